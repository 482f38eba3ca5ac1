"""Whom deeds between states befell where only the text around tells."""

from __future__ import annotations

import pytest

from depesche import german
from depesche.reading.actions import build
from depesche.reading.analyse import analyse
from depesche.records import Action, Document

BEFORE = "Der Streit zwischen Tunesien und Malta um die Fischerei dauert an. Malta hatte Tunesien heftig kritisiert. "


def read(text: str) -> list[Action]:
    return build(analyse(Document(id="example", text=text), german.load()(text)))


def sides(action: Action) -> tuple[list[str], list[str]]:
    return [a.id or a.name for a in action.actors], [r.id or r.name for r in action.recipients]


@pytest.mark.parametrize(
    "text",
    ["Am Freitag zog Tunesien seinen Botschafter ab.", "Tunesien verhängte am Freitag ein Einfuhrverbot für Wein."],
)
def test_of_two_states_each_is_the_counterpart_of_the_other(text: str) -> None:
    assert sides(read(BEFORE + text)[-1]) == (["TUN"], ["MLT"])


def test_among_several_states_nobody_is_made_the_counterpart() -> None:
    text = "Tunesien, Malta, Peru, Chile und Oman berieten am Montag in Genf. Tunesien zog seinen Botschafter ab."
    assert [d for d in read(text) if d.recipients] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru senkt die Zölle auf chilenische Waren.", (["PER"], ["CHL"])),
        ("Peru erhebt ab Mai Zölle auf Waren aus Chile.", (["PER"], ["CHL"])),
        ("Peru blockiert die Einfuhr aus Chile.", (["PER"], ["CHL"])),
        ("Peru hat Tausende Chilenen abgeschoben.", (["PER"], ["Chilenen"])),
    ],
)
def test_what_is_done_to_goods_and_people_is_done_to_their_state(
    text: str, expected: tuple[list[str], list[str]]
) -> None:
    (deed,) = read(text)
    assert sides(deed) == expected


def test_verbs_of_one_sentence_tell_a_deed_each() -> None:
    deeds = read(BEFORE + "Tunesien zog seinen Botschafter ab und verhängte ein Einfuhrverbot für Wein aus Malta.")
    assert [d.plover.mode for d in deeds if d.plover] == ["withdraw", "discontinue"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Sanktionen, die die Schweiz im Mai gegen Peru verhängt hat, zeigen Wirkung.", (["CHE"], ["PER"])),
        ("Die von der Schweiz gegen Peru verhängten Sanktionen zeigen Wirkung.", (["CHE"], ["PER"])),
        ("Norwegen hat mit dem Abzug seiner Truppen aus dem Tschad begonnen.", (["NOR"], ["TCD"])),
    ],
)
def test_relative_clauses_participles_and_possessives_tell_the_sides(
    text: str, expected: tuple[list[str], list[str]]
) -> None:
    (deed,) = read(text)
    assert sides(deed) == expected


def test_no_state_is_made_the_counterpart_for_standing_nearest() -> None:
    text = BEFORE + "In Oman berieten Minister; Tunesien zog seinen Botschafter ab. Oman ist neutral."
    assert all("OMN" not in sides(deed)[1] for deed in read(text))
