"""Invented documents with hand-made records, for tests of the archive."""

from __future__ import annotations

import datetime as dt
from typing import Any

from depesche.records import (
    Action,
    Actor,
    Agreement,
    Document,
    Encounter,
    Office,
    Place,
    Plover,
    Record,
    Span,
    Statement,
    Status,
    Time,
)

Reading = tuple[Document, list[Record], tuple[()]]

EST = Actor(id="EST", name="Estland", kind="state", affiliation="EST")
CHL = Actor(id="CHL", name="Chile", kind="state", affiliation="CHL")
TAMM = Actor(id=None, name="Liisa Tamm", kind="person", affiliation="EST")
ROJAS = Actor(id=None, name="Pedro Rojas", kind="person", affiliation="CHL")
VEGA = Actor(id=None, name="Marta Vega", kind="person", affiliation="CHL")
BNS = Actor(id=None, name="BNS", kind="organisation")


def document(id: str, text: str, published: str | None = "2025-03-11", publisher: str = "Elbe-Kurier") -> Document:  # noqa: A002
    return Document(
        id=id, text=text, published=dt.date.fromisoformat(published) if published else None, publisher=publisher
    )


def _base(source: Document, words: str, when: str | None, where: str | None, more: dict[str, Any]) -> dict[str, Any]:
    start = source.text.index(words)
    base: dict[str, Any] = {
        "document": source.reference,
        "evidence": [source.cut(start, start + len(words))],
        "rule": "test",
        "confidence": 0.9,
    }
    if when:
        base["when"] = Time(start=start, end=start + 1, text=source.text[start], value=when, type="DATE")
    if where:
        name, _, country = where.partition("/")
        base["where"] = Place(name=name, country=country or None, start=start, end=start + 1)
    return base | more


def encounter(
    source: Document, words: str, *who: Actor, when: str | None = None, where: str | None = None, **more: Any
) -> Record:
    base = _base(source, words, when, where, {"kind": "meeting", "participants": list(who)} | more)
    return Encounter(**base).with_id()


def agreement(
    source: Document, words: str, name: str, status: str, when: str | None = None, where: str | None = None, **more: Any
) -> Record:
    base = _base(source, words, when, where, {"kind": "treaty", "name": name, "parties": [EST, CHL]} | more)
    step = Status(status=status, when=base.get("when"), where=base.get("where"), evidence=base["evidence"])  # type: ignore[arg-type]
    return Agreement(**base, statuses=[step]).with_id()


def statement(source: Document, words: str, speaker: Actor, about: Actor | None = None) -> Record:
    base = _base(source, words, None, None, {})
    more = {"mode": "indirect", "act": "say", "content": base["evidence"], "about": [about] if about else []}
    return Statement(**base, **more, speaker=speaker).with_id()


def action(source: Document, words: str, kind: str, when: str | None = None) -> Record:
    base = _base(source, words, when, None, {"plover": Plover(type=kind), "actors": [EST], "recipients": [CHL]})  # type: ignore[arg-type]
    return Action(**base).with_id()


def office(source: Document, words: str, person: Actor, title: str, of: Actor) -> Record:
    return Office(**_base(source, words, None, None, {"person": person, "title": title, "of": of})).with_id()


def span(source: Document, words: str) -> Span:
    start = source.text.index(words)
    return source.cut(start, start + len(words))


FIRST = document(
    "kurier",
    "Estlands Ministerin Liisa Tamm hat am Montag in Tallinn mit dem Chilenen Pedro Rojas beraten. Beide "
    "unterzeichneten ein Abkommen über Funkfrequenzen. Rojas lobte die Gastgeber. "
    "Estland wies zwei Techniker aus Chile aus.",
)
SECOND = document(
    "bote",
    "Pedro Rojas und seine Kollegin Tamm sind zu Wochenbeginn zusammengekommen, um Funkfrequenzen zu ordnen. "
    "Ein Frequenzabkommen wurde besiegelt. Vega traf Tamm erst am Mittwoch.",
    publisher="Abendbote",
)
THIRD = document(
    "rundblick",
    "Das Parlament in Tallinn billigte das Abkommen mit Chile über Funkfrequenzen, das im März geschlossen wurde.",
    published="2025-06-20",
    publisher="Rundblick",
)


def first() -> Reading:
    """A paper of the day after: meeting, signing, statement, expulsion, office."""
    return (
        FIRST,
        [
            encounter(FIRST, "Ministerin Liisa Tamm hat am Montag in Tallinn mit dem Chilenen Pedro Rojas beraten",
                      TAMM, ROJAS, when="2025-03-10", where="Tallinn/EST"),
            agreement(FIRST, "Beide unterzeichneten ein Abkommen über Funkfrequenzen.", "Abkommen über Funkfrequenzen",
                      "signed", "2025-03-10", "Tallinn/EST"),
            statement(FIRST, "Rojas lobte die Gastgeber.", ROJAS, EST),
            action(FIRST, "Estland wies zwei Techniker aus Chile aus.", "COERCE", "2025-03-10"),
            office(FIRST, "Estlands Ministerin Liisa Tamm", TAMM, "Ministerin", EST),
        ],
        (),
    )  # fmt: skip


def second() -> Reading:
    """Another paper tells the same meeting and signing, less exactly, and a meeting of its own."""
    tamm = TAMM.model_copy(update={"name": "Tamm"})
    return (
        SECOND,
        [
            encounter(SECOND, "Pedro Rojas und seine Kollegin Tamm sind zu Wochenbeginn zusammengekommen", ROJAS, tamm,
                      when="2025-W11", asserted_by=[BNS]),
            agreement(SECOND, "Ein Frequenzabkommen wurde besiegelt.", "Abkommen über Funkfrequenzen", "signed"),
            encounter(SECOND, "Vega traf Tamm erst am Mittwoch.", VEGA, tamm, when="2025-03-12"),
        ],
        (),
    )  # fmt: skip


def third() -> Reading:
    """Months later: the same agreement is ratified."""
    return (
        THIRD,
        [agreement(THIRD, "Das Parlament in Tallinn billigte das Abkommen mit Chile über Funkfrequenzen",
                   "Abkommen mit Chile über Funkfrequenzen", "ratified", "2025-06-19")],
        (),
    )  # fmt: skip


def all_three() -> list[Reading]:
    return [first(), second(), third()]
