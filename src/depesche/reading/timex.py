"""TIMEX3 values (TimeML 1.2.1) and their EDTF forms (ISO 8601-2), and the calendar arithmetic behind them."""

from __future__ import annotations

import datetime as dt
import re

SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}  # first month, EDTF season code
TIME_UNITS = {"h": "H", "m": "M", "s": "S"}


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """ISO 8601 calendar date, as exact as it is given."""
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def week(date: dt.date) -> str:
    """The ISO week of a day."""
    year, number, _ = date.isocalendar()
    return f"{year:04d}-W{number:02d}"


def plus_months(year: int, month: int, shift: int) -> tuple[int, int]:
    """Year and month that lie `shift` months on."""
    months = year * 12 + month - 1 + shift
    return months // 12, months % 12 + 1


def plus_days(date: dt.date, days: int) -> dt.date | None:
    """The day that lies `days` on; None beyond the calendar (years 1 to 9999)."""
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None if there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return dt.date(year, month, (h - m + r + month + 19) % 32)


def holiday(code: str, year: int) -> dt.date | None:
    """Date of a holiday in a year: `MM-DD`, `easter±N`, `advent±N` (from the first Sunday), `mother`.

    None where the code names no fixed day.
    """
    if not 1 < year < 9999:
        return None
    if code == "mother":
        first = dt.date(year, 5, 1)
        return first + dt.timedelta(days=(6 - first.weekday()) % 7 + 7)
    if code.startswith("easter"):
        return easter(year) + dt.timedelta(days=int(code[6:]))
    if code.startswith("advent"):
        christmas = dt.date(year, 12, 25)
        first_sunday = christmas - dt.timedelta(days=christmas.weekday() + 1 + 21)
        return first_sunday + dt.timedelta(days=int(code[6:] or 0))
    if re.fullmatch(r"\d\d-\d\d", code):
        return day_of(year, int(code[:2]), int(code[3:]))
    return None


def edtf_of(value: str) -> str | None:
    """EDTF (levels 0 to 2) of a TIMEX3 date or time value; None for references, durations and sets."""
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?|T[A-Z]{2})?", value):
        if value.endswith("TNI"):
            day = dt.date.fromisoformat(match[1])
            following = plus_days(day, 1)
            return f"{day}/{following}" if following else str(day)
        if match[2] == "24:00":
            following = plus_days(dt.date.fromisoformat(match[1]), 1)
            return f"{following}T00:00:00" if following else None
        return f"{match[1]}T{match[2]}:00" if match[2] else match[1]
    if re.fullmatch(r"\d{4}(-\d\d)?", value):
        return value
    if re.fullmatch(r"\d{2,3}", value):
        return value + "X" * (4 - len(value))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{match[1]}-{SEASONS[match[2]][1]}"
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        return f"{match[1]}-{(32 if match[2] == 'Q' else 39) + int(match[3])}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        sunday = plus_days(monday, 6)
        return f"{plus_days(monday, 5) if match[3] else monday}/{sunday}" if sunday else None
    if match := re.fullmatch(r"BC(\d{4})", value):
        return f"-{int(match[1]) - 1:04d}"
    return None


def shifted(unit: str, shift: int, year: int, month: int | None, day: int | None) -> str | None:
    """The value of the year, month, week … that lies `shift` on."""
    if not 0 < year + shift * {"CE": 100, "DE": 10}.get(unit, 1) < 9999:
        return None
    if unit == "Y":
        return iso(year + shift)
    if unit == "DE":
        return f"{year // 10 + shift:03d}"
    if unit == "CE":
        return f"{year // 100 + shift:02d}"
    if unit == "M" and month:
        return iso(*plus_months(year, month, shift))
    if unit in ("Q", "H") and month:
        size = 3 if unit == "Q" else 6
        y, m = plus_months(year, month, shift * size)
        return f"{y:04d}-{unit}{(m - 1) // size + 1}"
    if unit in ("D", "W", "WE") and month and day:
        moved = plus_days(dt.date(year, month, day), shift * (1 if unit == "D" else 7))
        if moved is None:
            return None
        return str(moved) if unit == "D" else week(moved) + ("-WE" if unit == "WE" else "")
    return None


def period(amount: str, unit: str) -> str:
    """TIMEX3 duration; halves of a year, hour … are told in the next smaller unit."""
    if amount == "0.5" and unit in ("Y", "h", "m", "DE", "CE"):
        return {"Y": "P6M", "h": "PT30M", "m": "PT30S", "DE": "P5Y", "CE": "P50Y"}[unit]
    if unit == "H":
        return f"P{int(amount) * 6}M" if amount.isdigit() else "PXM"
    return f"PT{amount}{TIME_UNITS[unit]}" if unit in TIME_UNITS else f"P{amount}{unit}"
