"""Days out of time values."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.archive.times import Interval, interval, supposed


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2025-03-10", "2025-03-10/2025-03-10"),
        ("2025-03-10T14:00:00", "2025-03-10/2025-03-10"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2025", "2025-01-01/2025-12-31"),
        ("2025-W11", "2025-03-10/2025-03-16"),
        ("2025-W11-WE", "2025-03-15/2025-03-16"),
        ("2025-Q2", "2025-04-01/2025-06-30"),
        ("2025-34", "2025-04-01/2025-06-30"),
        ("2025-SU", "2025-06-01/2025-08-31"),
        ("2025-24", "2025-12-01/2026-02-28"),
        ("202X", "2020-01-01/2029-12-31"),
        ("2025-03-10/2025-03-12", "2025-03-10/2025-03-12"),
        ("2025-03-10/..", "2025-03-10/2025-03-10"),
        ("2025-03~", "2025-03-01/2025-03-31"),
    ],
)
def test_values_cover_days(value: str, days: str) -> None:
    found = interval(value)
    assert found is not None
    assert f"{found.first}/{found.last}" == days


@pytest.mark.parametrize("value", [None, "", "PAST_REF", "P2D", "2025-02-30", "2025-13", "soon", "../..", "2025-W60"])
def test_no_date_covers_none(value: str | None) -> None:
    assert interval(value) is None


@given(st.text(max_size=20))
def test_any_text_is_days_or_nothing(value: str) -> None:
    found = interval(value)
    assert found is None or found.first <= found.last


def test_gaps_and_what_is_common() -> None:
    def days(first: int, last: int) -> Interval:
        return Interval(dt.date(2025, 3, first), dt.date(2025, 3, last))

    assert days(1, 3).gap(days(3, 5)) == 0
    assert days(1, 3).gap(days(5, 6)) == days(5, 6).gap(days(1, 3)) == 2
    assert days(1, 5).common(days(3, 9)) == days(3, 5)
    assert days(1, 2).common(days(3, 4)) is None


def test_news_tells_of_yesterday_unless_it_tells_of_tomorrow() -> None:
    day = dt.date(2025, 3, 11)
    past, future = supposed(None, "occurred", day), supposed(None, "planned", day)
    assert past is not None
    assert future is not None
    assert past.last == future.first == day
    assert supposed(None, "occurred", None) is None
    assert supposed(None, "planned", dt.date.max) is None
