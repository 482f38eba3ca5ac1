"""One agreement with all that the document tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from depesche.german import agreeing, treaties
from depesche.reading.agreements.chains import Chain
from depesche.reading.agreements.events import Event
from depesche.reading.factuality import factuality_of
from depesche.reading.layers import Clause, Reading
from depesche.records import Actor
from depesche.records.record import Factuality, StatusName

STATUSES: frozenset[str] = frozenset(get_args(StatusName))
#: Who does these becomes bound by the agreement; others may propose, reject or violate it from outside.
BINDING = STATUSES - {"proposed", "superseded", "rejected"}
CONCLUDED = BINDING - {"negotiating"}
REACHED = frozenset({"adopted", "signed", "initialled"})
#: Families whose violators and approvers are not their authors.
OUTSIDE = frozenset({"resolution", "peace"})


@dataclass(slots=True)
class Told:
    """A chain of mentions, the events tied to them, and the parties that follow from both."""

    chain: Chain
    events: list[Event] = field(default_factory=list)
    parties: list[Actor] = field(default_factory=list)


def failed_to_agree(event: Event) -> bool:
    """Is it told that those who talked did not come to terms: "could not agree on an accord"?"""
    clause = event.match.clause
    settling = event.status == "adopted" and not event.nominal and clause.predicate in agreeing.SETTLING_VERBS
    return settling and clause.negated and clause.tense in ("past", "perfect", "pluperfect")


def event_factuality(reading: Reading, event: Event) -> Factuality:
    """What the clause of an event says of its reality."""
    if event.attributive:
        return "occurred"
    if event.match.rule.set.get("negated") and event.match.rule.factuality is not None:
        return event.match.rule.factuality
    clause = event.match.clause
    factuality = factuality_of(reading, clause, event.match.trigger)
    if clause.mood == "sub2" and _conditional(reading, clause):
        return "proposed"
    if clause.kind == "infinitive" and factuality == "occurred" and _is_intent(reading, clause):
        return "proposed"
    if event.status == "negotiating" and factuality == "occurred" and event.match.clause.tense == "present":
        return "ongoing"
    if event.status == "in_force" and factuality == "ongoing" and clause.predicate in agreeing.BEING_VERBS:
        return "occurred"  # "there has been a treaty since 1924": that is when it began
    return factuality


def _is_intent(reading: Reading, clause: Clause) -> bool:
    """Does an infinitive fill out a noun of intent right before it: "the will to conclude an accord"?"""
    before = (t for t in reversed(reading.doc[max(0, clause.start - 3) : clause.start + 1]) if t.pos_ == "NOUN")
    noun = next(before, None)
    return noun is not None and noun.lemma_ in agreeing.INTENT_NOUNS


def _conditional(reading: Reading, clause: Clause) -> bool:
    """Does the clause tell what would be if something else were: "would begin, if …"?"""
    return any(
        other.complementizer is not None and reading.doc[other.complementizer].lower_ in treaties.CONDITIONAL
        for other in reading.clauses_of_sentence.get(clause.sentence, ())
    )
