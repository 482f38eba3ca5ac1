"""Plain text: one file, one document. The stored text is the file's bytes as UTF-8 and nothing else.

Line ends stay as they are and so does a byte order mark, so that offsets hold for whoever decodes the file, and the
document's SHA-256 is the file's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources.encoding import decode
from depesche.sources.fields import Found, document_from_fields

if TYPE_CHECKING:
    from depesche.sources import Advance

MAX_BYTES = 4_000_000  # a million characters, the longest text that is read, in the widest encoding


def read(stream: BinaryIO, name: str, published: dt.date | None, advance: Advance) -> Iterator[Found | Rejection]:
    """The one document of a text file, or its rejection; its id is the path as given."""
    data = stream.read(MAX_BYTES + 1)
    advance(len(data))
    if len(data) > MAX_BYTES:
        hint = "Give one article a file."
        yield Rejection("too-long", f"the file is longer than {MAX_BYTES:,} bytes", name, hint=hint)
        return
    if not data.strip():
        yield Rejection("empty", "the file has no text", name)
        return
    try:
        fields: dict[str, object] = {"id": name, "text": decode(data, name)}
        yield Found(document_from_fields(fields, source=name, published=published), name)
    except Rejected as rejected:
        yield rejected.rejection
