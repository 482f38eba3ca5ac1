"""Hostile documents in a browser: nothing of them runs, nothing leaves the room."""

from __future__ import annotations

import pytest

from depesche.archive import Archive
from room import hostile
from room.e2e.conftest import Come

PAGES = ("/", "/search", "/search?q=alert", "/timeline", "/documents", "/dossiers", "/agreements", "/actors",
         "/actors/graph", "/actors/map", "/statements", "/review", "/review/history", "/add", "/export")  # fmt: skip


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_runs_and_nothing_breaks(hostile_room: tuple[Archive, str], come: Come, width: int) -> None:
    archive, where = hostile_room
    visitor = come("de", width=width)
    elsewhere: list[str] = []
    visitor.page.on("request", lambda request: None if request.url.startswith(where) else elsewhere.append(request.url))
    # A browser takes minutes to lay out words of a million letters; `test_hostile` next door reads those pages.
    readings = [document for document, _, _ in hostile.readings() if len(document.text) <= 100_000]
    papers = [f"/documents/{document.sha256}" for document in readings]
    queue = [f"/review/records/{one.record.id}" for one in archive.questions(limit=12)]
    lines = [
        f"/{'agreements' if line.type == 'agreement' else 'dossiers'}/{line.id}" for line in archive.timeline()[:8]
    ]
    wide = []
    for path in (*PAGES, *papers, *queue, *lines):
        page = visitor.go(where + path)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert elsewhere == []
    assert wide == []
