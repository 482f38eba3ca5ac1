"""`depesche quotations`: the schemas of Citron and quotect, and plain records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from depesche.cli.quotations import command

TEXT = "Dänemark und Norwegen verurteilten den Angriff auf das Schiff. „Wir handeln“, sagte Jana Vesely."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def lines(path: Path, form: str) -> list[dict[str, Any]]:
    ran = CliRunner().invoke(command, [str(path), "--format", form])
    assert ran.exit_code == 0, ran.output
    return [json.loads(line) for line in ran.stdout.splitlines()]


def spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [s for v in value.values() for s in spans(v)]
    return [s for v in value for s in spans(v)] if isinstance(value, list) else []


@pytest.mark.parametrize("form", ["citron", "quotect", "jsonl"])
def test_every_span_cuts_the_text(article: Path, form: str) -> None:
    found = spans(lines(article, form))
    assert found
    assert all(TEXT[s["start"] : s["end"]] == s["text"] for s in found)


def test_quotect_joins_speakers_and_names_types_as_the_corpus_does(article: Path) -> None:
    (one,) = lines(article, "quotect")
    assert [q["type"] for q in one["quotations"]] == ["Reported", "Direct"]
    assert [s["text"] for s in one["quotations"][0]["speaker"]] == ["Dänemark", "Norwegen"]
    assert set(one["quotations"][1]) == {"quote", "speaker", "cue", "addressee", "frame", "type"}


def test_citron_has_cue_sources_contents_coreferences_confidence(article: Path) -> None:
    (one,) = lines(article, "citron")
    said = one["quotes"][1]
    assert set(said) == {"cue", "sources", "contents", "coreferences", "confidence"}
    assert (said["cue"]["text"], said["contents"][0]["text"]) == ("sagte", "„Wir handeln“")
    assert 0 < said["confidence"] <= 1


def test_jsonl_prints_one_statement_record_a_line(article: Path) -> None:
    records = lines(article, "jsonl")
    assert len(records) == 3
    assert {r["type"] for r in records} == {"statement"}


def test_a_missing_file_is_rejected(tmp_path: Path) -> None:
    ran = CliRunner().invoke(command, [str(tmp_path / "none.txt")])
    assert ran.exit_code != 0
