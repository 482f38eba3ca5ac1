"""Names of actors in one spelling, so that the hyphen, the accent or the case of a paper makes no second person."""

from __future__ import annotations

import re
import unicodedata

from depesche.german import nameforms

_SEPARATORS = re.compile(r"[\s\-‐‑–'’`.,„“”\"()]+")


def fold(name: str) -> str:
    """The name in lower case, without accents, its parts joined by one blank."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(part for part in _SEPARATORS.split(plain) if part)


def spelling(word: str) -> str:
    """What all spellings of one word of a name share: Selenskyj, Selenski and Zelensky; coarser than `fold`."""
    return nameforms.fold(word) or word


def spelled(word: str) -> str:
    """The entry of a name's word under which all its spellings are found; no word itself begins like it."""
    return f"~{spelling(word)}"
