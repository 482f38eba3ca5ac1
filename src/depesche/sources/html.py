"""Web pages: the article's text by trafilatura, what the page says of itself from its metadata.

The text is the article's paragraphs, a line each. Links to other articles and picture credits stand beside it
(`related`, `credits`), never in it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, BinaryIO
from urllib.parse import urljoin, urlsplit

from depesche.errors import Rejected, Rejection
from depesche.records import Link
from depesche.sources.encoding import decode_as, whole
from depesche.sources.extras import need
from depesche.sources.fields import Found, found
from depesche.sources.options import Options
from depesche.sources.pagedata import PageData, charset_of, page_data

MAX_BYTES = 20_000_000
_RELATED = 50  # links kept
_EDIT = str.maketrans({"\xad": None, "\u200b": None, "\ufeff": None, "\0": None})


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The one article of a page, or its rejection; its id is the path as given, or the page's address."""
    data = whole(stream, name, options, MAX_BYTES)
    yield article(data, name, options)


def article(data: bytes, name: str, options: Options) -> Found:
    """The article of a page.

    Raises:
        Rejected: `empty`, where the page has no article; `missing-extra`.
    """
    trafilatura = need("trafilatura", "html", name)
    html = need("lxml.html", "html", name)
    text = decode_as(data, options.charset, charset_of(data)).replace("\0", " ")
    tree = parse(html, text)
    if tree is None:
        raise Rejected(Rejection("empty", "the page has no text", name))
    told = page_data(tree, options.url)
    body = _body(trafilatura, tree, told)
    if not _prose(body):
        raise Rejected(Rejection("empty", "no article could be found in the page", name))
    if told.published is None:
        told.published = _guessed_date(tree, name)
    fields: dict[str, object] = {
        "id": name,
        "text": body,
        "title": told.title,
        "published": told.published,
        "authors": told.authors,
        "publisher": told.publisher,
        "url": told.url or options.url,
        "language": told.language if not _german(told.language) else None,
    }
    return found(fields, name, options, name=told.url or name, related=_related(tree, told), credits=told.credits)


def parse(html: Any, text: str) -> Any:
    """The tree of a page; null where there is none, or where it is nested beyond reason."""
    parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, no_network=True)
    # A declaration of the encoding in text that is decoded already is refused by the parser.
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<?xml"):
        start = start[start.find("?>") + 2 :]
    try:
        tree = html.document_fromstring(start, parser=parser)
    except (ValueError, html.etree.ParserError, html.etree.XMLSyntaxError):
        return None
    return tree


def _guessed_date(tree: Any, name: str) -> str | None:
    """What htmldate finds in the page's markup, where the metadata tell nothing."""
    htmldate = need("htmldate", "html", name)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found: str | None = htmldate.find_date(deepcopy(tree), original_date=True, extensive_search=False)
    return found


def _german(language: str | None) -> bool:
    """Pages often name the language of their readers' software; only another one than German is worth keeping."""
    return language is None or language.lower().startswith(("de", "ger"))


def _body(trafilatura: Any, tree: Any, told: PageData) -> str:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    options = {"include_comments": False, "include_tables": False, "include_formatting": False}
    body = trafilatura.extract(deepcopy(tree), favor_precision=True, **options) or ""
    if len(body) < 250:
        more = trafilatura.extract(deepcopy(tree), favor_recall=True, **options) or ""
        body = more if len(more) > 2 * len(body) else body
    if told.body and len(body.split()) < 0.5 * len(told.body.split()):
        body = told.body
    return "\n".join(line for line in (_clean(line) for line in body.splitlines()) if line)


def _prose(body: str) -> bool:
    """Whether it is more than a button's words."""
    return len(body.split()) >= 20 or any(
        len(line.split()) >= 4 and line[-1] in '.!?:…“”»"' for line in body.split("\n") if line
    )


def _clean(line: str) -> str:
    return " ".join(line.translate(_EDIT).split())


def _related(tree: Any, told: PageData) -> list[Link]:
    """Links of the page's own site with words enough to be a headline, in order, once each."""
    base = told.url or ""
    host = urlsplit(base).netloc.removeprefix("www.")
    links: dict[str, Link] = {}
    for anchor in tree.iter("a"):
        href = (anchor.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "data:")) or len(href) > 2_000:
            continue
        title = _clean(" ".join(anchor.itertext()))[:300]
        if len(title.split()) < 4:
            continue
        try:
            url = urljoin(base, href).split("#")[0]
            parts = urlsplit(url)
        except ValueError:
            continue
        own = not host or parts.netloc.removeprefix("www.").endswith(host)
        if own and parts.scheme in ("http", "https", "") and url != base and url not in links:
            links[url] = Link(title=title, url=url)
            if len(links) == _RELATED:
                break
    return list(links.values())
