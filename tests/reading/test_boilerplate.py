"""What is not prose is found, and prose is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.reading.boilerplate import find_boilerplate

PROSE = "Der Präsident traf am Montag in Wien seinen Amtskollegen zu einem Gespräch."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(region.kind, text[region.start : region.end]) for region in find_boilerplate(text)]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("related", "Mehr zum Thema – Wenn Nachbarn verhandeln"),
        ("related", "Mehr zum Thema"),
        ("related", "Lesen Sie auch: Was im Vertrag steht"),
        ("related", "Das könnte Sie auch interessieren:"),
        ("picture", "Der Präsident am Montag in Wien (picture alliance / dpa / Mia Beispiel)"),
        ("picture", "Die Delegationen in Genf. Archivaufnahme (Foto: Mia Beispiel)"),
        ("picture", "Bild: Mia Beispiel"),
        ("programme", "Diese Nachricht wurde am 11.03.2025 im Programm Beispielfunk gesendet."),
        ("programme", "Dieses Thema im Programm: Echo des Tages | 11.03.2025 | 18:30 Uhr"),
        ("buttons", "Artikel teilen"),
        ("buttons", "Teilen | Merken | Drucken"),
        ("buttons", "Facebook WhatsApp E-Mail"),
        ("agency_credit", "dpa/AFP"),
        ("agency_credit", "© Beispielverlag 2025"),
        ("dateline", "Stand: 11.03.2025 07:15 Uhr"),
        ("advertisement", "Anzeige"),
        ("advertisement", "Jetzt weiterlesen und vier Wochen umsonst testen"),
        ("consent", "Externer Inhalt: Um ihn zu sehen, benötigen wir Ihre Zustimmung."),
        ("consent", "Mehr dazu finden Sie in unserer Datenschutzerklärung."),
        ("picture", "Die Ministerin vor dem Hafen © Bildhaus | Mia Beispiel"),
        ("markup", '<div class="x" style="height: 0">'),
        ("markup", '{ "slot": "TOP" }'),
    ],
)
def test_boilerplate_lines(kind: str, line: str) -> None:
    assert kinds(line) == [(kind, line)]
    assert kinds(f"{PROSE}\r\n\r\n  {line}\r\n{PROSE}") == [(kind, line)]


def test_a_credit_within_prose_takes_only_itself() -> None:
    assert kinds(f"{PROSE} (Quelle: Beispielamt) Danach reiste er ab.") == [("picture", "(Quelle: Beispielamt)")]
    assert kinds(f"{PROSE} (dpa)") == [("agency_credit", " (dpa)")]


@pytest.mark.parametrize(
    "prose",
    [
        PROSE,
        "Mehr zum Thema Abrüstung wollte der Minister (Foto) nicht sagen, bevor er in Genf verhandelt hat.",
        "Die Minister teilen die Sorge ihrer Kollegen.",
        "Der Gesandte (57) drohte: „Wir werden das nicht drucken.“",
        "Stand der Verhandlungen: Beide Seiten (Iran und die USA) reden weiter.",
        "AFP meldete am Montag, das Abkommen sei unterzeichnet.",
    ],
)
def test_prose_is_left_alone(prose: str) -> None:
    assert kinds(prose) == []


@given(st.text())
def test_regions_lie_in_order_inside_the_text(text: str) -> None:
    end = 0
    for region in find_boilerplate(text):
        assert end <= region.start < region.end <= len(text)
        end = region.end


@pytest.mark.parametrize("piece", ["(", "Teilen ", "Mehr zum Thema – ", "Anzeige ", "Bild: ", "a", "\n", "Stand: 1."])
def test_no_pattern_runs_away(piece: str) -> None:
    start = time.perf_counter()
    for length in (500, 100_000):
        find_boilerplate(piece * (length // len(piece)) + "!")
    assert time.perf_counter() - start < 2


def test_a_credit_behind_a_caption_takes_only_itself() -> None:
    assert kinds("Ministerin Lang besucht den Hafen von Niamey Foto: Karl Kurz/dpa") == [
        ("picture", "Foto: Karl Kurz/dpa")
    ]
