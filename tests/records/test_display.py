"""What notebooks show: the whole text, highlighted where evidence stands, and nothing that could run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

import depesche
from archive import stories
from depesche.archive import Archive
from depesche.archive.views import Timeline
from depesche.records import Document, display
from exports import odd
from samples import DOCUMENT, VESELA, records, result

EVIL = "<script>alert(1)</script>"


def shown(page: str) -> html.HtmlElement:
    return html.fragment_fromstring(page, create_parent="div")


def test_a_document_is_whole_and_its_evidence_marked() -> None:
    told = odd.result()
    tree = shown(display.document(told.document, told.records))
    (body,) = tree.xpath(".//div[contains(@style, 'pre-wrap')]")
    # A page has one kind of line end.
    assert body.text_content().replace("\r", "") == told.document.text.replace("\r", "")
    marked = [mark.text_content() for mark in body.iter("mark")]
    assert "Belarus wies den Gesandten aus" in marked
    assert not [mark for mark in body.iter("mark") if mark.findall(".//mark")]


def test_overlapping_evidence_names_all_it_belongs_to() -> None:
    visit, office = records()[0], records()[4]
    tree = shown(display.highlighted(DOCUMENT.text, [(0, 10, visit), (4, 20, office), (4, 10, visit)]))
    pieces = [(mark.text_content(), mark.get("title").count(";") + 1) for mark in tree.iter("mark")]
    assert pieces == [(DOCUMENT.text[0:4], 1), (DOCUMENT.text[4:10], 2), (DOCUMENT.text[10:20], 1)]
    assert "linear-gradient" in tree.xpath(".//mark/@style")[1]
    assert tree.text_content() == DOCUMENT.text


@settings(max_examples=60)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=6))
def test_any_spans_over_any_text(text: str, spans: list[tuple[int, int]]) -> None:
    kinds = records()
    marks = [(start, end, kinds[i % 5]) for i, (start, end) in enumerate(spans) if start < end <= len(text)]
    page = display.highlighted(text, marks)
    assert page.count("<mark") == page.count("</mark>")
    import html as unescape
    import re

    assert unescape.unescape(re.sub("<[^>]*>", "", page)) == unescape.unescape(display.escape(text))


def test_nothing_that_was_read_runs() -> None:
    evil = VESELA.model_copy(update={"name": EVIL})
    office = records()[4].model_copy(update={"person": evil, "title": EVIL, "rule": EVIL})
    document = Document(id=EVIL, text=EVIL, title=EVIL, publisher=EVIL)
    pages = [
        display.document(document),
        display.records(DOCUMENT, [office]),
        office._repr_html_(),
        display.table([EVIL], [[EVIL]]),
    ]
    for page in pages:
        assert "<script" not in page
        assert EVIL in shown(page).text_content() or "title=" in page


@pytest.mark.parametrize("position", range(5))
def test_every_record_shows_its_evidence(position: int) -> None:
    one = records()[position]
    text = shown(one._repr_html_()).text_content()
    assert one.evidence[0].text in text
    assert f"[{one.evidence[0].start}:{one.evidence[0].end}]" in text
    assert display.headline(one) in text


def test_what_reading_gives_shows_itself() -> None:
    found = depesche.Records(DOCUMENT, records())
    assert found._repr_html_() == result()._repr_html_() == display.records(DOCUMENT, records())
    assert "<mark" in found._repr_html_()
    assert DOCUMENT._repr_html_() == display.document(DOCUMENT)


def test_dossiers_and_timelines_show_themselves(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        archive.store_many(stories.all_three())
        timeline = archive.timeline()
        assert isinstance(timeline, Timeline)
        rows = shown(timeline._repr_html_()).xpath(".//tbody/tr")
        assert len(rows) == len(timeline)
        for line in timeline:
            dossier = archive.dossier(line.id)
            text = shown(dossier._repr_html_()).text_content()
            assert line.title in text
            for member in dossier.members:
                assert member.record.evidence[0].text in text
