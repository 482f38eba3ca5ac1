"""A file packed with gzip: what is in it is read as what it is, up to the limits of archives."""

from __future__ import annotations

import gzip
import tempfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from depesche.errors import Rejected, Rejection
from depesche.sources import forms
from depesche.sources.fields import Found
from depesche.sources.options import NESTING, Options
from depesche.sources.zip import unpack


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """What the packed file holds, under the name without `.gz`."""
    if options.depth >= NESTING:
        raise Rejected(Rejection("over-limit", f"archives are nested more than {NESTING} deep", name))
    packed = 0

    class Counted:
        def read(self, count: int = -1) -> bytes:
            nonlocal packed
            data = stream.read(count)
            packed += len(data)
            options.advance(len(data))
            return data

    inner = name[:-3] if name.lower().endswith(".gz") else name
    with tempfile.SpooledTemporaryFile(max_size=8_000_000) as copy:
        try:
            with gzip.GzipFile(fileobj=cast(BinaryIO, Counted())) as unpacked:
                unpack(cast(BinaryIO, unpacked), cast(BinaryIO, copy), name, options, lambda: packed)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Rejected(Rejection("damaged", f"it can't be unpacked: {error}", name)) from error
        copy.seek(0)
        yield from forms.read(cast(BinaryIO, copy), inner, options.within(form=None))
