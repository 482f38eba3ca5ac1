"""Which of the time expressions found belongs to an event: the service that gives records their `when`."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from depesche.german.modality import modality
from depesche.german.prepositions import joins_days, joins_next_days
from depesche.reading.layers import Clause, Phrase, Reading, TimeExpression
from depesche.records import Time

_PLAIN = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_DAY = len("2024-12-31")
_VAGUE = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


def time_of(reading: Reading, clause: Clause, trigger: int | None = None, *, own: bool = False) -> Time | None:
    """When the event told by `trigger` (a token; default: the clause's verb) took place, as the text says it.

    Only dates and times of day count, and durations that come to one; no sets. A time inside the trigger's own noun
    phrase comes first, then one of the clause, nearest first; one that hangs on another noun only serves the verb.
    What a verb of plan or wish tells has its own time: "announced on Monday that they would talk" does not date the
    talks. With `own` only a time of the trigger's noun phrase counts.
    """
    times = [t for t in _times_in(reading, clause) if t.type in ("DATE", "TIME") or t.edtf]
    noun = reading.phrase_of_head.get(trigger) if trigger is not None and trigger not in clause.verbs else None
    anchor = trigger if trigger is not None else clause.head if clause.head is not None else clause.start
    if noun is not None:  # "75. Jahrestag" is what is celebrated, not when
        times = [t for t in times if not reading.token_at(t.start) <= noun.head <= reading.token_at(t.end - 1)]
    if noun is not None and _foreign(clause, noun):
        published = reading.document.published
        times = [t for t in times if _within(reading, t, noun) or direction(t.value, published) == "future"]
    within = [t for t in times if noun is not None and _inside(reading, t, with_followers(clause, noun))]
    if own and noun is not None and not within:
        within = [t for t in times if _right_behind(reading, t, noun)]
    if within or own:
        return _as_time(reading, min(within, key=lambda t: _distance(reading, t, anchor))) if within else None
    best: tuple[int, int, TimeExpression] | None = None
    for time in times:
        owner = _owner(reading, clause, time)
        if owner is not None and noun is not None and not owner.start <= noun.head < owner.end:
            continue
        rank = (time.value in _VAGUE) + 2 * (owner is not None)
        key = (rank, _distance(reading, time, anchor), time)
        if best is None or key[:2] < best[:2]:
            best = key
    if best is not None:
        return _as_time(reading, best[2])
    if clause.kind == "subordinate" and (before := day_before(reading, clause)) is not None:
        return _as_time(reading, before)
    if clause.kind == "infinitive" and clause.parent is not None:
        parent = reading.clauses[clause.parent]
        if modality("predicate", parent.predicate) is None:
            return time_of(reading, parent)
    return None


def time_between(reading: Reading, start: int, end: int) -> Time | None:
    """The last date or time of day told by the tokens `[start, end)`."""
    first, last = reading.chars(start, end)
    found = [t for t in reading.times if first <= t.start < last and (t.type in ("DATE", "TIME") or t.edtf)]
    return _as_time(reading, found[-1]) if found else None


def day_before(reading: Reading, clause: Clause) -> TimeExpression | None:
    """The day or month right before a clause that it goes on to describe: "[on Monday], when they meet"."""
    start, _ = reading.chars(clause.start, clause.end)
    for time in reading.times:
        if time.type == "DATE" and time.end <= start and not reading.document.text[time.end : start].strip(" ,"):
            return time
    return None


def direction(value: str | None, published: dt.date | None) -> Literal["past", "present", "future"] | None:
    """Where a TIMEX3 value lies, seen from the publication date; None where that can't be told."""
    if value is None:
        return None
    if value in _VAGUE:
        return {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}[value]  # type: ignore[return-value]
    if published is None or not value[:4].isdigit():
        return None
    day = published.isoformat()
    if "W" in value:
        year, week, _ = published.isocalendar()
        day = f"{year:04d}-W{week:02d}"
        value = value[: len(day)]
    elif len(value) >= 10 and value[4] == value[7] == "-" and value[8:10].isdigit():
        value = value[:10]
    elif len(value) >= 7 and value[4] == "-" and value[5:7].isdigit():
        value = value[:7]
    else:
        value = value[:4]
    day = day[: len(value)]
    return "past" if value < day else "future" if value > day else "present"


def _times_in(reading: Reading, clause: Clause) -> Iterator[TimeExpression]:
    own = set(clause.tokens)
    start, end = reading.chars(clause.start, clause.end)
    for time in reading.times:
        if start <= time.start < end and reading.token_at(time.start) in own:
            yield time


def _distance(reading: Reading, time: TimeExpression, token: int) -> int:
    return abs(reading.token_at(time.start) - token)


def _within(reading: Reading, time: TimeExpression, noun: Phrase) -> bool:
    return noun.start <= reading.token_at(time.start) < noun.end


def _inside(reading: Reading, time: TimeExpression, noun: Phrase) -> bool:
    """In the phrase itself ("der gestrige Angriff") or one of the prepositional phrases after it ("am Montag")."""
    token = reading.token_at(time.start)
    if noun.start <= token < noun.end:
        return True
    last = reading.token_at(time.end - 1)
    return any(p.start <= token < p.end or p.start <= last < p.end for p in noun.attributes)


def _right_behind(reading: Reading, time: TimeExpression, noun: Phrase) -> bool:
    """Does it follow the noun and what hangs on it: "the attack by X on Y [on Monday]"?"""
    first = reading.token_at(time.start)
    parts = [noun, *noun.genitives, *noun.attributes]
    for part in noun.attributes:
        parts += [*part.attributes, *part.genitives]
    end = max(part.end for part in parts)
    return end <= first <= end + 2 and all(reading.doc[i].pos_ in ("ADP", "DET") for i in range(end, first))


def _owner(reading: Reading, clause: Clause, time: TimeExpression) -> Phrase | None:
    """The noun phrase of the clause on which the time hangs, if any."""
    token = reading.token_at(time.end - 1)
    for phrase in phrases_of(clause):
        if is_time(reading, phrase):
            continue
        if phrase.start <= token < phrase.end or any(p.start <= token < p.end for p in phrase.attributes):
            return phrase
    return None


def is_time(reading: Reading, phrase: Phrase) -> bool:
    """Is the phrase's noun part of a time expression?"""
    return reading.is_time(phrase.head, phrase.head + 1)


def with_followers(clause: Clause, noun: Phrase) -> Phrase:
    """The phrase with what follows it, also where it ends a larger one: "im Zuge des Besuchs in Wien im Juni"."""
    if noun.attributes:
        return noun
    for phrase in phrases_of(clause):
        if phrase.head != noun.head and phrase.start <= noun.head < phrase.end and phrase.attributes:
            return replace(noun, attributes=phrase.attributes)
    return noun


def phrases_of(clause: Clause) -> Iterator[Phrase]:
    """The clause's arguments and prepositional phrases, parts of coordinations and genitives included."""
    top = [clause.subject, clause.predicative, *clause.objects, *clause.prepositional]
    queue = [p for p in top if p is not None]
    while queue:
        phrase = queue.pop(0)
        yield phrase
        queue.extend(phrase.conjuncts)
        queue.extend(phrase.genitives)


def _foreign(clause: Clause, noun: Phrase) -> bool:
    """Does the clause tell of announcing, wishing or refusing the event, in the past and with its own time?"""
    if clause.voice != "active" or clause.tense not in ("past", "perfect", "pluperfect"):
        return False
    word = modality("predicate", clause.predicate)
    return word is not None and word.factuality in ("planned", "proposed", "cancelled", "denied")


def _as_time(reading: Reading, time: TimeExpression) -> Time:
    if (stretch := _stretch(reading, time)) is not None:
        return stretch
    # "vor zwei Jahren" is a duration in TIMEX3; what it comes to is a date.
    kind = "DATE" if time.type == "DURATION" else time.type
    return Time(start=time.start, end=time.end, text=time.text, value=time.edtf or time.value, type=kind)


def _stretch(reading: Reading, time: TimeExpression) -> Time | None:
    """The stretch from one day, month or year to another that a time begins or ends: "9. bis 11. Juli"."""
    at = bisect.bisect_left(reading.times, time.start, key=lambda t: t.start)
    text = reading.document.text
    near = reading.times[max(0, at - 1) : at + 2]
    for first, last in pairwise(near):
        if time.start not in (first.start, last.start) or not (first.type == last.type == "DATE"):
            continue
        begin, end = first.edtf or first.value or "", last.edtf or last.value or ""
        between = text[first.end : last.start].strip()
        if not joins_days(between) or not _is_before(begin, end, joins_next_days(between)):
            continue
        span = reading.document.cut(first.start, last.end)
        return Time(start=first.start, end=last.end, text=span.text, value=f"{begin}/{end}", type="DATE")
    return None


def _is_before(begin: str, end: str, next_day: bool) -> bool:
    if len(begin) != len(end) or not _PLAIN.fullmatch(begin) or not _PLAIN.fullmatch(end) or begin >= end:
        return False
    if not next_day:
        return True
    return len(begin) == _DAY and dt.date.fromisoformat(end) - dt.date.fromisoformat(begin) == dt.timedelta(days=1)
