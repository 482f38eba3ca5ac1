"""Every page in either language: it is there, it is one page, it says what the archive holds."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from starlette.testclient import TestClient

from archive import stories
from depesche.archive import Archive
from room.pages import Page, read, walk


def fetched(client: TestClient, address: str) -> Page:
    """The page at an address."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return read(answer.text)


def test_every_link_leads_somewhere(client: TestClient) -> None:
    pages = walk(client, most=250)
    assert {"/", "/search", "/timeline", "/documents", "/dossiers", "/agreements", "/actors", "/statements", "/help",
            "/api"} <= set(pages)  # fmt: skip
    kinds = Counter(address.split("/")[1] for address in pages)
    assert kinds["documents"] > 5
    assert kinds["actors"] > 5
    language = client.headers["accept-language"]
    for address, page in pages.items():
        assert page.faults == [], address
        assert page.language == language, address
        assert all(src.startswith("/static/") for src in page.scripts), address


def test_every_page_can_be_used_without_eyes(client: TestClient) -> None:
    for address, page in walk(client, most=60).items():
        assert [one for one, times in Counter(page.ids).items() if times > 1] == [], address
        assert page.headings.count("h1") == 1, address
        for control in page.inputs:
            named = control.get("aria-label") or control.get("id") in page.labels
            assert named, f"{address}: {control}"


@pytest.mark.parametrize(
    ("address", "english", "german"),
    [
        ("/", "Who met whom", "Wer traf wen"),
        ("/search?q=Funkfrequenzen", "Search", "Suche"),
        ("/timeline", "Timeline", "Zeitleiste"),
        ("/documents", "Documents", "Dokumente"),
        ("/dossiers", "Dossiers", "Begegnung"),
        ("/agreements", "Agreements", "Abkommen"),
        ("/actors", "Actors", "Akteure"),
        ("/actors/graph", "Who has to do with whom", "Wer mit wem zu tun hat"),
        ("/actors/map", "Map of encounters", "Karte der Begegnungen"),
        ("/statements", "Statements", "Äußerungen"),
        ("/help", "Evidence", "Beleg"),
        ("/api", "Parameter", "Bedeutung"),
    ],
)
def test_pages_speak_both_languages(client: TestClient, address: str, english: str, german: str) -> None:
    expected = german if client.headers["accept-language"] == "de" else english
    assert expected in fetched(client, address).text


def test_the_reader_marks_evidence_and_overlaps(client: TestClient) -> None:
    html = client.get(f"/documents/{stories.FIRST.sha256[:16]}").text
    plain = re.sub("<[^>]+>", "", html[html.index('<div class="par">') : html.index('<div class="cards"')])
    assert stories.FIRST.text in plain.replace("&#34;", '"')
    assert re.search(r'class="ev e1-encounter e2-office"', html)  # the office stands within the meeting
    assert html.count('class="card item') == 5


def test_the_reader_links_to_records_and_spans(client: TestClient, archive: Archive) -> None:
    record = archive.search(type="action")[0].record
    answer = client.get(f"/records/{record.id}", follow_redirects=False)
    assert answer.headers["location"] == f"/documents/{record.document.sha256[:16]}#r-{record.id}"
    assert f'id="r-{record.id}"' in client.get(answer.headers["location"]).text
    start = stories.FIRST.text.index("Liisa")
    linked = client.get(f"/documents/{stories.FIRST.sha256}?span={start}-{start + 25}").text
    marked = re.findall(r'class="ev[^"]* linked"[^>]*>([^<]*)<', linked)
    assert "".join(marked) == stories.FIRST.text[start : start + 25]
    assert linked.count('id="span"') == 1
    assert client.get(f"/documents/{stories.FIRST.sha256}?span=99999-100000").status_code == 200


def test_a_document_is_found_by_id_too(client: TestClient) -> None:
    assert "Funkfrequenzen" in fetched(client, "/documents/kurier").text
    assert "ohne Einträge" in fetched(client, "/documents/leer").text


def test_a_dossier_shows_tellings_by_origin_and_folds_copies(client: TestClient, archive: Archive) -> None:
    meeting = archive.search("beraten", type="encounter")[0]
    assert meeting.dossier
    html = client.get(f"/dossiers/{meeting.dossier}").text
    assert html.count('class="telling item"') == 2  # three documents, two of them one text
    assert html.count('class="copies"') == 1
    assert "Morgenpost" in html
    assert "Abendbote" in html


def test_an_agreement_shows_its_life(client: TestClient, archive: Archive) -> None:
    dossier = archive.agreement("Funkfrequenzen")
    address = f"/agreements/{dossier.line.id}"
    page = fetched(client, address)
    signed, ratified = ("unterzeichnet", "ratifiziert") if page.language == "de" else ("signed", "ratified")
    assert page.text.index(signed) < page.text.index(ratified)
    answer = client.get(f"/dossiers/{dossier.line.id}", follow_redirects=False)
    assert answer.headers["location"] == address


def test_every_line_of_a_life_is_one_click_from_its_words(client: TestClient, archive: Archive) -> None:
    html = client.get(f"/agreements/{archive.agreement('Funkfrequenzen').line.id}").text
    life = html[html.index('<ol class="steps">') : html.index("</ol>")]
    assert life.count("<blockquote") == life.count("?span=") == 3
    assert 'class="differences"' not in html  # the day of the signing contradicts no day of another step


def test_a_count_of_one_is_singular(client: TestClient) -> None:
    assert re.search(r"<b>1</b> (Begegnung|Encounter)<", client.get("/actors/person/marta_vega@CHL").text)
    assert re.search(r"<b>\d+</b> (Begegnungen|Encounters)<", client.get("/").text)


def test_an_actor_is_known_by_any_name(client: TestClient) -> None:
    page = fetched(client, "/actors/person/liisa_tamm@EST")
    assert "Ministerin" in page.text
    moved = client.get("/actors/person/Tamm", follow_redirects=False)
    assert moved.status_code == 303
    assert moved.headers["location"] == "/actors/person/liisa_tamm@EST"
    state = "Estland" if page.language == "de" else "Estonia"
    assert state in fetched(client, "/actors/state/EST").text


def test_statements_stand_in_their_context(client: TestClient) -> None:
    html = client.get("/statements?by=Rojas").text
    assert re.search(r"<mark>Rojas lobte die Gastgeber\.</mark>", html)
    assert "Abkommen über Funkfrequenzen." in html  # the sentence before


def test_searches_can_be_shared_and_narrowed(client: TestClient) -> None:
    page = fetched(client, "/search?q=Tamm")
    narrowed = [link for link in page.links if link.startswith("/search?") and "type=office" in link]
    assert narrowed
    assert all("q=Tamm" in link for link in narrowed)
    assert fetched(client, narrowed[0]).text


def test_what_is_not_there_is_told(client: TestClient) -> None:
    for address in ("/nix", "/documents/nix", "/dossiers/nix", "/agreements/nix", "/actors/person/nix", "/records/nix",
                    "/search?actor=Nirgendwer", "/statements?by=Nirgendwer"):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert read(answer.text).faults == []
    for address in ("/search?since=gestern", "/search?type=tree", "/statements?mode=loud", "/documents?page=0",
                    "/documents?page=x", "/search?limit=100000"):  # fmt: skip
        assert client.get(address).status_code == 400, address


def test_a_mistyped_actor_gets_suggestions(client: TestClient) -> None:
    answer = client.get("/actors/person/Rojjjas")
    assert answer.status_code == 404
    assert "Rojas" in answer.text


def test_pages_of_a_list_follow_each_other(client: TestClient) -> None:
    first = client.get("/search?limit=3").text
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    second = client.get("/search?limit=3&page=2").text
    assert 'rel="prev"' in second


def test_language_and_light_are_kept(client: TestClient) -> None:
    token = re.search(r'name="csrf" value="(\w+)"', client.get("/").text)
    assert token
    other = "de" if client.headers["accept-language"] == "en" else "en"
    answer = client.post("/settings", data={"csrf": token[1], "language": other, "next": "/help"})
    assert answer.url.path == "/help"
    assert read(answer.text).language == other
    answer = client.post("/settings", data={"csrf": token[1], "theme": "dark", "next": "https://example.org/"})
    assert answer.url.path == "/"
    assert 'data-theme="dark"' in answer.text


def test_the_list_of_the_timeline_follows_the_drawing(client: TestClient) -> None:
    html = client.get("/timeline/list?since=2025-06&until=2025-06").text
    assert html.count('class="line') == 1
    assert "<html" not in html
