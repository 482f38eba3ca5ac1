"""Rows and marked-up text: CSV, Parquet, JSON Lines with other columns, Markdown."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest

from depesche.errors import Rejection
from depesche.sources import documents
from depesche.sources.fields import Found
from depesche.sources.options import Options
from sources.making import MORE, PROSE, one, read, refused


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_by_the_usual_names(separator: str) -> None:
    rows = [["headline", "date", "body", "source"], ["Besuch in Riga", "19.11.2024", f'"{PROSE}\n{MORE}"', "Kurier"]]
    found = one("\n".join(separator.join(row) for row in rows).encode(), "a.csv")
    document = found.document
    assert (document.id, document.title, document.publisher) == ("a.csv#2", "Besuch in Riga", "Kurier")
    assert document.text == f"{PROSE}\n{MORE}"
    assert (document.published, document.published_from) == (dt.date(2024, 11, 19), "metadata")


def test_a_broken_row_costs_that_row_only() -> None:
    rows = ["nr,text", f'1,"{PROSE}"', "2,zu,viel", "3,", f'4,"{MORE}"', b"5,\xff".decode("latin-1")]
    items = read("\n".join(rows).encode("latin-1").replace("ß".encode("latin-1"), "ß".encode()).replace(
        "ü".encode("latin-1"), "ü".encode()).replace("ä".encode("latin-1"), "ä".encode()), "a.csv",
        Options(columns={"id": "nr"}))  # fmt: skip
    told = [item.document.id if isinstance(item, Found) else (item.code, item.line) for item in items]
    assert told == ["1", ("damaged", 3), ("missing-field", 4), "4", ("encoding", 6)]


def test_columns_are_mapped_by_the_user() -> None:
    data = f"Nr;Inhalt;Tag\n7;{PROSE};November 19, 2024\n".encode()
    options = Options(columns={"id": "Nr", "text": "Inhalt", "published": "Tag"})
    document = one(data, "a.csv", options).document
    assert (document.id, document.text, document.published) == ("7", PROSE, dt.date(2024, 11, 19))
    rejection = refused(data, "a.csv")
    assert rejection.code == "missing-column"
    assert "Inhalt" in rejection.hint
    assert "'Kopf'" in refused(data, "a.csv", Options(columns={"text": "Kopf"})).reason


def test_an_endless_cell_and_an_empty_table() -> None:
    assert refused(b"", "a.csv").code == "empty"
    assert refused(b"text\n", "a.csv").code == "empty"
    items = read(b'text\n"' + b"x" * 5_000_000 + b'"\n' + PROSE.encode() + b"\n", "a.csv")
    assert {item.code for item in items if isinstance(item, Rejection)} == {"damaged"}


def test_json_lines_with_other_columns() -> None:
    line = json.dumps({"nr": 12, "body": PROSE, "day": "2024-11-19T23:30:00Z"}).encode()
    document = one(line, "a.jsonl", Options(columns={"id": "nr", "published": "day"})).document
    assert (document.id, document.text) == ("12", PROSE)
    assert document.published == dt.date(2024, 11, 20)  # the day it was in Berlin
    assert one(line, "a.jsonl", Options(columns={"published": "day"})).document.id == "a.jsonl#1"


def test_parquet(tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.table(
        {
            "key": [1, 2, 3],
            "content": [PROSE, None, MORE],
            "published": [dt.datetime(2024, 11, 19, 12, 0), None, dt.datetime(2999, 1, 1)],
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    items = list(documents([str(tmp_path / "a.parquet")], columns={"id": "key"}))
    first, second, third = items
    assert isinstance(first, Found)
    assert (first.document.id, first.document.published) == ("1", dt.date(2024, 11, 19))
    assert isinstance(second, Rejection)
    assert (second.code, second.line) == ("missing-field", 2)
    assert isinstance(third, Found)
    assert [note.code for note in third.notes] == ["future-date"]
    data = (tmp_path / "a.parquet").read_bytes()
    assert isinstance(read(data, "ohne-endung")[0], Found)  # told by its first bytes
    assert refused(data[:-20], "a.parquet").code == "damaged"
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"zahl": [1]}), out)
    assert refused(out.getvalue(), "a.parquet").code == "missing-column"


def test_markdown_is_read_without_its_marks() -> None:
    text = (
        "---\ntitle: Ein Besuch\ndate: 2024-11-19\nauthor: [Anna Probe, Ben Muster]\n---\n"
        f"# Besuch **in Riga**\n\n> {PROSE}\n\n- Erstens [mehr dazu](https://example.org/a) und `kurz`\n"
        f"1. Zweitens ![Bild](b.png)\n***\n```\n{MORE}\n```\n5 * 3 bleibt\n"
    )
    document = one(text.encode(), "a.md").document
    assert document.text == (
        f"Besuch in Riga\n\n{PROSE}\n\nErstens mehr dazu und kurz\nZweitens\n\n{MORE}\n5 * 3 bleibt\n"
    )
    assert (document.title, document.authors) == ("Ein Besuch", ["Anna Probe", "Ben Muster"])
    assert (document.published, document.published_from) == (dt.date(2024, 11, 19), "metadata")
    assert [link.url for link in document.related] == ["https://example.org/a"]
    assert one(f"# Kopf\n{PROSE}".encode(), "a.md").document.title == "Kopf"


def test_markdown_with_a_broken_head_is_told() -> None:
    assert refused(b"---\na: [\n---\nText\n", "a.md").code == "damaged"
    assert refused(b"# \n---\n", "a.md").code == "empty"
