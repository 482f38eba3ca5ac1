"""The front page: what was refused, and runs that go on."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import insert

from archive import stories
from depesche.archive import Archive
from depesche.archive import schema as s
from depesche.archive.opening import writing
from depesche.errors import Rejection
from room.conftest import Visit


def test_rejected_inputs_are_shown(tmp_path: Path, visit: Visit) -> None:
    with Archive(tmp_path / "own.db") as own:
        refused = Rejection("binary", "the file is not text", "bild.png")
        list(own.add_found([refused]))
        html = visit(own).get("/").text
        assert "bild.png" in html
        assert "binary" in html


def test_a_run_that_goes_on_is_followed(tmp_path: Path, visit: Visit) -> None:
    with Archive(tmp_path / "own.db") as own:
        document, found, _ = stories.first()
        own.store(document, found)
        client = visit(own)
        assert "hx-trigger" not in client.get("/today/runs").text
        with writing(own._engine) as connection:
            connection.execute(insert(s.runs).values(started="2025-03-11T08:00:00+00:00", version="9"))
        html = client.get("/today/runs").text
        assert 'hx-trigger="every 3s"' in html
        assert "0 documents so far" in html
        assert 'hx-get="/today/runs"' in client.get("/").text


def test_an_empty_archive_has_pages_too(tmp_path: Path, visit: Visit) -> None:
    with Archive(tmp_path / "empty.db") as own:
        client = visit(own)
        for address in ("/", "/search", "/timeline", "/documents", "/dossiers", "/agreements", "/actors", "/statements",
                        "/actors/graph", "/actors/map", "/api/graph", "/api/map", "/api/timeline"):  # fmt: skip
            assert client.get(address).status_code == 200, address
