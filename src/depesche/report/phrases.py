"""What a report says, by language: patterns of sentences and names of kinds, as data."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from depesche.records.days import interval

LANGUAGES = {"de": ("depesche.german", "report.yaml"), "en": ("depesche.report", "english.yaml")}
_SLOT = re.compile(r"\{( ?)(\w+)(?:\|([^}]*))?\}")


class Phrases:
    """The words of one language."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.language: str = table["language"]
        self._table = table

    def term(self, group: str, key: str) -> str:
        """The word for a key of the contract; the key itself where there is none."""
        return str(self._table[group].get(key, key))

    def piece(self, key: str, value: str | None) -> str:
        """A part of a sentence, or nothing where there is nothing to say."""
        return self.term("pieces", key).format(value) if value else ""

    def names(self, names: Sequence[str]) -> str:
        """A list as people write it; says so where nobody is named."""
        if not names:
            return self.term("pieces", "nobody")
        *most, last = names
        return f"{', '.join(most)}{self.term('pieces', 'and')}{last}" if most else last

    def sentence(self, pattern: str, **slots: str) -> str:
        """A sentence from its pattern.

        `{slot|word}` is the word where the slot is empty; `{ slot}` brings a blank with it where it is not.
        """

        def fill(match: re.Match[str]) -> str:
            blank, name, instead = match.groups()
            value = slots.get(name, "")
            return f"{blank}{value}" if value else (instead or "")

        text = re.sub(r" +", " ", _SLOT.sub(fill, self.term("sentences", pattern))).strip()
        return text[:1].upper() + text[1:]

    def when(self, value: str | None) -> str:
        """A time value in words, as exact as it is; nothing where it is no date."""
        days = interval(value)
        if days is None or value is None:
            return ""
        dates, first, last = self._table["dates"], days.first, days.last
        parts = self._parts(first.isoformat())
        if first == last:
            return str(dates["day"]).format(**parts)
        after = last + dt.timedelta(days=1)
        if first.day == after.day == 1 and (first.month, after.month) == (1, 1) and last.year == first.year:
            return str(dates["year"]).format(year=first.year)
        if first.day == after.day == 1 and (last.year, last.month) == (first.year, first.month):
            return str(dates["month"]).format(**parts)
        return str(dates["span"]).format(first=self.day(first.isoformat()), last=self.day(last.isoformat()))

    def day(self, date: str) -> str:
        """An ISO 8601 day in words."""
        return str(self._table["dates"]["plain"]).format(**self._parts(date))

    def _parts(self, date: str) -> dict[str, object]:
        year, month, day = (int(part) for part in date.split("-"))
        return {"day": day, "month": self._table["months"][month - 1], "year": year}


@cache
def phrases(language: str) -> Phrases:
    """The words of a language; raises KeyError where there is none of that code."""
    package, name = LANGUAGES[language]
    return Phrases(yaml.safe_load((files(package) / name).read_text(encoding="utf-8")))
