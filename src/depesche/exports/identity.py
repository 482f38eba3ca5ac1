"""What things are called outside: keys of actors over documents, and names that are good as URIs."""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from depesche.records import Actor, DocumentReference

BASE = "urn:depesche:"


def actor_key(actor: Actor) -> str:
    """One key for one actor: kind and code, or kind, name and whom the actor acts for."""
    if actor.id and actor.kind in ("state", "igo"):
        return f"{actor.kind}:{actor.id}"
    name = " ".join(actor.name.split()).casefold()
    return f"{actor.kind}:{name}|{actor.affiliation or ''}"


def actor_uri(actor: Actor) -> str:
    """A URI for an actor."""
    return f"{BASE}actor:{quote(actor_key(actor), safe=':')}"


def document_uri(document: DocumentReference) -> str:
    """A URI for a document: for its text as it was read, whatever the address it came from."""
    return f"{BASE}document:{document.sha256}"


def record_uri(record: str) -> str:
    """A URI for a record."""
    return f"{BASE}record:{record}"


def hashed(*parts: str) -> str:
    """A short id made from parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:24]


@cache
def alpha2() -> dict[str, str]:
    """ISO 3166-1: alpha-3 → alpha-2."""
    table = (files("depesche.exports") / "countries.csv").read_text(encoding="utf-8")
    return {row["alpha3"]: row["alpha2"] for row in csv.DictReader(table.splitlines())}
