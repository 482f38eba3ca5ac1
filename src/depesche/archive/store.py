"""Records in and out of the tables: one document, one transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Select, delete, insert, select, update
from sqlalchemy.engine import Row

from depesche.archive import actors, words
from depesche.archive.schema import appearances, documents, dossiers, evidence, parts, records, runs, suggestions
from depesche.archive.times import Interval, interval
from depesche.records import Agreement, Document, Encounter, Note, Record, Statement, record_from_dict

Outcome = Literal["added", "replaced", "appeared", "unchanged", "kept"]


def now() -> str:
    """The time, UTC, ISO 8601 to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def start_run(connection: Connection, version: str) -> int:
    """Note that a run of this version of Depesche begins."""
    row = insert(runs).values(started=now(), version=version).returning(runs.c.number)
    return int(connection.execute(row).scalar_one())


def finish_run(connection: Connection, run: int) -> None:
    """Note that a run came to its end."""
    connection.execute(update(runs).where(runs.c.number == run).values(finished=now()))


def known(connection: Connection, hashes: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Number and version of the documents with these hashes that the archive holds."""
    rows = connection.execute(
        select(documents.c.sha256, documents.c.number, documents.c.version).where(documents.c.sha256.in_(hashes))
    )
    return {row.sha256: (row.number, row.version) for row in rows}


def put_document(connection: Connection, run: int, version: str, document: Document, notes: Iterable[Note]) -> int:
    """Add a new document; its number."""
    row = {
        **_source(document),
        "sha256": document.sha256,
        "language": document.language,
        "text": document.text,
        "words": len(document.text.split()),
        "notes": [note.model_dump(mode="json") for note in notes],
        "added": now(),
        "version": version,
        "run": run,
        "published_from": document.published_from,
        "authors": document.authors or None,
        "beside": _beside(document),
    }
    number = int(connection.execute(insert(documents).values(row).returning(documents.c.number)).scalar_one())
    words.put(connection, "document_words", {number: "\n".join(filter(None, (document.title, document.text)))})
    return number


def put_appearance(connection: Connection, number: int, document: Document) -> bool:
    """Note that a known text appeared under another id; False where that is known too."""
    own = connection.execute(select(documents.c.id).where(documents.c.number == number)).scalar_one()
    same = (appearances.c.document == number) & (appearances.c.id == document.id)
    if own == document.id or connection.execute(select(appearances.c.number).where(same)).first():
        return False
    connection.execute(insert(appearances).values(document=number, added=now(), **_source(document)))
    return True


def _source(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "published": document.published,
        "url": document.url,
        "publisher": document.publisher,
    }


def _beside(document: Document) -> dict[str, Any] | None:
    """What stood beside the text, where anything did."""
    if not document.related and not document.credits:
        return None
    return {"related": [link.model_dump() for link in document.related], "credits": document.credits}


def touch_document(connection: Connection, number: int, run: int, version: str, notes: Iterable[Note]) -> None:
    """Note which version has read the document last."""
    values = {"run": run, "version": version, "notes": [note.model_dump(mode="json") for note in notes]}
    connection.execute(update(documents).where(documents.c.number == number).values(values))


def mark(record: Record) -> dict[str, Any]:
    """What a record is known by after another version has read its document: type and evidence."""
    return {"type": record.type, "evidence": [[span.start, span.end] for span in record.evidence]}


def likeness(one: dict[str, Any], other: dict[str, Any]) -> float:
    """How much of the evidence two marks share: 0 for different types, 1 for the same characters."""
    if one["type"] != other["type"]:
        return 0.0
    mine = {i for start, end in one["evidence"] for i in range(start, end)}
    yours = {i for start, end in other["evidence"] for i in range(start, end)}
    return len(mine & yours) / len(mine | yours) if mine | yours else 0.0


def anchors(new: Sequence[Record], old: Sequence[tuple[str, dict[str, Any]]]) -> list[str]:
    """The anchor of each new record: that of the old record it stands for, else its own id.

    The same id first; then, best first, the same type over at least half the same evidence. No anchor twice.
    """
    out: dict[int, str] = {}
    left = dict(old)
    for i, record in enumerate(new):
        if record.id in left:
            out[i] = record.id
            del left[record.id]
    pairs = sorted(
        (
            (likeness(mark(record), seen), -i, anchor)
            for i, record in enumerate(new)
            if i not in out
            for anchor, seen in left.items()
        ),
        reverse=True,
    )
    for share, minus, anchor in pairs:
        if share >= 0.5 and -minus not in out and anchor in left:
            out[-minus] = anchor
            del left[anchor]
    taken = set(out.values())
    for i, record in enumerate(new):
        if i not in out:
            fresh = record.id if record.id not in taken else hashlib.sha256(record.id.encode()).hexdigest()[:20]
            out[i] = fresh
            taken.add(fresh)
    return [out[i] for i in range(len(new))]


def put_records(
    connection: Connection, document: int, version: str, found: Sequence[Record], anchored: Sequence[str]
) -> list[int]:
    """Add the records of a document with evidence, actors and index; their numbers, in order."""
    if not found:
        return []
    rows = [
        {**columns(record), "anchor": anchor, "document": document, "position": i, "version": version}
        | {"data": record.model_dump(mode="json")}
        for i, (record, anchor) in enumerate(zip(found, anchored, strict=True))
    ]
    statement = insert(records).returning(records.c.number, sort_by_parameter_order=True)
    numbers = [int(number) for number in connection.execute(statement, rows).scalars()]
    pieces = [
        {"record": number, "position": i, "start": span.start, "end": span.end}
        for number, record in zip(numbers, found, strict=True)
        for i, span in enumerate(record.evidence)
    ]
    connection.execute(insert(evidence), pieces)
    put_parts(connection, dict(zip(numbers, found, strict=True)))
    words.put(connection, "record_words", {n: indexed(r) for n, r in zip(numbers, found, strict=True)})
    return numbers


def put_parts(connection: Connection, found: dict[int, Record]) -> None:
    """Add who takes part in these records."""
    taking = [(number, part) for number, record in found.items() for part in actors.taking_part(record)]
    numbers = actors.resolve(connection, [part.actor for _, part in taking])
    rows = [
        {
            "record": number,
            "part": part.part,
            "position": part.position,
            "actor": numbers[actors.key(part.actor)],
            "state": actors.state(part.actor),
            "name": part.actor.name,
            "role": part.actor.role,
            "type": found[number].type,
            "day": _day(found[number]),
        }
        for number, part in taking
    ]
    if rows:
        connection.execute(insert(parts), rows)


def _day(record: Record) -> str:
    when = told(record)
    return when.first.isoformat() if when else record.document.published or ""


def columns(record: Record) -> dict[str, Any]:
    """What can be asked for without opening the record."""
    when = told(record)
    return {
        "id": record.id,
        "type": record.type,
        "kind": record.act if isinstance(record, Statement) else getattr(record, "kind", None),
        "factuality": record.factuality,
        "plover": record.plover.type if record.plover else None,
        "place": record.where.name if record.where else None,
        "country": record.where.country if record.where else None,
        "begins": when.first.isoformat() if when else None,
        "ends": when.last.isoformat() if when else None,
        "day": _day(record),
        "mode": record.mode if isinstance(record, Statement) else None,
        "confidence": record.confidence,
        "rule": record.rule,
    }


def told(record: Record) -> Interval | None:
    """The days the record was, as its document tells."""
    return interval(record.when.value) if record.when else None


def indexed(record: Record) -> str:
    """What full text finds a record by: its evidence, names, topics."""
    texts = [span.text for span in record.evidence]
    match record:
        case Agreement():
            texts += [record.name, record.subject or ""]
        case Statement():
            texts += [span.text for span in record.content]
        case Encounter():
            texts += record.topics
        case _:
            pass
    texts += [part.actor.name for part in actors.taking_part(record)]
    return "\n".join(dict.fromkeys(text for text in texts if text))


def drop_parts(connection: Connection, numbers: Sequence[int]) -> None:
    """Take out who takes part in these records, and the index of them."""
    connection.execute(delete(parts).where(parts.c.record.in_(numbers)))
    words.drop(connection, "record_words", numbers)


def drop_records(connection: Connection, numbers: Sequence[int]) -> None:
    """Take records out, with all that hangs on them. Judgements stay."""
    if not numbers:
        return
    drop_parts(connection, numbers)
    connection.execute(delete(evidence).where(evidence.c.record.in_(numbers)))
    connection.execute(delete(suggestions).where(suggestions.c.record.in_(numbers)))
    connection.execute(delete(records).where(records.c.number.in_(numbers)))


def with_dossier(*columns: Any) -> Select[Any]:
    """All of `records` with `dossier_id`, null where a record is in none, and these further columns."""
    chosen = select(records, dossiers.c.id.label("dossier_id"), *columns)
    return chosen.select_from(records).outerjoin(dossiers, dossiers.c.number == records.c.dossier)


def record_of(row: Row[Any]) -> Record:
    """The record in a row with `data` and `corrected`, as people corrected it."""
    return record_from_dict(row.corrected or row.data)


def document_of(row: Row[Any]) -> Document:
    """The document in a row of `documents`."""
    fields = ("id", "text", "title", "published", "url", "publisher", "language")
    more = {"authors": row.authors or [], "published_from": row.published_from, **(row.beside or {})}
    return Document.model_validate({**{name: getattr(row, name) for name in fields}, **more})
