"""How likely records are to be right: a chance from their rule and slots, with rare rules as good as their family."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from depesche import Reader
from depesche.reading import confidence
from depesche.records import Document, Record

TEXT = (
    "Der norwegische Außenminister Jonas Holm traf am Montag in Prag die tschechische Außenministerin Jana Vesely. "
    "Holm sagte, die Lage sei ernst. Norwegen und Tschechien unterzeichneten ein Grenzabkommen."
)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return Reader().read(Document(id="example", text=TEXT, published=dt.date(2024, 11, 19)))


def test_every_record_has_the_chance_that_its_features_give_it(records: list[Record]) -> None:
    assert {r.type for r in records} >= {"encounter", "statement", "agreement", "office"}
    assert all(0 < r.confidence < 1 for r in records)
    assert [confidence.rated(r).confidence for r in records] == [r.confidence for r in records]


def test_an_unknown_rule_is_as_good_as_its_family() -> None:
    assert confidence.of_rule("statement.reported.unheard") == confidence.of_rule("statement.reported.of")
    assert confidence.of_rule("statement.reported.unheard") != confidence.of_rule("statement.direct.unheard")


def test_a_rule_s_family_is_its_mode_or_the_first_word_of_its_name() -> None:
    assert "family:statement.indirect_free_indirect" in confidence.of_a_rule("statement.indirect_free_indirect")
    assert "family:statement.direct" in confidence.of_a_rule("statement.direct.piece")
    assert "family:agreement.adopted" in confidence.of_a_rule("agreement.adopted_made")


def test_the_rating_leaves_the_record_and_its_id_alone(records: list[Record]) -> None:
    for record in records:
        other = record.model_copy(update={"confidence": 0.1})
        assert confidence.rated(other) == record
        assert other.with_id().id == record.id


def test_the_table_has_each_weight_once_and_in_order() -> None:
    path = Path(confidence.__file__).parent / "confidence.csv"
    with path.open(encoding="utf-8", newline="") as file:
        keys = [(row["type"], row["feature"]) for row in csv.DictReader(file)]
    assert keys == sorted(set(keys))
    assert {kind for kind, _ in keys} == {"action", "agreement", "encounter", "office", "statement"}
