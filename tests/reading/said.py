"""The statements of a text, for tests of who speaks."""

from __future__ import annotations

from depesche.german.pipeline import load
from depesche.reading.analyse import analyse
from depesche.reading.statements import build
from depesche.records import Document, Statement


def statements(text: str) -> list[Statement]:
    return build(analyse(Document(id="test", text=text), load()(text)))


def speakers(text: str) -> list[str | None]:
    return [s.speaker.name if s.speaker else None for s in statements(text)]
