"""A document tells of conflict between political sides, or of a crime in town."""

from __future__ import annotations

import pytest

from depesche import german
from depesche.reading.actions import build
from depesche.reading.analyse import analyse
from depesche.reading.conflict import tells_of_conflict, tells_of_games
from depesche.reading.layers import Reading
from depesche.records import Document

WAR = (
    "Äthiopien und Eritrea haben ihre Truppen an der Grenze verstärkt. "
    "Am Montag wurden in Badme vier Dorfbewohner getötet. "
    "Die Armee setzte Panzer und Raketen ein, Rebellen flohen in die Berge."
)
CRIME = (
    "In Kassel sind am Montag zwei Rentner getötet worden. Die Kriminalpolizei sucht den Täter. "
    "Nachbarn hatten in der Nacht Schüsse gehört."
)


def read(text: str) -> Reading:
    return analyse(Document(id="example", text=text), german.load()(text))


@pytest.mark.parametrize(("text", "expected"), [(WAR, True), (CRIME, False), ("", False)])
def test_conflict_is_told_from_crime(text: str, expected: bool) -> None:
    assert tells_of_conflict(read(text)) is expected


def test_games_are_told_from_meetings() -> None:
    game = "Spanien trifft im Halbfinale auf Italien. Der Trainer lobte den Torwart und die Stürmer seiner Mannschaft."
    assert tells_of_games(read(game))
    assert not tells_of_games(read(WAR))
    assert not tells_of_games(read(""))


def test_one_war_in_a_long_text_makes_no_text_on_war() -> None:
    assert not tells_of_conflict(read(WAR + "Der Garten blüht und das Wetter ist schön, sagen alle Leute. " * 200))


def test_violence_without_a_doer_counts_in_conflict_only() -> None:
    assert any(r.plover.type == "ASSAULT" and not r.actors for r in build(read(WAR)))
    assert build(read(CRIME)) == []


def test_a_passive_takes_the_agent_of_the_passive_before() -> None:
    text = "Im Mai wurde der kroatische General von serbischen Soldaten gefunden und verhaftet."
    (deed,) = build(read(text))
    assert (deed.plover.type, deed.plover.mode) == ("COERCE", "arrest")
    assert [a.affiliation for a in deed.actors] == ["SRB"]
