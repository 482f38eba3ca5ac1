"""Recall of actors and places on gold documents, and the speed of the layer.

    python benchmarks/actors.py ../shared/gold/dev [--misses]

Each actor that a gold record names (state code, person, body) counts as found if the reading of its document has an
entity of that code or name; each place if it has a place (or a state) of that name. Short forms count as in scoring:
one name may be the other's head or tail. Speed is that of `find_actors` and `find_places` on one core, tagging and
clauses not included.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from benchmarks.figures import Table, markdown, points
from depesche.german.clauses import find_clauses
from depesche.german.pipeline import load
from depesche.reading.actors import find_actors
from depesche.reading.layers import Reading
from depesche.reading.places import find_places
from depesche.records import Document


def read_lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def words(name: str | None) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", name or "").casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c)).replace("ß", "ss")
    return tuple(re.findall(r"\w+", folded))


def same(a: str, b: str | None) -> bool:
    x, y = words(a), words(b)
    if not x or not y:
        return False
    short, long = sorted((x, y), key=len)
    return x == y or (len(short) < len(long) and (long[-len(short) :] == short or long[: len(short)] == short))


def actors_of_gold(gold: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    for e in gold["encounters"]:
        found |= {*e["participants"], *e["states"], *([e["host"]] if e["host"] else [])}
    for a in gold["agreements"]:
        found |= {*a["parties"], *(p for s in a["statuses"] for p in s["by"])}
    for s in gold["statements"]:
        found |= {*([s["speaker"]] if s["speaker"] else []), *s["asserted_by"]}
    for a in gold["actions"]:
        found |= {*a["actor"], *a["recipient"]}
    for o in gold["offices"]:
        found |= {o["person"], *([o["of"]] if o["of"] else [])}
    return found


@dataclass
class Counts:
    """What was found of what the gold names; `seconds` are those of the layer alone."""

    actors: int = 0
    actors_gold: int = 0
    places: int = 0
    places_gold: int = 0
    mentions: int = 0
    resolved: int = 0
    tokens: int = 0
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)


def measure(gold: Path) -> Counts:
    """Recall and speed on `gold`, a path without `.documents.jsonl` and `.gold.jsonl`."""
    nlp = load()
    documents = [
        Document.model_validate({k: raw[k] for k in ("id", "text", "published")})
        for raw in read_lines(f"{gold}.documents.jsonl")
    ]
    golds = {line["doc"]: line for line in read_lines(f"{gold}.gold.jsonl")}
    for document in documents:  # the first round fills the caches of words
        _read(document, nlp)
    counts = Counts()
    for document in documents:
        reading, seconds = _read(document, nlp)
        counts.seconds += seconds
        _count(reading, golds[document.id], counts)
    return counts


def _read(document: Document, nlp: Language) -> tuple[Reading, float]:
    reading = Reading(document, nlp(document.text))
    reading.clauses = find_clauses(reading.doc)
    start = time.process_time()
    find_actors(reading)
    reading.places = find_places(reading)
    return reading, time.process_time() - start


def _count(reading: Reading, gold: dict[str, Any], counts: Counts) -> None:
    counts.tokens += len(reading.doc)
    counts.mentions += len(reading.mentions)
    counts.resolved += sum(bool(m.entities) for m in reading.mentions)
    names = {n for e in reading.entities for n in (e.id, e.name) if n}
    for wanted in sorted(actors_of_gold(gold)):
        counts.actors_gold += 1
        if any(same(wanted, n) for n in names):
            counts.actors += 1
        else:
            counts.misses.append(f"actor  {reading.document.id}: {wanted}")
    places = {p.name for p in reading.places} | {m.name for m in reading.entities if m.kind == "state"}
    for wanted in sorted({r["place"] for r in (*gold["encounters"], *gold["actions"]) if r.get("place")}):
        counts.places_gold += 1
        if any(same(wanted, n) for n in places):
            counts.places += 1
        else:
            counts.misses.append(f"place  {reading.document.id}: {wanted}")


def table(shared: Path) -> Table:
    """Figures on the development gold."""
    return rows(measure(shared / "gold" / "dev"))


def rows(counts: Counts) -> Table:
    both, both_gold = counts.actors + counts.places, counts.actors_gold + counts.places_gold
    speed = f"{counts.tokens / counts.seconds:,.0f} tokens/s of the layer"
    return [
        ("what", "found", "gold", "recall"),
        ("actors", str(counts.actors), str(counts.actors_gold), points(counts.actors / max(1, counts.actors_gold))),
        ("places", str(counts.places), str(counts.places_gold), points(counts.places / max(1, counts.places_gold))),
        ("both", str(both), str(both_gold), points(both / max(1, both_gold))),
        (f"mentions resolved ({speed})", str(counts.resolved), str(counts.mentions), ""),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="path without .documents.jsonl / .gold.jsonl")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    counts = measure(arguments.gold)
    if arguments.misses:
        print("\n".join(f"missed {miss}" for miss in counts.misses))
    print(markdown(rows(counts)))


if __name__ == "__main__":
    main()
