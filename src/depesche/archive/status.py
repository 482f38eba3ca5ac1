"""What an archive holds, counted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, distinct, func, select

from depesche.archive import identity, intake, views
from depesche.archive import schema as s


def status(connection: Connection, where: str) -> views.Status:
    """The archive's counts; `where` it is kept, as it may be shown."""

    def count(query: Any) -> int:
        return int(connection.execute(query).scalar() or 0)

    def counts(column: Any, *where: Any) -> dict[str, int]:
        rows = connection.execute(select(column, func.count()).where(*where).group_by(column).order_by(column))
        return {str(name): number for name, number in rows}

    of = s.documents
    foreign = of.c.language.is_not(None) & of.c.language.not_like("de%") & of.c.language.not_like("ger%")
    first, last = connection.execute(select(func.min(of.c.published), func.max(of.c.published))).one()
    rejected = select(func.count()).select_from(s.records).where(s.records.c.verdict == "rejected")
    broken = select(func.count()).select_from(s.runs).where(s.runs.c.finished.is_(None))
    families = select(func.count(distinct(func.coalesce(of.c.family, of.c.number))))
    return views.Status(
        archive=where,
        schema_version=s.HEAD,
        documents=count(select(func.count()).select_from(of)),
        appearances=count(select(func.count()).select_from(s.appearances)),
        origins=count(families),
        words=count(select(func.sum(of.c.words))),
        records=counts(s.records.c.type),
        dossiers=counts(s.dossiers.c.type),
        actors=count(select(func.count()).select_from(s.actors)) - len(identity.merged(connection)),
        suggestions=count(select(func.count()).select_from(s.suggestions)),
        judgements=count(select(func.count()).select_from(s.judgements)),
        rejected=count(rejected),
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        versions=counts(of.c.version),
        unfinished_runs=count(broken),
        rejections=intake.counts(connection),
        languages=counts(of.c.language, foreign),
        published_from=counts(func.coalesce(of.c.published_from, "unknown")),
        feeds=count(select(func.count()).select_from(s.feeds)),
    )
