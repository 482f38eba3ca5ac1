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
from pathlib import Path
from typing import Any

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="path without .documents.jsonl / .gold.jsonl")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    nlp = load()
    documents = read_lines(f"{arguments.gold}.documents.jsonl")
    golds = {gold["doc"]: gold for gold in read_lines(f"{arguments.gold}.gold.jsonl")}
    hits = total = place_hits = place_total = tokens = resolved = mentions = 0
    seconds = 0.0
    for warm in (True, False):
        for raw in documents:
            document = Document.model_validate({k: raw[k] for k in ("id", "text", "published")})
            reading = Reading(document, nlp(document.text))
            reading.clauses = find_clauses(reading.doc)
            start = time.process_time()
            find_actors(reading)
            reading.places = find_places(reading)
            if warm:
                continue
            seconds += time.process_time() - start
            tokens += len(reading.doc)
            mentions += len(reading.mentions)
            resolved += sum(bool(m.entities) for m in reading.mentions)
            names = {n for e in reading.entities for n in (e.id, e.name) if n}
            places = {p.name for p in reading.places} | {m.name for m in reading.entities if m.kind == "state"}
            gold = golds[document.id]
            for wanted in sorted(actors_of_gold(gold)):
                total += 1
                found = any(same(wanted, n) for n in names)
                hits += found
                if not found and arguments.misses:
                    print(f"missed actor  {document.id}: {wanted}")
            places_of_gold = {e["place"] for e in gold["encounters"]} | {a.get("place") for a in gold["actions"]}
            for wanted in sorted(p for p in places_of_gold if p):
                place_total += 1
                found = any(same(wanted, n) for n in places)
                place_hits += found
                if not found and arguments.misses:
                    print(f"missed place  {document.id}: {wanted}")
    both = (hits + place_hits) / max(1, total + place_total)
    print(f"actors {hits}/{total} = {hits / max(1, total):.3f}   places {place_hits}/{place_total}   both {both:.3f}")
    print(f"mentions {mentions}, resolved {resolved}   {tokens / seconds:,.0f} tokens/s")


if __name__ == "__main__":
    main()
