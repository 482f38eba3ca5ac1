"""What a name or an id stands for: a record, a dossier, an agreement, a document."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, or_, select

from depesche.archive import identity, search
from depesche.archive.errors import NotFound
from depesche.archive.schema import actors, documents, dossiers, records
from depesche.archive.search import Filter
from depesche.records import Agreement

_ID = re.compile("[0-9a-f]{4,20}")  # the beginning of an id, long enough to look for
_HASH = re.compile("[0-9a-f]{8,64}")


def record(connection: Connection, id: str) -> Row[Any]:  # noqa: A002 - it is what it is called everywhere
    """The record of that id or anchor, or the one whose id begins so.

    Raises:
        NotFound: there is none, or several, which it names.
    """
    of = records.c
    return _one(connection, records, "record", id, (of.id, of.anchor), of.id, _ID)


def dossier(connection: Connection, id: str) -> int:  # noqa: A002
    """The number of the dossier of that id, whose id begins so, or that holds the record of that id.

    Raises:
        NotFound: there is none, or several, which it names.
    """
    rows = connection.execute(select(dossiers).where(dossiers.c.id == id)).all()
    if not rows and _ID.fullmatch(id):
        rows = connection.execute(select(dossiers).where(_begins(dossiers.c.id, id)).limit(4)).all()
    if len(rows) == 1:
        return int(rows[0].number)
    if not rows:
        try:
            number = record(connection, id).dossier
        except NotFound:
            number = None
        if number is not None:
            return int(number)
    raise NotFound("dossier", id, [row.id for row in rows])


def agreement(connection: Connection, name: str, known: Callable[[], Sequence[str]]) -> int:
    """The number of the dossier of the agreement of that name or id; of several, the best known.

    Args:
        connection: to the archive.
        name: an id, or words of the name.
        known: gives the titles among which the nearest are looked for, where there is none.

    Raises:
        NotFound: there is none; it names the nearest.
    """
    try:
        return dossier(connection, name)
    except NotFound:
        hits = search.search(connection, name, Filter(type="agreement"), 20)
    found = list(dict.fromkeys(hit.dossier for hit in hits if hit.dossier))
    if not found:
        raise NotFound("agreement", name, _close(name, known()))
    named = {
        hit.dossier
        for hit in hits
        if isinstance(hit.record, Agreement) and all(word in hit.record.name.lower() for word in name.lower().split())
    }
    of = dossiers.c
    sized = connection.execute(select(of.number, of.size, of.id).where(of.id.in_(found)))
    best = max(sized, key=lambda row: (row.id in named, row.size, -row.number))
    return int(best.number)


def actor(connection: Connection, name: str) -> Row[Any]:
    """The one actor of that key, or of that name if nobody else fits it.

    Raises:
        NotFound: there is none, or several, whose keys it names.
    """
    row = connection.execute(select(actors).where(actors.c.key == name)).first()
    if row is not None:
        return row
    found = search.find_actors(connection, name)
    if len(identity.whole(connection, found[:1])) < len(found):
        raise NotFound("single actor", name, [row.key for row in found])
    return found[0]


def document(connection: Connection, id: str) -> Row[Any]:  # noqa: A002
    """The document of that id or SHA-256, or the one whose SHA-256 begins so.

    Raises:
        NotFound: there is none, or several, which it names.
    """
    of = documents.c
    return _one(connection, documents, "document", id, (of.id, of.sha256), of.sha256, _HASH)


def _one(
    connection: Connection,
    table: Table,
    what: str,
    id: str,  # noqa: A002
    names: Sequence[ColumnElement[str]],
    begun: ColumnElement[str],
    beginning: re.Pattern[str],
) -> Row[Any]:
    """The row that has this id in one of the columns `names`, or the one whose column `begun` begins so."""
    exact = connection.execute(select(table).where(or_(*(name == id for name in names))).limit(1)).first()
    if exact is not None:
        return exact
    rows: Sequence[Row[Any]] = []
    if beginning.fullmatch(id):
        rows = connection.execute(select(table).where(_begins(begun, id)).limit(4)).all()
    if len(rows) != 1:
        raise NotFound(what, id, [row._mapping[begun] for row in rows])
    return rows[0]


def _begins(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    """The column begins with these hexadecimal digits; an index serves it."""
    return (column >= start) & (column < start + "g")


def _close(name: str, names: Sequence[str]) -> list[str]:
    lowered = {n.lower(): n for n in names}
    near = difflib.get_close_matches(name.lower(), lowered, n=3, cutoff=0.4)
    return [lowered[n] for n in near]
