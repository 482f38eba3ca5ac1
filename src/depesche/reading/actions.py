"""Who did what to whom: deeds with PLOVER type and mode, from rules on clauses, joined to one record a deed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, cast

from depesche.german.encounter_words import is_political_group
from depesche.german.lexicon import seats, state_of_code
from depesche.german.modality import is_definite
from depesche.german.nominals import base_form
from depesche.german.roles import role_forms
from depesche.german.rules import AGENT_PREPOSITIONS, Selector, load
from depesche.reading.attribution import asserted_by
from depesche.reading.conflict import tells_of_conflict
from depesche.reading.engine import Match, RuleSet
from depesche.reading.factuality import factuality_of
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.merging import actor_key, clusters, join_actors, join_spans, same_time
from depesche.reading.sides import actors_in, is_public, is_side, side_of
from depesche.reading.when import time_of
from depesche.reading.where import where_of
from depesche.records import Action, Actor, Factuality, Place, Plover, Span, Time

Deed = Literal["CONCEDE", "COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"]
_HIGH = frozenset({"head_of_state", "head_of_government", "minister", "foreign_minister"})
_INTERNATIONAL = frozenset({"official", "diplomat", "head_of_body", "representative"})
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
    explicit: bool  # the recipients are named, not only the place that was hit
    described: bool  # the recipients are known by their description alone: "three villagers"
    conflict: bool  # the document tells of conflict between political sides


@lru_cache(maxsize=1)
def _rules() -> RuleSet:
    return RuleSet(load("actions"))


def build(reading: Reading) -> list[Action]:
    """The deeds of a document, each once with all its evidence, in the order in which they are first told."""
    conflict = tells_of_conflict(reading)
    mentions = [told for match in _rules().match(reading) if (told := _tell(reading, match, conflict)) is not None]
    records = [r for group in clusters(mentions, _same) if (r := _record(reading, group)) is not None]
    return sorted(records, key=lambda r: r.evidence[0].start)


def _tell(reading: Reading, match: Match, conflict: bool) -> _Told | None:
    clause, rule = match.clause, match.rule
    start, end = reading.chars(match.trigger, match.trigger + 1)
    if any(r.start < end and start < r.end for r in reading.boilerplate):
        return None
    actors = _actors(reading, match, "actors") or _shared_agent(reading, match)
    recipients = _actors(reading, match, "recipients")
    if not actors:
        actors = _actors(reading, match, "others")
    where = where_of(reading, clause, match.trigger)
    explicit = bool(recipients)
    if not recipients:
        recipients = _targets(reading, match)
    described = False
    if not recipients and (conflict or any(_is_armed(a) for a in actors)) and _takes_descriptions(rule.set):
        recipients = _described(reading, match, "recipients")
        described = bool(recipients)
    if not actors and conflict and rule.set["type"] == "ASSAULT":
        actors = _described(reading, match, "actors")
        if rule.noun is not None:  # "attacks from the ground" tell no doer
            actors = [a for a in actors if is_political_group(a.name)]
    if rule.set["type"] != "COOPERATE":
        recipients = [r for r in recipients if actor_key(r) not in {actor_key(a) for a in actors}]
    factuality = rule.factuality or factuality_of(reading, clause, match.trigger)
    if rule.noun is not None and factuality == "denied":
        return None  # "rejects the sanctions" says nothing of a deed
    noun = reading.phrase_of_head.get(match.trigger) if rule.noun is not None else None
    return _Told(
        match,
        cast(Deed, rule.set["type"]),
        rule.set.get("mode"),
        actors,
        recipients,
        factuality,
        time_of(reading, clause, match.trigger),
        where,
        [_evidence(reading, clause)],
        asserted_by(reading, clause),
        definite=noun is not None and is_definite(reading.doc, noun.start, noun.head),
        explicit=explicit,
        described=described,
        conflict=conflict,
    )


def _actors(reading: Reading, match: Match, role: str) -> list[Actor]:
    return join_actors(actors_in(reading, match.roles.get(role, ())))


def _shared_agent(reading: Reading, match: Match) -> list[Actor]:
    """The agent of the passive clause that this one continues: "was found by soldiers and arrested"."""
    clause = match.clause
    asks = Selector(function="agent") in match.rule.roles.get("actors", ())
    if not asks or clause.voice != "passive" or not clause.subject_shared or clause.coordinated is None:
        return []
    before = reading.clauses[clause.coordinated]
    return (
        join_actors(actors_in(reading, before.prepositions(*AGENT_PREPOSITIONS))) if before.voice == "passive" else []
    )


def _is_armed(actor: Actor) -> bool:
    return actor.kind in ("state", "igo") or (actor.kind != "person" and is_political_group(actor.name))


def _takes_descriptions(slots: dict[str, Any]) -> bool:
    """Is the deed done to people or things whom nobody knows by name?"""
    return slots["type"] in ("ASSAULT", "COERCE") or slots.get("mode") == "release"


def _described(reading: Reading, match: Match, role: str) -> list[Actor]:
    """Who did it or whom it hit, in the words of the text: "a hospital"."""
    found = []
    for phrase in match.roles.get(role, ()):
        phrase = _antecedent(reading, phrase) or phrase
        for part in phrase.conjuncts or [phrase]:
            start = part.start
            while start < part.head and reading.doc[start].pos_ in ("ADP", "DET"):
                start += 1
            if reading.doc[part.head].pos_ not in ("NOUN", "PROPN"):
                continue
            name = base_form(reading.doc, start, part.end)
            found.append(Actor(id=None, name=name, kind="group", mention=reading.span(start, part.end)))
    return found


def _antecedent(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The noun that a relative pronoun stands for."""
    clause = reading.clause_of_token.get(phrase.head)
    if clause is None or clause.antecedent is None or "Rel" not in reading.doc[phrase.head].morph.get("PronType", []):
        return None
    return reading.phrase_of_head.get(clause.antecedent)


def _targets(reading: Reading, match: Match) -> list[Actor]:
    """The states of the places that were hit; a protest addresses the state in its capital only."""
    capital = match.rule.set["type"] == "PROTEST"
    found: list[Actor] = []
    for phrase in match.roles.get("targets", ()):
        found += _state_of(reading, phrase, capital) or ([] if capital else actors_in(reading, [phrase]))
    return join_actors(found)


def _state_of(reading: Reading, phrase: Phrase, capital: bool) -> list[Actor]:
    start, end = reading.chars(phrase.start, phrase.end)
    for place in reading.places:
        if start <= place.start < end and place.country is not None and (not capital or place.name in seats()):
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
    if told.type == "ASSAULT" and _tells_victims(cluster, told) and _fits(own_actors, actors):
        return True
    if not _fits(own_actors, actors) or not _fits(own_recipients, recipients):
        return False
    if told.match.clause.sentence == lead.match.clause.sentence:
        return bool(own_actors & actors or own_recipients & recipients or not own_actors or not actors)
    if anaphor:
        return True
    modes = {t.mode for t in cluster if t.mode}
    if told.mode and modes and told.mode not in modes:
        return False
    if not own_actors and not actors:
        return bool(own_recipients & recipients)
    return bool(own_actors & actors) and (bool(own_recipients & recipients) or not own_recipients)


def _tells_victims(cluster: list[_Told], told: _Told) -> bool:
    """Does the clause of an attack, or the sentence after it, tell whom it hit ("nine villagers were killed")?"""
    last = cluster[-1]
    if told.match.clause is last.match.clause:
        return True
    near = 0 <= told.match.clause.sentence - last.match.clause.sentence <= 1
    return near and not told.actors and (told.described or not told.recipients) and told.match.rule.verb is not None


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
    if not _in_scope(reading, group, actors, recipients):
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


def _in_scope(reading: Reading, group: list[_Told], actors: list[Actor], recipients: list[Actor]) -> bool:
    """Political actors on the sides that the deed needs; what is done to nobody is no deed in international relations.

    Verbs of attack are also used of words and games: there the doer must be more than a person, and somebody be hit.
    """
    deed = group[0].type
    if deed == "ASSAULT" and not actors and all(t.match.rule.noun is not None and _is_threat(t) for t in group):
        return False
    if _in_conflict(group, actors, recipients):
        return True
    if not any(is_side(a) for a in (*actors, *recipients)):
        return False
    if not all(is_side(a) or a.kind != "organisation" for a in actors):
        return False
    if deed == "RETREAT" and group[0].mode == "resign":
        return any(_holds_high_office(reading, a) for a in actors)
    if deed == "ASSAULT":
        bodies = [a for a in actors if a.kind != "person" and is_side(a)]
        hit = [r for t in group if t.explicit for r in t.recipients if _is_armed(r)]
        aimed = any(t.match.roles.get("targets") or t.match.roles.get("recipients") for t in group)
        known = any(is_public(a) or a.kind == "organisation" for a in (*actors, *recipients))
        placed = any(t.where is not None and t.where.country is not None for t in group)
        return (known or placed) and ((bool(bodies) and aimed) or (not actors and bool(hit)))
    if deed in ("MOBILIZE", "COOPERATE"):
        return bool(actors)
    if deed == "PROTEST":
        return bool(recipients)
    if deed in ("AID", "CONCEDE"):
        return bool(recipients) and any(t.explicit for t in group)
    return bool(actors) or any(t.explicit for t in group)


def _in_conflict(group: list[_Told], actors: list[Actor], recipients: list[Actor]) -> bool:
    """Violence, capture and release in a document on conflict: enough that somebody did it or suffered it.

    A person's attack is one of words, unless the rule tells how it was done.
    """
    deed, mode = group[0].type, next((t.mode for t in group if t.mode), None)
    if not group[0].conflict or all(t.match.rule.noun is not None and _is_threat(t) for t in group):
        return False
    told = bool(actors or recipients)
    sides = any(is_side(a) for a in (*actors, *recipients))
    if deed == "ASSAULT":
        if mode is None and actors and all(a.kind == "person" for a in actors):
            return False
        return told
    if deed == "COERCE" or mode == "release":
        return told
    if deed == "SANCTION":
        return sides or (mode == "convict" and told)
    if deed == "PROTEST":
        return told
    if deed in ("AID", "CONCEDE"):
        return any(is_side(a) for a in actors) or (sides and any(t.explicit for t in group))
    return mode == "withdraw" and told


def _is_threat(told: _Told) -> bool:
    """Is the deed only asked for, feared or prepared by nobody who is named?"""
    return told.factuality == "proposed" or (told.factuality == "planned" and not told.actors)


def _holds_high_office(reading: Reading, actor: Actor) -> bool:
    """A head of state or government, a minister of a state, an official of an organisation of states."""
    if actor.kind != "person" or actor.affiliation is None:
        return False
    entity = next((e for e in reading.entities if e.name == actor.name), None)
    levels = {form.level for title in (entity.roles if entity is not None else ()) for form in role_forms(title)}
    return bool(levels & (_HIGH if actor.affiliation in state_of_code() else _INTERNATIONAL))
