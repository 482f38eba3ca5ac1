"""Words that name a deed where nothing was done: asked, left open, said of anybody, talked about, opposed, wished."""

from __future__ import annotations

import pytest

from reading.deeds import read, sides


@pytest.mark.parametrize(
    "text",
    [
        "Der König fragte: „Hat Tunesien den maltesischen Konsul ausgewiesen?“",
        "Jeder, der Malta angreift, werde es bereuen, sagte der tunesische Präsident.",
        "Wer Malta überfällt, bekommt es mit Tunesien zu tun.",
        "Der Minister war gegen die Stationierung tunesischer Panzer an der Grenze zu Malta.",
        "Keine Bedenken gegen Verlegung tunesischer Soldaten",
        "Malta begann Gespräche über die Abschiebung tunesischer Fischer.",
        "Norwegens Minister begrüßten es, Tunesien Visafreiheit zu gewähren.",
        "Malta hat noch Gelegenheit, die Auflagen der IAEA zu erfüllen.",
    ],
)
def test_no_deed(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tunesien überfiel Malta, wie der König sagte.", (["TUN"], ["MLT"])),
        ("Tunesien hat den maltesischen Konsul ausgewiesen.", (["TUN"], ["MLT"])),
    ],
)
def test_a_deed_that_is_told(text: str, expected: tuple[list[str], list[str]]) -> None:
    assert expected in map(sides, read(text))


def test_an_attack_of_another_year_is_another_one() -> None:
    text = "In Syrien führen Rebellen und Armee seit Jahren Krieg. Nun wurden die Rebellen bombardiert. Die Armee "
    text += "schwieg. 2016 wurden die Rebellen angegriffen."
    assert len(read(text)) == 2


def test_a_war_without_weapons_is_no_attack() -> None:
    assert read("Tunesien führt einen hybriden Angriffskrieg gegen Malta.") == []
