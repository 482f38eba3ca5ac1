"""Times and talks are no subjects: "Zwei Stunden lang sprachen Meier und Orban", "Ein Treffen lehnte Meier ab".

A plural of hours or weeks before the verb fits its number, and things show no case, so that clauses may take them for
the subject and the actors behind the verb for its object, until it is known what is a time and who is an actor.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.german.encounter_words import is_done_by_somebody
from depesche.german.prepositions import is_unmarked_time
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.when import is_time


def free_subjects(reading: Reading) -> None:
    """Make actors the subjects of clauses whose subject is but a time."""
    changed = False
    for clause in reading.clauses:
        subject = clause.subject
        if subject is None or clause.subject_shared:
            continue
        time = _is_time(reading, subject)
        if not time and not _is_thing_first(reading, clause, subject):
            continue
        actors = _actors(reading, clause)
        if actors is not None:
            clause.subject = replace(actors, case="Nom")
            others = [o for o in clause.objects if o is not actors]
            clause.objects = others if time else [replace(subject, case="Acc"), *others]
            changed = True
    if changed:
        reading.__dict__.pop("phrase_of_head", None)  # phrases have changed


def _is_time(reading: Reading, subject: Phrase) -> bool:
    before = reading.doc[subject.start - 1].lower_ if subject.start else ""
    return is_unmarked_time(before) or all(is_time(reading, p) for p in subject.conjuncts or [subject])


def _is_thing_first(reading: Reading, clause: Clause, subject: Phrase) -> bool:
    """Does a noun that names nobody stand before a verb that somebody does to it?"""
    if clause.voice != "active" or clause.finite is None or clause.order != "V2" or subject.head >= clause.finite:
        return False
    return is_done_by_somebody(clause.predicate) and not subject.conjuncts and not reading.actors(subject)


def _actors(reading: Reading, clause: Clause) -> Phrase | None:
    """The first object that may be a subject and names somebody."""
    for phrase in clause.objects:
        if phrase.case in ("Acc", None) and phrase.preposition is None and reading.actors(phrase):
            return phrase
    return None
