"""The command line as users meet it: what goes where, what is said, how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest

import depesche.reading.reader
from depesche.cli import COMMANDS
from depesche.cli.exits import MEANINGS, Exit
from depesche.errors import Rejection
from depesche.records import record_from_dict, schema

GERMAN = "Außenministerin Jana Veselá ist am Montag in Kopenhagen mit ihrem Kollegen zusammengekommen, wie es hieß.\n"
LINE = {"id": "gut", "text": GERMAN}


@dataclass
class Ran:
    """How a run ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, call: Callable[..., tuple[int, str, str]]) -> Run:
    """Call the command line in this process, with this on standard input."""

    def fed(*args: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))  # type: ignore[arg-type]
        return Ran(*call(*args))

    return fed


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text(GERMAN, encoding="utf-8")
    return path


def test_help_is_quick_and_names_the_commands() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "depesche", "--help"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert all(name in ran.stdout for name in COMMANDS)
    assert "spacy" not in ran.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_the_help_the_list_promises(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert COMMANDS[name].split()[0] in ran.out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["raed", "a.txt"], "Did you mean 'read'?"),
        (["xyz"], "Commands are read, "),
        (["read"], "Missing argument"),
        (["read", "a.txt", "--publishd", "2024-01-01"], "--published"),
        (
            ["read", "a.txt", "--published", "2024-02-30"],
            "'2024-02-30' is no publication date. Write it as YYYY-MM-DD.",
        ),
        (["read", "a.txt", "--format", "xml"], "'text', 'jsonl', 'csv'"),
    ],
)
def test_wrong_usage_says_what_is_right(run: Run, args: list[str], says: str) -> None:
    ran = run(*args)
    assert ran.code == Exit.USAGE
    assert says in ran.err
    assert ran.out == ""


def test_schema_is_the_contract(run: Run) -> None:
    ran = run("schema")
    assert ran.code == 0
    assert json.loads(ran.out) == schema()


def test_only_records_that_are_sure_enough(run: Run, article: Path) -> None:
    every = run("read", article, "--confidence", "0").records
    middle = sorted(record["confidence"] for record in every)[len(every) // 2]
    sure = run("read", article, "--confidence", str(middle)).records
    assert sure == [record for record in every if record["confidence"] >= middle]
    assert 0 < len(sure) < len(every)
    assert run("read", article, "--confidence", "2").code == Exit.USAGE


def test_unsure_statements_are_left_out_unless_asked_for(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from depesche.reading import confidence

    told = " ".join(run("read", "--help").out.split())
    assert f"by default statements from {confidence.FLOORS['statement']} on" in told
    assert f"encounters and actions from {confidence.FLOORS['action']} on" in told
    assert confidence.FLOORS["action"] == confidence.FLOORS["encounter"]
    every = run("read", article, "--confidence", "0").records
    monkeypatch.setattr(confidence, "FLOORS", {"statement": 1.0})
    assert run("read", article).records == [record for record in every if record["type"] != "statement"]
    assert run("read", article, "--confidence", "0").records == every


def test_piped_output_is_json_lines_by_the_contract(run: Run, article: Path) -> None:
    ran = run("read", article, "--published", "2025-03-11")
    assert ran.code == 0
    assert ran.records
    validator = jsonschema.Draft202012Validator(schema())
    for line in ran.records:
        validator.validate(line)
        record = record_from_dict(line)
        assert record.document.id == str(article)
        assert record.document.published == "2025-03-11"
        assert all(GERMAN[span.start : span.end] == span.text for span in record.evidence)
    assert f"1 document · {len(ran.records)} record" in ran.err
    assert "words/s" in ran.err


def test_csv_and_text(run: Run, article: Path) -> None:
    records = run("read", article).records
    assert [row["id"] for row in csv.DictReader(io.StringIO(run("read", article, "--format", "csv").out))] == [
        record["id"] for record in records
    ]
    page = run("read", article, "--format", "text").out
    assert "Who speaks for whom" in page
    assert "Jana Veselá" in page


def test_the_rest_is_read_whatever_is_wrong(run: Run, tmp_path: Path, article: Path) -> None:
    latin, nothing, lines = tmp_path / "latin.txt", tmp_path / "leer.txt", tmp_path / "a.jsonl"
    latin.write_bytes(GERMAN.encode("latin-1"))
    nothing.write_bytes(b"")
    english = "The minister met the envoy in Vienna on Monday and then he left for home with his staff."
    lines.write_text(
        "\n".join([json.dumps(LINE), '{"id": ', json.dumps({"id": "x"}), json.dumps({"id": "en", "text": english})]),
        encoding="utf-8",
    )
    ran = run("read", latin, nothing, tmp_path / "fehlt.txt", lines, article)
    assert ran.code == Exit.SOME_REJECTED
    assert {record["document"]["id"] for record in ran.records} == {"gut", str(article)}  # type: ignore[index]
    for place, code in (
        (f"{latin}:1", "encoding"),
        (f"{nothing}", "empty"),
        (f"{tmp_path / 'fehlt.txt'}", "not-found"),
        (f"{lines}:2", "invalid-json"),
        (f"{lines}:3", "missing-field"),
        (f"{lines}:4", "not-german"),
    ):
        assert any(line.startswith(f"depesche: {place}: ") and f"[{code}]" in line for line in ran.err.splitlines()), (
            code
        )
    summary = "6 rejected (1 empty, 1 encoding, 1 invalid-json, 1 missing-field, 1 not-found, 1 not-german)"
    assert ran.err.splitlines()[-1] == summary


def test_nothing_read_has_its_own_code(run: Run, tmp_path: Path) -> None:
    ran = run("read", tmp_path / "fehlt.txt")
    assert ran.code == Exit.ALL_REJECTED
    assert ran.out == ""


def test_standard_input(run: Run) -> None:
    assert run("read", "-", stdin=GERMAN.encode()).records[0]["document"]["id"] == "-"  # type: ignore[index]
    assert run("read", "-", stdin=json.dumps(LINE).encode()).records[0]["document"]["id"] == "gut"  # type: ignore[index]
    assert run("read", "-").code == Exit.ALL_REJECTED


def test_a_pipeline_that_is_not_there(run: Run, article: Path) -> None:
    ran = run("read", article, "--pipeline", "de_nowhere")
    assert ran.code == Exit.PIPELINE
    assert "python -m spacy download de_nowhere" in ran.err


def test_damage_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN.replace("Montag", "Mon\ufffdtag"), encoding="utf-8")
    ran = run("read", path)
    at = path.read_text(encoding="utf-8").index("\ufffd")
    assert f"{path} [{at}:{at + 1}]: " in ran.err
    assert "[replacement-character]" in ran.err
    assert ran.code == Exit.OK


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (OSError(28, "No space left on device"), Exit.FAULT, "No space left on device"),
        (KeyboardInterrupt(), Exit.INTERRUPTED, "interrupted"),
    ],
)
def test_what_breaks_a_run_ends_it_decently(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: Exit, says: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(depesche.reading.reader.Reader, "read_many", fail)
    ran = run("read", article)
    assert ran.code == code
    assert f"depesche: {says}" in ran.err


def test_a_closed_pipe_ends_the_run_quietly(tmp_path: Path) -> None:
    path = tmp_path / "viele.jsonl"
    path.write_text("".join(json.dumps({**LINE, "id": str(n)}) + "\n" for n in range(200)), encoding="utf-8")
    command = f"{sys.executable} -m depesche read {path}; echo $? >&2"
    ran = subprocess.run(["bash", "-c", f"({command}) | head -n 1"], capture_output=True, text=True, check=True)
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr.splitlines()[-1] == str(int(Exit.PIPE_CLOSED))
    assert "Traceback" not in ran.stderr
    assert "BrokenPipe" not in ran.stderr


def test_a_terminal_gets_the_readable_record(article: Path) -> None:
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "depesche", "read", str(article)]
    process = subprocess.Popen(command, stdout=follower, stderr=subprocess.PIPE, env=environment)
    os.close(follower)
    written = b""
    while chunk := read_terminal(leader):
        written += chunk
    _, err = process.communicate()
    assert process.returncode == 0, err
    page = written.decode()
    assert "Who speaks for whom" in page
    assert "\x1b[" in page


def read_terminal(descriptor: int) -> bytes:
    """What stands on the terminal; nothing once the other side has closed it."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


def test_every_exit_code_has_a_meaning_and_stands_in_the_docs(root: Path) -> None:
    assert MEANINGS.keys() == set(Exit)
    page = (root / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    for code, meaning in MEANINGS.items():
        assert f"| {int(code)} | {meaning} |" in page


def test_a_rejection_reads_as_place_reason_code_and_hint() -> None:
    rejection = Rejection("empty", "the file has no text", "a.txt", 3, "Write some.")
    assert str(rejection) == "a.txt:3: the file has no text [empty] Write some."
