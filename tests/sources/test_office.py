"""Office documents, books, mail, and the downloads of press databases."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest

from depesche.errors import Rejection
from depesche.sources.fields import Found
from depesche.sources.options import Options
from sources.making import MORE, PROSE, docx, epub, one, packed, page, pdf, read, refused, rtf

NEXIS = [
    "Benutzername: Probe",
    "Datum und Uhrzeit: Freitag, 22. November 2024 10:00:00",
    "Dokumente (2)",
    "1. Besuch in Riga",
    "2. Zweiter Artikel",
    "Besuch in Riga",
    "Kurier am Abend",
    "19. November 2024 Dienstag",
    "Copyright 2024 Kurier Verlag Alle Rechte vorbehalten",
    "Rubrik: POLITIK; S. 7",
    "Länge: 43 Wörter",
    "Autor: Von Anna Probe und Ben Muster",
    "Body",
    PROSE,
    MORE,
    "Grafik",
    "Die Ministerin am Hafen. Foto: Beispiel",
    "Aktualisierungsdatum: 20. November 2024",
    "Ende des Dokuments",
    "Zweiter Artikel",
    "Nordblatt",
    "November 21, 2024 Thursday",
    "Length: 20 words",
    "Body",
    MORE,
    "Load-Date: November 22, 2024",
    "End of Document",
]
OLD_NEXIS = [
    "1 von 2 DOKUMENTEN",
    "Kurier am Abend",
    "Dienstag 19. November 2024",
    "Deutschland Ausgabe",
    "Besuch in Riga",
    "AUTOR: Anna Probe",
    "RUBRIK: POLITIK; S. 7",
    "LÄNGE: 43 Wörter",
    PROSE,
    "UPDATE: 20. November 2024",
    "SPRACHE: GERMAN; DEUTSCH",
    "2 von 2 DOKUMENTEN",
    "Nordblatt",
    "Donnerstag 21. November 2024",
    "Zweiter Artikel",
    "LÄNGE: 20 Wörter",
    MORE,
    "SPRACHE: GERMAN; DEUTSCH",
]
CODED = [
    "SE Politik", "HD Besuch in Riga", "BY Von Anna Probe", "WC 43 Wörter", "PD 19. November 2024",
    "SN Kurier am Abend", "SC KURA", "LA Deutsch", "CY Copyright 2024 Kurier Verlag", "LP", PROSE, "TD", MORE,
    "NS gdip : Diplomatie", "AN Dokument KURA000020241119ekbj0001x",
    "HD Zweiter Artikel", "WC 20 Wörter", "PD 21 November 2024", "SN Nordblatt", "LP", PROSE, "TD", MORE,
    "AN Dokument NORD000020241121ekbl0002y",
]  # fmt: skip
FACTIVA = [
    "Politik", "Besuch in Riga", "Von Anna Probe", "43 Wörter", "19. November 2024", "Kurier am Abend", "KURA", "7",
    "Deutsch", "Copyright 2024 Kurier Verlag. Alle Rechte vorbehalten", PROSE, MORE,
    "Dokument KURA000020241119ekbj0001x",
    "Zweiter Artikel", "20 Wörter", "21 November 2024", "14:05", "Nordblatt", "NORD", "Deutsch",
    "(c) 2024 Nordblatt", MORE, "Dokument NORD000020241121ekbl0002y",
    "© 2024 Factiva, Inc. Alle Rechte vorbehalten.",
]  # fmt: skip


@pytest.mark.parametrize("lines", [NEXIS, OLD_NEXIS, CODED, FACTIVA], ids=["nexis", "old", "codes", "factiva"])
@pytest.mark.parametrize(("make", "name"), [(docx, "a.docx"), (rtf, "a.rtf")])
def test_downloads_hold_many_articles(lines: list[str], make: object, name: str) -> None:
    assert callable(make)
    items = read(make(lines), name)
    assert [type(item) for item in items] == [Found, Found]
    first, second = [item.document for item in items if isinstance(item, Found)]
    assert [first.id, second.id] == [f"{name}#1", f"{name}#2"]
    assert [first.title, second.title] == ["Besuch in Riga", "Zweiter Artikel"]
    assert [first.publisher, second.publisher] == ["Kurier am Abend", "Nordblatt"]
    assert [first.published, second.published] == [dt.date(2024, 11, 19), dt.date(2024, 11, 21)]
    assert first.authors[0] == "Anna Probe"
    assert first.text.startswith(PROSE)
    assert second.text.endswith(MORE)
    for word in ("Wörter", "WC", "Copyright", "UPDATE", "Foto", "gdip", "Nordblatt", "Dokument"):
        assert word not in first.text + second.text


def test_an_article_without_a_body_costs_itself_only() -> None:
    lines = ["Leer", "Kurier", "19. November 2024", "Body", "End of Document", *NEXIS]
    first, second, third = read(docx(lines), "a.docx")
    assert isinstance(first, Rejection)
    assert (first.code, first.source) == ("empty", "a.docx#1")
    assert isinstance(second, Found)
    assert isinstance(third, Found)


def test_a_document_of_an_office_program() -> None:
    document = one(docx([PROSE, "", MORE], title="Besuch in Riga"), "a.docx").document
    assert document.text == f"Besuch in Riga\n{PROSE}\n{MORE}"
    assert document.title == "Besuch in Riga"
    assert document.published is None
    assert one(docx([PROSE]), "ohne-endung").document.text == PROSE
    document = one(rtf([PROSE, "„Ja“, sagte sie – und ging."]), "a.rtf").document
    assert document.text == f"{PROSE}\n„Ja“, sagte sie – und ging."


def test_a_text_layer_of_a_pdf() -> None:
    lines = PROSE.replace(" ", "\n").split("\n")
    wrapped = [" ".join(lines[i : i + 7]) for i in range(0, len(lines), 7)]
    document = one(pdf([*wrapped, "7"]), "a.pdf").document
    assert " ".join(document.text.split()) == PROSE
    assert document.text.count("\n") <= 1
    assert refused(pdf(None), "a.pdf").code == "no-text-layer"
    assert refused(b"%PDF-1.7 \xff", "a.pdf").code == "damaged"
    assert isinstance(read(pdf(wrapped)[:-200], "a.pdf")[0], Found | Rejection)


def test_chapters_of_a_book() -> None:
    told = "<dc:title>Depeschen</dc:title><dc:date>2020-05-01</dc:date><dc:publisher>Verlag</dc:publisher>"
    chapters = {
        "eins.xhtml": page(f"<h1>Erstes</h1><p>{PROSE}</p><p>{MORE}</p>"),
        "titel.xhtml": page("<p>Depeschen</p>"),
        "zwei.xhtml": page(f"<h2>Zweites</h2><div>{MORE}<br/>{PROSE}</div>"),
    }
    first, second = read(epub(chapters, told), "a.epub")
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert first.document.text == f"Erstes\n{PROSE}\n{MORE}"
    assert (first.document.title, second.document.title) == ("Erstes", "Zweites")
    assert first.document.published == dt.date(2020, 5, 1)
    assert first.document.id == "a.epub!/OPS/eins.xhtml"
    assert second.document.text == f"Zweites\n{MORE}\n{PROSE}"
    assert refused(epub({"titel.xhtml": page("<p>Depeschen</p>")}), "a.epub").code == "empty"


def test_books_and_office_documents_declare_no_entities() -> None:
    bomb = b"<!DOCTYPE x [<!ENTITY a '" + b"ha" * 500 + b"'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + i, b"&%c;" % (97 + i) * 50) for i in range(8)
    ) + b"]>"  # fmt: skip
    document = bomb + (
        b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r>"
        b"<w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
    )
    outside = (
        b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:document xmlns:w='http://schemas.openxmlformats.org/"
        b"wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    )
    for data in (document, outside):
        assert refused(packed({"word/document.xml": data}), "a.docx").code in {"empty", "damaged"}
    assert read(epub({"a.xhtml": page(f"<p>{PROSE}{MORE}</p>")}, bomb.decode()), "a.epub")


def mail(**more: object) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Pressestelle des Ministeriums <presse@amt.example>"
    message["To"] = "redaktion@kurier.example"
    message["Date"] = "Tue, 19 Nov 2024 08:15:00 +0100"
    message["Subject"] = "Besuch in Riga: Gespräche über Seekabel"
    message.set_content(f"{PROSE}\n\n{MORE}\n")
    return message


def test_a_mail_of_a_press_service() -> None:
    message = mail()
    message.add_alternative(f"<html><body><p>{PROSE}</p></body></html>", subtype="html")
    message.add_attachment(docx([MORE]), maintype="application", subtype="octet-stream", filename="anlage.docx")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="wappen.gif")
    first, second = read(message.as_bytes(), "a.eml")
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert first.document.text.startswith(PROSE)
    assert first.document.title == "Besuch in Riga: Gespräche über Seekabel"
    assert first.document.publisher == "Pressestelle des Ministeriums"
    assert (first.document.published, first.document.published_from) == (dt.date(2024, 11, 19), "metadata")
    assert (second.document.id, second.document.text) == ("a.eml!/anlage.docx", MORE)


def test_mail_without_plain_text_and_mail_in_mail() -> None:
    inner = mail()
    inner.set_content(f"<p>{PROSE}</p><p>{MORE}</p>", subtype="html")
    assert one(inner.as_bytes(), "ohne-endung").document.text == f"{PROSE}\n{MORE}"
    outer = mail()
    outer.add_attachment(inner)
    first, second = read(outer.as_bytes(), "a.eml")
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert second.document.text == f"{PROSE}\n{MORE}"
    empty = mail()
    empty.set_content(" ")
    assert refused(empty.as_bytes(), "a.eml").code == "empty"


def test_a_page_saved_as_mhtml() -> None:
    saved = (
        (
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kurier.example/besuch\r\nSubject: Besuch\r\n"
            b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\n'
            b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        )
        + page(f"<article><h1>Besuch</h1><p>{PROSE}</p><p>{MORE}</p></article>")
        + b"\r\n--x--\r\n"
    )
    document = one(saved, "a.mhtml").document
    assert document.url == "https://kurier.example/besuch"
    assert PROSE in document.text


def test_mail_nested_without_end_is_bounded() -> None:
    message = mail()
    for _ in range(12):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    codes = [item.code for item in read(message.as_bytes(), "a.eml") if isinstance(item, Rejection)]
    assert codes == ["over-limit"]
    assert refused(b"kein Kopf", "a.eml", Options(form="mail")).code in {"damaged", "empty"}
