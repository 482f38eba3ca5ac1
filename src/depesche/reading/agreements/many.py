"""Agreements of many states, of which the text names none: "more than ninety states have acceded to the convention"."""

from __future__ import annotations

from depesche.german import treaties
from depesche.reading.agreements.events import Event
from depesche.reading.layers import Reading

_REACH = 6  # tokens from the subject's first to the noun that it counts


def by_many_states(reading: Reading, event: Event) -> bool:
    """Is it many states, counted and not named, that do what the event tells?"""
    subject = event.match.clause.subject
    if subject is None or event.match.clause.voice != "active" or (event.by and event.by[0].id):
        return False
    doc = reading.doc
    last = min(subject.start + _REACH, len(doc))
    counted = [t for t in range(subject.start, last) if treaties.are_states(doc[t].text)]
    before = doc[subject.start : counted[0]] if counted else ()
    return any(t.tag_ == "CARD" or t.lower_ in treaties.COUNTING for t in before)
