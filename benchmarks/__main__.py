"""Measure Depesche: `python -m benchmarks [SECTION…] [--write]`.

Without sections all are measured, which takes about ten minutes on one core. With `--write` the figures of the
measured sections go into docs/measurements.md, each with the commit they hold for.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.metadata
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import actors, clauses, confidence, html, memory, pipeline, products
from benchmarks.figures import Table, markdown

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "measurements.md"

SECTIONS: dict[str, tuple[str, Callable[[Path, Path], Table]]] = {
    "dev": (
        "development gold (27 articles), `score.py`: precision, recall, F1 of records found, F1 with key slots right",
        lambda shared, folder: products.records(shared, folder, "dev"),
    ),
    "seed": (
        "seed gold (2 articles), `score.py`",
        lambda shared, folder: products.records(shared, folder, "seed"),
    ),
    "quotations": ("Wikinews quotation corpus, train and dev, `score_quotations.py`", products.quotations),
    "times": ("KRAUTS, dev, `score_times.py`", products.times),
    "grammar": (
        "treebanks and GermEval 2014, gold tokens; nothing of it was trained on",
        lambda s, _: pipeline.grammar(s),
    ),
    "clauses": (
        "UD treebanks; how clauses are derived from trees: `benchmarks/clauses.py`",
        lambda s, _: clauses.table(s),
    ),
    "actors": ("actors and places that the gold names", lambda s, _: actors.table(s)),
    "confidence": (
        "records' confidence on the development gold and judged raw news, documents left out of the fit (ten folds)",
        lambda shared, _: confidence.table(shared),
    ),
    "html": (
        "German news pages of 60 publishers with gold, as `depesche read` takes them in",
        lambda s, _: html.table(s),
    ),
    "memory": ("`depesche add --from jsonl`, one process, short generated documents", memory.table),
    "pipeline": (
        "one core, best of three, same tokens; the other pipeline has the shape of `de_core_news_sm`",
        lambda shared, _: pipeline.speed(shared),
    ),
    "speed": ("the command, best of five", products.speed),
}


def main() -> None:
    """Measure, print, and write down."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"of {', '.join(SECTIONS)}; default: all")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of the measuring data")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/measurements.md")
    options = parser.parse_args()
    if unknown := set(options.sections) - set(SECTIONS):
        parser.error(f"no section {', '.join(sorted(unknown))}")
    if not options.shared.is_dir():
        sys.exit(f"The measuring data is missing: {options.shared}")
    print(setting(), flush=True)
    for name in options.sections or SECTIONS:
        what, measured = SECTIONS[name]
        with tempfile.TemporaryDirectory() as folder:
            text = f"{what}; {stamp()}\n\n{markdown(measured(options.shared, Path(folder)))}"
        print(f"\n{name}: {text}", flush=True)
        if options.write:
            write(name, text)


def setting() -> str:
    """On what it is measured."""
    names = [line.split(":")[1].strip() for line in _lines(Path("/proc/cpuinfo")) if line.startswith("model name")]
    processor = names[0] if names else platform.processor()
    return f"{processor}, Python {platform.python_version()}, spaCy {importlib.metadata.version('spacy')}"


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def stamp() -> str:
    """The commit that is measured, and the day."""
    commit = _git("rev-parse", "--short", "HEAD") or "no commit"
    changed = " with changes" if _git("status", "--porcelain", "--untracked-files=no", "src") else ""
    return f"{commit}{changed}, {dt.datetime.now(dt.UTC):%Y-%m-%d}"


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def write(name: str, text: str) -> None:
    """Put the figures of a section between its marks in docs/measurements.md."""
    page = PAGE.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not marks.search(page):
        raise SystemExit(f"{PAGE} has no place for {name}")
    PAGE.write_text(marks.sub(lambda m: f"{m[1]}{text[0].upper()}{text[1:]}\n{m[2]}", page), encoding="utf-8")


if __name__ == "__main__":
    main()
