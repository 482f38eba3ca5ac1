"""Archives of files and of the web: ZIP, gzip, WARC, WACZ, and what hostile ones try."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from depesche.errors import Rejection
from depesche.sources import documents
from depesche.sources import zip as zips
from depesche.sources.fields import Found
from depesche.sources.options import Budget, Options
from sources.making import MORE, PROSE, docx, one, packed, page, read, refused


def told(items: list[Found | Rejection]) -> list[str]:
    """Ids of documents, codes of rejections."""
    return [item.document.id if isinstance(item, Found) else item.code for item in items]


def test_a_zip_of_everything() -> None:
    data = packed(
        {
            "eins.txt": PROSE.encode(),
            "ordner/zwei.html": page(f"<article><h1>Zwei</h1><p>{PROSE}</p><p>{MORE}</p></article>"),
            "drei.docx": docx([PROSE]),
            "vier.jsonl": json.dumps({"id": "vier", "text": MORE}).encode(),
            "innen.zip": packed({"fünf.md": f"# Kopf\n{MORE}".encode()}),
            "sechs.txt.gz": gzip.compress(PROSE.encode()),
            "leer.txt": b"",
            "__MACOSX/eins.txt": b"x",
        }
    )
    assert told(read(data, "a.zip")) == [
        "a.zip!/eins.txt",
        "a.zip!/ordner/zwei.html",
        "a.zip!/drei.docx",
        "vier",
        "a.zip!/innen.zip!/fünf.md",
        "a.zip!/sechs.txt",
        "empty",
    ]


def test_where_a_member_stands_and_what_has_to_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"leer.txt": b"", "gut.txt": PROSE.encode()}))
    empty, good = documents([str(tmp_path)])
    assert isinstance(empty, Rejection)
    assert isinstance(good, Found)
    assert empty.source == f"{tmp_path}/a.zip!/leer.txt"
    assert empty.input == good.input == f"{tmp_path}/a.zip"


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "..\\a.txt", "C:\\a.txt", "\\\\host\\a.txt"]
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    data = packed({"gut.txt": PROSE.encode(), name: MORE.encode()})
    assert told(read(data, "a.zip")) == ["a.zip!/gut.txt", "unsafe-name"]
    assert not zips.safe(name)


def test_bombs_are_defused(monkeypatch: pytest.MonkeyPatch) -> None:
    zeros = packed({"gut.txt": PROSE.encode(), "bombe.txt": b"\0" * 50_000_000})
    assert told(read(zeros, "a.zip")) == ["a.zip!/gut.txt", "over-limit"]
    assert refused(gzip.compress(b"\0" * 50_000_000), "a.gz").code == "over-limit"
    nested = packed({"gut.txt": PROSE.encode()})
    for _ in range(6):
        nested = packed({"innen.zip": nested})
    assert refused(nested, "a.zip").code == "over-limit"
    many = packed({f"{i}.txt": PROSE.encode() for i in range(30)})
    assert told(read(many, "a.zip", Options(budget=Budget(members=10))))[-1] == "over-limit"
    assert told(read(many, "a.zip", Options(budget=Budget(total=1_000))))[-1] == "over-limit"


def test_a_header_that_lies_about_the_size() -> None:
    data = bytearray(packed({"bombe.txt": b"\0" * 20_000_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert refused(bytes(data), "a.zip").code in {"over-limit", "damaged", "binary"}


def test_locked_and_broken_members() -> None:
    data = bytearray(packed({"a.txt": PROSE.encode()}, zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rfind(mark) + offset] |= 1
    assert refused(bytes(data), "a.zip").code == "encrypted"
    broken = bytearray(packed({"a.txt": PROSE.encode(), "b.txt": MORE.encode()}))
    broken[45:60] = b"\xff" * 15
    assert told(read(bytes(broken), "a.zip")) == ["damaged", "a.zip!/b.txt"]
    assert refused(packed({"a.txt": PROSE.encode()})[:-30], "a.zip").code == "damaged"
    assert refused(packed({}), "a.zip").code == "empty"
    assert refused(gzip.compress(PROSE.encode())[:-20], "a.txt.gz").code == "damaged"


def test_archives_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.RawIOBase):
        """Bytes that can't be gone back in."""

        data = io.BytesIO(packed({"a.txt": PROSE.encode()}))

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            return self.data.readinto(buffer)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Pipe())))  # type: ignore[type-var]
    assert told(list(documents(["-"]))) == ["-!/a.txt"]


ARTICLE = page(f"<article><h1>Besuch</h1><p>{PROSE}</p><p>{MORE}</p></article>")


def warc(records: list[tuple[str, bytes, dict[str, str], str]], *, gzipped: bool = True) -> bytes:
    """A web archive, after the standard (ISO 28500)."""
    out = [_record({"WARC-Type": "warcinfo", "Content-Type": "application/warc-fields"}, b"software: test\r\n")]
    for url, body, headers, status in records:
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        answer = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
        told = {"WARC-Type": "response", "WARC-Target-URI": url, "Content-Type": "application/http; msgtype=response"}
        out.append(_record(told, answer))
    return b"".join(gzip.compress(record) if gzipped else record for record in out)


def _record(headers: dict[str, str], block: bytes) -> bytes:
    fixed = {"WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>", "WARC-Date": "2024-11-19T08:00:00Z"}
    lines = {**headers, **fixed, "Content-Length": str(len(block))}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


HTML = {"Content-Type": "text/html; charset=utf-8"}
RECORDS = [
    ("https://kurier.example/eins", ARTICLE, HTML, "200 OK"),
    ("https://kurier.example/weg", b"", HTML, "301 Moved"),
    ("https://kurier.example/bild", b"\xff\xd8\xff", {"Content-Type": "image/jpeg"}, "200 OK"),
    ("https://kurier.example/zwei", gzip.compress(ARTICLE), {**HTML, "Content-Encoding": "gzip"}, "200 OK"),
    ("https://kurier.example/alt", ARTICLE.decode().encode("cp1252"), {"Content-Type": "text/html; charset=ISO-8859-1"},
     "200 OK"),
    ("https://kurier.example/leer", b" ", HTML, "200 OK"),
]  # fmt: skip


@pytest.mark.parametrize("gzipped", [True, False])
def test_pages_of_a_web_archive(gzipped: bool) -> None:
    items = read(warc(RECORDS, gzipped=gzipped), "a.warc.gz" if gzipped else "a.warc")
    first, second, third, empty = items
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert isinstance(third, Found)
    assert isinstance(empty, Rejection)
    assert first.document.id == "https://kurier.example/eins"
    assert first.document.text == second.document.text == third.document.text
    assert empty.code == "empty"
    assert empty.source.endswith("!/https://kurier.example/leer")


def test_web_archives_that_break_off_keep_what_stood_before() -> None:
    whole = warc([RECORDS[0], RECORDS[3]])
    items = read(whole[: len(whole) - 300], "a.warc.gz")
    assert isinstance(items[0], Found)
    assert [item.code for item in items[1:] if isinstance(item, Rejection)][:1] == ["damaged"] or len(items) == 2
    plain = warc([RECORDS[0]], gzipped=False)
    cut = plain[: plain.rindex(b"</article>")]
    (item,) = [one for one in read(cut, "a.warc") if isinstance(one, Found)]
    assert PROSE in item.document.text
    assert refused(warc([]), "a.warc.gz").code == "empty"
    assert refused(plain[: plain.index(b"HTTP/1.1") + 1], "a.warc").code == "empty"
    assert read(b"WARC/1.0\r\nkaputt\r\n\r\n", "a.warc")


def test_packages_of_web_archives() -> None:
    data = packed({"datapackage.json": b"{}", "archive/data.warc.gz": warc(RECORDS[:1]), "pages/pages.jsonl": b"{}"})
    document = one(data, "a.wacz").document
    assert (document.id, document.url) == ("https://kurier.example/eins", "https://kurier.example/eins")
    assert one(data, "ohne-endung").document.id == document.id
    assert refused(packed({"datapackage.json": b"{}"}), "a.wacz").code == "empty"
