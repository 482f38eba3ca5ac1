"""Who did what to whom: deeds with PLOVER type and mode, from rules on clauses, joined to one record a deed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from depesche.german.lexicon import state_of_code
from depesche.german.rules import load
from depesche.reading.attribution import asserted_by
from depesche.reading.engine import Match, RuleSet
from depesche.reading.factuality import factuality_of
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.merging import actor_key, clusters, join_actors, join_spans, same_time
from depesche.reading.sides import actors_in, is_public, side_of
from depesche.reading.when import time_of
from depesche.reading.where import where_of
from depesche.records import Action, Actor, Factuality, Place, Plover, Span, Time

Deed = Literal["CONCEDE", "COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"]
_REAL = frozenset({"occurred", "ongoing"})


@dataclass(slots=True)
class _Told:
    """One mention of a deed."""

    match: Match
    type: Deed
    mode: str | None
    actors: list[Actor]
    recipients: list[Actor]
    factuality: Factuality
    when: Time | None
    where: Place | None
    evidence: list[Span]
    asserted_by: list[Actor]
    definite: bool


@lru_cache(maxsize=1)
def _rules() -> RuleSet:
    return RuleSet(load("actions"))


def build(reading: Reading) -> list[Action]:
    """The deeds of a document, each once with all its evidence, in the order in which they are first told."""
    mentions = [told for match in _rules().match(reading) if (told := _tell(reading, match)) is not None]
    records = [r for group in clusters(mentions, _same) if (r := _record(reading, group)) is not None]
    return sorted(records, key=lambda r: r.evidence[0].start)


def _tell(reading: Reading, match: Match) -> _Told | None:
    clause, rule = match.clause, match.rule
    start, end = reading.chars(match.trigger, match.trigger + 1)
    if any(r.start < end and start < r.end for r in reading.boilerplate):
        return None
    actors = _actors(reading, match, "actors")
    recipients = _actors(reading, match, "recipients")
    if not actors:
        actors = _actors(reading, match, "others")
    where = where_of(reading, clause, match.trigger)
    if not recipients:
        recipients = _targets(reading, match)
    if rule.set["type"] != "COOPERATE":
        recipients = [r for r in recipients if actor_key(r) not in {actor_key(a) for a in actors}]
    noun = reading.phrase_of_head.get(match.trigger) if rule.noun is not None else None
    first = reading.doc[noun.start].morph if noun is not None else None
    return _Told(
        match,
        cast(Deed, rule.set["type"]),
        rule.set.get("mode"),
        actors,
        recipients,
        rule.factuality or factuality_of(reading, clause, match.trigger),
        time_of(reading, clause, match.trigger),
        where,
        [_evidence(reading, clause)],
        asserted_by(reading, clause),
        definite=first is not None and ("Def" in first.get("Definite") or "Dem" in first.get("PronType")),
    )


def _actors(reading: Reading, match: Match, role: str) -> list[Actor]:
    return join_actors(actors_in(reading, match.roles.get(role, ())))


def _targets(reading: Reading, match: Match) -> list[Actor]:
    """The states of the places that were hit."""
    found: list[Actor] = []
    for phrase in match.roles.get("targets", ()):
        found += actors_in(reading, [phrase]) or _state_of(reading, phrase)
    return join_actors(found)


def _state_of(reading: Reading, phrase: Phrase) -> list[Actor]:
    start, end = reading.chars(phrase.start, phrase.end)
    for place in reading.places:
        if start <= place.start < end and place.country is not None:
            state = state_of_code().get(place.country)
            return [Actor(id=place.country, name=state.name, kind="state")] if state is not None else []
    return []


def _evidence(reading: Reading, clause: Clause) -> Span:
    start, end = clause.start, clause.end
    while start < end - 1 and (reading.doc[start].is_space or reading.doc[start].is_punct):
        start += 1
    while end - 1 > start and reading.doc[end - 1].is_space:
        end -= 1
    return reading.span(start, end)


def _same(cluster: list[_Told], told: _Told) -> bool:
    lead = cluster[0]
    if told.type != lead.type or (told.factuality in _REAL) != (lead.factuality in _REAL):
        return False
    anaphor = told.definite and not told.recipients
    actors, recipients = _keys(cluster, "actors"), _keys(cluster, "recipients")
    own_actors, own_recipients = _keys([told], "actors"), _keys([told], "recipients")
    if told.when and not all(same_time(told.when.value, t.when.value) for t in cluster if t.when):
        return False
    if not _fits(own_actors, actors) or not _fits(own_recipients, recipients):
        return False
    if told.match.clause.sentence == lead.match.clause.sentence:
        return bool(own_actors & actors or own_recipients & recipients or not own_actors or not actors)
    if anaphor:
        return True
    modes = {t.mode for t in cluster if t.mode}
    if told.mode and modes and told.mode not in modes:
        return False
    return bool(own_actors & actors) and (bool(own_recipients & recipients) or not own_recipients)


def _keys(told: list[_Told], role: Literal["actors", "recipients"]) -> set[str]:
    found: set[str] = set()
    for one in told:
        for actor in getattr(one, role):
            found.add(side_of(actor) or actor_key(actor))
    return found


def _fits(one: set[str], other: set[str]) -> bool:
    return not one or not other or bool(one & other)


def _record(reading: Reading, group: list[_Told]) -> Action | None:
    group = sorted(group, key=lambda t: t.match.trigger)
    lead = max(group, key=lambda t: (bool(t.actors) + bool(t.recipients), -t.match.trigger))
    actors = join_actors(a for t in group for a in t.actors)
    recipients = join_actors(a for t in group for a in t.recipients)
    if not _in_scope(lead, actors, recipients):
        return None
    return Action(
        document=reading.document.reference,
        evidence=join_spans(s for t in group for s in t.evidence),
        factuality=lead.factuality,
        asserted_by=join_actors(a for t in group for a in t.asserted_by),
        when=lead.when or next((t.when for t in group if t.when), None),
        where=lead.where or next((t.where for t in group if t.where), None),
        plover=Plover(type=lead.type, mode=next((t.mode for t in (lead, *group) if t.mode), None)),
        rule=lead.match.rule.id,
        confidence=0.7 if actors and recipients else 0.5,
        actors=actors,
        recipients=recipients,
    ).with_id()


def _in_scope(told: _Told, actors: list[Actor], recipients: list[Actor]) -> bool:
    """A state, an organisation of states or a political body on one side at least, and somebody named on it."""
    return any(is_public(a) or a.kind in ("group", "organisation") for a in (*actors, *recipients)) and any(
        is_public(a) for a in (*actors, *recipients)
    )
