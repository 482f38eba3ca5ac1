"""Who takes part in a record, by slot."""

from __future__ import annotations

import samples
from depesche.archive.actors import taking_part
from depesche.records import Agreement, Record, Status, parts_of


def told(record: Record) -> list[tuple[str, int, str, int | None]]:
    return [(part.part, part.position, part.actor.name, part.status) for part in parts_of(record)]


def test_every_slot_of_every_type_is_there_with_sources_last() -> None:
    visit, agreement, statement, action, office = samples.records()
    assert told(visit) == [
        ("participant", 0, "Jana Veselá", None),
        ("participant", 1, "Dänemark", None),
        ("source", 0, "Dänemark", None),
        ("source", 1, "Ritzau", None),
    ]
    assert told(agreement) == [
        ("party", 0, "Tschechien", None),
        ("party", 1, "Dänemark", None),
        ("by", 0, "Tschechien", 0),
    ]
    assert told(statement) == [("speaker", 0, "Jana Veselá", None), ("addressee", 0, "Dänemark", None)]
    assert told(action) == [("actor", 0, "Belarus", None), ("recipient", 0, "Gesandter", None)]
    assert told(office) == [("person", 0, "Jana Veselá", None), ("of", 0, "Tschechien", None)]


def test_who_acts_in_two_statuses_is_in_both_but_takes_part_once() -> None:
    agreement = samples.records()[1]
    assert isinstance(agreement, Agreement)
    again = Status(status="ratified", by=[samples.CZE, samples.DNK], evidence=agreement.evidence)
    twice = agreement.model_copy(update={"statuses": [*agreement.statuses, again]})
    assert [(p.actor.id, p.status) for p in parts_of(twice) if p.part == "by"] == [("CZE", 0), ("CZE", 1), ("DNK", 1)]
    assert [(p.actor.id, p.position) for p in taking_part(twice) if p.part == "by"] == [("CZE", 0), ("DNK", 1)]


def test_topics_that_a_statement_is_about_are_no_actors() -> None:
    statement = samples.records()[2]
    about = statement.model_copy(update={"about": ["Zölle", samples.CZE]})
    assert [p.actor.id for p in parts_of(about) if p.part == "about"] == ["CZE"]
