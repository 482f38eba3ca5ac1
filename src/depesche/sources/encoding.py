"""Bytes → text: UTF-8 or a rejection that says what the bytes are instead."""

from __future__ import annotations

from depesche.errors import Rejected, Rejection

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
            raise _rejected("binary", f"it is {kind}, not text", source, None, "Extract its text first.")
    for mark, name in _UTF16.items():
        if data.startswith(mark):
            raise _rejected("encoding", f"it is {name}, not UTF-8", source, first_line, _recode(source, "UTF-16"))
    if (at := data.find(b"\0")) >= 0:
        line = first_line + data.count(b"\n", 0, at)
        raise _rejected("binary", "it holds NUL bytes, so it is not text", source, line)
    if data[:200].removeprefix(BOM).lstrip().lower().startswith(_MARKUP):
        raise _rejected("markup", "it is a web page or XML, not plain text", source, None, "Extract its text first.")
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
