"""Plain text: one file, one document. The stored text is the file's bytes as UTF-8 and nothing else.

Line ends stay as they are and so does a byte order mark, so that offsets hold for whoever decodes the file, and the
document's SHA-256 is the file's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from depesche.errors import Rejection
from depesche.sources.encoding import decode, whole
from depesche.sources.fields import Found, found
from depesche.sources.options import Options

MAX_BYTES = 4_000_000  # a million characters, the longest text that is read, in the widest encoding


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The one document of a text file, or its rejection; its id is the path as given."""
    data = whole(stream, name, options, MAX_BYTES, "Give one article a file.")
    yield found({"id": name, "text": decode(data, name), "url": options.url}, name, options, name=name)
