"""One mention of a deed, as its clause tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from depesche.reading.engine import Match
from depesche.records import Actor, Factuality, Place, Span, Time

Deed = Literal["CONCEDE", "COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"]
REAL = frozenset({"occurred", "ongoing"})


@dataclass(slots=True)
class Told:
    """One mention of a deed."""

    match: Match
    type: Deed
    mode: str | None
    actors: list[Actor]
    recipients: list[Actor]
    factuality: Factuality
    when: Time | None
    where: Place | None
    evidence: list[Span]
    asserted_by: list[Actor]
    definite: bool
    explicit: bool  # the recipients are named, not only the place that was hit
    described: bool  # the recipients are known by their description alone: "three villagers"
    placed: bool  # of the recipients only the place is told: "air raids in Aleppo"
    named: bool  # the actors are told as such, not only the state it happened in
    nations: frozenset[str]  # whose people or things it befell: "a Greek tanker"
    conflict: bool  # the document tells of conflict between political sides
    each_other: bool = False  # those who did it did it to each other, as the clause says
    mutual: bool = False  # told of several sides as what each does to the other: "fighting between X and Y"
    heading: bool = False  # told in a heading, before the text itself
    in_it: bool = False  # said to have happened in what was told before: "three people were killed in it"
    reason: bool = False  # why another deed was done: "was hanged for massacres"

    @property
    def by_noun(self) -> bool:
        """Is the deed told by a noun ("the attack"), not by a verb?"""
        return self.match.rule.noun is not None
