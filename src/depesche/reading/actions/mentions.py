"""From a rule that fired in a clause to a mention of a deed."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from depesche.german.conflict import are_hostages, is_armed_body, means
from depesche.german.descriptions import is_thing
from depesche.german.encounter_words import is_political_group
from depesche.german.modality import is_definite
from depesche.german.prepositions import (
    is_direction,
    is_inside,
    is_means,
    is_origin,
    is_reason,
    looks_back_or_at,
    points_at_event,
)
from depesche.german.reciprocals import to_each_other
from depesche.german.rules import GENITIVE_PREPOSITION
from depesche.german.voices import voice
from depesche.reading.actions import parties, presupposed, wording
from depesche.reading.actions.descriptions import described as by_description
from depesche.reading.actions.model import Deed, Told
from depesche.reading.actions.owners import is_of_other_noun
from depesche.reading.actions.power import takers_of_power
from depesche.reading.actions.unreal import is_matter_of_talk, tells_nothing_done
from depesche.reading.attribution import asserted_by
from depesche.reading.engine import Match, evidence_of
from depesche.reading.factuality import factuality_of
from depesche.reading.layers import PlaceMention, Reading
from depesche.reading.merging import actor_key, join_actors
from depesche.reading.sides import is_side, sides
from depesche.reading.when import time_of
from depesche.reading.where import where_of
from depesche.records import Actor, Factuality, Time

_HEADINGS = 2  # lines above a text, at most, behind its first
_MOMENTARY = frozenset({"abduct", "arrest", "convict", "release", "targeted"})  # nobody goes on being killed


def tell(reading: Reading, match: Match, conflict: bool) -> Told | None:
    """What a match tells of a deed, or None where the words mean no deed."""
    match = wording.with_object_hit(reading, match)
    clause, rule = match.clause, match.rule
    if reading.in_boilerplate(match.trigger, match.trigger + 1) or _is_no_deed(reading, match):
        return None
    actors = parties.doers(reading, match, "actors", conflict) or parties.shared_agent(reading, match, conflict)
    if not actors:
        actors = wording.subject_doers(reading, match, conflict) or parties.doers(reading, match, "others", conflict)
    actors = actors or wording.doers_of_operation(reading, match, conflict)
    if not any(is_side(a) for a in actors):
        actors = wording.principals(reading, match, conflict) or actors
    if not actors and rule.verb is not None and _is_done_by_outsiders(reading, match, conflict):
        return None
    noun = reading.phrase_of_head.get(match.trigger) if rule.noun is not None else None
    given = noun is not None and is_definite(reading.doc, noun.start, noun.head)
    apart = noun is not None and given and looks_back_or_at(noun.preposition or "")
    where = where_of(reading, clause, match.trigger, partial(_is_goal, reading, match), own=apart)
    recipients = parties.befallen(reading, match, "recipients") or wording.attacked_subject(reading, match)
    recipients = [_without_participle(reading, match, r) for r in recipients]
    if rule.set["type"] == "AID" and rule.noun is not None and not recipients and _is_of_owner(match, actors):
        actors, recipients = [], actors  # "the support of Ukraine" is given to it
    if rule.set.get("mode") == "destroy" and rule.verb is not None:
        recipients = [r for r in recipients if r.kind != "person"]
    if parties.is_mutual(match) and not rule.set.get("mutual"):
        actors, recipients = join_actors([*actors, *recipients]), []  # all are actors
    explicit = bool(recipients)
    described = False
    if rule.set.get("people") and _holds_no_person(reading, match, recipients):
        return None
    if (
        not recipients
        and (not rule.set.get("people") or _is_done_to_people(reading, match, bool(actors)))
        and (conflict or any(_is_armed(a) for a in actors) or parties.nations(reading, match))
        and _takes_descriptions(rule.set)
    ):
        recipients = parties.befallen_by_description(reading, match, "recipients")
        described = bool(recipients)
    if not recipients and rule.set["type"] == "AID":
        recipients = parties.helped_people(reading, match)
    placed = not recipients
    if rule.set.get("power") and rule.factuality is None:
        actors, recipients = takers_of_power(reading, match, actors, recipients)
    if not recipients:
        recipients = parties.targets(reading, match)
        explicit = bool(recipients) and bool(rule.set.get("military") or rule.set.get("national"))  # no crime
    if not actors and rule.noun is not None and rule.set.get("mode") == "weapons" and not explicit:
        actors, recipients = recipients, []  # a test in a state is one of that state
    if not actors and placed and rule.set.get("mode") in ("curfew", "martial-law"):
        actors, recipients = recipients, []  # what is in force in a state, it has put in force
    if rule.set.get("aimed") and not recipients:
        return None
    named = bool(actors)
    if rule.set.get("named") and not named:
        return None  # "helped in the war on the rebels": whose war it is nobody tells
    if not actors and recipients:
        actors = [a for a in parties.authority(reading, match) if actor_key(a) not in map(actor_key, recipients)]
    if rule.set["type"] != "COOPERATE":  # who works together does so with each other
        told = bool(recipients) and (rule.set["type"], rule.set.get("mode")) == ("SANCTION", "withdraw")
        recipients = _others(recipients, actors)
        if not recipients and (rule.set.get("aimed") or told):
            return None  # "the army supports its own special forces", "[X] called its envoy home from [X]"
    each_other = len(actors) > 1 and not recipients and _is_to_each_other(reading, match)
    if each_other:
        recipients = list(actors)
    if not recipients and explicit and conflict and _takes_descriptions(rule.set):  # a state in its own towns
        recipients = _others(parties.befallen_by_description(reading, match, "recipients"), actors)
    factuality, when = _whether_and_when(reading, match, apart)
    if rule.noun is not None and factuality == "denied":
        return None  # "rejects the sanctions" says nothing of a deed
    deed, mode = _deed(match, conflict, actors, recipients)
    return Told(
        match,
        deed,
        mode,
        actors,
        recipients,
        factuality,
        when,
        where,
        [evidence_of(reading, clause)],
        asserted_by(reading, clause),
        definite=given,
        explicit=explicit,
        described=described,
        placed=placed,
        named=named,
        nations=parties.nations(reading, match),
        conflict=conflict,
        each_other=each_other,
        mutual=not recipients and (parties.is_mutual(match) or bool(rule.set.get("reciprocal"))),
        heading=_is_in_heading(reading, clause.sentence),
        in_it=any(points_at_event(reading.doc[t].lower_) for t in clause.tokens),
        reason=noun is not None and is_reason(noun.preposition or ""),
    )


def _is_no_deed(reading: Reading, match: Match) -> bool:
    """Do the words tell of no deed: an attack in words, a thing "killed", something asked or only talked about?"""
    slots, by_verb = match.rule.set, match.rule.verb is not None
    if slots["type"] == "ASSAULT" and by_verb and _is_of_words(reading, match):
        return True
    if slots.get("mode") == "targeted" and by_verb and _kills_a_thing(reading, match):
        return True
    if tells_nothing_done(reading, match) or is_matter_of_talk(reading, match):
        return True
    return slots["type"] == "RETREAT" and _is_from_no_office(reading, match)


def _whether_and_when(reading: Reading, match: Match, apart: bool) -> tuple[Factuality, Time | None]:
    """What the text says of the deed, and when it was; `apart`: only looked back at by its clause."""
    rule, clause = match.rule, match.clause
    factuality = rule.factuality or factuality_of(reading, clause, match.trigger)
    if rule.set.get("attempted") and factuality == "cancelled" and _failed(reading, match):
        factuality = "occurred"
    when = time_of(reading, clause, match.trigger, own=apart)
    if rule.noun is None:
        return factuality, when
    if factuality in ("planned", "proposed") and _is_past(reading, when):
        factuality = "occurred"  # "the invasion of 1990 will be the matter of another trial"
    if factuality == "ongoing" and rule.set.get("mode") in _MOMENTARY:
        factuality = "occurred"  # "the killing of X is a blow to the group"
    if rule.set["type"] == "ASSAULT" and factuality == "planned":
        if presupposed.is_taken_for_granted(reading, match):
            factuality = "occurred"
        elif (earlier := presupposed.of_last_year(reading, match, when)) is not None:
            factuality, when = "occurred", earlier
    return factuality, when


def _deed(match: Match, conflict: bool, actors: list[Actor], recipients: list[Actor]) -> tuple[Deed, str | None]:
    """The type and mode of the deed: those of its rule, unless its sides tell otherwise."""
    slots = match.rule.set
    if slots.get("joint") and len(sides(actors)) > 1:
        return "COOPERATE", None  # an exercise of two states is one with each other
    if slots.get("launch") and not conflict and not any(match.roles.get(r) for r in ("recipients", "targets")):
        return "MOBILIZE", "weapons"  # fired at nobody: a test
    if slots.get("mode") == "arrest" and any(are_hostages(r.name) for r in recipients):
        return "ASSAULT", "abduct"
    return cast(Deed, slots["type"]), slots.get("mode")


def _is_in_heading(reading: Reading, sentence: int) -> bool:
    """Is it one of the first sentences of the document, without a full stop?"""
    return sentence == 0 or (sentence <= _HEADINGS and not reading.doc[reading.sentences[sentence][1] - 1].is_punct)


def _is_goal(reading: Reading, match: Match, place: PlaceMention) -> bool:
    """Is it where the clause says something goes, its deed told by a noun: "the attack drove thousands to Hungary"?

    Neither was the attack where another noun of the clause is: "opponents of the war in Hungary".
    """
    token = reading.token_at(place.start)
    if match.rule.noun is None:
        return False
    hit = (p for p in match.roles.get("targets", ()) if is_of_other_noun(reading, match, p))
    goals = (p for p in match.clause.prepositional if is_direction(p.preposition or ""))
    return any(p.start <= token < p.end for p in (*hit, *goals))


def _without_participle(reading: Reading, match: Match, actor: Actor) -> Actor:
    """Whoever is known by a description that holds the participle that tells the deed, by the rest of it."""
    start, end = reading.chars(match.trigger, match.trigger + 1)
    if actor.id is not None or actor.mention is None or not actor.mention.start <= start < end < actor.mention.end:
        return actor
    parts = parties.parts_of(reading, match, "recipients")
    shorter = next((by_description(reading, p) for p in parts if p.start > match.trigger), None)
    return actor if shorter is None else actor.model_copy(update={"name": shorter.name, "mention": shorter.mention})


def _is_to_each_other(reading: Reading, match: Match) -> bool:
    attacks = match.rule.set["type"] == "ASSAULT" and match.rule.verb is not None
    return attacks and match.clause.voice == "active" and to_each_other(reading.doc, match.clause.tokens)


def _is_done_to_people(reading: Reading, match: Match, known: bool) -> bool:
    """Is it told of persons, by whom or, as a participle before them, where: "the hikers held in the desert"?"""
    if not known and match.clause.order != "none":
        return False
    heads = [reading.doc[part.head] for part in parties.parts_of(reading, match, "recipients")]
    return bool(heads) and all(voice(head.lemma_) == "person" for head in heads)


def _holds_no_person(reading: Reading, match: Match, recipients: list[Actor]) -> bool:
    """Was it done to a thing: "held the freighter"?"""
    if recipients:
        return all(r.kind not in ("person", "group") for r in recipients)
    heads = [reading.doc[part.head] for part in parties.parts_of(reading, match, "recipients")]
    return bool(heads) and all(is_thing(head) or means("thing", head.lemma_) for head in heads)


def _is_past(reading: Reading, when: Time | None) -> bool:
    """Did it happen in a year before that of the document?"""
    year = (when.value or "")[:4] if when is not None else ""
    published = reading.document.published
    return published is not None and year.isdigit() and int(year) < published.year


def _failed(reading: Reading, match: Match) -> bool:
    """Was the attack made, and missed its aim: "an attempt on the life of the president failed"?"""
    noun = reading.phrase_of_head.get(match.trigger)
    before = range(noun.start, noun.head) if noun is not None else ()
    return means("fail", match.clause.predicate) or any(means("fail", reading.doc[t].lemma_) for t in before)


def _others(recipients: list[Actor], actors: list[Actor]) -> list[Actor]:
    doers = {actor_key(a) for a in actors}
    return [r for r in recipients if actor_key(r) not in doers]


def _is_from_no_office(reading: Reading, match: Match) -> bool:
    """Did somebody step back from a contract or a candidacy, or a person withdraw from public life?"""
    if any(means("candidacy", reading.doc[t].lemma_) for t in match.clause.tokens):
        return True
    if match.rule.set.get("mode") == "withdraw":
        left = (p for p in match.clause.prepositional if is_origin(p.preposition or ""))
        return any(means("public_life", reading.doc[p.head].lemma_) for p in left)
    if match.rule.verb is None or match.rule.set.get("mode") != "resign":
        return False
    origin = match.clause.prepositions(GENITIVE_PREPOSITION)
    return bool(origin) and not any(means("office", reading.doc[p.head].lemma_) for p in origin)


def _is_of_owner(match: Match, actors: list[Actor]) -> bool:
    return bool(actors) and any(p.case == "Gen" for p in match.roles.get("actors", ()))


def _is_of_words(reading: Reading, match: Match) -> bool:
    """Is the attack one of words: "attacked the government with sharp words"?"""
    said = [p.preposition or "" for p in match.clause.prepositional if means("verbal", reading.doc[p.head].lemma_)]
    return any(is_means(preposition) or is_inside(preposition) for preposition in said)


def _kills_a_thing(reading: Reading, match: Match) -> bool:
    """Is what was killed no living being: "freedom was massacred"?"""
    parts = [part for part in parties.parts_of(reading, match, "recipients") if reading.doc[part.head].pos_ == "NOUN"]
    return bool(parts) and all(reading.mention_at.get(p.head) is None and is_thing(reading.doc[p.head]) for p in parts)


def _is_done_by_outsiders(reading: Reading, match: Match, conflict: bool) -> bool:
    """Does the clause name a doer that is no party, and no weapon either? Then the deed is none between parties."""
    for part in parties.parts_of(reading, match, "actors"):
        token = reading.doc[part.head]
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        weapon = means("weapon", token.lemma_)
        if not (conflict and (weapon or match.clause.voice != "active")):
            return True
    return False


def _is_armed(actor: Actor) -> bool:
    return actor.kind in ("state", "igo") or (
        actor.kind != "person" and (is_political_group(actor.name) or is_armed_body(actor.name))
    )


def _takes_descriptions(slots: dict[str, Any]) -> bool:
    """Is the deed done to people or things whom nobody knows by name?"""
    return slots["type"] in ("ASSAULT", "COERCE") or slots.get("mode") in ("release", "convict")
