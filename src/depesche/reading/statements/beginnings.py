"""Where words that stand after their frame begin, when the clause layer gave their first part to the frame."""

from __future__ import annotations

from depesche.reading.layers import Clause
from depesche.reading.statements.text import Text


def from_list(text: Text, frame: Clause, start: int) -> int:
    """Where the content begins if the first parts of its subject, a list, were taken for the frame's.

    "X sagte, | ein Limit von 100, 80 und 30 spare …".
    """
    own = [i for i in frame.tokens if i < start]
    comma = next((i for i in own if i > (frame.finite or start) and text.forms[i] == ","), None)
    if comma is None or frame.subject is None or frame.subject.end > comma or not comma < own[-1]:
        return start
    return start if any(text.tags[i].startswith("V") for i in range(comma, start)) else comma + 1


def from_condition(text: Text, frame: Clause, start: int) -> int:
    """ "X sagte, | wenn der Rat zustimme, dann werde …": the condition before the words is part of them."""
    for child in text.reading.children.get(frame.index, []):
        opener, own = child.complementizer, text.own(child)
        if opener is None or not own or not frame.tokens[0] < own[0] < start or own[-1] + 2 < start:
            continue
        asked = text.words.is_a(text.lower[opener], "complementizer")  # "fragte, ob …, er wisse es nicht"
        if text.words.is_a(text.lower[opener], "condition") and not asked and child.mood in {"sub1", "sub2"}:
            return min(own[0], opener)
    return start
