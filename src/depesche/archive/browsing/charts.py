"""What is drawn: points on a timeline, ties between actors, places on a map, months in a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import chain, combinations

from sqlalchemy import ColumnElement, Connection, distinct, func, select

from depesche.archive import identity, search
from depesche.archive.browsing import views
from depesche.archive.browsing.pages import persons
from depesche.archive.schema import dossiers, parts, records
from depesche.archive.search import Filter
from depesche.german.lexicon import places, rows

_PARTS = ("participant", "party", "actor", "recipient", "speaker", "addressee", "about")
_MEETING = ("participant", "party", "actor", "recipient")
_WIDE = 12  # actors of one record beyond which ties between them tell nothing
_TIES = 1500


def points(connection: Connection, asked: Filter, limit: int) -> list[views.Point]:
    """Dossiers with a day, the newest `limit` of them, in the order of time."""
    query = select(dossiers.c.id, dossiers.c.type, dossiers.c.begins, dossiers.c.ends)
    query = query.where(dossiers.c.begins.is_not(None))
    if asked == Filter(type=asked.type):
        if asked.type:
            query = query.where(dossiers.c.type == asked.type)
    else:
        chosen = search.filtered(connection, select(records.c.dossier).where(records.c.dossier.is_not(None)), asked)
        query = query.where(dossiers.c.number.in_(chosen))
    found = connection.execute(query.order_by(dossiers.c.begins.desc(), dossiers.c.number).limit(limit)).all()
    return [
        views.Point(id=row.id, type=row.type, begins=row.begins, ends=row.ends or row.begins) for row in reversed(found)
    ]


def months(connection: Connection) -> list[views.Month]:
    """How many dossiers of a type each month holds, in the order of time."""
    month = func.substr(dossiers.c.begins, 1, 7).label("month")
    query = select(month, dossiers.c.type, func.count().label("many")).where(dossiers.c.begins.is_not(None))
    found = connection.execute(query.group_by(month, dossiers.c.type).order_by(month))
    return [views.Month(month=row.month, type=row.type, records=row.many) for row in found]


def graph(
    connection: Connection,
    *,
    around: int | None = None,
    since: str | None = None,
    until: str | None = None,
    types: tuple[str, ...] = ("encounter", "agreement", "action"),
    limit: int = 80,
) -> views.Graph:
    """Actors that stand together in records of a time, those in most records first; around one actor, or all.

    Of the `limit` best known those are shown that stand together with another of them. `since` and `until` are days.
    Records that people rejected tie nobody.
    """
    timed: list[ColumnElement[bool]] = [parts.c.type.in_(types), parts.c.part.in_(_MEETING)]
    if since:
        timed.append(parts.c.day >= since)
    if until:
        timed.append(parts.c.day <= until)
    standing = identity.standing(connection, parts.c.actor)
    taking = select(parts.c.record, standing).where(*timed)
    if around is not None:
        mine = select(parts.c.record).where(standing == around, *timed)
        taking = taking.where(parts.c.record.in_(mine))
    rejected = set(connection.execute(select(records.c.number).where(records.c.verdict == "rejected")).scalars())
    by_record: dict[int, set[int]] = defaultdict(set)
    for record, actor in connection.execute(taking).all():
        if record not in rejected:
            by_record[record].add(actor)
    together = [actors for actors in by_record.values() if 2 <= len(actors) <= _WIDE]
    uses = Counter(chain.from_iterable(together))
    ordered = sorted(uses, key=lambda actor: (-uses[actor], actor))
    if around is not None and around in uses:
        ordered.remove(around)
        ordered.insert(0, around)
    known = set(ordered[:limit])
    meetings = [both for actors in together if len(both := actors & known) > 1]
    tied = set(chain.from_iterable(meetings))
    shown = {actor: i for i, actor in enumerate(actor for actor in ordered[:limit] if actor in tied)}
    ties = Counter(pair for both in meetings for pair in combinations(sorted(shown[actor] for actor in both), 2))
    strongest = sorted(ties.items(), key=lambda item: (-item[1], item[0]))[:_TIES]
    return views.Graph(
        people=persons(connection, list(shown)),
        ties=[views.Tie(one=one, other=other, records=count) for (one, other), count in strongest],
        left_out=len(ordered) - len(shown),
    )


def spots(connection: Connection, asked: Filter, around: Sequence[int] | None = None) -> views.Map:
    """Places of records that are as asked, those of most records last, so that they are drawn on top; those in which
    one of these actors takes part, or all.
    """
    query = select(records.c.place, records.c.country, func.count(distinct(records.c.number)).label("many"))
    query = query.where((records.c.place.is_not(None)) | (records.c.country.is_not(None)))
    if around is not None:
        query = query.where(records.c.number.in_(select(parts.c.record).where(parts.c.actor.in_(around))))
    query = search.filtered(connection, query, asked).group_by(records.c.place, records.c.country)
    known = gazetteer()
    found: dict[tuple[float, float], views.Spot] = {}
    unplaced = 0
    for row in connection.execute(query.order_by(records.c.place, records.c.country)):
        name = row.place or row.country
        at = known.get((row.place, row.country)) or known.get((row.place, None)) or known.get((None, row.country))
        if at is None:
            unplaced += row.many
            continue
        seen = found.get(at)
        label = name if seen is None or row.many > seen.records else seen.name
        count = row.many + (seen.records if seen else 0)
        found[at] = views.Spot(name=label, country=row.country, latitude=at[0], longitude=at[1], records=count)
    return views.Map(spots=sorted(found.values(), key=lambda spot: spot.records), unplaced=unplaced)


@cache
def gazetteer() -> dict[tuple[str | None, str | None], tuple[float, float]]:
    """Where places lie, in degrees north and east, by name and state, by name, and by state alone (its capital)."""
    out: dict[tuple[str | None, str | None], tuple[float, float]] = {}
    for place in places().values():
        if place.latitude is None or place.longitude is None:
            continue
        at = (place.latitude, place.longitude)
        for name in (place.name, place.place):
            out.setdefault((name, place.country or None), at)
            out.setdefault((name, None), at)
    for row in rows("seats"):
        if row["kind"] == "capital" and (at_seat := out.get((row["name"], row["code"]))):
            out.setdefault((None, row["code"]), at_seat)
            out.setdefault((row["name"], None), at_seat)
    return out
