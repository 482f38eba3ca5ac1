"""Reviewing in the browser: what is asked, what a decision does, that each can be taken back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from archive import stories
from depesche.archive import Archive
from depesche.room import corrections, labels
from room.conftest import Visit
from room.pages import read


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Archive]:
    """An archive with the story that a test may judge."""
    with Archive(tmp_path / "review.db") as archive:
        archive.store_many(stories.all_three())
        yield archive


def token(client: TestClient, address: str = "/review") -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(address).text)
    assert found
    return found[1]


def judge(client: TestClient, address: str, **form: object) -> str:
    """Send a form, as the page would; where it leads."""
    answer = client.post(address, data={"csrf": token(client), **form}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def asked_about(client: TestClient, address: str = "/review") -> str | None:
    """The id of the record that the page asks about."""
    found = re.search(r"/review/records/(\w+)/accept", client.get(address).text)
    return found[1] if found else None


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_was_judged_is_not_asked_again(fresh: Archive, visit: Visit, language: str) -> None:
    client = visit(fresh, language)
    total = sum(fresh.status().records.values())
    seen = []
    while (record := asked_about(client)) is not None:
        seen.append(record)
        judge(client, f"/review/records/{record}/accept")
    assert len(seen) == len(set(seen)) == total
    assert {hit.verdict for hit in fresh.search(limit=100)} == {"accepted"}


def test_what_matters_most_comes_first(fresh: Archive) -> None:
    asked = fresh.questions(limit=50)
    assert [one.weight for one in asked] == sorted((one.weight for one in asked), reverse=True)
    assert asked[0].dependants == 3  # the agreement that three documents tell of
    assert all(one.record.type == "office" for one in fresh.questions(type="office"))


def test_rejecting_needs_a_reason_and_can_be_taken_back(fresh: Archive, visit: Visit) -> None:
    client = visit(fresh)
    record = asked_about(client)
    refused = client.post(f"/review/records/{record}/reject", data={"csrf": token(client)})
    assert refused.status_code == 422
    assert "Say what is wrong with the record." in refused.text
    german = {"accept-language": "de"}
    refused = client.post(f"/review/records/{record}/reject", data={"csrf": token(client)}, headers=german)
    assert "Sag, was an dem Eintrag falsch ist." in refused.text
    where = judge(client, f"/review/records/{record}/reject", reason="Das sagt niemand.", next="/review?type=agreement")
    assert where == "/review?type=agreement&done=1"
    assert "/review/undo/1" in client.get(where).text
    assert [one.record.id for one in fresh.search(rejected=True, limit=99) if one.verdict] == [record]
    words = fresh.browse.entry(record).record.evidence[0].text
    assert f'<a href="/review/records/{record}">{words}</a>' in client.get("/review/history").text
    judge(client, "/review/undo/1")
    assert asked_about(client) == record


def test_a_slot_is_put_right(fresh: Archive, visit: Visit) -> None:
    client = visit(fresh)
    (record,) = {hit.record.id for hit in fresh.search(type="agreement", source="kurier")}
    judge(client, f"/review/records/{record}/correct", slot="kind", value="memorandum")
    assert fresh.browse.entry(record).record.model_dump()["kind"] == "memorandum"
    wrong = client.post(f"/review/records/{record}/correct", data={"csrf": token(client), "slot": "kind", "value": "x"})
    assert wrong.status_code == 422
    assert "kind" in wrong.text


def test_slots_that_take_few_values_offer_them_in_words(fresh: Archive, visit: Visit) -> None:
    offered = set()
    for hit in fresh.search(limit=100):
        for one in corrections.paths(hit.record):
            if one.table and one.value != "null":
                assert one.value in labels.TABLES[one.table], one
                offered.add(one.table)
    assert {"factuality", "encounter", "agreement", "act", "mode", "actor", "step", "plover", "held"} <= offered
    html = visit(fresh, "de").get("/review?type=agreement").text
    assert '<option value="memorandum">Memorandum</option>' in html
    assert 'data-table="agreement">Art</option>' in html
    assert 'list="values-' in html


def test_every_offered_slot_can_be_put_right(fresh: Archive) -> None:
    for hit in fresh.search(limit=100):
        for one in corrections.paths(hit.record):
            fresh.correct(hit.record.id, one.path, corrections.typed(one.value), who="probe")


def test_a_second_reviewer_is_asked_without_the_first_verdict(fresh: Archive, visit: Visit) -> None:
    first, second = visit(fresh), visit(fresh)
    judge(first, "/review/name", name="Änne")
    judge(second, "/review/name", name="Bo")
    for verdict in ("accept", "reject", "accept"):
        judge(first, f"/review/records/{asked_about(first)}/{verdict}", reason="weil")
    given = []
    while (record := asked_about(second, "/review?second=true")) is not None:
        assert "Änne" not in second.get("/review?second=true").text
        given.append(record)
        judge(second, f"/review/records/{record}/{('accept', 'reject', 'reject')[len(given) - 1]}", reason="weil")
    assert len(given) == 3
    (concord,) = fresh.concord()
    assert (concord.one, concord.other, concord.records) == ("Bo", "Änne", 3)
    assert concord.kappa is not None
    assert "Änne" in second.get("/review/history").text


def test_dossiers_are_merged_kept_apart_and_split(fresh: Archive, visit: Visit) -> None:
    client = visit(fresh)
    lines = fresh.timeline(type="encounter")
    both = next(line for line in lines if line.documents == 2)
    other = next(line for line in lines if line.id != both.id)
    judge(client, f"/review/dossiers/{both.id}/merge", other=other.id, next=f"/dossiers/{both.id}")
    assert fresh.dossier(both.id).line.records == 3
    judge(client, "/review/undo/1")
    assert fresh.dossier(both.id).line.records == 2
    record = fresh.dossier(both.id).members[1].record.id
    judge(client, f"/review/dossiers/{both.id}/split", record=record)
    assert fresh.dossier(both.id).line.records == 1
    judge(client, f"/review/dossiers/{both.id}/apart", other=other.id)
    assert client.post(f"/review/dossiers/{both.id}/fold", data={"csrf": token(client)}).status_code == 404
    assert client.post(f"/review/dossiers/{both.id}/split", data={"csrf": token(client)}).status_code == 422


def test_what_is_told_differently_is_said_in_words_and_linked(fresh: Archive, visit: Visit) -> None:
    first, second = fresh.timeline(type="encounter")[:2]
    client = visit(fresh, "de")
    judge(client, f"/review/dossiers/{first.id}/merge", other=f"http://localhost/dossiers/{second.id}?done=1#x")
    html = client.get(f"/dossiers/{fresh.timeline(type='encounter')[0].id}").text
    table = html[html.index('class="differences"') : html.index("</table>")]
    assert "12. März 2025" in table
    assert "2025-03-12" not in table
    assert re.search(r'<a href="/documents/[^"]+#r-[^"]+">Elbe-Kurier</a>', table)
    assert html.count('class="differs"') >= 2


def test_decisions_are_taken_along(fresh: Archive, visit: Visit) -> None:
    client = visit(fresh)
    record = asked_about(client)
    judge(client, f"/review/records/{record}/reject", reason="=HYPERLINK(1)")
    (line,) = client.get("/review/judgements.jsonl").text.splitlines()
    assert json.loads(line)["record"] == record
    (row,) = csv.DictReader(io.StringIO(client.get("/review/judgements.csv").text))
    assert row["reason"] == "'=HYPERLINK(1)"
    assert client.get("/review/judgements.exe").status_code == 404


def test_actors_that_were_merged_are_told_by_name(fresh: Archive, visit: Visit) -> None:
    fresh.merge_actors("Marta Vega", "Pedro Rojas", who="probe")
    assert "pedro rojas = marta vega" in visit(fresh).get("/review/history").text


def test_nothing_is_judged_without_the_form(fresh: Archive, visit: Visit) -> None:
    client = visit(fresh)
    record = asked_about(client)
    assert client.post(f"/review/records/{record}/accept").status_code == 403
    assert client.post(f"/review/records/{record}/accept", data={"csrf": "0" * 64}).status_code == 403
    assert fresh.judgements() == []


def test_one_record_is_judged_out_of_turn(fresh: Archive, visit: Visit) -> None:
    client = visit(fresh)
    record = fresh.search(type="office")[0].record.id
    judge(client, f"/review/records/{record}/accept")
    page = read(client.get(f"/review/records/{record}").text)
    assert page.faults == []
    assert "accepted" in page.text
    assert client.get("/review/records/nichts").status_code == 404
