"""What relative times lean on: the day of publication and the last dates told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from depesche.german.calendar import Phrase
from depesche.german.prepositions import is_since
from depesche.german.tense import is_before_the_past, is_of_participle, tense_at
from depesche.german.texts import text_of
from depesche.reading.timex import iso

Slots = Mapping[str, str]
_BREAK = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r"[.!?]\s+(\w)")  # where the word after it has a capital
_SINCE = 14  # characters before a time in which "seit" may stand, an article behind it
_AHEAD = 240  # days; what the present tells of a day farther off lies behind more often
_ANNOUNCED = 300  # days; the same of what shall or will be
_NEAR = 400  # characters over which the last date told still governs a clock time or a date without year


def states_year(slots: Slots) -> bool:
    """Whether a phrase tells its year, by number or relative to the publication year."""
    return any(k in slots for k in ("year", "year2", "yearshift"))


@dataclass(slots=True)
class Told:
    """The last date told: what later expressions may lean on."""

    year: int
    month: int | None
    day: int | None
    end: int
    explicit: bool  # its year stood in the text
    fine: bool  # told more exactly than a year
    before: bool  # told in the pluperfect: of what lay before the story


class Anchors:
    """The anchors of one document, kept up as its expressions are resolved in order."""

    def __init__(self, doc: Doc, published: dt.date | None) -> None:
        self.doc, self.published = doc, published
        self.text = text_of(doc)
        self.told: Told | None = None
        self.told_day: Told | None = None  # the last one exact to the day

    def tell(self, phrase: Phrase, value: str) -> None:
        """Remember a resolved date or time."""
        match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?=$|T|-)", value)
        if not match:
            return
        month, day = (int(group) if group else None for group in match.groups()[1:])
        explicit = any(k in phrase.slots for k in ("year", "year2", "iso"))
        before = is_before_the_past(self.doc, phrase.start, phrase.end)
        self.told = Told(int(match[1]), month, day, phrase.end, explicit, len(value) > 4, before)
        if day:
            self.told_day = self.told

    def direction(self, phrase: Phrase) -> int:
        """-1 where the clause tells the past, 1 where it looks ahead, 0 where its grammar does not say."""
        if "looks" in phrase.slots:
            return int(phrase.slots["looks"])
        before = self.text[max(0, phrase.start - _SINCE) : phrase.start].casefold().split()
        if any(is_since(word) for word in before[-2:]) or is_of_participle(self.doc, phrase.start, phrase.end):
            return -1  # "have held since the summer", "the truce come into force at the weekend"
        tense = tense_at(self.doc, phrase.start, phrase.end)
        return {"past": -1, "future": 1, "present": 1}.get(tense or "", 0)

    def near(self, told: Told | None, phrase: Phrase, paragraphs: bool = False) -> bool:
        """Whether the date told still governs the phrase; `paragraphs`: from the paragraph before, too."""
        if told is None or phrase.start - told.end > _NEAR:
            return False
        breaks = sum(1 for _ in _BREAK.finditer(self.text, told.end, phrase.start))
        return breaks <= (1 if paragraphs else 0)

    def _goes_on(self, told: Told, phrase: Phrase) -> bool:
        """Does the phrase tell on from the date told? What was told in the pluperfect lay before the story."""
        return not told.before or is_before_the_past(self.doc, phrase.start, phrase.end)

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

    def nearest_year(self, phrase: Phrase, day_in: Callable[[int], dt.date | None], wide: int = 0) -> int | None:
        """The year in which an undated day lies, by tense and distance; `wide`: days that the expression spans."""
        if not self.published:
            return None
        told = self.told
        if told and told.explicit and told.fine and self.near(told, phrase) and self._goes_on(told, phrase):
            return told.year
        published = self.published
        days = [(y, d) for y in range(published.year - 1, published.year + 2) if (d := day_in(y))]
        gaps = [((d - published).days, y) for y, d in days]
        way = self.direction(phrase)
        if way < 0:
            past = [(g, y) for g, y in gaps if g <= 0]
            if past:
                return max(past)[1]
        if way > 0:
            ahead = [(g, y) for g, y in gaps if g + wide >= 0]
            announced = tense_at(self.doc, phrase.start, phrase.end) == "future"
            if ahead and min(ahead)[0] <= (_ANNOUNCED if announced else _AHEAD):
                return min(ahead)[1]
        return min(gaps, key=lambda g: (abs(g[0] + wide // 2), g[0]))[1] if gaps else None

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

    def day_told(self, phrase: Phrase, clock: bool = False) -> str | None:
        """The day that a time of day belongs to: the last day told if it is near, else the day of publication.

        In lists of dates without verbs a clock time belongs to a day of its own entry only.
        """
        told = self.told_day
        story = not clock and tense_at(self.doc, phrase.start, phrase.end) == "past"  # goes on in the next paragraph
        if told and self.near(told, phrase, paragraphs=story):
            between = _SENTENCE_END.finditer(self.text, told.end, phrase.start)
            own = not clock or not any(match[1].isupper() for match in between)
            if own or tense_at(self.doc, phrase.start, phrase.end):
                return iso(told.year, told.month, told.day)
        return str(self.published) if self.published else None
