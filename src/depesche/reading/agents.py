"""Who did it, in a passive clause: the phrases with "von" or "durch" that hang on its verb."""

from __future__ import annotations

from depesche.german.prepositions import follows_source
from depesche.german.rules import AGENT_PREPOSITIONS
from depesche.reading.layers import Clause, Phrase


def agents(clause: Clause) -> list[Phrase]:
    """The agents of a passive clause, without what belongs to its subject or to a source it names."""
    found = [p for p in clause.prepositions(*AGENT_PREPOSITIONS) if not _is_of_subject(clause, p)]
    return [p for p in found if len(found) == 1 or not _is_of_source(clause, p)]


def _is_of_subject(clause: Clause, phrase: Phrase) -> bool:
    """Does "of X" before the finite verb belong to the subject: "the king of X was received"?"""
    subject = clause.subject
    if subject is None or clause.finite is None or phrase.start > clause.finite or subject.start > phrase.start:
        return False
    return any(g.head == phrase.head for part in (subject.conjuncts or [subject]) for g in part.genitives)


def _is_of_source(clause: Clause, phrase: Phrase) -> bool:
    """Does "of X" belong to the noun before it: "according to reports [of X] … by Y"?"""
    return any(
        p is not phrase and p.end == phrase.start and follows_source(p.preposition) for p in clause.prepositional
    )
