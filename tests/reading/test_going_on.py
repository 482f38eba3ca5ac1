"""Acts told one after another, words before a colon, pieces in quotation marks. All text is invented."""

from __future__ import annotations

import pytest

from reading.said import statements


def told(text: str) -> set[tuple[str, str | None, str]]:
    """Mode, speaker and content of every statement."""
    return {
        (s.mode, s.speaker.name if s.speaker else None, " … ".join(c.text for c in s.content)) for s in statements(text)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Präsident Novak wies den Vorwurf zurück, forderte Beweise und drohte mit Abbruch.",
            {
                ("reported", "Novak", "Präsident Novak wies den Vorwurf zurück"),
                ("reported", "Novak", "forderte Beweise"),
                ("reported", "Novak", "drohte mit Abbruch."),
            },
        ),
        (
            "Oslo versprach Aufklärung, lehnte eine Untersuchung durch die Uno aber ab.",
            {
                ("reported", "Norwegen", "Oslo versprach Aufklärung"),
                ("reported", "Norwegen", "lehnte eine Untersuchung durch die Uno aber ab."),
            },
        ),
        (
            "Die Begründung des Ministers: Man wolle niemanden reizen.",
            {("indirect_free_indirect", "Minister", "Man wolle niemanden reizen.")},
        ),
        (
            "Die Antwort aus Oslo kam prompt: Man werde abwarten.",
            {("indirect_free_indirect", "Norwegen", "Man werde abwarten.")},
        ),
        (
            "Die Forderung Oslos nach Geld lehnte Bern ab.",
            {("reported", "Schweiz", "Die Forderung Oslos nach Geld lehnte Bern ab.")},
        ),
        (
            "Norwegen wirft Mali vor, Schmuggler zu dulden, was Bamako zurückweist.",
            {
                ("indirect", "Norwegen", "Schmuggler zu dulden"),
                ("reported", "Mali", "was Bamako zurückweist."),
            },
        ),
        ("Wie von Oslo gefordert, schickt Bern ein Schiff.", {("reported", "Norwegen", "Wie von Oslo gefordert")}),
        (
            "Präsident Novak hat die Uno gedrängt, „den Räubern ins Gewissen zu reden“.",
            {("direct", "Novak", "„den Räubern ins Gewissen zu reden“")},
        ),
        ("Am Freitag wird Präsident Novak in Oslo erwartet.", set()),
        ("Präsident Novak ist überzeugt, dass es regnet.", {("indirect", "Novak", "dass es regnet")}),
    ],
)
def test_going_on(text: str, expected: set[tuple[str, str | None, str]]) -> None:
    assert told(text) == expected
