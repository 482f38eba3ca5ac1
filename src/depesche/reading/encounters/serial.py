"""Talks that one side has with several others in turn: one encounter with each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.german.encounter_words import is_in_turn
from depesche.german.prepositions import is_company
from depesche.reading.encounters.model import Told
from depesche.reading.encounters.participants import known_person
from depesche.reading.layers import Phrase, Reading
from depesche.reading.merging import actor_key
from depesche.reading.sides import actors_in, is_side, side_of, sides
from depesche.records import Actor

_IN_TURN = ("call", "meeting")
_NEAR = 2  # tokens from an adjective to the noun that it stands before


def one_by_one(reading: Reading, told: Told) -> list[Told]:
    """The talks with each other side: "had telephone calls with A, B and C", "spoke with A and B in turn"."""
    subject = told.match.clause.subject
    if told.kind not in _IN_TURN or subject is None or told.match.clause.voice != "active":
        return [told]
    own = {actor_key(known_person(a)) for a in actors_in(reading, [subject])}
    acting = [a for a in told.participants if actor_key(a) in own]
    others = [a for a in told.participants if actor_key(a) not in own]
    if not acting or len(others) < 2 or not all(map(_is_by_itself, others)) or sides(others) & sides(acting):
        return [told]
    if not _is_in_turn(reading, told):
        return [told]
    return [replace(told, participants=[*acting, other]) for other in others]


def _is_by_itself(actor: Actor) -> bool:
    return actor.kind in ("person", "state", "igo") and is_side(actor) and side_of(actor) is not None


def _is_in_turn(reading: Reading, told: Told) -> bool:
    """Do the words tell of several talks: by their plural, by "with" said again, by an adverb ("getrennt")?"""
    clause, trigger = told.match.clause, told.match.trigger
    said = [t for t in clause.tokens if is_in_turn(reading.doc[t].lower_)]
    if any(reading.doc[t].tag_ != "ADJA" or 0 < trigger - t <= _NEAR for t in said):
        return True
    if told.kind != "call":
        return False
    if told.match.rule.noun is not None:
        return "Plur" in reading.doc[trigger].morph.get("Number", [])
    return len({p.head for p in _with(clause.prepositional) if actors_in(reading, [p])}) > 1


def _with(phrases: list[Phrase]) -> Iterator[Phrase]:
    return (p for p in phrases if is_company(p.preposition or ""))
