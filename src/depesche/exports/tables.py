"""Tidy tables: one a type of record, and the actors and spans of all of them beside; linked by the record's id.

`TABLES` names the columns with their types once, for CSV and Parquet. Offsets are characters (code points) into the
document's text, `[start, end)`; `begins` and `ends` are the first and the last day that a time value covers.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

from depesche.exports.table import as_text, safe
from depesche.reading.reader import ReadResult
from depesche.records import Action, Agreement, Encounter, Office, Part, Place, Record, Span, Statement, Time, parts_of
from depesche.records.days import interval

Type = Literal["string", "integer", "number", "boolean", "date", "strings"]
Row = dict[str, Any]

_WHEN: dict[str, Type] = {
    "when_text": "string",
    "when_value": "string",
    "when_type": "string",
    "begins": "date",
    "ends": "date",
}
_WHERE: dict[str, Type] = {"place": "string", "country": "string"}
_SHARED: dict[str, Type] = {
    "id": "string",
    "document": "string",
    "published": "date",
    "factuality": "string",
    **_WHEN,
    **_WHERE,
    "plover_type": "string",
    "plover_mode": "string",
    "rule": "string",
    "confidence": "number",
}
TABLES: dict[str, dict[str, Type]] = {
    "documents": {
        "document": "string",
        "sha256": "string",
        "title": "string",
        "published": "date",
        "publisher": "string",
        "url": "string",
    },
    "encounters": {
        **_SHARED,
        "kind": "string",
        "formats": "strings",
        "duration": "string",
        "duration_approx": "boolean",
        "topics": "strings",
        "number": "integer",
    },
    "agreements": {**_SHARED, "name": "string", "kind": "string", "subject": "string", "articles": "integer"},
    "statuses": {
        "record": "string",
        "position": "integer",
        "status": "string",
        "factuality": "string",
        **_WHEN,
        **_WHERE,
    },
    "obligations": {"record": "string", "position": "integer", "kind": "string"},
    "statements": {**_SHARED, "mode": "string", "act": "string", "about": "strings"},
    "actions": _SHARED,
    "offices": {**_SHARED, "title": "string", "status": "string"},
    "actors": {
        "record": "string",
        "type": "string",
        "part": "string",
        "position": "integer",
        "status": "integer",
        "id": "string",
        "name": "string",
        "kind": "string",
        "affiliation": "string",
        "role": "string",
        "start": "integer",
        "end": "integer",
        "mention": "string",
    },
    "evidence": {
        "record": "string",
        "type": "string",
        "part": "string",
        "position": "integer",
        "start": "integer",
        "end": "integer",
        "text": "string",
    },
}


def rows(result: ReadResult) -> Iterator[tuple[str, Row]]:
    """The rows of one document, each with the name of its table; cells hold Python values, null where unknown."""
    of = result.document
    yield (
        "documents",
        {
            "document": of.id,
            "sha256": of.sha256,
            "title": of.title,
            "published": of.published,
            "publisher": of.publisher,
            "url": of.url,
        },
    )
    for record in result.records:
        yield f"{record.type}s", _record(record)
        if isinstance(record, Agreement):
            for i, status in enumerate(record.statuses):
                told = {"status": status.status, "factuality": status.factuality}
                yield "statuses", {"record": record.id, "position": i, **told, **when(status.when), **_at(status.where)}
            for i, obligation in enumerate(record.obligations):
                yield "obligations", {"record": record.id, "position": i, "kind": obligation.kind}
        for part in parts_of(record):
            yield "actors", {"record": record.id, "type": record.type, **_actor(part)}
        for slot, position, span in spans(record):
            place = {"part": slot, "position": position, "start": span.start, "end": span.end, "text": span.text}
            yield "evidence", {"record": record.id, "type": record.type, **place}


def _record(record: Record) -> Row:
    published = record.document.published
    row: Row = {
        "id": record.id,
        "document": record.document.id,
        "published": dt.date.fromisoformat(published) if published else None,
        "factuality": record.factuality,
        **when(record.when),
        **_at(record.where),
        "plover_type": record.plover.type if record.plover else None,
        "plover_mode": record.plover.mode if record.plover else None,
        "rule": record.rule,
        "confidence": record.confidence,
    }
    match record:
        case Encounter():
            long = record.duration
            row |= {"kind": record.kind, "formats": [*record.formats], "topics": record.topics, "number": record.number}
            row |= {"duration": long.value if long else None, "duration_approx": long.approx if long else None}
        case Agreement():
            row |= {"name": record.name, "kind": record.kind, "subject": record.subject, "articles": record.articles}
        case Statement():
            about = [one if isinstance(one, str) else one.id or one.name for one in record.about]
            row |= {"mode": record.mode, "act": record.act, "about": about}
        case Action():
            pass
        case Office():
            row |= {"title": record.title, "status": record.status}
    return row


def when(time: Time | None) -> Row:
    """Words, value, type, first and last day of a time."""
    days = interval(time.value) if time else None
    return {
        "when_text": time.text if time else None,
        "when_value": time.value if time else None,
        "when_type": time.type if time else None,
        "begins": days.first if days else None,
        "ends": days.last if days else None,
    }


def _at(where: Place | None) -> Row:
    return {"place": where.name if where else None, "country": where.country if where else None}


def _actor(part: Part) -> Row:
    actor, mention = part.actor, part.actor.mention
    return {
        "part": part.part,
        "position": part.position,
        "status": part.status,
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "affiliation": actor.affiliation,
        "role": actor.role,
        "start": mention.start if mention else None,
        "end": mention.end if mention else None,
        "mention": mention.text if mention else None,
    }


def spans(record: Record) -> Iterator[tuple[str, int, Span]]:
    """Every span of a record that quotes the text, with what it is evidence of; mentions stand with the actors."""
    groups: list[tuple[str, list[Span]]] = [("evidence", record.evidence)]
    if record.when:
        groups.append(("when", [record.when]))
    match record:
        case Statement():
            groups += [("content", record.content), ("cue", record.cue), ("frame", record.frame)]
        case Agreement():
            groups.append(("status", [span for status in record.statuses for span in status.evidence]))
            groups.append(("obligation", [span for duty in record.obligations for span in duty.evidence]))
        case _:
            pass
    for part, found in groups:
        for i, span in enumerate(found):
            yield part, i, span


def write(results: Iterable[ReadResult], folder: Path) -> None:
    """CSV files (UTF-8, RFC 4180), cells as they are: evidence is the document's own text, to the last character."""
    _write(results, folder, excel=False)


def write_excel(results: Iterable[ReadResult], folder: Path) -> None:
    """CSV files for spreadsheets: a byte order mark tells the encoding, and no cell is taken for a formula."""
    _write(results, folder, excel=True)


def _write(results: Iterable[ReadResult], folder: Path, *, excel: bool) -> None:
    with ExitStack() as stack:
        tables = {}
        for name, columns in TABLES.items():
            encoding = "utf-8-sig" if excel else "utf-8"
            stream = stack.enter_context((folder / f"{name}.csv").open("w", encoding=encoding, newline=""))
            tables[name] = csv.writer(stream)
            tables[name].writerow(columns)
        for result in results:
            for name, row in rows(result):
                cells = [as_text(row[column]) for column in TABLES[name]]
                tables[name].writerow([safe(cell) for cell in cells] if excel else cells)
