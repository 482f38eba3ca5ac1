"""Making an utterance from a frame: who said it by which words, and the words of the frame beside what was said."""

from __future__ import annotations

from depesche.reading.confidence import of_rule
from depesche.reading.layers import Clause
from depesche.reading.statements.model import Extent, Frame, Utterance, runs
from depesche.reading.statements.text import Text


def make(text: Text, frame: Frame, mode: str, content: list[Extent], extents: list[Extent], form: str) -> Utterance:
    """The utterance of the frame with the content; `form` ends the name of the rule."""
    return Utterance(
        mode=mode,  # type: ignore[arg-type]
        act=frame.act,
        content=content,
        sentence=text.sentence_of(max(content[-1][1] - 1, 0)),
        rule=f"statement.{mode}.{form}",
        confidence=of_rule(f"statement.{mode}.{form}"),
        speaker=frame.speaker,
        mention=frame.mention,
        actors=frame.actors,
        cue=runs(frame.cue),
        frame=extents,
        addressees=frame.addressees,
        relays=frame.relays,
        clause=frame.clause,
    )


def frame_extents(text: Text, frame: Frame, content: list[Extent]) -> list[Extent]:
    """All the frame clause's words outside the content, with the comma or colon that joins them to it."""
    clause = frame.clause
    inside = {i for start, end in content for i in range(start, end)}
    start, end = clause.start, clause.end
    own = text.own(clause)
    if clause.subject_shared and frame.place == "before":
        start = min(start, joined_start(text, clause))
    if own:
        if frame.place == "after":
            start = own[0]
            while start > 0 and (text.is_comma(start - 1)) and start - 1 not in inside:
                start -= 1
        elif frame.place == "before":
            end = max(end, own[-1] + 1)
            if end < len(text.forms) and text.forms[end] in {",", ":"} and end not in inside:
                end += 1
    tokens = [i for i in range(start, end) if i not in inside]
    stop = text.sentence_end(clause.sentence)
    extents = []
    for a, b in runs(tokens):
        b = b if b <= stop or text.forms[b - 1] in {",", ":"} else max(stop, a)
        if any(not text.is_mark(i) for i in range(a, b)):
            extents.append((a, b))
    return extents


def joined_start(text: Text, clause: Clause) -> int:
    """Where the first of the clauses begins that share a subject with this one."""
    seen = {clause.index}
    while clause.coordinated is not None and clause.coordinated not in seen and clause.subject_shared:
        clause = text.clauses[clause.coordinated]
        seen.add(clause.index)
    own = text.own(clause)
    return min(clause.start, own[0]) if own else clause.start
