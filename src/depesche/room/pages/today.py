"""Today: what the archive holds, the five questions with the newest of each, its months, its sources."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse

from depesche.room.pages.common import archive_of, page_router
from depesche.room.rendering import page

router = page_router()


@router.get("/")
def today(request: Request) -> HTMLResponse:
    """The front page."""
    archive = archive_of(request)
    browse = archive.browse
    return page(
        request,
        "today.html",
        status_=browse.keep("status", archive.status),
        newest=browse.newest(6),
        statements=browse.latest("statement", 5),
        offices=browse.latest("office", 7),
        papers=browse.papers(limit=6),
        publishers=browse.publishers(12),
        runs=browse.runs(4),
        rejections=archive.rejections(6),
    )


@router.get("/today/runs")
def runs(request: Request) -> HTMLResponse:
    """The runs alone, for the page to fetch again while one goes on."""
    return page(request, "parts/runs.html", runs=archive_of(request).browse.runs(4))
