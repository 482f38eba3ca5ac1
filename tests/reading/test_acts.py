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


@pytest.mark.parametrize(
    ("text", "mode", "speaker", "content"),
    [
        ("Sowohl Norwegen als auch Estland verurteilten den Angriff.", "reported", "EST", None),
        ("Weder Norwegen noch Estland erkennen die Wahl an.", "reported", "EST", None),
        ("Gemeinsam mit Estland verlangte Norwegen eine Untersuchung.", "reported", "EST", None),
        ("Norwegen wies die Kritik zurück: Die Vorwürfe seien haltlos.", "reported", "NOR", None),
        (
            "Norwegen wies die Kritik zurück: Die Vorwürfe seien haltlos.",
            "indirect_free_indirect",
            "NOR",
            "Die Vorwürfe seien haltlos",
        ),
        (
            "Norwegen beharrte auf dem Abzug; zwei Orte seien noch besetzt.",
            "indirect_free_indirect",
            "NOR",
            "zwei Orte seien noch besetzt.",
        ),
        ("Nach US-Angaben sank der Tanker.", "indirect", "USA", "sank der Tanker"),
        ("Der Vertrag ist aus Sicht Norwegens ungültig.", "indirect", "NOR", None),
        ("Zahlen der Vereinten Nationen zeigen, dass die Not wächst.", "indirect", "UNO", "dass die Not wächst"),
        ("Der Tanker, so erzählen es Anwohner, fuhr ohne Licht.", "indirect", "Anwohner", None),
        ("Norwegen lehnte mit der Begründung ab, der Tanker sei zu alt.", "indirect", "NOR", "der Tanker sei zu alt"),
        ("Der Tanker sank. Davon geht Norwegen aus.", "indirect", "NOR", "Der Tanker sank."),
    ],
)
def test_who_and_what_is_told(text: str, mode: str, speaker: str, content: str | None) -> None:
    found = [s for s in statements(text) if s.mode == mode and s.speaker is not None]
    told = [s for s in found if s.speaker is not None and speaker in {s.speaker.id, s.speaker.name}]
    assert told
    assert content is None or [c.text for c in told[0].content] == [content]


def test_hearsay_has_no_speaker() -> None:
    (one,) = statements("Dem Vernehmen nach fuhr der Tanker ohne Licht.")
    assert (one.mode, one.speaker) == ("indirect", None)
