"""Who takes part in a record, and as what: the slots of all types under one name each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depesche.records.actor import Actor
from depesche.records.record import Action, Agreement, Encounter, Office, Record, Statement


@dataclass(frozen=True, slots=True)
class Part:
    """An actor's part in a record.

    Attributes:
        part: what the actor is in it: participant, party, by, speaker, addressee, about, actor, recipient, person, of,
            source.
        position: place in the slot, counted from 0.
        actor: who it is.
        status: of `by` the position of the agreement's status that the actor acts in; null elsewhere.
    """

    part: str
    position: int
    actor: Actor
    status: int | None = None


def parts_of(record: Record) -> Iterator[Part]:
    """Everyone who takes part in a record, sources last; who acts in several statuses of an agreement in each."""
    slots: list[tuple[str, Sequence[Actor]]]
    match record:
        case Encounter():
            slots = [("participant", record.participants)]
        case Agreement():
            slots = [("party", record.parties)]
        case Statement():
            about = [one for one in record.about if isinstance(one, Actor)]
            speaker = [record.speaker] if record.speaker else []
            slots = [("speaker", speaker), ("addressee", record.addressees), ("about", about)]
        case Action():
            slots = [("actor", record.actors), ("recipient", record.recipients)]
        case Office():
            slots = [("person", [record.person]), ("of", [record.of] if record.of else [])]
    for part, found in slots:
        yield from (Part(part, i, actor) for i, actor in enumerate(found))
    if isinstance(record, Agreement):
        for step, status in enumerate(record.statuses):
            yield from (Part("by", i, actor, step) for i, actor in enumerate(status.by))
    yield from (Part("source", i, actor) for i, actor in enumerate(record.asserted_by))
