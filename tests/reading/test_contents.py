"""Which words are what was said: nothing cut off, nothing of the author's. All sentences are invented."""

from __future__ import annotations

import pytest

from reading.said import statements


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Der Sender NRK hatte berichtet, Anna Vesely habe das Haus nicht im Wagen, sondern zu Fuß verlassen.",
            "Anna Vesely habe das Haus nicht im Wagen, sondern zu Fuß verlassen",
        ),
        (
            "Kommissar Ulf Holm sagte, wenn dieser Aufruf nicht befolgt werde, dann sehe er dunkle Stunden kommen.",
            "wenn dieser Aufruf nicht befolgt werde, dann sehe er dunkle Stunden kommen",
        ),
        ("Ulf Holm verrät, dass er krank sei und punktet bei den Gästen mit seinen Antworten.", "dass er krank sei"),
        ("Ein Urteil könnte laut Gerichts-Angaben Mitte Mai fallen.", "Ein Urteil könnte / Mitte Mai fallen"),
        (
            "Kunden haben laut der Webseite stau-meldung.de Probleme beim Telefonieren.",
            "Kunden haben / Probleme beim Telefonieren",
        ),
        (
            "Bei der Bank treten laut Berichten in sozialen Medien vereinzelt Störungen auf.",
            "Bei der Bank treten / vereinzelt Störungen auf",
        ),
        (
            "Isaak Holm lobte den Sieger: Das Lied sei ein schönes Stück, so der 29-jährige Norweger vor Journalisten.",
            "Das Lied sei ein schönes Stück",
        ),
        (
            "Und dann ist da noch der Hund – „der wahre Chef in der Familie“, wie Anna Vesely sagt.",
            "„der wahre Chef in der Familie“",
        ),
    ],
)
def test_the_words_said(text: str, content: str) -> None:
    (statement,) = statements(text)
    assert " / ".join(c.text for c in statement.content) == content


def test_what_somebody_else_reports_is_not_among_ones_own_figures() -> None:
    text = "Die Feuerwehr hatte nach eigenen Angaben mehr als 1.800 Einsätze, die Polizei meldete 400 Festnahmen."
    own, others = statements(text)
    assert own.content[-1].text == "mehr als 1.800 Einsätze"
    assert others.asserted_by == []


def test_who_goes_on_with_a_deed_has_not_said_the_one_before() -> None:
    assert not statements("Am Abend fiel Anna Vesely ihren Gästen ins Wort, rief sie zur Ordnung.")
