"""Facts of German, one a line: each `*.csv` here is a table; the modules of `depesche.german` give them types."""

from __future__ import annotations

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of the table `name`, as text by column; raises FileNotFoundError where there is no such table."""
    with (files(__name__) / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
