"""Hostile documents go through every page and the API without effect."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from depesche.archive import Archive
from depesche.room.inert import inert
from room import hostile
from room.conftest import Visit
from room.pages import read, walk


@pytest.fixture
def archive(hostile_where: Path) -> Iterator[Archive]:
    with Archive(hostile_where) as opened:
        yield opened


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_page_does_what_documents_say(archive: Archive, visit: Visit, language: str) -> None:
    client = visit(archive, language)
    pages = walk(client, most=260)
    shown = 0
    for address, page in pages.items():
        assert page.faults == [], address
        assert all(src.startswith("/static/") for src in page.scripts), address
        shown += "alert(1)" in page.text
    assert shown > 50  # it is told as it stands, and does nothing


def test_odd_characters_are_shown_by_name(archive: Archive, visit: Visit) -> None:
    client = visit(archive)
    for address in walk(client, most=120):
        text = client.get(address).text
        for odd in "\x00\x07\x1b\u202a\u202b\u202c\u202d\u202e\u2066\u2069\U000e0041":
            assert odd not in text, (address, hex(ord(odd)))


def test_addresses_that_run_are_no_links(archive: Archive, visit: Visit) -> None:
    client = visit(archive)
    for document, _, _ in hostile.readings():
        page = read(client.get(f"/documents/{document.sha256}").text)
        assert not [link for link in page.links if "alert(1)" in link and not link.startswith(("/", "#"))]


def test_endless_words_stay_small_in_lists(archive: Archive, visit: Visit) -> None:
    client = visit(archive)
    for address in ("/", "/search", "/statements", "/dossiers", "/agreements", "/documents", "/actors", "/timeline"):
        assert len(client.get(address).content) < 400_000, address


def test_hostile_requests_are_answered(archive: Archive, visit: Visit) -> None:
    client = visit(archive)
    for words in hostile.STRINGS:
        for name in ("q", "actor", "by", "about", "state", "place", "source", "publisher", "since", "kind", "span"):
            for path in ("/search", "/statements", "/documents", "/dossiers", "/api/search"):
                answer = client.get(path, params={name: words})
                assert answer.status_code in (200, 400, 404), (path, name, words)
                if path != "/api/search":
                    assert read(answer.text).faults == []


@pytest.mark.parametrize(
    "path",
    [
        "/actors/person/%00",
        "/documents/%00",
        "/documents/..%2f..%2fetc",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/dossiers/%F0%9F%92%A9",
        "/actors/%20/%20",
        "/records/'--",
    ],
)
def test_odd_addresses_are_not_found(archive: Archive, visit: Visit, path: str) -> None:
    assert visit(archive).get(path).status_code == 404


def test_the_api_tells_it_as_it_stands(archive: Archive, visit: Visit) -> None:
    client = visit(archive)
    answer = client.get("/api/search?limit=200")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    told = json.dumps(answer.json(), ensure_ascii=False)
    assert hostile.SCRIPT in told


def test_inert_text_keeps_what_is_harmless() -> None:
    assert inert("Straße\n\tnaïve 👩‍🚀 שלום") == "Straße\n\tnaïve 👩‍🚀 שלום"
    assert inert("\x00\x7f\x85\u202e\ud800") == "␀␡[U+0085][U+202E][U+D800]"
    assert inert(7) == 7
