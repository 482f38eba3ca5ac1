"""Bytes → text: UTF-8 or a rejection that says what they are instead; for forms that name their encoding, that."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources.options import Options

BOM = b"\xef\xbb\xbf"
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x1f\x8b": "gzip data",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"SQLite format 3": "an SQLite database",
}
_UTF16 = {b"\xff\xfe": "UTF-16LE", b"\xfe\xff": "UTF-16BE"}
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")


def whole(stream: BinaryIO, source: str, options: Options, limit: int, hint: str = "") -> bytes:
    """All bytes of a stream.

    Raises:
        Rejected: there are none (`empty`), or more than `limit` (`too-long`).
    """
    data = stream.read(limit + 1)
    options.advance(len(data))
    if len(data) > limit:
        raise _rejected("too-long", f"the file is longer than {limit:,} bytes", source, None, hint)
    if not data.strip():
        raise _rejected("empty", "the file has no text", source, None)
    return data


def decode_as(data: bytes, *charsets: str | None) -> str:
    """The text of bytes in UTF-8 if they can be that, else in the first of these encodings that they are in.

    What is said of the encoding is often wrong once a page was saved; bytes that are UTF-8 by chance hardly exist.
    Without a word on it Windows-1252 is tried. Bytes that no encoding takes become U+FFFD, which reading notes.
    """
    for mark, charset in ((BOM, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(charset, errors="replace")
    named = [name for name in map(_known, charsets) if name]
    escaped = [name for name in named if name.startswith(("utf-16", "utf-32", "utf-7", "iso2022", "hz"))]
    for charset in dict.fromkeys((*escaped, "utf-8", *named, "cp1252")):
        try:
            return data.decode(charset)
        except (UnicodeError, ValueError):
            continue
    return data.decode(named[0] if named else "utf-8", errors="replace")


def _known(charset: str | None) -> str | None:
    """The codec of a charset's name; web pages that say Latin-1 are in Windows-1252 (WHATWG Encoding Standard)."""
    try:
        name = codecs.lookup((charset or "").strip().strip("\"'")).name if charset else None
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    # Codecs that are none of characters (zlib, rot13) would unpack bombs.
    return name if name is None or getattr(codecs.lookup(name), "_is_text_encoding", True) else None


def decode(data: bytes, source: str, *, first_line: int = 1) -> str:
    """`data` as UTF-8, unchanged to the last character.

    Args:
        data: the bytes of a file, or of one line of it.
        source: the file, for the rejection.
        first_line: the line of the file `data` begins on, counted from 1.

    Raises:
        Rejected: `binary`, `markup` or `encoding`, with the line at fault.
    """
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise _rejected("binary", f"it is {kind}, not text", source, None, "Say what form it has: --from.")
    for mark, name in _UTF16.items():
        if data.startswith(mark):
            raise _rejected("encoding", f"it is {name}, not UTF-8", source, first_line, _recode(source, "UTF-16"))
    if (at := data.find(b"\0")) >= 0:
        line = first_line + data.count(b"\n", 0, at)
        raise _rejected("binary", "it holds NUL bytes, so it is not text", source, line)
    if data[:200].removeprefix(BOM).lstrip().lower().startswith(_MARKUP):
        raise _rejected(
            "markup", "it is a web page or XML, not plain text", source, None, "Say what form it has: --from."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first_line + data.count(b"\n", 0, error.start)
        reason = f"it is not UTF-8: byte 0x{data[error.start]:02X} at byte {error.start} of what was read"
        raise _rejected("encoding", reason, source, line, _recode(source, "WINDOWS-1252")) from None


def _recode(source: str, encoding: str) -> str:
    name = "FILE" if source == "-" else source
    return f"If it is {encoding}: iconv -f {encoding} -t UTF-8 {name}"


def _rejected(code: str, reason: str, source: str, line: int | None, hint: str = "") -> Rejected:
    return Rejected(Rejection(code, reason, source, line, hint))
