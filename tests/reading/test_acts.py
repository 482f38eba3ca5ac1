"""Acts of speech told by light verbs, from whom they reach, and from capitals. All sentences are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche.german.pipeline import load
from depesche.reading.analyse import analyse
from depesche.reading.statements import build
from depesche.records import Document, Statement

BEFORE = "Seit Wochen wird um den Hafen gestritten.\n\n"


def statements(text: str) -> list[Statement]:
    document = Document(id="test", text=BEFORE + text, published=dt.date(2025, 3, 11))
    return build(analyse(document, load()(document.text)))


@pytest.mark.parametrize(
    ("text", "act", "speaker"),
    [
        ("Ankara ging auf Distanz zu dem Vertrag.", "reject", "TUR"),
        ("Moskau wies die Vorwürfe von sich.", "deny", "RUS"),
        ("Norwegen stellte sich hinter den Vorschlag.", "support", "NOR"),
        ("Norwegen stellte sich gegen das Abkommen.", "reject", "NOR"),
        ("Norwegen stärkte der Nachbarregierung den Rücken.", "support", "NOR"),
        ("Norwegen legte beim Gerichtshof Beschwerde ein.", "criticise", "NOR"),
        ("Norwegen bot sich als Vermittler an.", "offer", "NOR"),
        ("Norwegen hielt an seiner Forderung fest.", "support", "NOR"),
        ("Norwegen erkennt das Wahlergebnis nicht an.", "reject", "NOR"),
        ("Norwegen unterstützt den Vorstoß.", "support", "NOR"),
        ("Norwegen sprach von „haltlosen“ Anschuldigungen.", "say", "NOR"),
        ("Eben diese Klausel bemängelte die Ministerin Jana Vesely.", "criticise", "Jana Vesely"),
        ("Ministerin Jana Vesely dankte Präsident Petr Novak.", "thank", "Jana Vesely"),
        ("Aus Oslo kam scharfe Kritik.", "criticise", "NOR"),
        ("Der Vorschlag stieß bei der norwegischen Regierung auf Ablehnung.", "reject", "NOR"),
        ("Für seinen Kurs erntete er Lob von Ministerin Jana Vesely.", "praise", "Jana Vesely"),
        ("In Oslo zeigte man sich besorgt.", "warn", "NOR"),
    ],
)
def test_acts_are_told(text: str, act: str, speaker: str) -> None:
    found = [(s.mode, s.act, s.speaker and (s.speaker.id or s.speaker.name)) for s in statements(text)]
    assert ("reported", act, speaker) in found


@pytest.mark.parametrize(
    "text",
    [
        "Norwegen unterstützt die Feuerwehr.",
        "Der Verein lud zu einem Ausflug ein.",
        "Norwegen hielt sich an der Mauer fest.",
        "Norwegen droht in der Krise zu versinken.",
        "Kritik kam erst im Herbst auf.",
        "Die Mannschaft stieß auf ein leeres Tor.",
        "Man rechnet mit Regen.",
    ],
)
def test_these_tell_no_act(text: str) -> None:
    assert statements(text) == []


def test_a_capital_at_the_head_of_a_paragraph_is_its_state() -> None:
    (one,) = statements("Moskau forderte eine Untersuchung.")
    assert one.speaker is not None
    assert one.speaker.id == "RUS"
