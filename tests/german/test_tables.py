"""Every table of facts is well formed: one fact a line, in order, nothing twice."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import depesche.german

TABLES = sorted((Path(depesche.german.__file__).parent / "lexicon").glob("*.csv"))


def lines(table: Path) -> list[list[str]]:
    with table.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, strict=True))


def test_there_are_tables() -> None:
    assert len(TABLES) > 10


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_table_is_well_formed(table: Path) -> None:
    header, *rows = lines(table)
    assert len(set(header)) == len(header)
    assert all(column == column.strip().lower() and column for column in header)
    assert [row for row in rows if len(row) != len(header)] == []
    assert [cell for row in rows for cell in row if cell != cell.strip()] == []
    assert b"\r" not in table.read_bytes()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_table_holds_no_line_twice_and_is_sorted(table: Path) -> None:
    _, *rows = lines(table)
    assert rows == sorted(rows)
    assert len({tuple(row) for row in rows}) == len(rows)
