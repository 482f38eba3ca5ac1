"""Whom an actor binds: states, international organisations and armed groups; persons and ministries bind theirs."""

from __future__ import annotations

from collections.abc import Iterable

from depesche.reading.layers import Reading
from depesche.records import Actor


def parties_of(reading: Reading, actors: Iterable[Actor]) -> list[Actor]:
    """The parties that these actors stand for, each once, in order; actors that bind nobody are left out."""
    found: dict[str, Actor] = {}
    for actor in actors:
        party = _party(reading, actor)
        if party is not None:
            found.setdefault(party.id or party.name, party)
    return list(found.values())


def _party(reading: Reading, actor: Actor) -> Actor | None:
    if actor.kind in ("state", "igo"):
        return actor.model_copy(update={"role": None})
    if actor.affiliation and actor.affiliation != actor.id:
        return party_with_id(reading, actor.affiliation, actor)
    if actor.kind == "group":
        return actor.model_copy(update={"role": None})
    return None


def party_with_id(reading: Reading, code: str, mentioned: Actor | None = None) -> Actor:
    """The state or organisation with this code, as the document names it where it does."""
    from depesche.reading.actors import actor as make

    for entity in reading.entities:
        if entity.id == code:
            party = make(reading, entity)
            break
    else:
        party = _named(code)
    mention = mentioned.mention if mentioned else None
    return party.model_copy(update={"role": None, "mention": mention or party.mention})


def _named(code: str) -> Actor:
    from depesche.german.lexicon import state_of_code

    state = state_of_code().get(code)
    if state is not None:
        return Actor(id=code, name=state.main, kind="state")
    return Actor(id=code, name=code, kind="igo")
