"""The document that is read: its text is stored once and never altered."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cached_property
from typing import Literal

from pydantic import field_validator

from depesche.records.span import Frozen, Span

PublishedFrom = Literal["metadata", "user", "dateline", "name", "unknown"]


class Note(Frozen):
    """Something a reader should know about the document (damaged text, say), with where it stands."""

    code: str
    message: str
    span: Span | None = None


class DocumentReference(Frozen):
    """What a record says about the document it comes from."""

    id: str
    sha256: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


class Link(Frozen):
    """A link that stood beside a document's text."""

    title: str
    url: str


class Document(Frozen):
    """One document. `text` holds Unicode code points exactly as delivered; `published` is an ISO 8601 date or null.

    `published_from` says what the date is known from: the document's own metadata, the user, the dateline at the head
    of the text, the name of the file. `related` and `credits` stood on the document's page beside its text.
    """

    id: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    authors: list[str] = []
    published_from: PublishedFrom | None = None
    related: list[Link] = []
    credits: list[str] = []

    @field_validator("text")
    @classmethod
    def _has_a_utf8_form(cls, text: str) -> str:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ValueError(f"half a surrogate pair stands at character {error.start}") from None
        return text

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def reference(self) -> DocumentReference:
        """The short form that stands in each record."""
        return DocumentReference(
            id=self.id,
            sha256=self.sha256,
            title=self.title,
            published=self.published.isoformat() if self.published else None,
            publisher=self.publisher,
            url=self.url,
        )

    def cut(self, start: int, end: int) -> Span:
        """The span `[start, end)` in characters; raises ValueError where it leaves the text."""
        return Span.cut(self.text, start, end)

    def _repr_html_(self) -> str:
        from depesche.records import display

        return display.document(self)
