"""Whom a side attacks is known where the document has it attack one only; who attacked is never guessed."""

from __future__ import annotations

import pytest

from depesche import german
from depesche.reading.actions import build
from depesche.reading.actions.opponents import with_opponents
from depesche.reading.analyse import analyse
from depesche.records import Action, Document


def attack(doer: str, hit: str) -> Action:
    text = f"{doer} hat {hit} am Montag angegriffen."
    (record,) = build(analyse(Document(id="example", text=text), german.load()(text)))
    return record


@pytest.fixture
def untold() -> Action:
    return attack("Peru", "Chile").model_copy(update={"recipients": []})


def test_the_one_opponent_is_the_other_side(untold: Action) -> None:
    told, filled = with_opponents([attack("Peru", "Chile"), untold])
    assert filled == told


def test_of_several_opponents_none_is(untold: Action) -> None:
    *_, left = with_opponents([attack("Peru", "Chile"), attack("Peru", "Bolivien"), untold])
    assert left == untold


def test_an_attack_that_is_only_planned_stays(untold: Action) -> None:
    planned = untold.model_copy(update={"factuality": "planned"})
    assert with_opponents([attack("Peru", "Chile"), planned])[1] == planned


def test_who_attacked_is_never_filled_in() -> None:
    nobody = attack("Peru", "Chile").model_copy(update={"actors": []})
    assert with_opponents([attack("Peru", "Chile"), nobody])[1] == nobody
