"""Where everything is found: the addresses of documents, records, dossiers, actors, searches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from depesche.archive.actors import key
from depesche.records import Actor, Record

_WEB = re.compile(r"https?://[^\s<>\"'\\\x00-\x20\x7f]+", re.IGNORECASE)
_INSIDE = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")


def document(sha256: str) -> str:
    """The reader with that document."""
    return f"/documents/{quote(sha256[:16], safe='')}"


def record(one: Record) -> str:
    """The reader at that record."""
    return f"{document(one.document.sha256)}#r-{quote(one.id, safe='')}"


def span(sha256: str, start: int, end: int) -> str:
    """The reader at the characters `[start, end)` of a document."""
    return f"{document(sha256)}?span={start}-{end}#span"


def dossier(id: str, type: str = "") -> str:  # noqa: A002
    """A dossier; an agreement has a page of its own."""
    room = "agreements" if type == "agreement" else "dossiers"
    return f"/{room}/{quote(id, safe='')}"


def actor(one: Actor | str) -> str:
    """The page of an actor, or of an archive's key of one."""
    kind, _, name = (one if isinstance(one, str) else key(one)).partition(":")
    if kind in ("state", "igo") and "|" not in name:
        return f"/actors/{kind}/{quote(name, safe='')}"
    name, _, state = name.rpartition("|")
    return f"/actors/{quote(kind, safe='')}/{quote(name, safe=' ').replace(' ', '_')}@{quote(state, safe='')}"


def actor_key(kind: str, name: str) -> str:
    """The archive's key of an actor out of its address."""
    name, at, state = name.rpartition("@")
    return f"{kind}:{name.replace('_', ' ')}|{state}" if at else f"{kind}:{state}"


def named(key: str) -> str:
    """The name in an archive's key of an actor."""
    return key.partition(":")[2].partition("|")[0]


def with_query(path: str, query: Mapping[str, Any]) -> str:
    """The path with those parameters that hold anything."""
    held = {name: value for name, value in query.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(held)}" if held else path


def web(url: str | None) -> str | None:
    """The address where it is one of the web; null for `javascript:` and other tricks."""
    return url if url and _WEB.fullmatch(url) and len(url) < 2000 else None


def host(url: str) -> str:
    """What an address of the web is called in short: the name of its server."""
    return urlsplit(url).hostname or url


def inside(where: str | None) -> str:
    """A path within the room, else its front page: nobody is sent elsewhere."""
    return where if where and _INSIDE.fullmatch(where) else "/"
