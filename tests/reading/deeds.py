"""The actions of a text and their sides, for tests of who did what to whom."""

from __future__ import annotations

from depesche import german
from depesche.reading.actions import build
from depesche.reading.analyse import analyse
from depesche.records import Action, Document


def read(text: str) -> list[Action]:
    return build(analyse(Document(id="example", text=text), german.load()(text)))


def sides(action: Action) -> tuple[list[str], list[str]]:
    return [a.id or a.name for a in action.actors], [r.id or r.name for r in action.recipients]
