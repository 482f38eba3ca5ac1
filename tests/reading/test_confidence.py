"""How likely records are to be right: a chance from their rule and slots, with rare rules as good as their family."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from depesche import Reader, german
from depesche.reading import confidence
from depesche.reading.layers import Reading
from depesche.reading.rating import all_features, rated
from depesche.reading.reader import build, read_doc
from depesche.records import Document, Record, Statement

TEXT = (
    "Der norwegische Außenminister Jonas Holm traf am Montag in Prag die tschechische Außenministerin Jana Vesely. "
    "Holm sagte, die Lage sei ernst. Norwegen und Tschechien unterzeichneten ein Grenzabkommen."
)


@pytest.fixture(scope="module")
def made() -> tuple[Reading, list[Record]]:
    return _built(TEXT)


def _built(text: str) -> tuple[Reading, list[Record]]:
    document = Document(id="example", text=text, published=dt.date(2024, 11, 19))
    return build(document, german.load()(text))


def _told(text: str, content: str) -> list[str]:
    """What is told of the statement whose content begins with these words."""
    reading, records = _built(text)
    found = zip(records, all_features(reading, records), strict=True)
    return next(told for r, told in found if isinstance(r, Statement) and r.content[0].text.startswith(content))


def test_every_record_has_the_chance_that_its_features_give_it(made: tuple[Reading, list[Record]]) -> None:
    reading, records = made
    assert {r.type for r in records} >= {"encounter", "statement", "agreement", "office"}
    for record, told in zip(rated(reading, records), all_features(reading, records), strict=True):
        assert 0 < record.confidence < 1
        assert record.confidence == round(confidence.chance(record.type, told), 3)


def test_the_rating_leaves_records_and_their_ids_alone(made: tuple[Reading, list[Record]]) -> None:
    reading, records = made
    for before, after in zip(records, rated(reading, records), strict=True):
        assert after.model_copy(update={"confidence": before.confidence}) == before
        assert after.with_id().id == before.id


def test_the_document_tells_how_far_the_speaker_stands_from_what_is_said() -> None:
    near = _told(TEXT, "die Lage")
    assert {"person, sentences since the speaker: up to 0", "known", "words of its sentence: up to 10"} <= {*near}
    assert "no subject" not in near
    far = _told(
        "Der norwegische Außenminister Jonas Holm kam am Montag nach Prag. Er sprach mit niemandem. „Die Lage ist "
        "ernst, und wir brauchen jetzt eine Lösung“, heißt es in einer Mitteilung seines Ministeriums.",
        "„Die Lage",
    )
    assert "no subject" in far


def test_words_that_another_statement_gives_to_somebody_else_say_so() -> None:
    text = "Holm sagte, Vesely habe erklärt, die Gespräche seien gescheitert."
    assert "of another speaker too" in _told(text, "die Gespräche")
    assert "of another speaker too" not in _told(text, "Vesely habe")


def test_what_two_say_together_is_told_apart_from_that() -> None:
    told = _told("Jonas Holm und Jana Vesely sagten, die Gespräche seien gescheitert.", "die Gespräche")
    assert "said jointly" in told
    assert "of another speaker too" not in told


def test_unsure_records_are_left_out_unless_asked_for(made: tuple[Reading, list[Record]]) -> None:
    reading, records = made
    every = rated(reading, records)
    for kind, floor in confidence.FLOORS.items():
        record = next(r for r in every if r.type in (kind, "statement")).model_copy(update={"type": kind})
        unsure = record.model_copy(update={"confidence": floor - 0.01})
        assert not confidence.sure(unsure, None)
        assert confidence.sure(unsure, 0)
        assert not confidence.sure(unsure, floor)
        assert confidence.sure(record.model_copy(update={"confidence": floor}), None)
    office = next(r for r in every if r.type == "office")
    assert confidence.sure(office.model_copy(update={"confidence": 0.1}), None)


def test_the_reader_keeps_what_is_sure_enough(
    made: tuple[Reading, list[Record]], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = made[0].document
    every = Reader(confidence=0).read(document)
    assert every == rated(*made)
    middle = sorted(r.confidence for r in every)[len(every) // 2]
    assert Reader(confidence=middle).read(document) == [r for r in every if r.confidence >= middle]
    monkeypatch.setattr(confidence, "FLOORS", {"statement": 1.0})
    assert Reader().read(document) == [r for r in every if r.type != "statement"]
    assert read_doc(document, german.load()(TEXT), confidence=0)[0] == every


def test_an_unknown_rule_is_as_good_as_its_family() -> None:
    assert confidence.of_rule("statement.reported.unheard") == confidence.of_rule("statement.reported.of")
    assert confidence.of_rule("statement.reported.unheard") != confidence.of_rule("statement.direct.unheard")


def test_a_rule_s_family_is_its_mode_or_the_first_word_of_its_name() -> None:
    assert "family:statement.indirect_free_indirect" in confidence.of_a_rule("statement.indirect_free_indirect")
    assert "family:statement.direct" in confidence.of_a_rule("statement.direct.piece")
    assert "family:agreement.adopted" in confidence.of_a_rule("agreement.adopted_made")


def test_the_table_has_each_weight_once_and_in_order() -> None:
    path = Path(confidence.__file__).parent / "confidence.csv"
    with path.open(encoding="utf-8", newline="") as file:
        keys = [(row["type"], row["feature"]) for row in csv.DictReader(file)]
    assert keys == sorted(set(keys))
    assert {kind for kind, _ in keys} == {"action", "agreement", "encounter", "office", "statement"}
