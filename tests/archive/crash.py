"""Adds documents to an archive until it is killed; prints each once it is reported as stored."""

from __future__ import annotations

import sys

from depesche.archive import Archive
from depesche.records import Document


def main(where: str, start: int) -> None:
    with Archive(where) as archive:
        for number in range(start, start + 10_000):
            document = Document(id=f"d{number}", text=f"Nummer {number}: In Riga tagte der Rat über Lachsquoten.")
            archive.store(document, _records(document))
            sys.stdout.write(f"{document.id}\n")
            sys.stdout.flush()


def _records(document: Document) -> list:  # type: ignore[type-arg]
    from depesche.records import Actor, Encounter

    who = [Actor(id=code, name=name, kind="state") for code, name in (("LVA", "Lettland"), ("NOR", "Norwegen"))]
    span = document.cut(0, len(document.text))
    base = {"document": document.reference, "rule": "test", "confidence": 1.0, "evidence": [span]}
    return [Encounter(**base, kind="session", participants=who).with_id()]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
