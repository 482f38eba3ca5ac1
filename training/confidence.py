"""Fit the confidence of statements: `python training/confidence.py OUT.csv DOCUMENTS.jsonl GOLD.jsonl [...]`.

For each rule the share of its records that the gold has, drawn towards the share of the rule's mode as if `PRIOR` more
records of the mode's quality had been seen. Documents and gold are files as the scorer reads them.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from depesche.german.pipeline import load
from depesche.reading.analyse import analyse
from depesche.reading.statements import build
from depesche.records import Document, Statement

PRIOR = 8  # records


def _key(name: str) -> str:
    return Path(name).stem if name.endswith((".txt", ".json", ".html", ".htm")) else Path(name).name


def judged(documents: Path, gold: Path) -> Iterator[tuple[Statement, bool]]:
    """Every statement read, and whether the gold has one with the same content; each gold statement is used once."""
    lines = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
    wanted = {line["doc"]: [_characters(s["content"]) for s in line["statements"]] for line in lines}
    for data in map(json.loads, documents.read_text(encoding="utf-8").splitlines()):
        published = dt.date.fromisoformat(data["published"]) if len(data.get("published") or "") == 10 else None
        document = Document(id=data["id"], text=data["text"], title=data.get("title"), published=published)
        made = build(analyse(document, load()(document.text)))
        left = list(wanted.get(_key(data["id"]), []))
        for record in made:
            own = _characters([(s.start, s.end) for s in record.content])
            best = max(left, key=lambda g: len(g & own) / len(g | own), default=set())
            right = bool(best) and len(best & own) / len(best | own) >= 0.5
            if right:
                left.remove(best)
            yield record, right


def _characters(spans: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def main(out: Path, pairs: list[tuple[Path, Path]]) -> None:
    """Write the table of rules and modes."""
    made, right = Counter[str](), Counter[str]()
    modes: dict[str, str] = {}
    for documents, gold in pairs:
        for record, hit in judged(documents, gold):
            modes[record.rule] = record.mode
            for key in (record.rule, record.mode):
                made[key] += 1
                right[key] += hit
    shares = {m: (right[m] + 1) / (made[m] + 2) for m in set(modes.values())}  # Laplace: few are seen of some modes
    for rule, mode in modes.items():
        shares[rule] = (right[rule] + PRIOR * shares[mode]) / (made[rule] + PRIOR)
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["rule", "confidence"])
        table.writerows((key, f"{share:.2f}") for key, share in sorted(shares.items()))


if __name__ == "__main__":
    paths = [Path(p) for p in sys.argv[2:]]
    main(Path(sys.argv[1]), list(zip(paths[::2], paths[1::2], strict=True)))
