"""What can be asked for under `/api`."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.requests import Request

from depesche.archive import views
from depesche.archive.browsing import views as browsing
from depesche.records import Record
from depesche.room import links
from depesche.room.api import Problem
from depesche.room.pages.common import archive_of
from depesche.room.query import Asked, AskedQuery, Leaf, LeafQuery, Words, checked_mode, clean

T = TypeVar("T")
router = APIRouter(
    prefix="/api",
    tags=["archive"],
    responses={400: {"model": Problem}, 401: {"model": Problem}, 404: {"model": Problem}},
)


class Page(BaseModel, Generic[T]):
    """One page of a list. `next` is the address of the page after it, null on the last."""

    items: list[T]
    total: int
    page: int
    limit: int
    next: str | None = None


class Results(Page[views.Hit]):
    """One page of records, with what all that were found are."""

    facets: list[browsing.Facet]


def _next(request: Request, leaf: Leaf, total: int) -> str | None:
    if leaf.offset + leaf.limit >= total:
        return None
    return links.with_query(request.url.path, {**request.query_params, "page": leaf.page + 1, "limit": leaf.limit})


@router.get("/status")
def status(request: Request) -> views.Status:
    """What the archive holds."""
    archive = archive_of(request)
    return archive.browse.keep("status", archive.status)


@router.get("/search")
def search(request: Request, asked: AskedQuery, leaf: LeafQuery, q: Words = "", mode: str | None = None) -> Results:
    """Records by words and by what they are, best first; without words the newest first."""
    found = archive_of(request).browse.found(
        clean(q) or "", offset=leaf.offset, limit=leaf.limit, mode=checked_mode(mode), **asked.filters()
    )
    return Results(
        items=found.hits,
        total=found.total,
        page=leaf.page,
        limit=leaf.limit,
        next=_next(request, leaf, found.total),
        facets=found.facets,
    )


@router.get("/records/{id}")
def record(request: Request, id: str) -> Record:  # noqa: A002
    """A record, as people corrected it; also by the id it was first stored under."""
    return archive_of(request).browse.entry(id).record


@router.get("/documents")
def documents(request: Request, leaf: LeafQuery, q: Words = "", publisher: str | None = None) -> Page[browsing.Paper]:
    """Documents, the last published first."""
    found = archive_of(request).browse.papers(
        clean(q) or "", publisher=clean(publisher), offset=leaf.offset, limit=leaf.limit
    )
    return _page(request, leaf, found.papers, found.total)


@router.get("/documents/{id:path}")
def document(request: Request, id: str) -> browsing.Article:  # noqa: A002
    """A document by id or SHA-256, with its records and its family."""
    return archive_of(request).browse.article(id)


@router.get("/dossiers")
def dossiers(request: Request, asked: AskedQuery, leaf: LeafQuery) -> Page[views.Line]:
    """Dossiers that hold a record as asked, the newest first."""
    found = archive_of(request).browse.lines(offset=leaf.offset, limit=leaf.limit, **asked.filters())
    return _page(request, leaf, found.lines, found.total)


@router.get("/dossiers/{id}")
def dossier(request: Request, id: str) -> views.Dossier:  # noqa: A002
    """All that is told of one thing; also by the id of a record in it."""
    return archive_of(request).dossier(id)


@router.get("/agreements")
def agreements(request: Request, asked: AskedQuery, leaf: LeafQuery) -> Page[views.Line]:
    """Agreements, those that most documents tell of first."""
    found = archive_of(request).browse.lines(
        offset=leaf.offset, limit=leaf.limit, best=True, **asked.filters(type="agreement")
    )
    return _page(request, leaf, found.lines, found.total)


@router.get("/actors")
def actors(request: Request, leaf: LeafQuery, q: Words = "", kind: str | None = None) -> Page[browsing.Person]:
    """Actors, those in most records first; with words those that are called so or begin so."""
    found = archive_of(request).browse.people(clean(q) or "", kind=clean(kind), offset=leaf.offset, limit=leaf.limit)
    return _page(request, leaf, found.people, found.total)


@router.get("/actors/{name:path}")
def actor(request: Request, name: str) -> views.Page:
    """A person, state or body over all documents, by key, code or name."""
    return archive_of(request).browse.person(name)[1]


@router.get("/timeline")
def timeline(
    request: Request, asked: AskedQuery, limit: Annotated[int, Query(ge=1, le=50_000)] = 10_000
) -> list[browsing.Point]:
    """The newest dossiers with a day, in the order of time, no more of each than a drawing needs."""
    return archive_of(request).browse.points(limit=limit, **asked.filters())


@router.get("/timeline/named")
def named(request: Request, id: Annotated[list[str], Query(max_length=100)]) -> list[views.Line]:  # noqa: A002
    """The dossiers with these ids."""
    return archive_of(request).browse.named(id)


@router.get("/graph")
def graph(
    request: Request,
    of: Annotated[str | None, Query(description="Key or name of an actor; without, all actors")] = None,
    since: str | None = None,
    until: str | None = None,
    limit: Annotated[int, Query(ge=2, le=300)] = 80,
) -> browsing.Graph:
    """Who stands in how many records with whom, in a span of time."""
    times = Asked(since=since, until=until).filters()
    return archive_of(request).browse.graph(clean(of), limit=limit, since=times["since"], until=times["until"])


@router.get("/map")
def world(request: Request, asked: AskedQuery, of: str | None = None) -> browsing.Map:
    """Where records were, in degrees north and east."""
    return archive_of(request).browse.spots(clean(of), **asked.filters())


@router.get("/judgements")
def judgements(request: Request, leaf: LeafQuery) -> Page[views.Judgement]:
    """What people decided, the oldest first, whether in force or not."""
    found = archive_of(request).judgements()
    return _page(request, leaf, found[leaf.offset : leaf.offset + leaf.limit], len(found))


@router.get("/schema")
def schema() -> dict[str, Any]:
    """The JSON Schema of a record."""
    from depesche.records import schema as made

    return made()


def _page(request: Request, leaf: Leaf, items: list[T], total: int) -> Page[T]:
    following = _next(request, leaf, total)
    return Page[T](items=items, total=total, page=leaf.page, limit=leaf.limit, next=following)
