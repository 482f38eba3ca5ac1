"""Who is who over documents: one row a person, state or body, however papers call it.

States and organisations are known by their code. A person is the folded name together with whom the person acts for,
in whatever spelling of its language of origin; a surname alone is the one person of that state who bears it, as long as
there is only one, and stays a name of its own where there are several. Nobody is guessed together over different
affiliations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from depesche.archive.names import fold, spelled, spelling
from depesche.archive.schema import actor_words, actors
from depesche.records import Actor, Part, Record, parts_of


def taking_part(record: Record) -> list[Part]:
    """Who takes part in a record; who acts in several statuses of an agreement once."""
    found = list(parts_of(record))
    by = {key(part.actor): part.actor for part in found if part.part == "by"}
    return [part for part in found if part.part != "by"] + [Part("by", i, one) for i, one in enumerate(by.values())]


def key(actor: Actor) -> str:
    """What the actor is known by, before surnames alone are resolved."""
    if actor.id and actor.kind in ("state", "igo"):
        return f"{actor.kind}:{actor.id}"
    return f"{actor.kind}:{fold(actor.name)}|{actor.affiliation or ''}"


def state(actor: Actor) -> str | None:
    """The code of the state or organisation that the actor is or acts for."""
    return actor.id if actor.kind in ("state", "igo") else actor.affiliation


def resolve(connection: Connection, found: Sequence[Actor]) -> dict[str, int]:
    """The archive's number of each of these actors of one document, by `key`; new ones are added."""
    wanted = {key(actor): actor for actor in found}
    numbers = _known(connection, wanted)
    # Full names first, so that a surname beside them finds its bearer.
    missing = sorted((k for k in wanted if k not in numbers), key=lambda k: (-len(fold(wanted[k].name).split()), k))
    for one in missing:
        actor = wanted[one]
        number = _namesake(connection, actor) if actor.kind == "person" else None
        if number is None:
            number = _add(connection, one, actor)
        numbers[one] = number
    return numbers


def _known(connection: Connection, wanted: Iterable[str]) -> dict[str, int]:
    rows = connection.execute(select(actors.c.key, actors.c.number).where(actors.c.key.in_(list(wanted))))
    return {row.key: row.number for row in rows}


def _add(connection: Connection, one: str, actor: Actor) -> int:
    row = {
        "key": one,
        "kind": actor.kind,
        "code": actor.id,
        "name": actor.name,
        "affiliation": actor.affiliation,
    }
    number = int(connection.execute(insert(actors).values(row).returning(actors.c.number)).scalar_one())
    _remember(connection, number, actor.name)
    return number


def _remember(connection: Connection, number: int, name: str) -> None:
    known = set(connection.execute(select(actor_words.c.word).where(actor_words.c.actor == number)).scalars())
    words = fold(name).split()
    fresh = [word for word in dict.fromkeys((*words, *map(spelled, words))) if word not in known]
    if fresh:
        connection.execute(insert(actor_words), [{"word": word, "actor": number} for word in fresh])


def catch_up(connection: Connection) -> None:
    """Make the names of an archive found in every spelling that was filled before spellings were known."""
    for row in connection.execute(select(actors.c.number, actors.c.name)).all():
        _remember(connection, row.number, row.name)


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A person the archive knows, with the spelling of each word of the name."""

    number: int
    name: str
    words: list[str]
    affiliation: str | None


def _namesake(connection: Connection, actor: Actor) -> int | None:
    """The one person of the same affiliation whose name holds this one, or whom this full name makes whole."""
    folded = fold(actor.name).split()
    if not folded:
        return None
    name = [spelling(word) for word in folded]
    rows = connection.execute(
        select(actors.c.number, actors.c.name, actors.c.affiliation)
        .join(actor_words, actor_words.c.actor == actors.c.number)
        .where(actors.c.kind == "person", actor_words.c.word.in_([spelled(folded[0]), spelled(folded[-1])]))
        .distinct()
        .limit(200)
    )
    known = [
        _Bearer(row.number, row.name, [spelling(word) for word in fold(row.name).split()], row.affiliation or None)
        for row in rows
    ]
    same = [bearer for bearer in known if bearer.affiliation == actor.affiliation]
    if not same and actor.affiliation is None and len(name) > 1:
        # A full name without affiliation is the one bearer of exactly that name.
        exact = [bearer for bearer in known if fold(bearer.name).split() == folded]
        return exact[0].number if len(exact) == 1 else None
    if len(name) == 1:
        fuller = [bearer for bearer in same if len(bearer.words) > 1 and _bears(bearer.words, name[0])]
        alone = [bearer for bearer in same if bearer.words == name]  # in another spelling
        one = fuller or alone
        return one[0].number if len(one) == 1 and actor.affiliation is not None else None
    fuller = [bearer for bearer in same if _shortens(name, bearer.words)]
    if len(fuller) == 1:
        return fuller[0].number
    if actor.affiliation is None:
        return None
    # The first full name for a surname known alone: that person gets it.
    others = [bearer for bearer in same if len(bearer.words) > 1 and _bears(bearer.words, name[-1])]
    alone = [bearer for bearer in same if bearer.words in ([name[-1]], [name[0]])]
    if len(alone) == 1 and not others:
        values = {"name": actor.name, "key": key(actor)}
        connection.execute(update(actors).where(actors.c.number == alone[0].number).values(values))
        _remember(connection, alone[0].number, actor.name)
        return alone[0].number
    return None


def _bears(full: list[str], word: str) -> bool:
    """Is the word what people with this full name are called by: its last part, or its first (Kim Jong-un)?"""
    return word in (full[0], full[-1])


def _shortens(one: list[str], other: list[str]) -> bool:
    """Is one full name the other with middle names left out: the same first and last part, the rest in order?"""
    if min(len(one), len(other)) < 2 or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(word in rest for word in short)
