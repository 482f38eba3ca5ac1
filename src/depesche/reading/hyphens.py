"""Soft hyphens (U+00AD) say where a word may be parted: web pages are full of them, and no lexicon knows such a word.

The text is read without them. What records quote is cut from the stored text all the same, hyphens included; names and
titles, which are told in base form, have none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from depesche.reading.layers import TimeExpression
from depesche.records import Document, Note, Record, Span

SOFT_HYPHEN = "\u00ad"


def without(document: Document) -> Document:
    """The document as it is read; the same where no soft hyphen stands in it."""
    if SOFT_HYPHEN not in document.text:
        return document
    # Copied through its fields: what a document caches of its text must not come along.
    return Document(**(dict(document) | {"text": document.text.replace(SOFT_HYPHEN, "")}))


def restored(document: Document, records: list[Record], notes: list[Note]) -> tuple[list[Record], list[Note]]:
    """Records and notes made of `without(document)`, with the offsets and the words of the document itself."""
    if SOFT_HYPHEN not in document.text:
        return records, notes
    at = _kept(document.text)
    update = {"document": document.reference}
    moved = [_moved(record, document.text, at).model_copy(update=update).with_id() for record in records]
    return moved, [_moved(note, document.text, at) for note in notes]


def restored_times(document: Document, times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Time expressions of `without(document)`, with the offsets and the words of the document itself."""
    at = _kept(document.text)
    extents = [(at[time.start], at[time.end - 1] + 1, time) for time in times]
    return [replace(time, start=start, end=end, text=document.text[start:end]) for start, end, time in extents]


def _kept(text: str) -> list[int]:
    """Where each character that is read stands in the text."""
    return [place for place, character in enumerate(text) if character != SOFT_HYPHEN]


def _moved(told: Any, text: str, at: list[int]) -> Any:
    """`told` with each span moved; `at` holds the place in `text` of each character that was read."""
    if isinstance(told, list):
        return [_moved(one, text, at) for one in told]
    if not isinstance(told, BaseModel):
        return told
    fields = {name: _moved(value, text, at) for name, value in told}
    if isinstance(told, Span) and told.start < told.end:
        start, end = at[told.start], at[told.end - 1] + 1
        fields |= {"start": start, "end": end, "text": text[start:end]}
    return told.model_copy(update=fields)
