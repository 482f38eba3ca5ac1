"""Files of every form, made for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from depesche.errors import REJECTION_CODES, Rejection
from depesche.sources import forms
from depesche.sources.fields import Found
from depesche.sources.options import Options

PROSE = (
    "Die Außenministerin von Litauen traf am Dienstag in Riga ihren lettischen Amtskollegen. Beide berieten über die "
    "Sicherheit der Seekabel. Nach dem Gespräch sagte sie, man werde die Patrouillen gemeinsam ausweiten."
)
MORE = (
    "Der Sprecher des Ministeriums bestätigte die Pläne am Abend. Einen Zeitpunkt für den Beginn nannte er nicht. "
    "Zuvor hatte der Ausschuss des Parlaments die Mittel dafür freigegeben."
)


def read(
    data: bytes, name: str = "a", options: Options | None = None, kind: str | None = None
) -> list[Found | Rejection]:
    """What bytes of that name hold; every rejection has a known code and a place."""
    items = list(forms.read_bytes(data, name, options or Options(), kind))
    for item in items:
        if isinstance(item, Rejection):
            assert item.code in REJECTION_CODES
            assert item.source.startswith(name) or "://" in item.source
    return items


def one(data: bytes, name: str = "a", options: Options | None = None) -> Found:
    """The one document of these bytes."""
    (item,) = read(data, name, options)
    assert isinstance(item, Found), item
    return item


def refused(data: bytes, name: str = "a", options: Options | None = None) -> Rejection:
    """The one rejection of these bytes."""
    (item,) = read(data, name, options)
    assert isinstance(item, Rejection), item
    return item


def packed(members: Mapping[str, bytes] | Iterable[tuple[str, bytes]], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as archive:
        for name, data in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(name, data)
    return out.getvalue()


def page(body: str, head: str = "", *, charset: str = "utf-8") -> bytes:
    """A web page."""
    return f"<!doctype html><html lang='de'><head>{head}</head><body>{body}</body></html>".encode(charset)


def pdf(lines: Iterable[str] | None) -> bytes:
    """A PDF of one page with these lines of text, or with none at all."""
    shown = " ".join(f"({line}) Tj T*" for line in lines or ())
    content = f"BT /F1 12 Tf 14 TL 40 800 Td {shown} ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, thing in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start
    return bytes(out)


def docx(paragraphs: Iterable[str], *, title: str | None = None) -> bytes:
    """A DOCX file, as another program writes it."""
    import docx as office

    document = office.Document()
    if title:
        document.add_heading(title, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rtf(paragraphs: Iterable[str]) -> bytes:
    """An RTF file in Windows-1252."""
    body = "".join(f"{escaped(paragraph)}\\par\n" for paragraph in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}\n{body}}}".encode("ascii")


def escaped(text: str) -> str:
    """Characters as RTF spells them."""
    return "".join(c if c.isascii() else f"\\'{c.encode('cp1252')[0]:02x}" for c in text)


def epub(chapters: Mapping[str, bytes], metadata: str = "") -> bytes:
    """An EPUB file."""
    items = "".join(f"<item id='c{i}' href='{name}'/>" for i, name in enumerate(chapters))
    order = "".join(f"<itemref idref='c{i}'/>" for i in range(len(chapters)))
    package = (
        "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>"
    return packed(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "OPS/book.opf": package.encode(),
            **{f"OPS/{name}": data for name, data in chapters.items()},
        }
    )
