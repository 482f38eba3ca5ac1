"""`depesche export` as users meet it: formats, filters, errors, and files that are whole."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from archive import stories
from depesche.archive import Archive
from depesche.exports import FORMATS
from depesche.records import schema

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An archive with three documents; exports only read it."""
    where = str(tmp_path_factory.mktemp("archive") / "test.db")
    with Archive(where) as archive:
        archive.store_many(stories.all_three())
    return where


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, call: Run, place: str) -> Run:
    """Call `depesche export` in this process, on that archive."""
    monkeypatch.setenv("DEPESCHE_ARCHIVE", place)
    return partial(call, "export")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_from_an_archive(name: str, run: Run, tmp_path: Path) -> None:
    form = FORMATS[name]
    target = tmp_path / ("out" + (form.suffix if form.shape in ("text", "binary") else ".zip"))
    code, out, err = run("--format", name, "-o", target)
    assert (code, out) == (0, "")
    assert str(target) in err
    assert target.stat().st_size > 100
    if target.suffix == ".zip":
        with zipfile.ZipFile(target) as packed:
            assert packed.testzip() is None
            assert packed.namelist()
    assert [file.name for file in tmp_path.iterdir()] == [target.name]


def test_json_lines_keep_the_schema(run: Run) -> None:
    validator = Draft202012Validator(schema())
    _, out, _ = run()
    assert len(out.splitlines()) == sum(len(records) for _, records, _ in stories.all_three())
    for line in out.splitlines():
        validator.validate(json.loads(line))


def test_filters_hold_for_every_format(run: Run) -> None:
    _, out, _ = run("--format", "csv", "--type", "encounter")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert rows
    assert {row["type"] for row in rows} == {"encounter"}
    _, out, _ = run("--format", "ftm", "--type", "office")
    assert "Event" not in {json.loads(line)["schema"] for line in out.splitlines()}


def test_formats_are_listed(run: Run) -> None:
    code, out, _ = run("--formats")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(FORMATS)
    assert "pip install 'depesche[parquet]'" in out


def test_mistakes_are_usage_errors_with_a_way_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert "Did you mean 'plover'?" in run("--format", "plovr")[2]
    for args, words in (
        (("--format", "nonsense"), "Formats are"),
        (("--format", "tables"), "--output"),
        (("--format", "tables", "-o", tmp_path), "already"),
        (("--format", "sqlite", "-o", tmp_path / "c", "--type", "action"), "filters"),
        (("-o", tmp_path / "no" / "x.jsonl"), "no folder"),
    ):
        code, _, err = run(*args)
        assert code == 2, err
        assert words in err


def test_a_missing_library_is_named_with_its_extra(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, _, err = run("--format", "parquet", "-o", tmp_path / "out")
    assert code == 6
    assert "needs 'pyarrow'" in err
    assert "pip install 'depesche[parquet]'" in err
    assert not (tmp_path / "out").exists()


def test_an_unknown_actor_leaves_no_file(run: Run, tmp_path: Path) -> None:
    code, _, _ = run("--actor", "Niemand Nirgends", "-o", tmp_path / "x.jsonl")
    assert code == 7
    assert not list(tmp_path.glob("x.*"))


def test_the_docs_name_every_format(root: Path) -> None:
    page = (root / "docs" / "exports.md").read_text("utf-8")
    assert {name for name in FORMATS if f"`{name}`" not in page} == set()


def test_progress_on_a_terminal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from depesche.cli import export

    monkeypatch.setattr(export, "_EVERY", 1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    _, _, err = run("-o", tmp_path / "x.jsonl")
    assert "3 documents" in err
