"""Joining on the synthetic world, whose truth is known; seeds that no weight was set on."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.archive import measure, pairwise, stored
from benchmarks.world import world
from depesche.archive import Archive


@pytest.mark.parametrize("seed", [101, 102])
def test_joining_holds_its_bars(tmp_path: Path, seed: int) -> None:
    made = world(seed, 120)
    with Archive(tmp_path / "world.db") as archive:
        stored(archive, made)
        figures = measure(archive, made)
    precision, recall, _ = figures["all"]
    assert precision >= 0.97
    assert recall >= 0.85
    assert figures["families"][2] >= 0.95


def test_pairs_are_counted_as_they_should_be() -> None:
    truth = {"a": 1, "b": 1, "c": 2, "d": 2}
    assert pairwise({"a": 1, "b": 1, "c": 2, "d": 2}, truth) == (1.0, 1.0, 1.0)
    assert pairwise(dict.fromkeys("abcd", 0), truth)[:2] == (2 / 6, 1.0)
    assert pairwise({"a": 1, "b": 2, "c": 3, "d": 4}, truth)[:2] == (1.0, 0.0)
