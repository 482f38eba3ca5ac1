"""WACZ: a ZIP package of web archives; the WARC files in it are read one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from depesche.errors import Rejected, Rejection
from depesche.sources import warc
from depesche.sources.fields import Found
from depesche.sources.options import Options
from depesche.sources.spool import seekable
from depesche.sources.zip import extract, opened, safe

_MEMORY = 8_000_000  # bytes kept in memory; more go to disk


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The pages of all web archives in the package."""
    with seekable(stream, name, options) as file, opened(file, name) as package:
        held = [one for one in package.infolist() if one.filename.lower().endswith((".warc", ".warc.gz"))]
        if not held:
            yield Rejection("empty", "the package holds no web archive", name)
        for member in held:
            source = f"{name}!/{member.filename}"
            options.budget.take_member(name)
            try:
                if not safe(member.filename):
                    raise Rejected(Rejection("unsafe-name", "its name leads out of the package", source))
                with tempfile.SpooledTemporaryFile(max_size=_MEMORY) as copy:
                    extract(package, member, source, options, cast(BinaryIO, copy))
                    copy.seek(0)
                    yield from warc.read(cast(BinaryIO, copy), source, options.within())
            except Rejected as rejected:
                yield rejected.rejection
