"""Which actors people say are one. The decisions are judgements; what they mean is made from those in force whenever
an actor is looked up, so undoing needs nothing else and reading again, which keeps an actor's number, changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, select

from depesche.archive import judgements
from depesche.archive.errors import JudgementError
from depesche.archive.schema import actors
from depesche.archive.schema import judgements as decisions


def merge(connection: Connection, one: Row[Any], other: Row[Any], who: str, reason: str | None) -> int:
    """A person says two actors are one, which goes by the first one's name; the number of the judgement.

    Raises:
        JudgementError: one is a state, which its code tells, one is a person and one is not, or they are one already.
    """
    if "state" in (one.kind, other.kind):
        raise JudgementError("states can't be merged", hint="They are told by their codes: correct the records.")
    if (one.kind == "person") != (other.kind == "person"):
        raise JudgementError(f"a person and a body can't be one: {one.key!r}, {other.key!r}")
    into = merged(connection)
    if into.get(one.number, one.number) == into.get(other.number, other.number):
        raise JudgementError(f"{one.key!r} and {other.key!r} are one already")
    value = {"into": one.key, "from": other.key, "numbers": [one.number, other.number]}
    return judgements.append(connection, "merge", who, slot=judgements.ACTOR, value=value, reason=reason)


def merged(connection: Connection) -> dict[int, int]:
    """The number of each actor that was merged into another → the number of the one that stands for all of them."""
    asked = (decisions.c.verb == "merge") & (decisions.c.slot == judgements.ACTOR)
    if connection.execute(select(decisions.c.number).where(asked).limit(1)).first() is None:
        return {}
    into: dict[int, int] = {}

    def standing(number: int) -> int:
        while number in into:
            number = into[number]
        return number

    for row in judgements.in_force(connection):
        if row.verb == "merge" and row.slot == judgements.ACTOR:
            one, other = map(standing, row.value["numbers"])
            if one != other:
                into[other] = one
    return {number: standing(number) for number in into}


def whole(connection: Connection, found: Sequence[Row[Any]]) -> list[Row[Any]]:
    """These rows of `actors` with all that were merged with them, the one that stands for the others before them."""
    into = merged(connection)
    if not into:
        return list(found)
    wanted: dict[int, None] = {}
    for row in found:
        first = into.get(row.number, row.number)
        wanted |= dict.fromkeys([first, *(number for number, one in into.items() if one == first)])
    rows = {row.number: row for row in connection.execute(select(actors).where(actors.c.number.in_(list(wanted))))}
    return [rows[number] for number in wanted]


def standing(connection: Connection, number: ColumnElement[int]) -> ColumnElement[int]:
    """In place of a column with actors' numbers: the number of the one that stands for the actor."""
    into = merged(connection)
    return case(into, value=number, else_=number) if into else number
