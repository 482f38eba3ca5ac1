"""What a document's fields may hold, the same for every form of input."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from depesche.errors import Rejected, Rejection
from depesche.records import Document

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?")
_TEXTS = ("title", "url", "publisher", "language")


@dataclass(frozen=True, slots=True)
class Found:
    """A document and where it stands: the file as named, and the line (counted from 1) where a file holds several."""

    document: Document
    source: str
    line: int | None = None


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


def document_from_fields(
    fields: dict[str, object], *, source: str, line: int | None = None, published: dt.date | None = None
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
