"""German time expressions: from text to phrases with language-neutral slots.

Two steps: the text is cut into words with the classes of `lexicon/calendar.csv` (`words`), and the rules of
`rules/times.yaml` match over those classes (`patterns`). What a phrase means on the calendar is worked out by
`depesche.reading.times`, which knows no German.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from depesche.german.calendar.patterns import Rule, grammar, rules_for
from depesche.german.calendar.words import SPACE, CalendarError, Words, read

__all__ = ["CalendarError", "Phrase", "phrases"]

# What the spans of one match have in common, told by the last: "5. bis 22. November 2013", "drei bis vier Jahre".
_SHARED = frozenset({"day", "month", "year", "year2", "yearshift", "unit", "century"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression as its words tell it; `start`/`end` are characters.

    `means` names how the slots are to be read (`depesche.reading.times`); `rule` is the id in `times.yaml`.
    """

    start: int
    end: int
    means: str
    slots: Mapping[str, str]
    rule: str


def phrases(text: str) -> list[Phrase]:
    """The time phrases of `text`, sorted, without overlap: of two that compete for a word the longer match wins."""
    words = read(text)
    codes = words.codes
    out: list[Phrase] = []
    for island in grammar().islands.finditer(codes):
        found: list[tuple[int, int, int, re.Match[str], Rule]] = []
        for rule in rules_for(frozenset(island[0])):
            for match in rule.regex.finditer(codes, *island.span()):
                start, end = match.span()
                start += codes[start] == SPACE
                found.append((start - end, rule.order, start, match, rule))
        found.sort(key=lambda f: f[:3])
        taken: set[int] = set()
        for length, _, start, match, rule in found:
            stretch = range(start, start - length)
            if taken.isdisjoint(stretch):
                taken.update(stretch)
                out.extend(_phrases_of(match, rule, words))
    out.sort(key=lambda p: p.start)
    return out


def _phrases_of(match: re.Match[str], rule: Rule, words: Words) -> Iterator[Phrase]:
    if rule.means == "nothing":
        return
    common = dict(rule.fixed)
    own: dict[int, dict[str, str]] = {k: {} for k in range(1, rule.spans + 1)}
    for slot in rule.slots:
        if match[slot.group]:
            values = words.classes[match.start(slot.group)]
            value = next(values[c] for c in values if c in slot.classes)
            (own[slot.span] if slot.span else common)[slot.name] = value
    shared: dict[str, str] = {}
    for k in range(rule.spans or 1, 0, -1):
        start, end = match.span(f"span{k}" if rule.spans else 0)
        if start < 0 or start == end:
            continue
        start += words.codes[start] == SPACE
        slots = common | shared | own.get(k, {})
        if way := _way(words, start, end):
            slots["looks"] = way
        yield Phrase(words.starts[start], words.ends[end - 1], rule.means, slots, rule.id)
        shared |= {name: value for name, value in own.get(k, {}).items() if name in _SHARED}


def _way(words: Words, start: int, end: int) -> str | None:
    """Which way the preposition before an expression looks: "seit Montag" and "vom Montag" back, "für Montag" ahead."""
    before = words.neighbour(start, -1)
    if "SINCE" in before:
        return "-1"
    if "FOR" in before or "STARTING" in before:
        return "1"
    if "FROM" in before and "UNTIL" not in words.neighbour(end - 1, 1):
        return "-1"
    return None
