"""`depesche times`."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from xml.etree import ElementTree

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from depesche.cli.times import command, write_jsonl
from depesche.exports.timeml import timeml, write_timeml
from depesche.reading.layers import TimeExpression
from depesche.records import Document

TEXT = "Am Montag traf die Ministerin & ihr Kollege in Wien ein. Das Abkommen <von 1975> gilt.\n"


def test_timeml_holds_the_text_and_the_values(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    ran = CliRunner().invoke(command, [str(path), "--published", "2024-11-19"])
    assert ran.exit_code == 0
    root = ElementTree.fromstring(ran.stdout)
    assert root.findtext("DOCID") == str(path)
    assert "".join(root.find("TEXT").itertext()) == TEXT  # type: ignore[union-attr]
    assert [(t.text, t.get("type"), t.get("value")) for t in root.iter("TIMEX3")] == [
        ("2024-11-19", "DATE", "2024-11-19"),
        ("Montag", "DATE", "2024-11-18"),
        ("1975", "DATE", "1975"),
    ]
    assert "1 document · 2 time expressions" in ran.stderr


def test_jsonl_gives_back_the_document_with_its_times(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [{"id": "a", "text": TEXT, "published": "2024-11-19"}, {"id": "b", "text": "Er kam gestern, am Montag."}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    ran = CliRunner().invoke(command, [str(path), "--format", "jsonl"])
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(row["id"], row["published"], len(row["times"])) for row in rows] == [
        ("a", "2024-11-19", 2),
        ("b", None, 2),
    ]
    assert rows[0]["times"][0] == {
        "start": 3, "end": 9, "text": "Montag", "type": "DATE", "value": "2024-11-18", "edtf": "2024-11-18",
    }  # fmt: skip
    assert [time["value"] for time in rows[1]["times"]] == [None, None]
    assert all(row["text"][t["start"] : t["end"]] == t["text"] for row in rows for t in row["times"])


def test_what_cannot_be_read_is_told_and_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    ran = CliRunner().invoke(command, [str(tmp_path / "fehlt.txt"), str(path)])
    assert ran.exit_code == 3
    assert "fehlt.txt" in ran.stderr
    assert "1975" in ran.stdout


def test_several_documents_are_one_xml_and_none_is_one_too() -> None:
    for count, names in ((0, []), (1, ["TEXT"]), (3, ["TEXT"] * 3)):
        stream = io.StringIO()
        write_timeml([(Document(id=str(i), text=TEXT), []) for i in range(count)], stream)
        root = ElementTree.fromstring(stream.getvalue())
        assert [element.tag for element in root.iter("TEXT")] == names


@given(st.text(), st.text(min_size=1))
def test_any_text_makes_well_formed_xml(text: str, name: str) -> None:
    try:
        document = Document(id=name, text=text + "Mai", published=dt.date(2024, 1, 1))
    except ValueError:
        return  # no document has half a surrogate pair
    time = TimeExpression(len(text), len(text) + 3, "Mai", "DATE", None)
    root = ElementTree.fromstring(timeml(document, [time]))
    assert root.find("TEXT/TIMEX3").get("value") == ""  # type: ignore[union-attr]


def test_jsonl_writes_nothing_for_no_documents() -> None:
    stream = io.StringIO()
    write_jsonl([], stream)
    assert stream.getvalue() == ""
