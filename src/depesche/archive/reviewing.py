"""Reviewing: what to look at first, what was decided about a record, how far reviewers agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Row, case, func, select

from depesche.archive import judgements, views
from depesche.archive import schema as s
from depesche.archive.search import Filter, filtered
from depesche.archive.store import record_of, with_dossier

_VERDICTS = ("accept", "reject")
_ANSWERS = (*_VERDICTS, "correct")  # judgements after which a record is not asked about again


def queue(connection: Connection, asked: Filter, limit: int, second: str | None = None) -> list[views.Question]:
    """Records that nobody has judged, what matters most first: how unsure, times how much depends on it.

    With `second`, the name of a reviewer, those that others have judged and this one has not, for a second opinion.
    """
    answered = _answered(connection)
    dependants = case((s.dossiers.c.size.is_not(None), s.dossiers.c.size), else_=1)
    weight = ((1.0 - s.records.c.confidence) * dependants).label("weight")
    query = with_dossier(dependants.label("dependants"), weight).order_by(weight.desc(), s.records.c.number)
    if second is not None:
        wanted = {anchor for anchor, names in answered.items() if second not in names}
        query = query.where(s.records.c.anchor.in_(sorted(wanted)))
        asked = replace(asked, rejected=True)
    else:
        query = query.where(s.records.c.verdict.is_(None))
    query = filtered(connection, query, asked)
    rows = connection.execute(query.limit(limit + (0 if second is not None else len(answered)))).all()
    if second is None:
        rows = [row for row in rows if row.anchor not in answered]
    return [
        views.Question(
            record=record_of(row), dossier=row.dossier_id, dependants=row.dependants, weight=round(row.weight, 4)
        )
        for row in rows[:limit]
    ]


def open_still(
    connection: Connection, found: Iterable[views.Question], second: str | None = None
) -> list[views.Question]:
    """Those of the questions that nobody has answered since, and whose records are still there."""
    found = list(found)
    ids = [one.record.id for one in found]
    rows = connection.execute(select(s.records.c.id, s.records.c.anchor).where(s.records.c.id.in_(ids)))
    anchor = {row.id: row.anchor for row in rows}
    answered = _answered(connection)
    return [
        one
        for one in found
        if one.record.id in anchor
        and (
            second not in answered.get(anchor[one.record.id], ())
            if second is not None
            else anchor[one.record.id] not in answered
        )
    ]


def _answered(connection: Connection) -> dict[str, set[str]]:
    """The anchors of the records that people judged, and who did."""
    out: dict[str, set[str]] = {}
    for row in judgements.in_force(connection):
        if row.verb in _ANSWERS and row.anchor:
            out.setdefault(row.anchor, set()).add(row.who)
    return out


def progress(connection: Connection) -> tuple[int, int]:
    """How many of the records were judged, and how many records there are."""
    total = connection.execute(select(func.count()).select_from(s.records)).scalar_one()
    anchors = list(_answered(connection))
    judged = select(func.count()).select_from(s.records).where(s.records.c.anchor.in_(anchors))
    return (connection.execute(judged).scalar_one() if anchors else 0), total


def told(rows: Iterable[Row[Any]], force: set[int]) -> list[views.Judgement]:
    """Judgements as the archive shows them; `force` are the numbers of those that hold."""
    return [
        views.Judgement(
            number=row.number,
            made=row.made,
            who=row.who,
            verb=row.verb,
            record=row.anchor,
            other=row.other or [],
            slot=row.slot,
            value=row.value,
            reason=row.reason,
            undoes=row.undoes,
            in_force=row.number in force,
        )
        for row in rows
    ]


def history(connection: Connection, anchor: str) -> list[views.Judgement]:
    """All that was decided about the record with this anchor, merging and splitting included, oldest first."""
    rows = connection.execute(select(s.judgements).order_by(s.judgements.c.number)).all()
    force = {row.number for row in judgements.in_force(connection)}
    return told([row for row in rows if row.anchor == anchor or anchor in (row.other or ())], force)


def concord(connection: Connection) -> list[views.Concord]:
    """How far each two reviewers agree who accepted or rejected the same records; the last verdict of each counts."""
    verdicts: dict[str, dict[str, str]] = {}
    for row in judgements.in_force(connection):
        if row.verb in _VERDICTS and row.anchor:
            verdicts.setdefault(row.who, {})[row.anchor] = row.verb
    out = []
    for one, other in combinations(sorted(verdicts), 2):
        mine, yours = verdicts[one], verdicts[other]
        if both := sorted(mine.keys() & yours.keys()):
            pairs = [(mine[anchor], yours[anchor]) for anchor in both]
            same = sum(a == b for a, b in pairs)
            out.append(views.Concord(one=one, other=other, records=len(both), same=same, kappa=kappa(pairs)))
    return out


def kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two reviewers' verdicts; null where chance alone would always agree."""
    observed = sum(a == b for a, b in pairs) / len(pairs)
    ones, others = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ones[verdict] * others[verdict] for verdict in ones) / len(pairs) ** 2
    return round((observed - chance) / (1 - chance), 3) if chance < 1 else None
