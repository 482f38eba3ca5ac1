"""Which dossier a record belongs to, decided as it is added.

A record is held only against dossiers that share a key with it (two of its states, a person, a word of the name) and
may have been at the same time, so adding stays linear in the number of documents. Above the sure threshold it joins;
below, and where two different dossiers would do as well, it stays apart and is suggested to people.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from depesche.archive import actors
from depesche.archive.dossiers.features import LIKELY, MARGIN, SURE, Feature, compare, weight
from depesche.archive.dossiers.profile import JOINED, Profile, joined, profile_of
from depesche.archive.schema import blocks, documents, dossiers, links, parts, records, suggestions
from depesche.archive.store import record_of
from depesche.records import Record

_MOST = 40  # dossiers a record is compared with
_OPEN = ("0001-01-01", "9999-12-31")
_SLACK = dt.timedelta(days=3)  # by which tellings of one day differ
_LONGEST = dt.timedelta(days=366)  # of a time that is looked for from its first day
_BEFORE = 2.0  # weight of having been in a dossier before
_SUGGESTED = 3  # suggestions kept a record
_RECONSIDERED = 10  # suggestions looked at again when a dossier has grown


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dossier a record may belong to, and why."""

    number: int
    profile: Profile
    features: list[Feature]
    weight: float


@dataclass(frozen=True, slots=True)
class Item:
    """A stored record that belongs, or is to belong, to a dossier."""

    number: int
    anchor: str
    document: int
    profile: Profile


def place(connection: Connection, numbers: Sequence[int], before: Mapping[str, int] | None = None) -> None:
    """Put each of these records into a dossier, its own where no other is surely the same thing.

    `before` are the dossiers, by anchor, that the records were in when their document was read last; a record goes
    back to its own more easily than into another, so that dossiers stay what they are.
    """
    found = items(connection, numbers)
    judged = _linked(connection, [item.anchor for item in found])
    for item in found:
        _place(connection, item, (before or {}).get(item.anchor), item.anchor in judged)


def items(connection: Connection, numbers: Sequence[int]) -> list[Item]:
    """The records with these numbers that have dossiers, with profiles; rejected ones are left out."""
    if not numbers:
        return []
    rows = connection.execute(
        select(records, documents.c.published)
        .join(documents, documents.c.number == records.c.document)
        .where(records.c.number.in_(numbers), records.c.type.in_(JOINED))
        .where(records.c.verdict.is_distinct_from("rejected"))
        .order_by(records.c.number)
    ).all()
    found: dict[int, dict[tuple[str, int], int]] = {}
    taking = select(parts.c.record, parts.c.part, parts.c.position, parts.c.actor).where(
        parts.c.record.in_([row.number for row in rows])
    )
    for part in connection.execute(taking):
        found.setdefault(part.record, {})[part.part, part.position] = part.actor
    out = []
    for row in rows:
        record = record_of(row)
        keyed = _by_key(record, found.get(row.number, {}))
        out.append(Item(row.number, row.anchor, row.document, profile_of(record, keyed, row.published)))
    return out


def _by_key(record: Record, taking: dict[tuple[str, int], int]) -> dict[str, int]:
    return {
        actors.key(part.actor): taking[part.part, part.position]
        for part in actors.taking_part(record)
        if (part.part, part.position) in taking
    }


def _place(connection: Connection, item: Item, before: int | None, judged: bool) -> None:
    same, apart = _judged(connection, item.anchor) if judged else (None, set())
    if same is not None:
        reason = [Feature("judgement", 100.0, "a person said so")]
        _join(connection, item, Candidate(same, _profile(connection, same), reason, 100.0))
        return
    found = [c for c in candidates(connection, item.profile, item.document) if c.number not in apart]
    found = sorted((_returning(c) if c.number == before else c for c in found), key=lambda c: (-c.weight, c.number))
    sure = [c for c in found if c.weight >= SURE]
    if sure and (home := _unambiguous(connection, sure)) is not None:
        _join(connection, item, home)
        _reconsider(connection, home.number)
        return
    _found(connection, item)
    _suggest(connection, item, found)


def _returning(home: Candidate) -> Candidate:
    features = [*home.features, Feature("before", _BEFORE, "was in it before its document was read again")]
    return Candidate(home.number, home.profile, features, weight(features))


def candidates(connection: Connection, profile: Profile, document: int | None = None) -> list[Candidate]:
    """The dossiers a record may belong to, most likely first.

    Two records of one document are two things: reading has already parted or joined what one document tells.
    """
    numbers = _near(connection, profile)
    if document is not None and numbers:
        taken = select(records.c.dossier).where(records.c.document == document, records.c.dossier.in_(numbers))
        numbers = [n for n in numbers if n not in set(connection.execute(taken).scalars())]
    if not numbers:
        return []
    rows = connection.execute(select(dossiers.c.number, dossiers.c.profile).where(dossiers.c.number.in_(numbers)))
    out = []
    for row in rows:
        other = Profile.load(row.profile)
        features = compare(profile, other)
        if (value := weight(features)) >= LIKELY:
            out.append(Candidate(row.number, other, features, value))
    return sorted(out, key=lambda c: (-c.weight, c.number))


def _near(connection: Connection, profile: Profile) -> list[int]:
    """Numbers of dossiers that share a key and may have been at the same time."""
    keys = profile.block_keys()
    when = profile.when
    if not keys or (when is None and profile.type != "agreement"):
        return []
    of_key: ColumnElement[bool] = blocks.c.key.in_(keys)
    if profile.type != "agreement" and when is not None:
        earliest, latest = _days(when.first - _SLACK - _LONGEST), _days(when.last + _SLACK)
        of_key = and_(of_key, blocks.c.begins.between(earliest, latest), blocks.c.ends >= _days(when.first - _SLACK))
    hits = func.count().label("hits")
    query = select(blocks.c.dossier, hits).where(of_key).group_by(blocks.c.dossier)
    query = query.order_by(hits.desc(), blocks.c.dossier.desc()).limit(_MOST)
    return [int(number) for number in connection.execute(query).scalars()]


def _days(day: dt.date) -> str:
    return day.isoformat()


def _unambiguous(connection: Connection, sure: list[Candidate]) -> Candidate | None:
    """The best dossier, unless another one that is something else would do nearly as well.

    Two that turn out to be the same thing become one.
    """
    best = sure[0]
    rivals = [rival for rival in sure[1:] if rival.weight > best.weight - MARGIN]
    for rival in rivals:
        if weight(compare(best.profile, rival.profile)) < SURE or _meet(connection, best.number, rival.number):
            return None
    for i, rival in enumerate(rivals):
        if i and _meet(connection, best.number, rival.number):
            continue
        merge(connection, best.number, rival.number)
    return Candidate(best.number, _profile(connection, best.number), best.features, best.weight) if rivals else best


def _meet(connection: Connection, one: int, other: int) -> bool:
    """Does a document tell of both dossiers as two things, or did a person keep them apart?"""
    mine, yours = records.alias(), records.alias()
    both = select(mine.c.number).join(yours, yours.c.document == mine.c.document)
    if connection.execute(both.where(mine.c.dossier == one, yours.c.dossier == other).limit(1)).first():
        return True
    kept = (
        select(links.c.judgement)
        .join(mine, mine.c.anchor == links.c.anchor)
        .join(yours, yours.c.anchor == links.c.other)
        .where(mine.c.dossier == one, yours.c.dossier == other, links.c.same.is_(False))
    )
    return connection.execute(kept.limit(1)).first() is not None


def _linked(connection: Connection, anchors: Sequence[str]) -> set[str]:
    """Those of the records with these anchors that people put together with others, or apart."""
    if not anchors:
        return set()
    query = select(links.c.anchor, links.c.other).where(or_(links.c.anchor.in_(anchors), links.c.other.in_(anchors)))
    return {anchor for row in connection.execute(query) for anchor in row}


def _judged(connection: Connection, anchor: str) -> tuple[int | None, set[int]]:
    """The dossier that people put the record into, if they did, and those they kept it out of."""
    query = (
        select(links.c.same, records.c.dossier)
        .join(records, or_(*(records.c.anchor == c for c in (links.c.anchor, links.c.other))))
        .where(or_(links.c.anchor == anchor, links.c.other == anchor))
        .where(records.c.anchor != anchor, records.c.dossier.is_not(None))
        .order_by(records.c.number)
    )
    rows = connection.execute(query).all()
    same = next((int(row.dossier) for row in rows if row.same), None)
    return same, {int(row.dossier) for row in rows if not row.same}


def _profile(connection: Connection, number: int) -> Profile:
    data = connection.execute(select(dossiers.c.profile).where(dossiers.c.number == number)).scalar_one()
    return Profile.load(data)


def _join(connection: Connection, item: Item, home: Candidate) -> None:
    why = {"weight": home.weight, "features": [list(feature) for feature in home.features]}
    values = {"dossier": home.number, "joined": why}
    connection.execute(update(records).where(records.c.number == item.number).values(values))
    _write(connection, home.number, joined(home.profile, item.profile))


def _found(connection: Connection, item: Item) -> int:
    """A dossier of its own for a record; its id is made from the record's anchor, so it comes back after re-reading."""
    names = [item.anchor[:length] for length in range(10, 17)]
    taken = set(connection.execute(select(dossiers.c.id).where(dossiers.c.id.in_(names))).scalars())
    name = next(name for name in names if name not in taken)
    row = {"id": name, "type": item.profile.type, **_columns(item.profile)}
    number = int(connection.execute(insert(dossiers).values(row).returning(dossiers.c.number)).scalar_one())
    connection.execute(update(records).where(records.c.number == item.number).values(dossier=number, joined=None))
    _block(connection, number, item.profile, {})
    return number


def _write(connection: Connection, number: int, profile: Profile) -> None:
    connection.execute(update(dossiers).where(dossiers.c.number == number).values(_columns(profile)))
    rows = connection.execute(select(blocks).where(blocks.c.dossier == number))
    _block(connection, number, profile, {row.key: (row.begins, row.ends) for row in rows})


def _columns(profile: Profile) -> dict[str, Any]:
    told = profile.told or (None, None)
    return {"profile": profile.dump(), "size": profile.size, "begins": told[0], "ends": told[1]}


def _block(connection: Connection, number: int, profile: Profile, known: Mapping[str, tuple[str, str]]) -> None:
    """Make the dossier findable by its keys; `known` are those it is found by already, with their days."""
    when = profile.when
    if when is None and profile.type != "agreement":
        return
    begins, ends = (_days(when.first), _days(when.last)) if when else _OPEN
    fresh = [key for key in profile.block_keys() if key not in known]
    rows = [{"dossier": number, "key": key, "begins": begins, "ends": ends} for key in fresh]
    if rows:
        connection.execute(insert(blocks), rows)
    if any(span != (begins, ends) for span in known.values()):
        connection.execute(update(blocks).where(blocks.c.dossier == number).values(begins=begins, ends=ends))


def _suggest(connection: Connection, item: Item, found: Iterable[Candidate]) -> None:
    rows = [
        {
            "record": item.number,
            "dossier": candidate.number,
            "weight": candidate.weight,
            "features": [list(feature) for feature in candidate.features],
        }
        for candidate in list(found)[:_SUGGESTED]
    ]
    if rows:
        connection.execute(insert(suggestions), rows)


def suggest(connection: Connection, numbers: Sequence[int]) -> None:
    """Ask again what these records may be one with, after a decision about them was taken back."""
    for item in items(connection, numbers):
        own = connection.execute(select(records.c.dossier).where(records.c.number == item.number)).scalar()
        connection.execute(delete(suggestions).where(suggestions.c.record == item.number))
        found = candidates(connection, item.profile, item.document)
        _suggest(connection, item, [candidate for candidate in found if candidate.number != own])


def _reconsider(connection: Connection, number: int) -> None:
    """A dossier has grown: what was only likely before may be sure now."""
    waiting = (
        select(suggestions.c.record)
        .where(suggestions.c.dossier == number)
        .order_by(suggestions.c.weight.desc())
        .limit(_RECONSIDERED)
    )
    for item in items(connection, list(connection.execute(waiting).scalars())):
        own = connection.execute(select(records.c.dossier).where(records.c.number == item.number)).scalar()
        alone = connection.execute(select(dossiers.c.size).where(dossiers.c.number == own)).scalar() == 1
        if own is None or own == number or not alone:
            continue
        found = [c for c in candidates(connection, item.profile, item.document) if c.number != own]
        sure = [c for c in found if c.weight >= SURE]
        if not sure or sure[0].number != number or _meet(connection, own, number):
            continue
        if (home := _unambiguous(connection, sure)) is not None:
            drop(connection, [own])
            connection.execute(delete(suggestions).where(suggestions.c.record == item.number))
            _join(connection, item, home)


def merge(connection: Connection, one: int, other: int) -> None:
    """Move all records of the second dossier into the first."""
    mine, yours = _profile(connection, one), _profile(connection, other)
    features = compare(mine, yours)
    why = {"weight": weight(features), "features": [list(feature) for feature in features]}
    moved = records.c.dossier == other
    connection.execute(update(records).where(moved, records.c.joined.is_(None)).values(joined=why))
    connection.execute(update(records).where(moved).values(dossier=one))
    drop(connection, [other])
    _write(connection, one, joined(mine, yours))


def found_with(connection: Connection, numbers: Sequence[int]) -> int:
    """A new dossier that holds exactly these records."""
    first, *rest = items(connection, numbers)
    number = _found(connection, first)
    why = {"weight": 100.0, "features": [["judgement", 100.0, "a person said so"]]}
    connection.execute(update(records).where(records.c.number.in_([i.number for i in rest])).values(
        dossier=number, joined=why))  # fmt: skip
    profile = first.profile
    for item in rest:
        profile = joined(profile, item.profile)
    _write(connection, number, profile)
    return number


def drop(connection: Connection, numbers: Sequence[int]) -> None:
    """Take dossiers away, empty by now, with all that points at them."""
    connection.execute(update(records).where(records.c.dossier.in_(numbers)).values(dossier=None))
    connection.execute(delete(suggestions).where(suggestions.c.dossier.in_(numbers)))
    connection.execute(delete(blocks).where(blocks.c.dossier.in_(numbers)))
    connection.execute(delete(dossiers).where(dossiers.c.number.in_(numbers)))


def leave(connection: Connection, numbers: Sequence[int]) -> None:
    """Take records out of their dossiers; what is left of those is summed up anew."""
    of = select(records.c.dossier).where(records.c.number.in_(numbers), records.c.dossier.is_not(None)).distinct()
    left = list(connection.execute(of).scalars())
    connection.execute(update(records).where(records.c.number.in_(numbers)).values(dossier=None, joined=None))
    connection.execute(delete(suggestions).where(suggestions.c.record.in_(numbers)))
    for number in left:
        resum(connection, number)


def resum(connection: Connection, number: int) -> None:
    """Make a dossier's profile anew from its records; an empty one is taken away."""
    rest = list(connection.execute(select(records.c.number).where(records.c.dossier == number)).scalars())
    profiles = [item.profile for item in items(connection, rest)]
    if not profiles:
        drop(connection, [number])
        return
    profile = profiles[0]
    for other in profiles[1:]:
        profile = joined(profile, other)
    connection.execute(delete(blocks).where(blocks.c.dossier == number))
    _write(connection, number, profile)
