"""The HTTP API gives the same objects as Python, in pages, and has one shape of errors."""

from __future__ import annotations

import jsonschema
import pytest
from starlette.testclient import TestClient

from archive import stories
from depesche.archive import Archive
from depesche.records import record_from_dict, schema
from room.conftest import Visit


@pytest.fixture
def client(archive: Archive, visit: Visit) -> TestClient:
    return visit(archive)


def test_objects_are_those_of_python(client: TestClient, archive: Archive) -> None:
    assert client.get("/api/status").json() == archive.status().model_dump(mode="json")
    agreement = archive.agreement("Funkfrequenzen")
    assert client.get(f"/api/dossiers/{agreement.line.id}").json() == agreement.model_dump(mode="json")
    assert client.get("/api/actors/Liisa%20Tamm").json() == archive.actor("Liisa Tamm").model_dump(mode="json")
    assert client.get("/api/actors/EST").json()["code"] == "EST"
    for hit in archive.search():
        told = client.get(f"/api/records/{hit.record.id}").json()
        assert record_from_dict(told) == hit.record
        jsonschema.validate(told, schema())


def test_lists_come_in_pages(client: TestClient) -> None:
    for path in ("/api/search", "/api/documents", "/api/dossiers", "/api/agreements", "/api/actors"):
        whole = client.get(path, params={"limit": 200}).json()
        assert whole["next"] is None
        assert whole["total"] == len(whole["items"]) > 0
        found, address = [], f"{path}?limit=1"
        while address:
            page = client.get(address).json()
            assert page["total"] == whole["total"]
            found += page["items"]
            address = page["next"]
        assert found == whole["items"], path


def test_searches_have_facets(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "Funkfrequenzen"}).json()
    facets = {facet["name"]: {one["value"]: one["count"] for one in facet["values"]} for facet in found["facets"]}
    assert sum(facets["type"].values()) == found["total"]
    assert facets["type"]["agreement"] >= 3
    assert set(facets["publisher"]) <= {"Elbe-Kurier", "Abendbote", "Rundblick", "Morgenpost"}


def test_documents_come_with_their_records_and_family(client: TestClient) -> None:
    found = client.get("/api/documents/kurier").json()
    assert found["document"]["text"] == stories.FIRST.text
    assert len(found["entries"]) == 5
    assert {source["id"] for source in found["origin"]["documents"]} == {"kurier", "kopie"}


def test_drawings_have_their_data(client: TestClient) -> None:
    points = client.get("/api/timeline").json()
    assert [point["begins"] for point in points] == sorted(point["begins"] for point in points)
    assert set(points[0]) == {"id", "type", "begins", "ends"}
    named = client.get("/api/timeline/named", params={"id": [points[0]["id"], "nix"]}).json()
    assert [line["id"] for line in named] == [points[0]["id"]]
    graph = client.get("/api/graph").json()
    names = [person["name"] for person in graph["people"]]
    ties = {frozenset((names[tie["one"]], names[tie["other"]])) for tie in graph["ties"]}
    assert frozenset(("Liisa Tamm", "Pedro Rojas")) in ties
    assert {name for tie in ties for name in tie} == set(names)  # nobody is drawn without a tie
    assert client.get("/api/graph", params={"until": "2001"}).json() == {"people": [], "ties": [], "left_out": 0}
    around = client.get("/api/graph", params={"of": "Marta Vega"}).json()
    assert {person["name"] for person in around["people"]} == {"Marta Vega", "Liisa Tamm"}
    spots = client.get("/api/map").json()["spots"]
    tallinn = next(spot for spot in spots if spot["name"] == "Tallinn")
    assert 59 < tallinn["latitude"] < 60
    assert 24 < tallinn["longitude"] < 25


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/nix", 404, "not-found"),
        ("/api/records/nix", 404, "not-in-archive"),
        ("/api/documents/nix", 404, "not-in-archive"),
        ("/api/dossiers/nix", 404, "not-in-archive"),
        ("/api/actors/nix", 404, "not-in-archive"),
        ("/api/search?since=soon", 400, "invalid-parameter"),
        ("/api/search?page=0", 400, "invalid-parameter"),
        ("/api/search?confidence=2", 400, "invalid-parameter"),
        ("/api/search?type=tree", 400, "invalid-parameter"),
        ("/api/graph?limit=9999", 400, "invalid-parameter"),
    ],
)
def test_errors_have_one_shape(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "hint"}
    assert error["code"] == code
    assert client.post(address.partition("?")[0], headers={"x-csrf-token": "x"}).json()["error"]["code"]


def test_a_fault_is_an_error_too(archive: Archive, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    client = visit(archive)
    monkeypatch.setattr(client, "raise_server_exceptions", False, raising=False)
    client._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
    monkeypatch.setattr(type(archive.browse), "entry", lambda *_: 1 / 0)
    answer = client.get("/api/records/abc")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "fault"
    assert "division" not in answer.text


def test_the_description_names_every_call(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert {"/api/search", "/api/records/{id}", "/api/dossiers/{id}", "/api/documents/{id}"} <= set(described["paths"])
    page = client.get("/api").text
    for path in described["paths"]:
        assert path in page


def test_answers_are_kept_until_the_archive_changes(tmp_path: object, visit: Visit) -> None:
    with Archive(f"{tmp_path}/own.db") as own:
        client = visit(own)
        assert client.get("/api/search").json()["total"] == 0
        document, found, _ = stories.first()
        own.store(document, found)
        assert client.get("/api/search").json()["total"] == 5
        own.reject(found[0].id, "not so", who="anna")
        assert client.get("/api/search").json()["total"] == 4


def test_an_answer_that_takes_long_is_given_once_more(tmp_path: object) -> None:
    with Archive(f"{tmp_path}/own.db") as own:
        own.browse.patience = -1  # every answer takes long
        assert own.browse.people().total == 0
        document, found, _ = stories.first()
        own.store(document, found)
        assert own.browse.people().total == 0
        own.browse._counters.submit(int).result()  # the one before it has counted anew
        assert own.browse.people().total > 0
