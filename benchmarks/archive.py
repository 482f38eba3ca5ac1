"""How well the archive joins, and how fast it is: `python -m benchmarks.archive [--seeds 11,12] [--documents 100000]`.

Joining is measured on the synthetic world over pairs of records: precision is the share of joined pairs that tell one
event, recall the share of pairs telling one event that are joined. Families of copies are measured the same way.
Seeds 1 to 5 and 13 were used for setting weights; report others.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path

from sqlalchemy import select

from benchmarks.world import World, world
from depesche.archive import Archive
from depesche.archive.schema import documents, records

Figures = tuple[float, float, float]


def pairwise(found: Mapping[str, Hashable], truth: Mapping[str, Hashable]) -> Figures:
    """Precision, recall and F1 over pairs of items in one cluster."""

    def pairs(sizes: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes)

    both = pairs(Counter((found[item], truth[item]) for item in truth).values())
    joined = pairs(Counter(found[item] for item in truth).values())
    same = pairs(Counter(truth.values()).values())
    precision = both / joined if joined else 1.0
    recall = both / same if same else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def stored(archive: Archive, made: World) -> None:
    """Put a world into an archive."""
    archive.store_many((document, found, ()) for document, found in made.readings)


def measure(archive: Archive, made: World) -> dict[str, Figures]:
    """Joining by type of record, together, and of families."""
    with archive._engine.connect() as connection:
        rows = connection.execute(select(records.c.id, records.c.type, records.c.dossier)).all()
        families = {row.id: row.family for row in connection.execute(select(documents.c.id, documents.c.family))}
    home = {row.id: row.dossier for row in rows}
    of_type: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        of_type[row.type][row.id] = made.truth[row.id]
    figures = {kind: pairwise(home, truth) for kind, truth in sorted(of_type.items())}
    # What is printed to the letter elsewhere is stored once.
    figures["all"] = pairwise(home, {record: event for record, event in made.truth.items() if record in home})
    figures["families"] = pairwise(families, {name: text for name, text in made.families.items() if name in families})
    return figures


def joining(seeds: Iterable[int], events: int) -> None:
    """Print the figures of each seed."""
    for seed in seeds:
        made = world(seed, events)
        with tempfile.TemporaryDirectory() as folder, Archive(Path(folder, "world.db")) as archive:
            stored(archive, made)
            for name, (precision, recall, f1) in measure(archive, made).items():
                print(f"seed {seed}  {name:10}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
            print(f"seed {seed}  {len(made.readings)} documents, {len(archive.suggestions(10_000))} suggestions")


def speed(count: int, where: str | None) -> None:
    """Add many documents with ready-made records; print the rate along the way and the time of look-ups at the end."""
    with tempfile.TemporaryDirectory() as folder, Archive(where or Path(folder, "speed.db")) as archive:
        done, seed, started, step = 0, 1000, time.perf_counter(), time.perf_counter()
        while done < count:
            made = world(seed, 2000)
            seed += 1
            # Each world in its own years, so that the archive grows as news does.
            step = time.perf_counter()
            readings = [(d.model_copy(update={"id": f"{seed}-{d.id}"}), r) for d, r in made.readings][: count - done]
            stored(archive, World([(d.model_copy(update={"text": f"{d.text}\n{seed}"}), r) for d, r in readings]))
            done += len(readings)
            rate = len(readings) / (time.perf_counter() - step)
            print(f"{done:7,} documents  {rate:6.0f}/s", flush=True)
        print(f"{done:,} documents in {time.perf_counter() - started:.0f} s")
        lookups(archive)


def lookups(archive: Archive) -> None:
    """Print how long look-ups take, in milliseconds: the median and the longest of twenty."""
    some = archive.search(type="agreement", limit=1)[0]
    person = archive.search(type="encounter", limit=50)[25].record
    questions = {
        "dossier": lambda: archive.dossier(some.dossier or ""),
        "search words": lambda: archive.search("Hilfsgüter", limit=20),
        "search phrase": lambda: archive.search('"Abkommen über Fischerei"', limit=20),
        "search by actor and time": lambda: archive.search(
            actor=person.model_dump()["participants"][0]["name"], since="2024-06", until="2024-07", limit=20
        ),
        "actor": lambda: archive.actor(person.model_dump()["participants"][0]["name"]),
        "state": lambda: archive.actor("FRA"),
        "agreement by name": lambda: archive.agreement("Fischerei Peru"),
        "timeline of a month": lambda: archive.timeline(since="2024-06", until="2024-06", state="FRA", limit=50),
        "statements": lambda: archive.statements("Handel", limit=20),
    }
    for name, ask in questions.items():
        took = []
        for _ in range(20):
            start = time.perf_counter()
            ask()
            took.append(1000 * (time.perf_counter() - start))
        print(f"{name:26} median {statistics.median(took):7.1f} ms  longest {max(took):7.1f} ms", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="21,22,23", help="seeds of worlds to join")
    parser.add_argument("--events", type=int, default=200, help="events a world")
    parser.add_argument("--documents", type=int, help="measure speed on that many documents instead")
    parser.add_argument("--archive", help="where to put them; a temporary file without")
    options = parser.parse_args()
    if options.documents:
        speed(options.documents, options.archive)
    else:
        joining([int(seed) for seed in options.seeds.split(",")], options.events)


if __name__ == "__main__":
    main()
