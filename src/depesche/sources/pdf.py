"""PDF with a text layer: its paragraphs, put together from the lines; running heads and page numbers are left out."""

from __future__ import annotations

import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources.extras import need
from depesche.sources.fields import Found, found
from depesche.sources.options import Options
from depesche.sources.spool import seekable

MAX_PAGES = 2_000
MAX_CHARACTERS = 1_000_000  # the longest text that is read; a page may unpack to anything
_NUMBER = re.compile(r"\W*(?:[^\W\d]{1,6}\W*)?\d{1,4}(?:\s*(?:/|[^\W\d]{2,3})\s*\d{1,4})?\W*")
_FULL = 0.75  # of the usual width; a shorter line ends its paragraph


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The document of a PDF file."""
    pypdf = need("pypdf", "office", name)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with seekable(stream, name, options) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pdf = pypdf.PdfReader(file, strict=False)
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise Rejected(Rejection("encrypted", "it is locked with a password", name, hint="Unlock it first."))
        pages: list[list[str]] = []
        size = 0
        for page in pdf.pages[:MAX_PAGES]:
            text = (page.extract_text() or "").replace("\0", " ")
            size += len(text)
            if size > MAX_CHARACTERS:
                raise Rejected(Rejection("too-long", f"its text is longer than {MAX_CHARACTERS:,} characters", name))
            pages.append([line.rstrip() for line in text.split("\n")])
        title = pdf.metadata.title if pdf.metadata else None
    body = _join(pages)
    if not body.strip():
        hint = "Recognise its characters first (ocrmypdf)."
        raise Rejected(Rejection("no-text-layer", "it holds no text, only pictures of pages", name, hint=hint))
    told = title.strip() if isinstance(title, str) and " " in title.strip() else None  # others are names of files
    yield found({"id": name, "text": _whole(body), "title": told}, name, options, name=name)


def _whole(text: str) -> str:
    """The text without halves of surrogate pairs, which broken fonts leave."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _join(pages: list[list[str]]) -> str:
    """The paragraphs, without lines that stand at the head or foot of most pages."""
    filled = [[line.strip() for line in page if line.strip()] for page in pages]
    edges = Counter(line for page in filled for line in {_bare(line) for line in (*page[:2], *page[-2:])})
    running = {line for line, count in edges.items() if len(pages) >= 3 and count > len(pages) / 2}
    lines = [
        line
        for page in filled
        for i, line in enumerate(page)
        if not ((i < 2 or i >= len(page) - 2) and (_bare(line) in running or _NUMBER.fullmatch(line)))
    ]
    return "\n".join(_paragraphs(lines))


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines as wide as most go on in the next one; a hyphen between small letters goes."""
    lengths = sorted(map(len, lines))
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    out: list[str] = []
    open_ended = False
    for line in lines:
        if not open_ended:
            out.append(line)
        elif out[-1][-1] == "-" and out[-1][-2:-1].islower() and line[0].islower():
            out[-1] = out[-1][:-1] + line
        else:
            out[-1] += f" {line}"
        open_ended = len(line) >= _FULL * width
    return out


def _bare(line: str) -> str:
    """A line without its figures, which differ from page to page."""
    return re.sub(r"\d+", "#", " ".join(line.split()))
