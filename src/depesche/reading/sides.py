"""Who counts as a side in international relations: states, organisations of states, armed and political groups."""

from __future__ import annotations

from collections.abc import Iterable

from depesche.reading.actors import actor
from depesche.reading.layers import Phrase, Reading
from depesche.records import Actor


def actors_in(reading: Reading, phrases: Iterable[Phrase]) -> list[Actor]:
    """The actors of the phrases, adjectives and possessives that stand for one included ("a Norwegian ship", "its")."""
    found: list[Actor] = []
    for phrase in phrases:
        mention = reading.mention_at.get(phrase.head)
        if mention is not None and mention.form in ("adjective", "possessive") and phrase.end <= mention.end:
            found += [actor(reading, entity, mention) for entity in mention.entities]
        else:
            found += reading.actors(phrase)
    return found


def side_of(actor: Actor) -> str | None:
    """The state or body an actor stands for: a code, else the body's name; None for a person who acts for nobody."""
    if actor.kind in ("state", "igo"):
        return actor.id or actor.name
    if actor.affiliation is not None:
        return actor.affiliation
    return None if actor.kind == "person" else actor.id or actor.name


def sides(actors: Iterable[Actor]) -> set[str]:
    """The sides that the actors stand for."""
    return {s for a in actors if (s := side_of(a)) is not None}


def is_public(actor: Actor) -> bool:
    """Does the actor stand for a state or an organisation of states?"""
    return actor.kind in ("state", "igo") or actor.affiliation is not None
