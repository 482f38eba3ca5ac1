"""A document with everything that was read in it."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, Row, distinct, func, select

from depesche.archive import reports
from depesche.archive.browsing import views
from depesche.archive.errors import NotFound
from depesche.archive.schema import documents, dossiers, records
from depesche.archive.store import document_of, record_of
from depesche.records import Note

_HASH = re.compile("[0-9a-f]{8,64}")


def article(connection: Connection, id: str) -> views.Article:  # noqa: A002 - it is what it is called everywhere
    """The document of that id, SHA-256 or beginning of it.

    Raises:
        NotFound: there is none, or several.
    """
    row = _document(connection, id)
    query = (
        select(records, dossiers.c.id.label("dossier_id"))
        .outerjoin(dossiers, dossiers.c.number == records.c.dossier)
        .where(records.c.document == row.number)
        .order_by(records.c.position)
    )
    found = connection.execute(query).all()
    shared = {one.dossier for one in found if one.dossier is not None}
    telling = (
        select(records.c.dossier, func.count(distinct(records.c.document)))
        .where(records.c.dossier.in_(shared))
        .group_by(records.c.dossier)
    )
    tellings: dict[int, int] = {one[0]: one[1] for one in connection.execute(telling)} if shared else {}
    entries = [
        views.Entry(
            record=record_of(one),
            dossier=one.dossier_id,
            tellings=tellings.get(one.dossier, 1),
            verdict=one.verdict,
            corrected=one.corrected is not None,
        )
        for one in found
    ]
    origin = None
    if row.family is not None:
        family = connection.execute(select(documents.c.number).where(documents.c.family == row.family).limit(200))
        (origin,) = reports.origins(connection, list(family.scalars()))
    return views.Article(
        document=document_of(row),
        notes=[Note.model_validate(note) for note in row.notes],
        entries=entries,
        origin=origin,
        added=row.added,
        version=row.version,
    )


def _document(connection: Connection, id: str) -> Row[Any]:  # noqa: A002
    of = documents.c
    exact = connection.execute(select(documents).where((of.id == id) | (of.sha256 == id)).limit(1)).first()
    if exact is not None:
        return exact
    if _HASH.fullmatch(id):
        begins = select(documents).where(of.sha256 >= id, of.sha256 < id + "g").limit(2)
        rows = connection.execute(begins).all()
        if len(rows) == 1:
            return rows[0]
    raise NotFound("document", id)
