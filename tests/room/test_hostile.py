"""Hostile documents go through every page and the API without effect."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from archive import stories
from depesche.archive import Archive
from depesche.exports import FORMATS
from depesche.room.inert import inert
from room import hostile
from room.conftest import Visit
from room.pages import read, walk
from room.test_add import settled
from room.test_review import token


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


@pytest.fixture
def wide_cells() -> Iterator[None]:
    """Lets the CSV reader take cells of endless words."""
    usual = csv.field_size_limit(100_000_000)
    yield
    csv.field_size_limit(usual)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_does_what_documents_say(archive: Archive, visit: Visit, name: str, wide_cells: None) -> None:
    answer = visit(archive).get(f"/export/{name}")
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="depesche-{name}')
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "html" not in answer.headers["content-type"]
    files = {f"export{FORMATS[name].suffix}": answer.content}
    if FORMATS[name].shape not in ("text", "binary") and answer.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            for inside in packed.namelist():  # no way out of the folder it is unpacked into
                assert not inside.startswith("/")
                assert ".." not in inside.split("/")
                assert "\\" not in inside
            files = {inside: packed.read(inside) for inside in packed.namelist()}
    for inside, content in files.items():
        kind = inside.rpartition(".")[2]
        if kind == "csv" and name != "tables":  # those are for programs; `excel` is the same for spreadsheets
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
                assert not [cell for cell in row if cell[:1] in tuple("=+@\t\r")], inside
        elif kind in ("json", "jsonld", "jsonl"):
            for line in content.decode().splitlines() if kind == "jsonl" or name == "ftm" else [content.decode()]:
                json.loads(line)
        elif kind in ("xml", "graphml", "gexf", "tml", "xmi"):
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def test_the_review_shows_hostile_records_as_they_stand(archive: Archive, visit: Visit) -> None:
    client = visit(archive)
    for question in archive.questions(limit=25):
        answer = client.get(f"/review/records/{question.record.id}")
        assert answer.status_code == 200
        assert read(answer.text).faults == []
        assert not set(answer.text) & set("\x00\x07\x1b\u202e\u2066")


@pytest.mark.parametrize("words", [hostile.SCRIPT, hostile.STRINGS[1], hostile.STRINGS[7], hostile.STRINGS[9]])
def test_reasons_names_and_pasted_text_are_inert(tmp_path: Path, visit: Visit, words: str) -> None:
    with Archive(tmp_path / "judged.db") as fresh:
        fresh.store_many(stories.all_three())
        client = visit(fresh, processes=1)
        client.post("/review/name", data={"csrf": token(client), "name": words})
        record = fresh.questions(limit=1)[0].record.id
        client.post(f"/review/records/{record}/reject", data={"csrf": token(client), "reason": words})
        assert len(fresh.judgements()) == 1
        form = {"csrf": token(client), "text": words, "title": words, "publisher": words}
        client.post("/add/text", data=form)
        settled(client)
        for path in ("/review", "/review/history", f"/review/records/{record}", "/add", "/add/batches", "/documents"):
            answer = client.get(path)
            assert answer.status_code == 200
            assert read(answer.text).faults == [], path
        assert client.get("/review/judgements.csv").status_code == 200
