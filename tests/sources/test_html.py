"""Web pages: the article and what the page says of itself."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from depesche.errors import Rejection
from depesche.sources import documents
from depesche.sources.fields import Found
from depesche.sources.options import Options
from sources.making import MORE, PROSE, one, page, read, refused

ARTICLE = f"<main><article><h1>Besuch in Riga</h1><p>{PROSE}</p><p>{MORE}</p></article></main>"
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Kurier"},
        {
            "@type": "NewsArticle",
            "headline": "Besuch in Riga",
            "datePublished": "2024-11-18T23:30:00Z",
            "author": [{"@type": "Person", "name": "Anna Probe"}, {"name": "Ben Muster"}],
            "publisher": {"@type": "Organization", "name": "Kurier am Abend"},
        },
    ],
}


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_the_article_with_what_the_page_says_of_itself() -> None:
    head = linked(LINKED) + "<link rel='canonical' href='/politik/besuch'>"
    body = ARTICLE + (
        "<figure><img src='b.jpg'><span class='photo-credit'>Foto: Carla Beispiel</span></figure><nav><ul>"
        "<li><a href='/a'>Was der Vertrag für die Häfen bedeutet</a></li><li><a href='/b'>Mehr</a></li></ul></nav>"
    )
    document = one(page(body, head), "seite.html", Options(url="https://kurier.example/x")).document
    assert document.text.splitlines()[-2:] == [PROSE, MORE]
    assert document.title == "Besuch in Riga"
    assert (document.published, document.published_from) == (dt.date(2024, 11, 19), "metadata")
    assert document.authors == ["Anna Probe", "Ben Muster"]
    assert document.publisher == "Kurier am Abend"
    assert document.url == "https://kurier.example/politik/besuch"
    assert [(link.title, link.url) for link in document.related] == [
        ("Was der Vertrag für die Häfen bedeutet", "https://kurier.example/a")
    ]
    assert document.credits == ["Foto: Carla Beispiel"]
    assert "Foto:" not in document.text
    assert "Häfen" not in document.text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<meta property='article:published_time' content='2024-11-19T08:00:00+01:00'>", "2024-11-19"),
        ("<meta property='article:published:time' content='2024-11-19'>", "2024-11-19"),
        ("<meta name='DC.date.issued' content='19.11.2024'>", "2024-11-19"),
        (
            linked([{"@type": ["Article"], "headline": "x", "datePublished": "kaputt", "dateCreated": "2024-11-19"}]),
            "2024-11-19",
        ),
        ("<script type='application/ld+json'>{\"datePublished\": </script>", None),
    ],
)
def test_dates_of_pages(head: str, published: str | None) -> None:
    document = one(page(ARTICLE, head), "seite.html").document
    assert (document.published and document.published.isoformat()) == published


def test_a_time_element_is_the_last_resort() -> None:
    body = ARTICLE.replace("<p>", "<time datetime='2024-11-19T10:00'>heute</time><p>", 1)
    assert one(page(body), "seite.html").document.published == dt.date(2024, 11, 19)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Besuch in Riga | Kurier</title><meta property='og:site_name' content='Kurier'>", "Besuch in Riga"),
        ("<meta property='og:title' content='Besuch in Riga – Kurier – 19.11.2024'>", "Besuch in Riga"),
        ("<meta property='og:title' content='Die Lage &amp; der Besuch'>", "Die Lage & der Besuch"),
        (
            linked({"@type": "NewsArticle", "headline": "Kopf", "alternativeHeadline": "Anderer Kopf"})
            + "<meta property='og:title' content='Kopf zum Teilen'>",
            "Kopf",
        ),
    ],
)
def test_titles_of_pages(head: str, title: str) -> None:
    assert one(page(ARTICLE, head), "seite.html").document.title == title


SHARED = "<meta property='og:title' content='Was der Besuch in Riga uns angeht'>"
SAME = linked({"@type": "NewsArticle", "headline": "Besuch in Riga"}) + "<title>Besuch in Riga | Kurier</title>"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<meta name='title' content='Besuch in Riga - Kurier'>", "Besuch in Riga"),
        ("<meta name='title' content='Riga: alles zum Besuch'>", "Was der Besuch in Riga uns angeht"),
        ("", "Was der Besuch in Riga uns angeht"),
    ],
)
def test_the_title_for_sharing_gives_way_where_all_others_in_the_head_agree(head: str, title: str) -> None:
    head += SAME + SHARED + "<meta property='og:site_name' content='Kurier'>"
    assert one(page(ARTICLE, head), "seite.html").document.title == title


@pytest.mark.parametrize(
    ("shared", "heading", "title"),
    [
        ("Streit im Ostseerat: Fähren fahren wieder", "Nach dem Sturm - Fähren fahren wieder", "Fähren fahren wieder"),
        ("Nach dem Sturm: Fähren fahren wieder", "Fähren fahren wieder", "Nach dem Sturm: Fähren fahren wieder"),
        ("Sturm: Fähren fahren wieder", "Nach dem Sturm : Fähren fahren wieder", "Sturm: Fähren fahren wieder"),
        ("Nach dem Sturm: Fähren fahren", "Vor dem Fest: Züge fahren", "Nach dem Sturm: Fähren fahren"),
        ("Ostsee: Der Überblick", "Nordsee: Der Überblick", "Ostsee: Der Überblick"),
    ],
)
def test_the_line_above_goes_where_two_headlines_word_it_differently(shared: str, heading: str, title: str) -> None:
    head = f"<meta property='og:title' content='{shared}'>"
    body = ARTICLE.replace("Besuch in Riga", heading)
    assert one(page(body, head), "seite.html").document.title == title


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_encodings(charset: str) -> None:
    data = page(ARTICLE, f"<meta charset='{charset}'>", charset=charset)
    assert PROSE in one(data, "seite.html", Options(form="html")).document.text


def test_a_page_saved_in_utf_8_though_it_says_otherwise() -> None:
    assert PROSE in one(page(ARTICLE, "<meta charset='iso-8859-1'>"), "seite.html").document.text


def test_pages_are_told_by_content_and_packed_ones_unpacked(tmp_path: Path) -> None:
    assert one(page(ARTICLE), "ohne-endung").document.title == "Besuch in Riga"
    (tmp_path / "seite.html.gz").write_bytes(gzip.compress(page(ARTICLE)))
    (item,) = documents([str(tmp_path)])
    assert isinstance(item, Found)
    assert item.document.id == str(tmp_path / "seite.html")


def test_pages_without_an_article_are_told() -> None:
    assert refused(page(""), "seite.html").code == "empty"
    assert refused(page("<a href='/'>Start</a>"), "seite.html").code == "empty"


def test_hostile_pages() -> None:
    deep = b"<html>" + b"<div>" * 100_000 + PROSE.encode()
    entities = b"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><html><p>&b;</p>"
    for data in (deep, entities, b"<html>\0\0" + page(ARTICLE), b"<html " + b"x" * 1_000_000):
        for item in read(data, "seite.html"):
            assert isinstance(item, Found | Rejection)


def test_the_bars_on_real_pages(shared: Path) -> None:
    from benchmarks import html

    pages = html.measure(shared, sample=12)
    assert len(pages) == 12
    assert html.mean(pages, "date") >= 0.9
    assert html.mean(pages, "title") >= 0.9
    assert html.mean(pages, "f1") >= 0.9
