"""Who speaks behind a colon: "Die Regierung gab sich wortkarg: Man werde …".

What stands before the colon need not tell a saying. Whoever acts there in person is who says what follows in the
Konjunktiv.
"""

from __future__ import annotations

from depesche.reading.layers import Clause
from depesche.reading.statements.model import Extent, Frame
from depesche.reading.statements.subjects import find_speaker
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_act


def colon_frame(text: Text, sentence: int, marks: str = ":") -> tuple[Frame, Extent] | None:
    """The frame of the clause before one of the marks, and what follows it up to a semicolon or the sentence's end."""
    start, end = text.sentences[sentence]
    colon = next((i for i in range(start + 1, end - 1) if text.parts(i, marks)), None)
    if colon is None:
        return None
    clause = _before(text, sentence, colon)
    if clause is None or clause.voice != "active" or clause.mood in {"sub1", "sub2"} or clause.tense == "future":
        return None
    if clause.modal is not None:
        return None  # "muss die Kandidatin den Richter enttäuschen: …": open who says so
    frame = Frame(rule="colon", place="before", act="say", clause=clause, cue=[])
    find_speaker(text, frame)
    if frame.speaker is None or not can_act(text, frame.speaker, bodies=False):
        return None
    stop = next((i for i in range(colon + 1, end) if text.parts(i, ";")), end)
    while stop > colon and text.forms[stop - 1].isspace():
        stop -= 1
    return frame, (colon + 1, stop)


def _before(text: Text, sentence: int, colon: int) -> Clause | None:
    """The main clause that ends at the colon; with relative and other clauses that depend on it in between."""
    mains = [c for c in text.by_sentence[sentence] if c.kind == "main" and c.parent is None and c.finite is not None]
    ahead = [c for c in mains if c.tokens and text.own(c) and text.own(c)[0] < colon]
    last = max(ahead, key=lambda c: text.own(c)[-1], default=None)
    return last if last is not None and (last.finite or colon) < colon else None
