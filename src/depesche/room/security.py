"""The door: who may enter, which requests are our own pages', and what browsers may do with what they get.

Sessions hold nothing: a cookie is a random name signed with the room's secret (HMAC-SHA-256, RFC 2104), so that nothing
is kept and nothing can be guessed. The token of a form is made from the session's name in the same way. All are
compared in constant time.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from depesche.room.errors import RequestError
from depesche.room.settings import Settings

COOKIE = "depesche_session"
FIELD = "csrf"
HEADER = "x-csrf-token"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/static/", "/enter", "/settings")  # what may be had without a token

HEADERS = {
    "content-security-policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def same(one: str, other: str) -> bool:
    """Are the two equal? Takes as long whatever stands in them."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))


def _signed(settings: Settings, purpose: str, name: str) -> str:
    return hmac.new(settings.secret, f"{purpose}:{name}".encode(), hashlib.sha256).hexdigest()


def new_session(settings: Settings, *, entered: bool) -> str:
    """The value of a new cookie; `entered` where the visitor has shown the token."""
    name = ("e" if entered else "v") + secrets.token_urlsafe(18)
    return f"{name}.{_signed(settings, 'session', name)}"


def session_of(settings: Settings, value: str | None) -> str | None:
    """The name of the session in a cookie's value; null where it is not one of ours."""
    name, _, mark = (value or "").partition(".")
    return name if name and same(mark, _signed(settings, "session", name)) else None


def form_token(settings: Settings, session: str) -> str:
    """What a form of this session must send back."""
    return _signed(settings, "form", session)


async def check_form(request: Request) -> None:
    """Refuse a change that none of our pages asked for: the field `csrf` or the header `X-CSRF-Token` must be right.

    A program that shows the room's token in `Authorization` needs neither, since no browser sends that by itself.

    Raises:
        RequestError: it is not.
    """
    if request.method in _READING or request.scope["state"].get("bearer"):
        return
    given = request.headers.get(HEADER)
    if given is None and request.headers.get("content-type", "").startswith(
        ("application/x-www-form-urlencoded", "multipart/form-data")
    ):
        field = (await request.form()).get(FIELD)
        given = field if isinstance(field, str) else None
    settings: Settings = request.app.state.room.settings
    if given is None or not same(given, form_token(settings, request.scope["state"]["session"])):
        raise RequestError(403, "csrf", "This form is too old, or not one of ours.", hint="Load the page again.")


class Door:
    """ASGI middleware before everything else: host names, sessions, the token, the size of bodies, headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        path: str = scope["path"]
        cookie = _cookie(headers, COOKIE)
        session = session_of(self.settings, cookie)
        bearer = self._bearer(headers)
        fresh = None
        if session is None:
            fresh = new_session(self.settings, entered=False)
            session = fresh.partition(".")[0]
        state = scope.setdefault("state", {})
        state["session"], state["bearer"] = session, bearer
        state["fresh"] = None

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out.setdefault(name, value)
                given = state["fresh"] or fresh
                if given and not path.startswith("/static/") and not bearer:
                    out.append("set-cookie", f"{COOKIE}={given}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        if not self.settings.answers_to(headers.get("host", "")):
            await _refuse(sending, 421, "host", "This room is not called by that name.", path)
            return
        if (
            self.settings.token is not None
            and not bearer
            and not session.startswith("e")
            and not path.startswith(_OPEN)
        ):
            if path.startswith("/api"):
                await _refuse(sending, 401, "token", "Show the room's token: Authorization: Bearer TOKEN.", path)
            else:
                await _send_to(sending, f"/enter?next={quote(path)}")
            return
        if scope["method"] not in _READING and headers.get("sec-fetch-site", "same-origin") not in (
            "same-origin",
            "none",
        ):
            await _refuse(sending, 403, "csrf", "Another page sent this.", path)
            return
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.settings.most_bytes:
            await _refuse(sending, 413, "too-large", "That is more than this room takes at once.", path)
            return
        await self.app(scope, _counted(receive, self.settings.most_bytes), sending)

    def _bearer(self, headers: Headers) -> bool:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        return self.settings.token is not None and scheme.lower() == "bearer" and same(token, self.settings.token)


def _counted(receive: Receive, most: int) -> Receive:
    """The same body, broken off where it is longer than it said."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise RequestError(413, "too-large", "That is more than this room takes at once.")
        return message

    return receiving


def _cookie(headers: Headers, name: str) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None


async def _refuse(send: Send, status: int, code: str, message: str, path: str) -> None:
    if path.startswith("/api"):
        body = json.dumps({"error": {"code": code, "message": message, "hint": ""}}).encode()
        kind = b"application/json"
    else:
        body, kind = message.encode(), b"text/plain; charset=utf-8"
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind)]})
    await send({"type": "http.response.body", "body": body})


async def _send_to(send: Send, where: str) -> None:
    headers = [(b"location", where.encode("ascii", "replace")), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
