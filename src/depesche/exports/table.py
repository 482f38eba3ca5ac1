"""CSV: one row a record, the slots every question shares in columns; the full record is the JSON line."""

from __future__ import annotations

import csv
import string
from collections.abc import Iterable
from typing import TextIO

from depesche.reading.reader import ReadResult
from depesche.records import Action, Actor, Agreement, Encounter, Office, Record, Statement

COLUMNS = [
    "document",
    "published",
    "id",
    "type",
    "kind",
    "label",
    "actors",
    "recipients",
    "factuality",
    "when",
    "where",
    "country",
    "asserted_by",
    "plover_type",
    "plover_mode",
    "start",
    "end",
    "evidence",
    "rule",
    "confidence",
]
_FORMULA = {"=", "+", "-", "@", "\t", "\r"}  # what spreadsheets take for the start of a formula
_BLANK = string.whitespace + "\ufeff\xa0"


def write(results: Iterable[ReadResult], stream: TextIO) -> None:
    """A header, then one row a record. Several actors in a cell are parted by "; ", nearest source first."""
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(COLUMNS)
    for result in results:
        for record in result.records:
            table.writerow([safe(cell) for cell in row(record).values()])
        stream.flush()


def row(record: Record) -> dict[str, str]:
    """The record's cells by column; unknown slots are empty."""
    kind, label, actors, recipients = _own(record)
    evidence = record.evidence[0]
    cells = {
        "document": record.document.id,
        "published": record.document.published,
        "id": record.id,
        "type": record.type,
        "kind": kind,
        "label": label,
        "actors": _names(actors),
        "recipients": _names(recipients),
        "factuality": record.factuality,
        "when": (record.when.value or record.when.text) if record.when else None,
        "where": record.where.name if record.where else None,
        "country": record.where.country if record.where else None,
        "asserted_by": _names(record.asserted_by),
        "plover_type": record.plover.type if record.plover else None,
        "plover_mode": record.plover.mode if record.plover else None,
        "start": evidence.start,
        "end": evidence.end,
        "evidence": evidence.text,
        "rule": record.rule,
        "confidence": f"{record.confidence:.2f}",
    }
    return {column: "" if cells[column] is None else str(cells[column]) for column in COLUMNS}


def as_text(value: object) -> str:
    """A value as text: empty where unknown; several values are parted by "; "."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "; ".join(value)
        case float():
            return f"{value:.4g}"
        case _:
            return str(value)


def safe(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula (OWASP: CSV injection)."""
    return "'" + cell if {cell[:1], cell.lstrip(_BLANK)[:1]} & _FORMULA else cell


def _own(record: Record) -> tuple[str | None, str | None, list[Actor], list[Actor]]:
    """Kind, label, actors and recipients: what each type calls by its own names."""
    match record:
        case Encounter():
            return record.kind, "; ".join(record.topics), record.participants, []
        case Agreement():
            status = record.statuses[-1].status if record.statuses else None
            return record.kind, f"{record.name} ({status})" if status else record.name, record.parties, []
        case Statement():
            return record.mode, record.act, [record.speaker] if record.speaker else [], record.addressees
        case Action():
            return None, None, record.actors, record.recipients
        case Office():
            return record.status, record.title, [record.person], [record.of] if record.of else []


def _names(actors: list[Actor]) -> str:
    return "; ".join(actor.id or actor.name for actor in actors)
