"""Depesche reads German news about international relations and makes citable records of it.

>>> import depesche
>>> records = depesche.read("Der Präsident traf am Montag …", published="2024-11-19")  # doctest: +SKIP

Importing this package is cheap: everything heavy is loaded when it is first used.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
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


def read(
    text: str,
    *,
    published: dt.date | str | None = None,
    id: str = "document",  # noqa: A002
    confidence: float | None = None,
) -> Records:
    """The records of one German text, in the order of their evidence.

    Args:
        text: the document's text; the records' offsets are code points into exactly this string.
        published: publication date (ISO 8601); without it relative times keep a null value.
        id: what the records call the document.
        confidence: the least that records must have (0 to 1), as `Reader` takes it; 0 for all there are.

    Raises:
        Rejected: the text is empty, too long or not German, or `published` is no date.
    """
    from depesche.exports.collection import Records
    from depesche.sources.fields import document_from_fields

    document = document_from_fields({"id": id, "text": text, "published": published}, source=id)
    return Records(document, _reader(confidence).read(document))


@lru_cache(maxsize=4)
def _reader(confidence: float | None) -> Reader:
    from depesche.reading.reader import Reader

    return Reader(confidence=confidence)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
