"""When something may have been: the days of a time value, and of what is only told as recent."""

from __future__ import annotations

import datetime as dt

from depesche.records.days import Interval, interval

__all__ = ["Interval", "interval", "supposed"]


def supposed(value: str | None, factuality: str, published: dt.date | None) -> Interval | None:
    """The days news published on `published` most likely tells of, where it names no date itself.

    News tells of what has just happened, or of what is coming. It is a supposition, never shown as told.
    """
    if published is None:
        return None
    future = factuality in ("planned", "proposed") or value == "FUTURE_REF"
    try:
        if future:
            return Interval(published, published + dt.timedelta(days=60))
        return Interval(published - dt.timedelta(days=10 if value == "PAST_REF" else 3), published)
    except OverflowError:
        return None
