"""Streams that can be gone back in, for forms that need it: files as they are, others by way of a temporary file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from depesche.errors import Rejected, Rejection
from depesche.sources.options import MEMBER, Options

_CHUNK = 1 << 16
MEMORY = 8_000_000  # bytes kept in memory; more go to disk


@contextmanager
def seekable(stream: BinaryIO, name: str, options: Options, limit: int = MEMBER) -> Iterator[BinaryIO]:
    """The stream itself, or a copy of it that can be gone back in.

    Raises:
        Rejected: `too-long`, where a copy would hold more than `limit` bytes.
    """
    if stream.seekable():
        at = stream.tell()
        options.advance(stream.seek(0, 2) - at)
        stream.seek(at)
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=MEMORY) as copy:
        size = 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            options.advance(len(chunk))
            if size > limit:
                raise Rejected(Rejection("too-long", f"the file is longer than {limit:,} bytes", name))
            copy.write(chunk)
        copy.seek(0)
        yield cast(BinaryIO, copy)
