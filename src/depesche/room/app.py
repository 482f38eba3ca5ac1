"""Putting the room together: the archive, the door, the pages, the API, what happens when something goes wrong."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

import depesche
from depesche.archive import Archive
from depesche.errors import DepescheError
from depesche.room import api, pages
from depesche.room.errors import status_of
from depesche.room.intake import Intake
from depesche.room.rendering import ROOMS, STATIC, page
from depesche.room.security import Door, check_form
from depesche.room.settings import Settings

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Room:
    """What every request finds in `request.app.state.room`."""

    archive: Archive
    settings: Settings
    intake: Intake
    rooms: tuple[tuple[str, str], ...] = ROOMS


class _Files(StaticFiles):
    """Files whose address changes with them: browsers may keep them for good."""

    def file_response(self, *args: Any, **more: Any) -> Response:
        response = super().file_response(*args, **more)
        scope: Scope = args[2] if len(args) > 2 else more["scope"]
        if scope["query_string"]:
            response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def create_app(archive: Archive, settings: Settings | None = None) -> FastAPI:
    """The reading room of an archive as an ASGI application; the archive is the caller's to close."""
    settings = settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if settings.warm:
            threading.Thread(target=_warm, args=(archive,), name="warming", daemon=True).start()
        yield

    app = FastAPI(
        title="Depesche",
        summary="Records of who met, agreed, said and did what, each with its evidence.",
        version=depesche.__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
        dependencies=[Depends(check_form)],
    )
    app.state.room = Room(archive, settings, Intake(archive, settings.processes))
    app.mount("/static", _Files(directory=STATIC), name="static")
    for router in (*api.routers(), *pages.routers()):
        app.include_router(router)
    app.add_middleware(GZipMiddleware, minimum_size=1500, compresslevel=4)
    app.add_middleware(Door, settings=settings)
    app.add_exception_handler(DepescheError, _deliberate)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)
    return app


def _warm(archive: Archive) -> None:
    """Count what the first pages show, before anybody asks for it."""
    browse = archive.browse
    try:
        browse.keep("status", archive.status)
        browse.newest(6)
        for kind in (None, "statement", "encounter", "agreement", "action", "office"):
            browse.found(type=kind, limit=1)
        browse.people(limit=60)
        browse.graph(since=None, until=None)
        browse.spots(type="encounter")
    except Exception as error:  # whatever it is, the room opens without
        _log.warning("nothing could be counted beforehand: %s", error)


def problem(request: Request, status: int, code: str, message: str, hint: str = "", near: Any = ()) -> Response:
    """An error as a page, or in the API's one shape."""
    if request.url.path.startswith("/api"):
        return api.error(status, code, message, hint)
    if request.headers.get("hx-request"):
        return page(request, "parts/problem.html", status=status, code=code, message=message, hint=hint, near=near)
    return page(request, "problem.html", status=status, code=code, message=message, hint=hint, near=list(near))


async def _deliberate(request: Request, error: Exception) -> Response:
    assert isinstance(error, DepescheError)
    near = getattr(error, "suggestions", ())
    return problem(request, status_of(error), error.code, error.message, error.hint, near)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"][1:])
    return problem(request, 400, "invalid-parameter", f"{name}: {first['msg']}")


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    codes = {404: "not-found", 405: "method-not-allowed"}
    return problem(request, error.status_code, codes.get(error.status_code, "request"), str(error.detail))


async def _fault(request: Request, error: Exception) -> Response:
    _log.error("%s %s", request.method, request.url.path, exc_info=error)
    return problem(request, 500, "fault", "Something went wrong in the room itself.", "The log tells more.")
