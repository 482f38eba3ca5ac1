"""Every view can be taken along in every format."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from starlette.testclient import TestClient

from depesche.archive import Archive
from depesche.exports import FORMATS
from room.conftest import Visit
from room.pages import read


@pytest.fixture
def client(archive: Archive, visit: Visit) -> TestClient:
    return visit(archive)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_comes_as_a_file(client: TestClient, name: str) -> None:
    answer = client.get(f"/export/{name}")
    assert answer.status_code == 200, answer.text[:300]
    form = FORMATS[name]
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="depesche-{name}')
    assert answer.headers["x-content-type-options"] == "nosniff"
    if form.shape not in ("text", "binary"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            assert packed.namelist()
    else:
        assert answer.content


def test_exports_hold_what_the_page_shows(client: TestClient, archive: Archive) -> None:
    def ids(address: str) -> set[str]:
        return {json.loads(line)["id"] for line in client.get(address).text.splitlines()}

    assert ids("/export/jsonl") == {record.id for record in archive.records()}
    assert ids("/export/jsonl?type=action") == {hit.record.id for hit in archive.search(type="action")}
    assert ids("/export/jsonl?q=Funkfrequenzen") == {hit.record.id for hit in archive.search("Funkfrequenzen")}
    dossier = archive.agreement("Funkfrequenzen")
    assert ids(f"/export/jsonl?dossier={dossier.line.id}") == {member.record.id for member in dossier.members}
    assert ids("/export/jsonl?mode=direct") == set()


def test_formats_are_listed_with_what_was_asked_for(client: TestClient) -> None:
    page = read(client.get("/export?type=action&q=Estland").text)
    assert "/export/csv?type=action&q=Estland" in page.links
    assert not any(link.startswith("/export/sqlite") for link in page.links)  # it holds all or nothing
    assert "/export/sqlite" in read(client.get("/export").text).links


def test_what_can_not_be_exported_is_told(client: TestClient) -> None:
    assert client.get("/export/nix").status_code == 404
    assert client.get("/export/sqlite?type=action").status_code == 422
    assert client.get("/export/jsonl?since=soon").status_code == 400
    assert client.get("/export/jsonl?dossier=nix").status_code == 404
