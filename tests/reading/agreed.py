"""Agreements of a text, and short forms of what is told of them."""

from __future__ import annotations

import datetime as dt

from depesche import german
from depesche.reading.agreements import build
from depesche.reading.analyse import analyse
from depesche.records import Agreement, Document


def read(text: str, published: dt.date | None = dt.date(2024, 11, 19)) -> list[Agreement]:
    document = Document(id="example", text=text, published=published)
    return build(analyse(document, german.load()(text)))


def only(text: str) -> Agreement:
    records = read(text)
    assert len(records) == 1, [r.name for r in records]
    return records[0]


def parties(record: Agreement) -> set[str]:
    return {p.id or p.name for p in record.parties}


def statuses(record: Agreement) -> set[tuple[str, str]]:
    return {(s.status, s.factuality) for s in record.statuses}
