"""The publication date of a document and what it is known from; one that can't be is flagged and not used.

Trusted in this order: what the document or its page says of itself, what the user gives, the dateline at the head of
the text, the name of the file or the path of the address.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from depesche.german import publication
from depesche.records import Note
from depesche.records.document import PublishedFrom

EARLIEST = 1600  # no newspaper is older
_ZONE = "Europe/Berlin"  # the day it is there when an article in German appears

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]([\d:.,]+) ?(Z|[+-]\d{2}:?\d{2})?)?", re.I)
_NAMED = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_./]?)(\d{2})\2(\d{2})(?!\d)")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:\D.*)?")


def settle(
    told: object, given: dt.date | None, text: str, name: str | None, *, today: dt.date | None = None
) -> tuple[dt.date | None, PublishedFrom, list[Note]]:
    """The publication date, what it is known from, and notes on dates that could not be used.

    Args:
        told: what the document says of itself, in any writing; null where nothing.
        given: the date the user gives to documents that name none.
        text: the document's text.
        name: of the file, or its address; null where the name is none of its own.
        today: the day after which dates are in the future; by default today.
    """
    notes: list[Note] = []
    if told not in (None, ""):
        date, note = _usable(told, today)
        if date is not None:
            return date, "metadata", notes
        notes += [note] if note else []
    if given is not None:
        date, note = _usable(given, today)
        if date is not None:
            return date, "user", notes
        notes += [note] if note else []
    for origin, date in (("dateline", publication.dateline(text)), ("name", in_name(name) if name else None)):
        if date is not None and impossible(date, today) is None:
            return date, origin, notes  # type: ignore[return-value]
    return None, "unknown", notes


def _usable(told: object, today: dt.date | None) -> tuple[dt.date | None, Note | None]:
    try:
        date = day(told)
    except ValueError:
        return None, Note(code="invalid-date", message=f"{str(told)[:60]!r} is no publication date; it is not used")
    why = impossible(date, today)
    if why is not None:
        return None, Note(code=why, message=f"{date} can't be the publication date; it is not used")
    return date, None


def impossible(date: dt.date, today: dt.date | None = None) -> str | None:
    """The code of the note that says why this can't be a publication date; null where it can."""
    latest = (today or dt.datetime.now(dt.UTC).date()) + dt.timedelta(days=1)  # it is tomorrow already in the east
    return "future-date" if date > latest else "impossible-date" if date.year < EARLIEST else None


def day(value: object) -> dt.date:
    """The day that a date in one of the usual writings tells: ISO 8601, German and English, of mail, as a number.

    A time with its zone is taken in Central European Time.

    Raises:
        ValueError: it is no date, or there is no such day.
    """
    if isinstance(value, dt.datetime):
        return _local(value)
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no date")
    text = " ".join(value.split())
    if match := _ISO.fullmatch(text):
        date = dt.date(*map(int, match.groups()[:3]))
        if match[4] and match[5]:
            try:
                return _local(dt.datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", "")))
            except ValueError:
                return date
        return date
    if match := _SLASHED.fullmatch(text):
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    if (written := publication.written_date(text)) is not None:
        return written
    try:
        return _local(parsedate_to_datetime(text))
    except (TypeError, IndexError, OverflowError) as error:
        raise ValueError(f"{text!r} is no date") from error


def in_name(name: str) -> dt.date | None:
    """The one date in a file's name or an address's path; null where there is none, or several."""
    path = re.sub(r"^\w+://[^/]*", "", name) if "://" in name else re.split(r"[/\\]|!/", name)[-1]
    found = set()
    for match in _NAMED.finditer(path):
        try:
            found.add(dt.date(int(match[1]), int(match[3]), int(match[4])))
        except ValueError:
            continue
    return found.pop() if len(found) == 1 else None


def _local(time: dt.datetime) -> dt.date:
    return time.astimezone(ZoneInfo(_ZONE)).date() if time.tzinfo is not None else time.date()
