"""Times on the calendar: phrases with slots to TIMEX3 and EDTF values, anchored to the publication date or the last date told.

TIMEX3 as in TimeML 1.2.1 with the value conventions of the KRAUTS guidelines (Strötgen et al. 2018): "vor zwei Jahren" is
the duration `P2Y`; EDTF (ISO 8601-2) then carries what it comes to ("2022"). Weeks, weekends and nights, which EDTF
lacks, become intervals of days. A value is null where its anchor is unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from depesche.german.calendar import Phrase, phrases
from depesche.german.tense import tense_at
from depesche.reading.layers import TimeExpression

__all__ = ["TimeExpression", "edtf_of", "find_times"]

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Slots = Mapping[str, str]
_SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}  # first month, EDTF season code
_TIME_UNITS = {"h": "H", "m": "M", "s": "S"}
_BREAK = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\W\da-zäöü])")
_SHORT = 150  # tokens; shorter than an essay
_NEAR = 400  # characters over which the last date told still governs a clock time or a date without year


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def _week(date: dt.date) -> str:
    year, week, _ = date.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _plus_months(year: int, month: int, shift: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + shift
    return months // 12, months % 12 + 1


def _plus_days(date: dt.date, days: int) -> dt.date | None:
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return None


def _date(year: int, month: int, day: int) -> dt.date | None:
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
    """Date of a holiday in a year: `MM-DD`, `easter±N`, `advent-N` (days before the fourth Sunday in Advent's week), `mother`."""
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
        return _date(year, int(code[:2]), int(code[3:]))
    return None


def edtf_of(value: str) -> str | None:
    """EDTF (levels 0 to 2) of a TIMEX3 date or time value; None for references, durations and sets."""
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?|T[A-Z]{2})?", value):
        if value.endswith("TNI"):
            day = dt.date.fromisoformat(match[1])
            following = _plus_days(day, 1)
            return f"{day}/{following}" if following else str(day)
        if match[2] == "24:00":
            following = _plus_days(dt.date.fromisoformat(match[1]), 1)
            return f"{following}T00:00:00" if following else None
        return f"{match[1]}T{match[2]}:00" if match[2] else match[1]
    if re.fullmatch(r"\d{4}(-\d\d)?", value):
        return value
    if re.fullmatch(r"\d{2,3}", value):
        return value + "X" * (4 - len(value))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{match[1]}-{_SEASONS[match[2]][1]}"
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        return f"{match[1]}-{(32 if match[2] == 'Q' else 39) + int(match[3])}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        sunday = _plus_days(monday, 6)
        return f"{_plus_days(monday, 5) if match[3] else monday}/{sunday}" if sunday else None
    if match := re.fullmatch(r"BC(\d{4})", value):
        return f"-{int(match[1]) - 1:04d}"
    return None


@dataclass(slots=True)
class _Told:
    """The last date told: what later expressions may lean on."""

    year: int
    month: int | None
    day: int | None
    end: int
    explicit: bool  # its year stood in the text
    fine: bool  # told more exactly than a year


@dataclass(frozen=True, slots=True)
class _Result:
    type: Kind
    value: str | None
    edtf: str | None = None


class _Clock:
    """Resolves the phrases of one document in order."""

    def __init__(self, doc: Doc, published: dt.date | None) -> None:
        self.doc, self.published = doc, published
        self.text = doc.text
        self.daily = True  # whether the text lives by the day, so that "today" means today
        self.told: _Told | None = None
        self.told_day: _Told | None = None
        self.previous: tuple[Phrase, _Result] | None = None
        self.means: dict[str, Callable[[Phrase, Slots], _Result | None]] = {
            "date": self.date, "iso": self.iso, "unit": self.unit, "today": self.today, "weekday": self.weekday, "weekend": self.weekend,
            "night": self.night, "daypart": self.daypart, "dayparts": self.dayparts, "clock": self.clock,
            "duration": self.duration, "set": self.set, "ref": self.ref, "anniversary": self.unresolved,
            "counted": self.unresolved,
        }  # fmt: skip

    def read_all(self) -> list[TimeExpression]:
        """All expressions of the document, in order."""
        found = phrases(self.text)
        self.daily = len(self.doc) < _SHORT or any(_tells_days(phrase) for phrase in found)
        return [time for phrase in found if (time := self.read(phrase)) is not None]

    def read(self, phrase: Phrase) -> TimeExpression | None:
        result = self.means[phrase.means](phrase, phrase.slots)
        if result is None:
            return None
        self.remember(phrase, result)
        edtf = result.edtf or (edtf_of(result.value) if result.value and result.type in ("DATE", "TIME") else None)
        text = self.text[phrase.start : phrase.end]
        return TimeExpression(phrase.start, phrase.end, text, result.type, result.value, edtf)

    def remember(self, phrase: Phrase, result: _Result) -> None:
        self.previous = (phrase, result)
        if not result.value or result.type not in ("DATE", "TIME"):
            return
        match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?=$|T|-)", result.value)
        if match:
            year, month, day = (int(g) if g else None for g in match.groups())
            assert year is not None
            explicit = "year" in phrase.slots or "year2" in phrase.slots or "iso" in phrase.slots
            self.told = _Told(year, month, day, phrase.end, explicit, len(result.value) > 4)
            if day:
                self.told_day = self.told

    # -- helpers ---------------------------------------------------------------------------------------------------

    def direction(self, phrase: Phrase) -> int:
        """-1 where the clause tells the past, 1 where it looks ahead, 0 where its grammar does not say."""
        if "looks" in phrase.slots:
            return int(phrase.slots["looks"])
        tense = tense_at(self.doc, phrase.start, phrase.end)
        return {"past": -1, "future": 1, "present": 1}.get(tense or "", 0)

    def near(self, told: _Told | None, phrase: Phrase) -> bool:
        if told is None or phrase.start - told.end > _NEAR:
            return False
        return not _BREAK.search(self.text, told.end, phrase.start)

    def short_year(self, two_digits: str) -> int:
        year = int(two_digits)
        pivot = (self.published.year if self.published else 2025) % 100 + 10
        return (2000 if year <= pivot else 1900) + year

    def year_of(self, slots: Slots) -> int | None:
        """The year a phrase states, by number or relative to the publication year."""
        if "year" in slots:
            return int(slots["year"])
        if "year2" in slots:
            return self.short_year(slots["year2"])
        if "yearshift" in slots and self.published:
            return self.published.year + int(slots["yearshift"].lstrip("Y"))
        return None

    def states_year(self, slots: Slots) -> bool:
        return any(k in slots for k in ("year", "year2", "yearshift"))

    def nearest_year(self, phrase: Phrase, day_in: Callable[[int], dt.date | None], wide: int = 0) -> int | None:
        """The year in which an undated day lies, by tense and distance; `wide`: days that the expression spans."""
        if not self.published:
            return None
        told = self.told
        if told and told.explicit and told.fine and self.near(told, phrase):
            return told.year
        published = self.published
        days = [(y, d) for y in range(published.year - 1, published.year + 2) if (d := day_in(y))]
        gaps = [((d - published).days, y) for y, d in days]
        way = self.direction(phrase)
        if way < 0:
            past = [(g, y) for g, y in gaps if g <= 0]
            if past and -max(past)[0] <= 300 + wide:
                return max(past)[1]
        if way > 0:
            ahead = [(g, y) for g, y in gaps if g + wide >= 0]
            if ahead and min(ahead)[0] <= 240:
                return min(ahead)[1]
        return min(gaps, key=lambda g: (abs(g[0] + wide // 2), g[0]))[1] if gaps else None

    # -- absolute and incomplete dates --------------------------------------------------------------------------------

    def iso(self, phrase: Phrase, slots: Slots) -> _Result | None:
        value = slots["iso"]
        try:
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            return None
        return _Result("TIME", f"{moment:%Y-%m-%dT%H:%M}") if "T" in value else _Result("DATE", value)

    def date(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if "era" in slots:
            return _Result("DATE", f"BC{int(slots['year']):04d}")
        if "century" in slots:
            return _Result("DATE", f"{int(slots['century']) - 1:02d}") if 1 <= int(slots["century"]) <= 22 else None
        if "decade" in slots:
            return self.decade(slots["decade"])
        if "holiday" in slots or "advent" in slots:
            return self.holiday(phrase, slots)
        if "season" in slots:
            return self.season(phrase, slots)
        if "number" in slots:
            return self.quarter(phrase, slots)
        if "month" in slots:
            return self.month(phrase, slots)
        if "day" in slots:
            return self.day_of_month(phrase, int(slots["day"]))
        if "endof" in slots:
            if not self.told:
                return None
            year = self.told.year // 100 * 100 + int(slots["endof"])
            return _Result("DATE", _iso(year)) if year > self.told.year else None
        year = self.year_of(slots)
        if year is None:
            return None
        edtf = None
        if "endyear" in slots or "endyear2" in slots:
            last = int(slots["endyear"]) if "endyear" in slots else year // 100 * 100 + int(slots["endyear2"])
            if last <= year:
                return None
            edtf = f"{_iso(year)}/{_iso(last)}"
        return _Result("DATE", _iso(year), edtf)

    def decade(self, digits: str) -> _Result | None:
        if len(digits) == 4:
            return _Result("DATE", digits[:3])
        if len(digits) != 2 or digits[1] != "0":
            return None
        recent = self.published is not None and self.published.year >= 2000 + int(digits) + 12
        return _Result("DATE", f"20{digits[0]}" if recent else f"19{digits[0]}")

    def month(self, phrase: Phrase, slots: Slots) -> _Result | None:
        month, day = int(slots["month"]), int(slots["day"]) if "day" in slots else None
        if not 1 <= month <= 12 or (day is not None and not _date(2024, month, day)):
            return None
        year = self.year_of(slots)
        if year is None and not self.states_year(slots):
            if "shift" in slots:
                year = self.shifted_year(int(slots["shift"]), month)
            else:
                wide = 0 if day else 30
                year = self.nearest_year(phrase, lambda y: _date(y, month, day or 1), wide)
        if year is None:
            return _Result("DATE", None)
        if day and not _date(year, month, day):
            return None
        value = _iso(year, month, day)
        return _Result("TIME", f"{value}T{slots['daypart']}") if day and "daypart" in slots else _Result("DATE", value)

    def shifted_year(self, shift: int, month: int, months: int = 1) -> int | None:
        """Year of the last or next stretch of `months` that begins with `month`, the current one left out."""
        if not self.published:
            return None
        now = self.published.year * 12 + self.published.month - 1
        if shift < 0:
            return (now - (month - 1) - months) // 12 + shift + 1
        if shift > 0:
            return (now - (month - 1)) // 12 + shift
        return self.published.year

    def day_of_month(self, phrase: Phrase, day: int) -> _Result | None:
        if not 1 <= day <= 31:
            return None
        if not self.published:
            return _Result("DATE", None)
        if self.told and self.told.month and self.near(self.told, phrase):
            year, month = self.told.year, self.told.month
        else:
            year, month = self.published.year, self.published.month
        return _Result("DATE", _iso(year, month, day)) if _date(year, month, day) else None

    def holiday(self, phrase: Phrase, slots: Slots) -> _Result | None:
        code = f"advent{7 * int(slots['advent']) - 7:+d}" if "advent" in slots else slots["holiday"]
        if code == "none":
            year = self.year_of(slots)
            return _Result("DATE", None, _iso(year) if year else None)
        year = self.year_of(slots)
        if year is None and not self.states_year(slots):
            if "shift" in slots and self.published and (same := holiday(code, self.published.year)):
                shift = int(slots["shift"])
                passed = same < self.published
                year = (
                    self.published.year + shift + (1 if shift < 0 and passed else -1 if shift > 0 and not passed else 0)
                )
            else:
                year = self.nearest_year(phrase, lambda y: holiday(code, y))
        day = holiday(code, year) if year is not None else None
        return _Result("DATE", str(day) if day else None)

    def season(self, phrase: Phrase, slots: Slots) -> _Result | None:
        season = slots["season"]
        if "any" in slots:
            return _Result("DATE", f"XXXX-{season}")
        year = self.year_of(slots)
        if year is None and not self.states_year(slots):
            start = _SEASONS[season][0]
            if "shift" in slots:
                year = self.shifted_year(int(slots["shift"]), start, 3)
            else:
                year = self.nearest_year(phrase, lambda y: _date(y, start, 1), 90)
        return _Result("DATE", f"{year:04d}-{season}" if year is not None else None)

    def quarter(self, phrase: Phrase, slots: Slots) -> _Result | None:
        number, unit = int(slots["number"]), slots.get("unit", "Q")
        if unit not in ("Q", "H") or not 1 <= number <= (4 if unit == "Q" else 2):
            return None
        year = self.year_of(slots)
        if year is None and not self.states_year(slots):
            months = 3 if unit == "Q" else 6
            year = self.nearest_year(phrase, lambda y: _date(y, (number - 1) * months + 1, 1), months * 30)
        return _Result("DATE", f"{year:04d}-{unit}{number}" if year is not None else None)

    def unresolved(self, phrase: Phrase, slots: Slots) -> _Result | None:
        """What counts from a beginning that is not told: an anniversary, the second day."""
        return _Result("DATE", None)

    # -- relative to a day ---------------------------------------------------------------------------------------------

    def base(self, slots: Slots, needs: str = "") -> tuple[int, int | None, int | None] | None:
        """Year, month, day from which a relative expression counts."""
        if slots.get("anchor") == "told":
            told = self.told_day if needs in ("D", "W", "WE") else self.told
            if told and (needs != "M" or told.month):
                return told.year, told.month, told.day
            return None
        if self.published:
            return self.published.year, self.published.month, self.published.day
        return None

    def unit(self, phrase: Phrase, slots: Slots) -> _Result | None:
        unit, shift = slots.get("unit"), int(slots.get("shift", "0"))
        if "pastunit" in slots:
            unit, shift = slots["pastunit"][0], int(slots["pastunit"][1:])
        if "partunit" in slots:
            unit = slots["partunit"].split()[1]
            if unit == "Y" and self.states_year(slots):
                year = self.year_of(slots)
                return _Result("DATE", _iso(year) if year else None)
        if unit is None or unit in _TIME_UNITS:
            return None
        base = self.base(slots, unit)
        timed = "daypart" in slots
        kind: Kind = "TIME" if timed else "DATE"
        if base is None:
            return _Result(kind, None)
        year, month, day = base
        value = self.shifted(unit, shift, year, month, day)
        if value and timed:
            value = f"{value}T{slots['daypart']}"
        return _Result(kind, value)

    def today(self, phrase: Phrase, slots: Slots) -> _Result | None:
        """A day told from today; "today" alone may mean nowadays, in a text that does not live by the day."""
        if slots["shift"] == "0" and not self.daily and tense_at(self.doc, phrase.start, phrase.end) != "past":
            return _Result("DATE", "PRESENT_REF")
        return self.unit(phrase, slots)

    def shifted(self, unit: str, shift: int, year: int, month: int | None, day: int | None) -> str | None:
        if unit == "Y":
            return _iso(year + shift)
        if unit == "DE":
            return f"{year // 10 + shift:03d}"
        if unit == "CE":
            return f"{year // 100 + shift:02d}"
        if unit == "M" and month:
            return _iso(*_plus_months(year, month, shift))
        if unit in ("Q", "H") and month:
            size = 3 if unit == "Q" else 6
            y, m = _plus_months(year, month, shift * size)
            return f"{y:04d}-{unit}{(m - 1) // size + 1}"
        if unit in ("D", "W", "WE") and month and day:
            moved = _plus_days(dt.date(year, month, day), shift * (1 if unit == "D" else 7))
            if moved is None:
                return None
            return str(moved) if unit == "D" else _week(moved) + ("-WE" if unit == "WE" else "")
        return None

    def weekend(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if not self.published:
            return _Result("DATE", None)
        if "shift" in slots:
            shift = int(slots["shift"])
            # On a Sunday "next weekend" is a week off, and on a Monday "last weekend" is the one just past.
            return _Result("DATE", self.shifted("WE", shift, *self.published.timetuple()[:3]))
        past = self.direction(phrase) < 0 or (self.direction(phrase) == 0 and self.published.weekday() < 3)
        back = past and self.published.weekday() < 5
        return _Result("DATE", self.shifted("WE", -1 if back else 0, *self.published.timetuple()[:3]))

    def weekday(self, phrase: Phrase, slots: Slots) -> _Result | None:
        kind: Kind = "TIME" if "daypart" in slots else "DATE"
        day = self.weekday_date(phrase, slots)
        if day is None:
            return _Result(kind, None)
        return _Result(kind, f"{day}T{slots['daypart']}" if kind == "TIME" else str(day))

    def weekday_date(self, phrase: Phrase, slots: Slots) -> dt.date | None:
        wanted = int(slots["weekday"])
        if "holiday" in slots:
            year = self.nearest_year(phrase, lambda y: holiday(slots["holiday"], y))
            feast = holiday(slots["holiday"], year) if year else None
            return feast and _plus_days(feast, (wanted - feast.isoweekday() - 1) % 7 + 1)
        if (follows := self.enumerated(phrase)) is not None:
            return _plus_days(follows, (wanted - follows.isoweekday() - 1) % 7 + 1)
        if not self.published:
            return None
        today = self.published
        back, ahead = (today.isoweekday() - wanted) % 7, (wanted - today.isoweekday()) % 7
        if "weekshift" in slots:
            return _plus_days(today, wanted - today.isoweekday() + 7 * int(slots["weekshift"]))
        if "shift" in slots and (shift := int(slots["shift"])):
            if shift < 0:
                return _plus_days(today, -(back or 7) + 7 * (shift + 1))
            return _plus_days(today, (ahead or 7) + 7 * (shift - 1))
        way = self.direction(phrase)
        if "shift" in slots:
            return _plus_days(today, -back if way < 0 else ahead)
        return _plus_days(today, ahead if way > 0 else -back)

    def enumerated(self, phrase: Phrase) -> dt.date | None:
        """The weekday just before this one, in "Monday and Tuesday" or "from Friday to Sunday"."""
        if not self.previous or "shift" in phrase.slots:
            return None
        earlier, result = self.previous
        gap = self.text[earlier.end : phrase.start]
        if earlier.means != "weekday" or "weekshift" in phrase.slots or not result.value or len(gap) > 12 or any(c in gap for c in ".!?;(\n"):
            return None
        return dt.date.fromisoformat(result.value[:10])

    def night(self, phrase: Phrase, slots: Slots) -> _Result | None:
        """The night to a day is the night that begins the evening before."""
        if "dayshift" in slots:
            day = _plus_days(self.published, int(slots["dayshift"])) if self.published else None
        elif "month" in slots:
            found = self.month(phrase, slots)
            if found is None:
                return None
            day = dt.date.fromisoformat(found.value) if found.value else None
        else:
            day = self.weekday_date(phrase, slots)
        before = _plus_days(day, -1) if day else None
        return _Result("TIME", f"{before}TNI" if before else None)

    # -- parts of the day, clock -------------------------------------------------------------------------------------------

    def day_told(self, phrase: Phrase, clock: bool = False) -> str | None:
        """The day that a time of day belongs to: the last day told if it is near, else the day of publication.

        In lists of dates without verbs a clock time belongs to a day of its own entry only.
        """
        told = self.told_day
        verbless = clock and told and _SENTENCE_END.search(self.text, told.end, phrase.start)
        if told and self.near(told, phrase) and not (verbless and tense_at(self.doc, phrase.start, phrase.end) is None):
            return _iso(told.year, told.month, told.day)
        return str(self.published) if self.published else None

    def daypart(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if "month" in slots:
            found = self.month(phrase, slots)
            return found if found is None or found.value else _Result("TIME", None)
        day = self.day_told(phrase)
        return _Result("TIME", f"{day}T{slots.get('daypart', 'MO')}" if day else None)

    def dayparts(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if self.near(self.told_day, phrase):
            return _Result("TIME", f"{self.day_told(phrase)}T{slots['daypart']}")
        return _Result("SET", f"XXXX-XX-XXT{slots['daypart']}")

    def clock(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if "clock" in slots:
            hour, minute = (int(part) for part in slots["clock"].split(":"))
        else:
            hour, minute = int(float(slots["hour"])), int(float(slots.get("minute", "0")))
            if "fraction" in slots:
                hour, minute = (hour - 1) % 24, int(60 * float(slots["fraction"]))
            if slots.get("daypart") in ("AF", "EV", "NI") and (5 if slots["daypart"] == "NI" else 0) < hour < 12:
                hour += 12
        if not (0 <= hour <= 23 and 0 <= minute <= 59) and (hour, minute) != (24, 0):
            return None
        day = self.day_told(phrase, clock=True)
        return _Result("TIME", f"{day}T{hour:02d}:{minute:02d}" if day else None)

    # -- durations, sets, references ------------------------------------------------------------------------------------------

    def duration(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if "value" in slots:
            return _Result("DURATION", slots["value"])
        amount, unit = slots.get("amount", "X"), slots["unit"]
        if "amount2" in slots and "unit2" not in slots:
            amount = f"{float(amount) + float(slots['amount2']):g}" if amount != "X" else "X"
        value = _period(amount, unit)
        if "unit2" in slots:
            second = _period(slots["amount2"], slots["unit2"])
            value += second[2:] if value.startswith("PT") and second.startswith("PT") else second[1:]
        return _Result("DURATION", value, self.come_to(slots, amount, unit))

    def come_to(self, slots: Slots, amount: str, unit: str) -> str | None:
        """EDTF of the day, month or year that "N units ago", "in N units", "N units later" or "since N units" comes to."""
        if not amount.isdigit() or "unit2" in slots:
            return None
        direction = slots.get("direction") or ("span" if "span" in slots else None)
        base = self.base(slots, unit)
        if direction is None or base is None or unit in _TIME_UNITS:
            return None
        sign = {"ago": -1, "since": -1, "span": int(slots.get("span", "0")), "in": 1}.get(direction)
        count = int(amount) * (sign if sign is not None else int(direction))
        year, month, day = base
        units = {"DE": ("Y", 10), "CE": ("Y", 100), "W": ("D", 7), "Q": ("M", 3), "H": ("M", 6)}
        unit, factor = units.get(unit, (unit, 1))
        if unit not in ("Y", "M", "D") or not 0 < year + (count * factor if unit == "Y" else 0) < 9999:
            return None
        reached = self.shifted(unit, count * factor, year, month, day)
        if reached is None or not count:
            return None
        if direction == "since":
            return f"{reached}/.."
        if direction == "span":
            now = self.shifted(unit, 0, year, month, day)
            return f"{reached}/{now}" if count < 0 else f"{now}/{reached}"
        return f"{reached}~" if "approx" in slots or factor > 1 else reached

    def set(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if "value" in slots:
            return _Result("SET", slots["value"])
        if "weekday" in slots:
            part = f"T{slots['daypart']}" if "daypart" in slots else ""
            return _Result("SET", f"XXXX-WXX-{slots['weekday']}{part}")
        if "season" in slots:
            return _Result("SET", f"XXXX-{slots['season']}")
        if "month" in slots:
            return _Result("SET", f"XXXX-{int(slots['month']):02d}")
        if "daypart" in slots:
            return _Result("SET", f"XXXX-XX-XXT{slots['daypart']}")
        return _Result("SET", _period(slots.get("amount", "1"), slots["unit"]))

    def ref(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if "refshift" in slots:
            shift = int(slots["refshift"])
            return _Result("DATE", "PAST_REF" if shift < 0 else "FUTURE_REF" if shift > 0 else "PRESENT_REF")
        return _Result("DATE", slots["value"])


def _tells_days(phrase: Phrase) -> bool:
    """Whether a phrase is of the kind that daily news tells: a weekday, a clock time, yesterday or tomorrow."""
    if phrase.means in ("weekday", "weekend", "night", "clock", "daypart"):
        return True
    return phrase.slots.get("unit") == "D" and phrase.means in ("unit", "today") and phrase.slots.get("shift") != "0"


def _period(amount: str, unit: str) -> str:
    """TIMEX3 duration; halves of a year, hour … are told in the next smaller unit."""
    if amount == "0.5" and unit in ("Y", "h", "m", "DE", "CE"):
        return {"Y": "P6M", "h": "PT30M", "m": "PT30S", "DE": "P5Y", "CE": "P50Y"}[unit]
    if unit == "H":
        return f"P{int(amount) * 6}M" if amount.isdigit() else "PXM"
    return f"PT{amount}{_TIME_UNITS[unit]}" if unit in _TIME_UNITS else f"P{amount}{unit}"


def find_times(doc: Doc, published: dt.date | None) -> list[TimeExpression]:
    """The time expressions of `doc`, sorted by start, without overlap; offsets in characters of `doc.text`.

    Needs the text alone; verbs' morphology, where tagged, decides whether "am Montag" is the last one or the next.
    """
    return _Clock(doc, published).read_all()
