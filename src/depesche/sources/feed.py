"""RSS and Atom: the entries of a feed. As a file, an entry is a document as far as the feed prints it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources.encoding import whole
from depesche.sources.epub import text_lines
from depesche.sources.extras import need
from depesche.sources.fields import Found, found
from depesche.sources.html import parse
from depesche.sources.options import Options

MAX_BYTES = 20_000_000
MAX_ENTRIES = 5_000


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed. `id` tells it from the others; `html` is what the feed prints of it."""

    id: str
    url: str | None
    title: str | None
    published: dt.datetime | None
    authors: list[str] = field(default_factory=list)
    html: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its name and its entries, as printed."""

    title: str | None
    entries: list[Entry]


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The entries of a feed, each with the text that the feed prints; ids are their addresses."""
    feed = entries(whole(stream, name, options, MAX_BYTES), name, options.url)
    if not feed.entries:
        yield Rejection("empty", "the feed has no entries", name)
    for one in feed.entries:
        try:
            yield document(one, feed, name, options)
        except Rejected as rejected:
            yield rejected.rejection


def document(entry: Entry, feed: Feed, name: str, options: Options) -> Found:
    """An entry as a document; raises Rejected where the feed prints no text of it."""
    html = need("lxml.html", "html", name)
    tree = parse(html, f"<body>{entry.html}</body>") if entry.html.strip() else None
    text = "\n".join(text_lines(tree)) if tree is not None else ""
    source = f"{name}#{entry.id}"
    fields = {
        "id": entry.url or source,
        "text": text,
        "title": entry.title,
        "published": entry.published,
        "publisher": feed.title,
        "url": entry.url,
        "authors": entry.authors,
    }
    if not text.strip():
        raise Rejected(Rejection("empty", "the feed prints no text of the entry", source))
    return found(fields, source, options)


def entries(data: bytes, name: str, url: str | None) -> Feed:
    """The entries of a feed's bytes.

    Raises:
        Rejected: `damaged`, where it is no feed or declares entities; `missing-extra`.
    """
    feedparser = need("feedparser", "web", name)
    if b"<!ENTITY" in data or b"<!entity" in data:
        raise Rejected(Rejection("damaged", "the feed declares entities, which no feed needs", name))
    parsed: Any = feedparser.parse(BytesIO(data), response_headers={"content-location": url} if url else {})
    if not parsed.get("version") and not parsed.entries:
        reason = f"it is no feed: {parsed.get('bozo_exception', 'no entries')}"[:300]
        raise Rejected(Rejection("damaged", reason, name))
    told = [_entry(one) for one in parsed.entries[:MAX_ENTRIES]]
    return Feed(_text(parsed.feed.get("title")), [one for one in told if one is not None])


def _entry(one: Any) -> Entry | None:
    link = _text(one.get("link"))
    link = link if link and link.startswith(("http://", "https://")) and len(link) <= 2_000 else None
    key = _text(one.get("id")) or link or _text(one.get("title"))
    if not key:
        return None
    contents = [part.get("value") or "" for part in one.get("content") or []]
    html = max([*contents, one.get("summary") or ""], key=len)
    authors = [name for author in one.get("authors") or [] if (name := _text(author.get("name")))]
    return Entry(key[:2_000], link, _text(one.get("title")), _time(one), authors, html)


def _time(one: Any) -> dt.datetime | None:
    """When the entry was published, else when it was updated."""
    for key in ("published_parsed", "created_parsed", "updated_parsed"):
        value = one.get(key)
        if isinstance(value, time.struct_time):
            try:
                return dt.datetime(*value[:6], tzinfo=dt.UTC)
            except ValueError:
                continue
    return None


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
