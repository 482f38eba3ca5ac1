"""Memory of adding many documents: the peak after 20,000 against the peak after 2,000."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Table
from depesche.german.lexicon import rows

SIZES = (2_000, 20_000)

_TOLD = (
    "In {place[0]} beriet {name} am {day} mit {number} Fachleuten aus {place[1]}.",
    "{name} zählte am {day} in {place[0]} und {place[1]} {number} Anträge.",
    "{number} Briefe aus {place[0]} und {place[1]} lagen {name} am {day} vor.",
    "Am {day} kam {name} mit {number} Gästen von {place[0]} nach {place[1]}.",
)
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")
_PEOPLE, _PLACES = 1_500, 400  # names that news of some years know; they are told of as often as Zipf's law has it


def table(_: Path, folder: Path) -> Table:
    """Peak memory and time of `depesche add --from jsonl` in one process, when so many documents were stored."""
    path, archive = folder / "documents.jsonl", folder / "test.db"
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in documents(max(SIZES)))
    command = [sys.executable, "-m", "depesche", "add", "--from", "jsonl", "--jobs", "1", "--archive", str(archive)]
    begun = time.perf_counter()
    told = folder / "stderr.txt"
    with told.open("wb") as stderr:
        adding = subprocess.Popen([*command, str(path)], stderr=stderr)
    waiting = list(SIZES)
    out: Table = [("documents", "peak memory", "times the first", "wall")]
    first = peak = 0
    while waiting:
        ended = adding.poll() is not None
        peak = max(peak, _peak(adding.pid))
        if _stored(archive) >= waiting[0] or ended:
            first = first or peak
            wall = time.perf_counter() - begun
            out.append((f"{_stored(archive):,}", f"{peak / 1024:.0f} MiB", f"{peak / first:.2f}", f"{wall:.0f} s"))
            waiting.pop(0)
        time.sleep(0.2)
    if adding.wait() != 0 or _stored(archive) != max(SIZES):
        raise RuntimeError(f"{_stored(archive)} documents were stored: {told.read_text(encoding='utf-8')[-500:]}")
    return out


def _peak(process: int) -> int:
    """The greatest memory a running process ever had, in KiB, as Linux counts it; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def _stored(archive: Path) -> int:
    if not archive.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT max(number) FROM documents").fetchone()[0] or 0)
    except sqlite3.OperationalError:  # not set up yet
        return 0


def documents(count: int) -> Iterator[dict[str, str]]:
    """Short documents, no two alike: a sentence with names, places and figures by chance."""
    chance = random.Random(7)
    forenames = [row["name"] for row in rows("forenames") if row["name"].isalpha()]
    surnames = [row["name"] for row in rows("surnames") if row["name"].isalpha()]
    people = [f"{chance.choice(forenames)} {chance.choice(surnames)}" for _ in range(_PEOPLE)]
    places = chance.sample([row["name"] for row in rows("places") if row["name"].isalpha()], _PLACES)

    def often(names: list[str]) -> str:
        return names[min(int(len(names) ** chance.random()) - 1, len(names) - 1)]

    for number in range(count):
        told = chance.choice(_TOLD).format(
            name=often(people),
            place=[often(places) for _ in range(2)],
            day=chance.choice(_DAYS),
            number=number,  # so that no two are alike
        )
        published = f"{chance.randint(2000, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield {"id": f"d{number}", "text": told, "published": published}
