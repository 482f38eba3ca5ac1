"""Who speaks behind a colon or a semicolon, and where what is told of him ends. All text is invented."""

from __future__ import annotations

import pytest

from depesche.german.pipeline import load
from depesche.reading.analyse import analyse
from depesche.reading.statements import build
from depesche.records import Document


def told(text: str) -> list[tuple[str, str | None, str]]:
    """Mode, speaker and content of every statement."""
    found = build(analyse(Document(id="test", text=text), load()(text)))
    return [(s.mode, s.speaker.name if s.speaker else None, " … ".join(c.text for c in s.content)) for s in found]


@pytest.mark.parametrize(
    ("text", "mode", "speaker", "content"),
    [
        (
            "Norwegen wich aus: Man wolle das Urteil zunächst prüfen.",
            "indirect_free_indirect",
            "Norwegen",
            "Man wolle das Urteil zunächst prüfen.",
        ),
        (
            "Ministerin Jana Veselá blieb kühl: Die Rebellen müssten zuerst abziehen.",
            "indirect_free_indirect",
            "Jana Veselá",
            "Die Rebellen müssten zuerst abziehen.",
        ),
        (
            "Die Wege lägen zu weit auseinander, führte Ministerin Jana Veselá aus; nun müsse man neu beginnen.",
            "indirect_free_indirect",
            "Jana Veselá",
            "nun müsse man neu beginnen.",
        ),
        ("Oslo droht mit Vergeltung, Stockholm mahnt zur Ruhe.", "reported", "Norwegen", "Oslo droht mit Vergeltung"),
        (
            "Die Lage sei ernst, bilanzierte Ministerin Jana Veselá.",
            "indirect",
            "Jana Veselá",
            "Die Lage sei ernst",
        ),
        (
            "An den Regeln werde sich nichts ändern, liess Ministerin Jana Veselá wissen.",
            "indirect",
            "Jana Veselá",
            "An den Regeln werde sich nichts ändern",
        ),
        (
            "Aus dem dänischen Außenministerium verlautete, man sei zu Gesprächen bereit.",
            "indirect",
            "dänisches Außenministerium",
            "man sei zu Gesprächen bereit",
        ),
        (
            "Der Vertrag, sagte Ministerin Jana Veselá, werde am Montag unterzeichnet.",
            "indirect",
            "Jana Veselá",
            "Der Vertrag … werde am Montag unterzeichnet",
        ),
        ("In Finnland sieht man das anders.", "reported", "Finnland", "In Finnland sieht man das anders."),
        (
            "Zu wissenschaftlichen Zwecken, versichert Dänemark.",
            "indirect",
            "Dänemark",
            "Zu wissenschaftlichen Zwecken",
        ),
        (
            "Tausende Kulturgüter, so schätzt man in Oslo, lagern noch im Ausland.",
            "indirect",
            "Norwegen",
            "Tausende Kulturgüter … lagern noch im Ausland",
        ),
    ],
)
def test_told_with_speaker(text: str, mode: str, speaker: str, content: str) -> None:
    assert (mode, speaker, content) in told(text)


def test_nobody_speaks_behind_a_colon_after_a_thing() -> None:
    assert told("Die Lage ist ernst: Es gebe kaum noch Wasser.") == []


def test_a_name_in_quotation_marks_behind_a_colon_opens_the_act() -> None:
    text = "Neue Zölle: „Drei“ der Minister versprechen Hilfe."
    assert [content for _, _, content in told(text)] == ["„Drei“ der Minister versprechen Hilfe."]
