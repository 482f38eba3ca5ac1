"""Agreements: the life of each, step by step and party by party, what it binds them to, who tells it."""

from __future__ import annotations

from itertools import chain

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from depesche.archive.views import Dossier, Step
from depesche.records import Agreement
from depesche.room import links
from depesche.room.pages.common import Pager, archive_of, page_router
from depesche.room.pages.dossiers import by_origin, compared
from depesche.room.query import AskedQuery, LeafQuery
from depesche.room.rendering import page

router = page_router()


@router.get("/agreements")
def agreements(request: Request, asked: AskedQuery, leaf: LeafQuery) -> HTMLResponse:
    """Agreements, those that most documents tell of first."""
    found = archive_of(request).browse.lines(
        offset=leaf.offset, limit=leaf.limit, best=True, **asked.filters(type="agreement")
    )
    return page(request, "agreements.html", found=found, asked=asked.named(), pager=Pager.of(leaf, found.total))


@router.get("/agreements/{id}")
def agreement(request: Request, id: str) -> Response:  # noqa: A002
    """One agreement by its dossier's id."""
    found = archive_of(request).dossier(id)
    if found.line.type != "agreement":
        return RedirectResponse(links.dossier(found.line.id), status_code=303)
    return page(
        request,
        "agreement.html",
        dossier=found,
        told=by_origin(found),
        lanes=lanes(found),
        stands=stands(found),
        **compared(found),
    )


def stands(dossier: Dossier) -> dict[str, str]:
    """Where the words of steps and obligations stand: their address by what they say."""
    found: dict[str, str] = {}
    for record in (member.record for member in dossier.members):
        if isinstance(record, Agreement):
            parts = [status.evidence for status in record.statuses] + [one.evidence for one in record.obligations]
            for span in chain.from_iterable(parts):
                found.setdefault(span.text, links.span(record.document.sha256, span.start, span.end))
    return found


def lanes(dossier: Dossier) -> list[tuple[str | None, list[Step | None]]]:
    """A life line a party, a column a step; a step of nobody in particular is one of all parties.

    Where no document names the parties there is one line for all (null).
    """
    steps = dossier.life
    parties = list(dict.fromkeys([*dossier.participants, *(party for step in steps for party in step.by)]))
    if not parties and steps:
        return [(None, list(steps))]
    return [(party, [step if party in step.by or not step.by else None for step in steps]) for party in parties]
