"""How far a record's confidence can be trusted: by bins, on documents left out of the fit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Table, points
from training import confidence
from training.confidence import Case

Told = Sequence[tuple[Case, float]]


def table(shared: Path) -> Table:
    """Confidence and share of right records by bins and by type, by cross-validation over the documents."""
    gold = shared / "gold"
    cases = confidence.read_gold(gold / "dev.documents.jsonl", gold / "dev.gold.jsonl", shared / "score.py")
    told = confidence.held_out([*cases, *confidence.read_judged()])
    rows: Table = [("confidence", "records", "mean confidence", "right")]
    for name, raw in (("development gold", False), ("raw news", True)):
        rows += _part(name, [(c, p) for c, p in told if c.document.startswith(confidence.RAW) == raw])
    return rows


def _part(name: str, told: Told) -> Table:
    rows: Table = [
        (f"{name}, {bin_}", str(n), points(mean), points(right))
        for bin_, n, mean, right in confidence.reliability(told)
    ]
    for kind in [*sorted({c.type for c, _ in told}), ""]:
        own = [(c, p) for c, p in told if kind in ("", c.type)]
        mean, right = sum(p for _, p in own) / len(own), sum(c.right for c, _ in own) / len(own)
        error = points(confidence.calibration_error(own))
        rows.append(
            (f"{name}, {kind or 'all'} (calibration error {error})", str(len(own)), points(mean), points(right))
        )
    return rows
