"""Nothing of the measuring data is copied into the project."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

RUN = 7  # words in a row that no two authors write by chance


def runs(words: list[str]) -> Iterator[str]:
    """Every stretch of seven words."""
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def test_no_seven_words_in_a_row_come_from_the_gold(root: Path, shared: Path) -> None:
    gold: set[str] = set()
    for path in shared.glob("gold/*.documents.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            gold.update(runs(json.loads(line)["text"].split()))
    assert gold
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    copied = []
    for name in filter(None, listed.split("\0")):
        try:
            words = (root / name).read_text(encoding="utf-8").split()
        except (OSError, UnicodeDecodeError):
            continue  # weights, and files that are just being moved
        copied += [(name, run) for run in runs(words) if run in gold]
    assert copied == []
