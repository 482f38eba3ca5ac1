"""What the archive holds today: the newest of each question, who publishes, which runs added it."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from depesche.archive import reports, search
from depesche.archive import views as archive_views
from depesche.archive.browsing import views
from depesche.archive.schema import documents, dossiers, records, runs


def newest(connection: Connection, limit: int) -> dict[str, list[archive_views.Line]]:
    """The newest dossiers of each type that has them, by the last day they may have been and not after the archive's
    last publication, so that what is merely planned does not lead.
    """
    last = connection.execute(select(func.max(documents.c.published))).scalar()
    out = {}
    for kind in ("encounter", "agreement", "action"):
        query = select(dossiers.c.number).where(dossiers.c.type == kind)
        if last is not None:
            query = query.where(func.coalesce(dossiers.c.begins, "") <= last.isoformat())
        numbers = connection.execute(
            query.order_by(dossiers.c.begins.desc().nulls_last(), dossiers.c.size.desc()).limit(limit)
        )
        out[kind] = reports.lines(connection, list(numbers.scalars()))
    return out


def latest(connection: Connection, kind: str, limit: int) -> list[archive_views.Hit]:
    """The records of a type in the documents published last, one a document and speaker or office."""
    query = (
        select(records, dossiers.c.id.label("dossier_id"))
        .join(documents, documents.c.number == records.c.document)
        .outerjoin(dossiers, dossiers.c.number == records.c.dossier)
        .where(records.c.type == kind, records.c.verdict.is_distinct_from("rejected"))
    )
    recent = (
        select(documents.c.number)
        .order_by(documents.c.published.desc().nulls_last(), documents.c.number.desc())
        .limit(60)
    )
    query = query.where(records.c.document.in_(list(connection.execute(recent).scalars())))
    order = (documents.c.published.desc().nulls_last(), records.c.confidence.desc(), records.c.number.desc())
    return [search.hit(row) for row in connection.execute(query.order_by(*order).limit(limit))]


def publishers(connection: Connection, limit: int) -> list[views.Count]:
    """Who published most documents."""
    query = select(documents.c.publisher, func.count().label("many")).where(documents.c.publisher.is_not(None))
    found = connection.execute(query.group_by(documents.c.publisher).order_by(func.count().desc()).limit(limit))
    return [views.Count(value=row.publisher, count=row.many) for row in found]


def past_runs(connection: Connection, limit: int) -> list[views.Run]:
    """The calls that added documents, the last one first."""
    counted = select(func.count()).where(documents.c.run == runs.c.number).scalar_subquery()
    query = select(runs, counted.label("documents")).order_by(runs.c.number.desc()).limit(limit)
    return [
        views.Run(
            number=row.number,
            started=row.started,
            finished=row.finished,
            version=row.version,
            documents=row.documents,
        )
        for row in connection.execute(query)
    ]
