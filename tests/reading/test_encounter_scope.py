"""What is no encounter: games, talks between nobody the text names, ministers of one federation's own states."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.reading.analyse import analyse
from depesche.reading.encounters import build
from depesche.records import Document, Encounter


def read(text: str) -> list[Encounter]:
    document = Document(id="example", text=text, published=dt.date(2024, 11, 19))
    return build(analyse(document, german.load()(text)))


GAMES = "Der FC Nordheim-Trainer sah im Champions-League-Turnier ein schweres Spiel in der Bundesliga. "
NONE = [
    GAMES + "Die Gastgeber hatten Polen zu Gast und gewannen.",
    "Deutschland sucht neue Wege. Österreich sucht sie auch. Die Firma Nordblech bestätigte Verhandlungen.",
    "Es hieß, mit den Huthi zu verhandeln, wäre falsch.",
    "Die Europäische Union muss jetzt eng zusammenstehen.",
    "Die deutsche Innenministerin Anna Lind kündigte Beratungen mit den Justizministern der Länder an.",
]


@pytest.mark.parametrize("text", NONE)
def test_nobody_of_two_sides_met(text: str) -> None:
    assert read(text) == []


def test_talks_that_are_told_by_themselves_are_between_the_two_of_whom_the_text_speaks() -> None:
    (one,) = read("Indien und die Europäische Union wollen mehr Handel. Die Gespräche laufen weiter.")
    assert {a.id for a in one.participants} == {"IND", "EU"}


def test_foreign_ministers_of_states_are_of_several_states() -> None:
    assert read("Am Montag trafen sich die arabischen Außenminister in Kairo.")


def test_talks_with_who_works_for_a_paper_are_an_interview() -> None:
    assert read("Chefredakteurin Hanna Lang sprach am Montag in Wien mit dem peruanischen Außenminister Juan Paz.") == []


def test_a_rumour_is_no_visit() -> None:
    [one] = read("Spekulationen über eine Reise von Kanzler Scholz nach Peru haben für Empörung gesorgt.")
    assert one.factuality == "proposed"


def test_the_readers_own_state_is_not_filled_in() -> None:
    text = (
        "Deutschland und Polen haben kalte Winter. In Deutschland fahren keine Busse, auch in Polen nicht. "
        "Die Verhandlungen über die Löhne gehen weiter."
    )
    assert read(text) == []
