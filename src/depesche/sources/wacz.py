"""WACZ: a ZIP package of web archives; the WARC files in it are read one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources import warc
from depesche.sources.fields import Found
from depesche.sources.options import Options
from depesche.sources.spool import seekable
from depesche.sources.zip import opened, unpacked


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
                with unpacked(package, member, source, options) as (copy, within):
                    yield from warc.read(copy, source, within)
            except Rejected as rejected:
                yield rejected.rejection
