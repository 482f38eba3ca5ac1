"""Tidy tables, read back by csv and pyarrow: linked, typed, and every span cuts to its text."""

from __future__ import annotations

import csv
import datetime as dt
import os
import sqlite3
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from archive import stories
from depesche.archive import Archive
from depesche.archive.errors import ArchiveError
from depesche.exports import FORMATS
from depesche.exports.needs import ExportError, MissingExtra, need
from depesche.exports.run import export
from depesche.exports.tables import TABLES, rows
from depesche.reading.reader import ReadResult
from exports import odd
from samples import VESELA, records, result


def read_csv(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_row_has_the_columns_of_its_table() -> None:
    seen = set()
    for name, row in rows(odd.result()):
        assert list(TABLES[name]) == list(row) or set(TABLES[name]) == set(row)
        seen.add(name)
    assert seen == set(TABLES)


def test_csv_tables_link_and_cut(tmp_path: Path) -> None:
    done = export([odd.result()], "tables", tmp_path / "out")
    assert (done.documents, done.records) == (1, 5)
    tables = {name: read_csv(tmp_path / "out" / f"{name}.csv") for name in TABLES}
    text = odd.result().document.text
    ids = {
        row["id"] for name in ("encounters", "agreements", "statements", "actions", "offices") for row in tables[name]
    }
    assert len(ids) == 5
    assert {row["record"] for name in ("actors", "evidence", "statuses", "obligations") for row in tables[name]} <= ids
    for row in tables["evidence"]:
        assert text[int(row["start"]) : int(row["end"])] == row["text"]
    mentions = [row for row in tables["actors"] if row["mention"]]
    assert mentions
    for row in mentions:
        assert text[int(row["start"]) : int(row["end"])] == row["mention"]
    (visit,) = tables["encounters"]
    assert (visit["begins"], visit["topics"], visit["duration_approx"]) == ("2025-03-10", "Lage in der Ukraine", "true")
    assert {row["part"] for row in tables["actors"]} >= {"participant", "party", "speaker", "actor", "person", "by"}


def test_excel_finds_no_formula_and_knows_the_encoding(tmp_path: Path) -> None:
    evil = VESELA.model_copy(update={"name": "=HYPERLINK(1)"})
    office = records()[4].model_copy(update={"person": evil, "title": "@SUM(1)"})
    export([ReadResult(result().document, [office])], "excel", tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        assert set(packed.namelist()) == {f"{name}.csv" for name in TABLES}
        raw = packed.read("actors.csv")
        assert raw.startswith(b"\xef\xbb\xbf")
        cells = [
            cell
            for name in packed.namelist()
            for row in csv.reader(packed.read(name).decode("utf-8-sig").splitlines())
            for cell in row
        ]
    assert "'=HYPERLINK(1)" in cells
    assert "'@SUM(1)" in cells
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]


def test_parquet_has_types_and_cuts(tmp_path: Path) -> None:
    export([odd.result(), odd.result()], "parquet", tmp_path / "out")
    tables = {name: parquet.read_table(tmp_path / "out" / f"{name}.parquet") for name in TABLES}
    text = odd.result().document.text
    assert tables["encounters"].schema.field("confidence").type == pyarrow.float64()
    assert tables["encounters"].schema.field("begins").type == pyarrow.date32()
    assert tables["encounters"].schema.field("topics").type == pyarrow.list_(pyarrow.string())
    visit = tables["encounters"].to_pylist()[0]
    assert (visit["number"], visit["begins"], visit["duration_approx"]) == (3, dt.date(2025, 3, 10), True)
    assert tables["actions"].to_pylist()[0]["place"] is None
    for row in tables["evidence"].to_pylist():
        assert text[row["start"] : row["end"]] == row["text"]
    assert tables["evidence"].num_rows == 2 * sum(name == "evidence" for name, _ in rows(odd.result()))


def test_an_empty_export_has_all_tables(tmp_path: Path) -> None:
    export([], "parquet", tmp_path / "out")
    assert all(parquet.read_table(tmp_path / "out" / f"{name}.parquet").num_rows == 0 for name in TABLES)


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(ExportError, match="already"):
        export([result()], "tables", tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(("form", "name"), [("jsonl", "out.jsonl"), ("tables", "out"), ("excel", "out.zip")])
def test_what_breaks_leaves_nothing_behind(form: str, name: str, tmp_path: Path) -> None:
    def broken() -> object:
        yield result()
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        export(broken(), form, tmp_path / name)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    export([result()], "jsonl", pipe)
    reader.join(30)
    assert len(read[0].splitlines()) == 5
    assert pipe.is_fifo()


def test_what_is_no_format_or_no_place(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no format 'xlsx'"):
        export([], "xlsx", tmp_path / "x")
    with pytest.raises(ExportError, match="several files"):
        export([], "tables", None)
    with pytest.raises(ExportError, match="no folder"):
        export([], "jsonl", tmp_path / "nowhere" / "x.jsonl")
    with pytest.raises(ExportError, match="from an archive"):
        export([], "sqlite", tmp_path / "x")


def test_a_missing_library_names_its_extra() -> None:
    with pytest.raises(MissingExtra, match=r"pip install 'depesche\[parquet\]'") as error:
        need("depesche_has_no_such_library", "parquet")
    assert (error.value.code, error.value.library) == ("missing-extra", "depesche_has_no_such_library")


def test_every_format_is_described() -> None:
    for name, form in FORMATS.items():
        assert callable(form.writes), name
        assert form.about
        assert form.load().__doc__


def test_a_copy_of_the_archive(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        archive.store_many(stories.all_three())
        archive.export("sqlite", tmp_path / "copy")
        with pytest.raises(ExportError, match="filters"):
            archive.export("sqlite", tmp_path / "again", type="encounter")
        told = list(archive.records())
    with Archive(tmp_path / "copy" / "depesche.db", create=False) as copied:
        assert list(copied.records()) == told
    with closing(sqlite3.connect(tmp_path / "copy" / "depesche.db")) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = {name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    described = sqlite_metadata(tmp_path / "copy" / "metadata.json")
    assert described <= tables
    with pytest.raises(ArchiveError, match="already"), Archive(tmp_path / "a.db") as archive:
        archive.copy(tmp_path / "copy" / "depesche.db")


def sqlite_metadata(path: Path) -> set[str]:
    import json

    found: dict[str, dict[str, dict[str, dict[str, object]]]] = json.loads(path.read_text("utf-8"))
    return set(found["databases"]["depesche"]["tables"])
