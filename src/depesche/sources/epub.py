"""EPUB: each chapter with text enough is a document, in the order of reading; the book tells publisher and date."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import unquote

from depesche.errors import Rejected, Rejection
from depesche.sources.encoding import decode_as
from depesche.sources.extras import need
from depesche.sources.fields import Found, found
from depesche.sources.html import parse
from depesche.sources.options import Options
from depesche.sources.spool import seekable
from depesche.sources.zip import member_bytes, opened, safe

_ENOUGH = 200  # characters; shorter chapters are covers, titles, contents
_CHAPTERS = 5_000
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_BLOCKS = {
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "blockquote",
    "section",
    "article",
    "pre",
    "dd",
    "dt",
}


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The chapters of an EPUB file; their ids are the file's name, `!/` and the chapter's."""
    etree = need("lxml.etree", "office", name)
    html = need("lxml.html", "office", name)
    with seekable(stream, name, options) as file, opened(file, name) as archive:
        container = _tree(etree, member_bytes(archive, "META-INF/container.xml", name, options))
        path = next((one.get("full-path") or "" for one in container.iter("{*}rootfile")), "")
        package = _tree(etree, member_bytes(archive, path, name, options))
        told = _told(package)
        empty = True
        for inner in list(_chapters(package, path))[:_CHAPTERS]:
            source = f"{name}!/{inner}"
            try:
                if not safe(inner):
                    raise Rejected(Rejection("unsafe-name", "its name leads out of the archive", source))
                data = member_bytes(archive, inner, source, options)
                if data is None:
                    raise Rejected(Rejection("damaged", "the book names a chapter that it does not hold", source))
                tree = parse(html, decode_as(data).replace("\0", " "))
                lines = [] if tree is None else text_lines(tree)
                if sum(map(len, lines)) < _ENOUGH:
                    continue
                empty = False
                heading = next((" ".join("".join(h.itertext()).split()) for h in tree.iter("h1", "h2", "h3")), None)
                fields = {**told, "id": source, "text": "\n".join(lines), "title": heading or told["title"]}
                yield found(fields, source, options)
            except Rejected as rejected:
                empty = False
                yield rejected.rejection
        if empty:
            yield Rejection("empty", "the book has no chapters with text", name)


def _tree(etree: Any, data: bytes | None) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    return etree.fromstring(data or b"<empty/>", parser)


def _told(package: Any) -> dict[str, object]:
    def texts(name: str) -> list[str]:
        return [" ".join((one.text or "").split()) for one in package.iter(f"{_DC}{name}") if one.text]

    dates = [one for one in package.iter(f"{_DC}date") if one.text]
    published = [d.text for d in dates if d.get(f"{_OPF}event") in (None, "publication", "original-publication")]
    return {
        "title": next(iter(texts("title")), None),
        "published": next(iter(published), None),
        "authors": texts("creator"),
        "publisher": next(iter(texts("publisher")), None),
    }


def _chapters(package: Any, path: str) -> Iterator[str]:
    """The members in the order of reading."""
    folder = posixpath.dirname(path)
    items = {one.get("id"): one.get("href") or "" for one in package.iter("{*}item")}
    for one in package.iter("{*}itemref"):
        if href := items.get(one.get("idref")):
            yield posixpath.normpath(posixpath.join(folder, unquote(href.split("#")[0])))


def text_lines(tree: Any) -> list[str]:
    """The text of a tree, a line a block."""
    lines: list[list[str]] = [[]]
    body = tree.find(".//body")
    for event, element in _walk(tree if body is None else body):
        block = element.tag in _BLOCKS or element.tag == "br"
        if event == "start":
            if block:
                lines.append([])
            if element.tag not in ("script", "style"):
                lines[-1].append(element.text or "")
        else:
            if block:
                lines.append([])
            lines[-1].append(element.tail or "")
    joined = (" ".join("".join(line).split()) for line in lines)
    return [line for line in joined if line]


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element
