"""The entrance: showing the token, choosing a language and a light, help."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from depesche.room import links
from depesche.room.language import COOKIE, available
from depesche.room.pages.common import page_router
from depesche.room.rendering import page
from depesche.room.security import new_session, same
from depesche.room.settings import Settings

router = page_router()
_YEAR = 31_536_000  # seconds


@router.get("/enter")
def door(request: Request, next: str = "/") -> HTMLResponse:  # noqa: A002
    """Asks for the token."""
    return page(request, "enter.html", next=links.inside(next), wrong=False)


@router.post("/enter")
def enter(request: Request, token: Annotated[str, Form()] = "", next: Annotated[str, Form()] = "/") -> Response:  # noqa: A002
    """Takes the token, and lets the visitor in with a session."""
    settings: Settings = request.app.state.room.settings
    if settings.token is None or not same(token, settings.token):
        return page(request, "enter.html", status=403, next=links.inside(next), wrong=True)
    request.scope["state"]["fresh"] = new_session(settings, entered=True)
    return RedirectResponse(links.inside(next), status_code=303)


@router.post("/settings")
def settings(
    language: Annotated[str | None, Form()] = None,
    theme: Annotated[str | None, Form()] = None,
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    """Keeps the language or the light in a cookie."""
    response = RedirectResponse(links.inside(next), status_code=303)
    if language in available():
        response.set_cookie(COOKIE, str(language), max_age=_YEAR, samesite="strict", httponly=True)
    if theme in ("auto", "light", "dark"):
        response.set_cookie("depesche_theme", str(theme), max_age=_YEAR, samesite="strict", httponly=True)
    return response


@router.get("/help")
def help_page(request: Request) -> HTMLResponse:
    """Keys, colours, what the words mean."""
    return page(request, "help.html")
