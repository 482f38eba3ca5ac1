"""Formats agree with the records, and spreadsheets find no formula."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.exports import table, writer
from depesche.reading.reader import ReadResult
from depesche.records import record_from_dict
from samples import TEXT, VESELA, cut, records, result


def written(name: str, results: list[ReadResult]) -> str:
    stream = io.StringIO()
    writer(name)(results, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_every_format_writes_one_line_a_record(name: str) -> None:
    header = name == "csv"
    assert len(written(name, [result(), result()]).splitlines()) == 10 + header


def test_json_lines_come_back_as_the_records() -> None:
    assert [record_from_dict(json.loads(line)) for line in written("jsonl", [result()]).splitlines()] == records()


def test_csv_rows_hold_the_slots() -> None:
    visit, agreement, statement, action, office = csv.DictReader(io.StringIO(written("csv", [result()])))
    assert (visit["actors"], visit["asserted_by"], visit["when"]) == ("Jana Veselá; DNK", "DNK; Ritzau", "2025-03-10")
    assert (agreement["label"], agreement["actors"]) == ("Abkommen über Katastrophenhilfe (signed)", "CZE; DNK")
    assert (statement["kind"], statement["label"], statement["actors"]) == ("direct", "promise", "Jana Veselá")
    assert (action["plover_type"], action["actors"], action["recipients"]) == ("SANCTION", "BLR", "Gesandter")
    assert (office["label"], office["recipients"], office["where"]) == ("Außenministerin", "CZE", "")
    assert TEXT[int(visit["start"]) : int(visit["end"])] == visit["evidence"]


@given(st.text(), st.sampled_from("=+-@"), st.sampled_from(["", " ", "\t", "\r", "\n", "\ufeff", "\xa0"]))
def test_no_cell_is_a_formula(rest: str, sign: str, before: str) -> None:
    assert table.safe(before + sign + rest) == f"'{before}{sign}{rest}"


@given(st.text(min_size=1))
def test_harmless_cells_stay_as_they_are(text: str) -> None:
    cell = table.safe(text)
    assert cell in (text, "'" + text)
    assert cell.lstrip()[:1] not in {"=", "+", "-", "@"}


def test_a_name_that_looks_like_a_formula_is_neutralised() -> None:
    evil = VESELA.model_copy(update={"name": "=HYPERLINK(1)"})
    office = records()[4].model_copy(update={"person": evil})
    (row,) = csv.DictReader(io.StringIO(written("csv", [ReadResult(result().document, [office])])))
    assert row["actors"] == "'=HYPERLINK(1)"


def test_a_format_that_is_none() -> None:
    with pytest.raises(KeyError):
        writer("xlsx")


def test_quoted_evidence_survives_csv() -> None:
    quoted = records()[0].model_copy(update={"evidence": [cut("„Wir helfen einander“, sagte Veselá")]})
    (row,) = csv.DictReader(io.StringIO(written("csv", [ReadResult(result().document, [quoted])])))
    assert row["evidence"] == "„Wir helfen einander“, sagte Veselá"
