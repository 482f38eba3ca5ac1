"""RTF: the plain text of an office document. A download of Nexis or Factiva is many documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from depesche.errors import Rejection
from depesche.sources import clippings
from depesche.sources.encoding import whole
from depesche.sources.extras import need
from depesche.sources.fields import Found, found
from depesche.sources.options import Options

MAX_BYTES = 50_000_000
_BINARY = re.compile(rb"\\bin(\d{1,9}) ")
_PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{512,}")  # of a picture, in hexadecimal; slow to go through and no text
_TITLE = re.compile(r"\{\\title ([^{}\\]{1,300})\}")


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The document of an RTF file, or the many of a download."""
    striprtf = need("striprtf.striprtf", "office", name)
    data = _PICTURE.sub(b"", _without_binary(whole(stream, name, options, MAX_BYTES)))
    source = data.decode("ascii", errors="replace") if data.isascii() else data.decode("cp1252", errors="replace")
    text = striprtf.rtf_to_text(source, errors="replace").replace("\0", " ")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # pairs were written half by half
    lines = [
        re.sub(r"\|+", " ", line).strip() if line.count("|") > 1 else line.rstrip(" |") for line in text.split("\n")
    ]
    many = clippings.read(lines, name, options)
    if many is not None:
        yield from many
        return
    title = _TITLE.search(source)
    body = "\n".join(line for line in lines if line.strip())
    yield found({"id": name, "text": body, "title": title[1].strip() if title else None}, name, options, name=name)


def _without_binary(data: bytes) -> bytes:
    """The source without embedded bytes, whose length stands before them."""
    out, at = [], 0
    while match := _BINARY.search(data, at):
        out.append(data[at : match.start()])
        at = min(match.end() + int(match[1]), len(data))
    return b"".join((*out, data[at:]))
