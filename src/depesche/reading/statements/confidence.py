"""How often statements of a kind are right: fitted on annotated articles, never set by hand.

`confidence.csv` holds, for each rule, the share of its records that the development gold has (content overlap of at
least one half), drawn towards the share of the rule's mode by as many records as `training/confidence.py` says. It is
written by that script.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    lines = (files(__package__) / "confidence.csv").read_text(encoding="utf-8").splitlines()
    return {row["rule"]: float(row["confidence"]) for row in csv.DictReader(lines)}


def confidence(mode: str, rule: str) -> float:
    """The share of right records, 0 to 1, among those of the rule; that of its mode for a rule not seen in fitting."""
    table = _table()
    return table[rule] if rule in table else table[mode]
