"""Fit how likely records are to be right: `python -m training.confidence [DOCUMENTS GOLD]…`.

Two sources: records read from annotated articles (default: the development gold in `../shared`), right where the gold
has them; and `training/judged.csv`, which records of raw news careful readers accepted: a line a record, with its
document's id and its features, as told by `depesche.reading.rating.all_features`, parted by "|".
Writes `src/depesche/reading/confidence.csv` and prints how well the fit holds on documents left out of it.
"""

from __future__ import annotations

import csv
import datetime as dt
import importlib.util
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np

from depesche import german
from depesche.reading import hyphens
from depesche.reading.rating import all_features
from depesche.reading.reader import build
from depesche.reading.view import plain
from depesche.records import Document, Record

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
OUT = ROOT / "src" / "depesche" / "reading" / "confidence.csv"
JUDGED = Path(__file__).parent / "judged.csv"
RIDGE = 4.0  # penalty of a weight
FOLDS = 10
RAW = "raw:"


class Case(NamedTuple):
    """A record, whether it was accepted, and the document it was read from (after `RAW`, if judged on raw news)."""

    type: str
    features: tuple[str, ...]
    right: int
    document: str


def read_gold(documents: Path, gold: Path, script: Path = SHARED / "score.py") -> list[Case]:
    """A case for each record read from the documents; right by `score.py`'s match, with the speaker of a statement and
    the state of an office told right."""
    score = _load(script)
    wanted = {line["doc"]: line for line in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    nlp = german.load()
    cases: list[Case] = []
    for document in _documents(documents):
        line = wanted.get(score.key(document.id))
        if line is None:
            continue
        with nlp.memory_zone():
            read = hyphens.without(document)
            reading, records = build(read, nlp(plain(read.text)))
            told = all_features(reading, records)
        records, _ = hyphens.restored(document, records, [])
        wrong = _wrong(score, line, records)
        cases += [
            Case(r.type, tuple(names), int(r.id not in wrong), line["doc"])
            for r, names in zip(records, told, strict=True)
        ]
    return cases


def _documents(path: Path) -> Iterable[Document]:
    for data in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        day = data.get("published") or ""
        published = dt.date.fromisoformat(day[:10]) if len(day) >= 10 else None
        yield Document(id=data["id"], text=data["text"], title=data.get("title"), published=published)


def _load(script: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _wrong(score: ModuleType, line: dict[str, object], records: Sequence[Record]) -> set[str]:
    """Ids of the records that the gold does not have."""
    _, misses = score.score([line], [r.model_dump(mode="json") for r in records])
    wrong = set()
    for kind, _, what, gold, record in misses:
        if record is None:
            continue
        named = kind == "statement" and not score.speaker_agrees(gold, record) if gold else False
        whose = kind == "office" and record["of"] is not None
        if what == "spurious" or named or whose:
            wrong.add(record["id"])
    return wrong


def read_judged(path: Path = JUDGED) -> list[Case]:
    """A case for each record that was judged on raw news; its document's id is marked as one of them."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Case(row["type"], tuple(row["features"].split("|")), int(row["accepted"]), RAW + row["document"])
            for row in csv.DictReader(file)
        ]


def fit(cases: Sequence[Case]) -> dict[tuple[str, str], float]:
    """The weights of each type: ridge logistic regression by Newton's method; the type's own weight is not drawn."""
    weights: dict[tuple[str, str], float] = {}
    for kind in sorted({c.type for c in cases}):
        own = [c for c in cases if c.type == kind]
        names = sorted({f for c in own for f in c.features})
        column = {name: i for i, name in enumerate(names)}
        x = np.zeros((len(own), len(names)))
        for i, case in enumerate(own):
            x[i, [column[f] for f in case.features]] = 1
        right = np.array([c.right for c in own])
        penalty = np.array([0.01 if name == "any" else RIDGE for name in names])
        w = np.zeros(len(names))
        for _ in range(30):
            p = 1 / (1 + np.exp(-x @ w))
            gradient = x.T @ (right - p) - penalty * w
            curvature = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
            step = np.linalg.solve(curvature, gradient)
            w += step
            if float(np.abs(step).max()) < 1e-6:
                break
        weights |= {(kind, name): round(float(v), 3) for name, v in zip(names, w, strict=True)}
    return weights


def chance(weights: dict[tuple[str, str], float], case: Case) -> float:
    """What the weights give a case's records."""
    return 1 / (1 + math.exp(-sum(weights.get((case.type, f), 0.0) for f in case.features)))


def held_out(cases: Sequence[Case]) -> list[tuple[Case, float]]:
    """Each case with the chance that a fit without its document (and those of its fold) gives it."""
    documents = sorted({c.document for c in cases})
    fold = {d: i % FOLDS for i, d in enumerate(documents)}
    found = []
    for n in range(FOLDS):
        weights = fit([c for c in cases if fold.get(c.document) != n])
        found += [(c, chance(weights, c)) for c in cases if fold.get(c.document) == n]
    return found


def reliability(told: Sequence[tuple[Case, float]]) -> list[tuple[str, int, float, float]]:
    """By bins of confidence: how many records, their mean confidence, the share of them that was right."""
    bins: dict[int, list[tuple[Case, float]]] = defaultdict(list)
    for case, p in told:
        bins[min(int(p * 10), 9)].append((case, p))
    rows = []
    for n, inside in sorted(bins.items()):
        mean, right = sum(p for _, p in inside) / len(inside), sum(c.right for c, _ in inside) / len(inside)
        rows.append((f"{n / 10:.1f} to {(n + 1) / 10:.1f}", len(inside), mean, right))
    return rows


def calibration_error(told: Sequence[tuple[Case, float]]) -> float:
    """Expected calibration error (Naeini, Cooper & Hauskrecht 2015) over those bins, 0 to 1."""
    return sum(n * abs(mean - right) for _, n, mean, right in reliability(told)) / max(1, len(told))


def main(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Fit, write the table, print the reliability on documents left out."""
    cases = [c for documents, gold in pairs for c in read_gold(documents, gold)] + read_judged()
    with OUT.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["type", "feature", "weight"])
        table.writerows((*key, f"{weight:.3f}") for key, weight in sorted(fit(cases).items()) if weight)
    every = held_out(cases)
    for name, raw in (("annotated articles", False), ("raw news", True)):
        told = [(c, p) for c, p in every if c.document.startswith(RAW) == raw]
        print(name)
        for row in reliability(told):
            print("  {}: {} records, confidence {:.2f}, right {:.2f}".format(*row))
        for kind in sorted({c.type for c, _ in told}):
            own = [(c, p) for c, p in told if c.type == kind]
            print(f"  {kind}: calibration error {calibration_error(own):.3f} over {len(own)} records")
        print(f"  all: calibration error {calibration_error(told):.3f} over {len(told)} records")


if __name__ == "__main__":
    paths = [Path(p) for p in sys.argv[1:]] or [SHARED / "gold" / f"dev.{part}.jsonl" for part in ("documents", "gold")]
    main(list(zip(paths[::2], paths[1::2], strict=True)))
