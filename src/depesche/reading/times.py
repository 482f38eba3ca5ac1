"""Times on the calendar: phrases with slots to TIMEX3 and EDTF values.

Anchors are the publication date and the last date told. TIMEX3 is that of TimeML 1.2.1 with the value conventions of
the KRAUTS guidelines (Strötgen et al. 2018), by which "two years ago" is the duration `P2Y`; the EDTF form (ISO 8601-2)
then carries what it comes to ("2022"). Weeks, weekends and nights, which EDTF lacks, become intervals of days.
A value is null where its anchor is unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from depesche.german.calendar import Phrase, phrases
from depesche.german.tense import tense_at
from depesche.german.texts import text_of
from depesche.reading import hyphens
from depesche.reading.anchors import Anchors, Slots, states_year
from depesche.reading.layers import TimeExpression
from depesche.reading.timex import (
    SEASONS,
    TIME_UNITS,
    day_of,
    edtf_of,
    holiday,
    iso,
    period,
    plus_days,
    shifted,
)
from depesche.reading.view import plain
from depesche.records import Document

__all__ = ["TimeExpression", "find_times", "times_of"]

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
_SHORT = 150  # tokens; shorter than an essay


@dataclass(frozen=True, slots=True)
class _Result:
    type: Kind
    value: str | None
    edtf: str | None = None


class _Resolver:
    """Resolves the phrases of one document in order."""

    def __init__(self, doc: Doc, published: dt.date | None) -> None:
        self.doc, self.published = doc, published
        self.text = text_of(doc)
        self.anchors = Anchors(doc, published)
        self.daily = True  # whether the text lives by the day, so that "today" means today
        self.previous: tuple[Phrase, _Result] | None = None
        self.means: dict[str, Callable[[Phrase, Slots], _Result | None]] = {
            "date": self.date, "iso": self.iso, "unit": self.unit, "today": self.today, "weekday": self.weekday,
            "weekend": self.weekend, "night": self.night, "daypart": self.daypart, "dayparts": self.dayparts,
            "clock": self.clock, "duration": self.duration, "set": self.set, "ref": self.ref,
            "anniversary": self.unresolved, "counted": self.unresolved,
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
        # An attribute ("yesterday's attack") does not move the story to its day.
        if not result.value or result.type not in ("DATE", "TIME") or "aside" in phrase.slots:
            return
        self.anchors.tell(phrase, result.value)

    # -- absolute and incomplete dates -------------------------------------------------------------------------------

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
            if not self.anchors.told:
                return None
            last = self.anchors.told.year // 100 * 100 + int(slots["endof"])
            return _Result("DATE", iso(last)) if last > self.anchors.told.year else None
        year = self.anchors.year_of(slots)
        if year is None:
            return None
        edtf = None
        if "endyear" in slots or "endyear2" in slots:
            last = int(slots["endyear"]) if "endyear" in slots else year // 100 * 100 + int(slots["endyear2"])
            if last <= year:
                return None
            edtf = f"{iso(year)}/{iso(last)}"
        return _Result("DATE", iso(year), edtf)

    def decade(self, digits: str) -> _Result | None:
        if len(digits) == 4:
            return _Result("DATE", digits[:3])
        if len(digits) != 2 or digits[1] != "0":
            return None
        recent = self.published is not None and self.published.year >= 2000 + int(digits) + 12
        return _Result("DATE", f"20{digits[0]}" if recent else f"19{digits[0]}")

    def month(self, phrase: Phrase, slots: Slots) -> _Result | None:
        month, day = int(slots["month"]), int(slots["day"]) if "day" in slots else None
        if not 1 <= month <= 12 or (day is not None and not day_of(2024, month, day)):
            return None
        year = self.anchors.year_of(slots)
        if year is None and not states_year(slots):
            if "shift" in slots:
                year = self.anchors.shifted_year(int(slots["shift"]), month)
            else:
                wide = 0 if day else 30
                year = self.anchors.nearest_year(phrase, lambda y: day_of(y, month, day or 1), wide)
        if year is None:
            return _Result("DATE", None)
        if day and not day_of(year, month, day):
            return None
        value = iso(year, month, day)
        return _Result("TIME", f"{value}T{slots['daypart']}") if day and "daypart" in slots else _Result("DATE", value)

    def day_of_month(self, phrase: Phrase, day: int) -> _Result | None:
        if not 1 <= day <= 31:
            return None
        if not self.published:
            return _Result("DATE", None)
        if self.anchors.told and self.anchors.told.month and self.anchors.near(self.anchors.told, phrase):
            year, month = self.anchors.told.year, self.anchors.told.month
        else:
            year, month = self.published.year, self.published.month
        return _Result("DATE", iso(year, month, day)) if day_of(year, month, day) else None

    def holiday(self, phrase: Phrase, slots: Slots) -> _Result | None:
        code = f"advent{7 * int(slots['advent']) - 7:+d}" if "advent" in slots else slots["holiday"]
        if code == "none":
            year = self.anchors.year_of(slots)
            return _Result("DATE", None, iso(year) if year else None)
        year = self.anchors.year_of(slots)
        if year is None and not states_year(slots):
            if "shift" in slots and self.published and (same := holiday(code, self.published.year)):
                shift = int(slots["shift"])
                passed = same < self.published
                year = (
                    self.published.year + shift + (1 if shift < 0 and passed else -1 if shift > 0 and not passed else 0)
                )
            else:
                year = self.anchors.nearest_year(phrase, lambda y: holiday(code, y))
        day = holiday(code, year) if year is not None else None
        return _Result("DATE", str(day) if day else None)

    def season(self, phrase: Phrase, slots: Slots) -> _Result | None:
        season = slots["season"]
        if "any" in slots:
            return _Result("DATE", f"XXXX-{season}")
        year = self.anchors.year_of(slots)
        if year is None and not states_year(slots):
            start = SEASONS[season][0]
            if "shift" in slots:
                year = self.anchors.shifted_year(int(slots["shift"]), start, 3)
            else:
                year = self.anchors.nearest_year(phrase, lambda y: day_of(y, start, 1), 90)
        return _Result("DATE", f"{year:04d}-{season}" if year is not None else None)

    def quarter(self, phrase: Phrase, slots: Slots) -> _Result | None:
        number, unit = int(slots["number"]), slots.get("unit", "Q")
        if unit not in ("Q", "H") or not 1 <= number <= (4 if unit == "Q" else 2):
            return None
        year = self.anchors.year_of(slots)
        if year is None and not states_year(slots):
            months = 3 if unit == "Q" else 6
            year = self.anchors.nearest_year(phrase, lambda y: day_of(y, (number - 1) * months + 1, 1), months * 30)
        return _Result("DATE", f"{year:04d}-{unit}{number}" if year is not None else None)

    def unresolved(self, phrase: Phrase, slots: Slots) -> _Result | None:
        """What counts from a beginning that is not told: an anniversary, the second day."""
        return _Result("DATE", None)

    # -- relative to a day -------------------------------------------------------------------------------------------

    def unit(self, phrase: Phrase, slots: Slots) -> _Result | None:
        unit, shift = slots.get("unit"), int(slots.get("shift", "0"))
        if "pastunit" in slots:
            unit, shift = slots["pastunit"][0], int(slots["pastunit"][1:])
        if "partunit" in slots:
            unit = slots["partunit"].split()[1]
            if unit == "Y" and states_year(slots):
                year = self.anchors.year_of(slots)
                return _Result("DATE", iso(year) if year else None)
        if unit is None or unit in TIME_UNITS:
            return None
        base = self.anchors.base(slots, unit)
        timed = "daypart" in slots
        kind: Kind = "TIME" if timed else "DATE"
        if base is None:
            return _Result(kind, None)
        year, month, day = base
        value = shifted(unit, shift, year, month, day)
        if value and timed:
            value = f"{value}T{slots['daypart']}"
        return _Result(kind, value)

    def today(self, phrase: Phrase, slots: Slots) -> _Result | None:
        """A day told from today; "today" alone may mean nowadays, in a text that does not live by the day."""
        if slots["shift"] == "0" and not self.daily and tense_at(self.doc, phrase.start, phrase.end) != "past":
            return _Result("DATE", "PRESENT_REF")
        return self.unit(phrase, slots)

    def weekend(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if not self.published:
            return _Result("DATE", None)
        if "shift" in slots:
            shift = int(slots["shift"])
            # On a Sunday "next weekend" is a week off, and on a Monday "last weekend" is the one just past.
            return _Result("DATE", shifted("WE", shift, *self.published.timetuple()[:3]))
        past = self.anchors.direction(phrase) < 0 or (
            self.anchors.direction(phrase) == 0 and self.published.weekday() < 3
        )
        back = past and self.published.weekday() < 5
        return _Result("DATE", shifted("WE", -1 if back else 0, *self.published.timetuple()[:3]))

    def weekday(self, phrase: Phrase, slots: Slots) -> _Result | None:
        kind: Kind = "TIME" if "daypart" in slots else "DATE"
        day = self.weekday_date(phrase, slots)
        if day is None:
            return _Result(kind, None)
        return _Result(kind, f"{day}T{slots['daypart']}" if kind == "TIME" else str(day))

    def weekday_date(self, phrase: Phrase, slots: Slots) -> dt.date | None:
        wanted = int(slots["weekday"])
        if "holiday" in slots:
            year = self.anchors.nearest_year(phrase, lambda y: holiday(slots["holiday"], y))
            feast = holiday(slots["holiday"], year) if year else None
            return feast and plus_days(feast, (wanted - feast.isoweekday() - 1) % 7 + 1)
        if (follows := self.enumerated(phrase)) is not None:
            return plus_days(follows, (wanted - follows.isoweekday() - 1) % 7 + 1)
        if not self.published:
            return None
        today = self.published
        back, ahead = (today.isoweekday() - wanted) % 7, (wanted - today.isoweekday()) % 7
        if "weekshift" in slots:
            return plus_days(today, wanted - today.isoweekday() + 7 * int(slots["weekshift"]))
        if "shift" in slots and (shift := int(slots["shift"])):
            if shift < 0:
                return plus_days(today, -(back or 7) + 7 * (shift + 1))
            return plus_days(today, (ahead or 7) + 7 * (shift - 1))
        way = self.anchors.direction(phrase)
        if "shift" in slots:
            return plus_days(today, -back if way < 0 else ahead)
        return plus_days(today, ahead if way > 0 else -back)

    def enumerated(self, phrase: Phrase) -> dt.date | None:
        """The weekday just before this one, in "Monday and Tuesday" or "from Friday to Sunday"."""
        if not self.previous or "shift" in phrase.slots:
            return None
        earlier, result = self.previous
        gap = self.text[earlier.end : phrase.start]
        if (
            earlier.means != "weekday"
            or "weekshift" in phrase.slots
            or not result.value
            or len(gap) > 12
            or any(c in gap for c in ".!?;(\n")
        ):
            return None
        return dt.date.fromisoformat(result.value[:10])

    def night(self, phrase: Phrase, slots: Slots) -> _Result | None:
        """The night to a day is the night that begins the evening before."""
        if "dayshift" in slots:
            day = plus_days(self.published, int(slots["dayshift"])) if self.published else None
        elif "month" in slots:
            found = self.month(phrase, slots)
            if found is None:
                return None
            day = dt.date.fromisoformat(found.value) if found.value else None
        else:
            day = self.weekday_date(phrase, slots)
        before = plus_days(day, -1) if day else None
        return _Result("TIME", f"{before}TNI" if before else None)

    # -- parts of the day, clock -------------------------------------------------------------------------------------

    def daypart(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if "month" in slots:
            found = self.month(phrase, slots)
            return found if found is None or found.value else _Result("TIME", None)
        day = self.anchors.day_told(phrase)
        return _Result("TIME", f"{day}T{slots.get('daypart', 'MO')}" if day else None)

    def dayparts(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if self.text[phrase.start].isupper() and self.anchors.near(self.anchors.told_day, phrase):
            return _Result("TIME", f"{self.anchors.day_told(phrase)}T{slots['daypart']}")
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
        day = self.anchors.day_told(phrase, clock=True)
        return _Result("TIME", f"{day}T{hour:02d}:{minute:02d}" if day else None)

    # -- durations, sets, references ---------------------------------------------------------------------------------

    def duration(self, phrase: Phrase, slots: Slots) -> _Result | None:
        if "value" in slots:
            return _Result("DURATION", slots["value"])
        amount, unit = slots.get("amount", "X"), slots["unit"]
        if "amount2" in slots and "unit2" not in slots:
            amount = f"{float(amount) + float(slots['amount2']):g}" if amount != "X" else "X"
        value = period(amount, unit)
        if "unit2" in slots:
            second = period(slots["amount2"], slots["unit2"])
            value += second[2:] if value.startswith("PT") and second.startswith("PT") else second[1:]
        return _Result("DURATION", value, self.come_to(phrase, amount, unit))

    def come_to(self, phrase: Phrase, amount: str, unit: str) -> str | None:
        """EDTF of the day, month or year that "N units ago", "in N units", "since N units" comes to."""
        slots = phrase.slots
        if not amount.isdigit() or "unit2" in slots:
            return None
        direction = slots.get("direction") or ("span" if "span" in slots else None)
        base = self.anchors.base(slots, unit)
        if direction is None or base is None or unit in TIME_UNITS:
            return None
        if direction == "in" and tense_at(self.doc, phrase.start, phrase.end) == "past":
            return None  # "within N units"
        sign = {"ago": -1, "since": -1, "span": int(slots.get("span", "0")), "in": 1}.get(direction)
        count = int(amount) * (sign if sign is not None else int(direction))
        year, month, day = base
        units = {"DE": ("Y", 10), "CE": ("Y", 100), "W": ("D", 7), "Q": ("M", 3), "H": ("M", 6)}
        unit, factor = units.get(unit, (unit, 1))
        if unit not in ("Y", "M", "D") or not 0 < year + (count * factor if unit == "Y" else 0) < 9999:
            return None
        reached = shifted(unit, count * factor, year, month, day)
        if reached is None or not count:
            return None
        if direction == "since":
            return f"{reached}/.."
        if direction == "span":
            now = shifted(unit, 0, year, month, day)
            return f"{reached}/{now}" if count < 0 else f"{now}/{reached}"
        return f"{reached}~" if slots.get("approx", "=") != "=" or factor > 1 else reached

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
        return _Result("SET", period(slots.get("amount", "1"), slots["unit"]))

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


def times_of(nlp: Language, document: Document) -> list[TimeExpression]:
    """The time expressions of a document, tagged by a German pipeline; offsets in characters of its stored text."""
    doc = nlp(plain(hyphens.without(document).text))
    return hyphens.restored_times(document, find_times(doc, document.published))


def find_times(doc: Doc, published: dt.date | None) -> list[TimeExpression]:
    """The time expressions of `doc`, sorted by start, without overlap; offsets in characters of `doc.text`.

    Needs the text alone; verbs' morphology, where tagged, decides whether "am Montag" is the last one or the next.
    """
    return _Resolver(doc, published).read_all()
