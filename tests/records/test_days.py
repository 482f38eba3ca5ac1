"""Days as they are written."""

from __future__ import annotations

import pytest

from depesche.records.days import as_edtf, interval


@pytest.mark.parametrize(
    ("begins", "ends", "written"),
    [
        ("2025-03-10", "2025-03-10", "2025-03-10"),
        ("2025-03-10", None, "2025-03-10"),
        ("2025-03-01", "2025-03-31", "2025-03-01/2025-03-31"),
        (None, None, ""),
        (None, "2025-03-31", ""),
    ],
)
def test_one_day_or_the_first_and_the_last(begins: str | None, ends: str | None, written: str) -> None:
    assert as_edtf(begins, ends) == written


def test_what_is_written_is_read_again() -> None:
    days = interval("2025-W11")
    assert days is not None
    assert interval(as_edtf(days.first.isoformat(), days.last.isoformat())) == days
