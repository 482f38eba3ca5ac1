"""Dossiers: one real-world thing with all its tellings side by side, differences marked, sources counted by origin."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from depesche.archive.views import Dossier, Member, Origin
from depesche.room import links
from depesche.room.pages.common import Pager, archive_of, page_router
from depesche.room.query import AskedQuery, LeafQuery
from depesche.room.rendering import page

router = page_router()


@router.get("/dossiers")
def dossiers(request: Request, asked: AskedQuery, leaf: LeafQuery) -> HTMLResponse:
    """Dossiers, the newest first."""
    found = archive_of(request).browse.lines(offset=leaf.offset, limit=leaf.limit, **asked.filters())
    return page(request, "dossiers.html", found=found, asked=asked.named(), pager=Pager.of(leaf, found.total))


@router.get("/dossiers/{id}")
def dossier(request: Request, id: str) -> Response:  # noqa: A002
    """One dossier."""
    found = archive_of(request).dossier(id)
    if found.line.type == "agreement":
        return RedirectResponse(links.dossier(found.line.id, "agreement"), status_code=303)
    return page(request, "dossier.html", dossier=found, told=by_origin(found), **compared(found))


def by_origin(dossier: Dossier) -> list[tuple[Origin, list[Member]]]:
    """The records of each origin: first those of the text that was likely first, then its copies'."""
    members: dict[str, list[Member]] = defaultdict(list)
    for member in dossier.members:
        members[member.record.document.sha256].append(member)
    out = []
    for origin in dossier.origins:
        ordered = sorted(origin.documents, key=lambda source: source.number != origin.first.number)
        if told := [member for source in ordered for member in members[source.sha256]]:
            out.append((origin, told))
    return sorted(out, key=lambda item: item[0].first.published or "9999")


def compared(dossier: Dossier) -> dict[str, Any]:
    """What pages need to set tellings side by side: the slots told differently, and by id who tells."""
    return {"differing": differing(dossier), "told_by": {one.record.document.id: one.record for one in dossier.members}}


def differing(dossier: Dossier) -> set[str]:
    """Slots that documents tell differently; a step's day is shown with the step, a country with its place."""
    shown = {"country": "where"}
    return {"statuses" if "." in one.slot else shown.get(one.slot, one.slot) for one in dossier.disagreements}
