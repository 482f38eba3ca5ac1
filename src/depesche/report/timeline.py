"""The timeline picture: dossiers by day, a lane a type, as numbers for an inline SVG."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from depesche.records.days import as_edtf
from depesche.report.model import Mark

WIDTH, LANE, TOP, LEFT, RIGHT = 960, 46, 26, 120, 50  # units of the picture
_LEAST = 7.0  # width of a mark of one day
_TYPES = ("encounter", "agreement", "action")
_TICKS = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A mark as drawn."""

    x: float
    y: float
    width: float
    type: str
    tip: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A timeline as drawn."""

    height: int
    bars: list[Bar]
    ticks: list[Tick]
    lanes: list[tuple[float, str]]


def picture(marks: Sequence[Mark]) -> Picture | None:
    """The picture of marks; null where nothing has a day."""
    if not marks:
        return None
    spans = [(dt.date.fromisoformat(m.begins), dt.date.fromisoformat(m.ends), m) for m in marks]
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    days = max((last - first).days, 1)
    scale = (WIDTH - LEFT - RIGHT) / days

    def x(day: dt.date) -> float:
        return round(LEFT + (day - first).days * scale, 1)

    lanes = [kind for kind in _TYPES if any(m.type == kind for m in marks)]
    bars = []
    free: dict[tuple[str, int], float] = {}
    for begins, ends, mark in sorted(spans, key=lambda s: (s[0], s[1], s[2].label)):
        start, width = x(begins), max(round(x(ends) - x(begins), 1), _LEAST)
        row = next((r for r in range(3) if free.get((mark.type, r), 0.0) <= start), 2)  # three rows in a lane
        free[mark.type, row] = start + width + 1
        y = TOP + lanes.index(mark.type) * LANE + 6 + row * 12
        bars.append(Bar(start, y, width, mark.type, f"{as_edtf(mark.begins, mark.ends)} · {mark.label}"))
    count = min(_TICKS, days)
    ticks = [first + dt.timedelta(days=round(i * days / count)) for i in range(count + 1)]
    return Picture(
        height=TOP + len(lanes) * LANE + 30,
        bars=bars,
        ticks=[Tick(x(day), day.isoformat()) for day in dict.fromkeys(ticks)],
        lanes=[(TOP + i * LANE, kind) for i, kind in enumerate(lanes)],
    )
