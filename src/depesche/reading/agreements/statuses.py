"""What happened to an agreement: dated status actions, each told once, and what follows from them."""

from __future__ import annotations

from typing import cast

from depesche.german import agreeing, treaties
from depesche.reading.agreements.bound import subject_above
from depesche.reading.agreements.contents import trimmed
from depesche.reading.agreements.events import Event
from depesche.reading.agreements.parties import contracting, parties_of
from depesche.reading.agreements.told import CONCLUDED, REACHED, Told, event_factuality, failed_to_agree
from depesche.reading.layers import Reading
from depesche.reading.merging import same_time
from depesche.reading.places import place_of
from depesche.reading.when import time_of
from depesche.records import Actor, Plover, Status, Time
from depesche.records.record import Factuality, StatusName

_SUPPORTED = frozenset(
    {"signed", "approved_domestically", "ratified", "deposited", "provisionally_applied", "in_force", "extended"}
)
_MEDIATED = "agreement.adopted_mediated"
_DECLARED = "agreement.adopted_declared_in"
_YEAR_REACH = 4  # tokens of "from the year 1990"
_UNDERTAKEN = frozenset({"signed", "ratified", "initialled", "approved_domestically"})
_ADVERSE = frozenset({"violated", "terminated"})
#: What an agreement's own words allow its sides to do some day.
_ALLOWED = frozenset({"denounced", "extended", "terminated"})
#: What can only become of an agreement that there is.
_LATER = frozenset(
    {"extended", "suspended", "amended", "violated", "denounced", "terminated", "superseded", "in_force"}
)


def statuses_of(reading: Reading, told: Told) -> list[Status]:
    """The status actions of an agreement in text order; one told twice has the evidence of both."""
    found: dict[tuple[str, Factuality, tuple[str, ...]], Status] = {}
    concluded = any(
        e.status in CONCLUDED - {"terminated"} and event_factuality(reading, e) == "occurred" for e in told.events
    )
    refused = {e.match.clause.index for e in told.events if e.status == "rejected"}
    everybody = {p.id or p.name for p in told.parties}
    for event in told.events:
        if event.status is None:
            continue
        clause = event.match.clause
        status: str = event.status
        held = told.chain.noun.family == "ceasefire" and event.mention.reference == "definite"
        if status == "terminated" and clause.predicate in agreeing.FAILING_VERBS and not (concluded or held):
            status = "rejected"
        by = (contracting if status in ("adopted", "signed") else parties_of)(reading, event.by)
        factuality = event.match.rule.factuality or event_factuality(reading, event)
        if status == "adopted" and factuality == "ongoing" and clause.predicate in agreeing.BARGAINING_VERBS:
            status = "negotiating"
        family = told.chain.noun.family
        if failed_to_agree(event):
            status, factuality, by = "rejected", "occurred", []
        if event.match.rule.id == _DECLARED and any(e.status == "signed" for e in told.events):
            continue  # what those say in it who signed it
        if event.match.rule.id == _MEDIATED and event.attributive and len(told.events) > 1:
            continue  # "the ceasefire mediated by X" took effect
        if status == "in_force" and family == "ruling":
            continue  # who keeps to it or not makes it no more and no less binding
        if status == "in_force" and family != "ceasefire" and factuality == "occurred" and _kept(event):
            continue  # it stands all the same, and its keeping is a deed of those who keep it
        if family == "ceasefire" and status == "in_force" and _short_lived(reading, event):
            status, factuality = "violated", "occurred"
        if status == "approved_domestically" and (
            family == "declaration"
            or (family in ("plan", "resolution") and _are_bodies(by))
            or (family == "resolution" and not by)
        ):
            status = "adopted"  # what a body or meeting itself decides needs nobody's approval at home
        if status == "rejected" and factuality == "denied" and clause.predicate == agreeing.EXCLUDING_VERB:
            status, factuality = "proposed", "occurred"
        if status in _UNDERTAKEN and factuality == "denied" and by and _refused(reading, event):
            status, factuality = "rejected", "occurred"
        if status in REACHED and factuality == "proposed":
            # Asked for or hoped for, not yet reached: the proposal is what took place.
            status, asking = "proposed", parties_of(reading, subject_above(reading, clause))
            by, factuality = asking, "occurred" if asking else factuality
        names = tuple(sorted(a.id or a.name for a in by))
        if status == "proposed" and event.nominal and by and factuality in ("denied", "cancelled"):
            factuality = "occurred"  # who turns down a proposal does not undo that it was made
        if status == "in_force" and factuality == "denied" and clause.predicate in agreeing.KEEPING_VERBS and by:
            status, factuality = "violated", "occurred"
        if status == "in_force" and factuality == "denied" and clause.predicate in agreeing.KEEPING_VERBS:
            continue  # not kept or put into practice: it stands all the same
        if status == "violated" and event.nominal and clause.predicate in agreeing.PRESUPPOSING_VERBS:
            factuality = "occurred"
        real = ("occurred", "ongoing") if status == "violated" else ("occurred", "ongoing", "planned")
        if (
            status in _ALLOWED
            and clause.modal == agreeing.ABILITY
            and clause.mood == "ind"
            and clause.tense == "present"
        ):
            continue  # "may be denounced within six months"
        if status in REACHED and factuality == "cancelled" and clause.index in refused:
            continue  # "stopped the signing": the refusal tells it
        if status in _ADVERSE and (factuality not in real or (clause.negated and event.status == status)):
            continue  # threatened, feared or denied: nothing happened to the agreement
        time = time_of(reading, clause, event.mention.head if event.attributive else event.match.trigger)
        if _its_own(reading, event, time) if not event.attributive else _of_clause(reading, event, time):
            time = None
        span = reading.document.cut(*trimmed(reading, clause.start, clause.end))
        key = (status, factuality, () if set(names) == everybody else names)
        if not names and key not in found:
            # The same thing told again without those who did it.
            key = next((k for k in found if k[:2] == key[:2] and _same_day(found[k].when, time)), key)
        before = found.get(key)
        if before is not None:
            found[key] = before.model_copy(
                update={
                    "evidence": before.evidence + ([span] if span not in before.evidence else []),
                    "when": before.when or time,
                    "where": before.where or place_of(reading, clause),
                }
            )
            continue
        found[key] = Status(
            status=cast(StatusName, status),  # the rules' test checks every name against the codebook
            by=by,
            when=time,
            where=place_of(reading, clause),
            factuality=factuality,
            evidence=[span],
        )
    return list(found.values())


def _kept(event: Event) -> bool:
    """Is it told that somebody keeps it?"""
    return not event.nominal and event.match.clause.predicate in agreeing.KEEPING_VERBS and bool(event.by)


def _short_lived(reading: Reading, event: Event) -> bool:
    """Is it told how short a time it held: "hielt nur zwei Tage"?"""
    clause = event.match.clause
    words = {reading.doc[t].lower_ for t in clause.tokens}
    if clause.predicate != agreeing.HOLDING_VERB or agreeing.HARDLY.isdisjoint(words):
        return False
    if clause.negated and clause.tense == "past" and not event.by:
        return True  # "which did not hold"
    return any(treaties.is_unit_of_time(reading.doc[t].lemma_) for t in clause.tokens)


def _refused(reading: Reading, event: Event) -> bool:
    """Does somebody refuse to do it, now or to come, and has not only left it undone so far?"""
    clause = event.match.clause
    above = reading.clauses[clause.parent] if clause.parent is not None else None
    if clause.kind == "infinitive" and above is not None and above.predicate in agreeing.REFUSING_VERBS:
        return True
    words = {reading.doc[t].lower_ for t in clause.tokens}
    return clause.negated and clause.tense in ("present", "future") and agreeing.STILL not in words


def _its_own(reading: Reading, event: Event, time: Time | None) -> bool:
    """Does the time stand in the agreement's own phrase, and tell when it was made: "the accord of 1990"?"""
    if time is None or time.start is None or event.mention.content is not None:
        return False
    mention, doc = event.mention, reading.doc
    token = reading.token_at(time.start)
    if mention.start <= token < mention.head:
        return True
    return mention.head + 1 < token <= mention.head + _YEAR_REACH and (
        doc[mention.head + 1].lower_ in treaties.YEAR_PREPOSITIONS
    )


def _of_clause(reading: Reading, event: Event, time: Time | None) -> bool:
    """Does the time belong to the clause's verb, and not to a participle before the agreement's noun?"""
    if time is None or time.start is None or event.match.trigger == event.mention.head:
        return False
    token = reading.token_at(time.start)
    between = reading.doc[token : event.match.trigger]
    return token > event.match.trigger or any(t.tag_.endswith("FIN") for t in between)


def _same_day(one: Time | None, other: Time | None) -> bool:
    return one is None or other is None or same_time(one.value, other.value)


def _are_bodies(actors: list[Actor]) -> bool:
    return bool(actors) and all(a.kind == "igo" for a in actors)


def factuality_of_statuses(statuses: list[Status], given: bool = False) -> Factuality:
    """The record's factuality: that of the furthest thing told of it; of one that is `given`, no denial undoes it."""
    if not statuses or (given and all(s.factuality == "denied" or s.status in _LATER for s in statuses)):
        return "occurred"
    real = [s for s in statuses if s.factuality in ("occurred", "ongoing")]
    if any(s.status in CONCLUDED for s in real):
        return "occurred"
    if any(s.status == "negotiating" for s in real):
        return "ongoing"
    planned = [s.factuality for s in statuses if s.status in CONCLUDED]
    if planned:
        return planned[0]
    return "proposed" if real else statuses[0].factuality


def plover_of(statuses: list[Status]) -> Plover | None:
    """PLOVER (manual of 2023): AGREE before signing, SUPPORT at signing and ratifying, CONSULT while negotiating."""
    real = {s.status for s in statuses if s.factuality in ("occurred", "ongoing")}
    if real & _SUPPORTED:
        return Plover(type="SUPPORT")
    if real and real <= {"rejected", "denounced", "terminated", "suspended"}:
        return Plover(type="REJECT")
    if real == {"negotiating"}:
        return Plover(type="CONSULT")
    return Plover(type="AGREE") if statuses else None
