"""Search over everything, with facets; the address says all, so that it can be shared."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse

from depesche.room.pages.common import Pager, archive_of, page_router
from depesche.room.query import AskedQuery, LeafQuery, Words, clean
from depesche.room.rendering import page

router = page_router()


@router.get("/search")
def search(request: Request, asked: AskedQuery, leaf: LeafQuery, q: Words = "") -> HTMLResponse:
    """Records by words and by what they are; documents and actors by the same words beside them."""
    browse = archive_of(request).browse
    words = clean(q) or ""
    found = browse.found(words, offset=leaf.offset, limit=leaf.limit, **asked.filters())
    first = bool(words) and leaf.page == 1 and not asked.named()
    return page(
        request,
        "search.html",
        found=found,
        people=browse.people(words, limit=6).people if first else [],
        papers=browse.papers(words, limit=5) if first else None,
        asked={**asked.named(), "q": words},
        pager=Pager.of(leaf, found.total),
    )
