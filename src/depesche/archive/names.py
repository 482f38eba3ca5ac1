"""Names of actors in one spelling, so that the hyphen, the accent or the case of a paper makes no second person."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[\s\-‐‑–'’`.,„“”\"()]+")


def fold(name: str) -> str:
    """The name in lower case, without accents, its parts joined by one blank."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(part for part in _SEPARATORS.split(plain) if part)
