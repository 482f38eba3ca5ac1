"""The days that a time value covers: the first and the last."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?")
# EDTF's seasons, quarters and halves (ISO 8601-2) and TIMEX3's names for them → first month, number of months.
_PARTS = {
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
    "21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3),
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3), "40": (1, 6), "41": (7, 6),
}  # fmt: skip


class Interval(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days it is long; 1 is a day known exactly."""
        return (self.last - self.first).days + 1

    def gap(self, other: Interval) -> int:
        """Days between the two; 0 where they touch the same day."""
        return max((other.first - self.last).days, (self.first - other.last).days, 0)

    def common(self, other: Interval) -> Interval | None:
        """The days in both, or null."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Interval(first, last) if first <= last else None

    def hull(self, other: Interval) -> Interval:
        """From the first day of either to the last of either."""
        return Interval(min(self.first, other.first), max(self.last, other.last))


def interval(value: str | None) -> Interval | None:
    """The days that an EDTF or TIMEX3 value covers; null for references, durations, sets and what is no date.

    An interval that is open at one end is taken as the day at its other end.
    """
    if not value:
        return None
    if "/" in value:
        ends = [interval(part) for part in value.split("/", 1)]
        known = [end for end in ends if end is not None]
        if not known:
            return None
        first, last = known[0].first, known[-1].last
        return Interval(first, last) if first <= last else None
    value = value.rstrip("~?%")
    try:
        return _simple(value)
    except ValueError:  # the 31st of June and its like
        return None


def _simple(value: str) -> Interval | None:
    if match := _DAY.fullmatch(value):
        day = dt.date(int(match[1]), int(match[2]), int(match[3]))
        return Interval(day, day)
    if match := _WEEK.fullmatch(value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Interval(monday + dt.timedelta(days=5 if value.endswith("E") else 0), monday + dt.timedelta(days=6))
    if len(value) == 7 and value[5:] in _PARTS and value[4] == "-":
        month, length = _PARTS[value[5:]]
        return _months(int(value[:4]), month, length)
    if match := _MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), 1)
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12)
    if re.fullmatch(r"\d{2,3}X{0,2}", value) and (len(value) < 4 or "X" in value):
        digits = value.rstrip("X")
        span = 10 ** (4 - len(digits))
        return Interval(dt.date(int(digits) * span, 1, 1), dt.date(int(digits) * span + span - 1, 12, 31))
    return None


def _months(year: int, month: int, length: int) -> Interval:
    last = year * 12 + month + length - 2
    end_year, end_month = last // 12, last % 12 + 1
    return Interval(dt.date(year, month, 1), dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]))


def as_edtf(begins: str | None, ends: str | None) -> str:
    """One day, or the first and the last with a slash between; empty where no day is known. Days are ISO 8601."""
    if not begins:
        return ""
    return begins if begins == ends or not ends else f"{begins}/{ends}"
