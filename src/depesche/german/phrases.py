"""Fixed phrases of German news pages that are not prose (lexicon/boilerplate.csv)."""

from __future__ import annotations

from functools import cache

from depesche.german.lexicon import rows

KINDS = {
    "advertisement",
    "agency_credit",
    "buttons",
    "consent",
    "dateline",
    "markup",
    "picture",
    "programme",
    "related",
}
EXTENTS = {"line", "match"}


@cache
def boilerplate_patterns() -> tuple[tuple[str, str, str], ...]:
    """Rows `(kind, extent, pattern)`: a regular expression for a whole stripped line or for a stretch within one."""
    return tuple((row["kind"], row["extent"], row["pattern"]) for row in rows("boilerplate"))
