"""Fixed phrases of German news pages that are not prose (lexicon/boilerplate.csv)."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

KINDS = {"advertisement", "agency_credit", "buttons", "dateline", "picture", "programme", "related"}
EXTENTS = {"line", "match"}


@cache
def boilerplate_patterns() -> tuple[tuple[str, str, str], ...]:
    """Rows `(kind, extent, pattern)`: a regular expression for a whole stripped line or for a stretch within one."""
    source = files("depesche.german") / "lexicon" / "boilerplate.csv"
    with source.open(encoding="utf-8", newline="") as stream:
        return tuple((row["kind"], row["extent"], row["pattern"]) for row in csv.DictReader(stream))
