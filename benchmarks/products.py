"""What the commands print, scored: records on the gold documents, quotations, time expressions; and how fast they are.

Every figure is that of the installed command `depesche`, run as a user runs it. The scoring scripts lie in `../shared`.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.figures import Table, percent, points

SOME_REJECTED = 3  # exit code
QUIET = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}


def depesche(command: str, *arguments: str | Path, out: Path) -> None:
    """Run a command of the product into the file `out`."""
    with out.open("w", encoding="utf-8") as stream:
        line = [sys.executable, "-m", "depesche", command, *map(str, arguments)]
        run = subprocess.run(line, stdout=stream, stderr=subprocess.PIPE, text=True, env=QUIET, check=False)
    if run.returncode == SOME_REJECTED:
        print(f"{command}: some documents were rejected\n{run.stderr[-1000:]}", file=sys.stderr)
    elif run.returncode:
        raise RuntimeError(f"depesche {command} ended with {run.returncode}: {run.stderr[-1000:]}")


def scored(script: Path, gold: Path, found: Path) -> dict[str, Any]:
    """What a scoring script says, as JSON."""
    line = [sys.executable, str(script), str(gold), str(found), "--json"]
    report: dict[str, Any] = json.loads(subprocess.run(line, capture_output=True, text=True, check=True).stdout)
    return report


def records(shared: Path, folder: Path, name: str) -> Table:
    """Records of each type on `gold/{name}`: precision, recall, F1 found, F1 with key slots right."""
    found = folder / f"{name}.jsonl"
    depesche("read", shared / "gold" / f"{name}.documents.jsonl", "--format", "jsonl", out=found)
    report = scored(shared / "score.py", shared / "gold" / f"{name}.gold.jsonl", found)
    table: Table = [("type", "gold", "found", "P", "R", "F1", "strict F1", "more")]
    for kind, row in report.items():
        if kind == "mean":
            table.append(("mean", "", "", "", "", points(row["f1"]), points(row["strict_f1"]), ""))
            continue
        more = {k.removesuffix("_accuracy").replace("_f1", " F1"): v for k, v in row.items() if k not in _COLUMNS}
        cells = [points(row[k]) for k in ("precision", "recall", "f1", "strict_f1")]
        told = ", ".join(f"{k} {points(v)}" for k, v in more.items())
        table.append((kind, str(row["gold"]), str(row["predicted"]), *cells, told))
    return table


_COLUMNS = {"gold", "predicted", "precision", "recall", "f1", "strict_f1"}


def quotations(shared: Path, folder: Path) -> Table:
    """F1 of quotations and their parts on the Wikinews quotation corpus, train and dev split together."""
    corpus, found = folder / "wikinews.jsonl", folder / "quotations.jsonl"
    corpus.write_bytes(gzip.decompress((shared / "data/quotations/wikinews.train-dev.jsonl.gz").read_bytes()))
    depesche("quotations", corpus, "--format", "jsonl", out=found)
    report = scored(shared / "score_quotations.py", corpus, found)
    return [("part", "F1 (recall of a type)"), *((k.replace("_", " "), percent(v)) for k, v in report.items())]


def times(shared: Path, folder: Path) -> Table:
    """F1 of time expressions on KRAUTS dev."""
    corpus, found = shared / "data/times/krauts.dev.jsonl", folder / "times.jsonl"
    depesche("times", corpus, "--format", "jsonl", out=found)
    report = scored(shared / "score_times.py", corpus, found)
    return [("what agrees", "F1"), *((k, percent(v)) for k, v in report.items())]


def speed(shared: Path, folder: Path) -> Table:
    """Time and memory of `depesche read`: on one article, and on all texts of the quotation corpus."""
    corpus = folder / "wikinews.jsonl"
    corpus.write_bytes(gzip.decompress((shared / "data/quotations/wikinews.train-dev.jsonl.gz").read_bytes()))
    texts = [json.loads(line)["text"] for line in corpus.read_text(encoding="utf-8").splitlines()]
    article = folder / "article.txt"
    article.write_text(max(texts[:50], key=len), encoding="utf-8")
    table: Table = [("command", "wall", "CPU", "memory", "words/s of CPU")]
    load = "import depesche.german; depesche.german.load()"
    read = ["-m", "depesche", "read", "--format", "jsonl"]
    words = sum(len(text.split()) for text in texts)
    for name, arguments, rounds, count in (
        ("import and load the pipeline", ["-c", load], 5, 0),
        (f"read one article ({len(article.read_text(encoding='utf-8').split())} words)", [*read, str(article)], 5, 0),
        (f"read {len(texts)} articles ({words} words)", [*read, str(corpus)], 1, words),
    ):
        wall, cpu, memory = min(measured(arguments) for _ in range(rounds))
        rate = f"{count / cpu:,.0f}" if count else ""
        table.append((name, f"{wall:.2f} s", f"{cpu:.2f} s", f"{memory:.0f} MiB", rate))
    return table


# A process counts the memory of the one it was forked from as its own, so a small one stands between.
_MEASURE = """
import os, sys, time
started = time.perf_counter()
pid = os.posix_spawn(sys.executable, [sys.executable, *sys.argv[1:]], os.environ)
_, status, used = os.wait4(pid, 0)
wall = time.perf_counter() - started
print(os.waitstatus_to_exitcode(status), wall, used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


def measured(arguments: list[str]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and greatest memory (MiB) of a run of Python that may keep its bytecode."""
    environment = {key: value for key, value in QUIET.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        check=True,
    )
    code, wall, cpu, memory = (float(value) for value in done.stderr.splitlines()[-1].split())
    if code not in (0, SOME_REJECTED):
        raise RuntimeError(f"{' '.join(arguments)} ended with {code:.0f}")
    return wall, cpu, memory / (2**20 if sys.platform == "darwin" else 2**10)
