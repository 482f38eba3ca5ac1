"""Clauses that go on with the subject of the one before: "X wies das zurück, forderte Beweise und drohte"."""

from __future__ import annotations

from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_speak


def taken_over(text: Text, clause: Clause) -> Phrase | None:
    """ "…, und bekräftigte seine Zusage", "…, schloss den Abzug aber nicht aus": the noun is the object.

    Who speaks is the subject of the clause before.
    """
    subject, own = clause.subject, text.own(clause)
    if clause.subject_shared or not own or own[0] != clause.finite or own[0] == 0:
        return None
    noun = subject is not None and text.tags[subject.head] == "NN"
    if subject is not None and (not noun or text.reading.mention_at.get(subject.head) is not None):
        return None
    if clause.coordinated is not None and text.tags[own[0] - 1] == "KON" and subject is not None:
        return text.clauses[clause.coordinated].subject if not clause.objects else None
    if clause.kind != "main" or clause.mood != "ind" or text.forms[own[0] - 1] != ",":
        return None
    if subject is not None and (clause.objects or can_speak(text, subject, written=False)):
        return None
    return _goes_on_from(text, clause)


def _goes_on_from(text: Text, clause: Clause) -> Phrase | None:
    """The subject of the main clause that ends right before this one's comma or "und", or of the one before that."""
    first = text.own(clause)[0]
    mains = [c for c in text.by_sentence[clause.sentence] if c.kind == "main" and text.own(c)]
    for before in sorted(mains, key=lambda c: -text.own(c)[0]):
        own = text.own(before)
        if own[0] >= first or before.mood != "ind" or before.voice != "active" or own[-1] + 2 < first:
            continue
        if before.subject is not None and text.tags[before.subject.head] != "PRELS":
            return before.subject if can_speak(text, before.subject, written=False) else None
        if own[0] != before.finite:
            return None
        first = own[0]
    return None


def subject_before(text: Text, clause: Clause) -> Phrase | None:
    """ "… und versicherte, …": the subject of the main clause that this one goes on with."""
    own = text.own(clause)
    if clause.kind != "main" or not own or own[0] != clause.finite or text.tags[own[0] - 1] != "KON":
        return None
    before = [c for c in text.by_sentence[clause.sentence] if c.kind == "main" and c.start < own[0] and c is not clause]
    return (before[-1].subject or _goes_on_from(text, clause)) if before else None
