"""Subjects told once for two verbs: "A flew to Rome and met [B] there".

Behind "and" a lone phrase without case may be taken for the subject; with a verb that needs an object it is one.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.german.transitives import needs_object, opens_subject
from depesche.reading.layers import Clause, Reading


def share_subjects(reading: Reading) -> None:
    """Give coordinated clauses the subject before them where their own is their object."""
    changed = False
    for clause in reading.clauses:
        subject = clause.subject
        if subject is None or clause.subject_shared or clause.coordinated is None or not _is_lone(reading, clause):
            continue
        before = reading.clauses[clause.coordinated]
        if before.subject is None or before.voice != "active" or before.index >= clause.index:
            continue
        clause.objects = [replace(subject, case="Acc")]
        clause.subject, clause.subject_shared = before.subject, True
        changed = True
    if changed:
        reading.__dict__.pop("phrase_of_head", None)  # phrases have changed


def _is_lone(reading: Reading, clause: Clause) -> bool:
    """Does the verb stand first, need an object, and have but one phrase that may be it?"""
    if clause.voice != "active" or clause.objects or clause.finite is None or not needs_object(clause.predicate):
        return False
    first = [t for t in clause.tokens if reading.doc[t].pos_ != "CCONJ"][:1]
    subject = clause.subject
    if first != [clause.finite] or subject is None or subject.start < clause.finite:
        return False
    return not opens_subject(reading.doc[subject.start].lower_)
