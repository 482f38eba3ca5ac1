"""The registry of forms: what each is called, told by, and read with."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from typing import BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources.fields import Found
from depesche.sources.options import Options

Read = Callable[[BinaryIO, str, Options], Iterator[Found | Rejection]]

HEAD = 4096  # bytes that forms are told by


@dataclass(frozen=True, slots=True)
class Form:
    """A form of input. `module` holds `read(stream, name, options)`; `suffixes` are in lower case."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    types: tuple[str, ...] = ()  # media types, as servers name them
    rows: bool = False  # takes a column mapping


FORMS = (
    Form("text", "text", (".txt", ".text"), ("text/plain",)),
    Form("markdown", "markdown", (".md", ".markdown"), ("text/markdown",)),
    Form("jsonl", "jsonl", (".jsonl", ".ndjson"), ("application/jsonl", "application/x-ndjson"), rows=True),
    Form("csv", "delimited", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), rows=True),
    Form("parquet", "parquet", (".parquet", ".pq"), ("application/vnd.apache.parquet",), rows=True),
    Form("html", "html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml")),
    Form("feed", "feed", (".rss", ".atom"), ("application/rss+xml", "application/atom+xml")),
    Form(
        "docx",
        "docx",
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    ),
    Form("pdf", "pdf", (".pdf",), ("application/pdf",)),
    Form("epub", "epub", (".epub",), ("application/epub+zip",)),
    Form("rtf", "rtf", (".rtf",), ("application/rtf", "text/rtf")),
    Form("mail", "mail", (".eml", ".mht", ".mhtml"), ("message/rfc822", "multipart/related")),
    Form("warc", "warc", (".warc",), ("application/warc",)),
    Form("wacz", "wacz", (".wacz",), ("application/wacz",)),
    Form("zip", "zip", (".zip",), ("application/zip",)),
    Form("gzip", "gzip", (".gz",), ("application/gzip",)),
)
BY_NAME = {form.name: form for form in FORMS}
_BY_SUFFIX = {suffix: form.name for form in FORMS for suffix in form.suffixes}
_BY_TYPE = {kind: form.name for form in FORMS for kind in form.types}

# Forms of plain characters, which may begin with anything: here the name knows better than the first bytes.
_CHARACTERS = {"text", "markdown", "jsonl", "csv"}
_MAGIC = ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (b"PAR1", "parquet"), (b"WARC/", "warc"))
_HTML = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.I)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_MAIL = re.compile(
    rb"(?:^|\n)(?:from|to|cc|subject|date|message-id|received|return-path|reply-to|mime-version|delivered-to|"
    rb"content-type|x-[\w-]+): ?\S",
    re.I,
)
_MAIL_START = re.compile(rb"(?:From \S+ .*\r?\n)?(?:[\w-]+:[^\n]*(?:\n[ \t][^\n]*)*\r?\n){2}")


def suffix(name: str) -> str | None:
    """The form a name's suffix tells, where it is known; `page.html.gz` is gzip."""
    base = re.split(r"[/\\]", name)[-1].lower()
    dot = base.rfind(".")
    return _BY_SUFFIX.get(base[dot:]) if dot >= 0 else None


def of_type(kind: str | None) -> str | None:
    """The form of a media type, parameters passed over."""
    return _BY_TYPE.get((kind or "").split(";")[0].strip().lower())


def guess(name: str, head: bytes, kind: str | None = None) -> str | None:
    """The form of an input by its first bytes, its name, its media type; null where it must be plain text or unknown.

    A zip archive is told as `zip`, whatever office document it is; `members` tells more.
    """
    named = suffix(name) or of_type(kind)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, form in _MAGIC:
        if head.startswith(magic) or (form in ("pdf", "rtf") and start.startswith(magic)):
            return form
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return named if named in ("docx", "epub", "wacz") else "zip"
    if head.startswith(b"\x1f\x8b"):
        return "warc" if re.search(r"\.warc\.gz$", name, re.I) or named == "warc" else "gzip"
    if named in _CHARACTERS - {"text"}:
        return named
    if _HTML.match(start):
        return "html"
    if start.startswith((b"<?xml", b"<!--", b"<rss", b"<feed", b"<rdf:RDF")):
        if _FEED.search(start):
            return "feed"
        if _HTML.search(start):
            return "html"
    if named in ("pdf", "rtf", "parquet", "warc", "docx", "epub", "wacz", "zip", "gzip", None, "text"):
        # The name promises bytes that are not there, or promises nothing.
        if named != "text" and _MAIL_START.match(head) and len(_MAIL.findall(head)) >= 3:
            return "mail"
        if named is None and name == "-" and start.startswith(b"{"):
            return "jsonl"
        if named is None and _object(start):
            return "jsonl"
        return named
    return named


def _object(start: bytes) -> bool:
    """Whether the first line begins like one of JSON Lines with the fields of a document."""
    return start.startswith(b"{") and re.match(rb'\{\s*"\w+"\s*:', start) is not None


def members(stream: BinaryIO) -> str:
    """Which form a zip archive is, by the names in it; the stream stands where it stood."""
    at = stream.tell()
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "zip"
    finally:
        stream.seek(at)
    if "word/document.xml" in names:
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return "wacz"
    return "zip"


def peek(stream: BinaryIO) -> bytes:
    """The first bytes, which stay in the stream.

    Streams that can neither look ahead nor go back raise ValueError.
    """
    if hasattr(stream, "peek"):
        head: bytes = stream.peek(HEAD)[:HEAD]
        return head
    if not stream.seekable():
        raise ValueError("the stream can't be looked into")
    at = stream.tell()
    head = stream.read(HEAD)
    stream.seek(at)
    return head


def read(stream: BinaryIO, name: str, options: Options, kind: str | None = None) -> Iterator[Found | Rejection]:
    """What a stream holds, in the form that is named, or guessed. Whatever goes wrong inside is a rejection.

    Args:
        stream: binary, read once.
        name: what it is called in ids and rejections.
        options: how it is to be read.
        kind: its media type, where somebody told it.
    """
    form = options.form
    try:
        if form is None:
            form = guess(name, peek(stream), kind) or "text"
            if form == "zip" and stream.seekable():
                form = members(stream)
        module: Read = import_module(f"depesche.sources.{BY_NAME[form].module}").read
        yield from module(stream, name, options)
    except Rejected as rejected:
        yield rejected.rejection
    except OSError as error:
        yield Rejection("unreadable", f"it can't be read: {(error.strerror or str(error)).lower()}", name)
    except Exception as error:  # parsers of hostile bytes fail in many ways; one input never stops the others
        reason = f"it can't be read as {form}: {type(error).__name__}: {str(error)[:200]}"
        yield Rejection("damaged", reason, name, hint="Is it whole, and of that form (--from)?")


def read_bytes(data: bytes, name: str, options: Options, kind: str | None = None) -> Iterator[Found | Rejection]:
    """The same for bytes."""
    return read(BytesIO(data), name, options, kind)
