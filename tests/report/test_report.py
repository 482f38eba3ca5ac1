"""Reports: every sentence has its evidence, nothing runs and nothing is fetched, in German and English."""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html as parser

from archive import stories
from depesche import report
from depesche.archive import Archive
from depesche.archive.errors import NotFound
from depesche.cli import main
from depesche.records import Actor, Document
from depesche.report import build, phrases, timeline
from depesche.report.model import Mark, Report
from depesche.report.pdf import PdfError, browser
from exports import odd

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    told = odd.result()
    evil = Actor(id=None, name=f"Rat {EVIL}", kind="group")
    document = Document(
        **{**told.document.model_dump(), "title": EVIL, "url": "javascript:alert(1)", "publisher": EVIL}
    )
    records = [r.model_copy(update={"document": document.reference, "asserted_by": [evil]}) for r in told.records]
    with Archive(tmp_path / "test.db") as opened:
        opened.store_many(stories.all_three())
        opened.store(document, [record.with_id() for record in records])
        yield opened


def every(archive: Archive, language: str = "de") -> list[Report]:
    names = [line.id for line in archive.agreements()]
    assert names
    return [
        report.on_actor(archive, "Jana Veselá", language=language),
        report.on_actor(archive, "Liisa Tamm", language=language),
        report.on_actor(archive, "Chile", language=language),
        *(report.on_agreement(archive, name, language=language) for name in names),
        report.on_span(archive, "2025-01", "2025-12", language=language),
    ]


@pytest.mark.parametrize("language", report.LANGUAGES)
def test_every_sentence_has_evidence_that_cuts(archive: Archive, language: str) -> None:
    for found in every(archive, language):
        sentences = [sentence for section in found.sections for sentence in section.sentences]
        assert sentences
        for sentence in sentences:
            assert sentence.notes, sentence.text
            assert sentence.text[0] == sentence.text[0].upper()
            assert "{" not in sentence.text
        assert {n for sentence in sentences for n in sentence.notes} == set(range(1, len(found.notes) + 1))
        for note in found.notes:
            assert archive.document(note.document).text[note.start : note.end] == note.quote
            assert found.sources[note.source - 1].id == note.document


@pytest.mark.parametrize("language", report.LANGUAGES)
def test_pages_run_nothing_and_fetch_nothing(archive: Archive, language: str) -> None:
    for found in every(archive, language):
        page = report.html(found, archive="test.db")
        tree = parser.document_fromstring(page)
        assert tree.get("lang") == language
        assert not tree.xpath("//script | //img | //link | //iframe | //object | //*[@style] | //*[@src]")
        assert not [name for element in tree.iter() for name in element.attrib if str(name).startswith("on")]
        for link in tree.xpath("//a/@href"):
            assert link.startswith(("#", "http://", "https://"))
            if link.startswith("#"):
                assert tree.xpath(f"//*[@id='{link[1:]}']")
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in policy
        assert "default-src 'none'" in policy
        assert "url(" not in style
        assert "@import" not in style


def test_what_a_document_says_is_shown_not_run(archive: Archive) -> None:
    page = report.html(report.on_actor(archive, "Jana Veselá"))
    assert EVIL not in page
    tree = parser.document_fromstring(page)
    assert EVIL in tree.text_content()
    assert not tree.xpath("//script")


def test_sentences_say_what_is_told(archive: Archive) -> None:
    german = " ".join(s.text for part in report.on_actor(archive, "Jana Veselá").sections for s in part.sentences)
    assert "Am 10. März 2025 fand ein Besuch statt (Kopenhagen); beteiligt: Jana Veselá und Dänemark." in german
    assert "Jana Veselá wird „Außenministerin“ genannt (Tschechien)." in german
    assert "Jana Veselá versprach: „Wir helfen einander“" in german
    found = report.on_actor(archive, "Jana Veselá", language="en")
    english = " ".join(sentence.text for section in found.sections for sentence in section.sentences)
    assert "On 10 March 2025 a visit took place (Kopenhagen); taking part: Jana Veselá and Dänemark." in english
    name = "Abkommen über Katastrophenhilfe"
    told = [s.text for part in report.on_agreement(archive, name).sections for s in part.sentences]
    assert told == [
        f"Zu „{name}“ wird berichtet: Unterzeichnung am 10. März 2025 durch Tschechien.",
        f"„{name}“ enthält eine Verpflichtung der Art „Hilfe“.",
    ]


def test_long_reports_begin_with_what_is_told_most(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    short = report.on_span(archive, "2025-01", "2025-12")
    monkeypatch.setattr(build, "_LONG", 1)
    monkeypatch.setattr(build, "_FIRST", 2)
    found = report.on_span(archive, "2025-01", "2025-12")
    assert found.sections[1:] == short.sections
    first, second = found.sections[0].sentences
    most = sorted(found.told_most, key=lambda told: told[:2], reverse=True)
    assert most[0][0] > 1
    assert [first, second] == [told[2] for told in most[:2]]


def test_both_languages_have_the_same_keys() -> None:
    tables = []
    for package, name in phrases.LANGUAGES.values():
        path = Path(sys.modules[package].__file__ or "").parent if package in sys.modules else None
        assert path is not None
        tables.append(yaml.safe_load((path / name).read_text("utf-8")))
    german, english = tables
    assert german.keys() == english.keys()
    for group, terms in german.items():
        if isinstance(terms, dict):
            assert terms.keys() == english[group].keys(), group
            for key, text in terms.items():
                assert slots(text) == slots(english[group][key]), (group, key)
    assert len(german["months"]) == len(english["months"]) == 12


def slots(pattern: str) -> set[str]:
    return set(re.findall(r"\{ ?(\w+)", pattern))


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("2025-03-10", "am 10. März 2025", "on 10 March 2025"),
        ("2025-03-10TMO", "am 10. März 2025", "on 10 March 2025"),
        ("2025-03", "im März 2025", "in March 2025"),
        ("2025", "im Jahr 2025", "in 2025"),
        ("2025-03-10/2025-03-12", "vom 10. März 2025 bis zum 12. März 2025", "from 10 March 2025 to 12 March 2025"),
        ("2025-SU", "vom 1. Juni 2025 bis zum 31. August 2025", "from 1 June 2025 to 31 August 2025"),
        ("PRESENT_REF", "", ""),
        (None, "", ""),
    ],
)
def test_dates_in_words(value: str | None, german: str, english: str) -> None:
    assert phrases.phrases("de").when(value) == german
    assert phrases.phrases("en").when(value) == english


def test_the_timeline_keeps_within_its_picture() -> None:
    marks = [Mark("encounter", str(i), f"2025-03-{i:02}", f"2025-03-{i:02}") for i in range(1, 29)]
    marks += [Mark("action", "long", "2024-01-01", "2025-12-31"), Mark("agreement", "one", "2025-01-01", "2025-01-01")]
    drawn = timeline.picture(marks)
    assert drawn is not None
    assert len(drawn.bars) == len(marks)
    for bar in drawn.bars:
        assert timeline.LEFT <= bar.x <= bar.x + bar.width <= timeline.WIDTH
        assert 0 <= bar.y <= drawn.height
    one = timeline.picture([Mark("action", "x", "2025-01-01", "2025-01-01")])
    assert one is not None
    assert timeline.picture([]) is None


def test_what_is_not_there(archive: Archive) -> None:
    with pytest.raises(NotFound):
        report.on_actor(archive, "Niemand Nirgends")
    with pytest.raises(NotFound):
        report.on_span(archive, "1990", "1991")


def call(monkeypatch: pytest.MonkeyPatch, archive: Archive, *args: object) -> int:
    monkeypatch.setattr(sys, "argv", ["depesche", "report", *map(str, args), "--archive", archive.where])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_the_command(monkeypatch: pytest.MonkeyPatch, archive: Archive, tmp_path: Path, capfd: Any) -> None:
    out = tmp_path / "r.html"
    assert call(monkeypatch, archive, "actor", "Jana Veselá", "-o", out, "--language", "en") == 0
    assert "took place" in out.read_text("utf-8")
    assert call(monkeypatch, archive, "span", "2025", "2025") == 0
    assert "<!DOCTYPE html>" in capfd.readouterr().out
    assert call(monkeypatch, archive, "agreement", "Katastrophenhilfe", "-o", out) == 0
    assert call(monkeypatch, archive, "actor", "Niemand Nirgends") == 7
    assert call(monkeypatch, archive, "actor", "Jana Veselá", "--pdf") == 2


def test_a_pdf_is_printed_by_what_is_named(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "browser"
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "to = [a.split('=', 1)[1] for a in sys.argv if a.startswith('--print-to-pdf=')][0]\n"
        "page = open(sys.argv[-1].removeprefix('file://'), encoding='utf-8').read()\n"
        "open(to, 'w', encoding='utf-8').write('%PDF-1.7 ' + str(len(page)))\n",
        "utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("DEPESCHE_CHROMIUM", str(program))
    page = report.html(report.on_actor(archive, "Jana Veselá"))
    report.pdf(page, tmp_path / "r.pdf")
    assert (tmp_path / "r.pdf").read_text("utf-8") == f"%PDF-1.7 {len(page)}"
    program.write_text(f"#!{sys.executable}\nraise SystemExit('out of order')\n", "utf-8")
    with pytest.raises(PdfError, match="out of order"):
        report.pdf(page, tmp_path / "x.pdf")
    monkeypatch.setenv("DEPESCHE_CHROMIUM", str(tmp_path / "nothing"))
    with pytest.raises(PdfError, match="can't be run"):
        report.pdf(page, tmp_path / "x.pdf")
    monkeypatch.delenv("DEPESCHE_CHROMIUM")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(PdfError, match="no Chromium"):
        report.pdf(page, tmp_path / "x.pdf")


@pytest.mark.skipif(browser() is None, reason="NOT TESTED here: no Chromium to print a PDF with")
def test_a_pdf_is_a_pdf(archive: Archive, tmp_path: Path) -> None:
    report.pdf(report.html(report.on_actor(archive, "Jana Veselá")), tmp_path / "r.pdf")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "r.pdf").stat().st_size > 5_000
