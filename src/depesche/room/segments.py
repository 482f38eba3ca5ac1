"""A text cut where highlights begin and end, so that overlapping ones can be drawn: paragraphs of segments.

Every segment knows all marks that cover it. Offsets are characters of the stored text; the cut is one sweep over the
marks in order, so that a text of a million characters with thousands of marks is cut as fast as it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_BLANK_LINE = re.compile(r"[ \t\r]*\n(?:[ \t\r]*\n)+")
_LINE = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `[start, end)` that stand for something: `record` is its place in the list of records, `slot` the
    name of the slot whose words these are, "" for evidence.
    """

    start: int
    end: int
    record: int
    slot: str = ""


@dataclass(slots=True)
class Segment:
    """A stretch of text with the same marks all over; `linked` is the span that the address asks for."""

    start: int
    text: str
    records: list[int] = field(default_factory=list)
    slots: list[tuple[int, str]] = field(default_factory=list)
    linked: bool = False


@dataclass(slots=True)
class Paragraph:
    """Segments, and the records whose evidence begins here."""

    start: int
    segments: list[Segment] = field(default_factory=list)
    records: list[int] = field(default_factory=list)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where paragraphs begin and end: at blank lines, or at every line where there are none."""
    breaks = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE
    out, at = [], 0
    for match in breaks.finditer(text):
        out.append((at, match.start()))
        at = match.end()
    out.append((at, len(text)))
    return [(start, end) for start, end in out if text[start:end].strip()]


def cut(text: str, marks: Iterable[Mark], linked: tuple[int, int] | None = None) -> list[Paragraph]:
    """The text's paragraphs, cut at the marks; marks that leave the text are cut short."""
    found = [mark for mark in marks if 0 <= mark.start < min(mark.end, len(text))]
    if linked is not None and 0 <= linked[0] < linked[1]:
        found.append(Mark(*linked, record=-1))
    found.sort(key=lambda mark: (mark.start, -mark.end))
    out, next_mark, open_marks = [], 0, []
    for start, end in paragraphs(text):
        paragraph = Paragraph(start)
        while next_mark < len(found) and found[next_mark].start < end:
            open_marks.append(found[next_mark])
            next_mark += 1
        open_marks = [mark for mark in open_marks if mark.end > start]
        here = [mark for mark in open_marks if mark.start < end]
        paragraph.segments = _segments(text, start, end, here)
        begun = (m.record for m in here if m.record >= 0 and not m.slot)
        paragraph.records = list(dict.fromkeys(begun))
        out.append(paragraph)
    seen: set[int] = set()
    for paragraph in out:
        paragraph.records = [one for one in paragraph.records if one not in seen]
        seen.update(paragraph.records)
    return out


def _segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Segment]:
    edges = {start, end}
    for mark in marks:
        edges.add(max(mark.start, start))
        edges.add(min(mark.end, end))
    ordered = sorted(edges)
    out: list[Segment] = []
    waiting, active = 0, []
    for left, right in pairwise(ordered):
        while waiting < len(marks) and marks[waiting].start <= left:
            active.append(marks[waiting])
            waiting += 1
        active = [mark for mark in active if mark.end > left]
        segment = Segment(left, text[left:right])
        for mark in active:
            if mark.record < 0:
                segment.linked = True
            elif mark.slot:
                segment.slots.append((mark.record, mark.slot))
            elif mark.record not in segment.records:
                segment.records.append(mark.record)
        out.append(segment)
    return out
