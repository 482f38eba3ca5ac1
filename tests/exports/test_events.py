"""PLOVER events, leader travel and treaties, read back by csv and json against the vocabularies."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, get_args

import pytest

from archive import stories
from depesche.archive import Archive
from depesche.exports import plover, scales, travel, treaties
from depesche.reading.reader import ReadResult
from depesche.records import Action, Actor, Agreement, Encounter, Office, Place, Plover, Record, Status, Time
from depesche.records.record import PloverType
from exports import odd
from samples import CZE, DNK, DOCUMENT, VESELA, cut, records, result

FREDERIKSEN = Actor(id=None, name="Lars Holm", kind="person", affiliation="DNK", role="host")


def table(write: Any, results: list[ReadResult], **dossiers: str) -> list[dict[str, str]]:
    stream = io.StringIO()
    write(results, stream, dossiers=dossiers)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def changed(position: int, **fields: Any) -> Record:
    return records()[position].model_copy(update=fields).with_id()


def of(*told: Record) -> list[ReadResult]:
    return [ReadResult(DOCUMENT, list(told))]


def test_scales_hold_all_types() -> None:
    assert set(scales.TYPES) == set(get_args(PloverType))
    assert set(scales.MODES) <= set(scales.TYPES)
    assert all(scales.cameo(event, None).isdigit() for event in scales.TYPES)


def test_scales_agree_with_the_vocabularies(shared: Path) -> None:
    page = (shared / "vocabularies.md").read_text("utf-8").replace("−", "-")
    rows = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("|")]
    seen = set()
    quad = 0
    for cells in rows:
        if len(cells) < 3 or not cells[1].split()[:1] or cells[1].split()[0] not in scales.TYPES:
            continue
        if "(" in cells[0]:
            quad = int(cells[0].split("(")[1][0])
        name, value = cells[1].split()[:2]
        assert scales.TYPES[name] == (quad, float(value)), name
        told = cells[2].replace(" none", "").strip()
        modes = dict(
            part.strip().rsplit(" ", 1) for part in told.split(",") if part.strip() and part.strip() != "vandalize"
        )
        assert {mode: float(number) for mode, number in modes.items()} == scales.MODES.get(name, {}), name
        seen.add(name)
    assert seen == set(scales.TYPES)


def test_events_have_the_fields_scores_and_codes() -> None:
    stream = io.StringIO()
    plover.write_jsonl([odd.result()], stream, dossiers={})
    visit, action = (json.loads(line) for line in stream.getvalue().splitlines())
    manual = "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale "
    manual += "mode context link text text_info cite_info coder coded_date coded_time comment"
    assert set(manual.split()) <= set(visit)
    assert (visit["event"], visit["mode"], visit["quad_code"], visit["event_scale"]) == (["CONSULT"], ["visit"], 1, 4)
    assert (visit["date"], visit["event_loc"]) == ("2025-03-10", {"name": "Kopenhagen", "country": "DNK"})
    assert [(a["code"], a["sector"], a["office"]) for a in visit["actor"]] == [("CZE", "GOV", "Außenministerin")]
    assert [(a["code"], a["identifier_text"]) for a in visit["recipient"]] == [("DNK", "Dänemark")]
    assert (action["quad_code"], action["event_scale"], action["cameo_root"]) == (4, -5.5, "16")
    for event in (visit, action):
        for where, words in zip(event["text_info"], event["event_text"], strict=True):
            start, end = where.split("#char=")[1].split(",")
            assert odd.result().document.text[int(start) : int(end)] == words


def test_the_event_table_is_one_row_a_pair() -> None:
    visit, action = table(plover.write, [result()])
    assert (visit["actor_code"], visit["recipient_code"], visit["cameo_root"]) == ("CZE", "DNK", "04")
    assert (action["actor_code"], action["recipient_code"], action["event_scale"]) == ("BLR", "", "-5.5")
    joint = changed(3, actors=[CZE, DNK], recipients=[VESELA, FREDERIKSEN])
    assert len(table(plover.write, of(joint))) == 4


def test_unclear_sides_and_vague_days_stay_so() -> None:
    unclear = changed(0, participants=[VESELA, DNK.model_copy(update={"role": None})])
    june = Time(start=0, end=3, text="Die", value="2025-06", type="DATE")
    vague = changed(0, when=june)
    nobody = changed(3, actors=[Actor(id=None, name="Rebellen", kind="group")])
    (first, second), (third, fourth) = table(plover.write, of(unclear)), table(plover.write, of(vague, nobody))
    assert {first["actor_code"], second["actor_code"]} == {"CZE", "DNK"}
    assert first["recipient_code"] == ""
    assert (third["date"], third["comment"], third["published"]) == ("", "time: 2025-06", "2025-03-11")
    assert (fourth["actor_code"], fourth["actor_sector"]) == ("", "")


@pytest.mark.parametrize(
    ("code", "event"),
    [("UNO", "UNO"), ("EU", "EUR"), ("NATO", "IGO")],
)
def test_organisations_have_plovers_codes(code: str, event: str) -> None:
    body = plover.entity(Actor(id=code, name=code, kind="igo"), {})
    assert (body["code"], body["identifier_text"]) == (event, code)


def test_denied_deeds_are_no_events() -> None:
    (row,) = table(plover.write, of(changed(3, factuality="denied")))
    assert (row["has_event"], row["auxiliary"]) == ("false", "negation")


@pytest.mark.parametrize(
    ("event", "mode", "act", "root"),
    [
        ("REQUEST", None, "demand", "10"),
        ("REQUEST", None, "request", "02"),
        ("ACCUSE", "investigate", None, "09"),
        ("ASSAULT", "aerial", None, "19"),
        ("ASSAULT", "unconventional", None, "20"),
        ("ASSAULT", None, None, "18"),
    ],
)
def test_cameo_roots(event: str, mode: str | None, act: str | None, root: str) -> None:
    assert scales.cameo(event, mode, act) == root


def test_travel_fills_what_is_told_and_nothing_else() -> None:
    (trip,) = table(travel.write, [odd.result()])
    assert trip["LeaderFullName"] == "Jana Veselá"
    assert (trip["LeaderCountryISO"], trip["LeaderCountryOrIGO"]) == ("CZE", "Tschechien")
    assert (trip["LeaderRole"], trip["LeaderTitle"]) == ("FM", "Außenministerin")
    assert (trip["CountryVisited"], trip["CountryVisitedISO"], trip["CityVisited"]) == ("Dänemark", "DNK", "Kopenhagen")
    assert (trip["TripStartDate"], trip["TripEndDate"], trip["TripDuration"]) == ("2025-03-10", "", "")
    assert trip["Purpose"] == "Lage in der Ukraine"
    for unknown in (
        "MetHostHoGS",
        "HostHOGSName",
        "AttendedMultilatEvent",
        "MetIGOLeader",
        "SignedAgreement",
        "HostMet",
    ):
        assert trip[unknown] == ""


def test_travel_knows_hosts_ends_and_signatures() -> None:
    span = Time(start=0, end=3, text="Die", value="2025-03-10/2025-03-12", type="DATE")
    guest = VESELA.model_copy(update={"role": "guest"})
    visit = changed(0, when=span, participants=[guest, FREDERIKSEN])
    head = Office(
        document=DOCUMENT.reference,
        rule="test",
        confidence=0.9,
        person=FREDERIKSEN,
        title="Ministerpräsident",
        of=DNK,
        evidence=[cut("Beide Seiten")],
    ).with_id()
    signed = changed(1, when=span)
    (trip,) = table(travel.write, of(visit, head, signed))
    assert (trip["TripStartDate"], trip["TripEndDate"], trip["TripDuration"]) == ("2025-03-10", "2025-03-12", "3")
    assert (trip["MetHostHoGS"], trip["HostHOGSName"], trip["SignedAgreement"]) == ("Yes", "Lars Holm", "Yes")


@pytest.mark.parametrize("factuality", ["denied", "cancelled", "proposed"])
def test_what_was_no_travel_is_left_out(factuality: str) -> None:
    assert table(travel.write, of(changed(0, factuality=factuality))) == []


def test_planned_travel_is_marked() -> None:
    (trip,) = table(travel.write, of(changed(0, factuality="planned")))
    assert (trip["Factuality"], trip["Notes"], trip["MetHostHoGS"]) == ("planned", "planned, not yet made", "")


def test_tellings_of_one_visit_are_one_trip() -> None:
    vague = changed(0, when=Time(start=0, end=3, text="Die", value="2025-03", type="DATE"), where=None, confidence=0.4)
    exact = records()[0]
    both = {vague.id: "d1", exact.id: "d1"}
    (trip,) = table(travel.write, of(vague, exact), **both)
    assert (trip["TripID"], trip["TripStartDate"], trip["CityVisited"]) == ("d1", "2025-03-10", "Kopenhagen")
    assert (trip["Confidence"], trip["RecordIDs"].count(";")) == ("0.90", 1)
    assert len(table(travel.write, of(vague, exact))) == 2


def test_treaties_have_a_row_a_party() -> None:
    czech, danish = table(treaties.write, [odd.result()])
    assert (czech["stateID"], danish["stateID"]) == ("CZE", "DNK")
    assert (czech["StateSignature"], danish["StateSignature"]) == ("2025-03-10", "")
    assert czech["Signature"] == danish["Signature"] == "2025-03-10"
    assert (czech["Actions"], czech["TypeAgree"], czech["Articles"]) == ("signed 2025-03-10 by CZE", "treaty", "14")
    assert (czech["TypeAmbit"], czech["Force"], czech["Obligations"]) == ("", "", "aid")


def test_a_planned_signature_is_none() -> None:
    treaty = records()[1]
    assert isinstance(treaty, Agreement)
    planned = treaty.statuses[0].model_copy(update={"factuality": "planned", "by": []})
    rows = table(treaties.write, of(treaty.model_copy(update={"statuses": [planned]})))
    assert {row["Signature"] + row["StateSignature"] + row["Begin"] for row in rows} == {""}
    assert rows[0]["Actions"] == "signed 2025-03-10 (planned)"


def test_an_agreement_without_parties_has_one_row() -> None:
    treaty = changed(1, parties=[], statuses=[])
    (row,) = table(treaties.write, of(treaty))
    assert (row["Party"], row["Title"]) == ("", "Abkommen über Katastrophenhilfe")


def test_many_tellings_of_a_treaty_are_one() -> None:
    one = records()[1]
    assert isinstance(one, Agreement)
    force = Time(start=0, end=3, text="Die", value="2025-07-01", type="DATE")
    other = changed(
        1, statuses=[Status(status="in_force", when=force, evidence=[cut("unterzeichneten")])], articles=None
    )
    rows = table(treaties.write, of(one, other), **{one.id: "d", other.id: "d"})
    assert [(r["treatyID"], r["stateID"], r["Force"], r["StateForce"]) for r in rows] == [
        ("d", "CZE", "2025-07-01", "2025-07-01"),
        ("d", "DNK", "2025-07-01", "2025-07-01"),
    ]


def test_the_archive_joins_what_it_exports(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        archive.store_many(stories.all_three())
        archive.export("treaties", tmp_path / "t.csv")
        archive.export("plover-jsonl", tmp_path / "p.jsonl")
        known = {line.id for line in archive.agreements()}
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as stream:
        assert {row["treatyID"] for row in csv.DictReader(stream)} == known
    assert all("dossier" in json.loads(line) for line in (tmp_path / "p.jsonl").read_text("utf-8").splitlines())


def test_visits_of_states_have_no_traveller() -> None:
    state = CZE.model_copy(update={"role": "guest"})
    visit = Encounter(
        document=DOCUMENT.reference,
        rule="test",
        confidence=0.5,
        kind="visit",
        participants=[state, DNK],
        evidence=[cut("Beide Seiten")],
        where=Place(name="Dänemark", country="DNK", start=0, end=1),
        plover=Plover(type="CONSULT"),
    ).with_id()
    deed = Action(document=DOCUMENT.reference, rule="test", confidence=0.5, actors=[CZE], evidence=[cut("Belarus")])
    assert table(travel.write, of(visit)) == []
    assert table(plover.write, of(deed)) == []
