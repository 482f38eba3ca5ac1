"""The timeline: every dated dossier, drawn in clusters, and listed for the stretch of time that is looked at."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse

from depesche.room.pages.common import archive_of, page_router
from depesche.room.query import AskedQuery
from depesche.room.rendering import page

router = page_router()
_LISTED = 60


@router.get("/timeline")
def timeline(request: Request, asked: AskedQuery) -> HTMLResponse:
    """The timeline with the newest entries listed."""
    filters = asked.filters()
    found = archive_of(request).browse.lines(limit=_LISTED, dated=True, **filters)
    return page(request, "timeline.html", found=found, asked=asked.named())


@router.get("/timeline/list")
def listed(request: Request, asked: AskedQuery) -> HTMLResponse:
    """The list alone, for the stretch of time that the drawing shows."""
    found = archive_of(request).browse.lines(limit=_LISTED, dated=True, **asked.filters())
    return page(request, "parts/lines.html", found=found)
