"""A document with everything that was read in it."""

from __future__ import annotations

from sqlalchemy import Connection, distinct, func, select

from depesche.archive import finding, reports
from depesche.archive.browsing import views
from depesche.archive.schema import records
from depesche.archive.store import document_of, record_of, with_dossier
from depesche.records import Note

_RELATIVES = 200  # documents of one text that are shown


def article(connection: Connection, id: str) -> views.Article:  # noqa: A002 - it is what it is called everywhere
    """The document of that id, SHA-256 or beginning of it.

    Raises:
        NotFound: there is none, or several.
    """
    row = finding.document(connection, id)
    query = with_dossier().where(records.c.document == row.number).order_by(records.c.position)
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
        (origin,) = reports.origins(connection, reports.relatives(connection, row, _RELATIVES))
    return views.Article(
        document=document_of(row),
        notes=[Note.model_validate(note) for note in row.notes],
        entries=entries,
        origin=origin,
        added=row.added,
        version=row.version,
    )
