"""When a document was published, as German writes it: dates in words and figures, and the dateline of agencies.

Only whole dates, with their year, are taken; a dateline must stand at the head of the text, alone on its line or in
front of an agency's dash. What is less sure is no publication date.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from depesche.german.lexicon import rows

_HEAD = 600  # characters in which a dateline stands
_LINES = 6  # lines of text among which it stands
_LONG = 120  # characters; a longer line is prose and may be about any date

_ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december")  # fmt: skip


def written_date(text: str) -> dt.date | None:
    """The date that `text` is: `19. November 2024`, `19.11.2024`, `November 19, 2024`, weekday and time allowed.

    Raises:
        ValueError: it has the form of a date, but there is no such day.
    """
    match = _whole().fullmatch(" ".join(text.split()))
    return _date(match) if match else None


def dateline(text: str) -> dt.date | None:
    """The publication date that stands at the head of a text; null where there is none, or two that differ."""
    found: set[dt.date] = set()
    for line in [line.strip() for line in text[:_HEAD].splitlines() if line.strip()][:_LINES]:
        match = _alone().fullmatch(line) if len(line) <= _LONG else None
        match = match or _agency().match(line)
        if match:
            try:
                found.add(_date(match))
            except ValueError:
                return None
    return found.pop() if len(found) == 1 else None


@cache
def _months() -> dict[str, int]:
    months = {row["word"].lower(): int(row["value"]) for row in rows("calendar") if row["class"].startswith("MONTH")}
    return months | {name: number for number, name in enumerate(_ENGLISH, start=1)}


def _words(kind: str) -> str:
    words = sorted({row["word"] for row in rows("calendar") if row["class"] in (kind, f"{kind}_SHORT")}, key=len)
    return "|".join(re.escape(word) for word in reversed(words))


@cache
def _pattern() -> str:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return (
        r"(?:(?P<iso>\d{4})-(?P<isomonth>\d\d)-(?P<isoday>\d\d)(?:T\S+)?"
        r"|(?P<day>\d{1,2})\.? ?(?:(?P<month>\d{1,2})\. ?|(?P<name>" + months + r")\.? )(?P<year>\d{4})"
        r"|(?P<english>" + months + r") (?P<englishday>\d{1,2}), (?P<englishyear>\d{4}))"
    )


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"(?:{_weekday()})?{_pattern()}{_time()}", re.I)


@cache
def _alone() -> re.Pattern[str]:
    """A line that is nothing but a date, with what papers put around it."""
    label = r"(?:(?:Stand|Datum|Aktualisiert|Veröffentlicht|Erschienen|Publiziert|Erstellt)(?: am)?:? ?)?"
    place = r"(?:[A-ZÄÖÜ][\w./-]*(?: [\w./-]+){0,2}, (?:den |am )?)?"
    return re.compile(rf"(?:{label}|{place})(?:{_weekday()})?{_pattern()}{_time()}", re.I)


@cache
def _agency() -> re.Pattern[str]:
    """`BERLIN, 19. November 2024 (dpa) –`, `Wien (APA), 19.11.2024 –`."""
    place = r"[A-ZÄÖÜ][\w./ -]{1,40}?"
    agency = r"\([\w./, -]{2,30}\)"
    return re.compile(rf"{place}(?: {agency},?|,) (?:den |am )?{_pattern()}(?: ?{agency})? ?[–—-]+ ", re.I)


def _weekday() -> str:
    return rf"(?:{_words('WEEKDAY')})\.?,? (?:den |dem )?"


def _time() -> str:
    return r"(?:,? (?:um )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?(?:Uhr|h|MESZ|MEZ|CEST|CET|GMT|UTC))*)?"


def _date(match: re.Match[str]) -> dt.date:
    of = match.groupdict()
    if of["iso"]:
        return dt.date(int(of["iso"]), int(of["isomonth"]), int(of["isoday"]))
    if of["english"]:
        return dt.date(int(of["englishyear"]), _months()[of["english"].lower()], int(of["englishday"]))
    month = int(of["month"]) if of["month"] else _months()[of["name"].lower()]
    return dt.date(int(of["year"]), month, int(of["day"]))
