"""Review: one record after the other, what matters most first; every decision one key, and none of them final."""

from __future__ import annotations

import csv
import io
from typing import Annotated, Any
from urllib.parse import quote, unquote, urlsplit

from fastapi import Form, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from depesche.archive import Archive
from depesche.exports.table import safe
from depesche.room import corrections, links
from depesche.room.errors import RequestError
from depesche.room.pages.common import archive_of, page_router
from depesche.room.query import clean
from depesche.room.rendering import page
from depesche.room.segments import Mark, Paragraph, cut

router = page_router()
COOKIE = "depesche_reviewer"
_YEAR = 31_536_000  # seconds
_AHEAD = 8  # records of the queue that are shown
_AROUND = 1  # paragraphs shown before and after the evidence
_COLUMNS = ("number", "made", "who", "verb", "record", "other", "slot", "value", "reason", "undoes", "in_force")

Text = Annotated[str, Form(max_length=4000)]
Skipped = Annotated[int, Query(ge=0, le=100_000)]


@router.get("/review")
def review(
    request: Request,
    type: str | None = None,  # noqa: A002
    second: bool = False,
    skip: Skipped = 0,
    done: int | None = None,
) -> HTMLResponse:
    """The record that matters most and was not judged; with `second`, what others judged and this reviewer did not."""
    archive, who = archive_of(request), reviewer(request)
    asked = clean(type)
    waiting = archive.browse.questions(limit=skip + _AHEAD, second=who if second else None, type=asked)[skip:]
    return _shown(
        request,
        record=waiting[0].record.id if waiting else None,
        waiting=waiting,
        asked={"type": asked, "second": second or None},
        skip=skip,
        done=done,
        blind=second,
    )


@router.get("/review/history")
def history(request: Request) -> HTMLResponse:
    """All decisions, the newest first, and how far reviewers agree."""
    archive = archive_of(request)
    made = archive.judgements()[::-1][:500]
    stored = archive.browse.anchored(one.record for one in made if one.record)
    return page(request, "history.html", judgements=made, stored=stored, concord=archive.concord())


@router.get("/review/judgements.{form}")
def judgements(request: Request, form: str) -> Response:
    """All decisions to take along, as JSON Lines or CSV."""
    made = archive_of(request).judgements()
    if form == "jsonl":
        body, kind = "".join(one.model_dump_json() + "\n" for one in made), "application/jsonl"
    elif form == "csv":
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(_COLUMNS)
        for one in made:
            cells = one.model_dump(mode="json")
            writer.writerow(["" if cells[name] is None else safe(str(cells[name])) for name in _COLUMNS])
        body, kind = out.getvalue(), "text/csv; charset=utf-8"
    else:
        raise RequestError(404, "not-found", f"judgements are not written as {form}", hint="jsonl or csv.")
    return Response(body, media_type=kind, headers={"content-disposition": f'attachment; filename="judgements.{form}"'})


@router.get("/review/records/{id}")
def one(request: Request, id: str, done: int | None = None) -> HTMLResponse:  # noqa: A002
    """One record to judge, out of turn."""
    return _shown(request, record=id, waiting=[], asked={}, skip=0, done=done, blind=False)


def _shown(request: Request, *, record: str | None, blind: bool, **shown: Any) -> HTMLResponse:
    archive = archive_of(request)
    entry = archive.browse.entry(record) if record else None
    return page(
        request,
        "review.html",
        entry=entry,
        context=_context(archive, entry.record.document.sha256, [(s.start, s.end) for s in entry.record.evidence])
        if entry
        else [],
        paths=corrections.paths(entry.record) if entry else [],
        past=archive.history(entry.record.id) if entry and not blind else [],
        stored={},
        progress=archive.browse.review_progress(),
        reviewer=reviewer(request),
        blind=blind,
        **shown,
    )


def _context(archive: Archive, sha256: str, spans: list[tuple[int, int]]) -> list[Paragraph]:
    """The paragraphs that the evidence stands in, with those around it."""
    text = archive.browse.texts([sha256])[sha256]
    found = cut(text, [Mark(start, end, 0) for start, end in spans])
    at = [i for i, paragraph in enumerate(found) if any(s.records for s in paragraph.segments)]
    return found[max(0, at[0] - _AROUND) : at[-1] + 1 + _AROUND] if at else found[:2]


def reviewer(request: Request) -> str:
    """Who judges, by the name given here; "" for whoever runs the room."""
    return clean(unquote(request.cookies.get(COOKIE, ""))) or ""


@router.post("/review/name")
def name(request: Request, name: Text = "", next: Text = "/review") -> Response:  # noqa: A002
    """Keeps the reviewer's name in a cookie."""
    response = RedirectResponse(links.inside(next), status_code=303)
    response.set_cookie(COOKIE, quote((clean(name) or "")[:80]), max_age=_YEAR, samesite="strict", httponly=True)
    return response


@router.post("/review/records/{id}/{verb}")
def decide(
    request: Request,
    id: str,  # noqa: A002
    verb: str,
    reason: Text = "",
    slot: Text = "",
    value: Text = "",
    next: Text = "/review",  # noqa: A002
) -> Response:
    """Accepts, rejects or corrects a record, and goes on."""
    archive, who, why = archive_of(request), reviewer(request) or None, clean(reason)
    if verb == "accept":
        number = archive.accept(id, who=who, reason=why)
    elif verb == "reject":
        number = archive.reject(id, why or "", who=who)
    elif verb == "correct":
        number = archive.correct(id, slot, corrections.typed(value), who=who, reason=why)
    else:
        raise RequestError(404, "not-found", f"records can't be judged by {verb!r}")
    return _on(next, number)


@router.post("/review/dossiers/{id}/{verb}")
def arrange(
    request: Request,
    id: str,  # noqa: A002
    verb: str,
    other: Text = "",
    record: Annotated[list[str] | None, Form()] = None,
    reason: Text = "",
    next: Text = "/dossiers",  # noqa: A002
) -> Response:
    """Merges a dossier with another, keeps the two apart, or splits records from it."""
    archive, who, why = archive_of(request), reviewer(request) or None, clean(reason)
    other = urlsplit(other.strip()).path.rstrip("/").rpartition("/")[2]  # the id, or the address of its page
    if verb == "merge":
        number = archive.merge(id, other, who=who, reason=why)
    elif verb == "apart":
        number = archive.keep_apart(id, other, who=who, reason=why)
    elif verb == "split":
        number = archive.split(id, record or [], who=who, reason=why)
    else:
        raise RequestError(404, "not-found", f"dossiers can't be judged by {verb!r}")
    return _on(next, number)


@router.post("/review/undo/{number}")
def undo(request: Request, number: int, reason: Text = "", next: Text = "/review") -> Response:  # noqa: A002
    """Takes a decision back."""
    made = archive_of(request).undo(number, who=reviewer(request) or None, reason=clean(reason))
    return _on(next, made)


def _on(where: str, number: int) -> Response:
    """On to a page of the room, which offers to take the decision back."""
    path, mark, rest = links.inside(where).partition("?")
    kept = "&".join(part for part in rest.split("&") if part and not part.startswith("done="))
    path, hash_, fragment = path.partition("#")
    query = f"{kept}&done={number}" if mark and kept else f"done={number}"
    return RedirectResponse(f"{path}?{query}{hash_}{fragment}", status_code=303)
