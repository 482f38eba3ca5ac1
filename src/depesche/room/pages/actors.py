"""Actors: people, states and bodies with offices, encounters, statements and partners; who meets whom, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from depesche.room import labels, links
from depesche.room.language import codes
from depesche.room.pages.common import Pager, archive_of, page_router
from depesche.room.query import Asked, LeafQuery, Words, clean
from depesche.room.rendering import page, spoken

router = page_router()
Since = Annotated[str | None, Query()]


@router.get("/actors")
def actors(request: Request, leaf: LeafQuery, q: Words = "", kind: str | None = None) -> HTMLResponse:
    """Actors, those in most records first."""
    kind = kind if kind in labels.ACTORS else None
    leaf = leaf if "limit" in request.query_params else replace(leaf, limit=60)
    found = archive_of(request).browse.people(clean(q) or "", kind=kind, offset=leaf.offset, limit=leaf.limit)
    return page(request, "actors.html", found=found, q=q, kind=kind, pager=Pager.of(leaf, found.total))


@router.get("/actors/graph")
def graph(request: Request, since: Since = None, until: Since = None, of: Since = None) -> HTMLResponse:
    """Who has to do with whom; drawn from `/api/graph`."""
    times = Asked(since=since, until=until).filters()
    return page(request, "graph.html", since=times["since"], until=times["until"], of=clean(of))


@router.get("/actors/map")
def world(request: Request, since: Since = None, until: Since = None, of: Since = None) -> HTMLResponse:
    """Where encounters were; drawn from `/api/map`."""
    asked = Asked(type="encounter", since=since, until=until).filters()
    spots = archive_of(request).browse.spots(clean(of), **asked)
    return page(request, "map.html", spots=spots, since=asked["since"], until=asked["until"], of=clean(of))


@router.get("/actors/names")
def names(request: Request) -> JSONResponse:
    """The names of states in the visitor's language, by their codes: drawings call them so."""
    tongue = spoken(request)
    headers = {"vary": "Cookie, Accept-Language", "cache-control": "private, max-age=3600"}
    return JSONResponse({code: tongue.state(code) for code in codes()}, headers=headers)


@router.get("/actors/{kind}/{name:path}")
def actor(request: Request, kind: str, name: str) -> Response:
    """One actor."""
    browse = archive_of(request).browse
    key = links.actor_key(kind, name)
    person, found = browse.person(key)
    if person.key != key:
        return RedirectResponse(links.actor(person.key), status_code=303)
    return page(request, "actor.html", person=person, actor=found, partners=browse.graph(key, limit=13))
