"""Memory of adding many documents: the peak after 20,000 against the peak after 2,000."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Table
from benchmarks.products import measured
from depesche.german.lexicon import rows

SIZES = (2_000, 20_000)

_SENTENCES = (
    "{title} {name} traf am {day} in {place} {other}.",
    "{name} sagte in {place}, die Gespräche über {topic} seien gut verlaufen.",
    "Nach Angaben von {name} wird {state} das Abkommen über {topic} im {month} unterzeichnen.",
    "{state} wies die Vorwürfe aus {place} zurück.",
    "Am {day} reist {other} zu einem Treffen mit {name} nach {place}.",
    "Ein Sprecher von {name} bestätigte, dass {state} über {topic} verhandelt.",
    "Die Regierung in {place} kündigte an, {number} Tonnen Hilfsgüter nach {state} zu schicken.",
)
_TITLES = ("Außenminister", "Präsident", "Botschafter", "Ministerpräsident", "Verteidigungsminister")
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")
_MONTHS = ("Januar", "März", "Mai", "Juli", "September", "November")


def table(_: Path, folder: Path) -> Table:
    """Peak memory, and time, of `depesche add --from jsonl` in one process."""
    out: Table = [("documents", "peak memory", "times the first", "wall")]
    first = 0.0
    for count in SIZES:
        path = folder / f"{count}.jsonl"
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in documents(count))
        archive = folder / f"{count}.db"
        arguments = ["-m", "depesche", "add", "--from", "jsonl", "--jobs", "1", "--archive", str(archive), str(path)]
        wall, _cpu, peak = measured(arguments)
        first = first or peak
        out.append((f"{count:,}", f"{peak:.0f} MiB", f"{peak / first:.2f}", f"{wall:.0f} s"))
    return out


def documents(count: int) -> Iterator[dict[str, str]]:
    """Short documents, no two alike: three to five sentences on people, places and states by chance."""
    chance = random.Random(7)
    forenames = [row["name"] for row in rows("forenames") if " " not in row["name"]]
    surnames = [row["name"] for row in rows("surnames") if " " not in row["name"]]
    places = [row["name"] for row in rows("places")]
    states = [row["name"] for row in rows("states") if " " not in row["name"]]
    topics = [row["name"] for row in rows("regions")] or ["Handel"]
    for number in range(count):
        chosen = chance.sample(_SENTENCES, chance.randint(3, 5))
        sentences = [
            sentence.format(
                title=chance.choice(_TITLES),
                name=f"{chance.choice(forenames)} {chance.choice(surnames)}",
                other=f"{chance.choice(forenames)} {chance.choice(surnames)}",
                place=chance.choice(places),
                state=chance.choice(states),
                topic=chance.choice(topics),
                day=chance.choice(_DAYS),
                month=chance.choice(_MONTHS),
                number=chance.randint(2, 9_999),
            )
            for sentence in chosen
        ]
        yield {
            "id": f"d{number}",
            "text": " ".join(sentences),
            "published": f"{chance.randint(2000, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        }
