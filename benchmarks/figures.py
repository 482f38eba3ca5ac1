"""Figures as tables of Markdown."""

from __future__ import annotations

Table = list[tuple[str, ...]]  # the first row is the head


def percent(value: float) -> str:
    """A share as per cent."""
    return f"{100 * value:.1f}"


def points(value: float) -> str:
    """A share with three digits, as scoring scripts print it."""
    return f"{value:.3f}"


def markdown(table: Table) -> str:
    """A table, its first column left, the others right."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    head, *rows = [
        "| " + " | ".join(c.ljust(w) if not n else c.rjust(w) for n, (c, w) in enumerate(zip(row, widths, strict=True)))
        + " |"
        for row in table
    ]  # fmt: skip
    rule = "|" + "|".join("-" * (w + 2) if not n else "-" * (w + 1) + ":" for n, w in enumerate(widths)) + "|"
    return "\n".join([head, rule, *rows])
