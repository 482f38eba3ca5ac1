"""Verbs of saying that tell no saying, and quotation marks around names. All sentences are invented."""

from __future__ import annotations

import pytest

from reading.said import statements

GAME = "Im Spiel der Bundesliga fiel das Tor zum 1:0 kurz vor der Halbzeit. "


@pytest.mark.parametrize(
    "text",
    [
        # bare feelings, and who says nothing
        "Anna Vesely zeigt sich unbeeindruckt.",
        "Vesely und Holm geben sich zurückhaltend.",
        "Ulf Holm hält sich bedeckt.",
        "Die Partei AfD reagiert verärgert.",
        # deeds
        "Rennleiter Ulf Holm ruft das Safety Car aus.",
        "Nach vielen Jahren las Jan Holm im Dezember die letzte Ausgabe der Nachrichten vor.",
        # known for
        "Die Firma Bayer ist bekannt dafür, offen gegenüber Neuem zu sein.",
        # meant, or still to come
        "Auch am Ziel Deutschlands, bis 2045 klimaneutral zu werden, müsse man festhalten.",
        "Die Termine gibt der DFB in den kommenden Tagen bekannt.",
        # the manner of saying
        "Ulf Holm meint es so, wie er es sagt.",
        # played
        GAME + "Und prompt konterte Leverkusen, Frimpong ließ die Chance liegen.",
        GAME + "Torwart Ulf Holm parierte: Erst hielt er einen Freistoß, den Vesely getreten hatte.",
        GAME + "Am Ende stand es 1:2 aus Sicht des Serben Holm.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert not statements(text)


def test_what_somebody_is_reported_to_have_thought_is_not_told_apart() -> None:
    (statement,) = statements("Ulf Holm habe wohl gedacht, dass sein Wagen abgeschleppt werde, sagte die Mutter.")
    assert statement.speaker is not None
    assert statement.speaker.name == "Mutter"


def test_a_feeling_about_something_is_told() -> None:
    (statement,) = statements("Die Partei AfD reagierte verärgert auf die Entscheidung.")
    assert statement.act == "criticise"


def test_a_word_that_is_somebodys_is_all_he_says() -> None:
    (statement,) = statements("Seinen „Rucksack“, wie Ulf Holm selbst sagt, trägt er den ganzen Tag.")
    assert [(statement.mode, c.text) for c in statement.content] == [("direct", "„Rucksack“")]


def test_a_text_may_end_with_a_source() -> None:
    assert len(statements("laut Vesely")) <= 1  # read to its end


def test_what_is_a_name_once_is_one_throughout() -> None:
    text = "Ulf Holm sagte, er habe bei „Komm tanzen gehen“ viel gelernt."
    assert any(s.mode == "direct" for s in statements(text))
    named = text + " Der Sänger verlässt die RTL-Show „Komm tanzen gehen“."
    assert not any(s.mode == "direct" for s in statements(named))
