"""Visits that a headline tells without a verb: "Meier bei Orban", "Meier in Lima"."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.encounters.hosts import state_of_place
from depesche.reading.encounters.model import Told, in_role
from depesche.reading.encounters.participants import known_person
from depesche.reading.engine import Match, RuleSet, evidence_of
from depesche.reading.layers import Clause, Phrase, PlaceMention, Reading
from depesche.reading.sides import actors_in, side_of, sides
from depesche.reading.when import is_time, time_of
from depesche.reading.where import as_place
from depesche.records import Actor

_LONGEST = 9  # tokens of a headline's part
_ENDS = frozenset({":", "-", "–", "—", "|", "."})


def find_headlines(reading: Reading, rules: RuleSet) -> Iterator[Told]:
    """What lines, or parts of them, say that are but a person and with whom or where they are."""
    for clause in reading.clauses:
        if clause.kind == "fragment" and not clause.verbs and clause.end - clause.start <= _LONGEST:
            told = _told(reading, rules, clause)
            if told is not None:
                yield told


def _told(reading: Reading, rules: RuleSet, clause: Clause) -> Told | None:
    named = [p for p in (clause.subject, *clause.objects) if p is not None]
    goals = [p for p in clause.prepositional if not is_time(reading, p)]
    if len(named) != 1 or len(goals) != 1 or not _is_line(reading, clause) or named[0].start > goals[0].start:
        return None
    rule = next((r for r in rules.headlines if goals[0].preposition in r.set["headline"]), None)
    guests = [known_person(a) for a in actors_in(reading, named) if a.kind == "person"]
    if rule is None or not guests or any(a.affiliation is None for a in guests):
        return None
    persons = [known_person(a) for a in actors_in(reading, goals) if a.kind == "person"]
    place = _place(reading, goals[0])
    hosts = persons or ([] if place is None else state_of_place(place))
    if not _covers(named[0], goals[0], clause, reading) or not sides(hosts) - sides(guests):
        return None
    if any(side_of(a) is None for a in hosts):
        return None
    participants: list[Actor] = [*in_role("guest", guests), *in_role("host", hosts)]
    return Told(
        Match(rule, clause, named[0].head),
        "visit",
        participants,
        "occurred",
        time_of(reading, clause),
        as_place(place) if place is not None and not persons else None,
        [evidence_of(reading, clause)],
        definite=False,
        another=False,
    )


def _is_line(reading: Reading, clause: Clause) -> bool:
    """Does the clause begin a line and end with it, or with a sign that parts headlines?"""
    text, last = reading.document.text, clause.end
    while last - 1 > clause.start and reading.doc[last - 1].is_space:
        last -= 1
    start, end = reading.chars(clause.start, last)
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    closed = not after or after[0] == "\n" or after[0] in _ENDS or reading.doc[last - 1].text in _ENDS
    return closed and (not before or before.endswith("\n"))


def _place(reading: Reading, phrase: Phrase) -> PlaceMention | None:
    place = reading.place_at.get(phrase.head)
    return place if place is not None and place.kind != "region" else None


def _covers(one: Phrase, other: Phrase, clause: Clause, reading: Reading) -> bool:
    """Are these two all that the clause says, but for adverbs and times ("again", "today")?"""
    inside = {*range(one.start, one.end), *range(other.start, other.end)}
    rest = [reading.doc[t] for t in clause.tokens if t not in inside]
    times = [p for p in clause.prepositional if p is not other]
    return all(
        t.tag_ in ("ADV", "ADJD") or t.is_punct or t.is_space or any(p.start <= t.i < p.end for p in times)
        for t in rest
    )
