"""Reading rooms to test: one with a small invented story, one whose documents are up to no good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from archive import stories
from depesche.archive import Archive
from depesche.records import Document
from depesche.room import Settings, create_app
from room import hostile

Visit = Callable[..., TestClient]


@pytest.fixture(scope="session")
def where(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive file with the story, a copy of one of its texts, and a longer article without records."""
    place = tmp_path_factory.mktemp("room") / "room.db"
    with Archive(place) as archive:
        archive.store_many(stories.all_three())
        copy = stories.document("kopie", stories.FIRST.text + " (bns)", published="2025-03-12", publisher="Morgenpost")
        _, found, _ = stories.first()
        moved = [record.model_copy(update={"document": copy.reference}).with_id() for record in found]
        archive.store(copy, moved)
        archive.store(Document(id="leer", text="Ein Text ohne Einträge.\n\nIn zwei Absätzen."), [])
    return place


@pytest.fixture
def archive(where: Path) -> Iterator[Archive]:
    """The archive with the story; tests that change it make their own."""
    with Archive(where) as opened:
        yield opened


@pytest.fixture(scope="session")
def hostile_where(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive file with hostile documents and records made of them."""
    place = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with Archive(place) as archive:
        archive.store_many(hostile.readings())
    return place


@pytest.fixture
def visit() -> Iterator[Visit]:
    """Opens a room for an archive: `visit(archive, language="de", token=…)`."""
    clients: list[TestClient] = []

    def opened(archive: Archive, language: str = "en", **settings: object) -> TestClient:
        app = create_app(archive, Settings(**settings))  # type: ignore[arg-type]
        client = TestClient(app, base_url="http://localhost", headers={"accept-language": language})
        clients.append(client)
        return client.__enter__()

    yield opened
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture(params=["en", "de"])
def client(request: pytest.FixtureRequest, archive: Archive, visit: Visit) -> TestClient:
    """A visitor of the room with the story, in either language."""
    return visit(archive, request.param)
