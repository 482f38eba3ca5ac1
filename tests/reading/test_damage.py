"""Damaged text is noted where it is damaged, and sound text is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.reading.damage import MOST, find_damage

SOUND = (
    "Die Außenministerin traf ihren Amtskollegen.\nBeide sprachen über den Vertrag.\n\n„Gut so“, sagte er – à propos."
)


def notes(text: str) -> list[tuple[str, str]]:
    return [(note.code, note.span.text) for note in find_damage(text) if note.span]


def test_sound_text_has_no_notes() -> None:
    assert notes(SOUND) == []


@pytest.mark.parametrize(
    ("text", "code", "stretch"),
    [
        ("Der Pr\ufffd\ufffdsident reiste ab.", "replacement-character", "\ufffd\ufffd"),
        (SOUND.replace("ß", "ß".encode().decode("windows-1252")), "mojibake", "ÃŸ"),
        ("Das Büro sagte â€žneinâ€œ.".replace("ü", "Ã¼"), "mojibake", "Ã¼"),
        ("Der Bundesprä sident reiste ab.", "torn-word", "Bundesprä sident"),
        ("Die Verhand\nlungen gehen weiter.", "torn-word", "Verhand\nlungen"),
        ("Die Verhand-\r\nlungen gehen weiter.", "torn-word", "Verhand-\r\nlungen"),
    ],
)
def test_damage_is_noted_with_its_span(text: str, code: str, stretch: str) -> None:
    assert (code, stretch) in notes(text)


def test_many_like_faults_are_cut_short() -> None:
    assert len(notes("\ufffd a " * 500)) == MOST


@given(st.text())
def test_spans_are_cuts_of_the_text(text: str) -> None:
    for note in find_damage(text):
        assert note.span is not None
        assert text[note.span.start : note.span.end] == note.span.text
