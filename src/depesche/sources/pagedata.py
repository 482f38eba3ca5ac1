"""What a web page says of itself: JSON-LD (schema.org), Open Graph and other `<meta>`, `<time>`, the heading.

In this order, since the first is written for machines and the last for readers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from depesche.sources.dates import day, impossible

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|LiveBlog\w*)$")
_DATES = ("datePublished", "dateCreated", "uploadDate")
# Names of `<meta>` as `_key` spells them, the most telling first.
_PUBLISHED = (
    "articlepublishedtime", "ogarticlepublishedtime", "ogpublishedtime", "datepublished", "articlepublished", "date",
    "pubdate", "publishdate", "publicationdate", "parselypubdate", "sailthrudate", "dcdate", "dcdateissued",
    "dctermscreated", "dctermsdate", "dctermsissued",
)  # fmt: skip
_TITLES = ("ogtitle", "twittertitle", "dctitle", "parselytitle", "title", "headline")
_SITES = ("ogsitename", "applicationname", "publisher", "dcpublisher")
_AUTHORS = ("author", "articleauthor", "dccreator", "parselyauthor", "dctermscreator", "byl")
_SEPARATOR = re.compile(r"\s+(?:[|•·»–—-]|::)\s+")
_ROOF = re.compile(r"\s?:\s+|\s+[|•·–—-]\s+")
_CREDIT = re.compile(
    r"(?i)\b(?:copyright|credit|bildquelle|imagecredit|photo-?credit|caption__?(?:source|copyright))\b"
)
_MOST = 2_000_000  # characters of a block of JSON-LD


@dataclass(slots=True)
class PageData:
    """What a page says of itself; `published` as written."""

    title: str | None = None
    published: str | None = None
    authors: list[str] = field(default_factory=list)
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    credits: list[str] = field(default_factory=list)


def charset_of(data: bytes) -> str | None:
    """The encoding a page names in its head."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii", "ignore") if match else None


def page_data(tree: Any, url: str | None) -> PageData:
    """What a parsed page says of itself; `url` is where it was fetched from."""
    told = PageData()
    meta = _meta(tree)
    own = _article(list(_linked_data(tree)))
    canonical = next((link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"),
                     None)  # fmt: skip
    told.url = _address(canonical, url) or _address(meta.get("ogurl"), url) or _address(_text(own.get("url")), url)
    told.publisher = _publisher(own, meta, told.url or url)
    told.title = _title(tree, own, meta, told.publisher)
    told.published = _published(tree, own, meta)
    told.authors = _authors(own, meta)
    told.language = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or None) if len(
        tree.get("lang") or "") <= 12 else None  # fmt: skip
    body = own.get("articleBody")
    told.body = unescape(body) if isinstance(body, str) and "<" not in body else None
    told.credits = _credits(tree)
    return told


def _meta(tree: Any) -> dict[str, str]:
    out: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and (name := meta.get(attribute)):
                out.setdefault(_key(name), content[:2_000])
    return out


def _key(name: str) -> str:
    """`article:published_time` is spelled in many ways."""
    return re.sub(r"[\W_]", "", name.lower())


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD blocks, graphs unfolded."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().rstrip(";")
        if not text or len(text) > _MOST:
            continue
        text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text)
        try:
            loaded = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(loaded, 4)


def _objects(loaded: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(loaded, list):
        for one in loaded[:200]:
            yield from _objects(one, depth - 1)
    elif depth and isinstance(loaded, dict):
        yield loaded
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(loaded.get(key), depth - 1)


def _types(thing: dict[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _article(things: list[dict[str, Any]]) -> dict[str, Any]:
    """The object that describes the article: one of an article's type that has a headline, else one that is dated."""
    articles = [thing for thing in things if any(_ARTICLE.search(kind) for kind in _types(thing))]
    for wanted in ("headline", "datePublished"):
        for thing in articles:
            if thing.get(wanted):
                return thing
    return next((thing for thing in things if thing.get("datePublished")), {})


def _title(tree: Any, own: dict[str, Any], meta: dict[str, str], publisher: str | None) -> str | None:
    """The headline. Pages carry several: for readers, for sharing, for search engines.

    The one for sharing is the article's own on most pages. It gives way to that of the JSON-LD

    - where the JSON-LD tells a headline from an alternative one: there it is kept with care;
    - for a live blog: there it names the blog, not its latest entry;
    - where `<meta name="title">` and `<title>` both repeat it: the one for sharing then stands against all three.
    """
    headline = _line(_text(own.get("headline")) or "")
    alternative = _line(_text(own.get("alternativeHeadline")) or "")
    named = [_line(meta[name]) for name in _TITLES if meta.get(name)]
    headings = [text for text in (_words(h) for h in tree.iter("h1")) if text]
    element = next((_words(title) for title in tree.iter("title")), "")
    shown = [*headings, _without_site(element, publisher)]
    kept = (
        (alternative and named[:1] != [alternative])
        or any(kind.startswith("LiveBlog") for kind in _types(own))
        or headline == _without_site(_line(meta.get("title", "")), publisher) == shown[-1]
    )
    candidates = [headline, *named] if kept else [*named[:1], headline, *named[1:]]
    told = [bare for one in (*candidates, *headings, element) if (bare := _bare(one, publisher, shown))]
    return _without_roof(told[0], told[1:]) if told else None


def _without_roof(title: str, others: list[str]) -> str:
    """The title without the line above it, where another headline has the same words under another such line.

    Two that differ in the line above share the headline; one that only words the same line shorter tells nothing.
    """
    cut = _ROOF.search(title)
    roof, headline = (_plain(title[: cut.start()]), title[cut.end() :]) if cut else ("", "")
    if roof and len(headline.split()) > 2:
        for other in others[:20]:
            end = _ROOF.search(other)
            above = _plain(other[: end.start()]) if end and other[end.end() :] == headline else ""
            if above and above not in roof and roof not in above:
                return headline
    return title


def _bare(title: str, publisher: str | None, shown: list[str]) -> str:
    """The title without site, section and date behind it; a heading that it begins with tells how far it goes."""
    for heading in shown:
        if heading and title.startswith(heading) and _SEPARATOR.match(title[len(heading) :]):
            return heading
    return _without_site(title, publisher)


def _without_site(title: str, publisher: str | None) -> str:
    """The title without the site's name behind it."""
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and publisher and _plain(parts[-1]) and (
        _plain(parts[-1]) in _plain(publisher) or _plain(publisher) in _plain(parts[-1])
    ):  # fmt: skip
        return title[: title.rindex(parts[-1])].rstrip(" |•·»–—-:")
    return title


def _published(tree: Any, own: dict[str, Any], meta: dict[str, str]) -> str | None:
    times = (time.get("datetime") for time in tree.iter("time") if time.get("datetime"))
    marked = (
        element.get("content") or element.get("datetime")
        for element in tree.xpath("//*[@itemprop='datePublished']")[:5]
    )
    told: Iterable[object] = (
        *(own.get(name) for name in _DATES),
        *(meta.get(name) for name in _PUBLISHED[:2]),
        *marked,
        *(meta.get(name) for name in _PUBLISHED[2:]),
        *times,
    )
    first: str | None = None
    for one in told:
        if not isinstance(one, str) or not one.strip():
            continue
        first = first or one
        try:
            if impossible(day(one)) is None:
                return one
        except ValueError:
            continue
    return first


def _authors(own: dict[str, Any], meta: dict[str, str]) -> list[str]:
    told = own.get("author") or own.get("creator")
    names = []
    for one in (told if isinstance(told, list) else [told])[:30]:
        name = one.get("name") if isinstance(one, dict) else one
        several = name if isinstance(name, list) else [name]
        names += [_line(n) for n in several if isinstance(n, str)]
    if not names:
        names = [_line(part) for key in _AUTHORS if meta.get(key) for part in re.split(r"[;|]", meta[key])]
    return [name for name in dict.fromkeys(names) if 2 < len(name) < 100 and "://" not in name and "@" not in name]


def _publisher(own: dict[str, Any], meta: dict[str, str], url: str | None) -> str | None:
    told = own.get("publisher")
    told = told[0] if isinstance(told, list) and told else told
    name = _line(_text(told.get("name") if isinstance(told, dict) else told) or "")
    if name and "://" not in name:
        return name[:200]
    name = next((_line(meta[key]) for key in _SITES if meta.get(key) and "://" not in meta[key]), "")
    return name[:200] or (urlsplit(url).netloc.removeprefix("www.") or None if url else None)


def _credits(tree: Any) -> list[str]:
    """What stands in elements whose class says that they name who made a picture."""
    out = []
    for element in tree.xpath("//*[@class or @itemprop='copyrightHolder']"):
        if _CREDIT.search(element.get("class") or element.get("itemprop") or ""):
            words = _words(element)
            if 2 < len(words) < 200:
                out.append(words)
    return list(dict.fromkeys(out))[:50]


def _address(told: str | None, base: str | None) -> str | None:
    if not told or len(told) > 2_000:
        return None
    try:
        url = urljoin(base or "", told.strip())
        return url if urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc else None
    except ValueError:
        return None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _words(element: Any) -> str:
    return _line(" ".join(element.itertext()))[:1_000]


def _line(text: str) -> str:
    return " ".join(unescape(text).replace("\xad", "").replace("\u200b", "").split())


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text.lower())
