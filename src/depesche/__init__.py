"""Depesche reads German news about international relations and makes citable records of it.

>>> import depesche
>>> records = depesche.read("Der Präsident traf am Montag …", published="2024-11-19")  # doctest: +SKIP

Importing this package is cheap: everything heavy is loaded when it is first used.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depesche.archive import Archive
    from depesche.errors import DepescheError, Rejection
    from depesche.exports.collection import Records
    from depesche.reading.reader import Reader, ReadResult
    from depesche.records import Document, Record

__version__ = "0.1.0"
__all__ = [
    "Archive",
    "DepescheError",
    "Document",
    "ReadResult",
    "Reader",
    "Record",
    "Records",
    "Rejection",
    "__version__",
    "read",
]

_HOMES = {
    "Archive": "depesche.archive",
    "DepescheError": "depesche.errors",
    "Document": "depesche.records",
    "ReadResult": "depesche.reading.reader",
    "Reader": "depesche.reading.reader",
    "Record": "depesche.records",
    "Records": "depesche.exports.collection",
    "Rejection": "depesche.errors",
}


def read(text: str, *, published: dt.date | str | None = None, id: str = "document") -> Records:  # noqa: A002
    """The records of one German text, in the order of their evidence.

    Args:
        text: the document's text; the records' offsets are code points into exactly this string.
        published: publication date (ISO 8601); without it relative times keep a null value.
        id: what the records call the document.

    Raises:
        Rejected: the text is empty, too long or not German, or `published` is no date.
    """
    from depesche.exports.collection import Records
    from depesche.sources.fields import document_from_fields

    document = document_from_fields({"id": id, "text": text, "published": published}, source=id)
    return Records(document, _reader().read(document))


@cache
def _reader() -> Reader:
    from depesche.reading.reader import Reader

    return Reader()


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
