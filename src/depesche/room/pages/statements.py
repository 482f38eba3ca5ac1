"""Statements: who said what about whom, by act and mode, with the sentences around."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse

from depesche.archive.views import Hit
from depesche.room.pages.common import Pager, archive_of, page_router
from depesche.room.query import AskedQuery, LeafQuery, Words, checked_mode, clean
from depesche.room.rendering import page

router = page_router()
_AROUND = 160  # characters of context on either side


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement with what stands before and behind it."""

    hit: Hit
    before: str
    words: str
    after: str


@router.get("/statements")
def statements(
    request: Request, asked: AskedQuery, leaf: LeafQuery, q: Words = "", mode: str | None = None
) -> HTMLResponse:
    """Statements by speaker, addressee, act, mode and words."""
    browse = archive_of(request).browse
    found = browse.found(
        clean(q) or "", offset=leaf.offset, limit=leaf.limit, mode=checked_mode(mode), **asked.filters(type="statement")
    )
    texts = browse.texts([hit.record.document.sha256 for hit in found.hits])
    return page(
        request,
        "statements.html",
        found=found,
        quoted=[quoted(hit, texts[hit.record.document.sha256]) for hit in found.hits],
        asked={**asked.named(), "q": clean(q), "mode": clean(mode)},
        pager=Pager.of(leaf, found.total),
    )


def quoted(hit: Hit, text: str) -> Quoted:
    """The statement's evidence in its surroundings."""
    start = min(span.start for span in hit.record.evidence)
    end = max(span.end for span in hit.record.evidence)
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    if start > _AROUND and len(before) == _AROUND:
        before = "…" + before.partition(" ")[2]
    if len(after) == _AROUND:
        after = after.rpartition(" ")[0] + "…"
    return Quoted(hit, before, text[start:end], after)
