"""From paths to documents: every kind of bad input is told, and the rest is read."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.errors import REJECTION_CODES, Rejected, Rejection
from depesche.records import Document
from depesche.sources import documents, forms, jsonl, size, text
from depesche.sources.fields import Found, parse_date
from depesche.sources.options import Options

PROSE = "Die Ministerin reist am Montag nach Wien.\r\nDort trifft sie ihren Kollegen.\n"


def bare(items: Iterable[Found | Rejection]) -> list[Document | Rejection]:
    return [item.document if isinstance(item, Found) else item for item in items]


def found(*paths: Path | str, published: dt.date | None = None) -> list[Document | Rejection]:
    return bare(documents([str(path) for path in paths], published=published))


def rejection(*paths: Path | str) -> Rejection:
    (item,) = found(*paths)
    assert isinstance(item, Rejection)
    assert item.code in REJECTION_CODES
    return item


def lines(*objects: object) -> bytes:
    return b"".join(o if isinstance(o, bytes) else json.dumps(o).encode() + b"\n" for o in objects)


def read_jsonl(data: bytes) -> list[Document | Rejection]:
    return bare(jsonl.read(io.BytesIO(data), "a.jsonl", Options()))


def test_a_text_file_is_stored_to_the_last_character(tmp_path: Path) -> None:
    path = tmp_path / "artikel.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PROSE.encode())
    (document,) = found(path, published=dt.date(2024, 11, 19))
    assert isinstance(document, Document)
    assert document.id == str(path)
    assert document.text == "\ufeff" + PROSE
    assert document.published == dt.date(2024, 11, 19)


@given(st.text(min_size=1).filter(lambda t: t.strip() and "\0" not in t))
def test_text_equals_the_decoded_bytes(content: str) -> None:
    (item,) = bare(text.read(io.BytesIO(content.encode()), "a.txt", Options()))
    assert isinstance(item, Rejection) or item.text == content


@given(st.binary())
def test_no_bytes_break_a_source(data: bytes) -> None:
    for form in ("text", "jsonl", None):
        for item in bare(forms.read_bytes(data, "a", Options(form=form))):
            assert isinstance(item, Document) or item.code in REJECTION_CODES


@pytest.mark.parametrize(
    ("data", "code", "line", "says"),
    [
        (b"", "empty", None, "no text"),
        (b" \n\t\r\n", "empty", None, "no text"),
        (b"PK\x03\x04abc", "damaged", None, "ZIP"),
        (b"\x89PNG\r\n", "binary", None, "PNG"),
        (b"eins\nzwei\x00drei", "binary", 2, "NUL"),
        ("eins\nzwölf".encode("windows-1252"), "encoding", 2, "0xF6"),
        ("zwölf".encode("utf-16"), "encoding", 1, "UTF-16"),
        (b"<!DOCTYPE html><html>", "empty", None, "page"),
        (b"<?xml version='1.0'?><note/>", "markup", None, "XML"),
        (b"a" * (text.MAX_BYTES + 1), "too-long", None, "longer"),
    ],
)
def test_bad_text_files_say_what_is_wrong(tmp_path: Path, data: bytes, code: str, line: int | None, says: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    rejected = rejection(path)
    assert (rejected.code, rejected.line) == (code, line)
    assert says in rejected.reason
    assert rejected.source == str(path)
    assert str(rejected).startswith(f"{path}:")


def test_a_wrong_encoding_says_how_to_mend_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("für".encode("latin-1"))
    assert f"iconv -f WINDOWS-1252 -t UTF-8 {path}" in rejection(path).hint


def test_documents_come_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n" + lines({"id": "a", "text": PROSE}))
    (item,) = documents([str(path)])
    assert isinstance(item, Found)
    assert (item.source, item.line) == (str(path), 2)


def test_a_missing_file_stops_nothing(tmp_path: Path) -> None:
    good = tmp_path / "gut.txt"
    good.write_text(PROSE, encoding="utf-8")
    first, second = found(tmp_path / "fehlt.txt", good)
    assert isinstance(first, Rejection)
    assert first.code == "not-found"
    assert isinstance(second, Document)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="NOT TESTED here: root may read anything")
def test_a_directory_without_permission_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "zu"
    closed.mkdir()
    (tmp_path / "gut.txt").write_text(PROSE, encoding="utf-8")
    closed.chmod(0)
    try:
        items = found(tmp_path)
    finally:
        closed.chmod(0o700)
    assert {item.code for item in items if isinstance(item, Rejection)} == {"unreadable"}
    assert [Path(item.id).name for item in items if isinstance(item, Document)] == ["gut.txt"]


def test_faults_of_the_system_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PROSE, encoding="utf-8")
    opened = Path.open

    def refuse(path: Path, *args: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    first, second = found(tmp_path)
    assert isinstance(first, Rejection)
    assert (first.code, first.reason) == ("unreadable", "it can't be read: permission denied")
    assert isinstance(second, Document)


def test_a_directory_that_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zu").mkdir()
    (tmp_path / "gut.txt").write_text(PROSE, encoding="utf-8")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "zu":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    items = found(tmp_path)
    assert [item.code for item in items if isinstance(item, Rejection)] == ["unreadable"]
    assert len(items) == 2


def test_directories_are_read_in_order_of_name_and_form(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", "a.txt", "bild.png"):
        (tmp_path / name).write_text(PROSE, encoding="utf-8")
    names = [str(Path(d.id).relative_to(tmp_path)) for d in found(tmp_path) if isinstance(d, Document)]
    assert names == ["a.txt", "c.txt", "b/a.txt"]


def test_a_directory_of_nothing_says_so(tmp_path: Path) -> None:
    assert rejection(tmp_path).code == "empty"


def test_size_adds_up_what_will_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.jsonl").write_bytes(b"123")
    taken: list[int] = []
    list(documents([str(tmp_path)], advance=taken.append))
    assert size([str(tmp_path), str(tmp_path / "fehlt")]) == 8 == sum(taken)
    assert size(["-"]) is None


def test_a_broken_line_costs_that_line_only() -> None:
    good = {"id": "a", "text": PROSE}
    items = read_jsonl(
        lines(good, b'{"id": "b", "text": "ab\n', b"\n", {**good, "id": "c"}, b"[1]\n", {**good, "id": "d"})
    )
    assert [item.id if isinstance(item, Document) else (item.code, item.line) for item in items] == [
        "a",
        ("invalid-json", 2),
        "c",
        ("invalid-json", 5),
        "d",
    ]


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ({"text": PROSE}, "missing-field", "'id'"),
        ({"id": "a"}, "missing-field", "'text'"),
        ({"id": "a", "text": None}, "missing-field", "'text'"),
        ({"id": 7, "text": PROSE}, "invalid-field", "int"),
        ({"id": "a", "text": ["x"]}, "invalid-field", "list"),
        ({"id": "a", "text": " \n"}, "empty", "no text"),
        ({"id": "a", "text": PROSE, "title": {}}, "invalid-field", "'title'"),
        (b'{"id": "a", "text": "halb \\ud83d da"}\n', "encoding", "U+D83D"),
        (b"[" * 100_000 + b"\n", "invalid-json", "JSON"),
        (b'{"id": "a", "text": "\xff"}\n', "encoding", "0xFF"),
        (b"9" * 10_000 + b"\n", "invalid-json", "JSON"),
    ],
)
def test_bad_lines_say_what_is_wrong(line: object, code: str, says: str) -> None:
    (item,) = read_jsonl(lines(line))
    assert isinstance(item, Rejection)
    assert (item.code, item.line) == (code, 1)
    assert says in item.reason


@pytest.mark.parametrize(
    ("published", "code"),
    [
        ("2024-02-30", "invalid-date"),
        ("gestern", "invalid-date"),
        (20240230, "invalid-date"),
        ("2999-01-01", "future-date"),
        ("1066-10-14", "impossible-date"),
    ],
)
def test_a_date_that_can_not_be_is_noted_and_not_used(published: object, code: str) -> None:
    options = Options(published=dt.date(2024, 11, 19))
    (item,) = jsonl.read(io.BytesIO(lines({"id": "a", "text": PROSE, "published": published})), "a.jsonl", options)
    assert isinstance(item, Found)
    assert [note.code for note in item.notes] == [code]
    assert (item.document.published, item.document.published_from) == (dt.date(2024, 11, 19), "user")


def test_a_line_of_fifty_megabytes_is_passed_over_without_holding_it() -> None:
    class Endless(io.RawIOBase):
        """Fifty megabytes of one line, then a good line, never all at once."""

        left = 50_000_000
        tail = io.BytesIO(b"\n" + lines({"id": "b", "text": PROSE}))
        longest = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            self.longest = max(self.longest, len(buffer))
            if self.left:
                count = min(len(buffer), self.left)
                buffer[:count] = b"x" * count
                self.left -= count
                return count
            return self.tail.readinto(buffer)

    raw = Endless()
    first, second = bare(jsonl.read(io.BufferedReader(raw), "a.jsonl", Options()))  # type: ignore[misc]
    assert isinstance(first, Rejection)
    assert (first.code, first.line) == ("too-long", 1)
    assert isinstance(second, Document)
    assert raw.longest <= jsonl.MAX_LINE


def test_fields_of_the_contract_arrive() -> None:
    fields = {"title": "T", "url": "https://example.org/a", "publisher": "P", "language": "de", "unknown": 1}
    (document,) = read_jsonl(b"\xef\xbb\xbf" + lines({"id": "a", "text": PROSE, "published": "2024-11-19", **fields}))
    assert isinstance(document, Document)
    assert document.model_dump(include={"title", "url", "publisher", "language"}) == {
        name: fields[name] for name in list(fields)[:4]
    }
    assert document.published == dt.date(2024, 11, 19)


def test_standard_input_is_told_apart_by_its_first_character(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, name in ((PROSE.encode(), "-"), (b" \n" + lines({"id": "a", "text": PROSE}), "a")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]
        (document,) = found("-")
        assert isinstance(document, Document)
        assert (document.id, document.text) == (name, PROSE)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (None, None),
        ("2024-11-19", dt.date(2024, 11, 19)),
        ("2024-11-19T23:30:00+01:00", dt.date(2024, 11, 19)),
        (dt.datetime(2024, 11, 19, 8, 0), dt.date(2024, 11, 19)),
        (dt.date(2024, 11, 19), dt.date(2024, 11, 19)),
    ],
)
def test_publication_dates(value: object, date: dt.date | None) -> None:
    assert parse_date(value) == date


@pytest.mark.parametrize("value", ["", "19.11.2024", "2024-11", "2024-13-01", "2024-W01", 5, True])
def test_what_is_no_publication_date(value: object) -> None:
    with pytest.raises(Rejected) as caught:
        parse_date(value)
    assert caught.value.code == "invalid-date"
