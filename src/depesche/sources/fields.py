"""What a document's fields may hold, the same for every form of input."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depesche.errors import Rejected, Rejection
from depesche.records import Document, Link, Note

if TYPE_CHECKING:
    from depesche.sources.options import Options

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?")
_TEXTS = ("title", "url", "publisher", "language")


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave along with a page, so that it can be asked whether the page has changed."""

    url: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A document and where it stands: the file as named, and the line (counted from 1) where a file holds several.

    `notes` are what was noted while it was taken in; `validators` are there where it was fetched; `input` is the file
    or address that has to be read to find it again, empty where it is the source.
    """

    document: Document
    source: str
    line: int | None = None
    notes: tuple[Note, ...] = ()
    validators: Validators | None = None
    input: str = ""


def parse_date(value: object, *, source: str = "published", line: int | None = None) -> dt.date | None:
    """The date in an ISO 8601 date or date and time (its date as written); null stays null.

    Raises:
        Rejected: with code `invalid-date`, where `value` is no date.
    """
    if value is None or isinstance(value, dt.date):
        return value.date() if isinstance(value, dt.datetime) else value
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return dt.date.fromisoformat(match[1]) if match else _no_date(value, source, line)
    except ValueError:
        return _no_date(value, source, line)


def _no_date(value: object, source: str, line: int | None) -> dt.date:
    reason = f"{value!r} is no publication date"
    raise Rejected(Rejection("invalid-date", reason, source, line, "Write it as YYYY-MM-DD."))


def found(
    fields: Mapping[str, object],
    source: str,
    options: Options,
    *,
    line: int | None = None,
    name: str | None = None,
    notes: Iterable[Note] = (),
    related: Iterable[Link] = (),
    credits: Iterable[str] = (),  # noqa: A002 - the word for it
) -> Found:
    """The document in a mapping of the contract's fields, its publication date settled.

    Args:
        fields: the contract's fields, and `authors`; unknown ones are passed over.
        source: the file, for rejections.
        options: the publication date of documents that name none, and what came along with the bytes.
        line: line of the file.
        name: the document's own file name or address, which may hold its date; null where it is one of many.
        notes: what was noted before.
        related: links that stood beside the text.
        credits: of pictures and the like, that stood beside the text.

    Raises:
        Rejected: a field is missing, has the wrong type, or holds half a surrogate pair.
    """
    from depesche.sources.dates import settle

    document = document_from_fields({**fields, "published": None}, source=source, line=line)
    told = fields.get("published")
    told = options.seen if told in (None, "") else told
    date, origin, dated = settle(told, options.published, document.text, name)
    update = {
        "authors": _authors(fields.get("authors")),
        "published": date,
        "published_from": origin,
        "related": [link for link in related if lone_surrogate(link.title + link.url) is None],
        "credits": [one for one in credits if lone_surrogate(one) is None],
    }
    return Found(document.model_copy(update=update), source, line, (*notes, *dated))


def _authors(value: object) -> list[str]:
    """Authors as a list, however a row tells them."""
    several = value if isinstance(value, list | tuple) else re.split(r"[;|]", value) if isinstance(value, str) else []
    names = (" ".join(name.split()) for name in several if isinstance(name, str) and lone_surrogate(name) is None)
    return list(dict.fromkeys(name for name in names if name))


def document_from_fields(
    fields: Mapping[str, object], *, source: str, line: int | None = None, published: dt.date | None = None
) -> Document:
    """The document in a mapping of the contract's fields; unknown fields are passed over.

    `published` fills in where the mapping has no date of its own.

    Raises:
        Rejected: a field is missing, has the wrong type, or holds half a surrogate pair.
    """

    def reject(code: str, reason: str, hint: str = "") -> Rejected:
        return Rejected(Rejection(code, reason, source, line, hint))

    for name in ("id", "text"):
        if fields.get(name) is None:
            raise reject("missing-field", f"the field {name!r} is missing", "`id` and `text` are required.")
    for name in ("id", "text", *_TEXTS):
        value = fields.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise reject("invalid-field", f"the field {name!r} is not a string but {type(value).__name__}")
        if (at := lone_surrogate(value)) is not None:
            reason = f"the field {name!r} holds half a surrogate pair (U+{ord(value[at]):04X}) at character {at}"
            raise reject("encoding", reason, "Write the whole pair, or the character itself.")
    if not str(fields["text"]).strip():
        raise reject("empty", "the document has no text")
    date = parse_date(fields.get("published"), source=source, line=line)
    rest = {name: fields.get(name) for name in ("id", "text", *_TEXTS)}
    return Document.model_validate({**rest, "published": date or published})


def lone_surrogate(text: str) -> int | None:
    """The first character that is half a surrogate pair, or null. Such text has no UTF-8 form and no hash."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None
