"""Adding documents in the browser: pasted, uploaded, refused; told while it goes on."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from depesche.archive import Archive
from room.conftest import Visit
from room.pages import read
from room.test_review import token

ARTICLE = (
    "Der estnische Außenminister Rein Kask traf am Dienstag in Santiago seine chilenische Amtskollegin Marta Vega. "
    "„Wir wollen enger zusammenarbeiten“, sagte Kask nach dem Gespräch.\n"
)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    with Archive(tmp_path / "add.db") as archive:
        yield archive


def settled(client: TestClient) -> str:
    """What the page says once nothing is read any more."""
    for _ in range(600):
        page = client.get("/add/batches").text
        if "hx-trigger" not in page:
            return page
        time.sleep(0.1)
    raise AssertionError(page)


@pytest.mark.parametrize("language", ["en", "de"])
def test_pasted_text_is_read(fresh: Archive, visit: Visit, language: str) -> None:
    client = visit(fresh, language, processes=1)
    form = {"csrf": token(client, "/add"), "text": ARTICLE, "publisher": "Elbe-Kurier", "published": "2025-03-12"}
    answer = client.post("/add/text", data=form)
    assert answer.status_code == 200
    assert read(answer.text).faults == []
    assert "/documents/" in settled(client)
    (source,) = fresh.documents()
    assert (source.publisher, source.published) == ("Elbe-Kurier", "2025-03-12")
    assert fresh.search("", type="statement")


def test_files_of_every_kind_are_read_and_others_told(fresh: Archive, visit: Visit) -> None:
    client = visit(fresh, processes=1)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("innen/zwei.txt", ARTICLE.replace("Santiago", "Lima"))
    files = [
        ("files", ("../../eins.txt", ARTICLE.encode(), "text/plain")),
        ("files", ("paket.zip", packed.getvalue(), "application/zip")),
        ("files", ("bild.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png")),
    ]
    answer = client.post("/add/files", data={"csrf": token(client, "/add")}, files=files)
    assert answer.status_code == 200
    page = settled(client)
    assert "bild.png" in page
    assert {source.id for source in fresh.documents()} >= {"eins.txt"}
    assert fresh.status().documents == 2
    assert fresh.status().rejections


@pytest.mark.parametrize(
    ("address", "form"),
    [("/add/text", {"text": " "}), ("/add/text", {"text": "x", "published": "gestern"}), ("/add/files", {})],
)
def test_what_makes_no_sense_is_refused(fresh: Archive, visit: Visit, address: str, form: dict[str, str]) -> None:
    client = visit(fresh, processes=1)
    assert client.post(address, data={"csrf": token(client, "/add"), **form}).status_code == 422
    assert client.post(address, data=form).status_code == 403
    assert fresh.status().documents == 0


def test_too_much_is_refused(fresh: Archive, visit: Visit) -> None:
    client = visit(fresh, processes=1, most_bytes=10_000)
    form = {"csrf": token(client, "/add"), "text": "x" * 20_000}
    assert client.post("/add/text", data=form).status_code == 413
