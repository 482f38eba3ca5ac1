"""The archive's commands as users meet them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import stories
from depesche.archive import Archive
from depesche.archive.errors import JudgementError
from depesche.cli import shared
from depesche.cli.exits import Exit

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def where(tmp_path: Path) -> str:
    """An archive with three documents of one story."""
    place = str(tmp_path / "test.db")
    with Archive(place) as archive:
        archive.store_many(stories.all_three())
    return place


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, call: Run, where: str) -> Run:
    """Call the command line in this process, on that archive."""
    monkeypatch.setenv("DEPESCHE_ARCHIVE", where)
    monkeypatch.setenv("DEPESCHE_USER", "anna")
    monkeypatch.setenv("COLUMNS", "200")
    return call


def found(run: Run, *args: str) -> list[dict[str, object]]:
    """What a command prints as JSON, a line an object."""
    code, out, err = run(*args, "--json")
    assert code == 0, err
    return [json.loads(line) for line in out.splitlines()]


def test_add_reads_once_and_goes_on(run: Run, tmp_path: Path) -> None:
    new = tmp_path / "neu.txt"
    new.write_text(
        "Die Außenministerin Jana Veselá traf am Montag in Kopenhagen ihren dänischen Kollegen Lars Holm.\n", "utf-8"
    )
    (tmp_path / "leer.txt").write_text("", "utf-8")
    place = str(tmp_path / "eigenes.db")
    args = ("add", new, tmp_path / "leer.txt", "--archive", place, "--published", "2025-11-05")
    code, out, err = run(*args, "--json")
    assert code == Exit.SOME_REJECTED
    assert json.loads(out)["added"] == 1
    assert "[empty]" in err
    assert sum(json.loads(out)["records"].values()) > 0
    code, out, _ = run(*args, "--json")
    assert json.loads(out)["unchanged"] == 1
    assert json.loads(out)["added"] == 0
    code, out, _ = run("add", new, "--archive", place, "--again", "--json")
    assert json.loads(out)["replaced"] == 1
    copy = tmp_path / "abschrift.txt"
    copy.write_bytes(new.read_bytes())
    code, out, _ = run("add", copy, "--archive", place, "--json")
    assert code == 0
    assert json.loads(out)["appeared"] == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_add_stores_what_is_sure_enough(run: Run, tmp_path: Path, jobs: str) -> None:
    text = "Außenministerin Jana Veselá ist am Montag in Kopenhagen mit ihrem Kollegen zusammengekommen, wie es hieß.\n"
    new = tmp_path / "neu.txt"
    new.write_text(text, "utf-8")
    args = ("add", new, "--archive", str(tmp_path / "eigenes.db"), "--again", "--jobs", jobs, "--json")
    stored = [json.loads(run(*args, "--confidence", least)[1])["records"] for least in ("0", "1")]
    assert stored[0]["office"] == 1
    assert sum(stored[1].values()) == 0


def test_add_reads_on_several_cores(run: Run, tmp_path: Path, examples: Path) -> None:
    place = str(tmp_path / "viele.db")
    code, out, _ = run("add", examples, "--archive", place, "--jobs", "2", "--published", "2025-11-05", "--json")
    assert code == 0
    added = json.loads(out)["added"]
    assert added > 1
    with Archive(place) as archive:
        assert archive.status().documents == added
        together = {record.id for record in archive.records()}
    alone = str(tmp_path / "allein.db")
    run("add", examples, "--archive", alone, "--jobs", "1", "--published", "2025-11-05")
    with Archive(alone) as archive:
        assert {record.id for record in archive.records()} == together


def test_lists_and_pages(run: Run) -> None:
    assert [line["documents"] for line in found(run, "agreements")] == [3]
    (agreement,) = found(run, "agreement", "Funkfrequenzen")
    assert [step["status"] for step in agreement["life"]] == ["signed", "ratified"]  # type: ignore[index,attr-defined]
    assert {line["type"] for line in found(run, "timeline")} == {"encounter", "agreement", "action"}
    assert [line["type"] for line in found(run, "timeline", "--type", "action", "--until", "2025-03")] == ["action"]
    (page,) = found(run, "actor", "Tamm")
    assert page["name"] == "Liisa Tamm"
    (said,) = found(run, "statements", "--by", "Rojas", "--about", "Estland")
    assert said["record"]["type"] == "statement"  # type: ignore[index]
    assert len(found(run, "search", "Funkfrequenzen", "--type", "agreement")) == 3
    (status,) = found(run, "status")
    assert status["documents"] == 3


def test_tables_for_people(run: Run) -> None:
    for args, words in [
        (("agreement", "Funkfrequenzen"), ["ratified", "2025-06-19", "kurier", "origins"]),
        (("agreements",), ["Funkfrequenzen", "3"]),
        (("actor", "Liisa", "Tamm"), ["Ministerin", "Pedro Rojas"]),
        (("actor", "EST"), ["Estland", "Liisa Tamm"]),
        (("timeline",), ["2025-03-10", "Tallinn"]),
        (("search", "Techniker"), ["EST → CHL", "kurier"]),
        (("statements", "--by", "Rojas"), ["Rojas lobte"]),
        (("status",), ["3 from 3 origins"]),
    ]:
        code, out, err = run(*args)
        assert code == 0, err
        assert [word for word in words if word not in out] == [], (args, out)


def test_a_dossier_says_why(run: Run) -> None:
    (hit,) = found(run, "search", "Wochenbeginn", "--type", "encounter")
    code, out, _ = run("dossier", str(hit["dossier"]))
    assert code == 0
    assert "joined with weight" in out
    assert "participants: " in out


def test_names_that_are_not_there(run: Run) -> None:
    code, out, err = run("actor", "Rohas")
    assert (code, out) == (Exit.NOT_FOUND, "")
    assert "Did you mean 'Pedro Rojas'?" in err
    assert run("dossier", "ffff")[0] == Exit.NOT_FOUND
    assert run("agreement", "Walfang")[0] == Exit.NOT_FOUND
    assert run("search", "--since", "gestern")[0] == Exit.USAGE
    code, _, err = run("status", "--archive", "fehlt.db")
    assert code == Exit.FAULT
    assert "depesche add" in err


def test_judging(run: Run) -> None:
    (hit,) = found(run, "search", "Techniker")
    record = str(hit["record"]["id"])  # type: ignore[index]
    assert found(run, "judge", "reject", record, "--reason", "nur angedroht") == [{"judgement": 1}]
    assert found(run, "search", "Techniker") == []
    assert found(run, "judge", "undo", "1") == [{"judgement": 2}]
    assert len(found(run, "search", "Techniker")) == 1
    assert run("judge", "accept", record)[1] == "judgement 3\n"
    assert run("judge", "correct", record, "factuality", "planned")[0] == 0
    assert found(run, "search", "Techniker")[0]["record"]["factuality"] == "planned"  # type: ignore[index]
    code, _, err = run("judge", "correct", record, "factuality", "vielleicht")
    assert code == Exit.USAGE
    assert "contract" in err
    made = found(run, "judge", "list")
    assert [(j["who"], j["verb"], j["in_force"]) for j in made] == [
        ("anna", "reject", False), ("anna", "undo", True), ("anna", "accept", True), ("anna", "correct", True)
    ]  # fmt: skip
    assert "nur angedroht" in run("judge", "list")[1]
    assert run("judge", "suggestions")[0] == 0


def test_merging_and_splitting(run: Run) -> None:
    lines = found(run, "timeline", "--type", "encounter")
    one, other = str(lines[0]["id"]), str(lines[1]["id"])
    assert run("judge", "merge", one, other)[0] == 0
    assert len(found(run, "timeline", "--type", "encounter")) == 1
    (merged,) = found(run, "dossier", one)
    last = str(merged["members"][-1]["record"]["id"])  # type: ignore[index]
    assert run("judge", "split", one, last)[0] == 0
    assert len(found(run, "timeline", "--type", "encounter")) == 2


def test_merging_actors(run: Run) -> None:
    assert run("judge", "merge-actors", "Pedro Rojas", "Marta Vega", "--reason", "dieselbe Person")[:2] == (
        0,
        "judgement 1\n",
    )
    assert found(run, "actor", "Vega") == found(run, "actor", "Rojas")
    assert len(found(run, "statements", "--by", "Vega")) == 1
    assert "person:marta vega|CHL into person:pedro rojas|CHL" in run("judge", "list")[1]
    assert run("judge", "undo", "1")[0] == 0
    assert found(run, "statements", "--by", "Vega") == []
    code, _, err = run("judge", "merge-actors", "Estland", "Chile")
    assert (code, "by their codes" in err) == (Exit.USAGE, True)
    assert run("judge", "merge-actors", "Vega", "Walfang")[0] == Exit.NOT_FOUND


def test_export(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("export")
    assert code == 0
    stored = {record.id for _, records, _ in stories.all_three() for record in records}
    assert {json.loads(line)["id"] for line in out.splitlines()} == stored
    target = tmp_path / "aus.csv"
    assert run("export", "--format", "csv", "-o", target, "--type", "encounter")[0] == 0
    assert len(target.read_text("utf-8").splitlines()) == 4


def test_a_timeline_refuses_what_it_never_holds(run: Run) -> None:
    for name, instead in (("statement", "depesche statements"), ("office", "depesche search --type office")):
        code, out, err = run("timeline", "--type", name)
        assert (code, out) == (Exit.USAGE, "")
        assert instead in err
    assert "'action'" in run("timeline", "--type", "treaty")[2]


def test_the_next_step_stands_on_a_line_of_its_own(run: Run) -> None:
    assert run("judge", "undo", "99")[2].splitlines() == [
        "depesche: there is no judgement 99 [judgement]",
        "List them: depesche judge list.",
    ]
    assert str(JudgementError("so nicht", hint="Anders.")) == "so nicht. Anders."
    assert str(JudgementError("so nicht.", hint="Anders.")) == "so nicht. Anders."
    assert str(JudgementError("so nicht")) == "so nicht"


def crowded(archive: Archive) -> None:
    """A suggestion to decide and judgements of several kinds, with words to fill the columns of tables."""
    paper = stories.document("tagblatt", "Im März kam Rojas nach Estland.", publisher="Tagblatt")
    archive.store(
        paper, [stories.encounter(paper, "kam Rojas nach Estland", stories.ROJAS, stories.EST, when="2025-03")]
    )
    meeting = archive.search("Tallinn", type="encounter")[0].record.id
    archive.correct(meeting, "kind", "visit", who="anna-lena", reason="Es war ein Besuch, wie der Text sagt.")
    archive.reject(archive.search("Techniker")[0].record.id, "Der Text droht nur damit.", who="bruno")
    archive.undo(2, who="anna-lena")


@pytest.mark.parametrize(
    ("args", "headers"),
    [
        (("timeline",), "id when kind what place factuality told by"),
        (("agreements",), "id when kind what place factuality told by"),
        (("statements",), "id type when who words document"),
        (("search", "Funkfrequenzen"), "id type when who words document"),
        (("judge", "list"), "no. made who verb record what reason"),
        (("judge", "suggestions"), "id dossier id perhaps the same as weight reasons"),
        (("status", "--rejections"), "code place reasons tries"),
    ],
)
def test_narrow_tables_tear_no_header_and_no_id(
    run: Run, where: str, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], headers: str
) -> None:
    with Archive(where) as archive:
        crowded(archive)
        assert archive.suggestions()
        ids = {line.id for line in archive.timeline()} | {record.id[:10] for record in archive.records()}
    run("add", "eine-datei-die-es-nicht-gibt.txt")
    monkeypatch.setenv("COLUMNS", "80")
    lines = run(*args)[1].splitlines()
    assert all(len(line) <= 80 for line in lines)
    words = " ".join(lines).split()
    assert [word for word in headers.split() if word not in words] == []
    assert args[0] == "status" or ids & set(words)
    assert args[0] != "timeline" or {"2025-03-01/", "2025-03-31"} <= set(words)


def test_columns_share_the_width_by_what_they_hold(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shared.table(("id", "words", "who", "place"), [("0123456789", *["x" * 60] * 3)])
    pieces = capfd.readouterr().out.splitlines()[1].split()
    assert pieces[0] == "0123456789"
    words, who, place = map(len, pieces[1:])
    assert words > who >= place >= 9
    assert 10 + words + who + place + 6 <= 80


def test_one_of_a_kind_is_told_in_the_singular() -> None:
    assert [shared.plural(n, "document") for n in (0, 1, 2)] == ["0 documents", "1 document", "2 documents"]
