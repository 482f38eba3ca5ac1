"""What every store does alike: these tests run on SQLite and on PostgreSQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from archive import stories
from depesche.archive import Archive
from depesche.archive.errors import JudgementError, NotFound
from depesche.archive.schema import documents, records
from depesche.records import Actor, Encounter

Again = Callable[[], Archive]


@pytest.fixture
def told(archive: Archive) -> Archive:
    """An archive with three documents of one story."""
    assert archive.store_many(stories.all_three()) == ["added"] * 3
    return archive


def ids(archive: Archive, **asked: object) -> list[str]:
    return [hit.record.id for hit in archive.search(limit=100, **asked)]


def meeting(archive: Archive) -> str:
    """The id of the dossier of the meeting told by two papers."""
    (line,) = [line for line in archive.timeline(type="encounter") if line.documents == 2]
    return line.id


def test_records_come_back_as_they_were_stored(told: Archive) -> None:
    stored = {record.id: record for _, found, _ in stories.all_three() for record in found}
    assert {record.id: record for record in told.records()} == stored


def test_a_document_is_stored_once(told: Archive, reopened: Again) -> None:
    before = told.status()
    elsewhere = stories.FIRST.model_copy(update={"id": "abdruck", "publisher": "Nordblatt"})
    assert told.store(elsewhere, []) == "appeared"
    assert told.store(elsewhere, []) == "unchanged"
    after = reopened().status()
    assert (after.documents, after.records) == (before.documents, before.records)
    assert after.appearances == 1
    assert told.search(source="Nordblatt", type="statement")


def test_the_same_thing_is_one_dossier_and_others_stay_apart(told: Archive) -> None:
    found = told.dossier(meeting(told))
    assert {member.record.document.id for member in found.members} == {"kurier", "bote"}
    assert [member.weight is None for member in found.members] == [True, False]
    assert {"participants", "time"} <= {reason.name for reason in found.members[1].reasons}
    vega = told.search(actor="Marta Vega", type="encounter")
    assert [hit.dossier for hit in vega] != [found.line.id]


def test_an_agreement_keeps_its_life(told: Archive) -> None:
    found = told.agreement("Funkfrequenzen")
    assert [(step.status, step.when) for step in found.life] == [("signed", "2025-03-10"), ("ratified", "2025-06-19")]
    assert found.life[0].documents == ["kurier", "bote"]
    assert found.line.documents == 3
    assert told.agreements()[0].id == found.line.id


def test_actors_are_one_over_documents(told: Archive) -> None:
    page = told.actor("Tamm")
    assert page.name == "Liisa Tamm"
    assert {name.name for name in page.names} == {"Liisa Tamm", "Tamm"}
    assert [(o.title, o.of, o.begins) for o in page.offices] == [("Ministerin", "EST", "2025-03-11")]
    assert len(page.encounters) == 2
    state = told.actor("Chile")
    assert state.code == "CHL"
    assert len(state.agreements) == 1
    assert told.actor("CHL") == state


def test_spellings_of_a_name_are_one_person(archive: Archive) -> None:
    def named(name: str, state: str | None = "UKR") -> Actor:
        return Actor(id=None, name=name, kind="person", affiliation=state)

    spellings = [
        named("Wolodymyr Schewtschuk"),
        named("Volodymyr Shevchuk"),
        named("Schevtschuk"),
        named("Wolodymyr Schewtschenko"),
        named("Volodymyr Shevchuk", "CAN"),
    ]
    for day, actor in enumerate(spellings, 1):
        source = stories.document(f"blatt-{day}", f"Im Saal {day} traf er Gäste.", f"2025-03-{day:02}")
        archive.store(
            source, [stories.encounter(source, "traf er Gäste", actor, stories.TAMM, when=f"2025-03-{day:02}")]
        )
    pages = [archive.actor(name) for name in ("Schewtschuk", "Ševčuk", "Schewtschenko")]
    assert [len(page.encounters) for page in pages] == [3, 3, 1]
    assert {name.name for name in pages[0].names} == {"Wolodymyr Schewtschuk", "Volodymyr Shevchuk", "Schevtschuk"}


def test_an_unknown_actor_is_told_with_the_nearest(told: Archive) -> None:
    with pytest.raises(NotFound, match="Did you mean 'Pedro Rojas'") as error:
        told.actor("Rohas")
    assert error.value.suggestions[0] == "Pedro Rojas"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Funkfrequenz", {"agreement"}),
        ("Abkommens", {"agreement"}),
        ("gelobt Gastgebern", set()),
        ('"lobte die Gastgeber"', {"statement"}),
        ("„die lobte“", set()),
        ("technikern", {"action"}),
        ("' OR 1=1 --", set()),
        ('NEAR("a" AND', set()),
        ("!!! ???", None),
    ],
)
def test_full_text_knows_german_forms_and_phrases(told: Archive, query: str, found: set[str] | None) -> None:
    types = {hit.record.type for hit in told.search(query)}
    assert types == (found if found is not None else {"encounter", "agreement", "statement", "action", "office"})


def test_search_narrows_down(told: Archive) -> None:
    assert {h.record.type for h in told.search(state="Chile")} == {"encounter", "agreement", "statement", "action"}
    assert len(told.search(place="Tallinn")) == 2
    assert len(told.search(type="encounter", since="2025-03-12")) == 2  # the week may be later than the 12th
    assert len(told.search(type="encounter", until="2025-03-11")) == 2
    assert {h.record.document.id for h in told.search(source="BNS")} == {"bote"}
    assert {h.record.document.id for h in told.search(source="Rundblick")} == {"rundblick"}
    assert told.search(factuality="denied") == []
    least = min(h.record.confidence for h in told.search(limit=1000))
    assert len(told.search(confidence=least, limit=1000)) == len(told.search(limit=1000))
    assert told.search(confidence=1.0) == []
    assert len(told.search(plover="coerce")) == 1
    assert [h.record.type for h in told.statements(by="Rojas", about="Estland")] == ["statement"]
    assert told.statements(by="Tamm") == []


def test_reading_again_replaces_records_and_keeps_judgements(told: Archive) -> None:
    document, found, _ = stories.first()
    judged = found[0]
    told.correct(judged.id, "where.name", "Narva", who="anna")
    told.reject(found[3].id, "nur angekündigt", who="anna")
    # A newer version reads a little more evidence, gets a new id, and no longer finds the statement.
    wider = stories.span(document, document.text[: document.text.index(" Beide")])
    newer = judged.model_copy(update={"evidence": [wider], "rule": "newer", "factuality": "ongoing"}).with_id()
    assert newer.id != judged.id
    assert told.store(document, [newer, found[1], found[3]], version="99.0") == "replaced"
    stored = {record.type: record for record in told.records(source="kurier", rejected=True)}
    assert set(stored) == {"encounter", "agreement", "action"}
    assert isinstance(stored["encounter"], Encounter)
    assert stored["encounter"].where is not None
    assert stored["encounter"].where.name == "Narva"
    assert stored["encounter"].rule == "newer"
    assert [h.verdict for h in told.search(type="action", rejected=True)] == ["rejected"]
    assert told.search(type="action") == []
    assert told.status().versions == {"0.1.0": 2, "99.0": 1}


def test_a_judged_record_is_known_again_when_it_comes_back(told: Archive) -> None:
    document, found, _ = stories.first()
    told.reject(found[2].id, "falscher Sprecher", who="anna")
    told.store(document, [found[0]], version="98.0")
    assert told.status().rejected == 0
    told.store(document, found, version="99.0")
    assert [h.verdict for h in told.search(type="statement", rejected=True)] == ["rejected"]


def test_the_same_dossiers_come_back_after_reading_again(told: Archive) -> None:
    before = {line.id for line in told.timeline()}
    for document, found, _ in stories.all_three():
        told.store(document, found, version="99.0")
    assert {line.id for line in told.timeline()} == before


def test_rejecting_takes_a_record_out_of_its_dossier_and_undoing_puts_it_back(told: Archive) -> None:
    home = meeting(told)
    number = told.reject(stories.second()[1][0].id, "ein anderes Treffen", who="anna")
    assert told.dossier(home).line.documents == 1
    told.undo(number, who="ben")
    assert told.dossier(home).line.documents == 2
    made = told.judgements()
    assert [(j.verb, j.who, j.in_force) for j in made] == [("reject", "anna", False), ("undo", "ben", True)]


def test_splitting_steers_later_merging(told: Archive) -> None:
    home = meeting(told)
    document, found, _ = stories.second()
    number = told.split(home, [found[0].id], who="anna", reason="zwei Treffen")
    assert told.dossier(home).line.documents == 1
    told.store(document, found, version="99.0")  # reading again does not bring it back
    assert told.dossier(home).line.documents == 1
    told.undo(number, who="anna")
    assert told.dossier(home).line.documents == 2


def test_merging_by_hand_holds_and_can_be_undone(told: Archive) -> None:
    home = meeting(told)
    document, found, _ = stories.second()
    other = told.dossier(found[2].id).line.id
    assert other != home
    number = told.merge(home, other, who="anna")
    assert told.dossier(home).line.records == 3
    told.store(document, found, version="99.0")
    assert told.dossier(found[2].id).line.id == home
    undone = told.undo(number, who="anna")
    assert told.dossier(found[2].id).line.id != home
    told.undo(undone, who="anna")  # an undo can be undone
    assert told.dossier(found[2].id).line.id == home


def test_dossiers_kept_apart_stay_so_and_are_suggested_no_more(told: Archive) -> None:
    one, other = [line.id for line in told.timeline(type="encounter")][:2]
    number = told.keep_apart(one, other, who="ea")
    assert told.history(told.dossier(other).members[0].record.id)[0].verb == "split"
    assert not [s for s in told.suggestions() if {s.dossier.id, s.other.id} == {one, other}]
    told.store_many(stories.all_three(), version="next")
    assert {one, other} <= {line.id for line in told.timeline(type="encounter")}
    told.undo(number, who="ea")
    assert {one, other} <= {line.id for line in told.timeline(type="encounter")}


def test_corrections_are_checked_and_searched(told: Archive) -> None:
    record = stories.first()[1][0]
    for slot, value, why in [
        ("kind", "picnic", "contract forbids"),
        ("nowhere", 1, "no slot"),
        ("participants.7.name", "X", "no slot"),
        ("id", "x", "can't be corrected"),
        ("evidence", [], "can't be corrected"),
    ]:
        with pytest.raises(JudgementError, match=why):
            told.correct(record.id, slot, value, who="anna")
    assert told.judgements() == []
    told.correct(record.id, "participants.1.name", "Pablo Ruiz", who="anna")
    assert [h.record.id for h in told.search("Ruiz")] == [record.id]
    assert told.actor("Pablo Ruiz").counts == {"encounter": 1}


def test_judgements_need_reasons_and_something_to_judge(told: Archive) -> None:
    with pytest.raises(JudgementError, match="reason"):
        told.reject(stories.first()[1][0].id, " ", who="anna")
    with pytest.raises(NotFound):
        told.accept("0000", who="anna")
    with pytest.raises(JudgementError, match="no judgement"):
        told.undo(99, who="anna")
    number = told.accept(stories.first()[1][0].id, who="anna")
    assert len(told.search(confidence=1.0)) == 1  # what people accepted is sure enough
    told.undo(number, who="anna")
    with pytest.raises(JudgementError, match="undone already"):
        told.undo(number, who="anna")


def test_disagreements_stand_side_by_side(archive: Archive) -> None:
    day = stories.document("tag", "Tamm und Rojas trafen sich am Montag in Tallinn.", publisher="Eins")
    other = stories.document(
        "abend", "In Tallinn kamen Tamm und Rojas am Dienstag zusammen, hieß es.", publisher="Zwei"
    )
    archive.store(day, [stories.encounter(day, "Tamm und Rojas trafen sich", stories.TAMM, stories.ROJAS,
                                          when="2025-03-10", where="Tallinn/EST")])  # fmt: skip
    archive.store(other, [stories.encounter(other, "kamen Tamm und Rojas am Dienstag zusammen", stories.TAMM,
                                            stories.ROJAS, when="2025-03-11", where="Tallinn/EST",
                                            asserted_by=[stories.BNS])])  # fmt: skip
    (line,) = archive.timeline()
    (differing,) = archive.dossier(line.id).disagreements
    assert differing.slot == "when"
    told = {(one.value, tuple(one.documents), tuple(one.asserted_by)) for one in differing.values}
    assert told == {("2025-03-10", ("tag",), ()), ("2025-03-11", ("abend",), ("BNS",))}


def test_copies_are_one_origin(archive: Archive) -> None:
    words = (
        "Die Hafenbehörde verlegt im Herbst drei Kabel durch die Bucht. Fischer fürchten um ihre Netze und klagen vor "
        "dem Gericht der Provinz. Der Gouverneur versprach rasche Entschädigung aus einem Fonds. Im Frühjahr soll ein "
        "Gutachten die Strömung messen. Umweltschützer fordern eine längere Frist für Einwände."
    )
    agency = stories.document("agentur", f"(dpa) - {words}", "2025-03-10", "Agentur")
    copy = stories.document("blatt", words.replace("rasche", "baldige") + " Das teilte er mit.", "2025-03-11", "Blatt")
    own = stories.document(
        "eigen",
        "Wegen der Kabel in der Bucht streiten Fischer und Behörde. Wie viel Geld aus dem Fonds fließt, blieb am Abend "
        "unklar; erst das Gutachten über die Strömung werde Klarheit schaffen, sagte eine Anwältin nach der Sitzung.",
        "2025-03-09",
        "Eigenes",
    )
    for document in (copy, agency, own):
        archive.store(document, [])
    family = archive.origins("blatt")
    assert {source.id for source in family.documents} == {"agentur", "blatt"}
    assert family.first.id == "agentur"
    assert "2025-03-10" in family.because
    assert archive.status().origins == 2


def test_odd_text_is_stored_to_the_letter(archive: Archive) -> None:
    text = "\ufeffÄ\r\nzeile\u00a0zwei \U0001f54a '; DROP TABLE documents; -- % _"
    document = stories.document("a'b\"c", text, None)
    archive.store(document, [])
    assert archive.document("a'b\"c") == document
    assert archive.document(document.sha256).text == text
    assert archive.document(document.sha256[:8]) == document
    with pytest.raises(NotFound):
        archive.document(document.sha256[:7])  # too short to be looked for
    with pytest.raises(NotFound):
        archive.origins("b")


def test_a_failing_document_leaves_nothing_behind(archive: Archive) -> None:
    document, found, _ = stories.first()
    broken = found[1].model_copy(update={"id": None})
    with pytest.raises(Exception, match=r"NOT NULL|null value"):
        archive.store(document, [found[0], broken])
    with archive._engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(documents)).scalar() == 0
        assert connection.execute(select(func.count()).select_from(records)).scalar() == 0


def test_others_read_while_one_writes(told: Archive, reopened: Again) -> None:
    from depesche.archive.opening import writing

    other = reopened()
    with writing(told._engine) as connection:
        connection.execute(documents.update().values(published=dt.date(1999, 1, 1)))
        assert other.status().first == "2025-03-11"
    assert other.status().first == "1999-01-01"


def test_tables_for_analysis(told: Archive) -> None:
    frame = told.to_pandas(type="encounter")
    assert sorted(frame["when"]) == ["2025-03-10", "2025-03-12", "2025-W11"]
    assert told.to_polars().height == len(frame) + 6
