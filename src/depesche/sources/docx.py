"""DOCX: the paragraphs and cells of an office document, a line each. A download of Nexis or Factiva is many documents.

Read with lxml and no entities, member by member within the limits of archives.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources import clippings
from depesche.sources.extras import need
from depesche.sources.fields import Found, found
from depesche.sources.options import Options
from depesche.sources.spool import seekable
from depesche.sources.zip import member_bytes, opened

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _TAB, _BREAK, _HYPHEN = f"{_W}t", f"{_W}tab", {f"{_W}br", f"{_W}cr"}, f"{_W}noBreakHyphen"
_STYLE = f"{_W}pStyle"
_LEFT_OUT = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "footnoteReference", "txbxContent")}
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The document of a DOCX file, or the many of a download."""
    etree = need("lxml.etree", "office", name)
    with seekable(stream, name, options) as file, opened(file, name) as archive:
        data = member_bytes(archive, "word/document.xml", name, options)
        if data is None:
            raise Rejected(Rejection("damaged", "it holds no word/document.xml", name))
        told = _core(etree, member_bytes(archive, "docProps/core.xml", name, options))
    lines, title = _paragraphs(etree, data)
    many = clippings.read(lines, name, options)
    if many is not None:
        yield from many
        return
    text = "\n".join(line for line in lines if line.strip())
    fields = {"id": name, "text": text, "title": title or told.get("title"), "authors": told.get("creator")}
    yield found(fields, name, options, name=name)


def _paragraphs(etree: Any, data: bytes) -> tuple[list[str], str | None]:
    """A line a paragraph, and the first one in the style of titles or of headings of the first rank."""
    lines: list[str] = []
    title: str | None = None
    events = etree.iterparse(
        BytesIO(data), tag=f"{_W}p", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for _, paragraph in events:
        text = "".join(_pieces(paragraph))
        style = next((one.get(f"{_W}val") or "" for one in paragraph.iter(_STYLE)), "")
        if title is None and style.lower() in ("title", "titel", "heading1", "berschrift1") and text.strip():
            title = " ".join(text.split())
        lines += text.split("\n")
        paragraph.clear(keep_tail=True)
    return lines, title


def _pieces(paragraph: Any) -> Iterator[str]:
    left_out: Any = None
    for element in paragraph.iter():
        if left_out is not None:
            if left_out in element.iterancestors():
                continue
            left_out = None
        if element.tag in _LEFT_OUT:
            left_out = element
        elif element.tag == _TEXT:
            yield element.text or ""
        elif element.tag == _TAB:
            yield "\t"
        elif element.tag in _BREAK:
            yield "\n"
        elif element.tag == _HYPHEN:
            yield "\u2011"


def _core(etree: Any, data: bytes | None) -> dict[str, str]:
    """Title and creator of the document's properties; its dates are the file's, not the article's."""
    if not data:
        return {}
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    values = {key: (tree.findtext(f"{_DC}{key}") or "").strip() for key in ("title", "creator")}
    return {key: value for key, value in values.items() if value and value != "python-docx"}
