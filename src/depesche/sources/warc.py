"""WARC: the pages of a web archive, as Common Crawl's CC-NEWS gives them; one record in memory at a time.

Only successful responses that hold a page are documents. A record that can't be read costs that record; where the file
breaks off, what stood before is kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources import forms
from depesche.sources.extras import need
from depesche.sources.fields import Found
from depesche.sources.options import Options
from depesche.sources.web import charset_of

MAX_RECORD = 20_000_000  # bytes of a page
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The pages of a WARC file, packed or not; ids are the pages' addresses."""
    warcio = need("warcio.archiveiterator", "web", name)
    faults = need("warcio.exceptions", "web", name)
    counted = _Counted(stream, options)
    empty = True
    number = 0
    try:
        for record in warcio.ArchiveIterator(counted, no_record_parse=False):
            number += 1
            if record.rec_type not in ("response", "resource"):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            if not address.startswith(("http://", "https://")):
                continue
            for item in _page(record, address, name, options):
                empty = False
                yield item
    except (faults.ArchiveLoadFailed, EOFError, zlib.error, OSError, ValueError) as error:
        empty = False
        reason = f"it breaks off after {number} records: {str(error)[:200]}"
        yield Rejection("damaged", reason, name, number + 1, "What stood before was read.")
    if empty:
        yield Rejection("empty", "the web archive holds no pages", name)


class _Counted:
    """The stream, with the bytes taken from it told."""

    def __init__(self, stream: BinaryIO, options: Options) -> None:
        self._stream = stream
        self._advance = options.advance

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._advance(len(data))
        return data

    def close(self) -> None:
        self._stream.close()


def _page(record: Any, address: str, name: str, options: Options) -> Iterator[Found | Rejection]:
    address = address.strip("<>")
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return  # moved, gone, forbidden: the crawl's affair, not an input that was lost
    kind = (headers.get_header("Content-Type") if headers else None) or record.rec_headers.get_header("Content-Type")
    if not (kind or "text/html").split(";")[0].strip().lower().startswith(_PAGES):
        return
    source = f"{name}!/{address}"
    try:
        data = _content(record, source)
    except Rejected as rejected:
        yield rejected.rejection
        return
    if not data.strip():
        yield Rejection("empty", "the record holds no page", source)
        return
    promised = record.rec_headers.get_header("WARC-Truncated")
    inner = options.within(url=address, charset=charset_of(kind), form=None)
    for item in forms.read_bytes(data, address, inner, kind):
        if isinstance(item, Rejection):
            hint = f"The crawler cut it off ({promised})." if promised else item.hint
            yield Rejection(item.code, item.reason, source, item.line, hint)
        else:
            yield Found(item.document, source, item.line, item.notes)


def _content(record: Any, source: str) -> bytes:
    """The page, transfer and content encoding undone; a page that breaks off is taken as far as it goes."""
    out = bytearray()
    stream = record.content_stream()
    try:
        while chunk := stream.read(65_536):
            out += chunk
            if len(out) > MAX_RECORD:
                raise Rejected(Rejection("too-long", f"the page is longer than {MAX_RECORD:,} bytes", source))
    except (EOFError, zlib.error, OSError, ValueError, AttributeError) as error:
        if not out:
            raise Rejected(Rejection("damaged", f"the record can't be unpacked: {error}", source)) from error
    return bytes(out)
