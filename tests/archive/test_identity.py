"""Actors that people say are one: found under either name, after undoing under their own, whatever is read again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive import stories
from depesche.archive import Archive
from depesche.archive.errors import JudgementError, NotFound
from depesche.records import Actor

LISA = Actor(id=None, name="Elisabeth Tammsaare", kind="person", affiliation=None)
AGENCY = Actor(id=None, name="Funkagentur", kind="organisation", affiliation="EST")
OFFICE = Actor(id=None, name="Amt für Frequenzen", kind="organisation", affiliation="EST")
LATER = stories.document(
    "abend",
    "Elisabeth Tammsaare reiste am Freitag nach Lima. Sie sprach von Fortschritt. Die Funkagentur lud dazu ein.",
    published="2025-03-15",
)


def later() -> stories.Reading:
    """A paper calls the minister by another name, without telling her state."""
    return (
        LATER,
        [
            stories.encounter(
                LATER, "Elisabeth Tammsaare reiste am Freitag nach Lima", LISA, AGENCY, when="2025-03-14"
            ),
            stories.statement(LATER, "Sie sprach von Fortschritt.", LISA, OFFICE),
        ],
        (),
    )


@pytest.fixture
def told(archive: Archive) -> Archive:
    """An archive in which one minister has two names."""
    archive.store_many([*stories.all_three(), later()])
    return archive


def days(archive: Archive, name: str) -> set[str | None]:
    return {line.begins for line in archive.timeline(actor=name, type="encounter")}


def test_merged_actors_are_found_under_either_name(told: Archive, reopened: Callable[[], Archive]) -> None:
    apart = told.actor("Liisa Tamm"), told.actor("Elisabeth Tammsaare")
    before = told.status().actors
    assert told.merge_actors("Liisa Tamm", "Elisabeth Tammsaare", who="anna", reason="derselbe Mensch") == 1
    for archive in (told, reopened()):
        page = archive.actor("Liisa Tamm")
        assert page == archive.actor("Elisabeth Tammsaare") == archive.actor("tammsaare")
        assert page.name == "Liisa Tamm"
        assert {name.name for name in page.names} == {"Liisa Tamm", "Tamm", "Elisabeth Tammsaare"}
        assert len(page.encounters) == len(apart[0].encounters) + len(apart[1].encounters)
        assert len(page.statements) == 1
        assert page.counts["encounter"] == apart[0].counts["encounter"] + apart[1].counts["encounter"]
        for name in ("Liisa Tamm", "Elisabeth Tammsaare"):
            assert "2025-03-14" in days(archive, name)
            assert "2025-03-12" in days(archive, name)
            assert [hit.record.document.id for hit in archive.statements(by=name)] == ["abend"]
            assert {record.document.id for record in archive.records(actor=name)} >= {"kurier", "bote", "abend"}
        assert archive.status().actors == before - 1
    (judgement,) = told.judgements()
    assert (judgement.verb, judgement.who, judgement.reason) == ("merge", "anna", "derselbe Mensch")
    assert judgement.value["into"] == "person:liisa tamm|EST"


def test_undoing_parts_them_and_undoing_that_merges_them(told: Archive) -> None:
    apart = told.actor("Liisa Tamm"), told.actor("Elisabeth Tammsaare")
    number = told.merge_actors("Liisa Tamm", "Elisabeth Tammsaare", who="anna")
    together = told.actor("Tammsaare")
    undone = told.undo(number, who="bruno")
    assert (told.actor("Liisa Tamm"), told.actor("Elisabeth Tammsaare")) == apart
    assert "2025-03-14" not in days(told, "Liisa Tamm")
    assert told.statements(by="Liisa Tamm") == []
    told.undo(undone, who="anna")
    assert told.actor("Liisa Tamm") == told.actor("Tammsaare") == together
    assert [one.in_force for one in told.judgements()] == [True, False, True]
    with pytest.raises(JudgementError, match="undone already"):
        told.undo(undone)


def test_merging_survives_reading_again(told: Archive) -> None:
    told.merge_actors("Liisa Tamm", "Elisabeth Tammsaare", who="anna")
    page = told.actor("Liisa Tamm")
    document, records, _ = later()
    assert told.store(document, [record.model_copy(update={"rule": "newer"}) for record in records], version="9") == (
        "replaced"
    )
    again = told.actor("Tammsaare")
    assert again.counts == page.counts
    assert [hit.record.rule for hit in told.statements(by="Liisa Tamm")] == ["newer"]


def test_several_mergers_are_one_group_and_are_undone_one_by_one(told: Archive) -> None:
    first = told.merge_actors("Funkagentur", "Amt für Frequenzen", who="anna")
    told.merge_actors("BNS", "Funkagentur", who="anna")
    assert {told.actor(name).name for name in ("BNS", "Funkagentur", "Amt für Frequenzen")} == {"BNS"}
    with pytest.raises(JudgementError, match="one already"):
        told.merge_actors("Amt für Frequenzen", "BNS", who="anna")
    told.undo(first, who="anna")
    assert told.actor("Amt für Frequenzen").name == "Amt für Frequenzen"
    assert told.actor("Funkagentur").name == "BNS"


def test_what_cannot_be_one_is_refused(told: Archive) -> None:
    with pytest.raises(JudgementError, match="states"):
        told.merge_actors("Estland", "Chile", who="anna")
    with pytest.raises(JudgementError, match="person and a body"):
        told.merge_actors("Liisa Tamm", "Funkagentur", who="anna")
    with pytest.raises(JudgementError, match="one already"):
        told.merge_actors("Liisa Tamm", "Tamm", who="anna")
    with pytest.raises(NotFound):
        told.merge_actors("Liisa Tamm", "Walfänger", who="anna")
    assert told.judgements() == []


def test_a_name_of_several_is_told_by_key(told: Archive) -> None:
    source = stories.document("nachbar", "Auch Liisa Tamm aus Chile kam.", published="2025-03-16")
    cousin = Actor(id=None, name="Liisa Tamm", kind="person", affiliation="CHL")
    told.store(source, [stories.encounter(source, "Liisa Tamm aus Chile kam", cousin, when="2025-03-16")])
    with pytest.raises(NotFound, match=r"'person:liisa tamm\|EST' or 'person:liisa tamm\|CHL'"):
        told.merge_actors("Liisa Tamm", "Liisa Tamm", who="anna")
    told.merge_actors("person:liisa tamm|CHL", "person:liisa tamm|EST", who="anna")
    assert told.actor("Liisa Tamm").affiliation == "CHL"
    assert days(told, "Tamm") >= {"2025-03-12", "2025-03-16"}


def test_screens_show_one_actor(told: Archive) -> None:
    people = told.browse.people()
    person, page = told.browse.person("person:liisa tamm|EST")
    other, _ = told.browse.person("Elisabeth Tammsaare")
    told.merge_actors("Liisa Tamm", "Elisabeth Tammsaare", who="anna")
    assert told.browse.people().total == people.total - 1
    shown = {one.key: one.records for one in told.browse.people().people}
    assert shown["person:liisa tamm|EST"] == person.records + other.records
    assert other.key not in shown
    assert [one.key for one in told.browse.people("tammsaare").people] == [person.key]
    for key in (person.key, other.key):
        one, whole = told.browse.person(key)
        assert (one.key, one.records) == (person.key, person.records + other.records)
        assert len(whole.encounters) > len(page.encounters)
        graph = told.browse.graph(key)
        assert graph.people[0].key == person.key
        assert AGENCY.name in {one.name for one in graph.people}
        assert told.browse.spots(key) == told.browse.spots(person.key)
