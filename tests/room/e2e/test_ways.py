"""What visitors do: read, follow, narrow down, zoom, bring documents, change the language."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from archive import stories
from depesche.archive import Archive
from room.e2e.conftest import Come, Visitor
from room.test_add import ARTICLE

READER = f"/documents/{stories.FIRST.sha256}"
Still = tuple[Archive, str]


def test_pointing_at_evidence_shows_the_record(still: Still, visitor: Visitor) -> None:
    page = visitor.go(still[1] + READER)
    words = page.locator(".ev[data-r]", has_text="Rojas lobte die Gastgeber")
    inspector = page.locator("#inspector")
    assert inspector.is_hidden()
    words.hover()
    inspector.wait_for(state="visible")
    assert "Elbe-Kurier" in inspector.locator(".chain").inner_text()  # through whose hands it came
    assert "Pedro Rojas" in inspector.locator(".chain").inner_text()
    assert "90 %" in inspector.inner_text()
    assert "on" in (words.get_attribute("class") or "").split()
    visitor.shoot("reader-hover")
    words.click()  # stays, wherever the pointer goes
    page.locator("h1").first.hover(force=True)
    assert inspector.is_visible()
    visitor.keys("Escape")
    assert inspector.is_hidden()


def test_records_can_be_walked_through_without_a_mouse(still: Still, visitor: Visitor) -> None:
    page = visitor.go(still[1] + READER)
    visitor.keys("j")
    first = page.locator("#inspector").get_attribute("data-r")
    visitor.keys("j")
    second = page.locator("#inspector").get_attribute("data-r")
    assert first is not None
    assert first != second
    assert page.locator(".ev.on").count() > 0
    visitor.keys("k")
    assert page.locator("#inspector").get_attribute("data-r") == first


def test_types_of_records_are_hidden_by_number(still: Still, visitor: Visitor) -> None:
    page = visitor.go(still[1] + READER)
    cards = page.locator(".card.t-statement")
    assert cards.first.is_visible()
    visitor.keys("3")
    assert cards.first.is_hidden()
    visitor.keys("3")
    assert cards.first.is_visible()


def test_addresses_lead_to_a_record_and_to_a_stretch_of_text(still: Still, visitor: Visitor) -> None:
    archive, where = still
    record = archive.search(type="action")[0].record
    page = visitor.go(f"{where}/records/{record.id}")
    assert page.url.endswith(f"#r-{record.id}")
    assert "".join(page.locator(".ev.on").all_inner_texts()) == record.evidence[0].text
    start = stories.FIRST.text.index("Funkfrequenzen")
    page = visitor.go(f"{where}{READER}?span={start}-{start + 14}#span")
    assert "".join(page.locator(".linked").all_inner_texts()) == "Funkfrequenzen"
    assert page.locator("#span").is_visible()


def test_selected_words_get_an_address(still: Still, visitor: Visitor) -> None:
    page = visitor.go(still[1] + READER)
    page.locator(".ev", has_text="Rojas lobte").dblclick()
    link = page.locator(".selection a")
    link.wait_for(state="visible")
    found = re.search(r"span=(\d+)-(\d+)", link.get_attribute("href") or "")
    assert found
    chosen = page.evaluate("String(getSelection())")
    assert stories.FIRST.text[int(found[1]) : int(found[2])] == chosen


def test_a_search_is_narrowed_down_and_can_be_shared(still: Still, come: Come, visitor: Visitor) -> None:
    page = visitor.go(still[1])
    visitor.keys("/")
    page.keyboard.type("Tamm")
    visitor.leaves("Enter")
    before = page.locator(".hit").count()
    with page.expect_navigation():
        page.locator(".facets a[href*='type=office']").click()
    assert "q=Tamm" in page.url
    assert "type=office" in page.url
    after = page.locator(".hit").count()
    assert 0 < after < before
    visitor.shoot("search-narrowed")
    other = come(visitor.language)
    assert other.go(page.url).locator(".hit").count() == after
    with page.expect_navigation():
        page.locator(".chosen a[href*='Tamm']").first.click()  # take it back
    assert "type=office" not in page.url


def test_pages_are_turned_by_keys(still: Still, visitor: Visitor) -> None:
    page = visitor.go(f"{still[1]}/search?limit=3")
    first = page.locator(".hit").first.inner_text()
    visitor.leaves("n")
    assert page.locator(".hit").first.inner_text() != first
    visitor.leaves("p")
    assert page.locator(".hit").first.inner_text() == first
    visitor.keys("j", "j")
    assert page.locator(".item.at").count() == 1
    visitor.leaves("Enter")
    assert "/documents/" in page.url


def test_the_timeline_zooms_and_its_list_follows(still: Still, visitor: Visitor) -> None:
    page = visitor.go(f"{still[1]}/timeline")
    drawing = page.locator("[data-chronicle]")
    page.locator("[data-chronicle][data-ready]").wait_for()
    before = page.locator("#listed .line").count()
    assert int(drawing.get_attribute("data-ready") or 0) == before
    drawing.focus()
    with page.expect_response(lambda answer: "/timeline/list" in answer.url):
        visitor.keys(*["+"] * 10, "ArrowRight")
    expect(page.locator("#listed .line")).not_to_have_count(before)
    visitor.shoot("timeline-zoomed")
    with page.expect_response(lambda answer: "/timeline/list" in answer.url):
        page.locator("[data-zoom=all]").click()
    expect(page.locator("#listed .line")).to_have_count(before)


def test_the_graph_draws_actors_and_leads_to_them(still: Still, visitor: Visitor) -> None:
    page = visitor.go(f"{still[1]}/actors/graph")
    page.locator("[data-ties][data-ready]").wait_for()
    assert page.locator("[data-ties] circle").count() >= 4
    assert page.locator("#ties-list li").count() >= 3  # the same in words
    page.locator("[data-zoom=in]").click()
    with page.expect_navigation():
        page.locator("#ties-list a").first.click()
    assert "/actors/" in page.url


def test_the_map_shows_where_it_was(still: Still, visitor: Visitor) -> None:
    page = visitor.go(f"{still[1]}/actors/map")
    page.locator("[data-world][data-ready]").wait_for()
    assert page.locator(".world .land").count() > 100
    spot = page.locator(".world a").first
    with page.expect_navigation():
        spot.focus()
        page.keyboard.press("Enter")
    assert "place=" in page.url
    assert page.locator(".hit").count() >= 1


def test_keys_are_told(still: Still, visitor: Visitor) -> None:
    page = visitor.go(still[1])
    visitor.keys("?")
    dialog = page.locator("dialog#keys")
    assert dialog.is_visible()
    assert visitor.says("Tasten", "Keys") in dialog.inner_text()
    visitor.shoot("keys")
    visitor.keys("Escape")
    assert dialog.is_hidden()


def test_language_and_light_are_chosen_and_kept(still: Still, visitor: Visitor) -> None:
    page = visitor.go(f"{still[1]}/agreements")
    other = "de" if visitor.language == "en" else "en"
    with page.expect_navigation():
        page.locator(f"footer button[lang={other}]").click()
    assert page.url.endswith("/agreements")
    assert page.locator("html").get_attribute("lang") == other
    with page.expect_navigation():
        page.locator("footer button[value=dark]").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    visitor.go(f"{still[1]}/actors")
    assert page.locator("html").get_attribute("lang") == other
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_pasted_text_is_read_while_one_waits(story: Archive, address: str, visitor: Visitor) -> None:
    page = visitor.go(f"{address}/add")
    page.locator("#f-text").fill(ARTICLE)
    page.locator("#f-publisher").fill("Elbe-Kurier")
    page.locator("#f-published").fill("2025-03-12")
    with page.expect_navigation():
        page.locator(".paste button.do").click()
    link = page.locator(".batches a[href^='/documents/']").first
    link.wait_for(timeout=120_000)
    visitor.shoot("add-read")
    with page.expect_navigation():
        link.click()
    assert "enger zusammenarbeiten" in page.locator("article.text").inner_text()
    assert page.locator(".card").count() > 0


def test_a_file_is_read(story: Archive, address: str, visitor: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "eins.txt"
    file.write_text(ARTICLE.replace("Santiago", "Lima"), encoding="utf-8")
    page = visitor.go(f"{address}/add")
    page.locator("#f-files").set_input_files(file)
    page.locator("#f-day").fill("2025-03-12")
    with page.expect_navigation():
        page.locator(".upload button.do").click()
    page.locator(".batches a[href^='/documents/']").first.wait_for(timeout=120_000)
    assert story.document("eins.txt").published is not None


def test_pages_can_be_read_without_scripts(still: Still, come: Come) -> None:
    visitor = come("en")
    visitor.page.route("**/*.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page = visitor.go(still[1] + READER)
    page.locator(".card details summary").first.click()
    expect(page.locator(".card .slots").first).to_be_visible()
    visitor.shoot("reader-plain")
