"""What people decided: append-only, with who and when. Nothing is ever changed or taken away; undoing is one more row.

What follows from the judgements in force (verdicts and corrections on records, what may and may not be one dossier) is
made from them again whenever they or the records change, so they survive re-reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from depesche.archive import store, words
from depesche.archive.dossiers import joining
from depesche.archive.errors import JudgementError
from depesche.archive.schema import documents, dossiers, judgements, links, records, suggestions
from depesche.records import Record, record_from_dict

ACTOR = "actor"  # the slot of judgements that merge actors; a record has none of that name
_FIXED = frozenset({"id", "type", "document", "evidence", "rule", "confidence"})


def accept(connection: Connection, row: Row[Any], who: str, reason: str | None) -> int:
    """A person says the record is right."""
    number = append(connection, "accept", who, row=row, reason=reason)
    _apply(connection, row)
    return number


def reject(connection: Connection, row: Row[Any], who: str, reason: str) -> int:
    """A person says the record is wrong, and why; it leaves its dossier."""
    if not reason.strip():
        raise JudgementError("a rejection needs a reason", hint="Say what is wrong with the record.")
    home = {"dossier": _name(connection, row.dossier)} if row.dossier is not None else None
    number = append(connection, "reject", who, row=row, value=home, reason=reason)
    _apply(connection, row)
    return number


def correct(connection: Connection, row: Row[Any], slot: str, value: Any, who: str, reason: str | None) -> int:
    """A person puts a slot right. `slot` is a path into the record's JSON: `kind`, `where.name`, `participants.0.name`.

    Raises:
        JudgementError: there is no such slot, it can't be corrected, or the contract forbids the value.
    """
    corrected(row.corrected or row.data, [(slot, value)])
    number = append(connection, "correct", who, row=row, slot=slot, value=value, reason=reason)
    _apply(connection, row)
    return number


def corrected(data: dict[str, Any], corrections: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The record's JSON with these slots set; raises JudgementError where that is no record."""
    out: dict[str, Any] = json.loads(json.dumps(data))
    for slot, value in corrections:
        path = slot.split(".")
        if path[0] in _FIXED:
            raise JudgementError(f"{path[0]!r} can't be corrected", hint="Reject the record instead, with a reason.")
        at: Any = out
        try:
            for step in path[:-1]:
                at = at[int(step)] if isinstance(at, list) else at[step]
            if isinstance(at, list):
                at[int(path[-1])] = value
            elif path[-1] in at:
                at[path[-1]] = value
            else:
                raise KeyError(path[-1])
        except (KeyError, IndexError, ValueError, TypeError):
            names = ", ".join(sorted(set(data) - _FIXED))
            raise JudgementError(f"the record has no slot {slot!r}", hint=f"Its slots are {names}.") from None
    try:
        record_from_dict(out)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise JudgementError(f"the contract forbids it: {place}: {first['msg']}") from None
    return out


def merge(connection: Connection, one: int, other: int, who: str, reason: str | None) -> int:
    """A person says two dossiers are one thing."""
    if one == other:
        raise JudgementError("a dossier can't be merged with itself")
    mine, yours = _members(connection, one), _members(connection, other)
    if len({row.type for row in (*mine, *yours)}) > 1:
        raise JudgementError("only dossiers of one type can be merged")
    value = {"into": _name(connection, one), "from": _name(connection, other)}
    moved = [row.anchor for row in yours]
    number = append(connection, "merge", who, row=mine[0], other=moved, value=value, reason=reason)
    _unlink(connection, {row.anchor for row in mine}, set(moved))
    _link(connection, number, [(mine[0].anchor, anchor) for anchor in moved], same=True)
    joining.merge(connection, one, other)
    return number


def split(connection: Connection, dossier: int, taken: Sequence[Row[Any]], who: str, reason: str | None) -> int:
    """A person says these records of a dossier are something else; they get a dossier of their own."""
    members = _members(connection, dossier)
    numbers = {row.number for row in taken}
    rest = [row for row in members if row.number not in numbers]
    if not numbers <= {row.number for row in members}:
        raise JudgementError("only records of the dossier can be split from it")
    if not rest or not numbers:
        raise JudgementError("a split leaves at least one record on either side")
    value = {"from": _name(connection, dossier)}
    moved = [row.anchor for row in taken]
    number = append(connection, "split", who, row=rest[0], other=moved, value=value, reason=reason)
    stay = [row.anchor for row in rest]
    _unlink(connection, set(stay), set(moved))
    _link(connection, number, [(anchor, other) for anchor in stay for other in moved], same=False)
    _move(connection, moved)
    return number


def keep_apart(connection: Connection, one: int, other: int, who: str, reason: str | None) -> int:
    """A person says two dossiers that may look alike are two things: a split of what was never joined."""
    if one == other:
        raise JudgementError("a dossier can't be kept apart from itself", hint="Split records from it.")
    mine, yours = _members(connection, one), _members(connection, other)
    value = {"apart": [_name(connection, one), _name(connection, other)]}
    theirs = [row.anchor for row in yours]
    number = append(connection, "split", who, row=mine[0], other=theirs, value=value, reason=reason)
    _unlink(connection, {row.anchor for row in mine}, set(theirs))
    _link(connection, number, [(row.anchor, anchor) for row in mine for anchor in theirs], same=False)
    for dossier, rows in ((other, mine), (one, yours)):
        numbers = [row.number for row in rows]
        connection.execute(
            delete(suggestions).where(suggestions.c.dossier == dossier, suggestions.c.record.in_(numbers))
        )
    return number


def undo(connection: Connection, judgement: int, who: str, reason: str | None) -> int:
    """A person takes a judgement back, an undo included; what it did is undone.

    Raises:
        JudgementError: there is no such judgement, or it is not in force.
    """
    row = connection.execute(select(judgements).where(judgements.c.number == judgement)).first()
    if row is None:
        raise JudgementError(f"there is no judgement {judgement}", hint="List them: depesche judge list.")
    if judgement not in {one.number for one in in_force(connection)}:
        raise JudgementError(f"judgement {judgement} has been undone already")
    number = append(connection, "undo", who, undoes=judgement, reason=reason, about=row)
    done = row
    while done.verb == "undo":
        done = connection.execute(select(judgements).where(judgements.c.number == done.undoes)).one()
    again = done.number in {one.number for one in in_force(connection)}
    _redo(connection, done, again)
    return number


def _redo(connection: Connection, done: Row[Any], again: bool) -> None:
    """Bring what follows from a judgement in line, after it was taken back or put in force again."""
    if done.slot == ACTOR:  # who is one is asked of the judgements themselves
        return
    if done.verb in ("merge", "split"):
        connection.execute(delete(links).where(links.c.judgement == done.number))
        if again:
            stay = _anchors_with(connection, done.anchor) - set(done.other)
            pairs = [(anchor, other) for anchor in sorted(stay) for other in done.other]
            _link(connection, done.number, pairs, same=done.verb == "merge")
        if "apart" not in (done.value or {}):  # those never were one
            _unite(connection, done) if again == (done.verb == "merge") else _move(connection, done.other)
        if not again:
            taken = select(records.c.number).where(records.c.anchor.in_(done.other))
            joining.suggest(connection, list(connection.execute(taken).scalars()))
        return
    row = connection.execute(select(records).where(records.c.anchor == done.anchor)).first()
    if row is not None:
        _apply(connection, row)


def _anchors_with(connection: Connection, anchor: str) -> set[str]:
    own = select(records.c.dossier).where(records.c.anchor == anchor).scalar_subquery()
    found = set(connection.execute(select(records.c.anchor).where(records.c.dossier == own)).scalars())
    return found | {anchor}


def _unite(connection: Connection, done: Row[Any]) -> None:
    one = connection.execute(select(records.c.dossier).where(records.c.anchor == done.anchor)).scalar()
    others = connection.execute(
        select(records.c.dossier).where(records.c.anchor.in_(done.other), records.c.dossier.is_not(None)).distinct()
    ).scalars()
    for other in list(others):
        if one is not None and other != one:
            joining.merge(connection, one, other)


def _move(connection: Connection, moved: Sequence[str]) -> None:
    """Give the records with these anchors a dossier of their own."""
    numbers = select(records.c.number).where(records.c.anchor.in_(moved), records.c.dossier.is_not(None))
    found = list(connection.execute(numbers.order_by(records.c.number)).scalars())
    joining.leave(connection, found)
    if found:
        joining.found_with(connection, found)


def in_force(connection: Connection, sha256: str | None = None) -> list[Row[Any]]:
    """The judgements that nobody has taken back, oldest first; those on one document's records only, if asked."""
    query = select(judgements).order_by(judgements.c.number)
    if sha256 is not None:
        query = query.where(or_(judgements.c.sha256 == sha256))
    rows = connection.execute(query).all()
    undone: set[int] = set()
    for row in reversed(rows):
        if row.verb == "undo" and row.number not in undone:
            undone.add(row.undoes)
    return [row for row in rows if row.number not in undone]


def remembered(connection: Connection, sha256: str) -> list[tuple[str, dict[str, Any]]]:
    """Anchors and marks of the document's records that people have judged, whether they are still read or not."""
    query = select(judgements.c.anchor, judgements.c.mark).where(judgements.c.sha256 == sha256)
    return [(row.anchor, row.mark) for row in connection.execute(query) if row.anchor and row.mark]


def apply(connection: Connection, document: int, sha256: str) -> None:
    """Put verdicts and corrections on the records of a document that was read again."""
    judged = {row.anchor for row in in_force(connection, sha256) if row.verb in ("accept", "reject", "correct")}
    rows = connection.execute(select(records).where(records.c.document == document)).all()
    for row in rows:
        if row.anchor in judged:
            _set(connection, row, sha256)


def _apply(connection: Connection, row: Row[Any]) -> None:
    sha256 = connection.execute(select(documents.c.sha256).where(documents.c.number == row.document)).scalar_one()
    home = row.dossier if row.dossier is not None else _home(connection, row.anchor)
    joining.leave(connection, [row.number])
    _set(connection, row, sha256)
    joining.place(connection, [row.number], {} if home is None else {row.anchor: home})


def _home(connection: Connection, anchor: str) -> int | None:
    """The dossier that a record was in when it was rejected last, if that is still there."""
    rejected = (judgements.c.anchor == anchor) & (judgements.c.verb == "reject")
    query = select(judgements.c.value).where(rejected).order_by(judgements.c.number.desc()).limit(1)
    value = connection.execute(query).scalar()
    if not value:
        return None
    return connection.execute(select(dossiers.c.number).where(dossiers.c.id == value["dossier"])).scalar()


def _set(connection: Connection, row: Row[Any], sha256: str) -> None:
    """Verdict and corrections of one record, as the judgements in force have them; the last verdict counts."""
    verdict, corrections = None, []
    for one in in_force(connection, sha256):
        if one.anchor != row.anchor:
            continue
        if one.verb in ("accept", "reject"):
            verdict = f"{one.verb}ed"
        elif one.verb == "correct":
            corrections.append((one.slot, one.value))
    data = None
    if corrections:
        try:
            data = corrected(row.data, corrections)
        except JudgementError:  # the new reading has no such slot any more; the judgement stays on file
            data = None
    record: Record = record_from_dict(data or row.data)
    values = {**store.columns(record), "verdict": verdict, "corrected": data, "id": row.id}
    connection.execute(update(records).where(records.c.number == row.number).values(values))
    if data != row.corrected:
        store.drop_parts(connection, [row.number])
        store.put_parts(connection, {row.number: record})
        words.put(connection, "record_words", {row.number: store.indexed(record)})


def append(
    connection: Connection,
    verb: str,
    who: str,
    *,
    row: Row[Any] | None = None,
    about: Row[Any] | None = None,
    **more: Any,
) -> int:
    """Add a judgement, on the record in `row` or on what the judgement `about` was on; its number."""
    values: dict[str, Any] = {"made": store.now(), "who": who, "verb": verb, **more}
    if row is not None:
        of = select(documents.c.sha256).where(documents.c.number == row.document)
        seen = {"type": row.type, "evidence": [[s["start"], s["end"]] for s in row.data["evidence"]]}
        values |= {"sha256": connection.execute(of).scalar_one(), "anchor": row.anchor, "mark": seen}
    elif about is not None:
        values |= {"sha256": about.sha256, "anchor": about.anchor, "mark": about.mark}
    return int(connection.execute(insert(judgements).values(values).returning(judgements.c.number)).scalar_one())


def _members(connection: Connection, dossier: int) -> list[Row[Any]]:
    query = select(records).where(records.c.dossier == dossier).order_by(records.c.number)
    return list(connection.execute(query).all())


def _name(connection: Connection, dossier: int) -> str:
    return str(connection.execute(select(dossiers.c.id).where(dossiers.c.number == dossier)).scalar_one())


def _link(connection: Connection, judgement: int, pairs: Iterable[tuple[str, str]], *, same: bool) -> None:
    for one, other in pairs:
        pair = {"anchor": one, "other": other}
        connection.execute(delete(links).where(links.c.anchor == one, links.c.other == other))
        connection.execute(insert(links).values(**pair, same=same, judgement=judgement))


def _unlink(connection: Connection, one: set[str], other: set[str]) -> None:
    """Links between these records that an older judgement made; the newer one counts."""
    for mine, yours in ((one, other), (other, one)):
        connection.execute(delete(links).where(links.c.anchor.in_(mine), links.c.other.in_(yours)))
