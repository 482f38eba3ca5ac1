"""What the archive holds today: the newest of each question, who publishes, which runs added it."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from depesche.archive import reports, search
from depesche.archive import views as archive_views
from depesche.archive.browsing import views
from depesche.archive.schema import documents, dossiers, records, runs
from depesche.archive.store import with_dossier
from depesche.records import Statement


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
    """The newest records of a type, not after the archive's last publication, one an actor."""
    last = connection.execute(select(func.max(documents.c.published))).scalar()
    query = with_dossier().where(records.c.type == kind, records.c.verdict.is_distinct_from("rejected"))
    if last is not None:
        query = query.where(records.c.day <= last.isoformat())
    query = query.order_by(records.c.day.desc(), records.c.number.desc()).limit(limit * 6)
    out: dict[str | None, archive_views.Hit] = {}
    for row in connection.execute(query):
        found = search.hit(row)
        record = found.record
        who = record.speaker if isinstance(record, Statement) else getattr(record, "person", None)
        out.setdefault(who.name if who else None, found)
    return list(out.values())[:limit]


def publishers(connection: Connection, limit: int) -> list[views.Count]:
    """Who published most documents."""
    query = select(documents.c.publisher, func.count().label("many")).where(documents.c.publisher.is_not(None))
    found = connection.execute(query.group_by(documents.c.publisher).order_by(func.count().desc()).limit(limit))
    return [views.Count(value=row.publisher, count=row.many) for row in found]


def past_runs(connection: Connection, limit: int) -> list[views.Run]:
    """The calls that added documents, the last one first."""
    counted = select(func.count()).where(documents.c.run == runs.c.number).scalar_subquery()
    columns = (runs.c.number, runs.c.started, runs.c.finished, runs.c.version, counted.label("documents"))
    query = select(*columns).order_by(runs.c.number.desc()).limit(limit)
    return [views.Run(**row._asdict()) for row in connection.execute(query)]
