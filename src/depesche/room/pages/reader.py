"""The reader: a document in a readable column, its records beside the sentences they come from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from depesche.archive.browsing.views import Article, Entry
from depesche.room import links
from depesche.room.pages.common import Pager, archive_of, page_router
from depesche.room.query import LeafQuery, Words, clean
from depesche.room.rendering import page
from depesche.room.segments import Mark, Segment, cut
from depesche.room.slots import slots

router = page_router()
_DRAWN = ("statement", "encounter", "agreement", "action", "office")  # the longest evidence first
_SPAN = re.compile(r"(\d{1,8})-(\d{1,8})")


@router.get("/documents")
def documents(request: Request, leaf: LeafQuery, q: Words = "", publisher: str | None = None) -> HTMLResponse:
    """The documents, the last published first."""
    found = archive_of(request).browse.papers(
        clean(q) or "", publisher=clean(publisher), offset=leaf.offset, limit=leaf.limit
    )
    return page(request, "documents.html", found=found, q=q, publisher=publisher, pager=Pager.of(leaf, found.total))


@router.get("/documents/{id:path}")
def document(request: Request, id: str, span: str = "") -> HTMLResponse:  # noqa: A002
    """A document by SHA-256, or the beginning of it, or id."""
    article = archive_of(request).browse.article(id)
    asked = _SPAN.fullmatch(span)
    linked = (int(asked[1]), int(asked[2])) if asked else None
    return page(
        request,
        "reader.html",
        article=article,
        paragraphs=cut(article.document.text, marks(article), linked),
        types_of=types_of,
        counts=Counter(entry.record.type for entry in article.entries),
    )


@router.get("/records/{id}")
def record(request: Request, id: str) -> Response:  # noqa: A002
    """Where a record stands in its document."""
    found = archive_of(request).browse.entry(id)
    return RedirectResponse(links.record(found.record), status_code=303)


def types_of(segment: Segment, entries: Sequence[Entry]) -> list[str]:
    """The types of the records that a segment is evidence of, in the order their lines are drawn in."""
    found = {entries[i].record.type for i in segment.records}
    return [name for name in _DRAWN if name in found]


def marks(article: Article) -> list[Mark]:
    """Everything to be marked in the text: evidence, and the words that slots come from."""
    out = []
    for place, entry in enumerate(article.entries):
        if entry.verdict == "rejected":
            continue
        out += [Mark(span.start, span.end, place) for span in entry.record.evidence]
        for slot in slots(entry.record):
            out += [Mark(start, end, place, slot.name) for value in slot.values for start, end, _ in value.spans]
    return out
