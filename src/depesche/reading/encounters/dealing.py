"""Whom a guest dealt with: the host of a visit to a state, told beside it by name."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.german.encounter_words import are_heads, governs, is_where
from depesche.german.prepositions import is_at_somebody, is_company
from depesche.reading.encounters.model import Told, in_role
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.sides import sides
from depesche.records import Actor


def host_dealt_with(reading: Reading, group: list[Told], participants: list[Actor]) -> list[Actor]:
    """The one official of the host state whom the sentence of a visit tells to have dealt with the guest.

    "He flew to Lima, where President X promised him aid", "in Lima he intervened with President X".
    """
    hosts = [a for a in participants if a.role == "host"]
    guests = {a.name for a in participants if a.role == "guest" and a.kind == "person"}
    if len(hosts) != 1 or hosts[0].kind != "state" or not guests or hosts[0].id in sides(_guests(participants)):
        return []
    named = {e.name for e in reading.entities if id(e) in reading.named_persons}
    found: dict[str, Actor] = {}
    for told in group:
        for clause in _beside(reading, told.match.clause):
            for person in _dealt_with(reading, clause, guests):
                at_home = person.affiliation == hosts[0].id or _governs_somewhere(reading, person)
                if at_home and person.name in named and person.name not in guests:
                    person = person.model_copy(update={"affiliation": hosts[0].id})
                    found.setdefault(person.name, person)
    return in_role("host", list(found.values())) if len(found) == 1 else []


def _governs_somewhere(reading: Reading, person: Actor) -> bool:
    """Has somebody whose state is not told an office in a government: "flew to Lima and agreed with President X"?"""
    if person.affiliation is not None:
        return False
    roles = next((e.roles for e in reading.entities if e.kind == "person" and e.name == person.name), [])
    return any(governs(title) or are_heads(title) for title in roles)


def _guests(participants: list[Actor]) -> list[Actor]:
    return [a for a in participants if a.role == "guest"]


def _beside(reading: Reading, clause: Clause) -> Iterator[Clause]:
    """The clauses of a clause's sentence, itself included."""
    for step in (-1, 1):
        index = clause.index + min(step, 0)
        while 0 <= index < len(reading.clauses) and reading.clauses[index].sentence == clause.sentence:
            yield reading.clauses[index]
            index += step


def _dealt_with(reading: Reading, clause: Clause, guests: set[str]) -> Iterator[Actor]:
    """Persons who act on a guest or on whom a guest acts in the clause, or who act where the guest is."""
    acting = _persons(reading, clause.subject)
    taken = [a for o in clause.objects for a in _persons(reading, o)]
    there = clause.complementizer is not None and is_where(reading.doc[clause.complementizer].lower_)
    if there or any(a.name in guests for a in taken):
        yield from acting
    if any(a.name in guests for a in acting):
        yield from taken
        for phrase in clause.prepositional:
            if is_at_somebody(phrase.preposition or "") or is_company(phrase.preposition or ""):
                yield from _persons(reading, phrase)


def _persons(reading: Reading, phrase: Phrase | None) -> list[Actor]:
    return [a for a in reading.actors(phrase) if a.kind == "person"] if phrase is not None else []
