"""One mention of an encounter, as its clause tells it; and what is asked of mentions everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from depesche.german.encounter_words import are_heads, governs, names_states, represents
from depesche.german.lexicon import state_of_code
from depesche.german.titles import is_of_federal_states
from depesche.reading.engine import Match
from depesche.reading.merging import actor_key
from depesche.reading.sides import side_of, sides
from depesche.records import Actor, Duration, Factuality, Place, Span, Time
from depesche.records.actor import ParticipantRole

Kind = Literal["meeting", "visit", "call", "negotiation", "summit", "session", "ceremony"]
TALKS = frozenset({"meeting", "negotiation", "summit", "session"})
OFF = frozenset({"denied", "cancelled"})


@dataclass(slots=True)
class Told:
    """One mention of an encounter."""

    match: Match
    kind: Kind
    participants: list[Actor]
    factuality: Factuality
    when: Time | None
    where: Place | None
    evidence: list[Span]
    definite: bool  # may take up an encounter told before
    another: bool  # an adjective sets it apart from the one that took place ("the next summit")
    own: bool = True  # the participants are named with the trigger, not only by the rest of the clause
    there: bool = False  # the clause tells what took place where another one tells that somebody went: "…, wo …"
    light: bool = False  # tells who took part in what another trigger names
    topics: list[str] = field(default_factory=list)
    number: int | None = None
    duration: Duration | None = None
    asserted_by: list[Actor] = field(default_factory=list)

    @property
    def sides(self) -> set[str]:
        return sides(self.participants)

    @property
    def persons(self) -> dict[str, set[str]]:
        """Persons by the side they stand for."""
        found: dict[str, set[str]] = {}
        for one in self.participants:
            if one.kind == "person":
                found.setdefault(side_of(one) or one.name, set()).add(actor_key(one))
        return found


def in_role(role: ParticipantRole, actors: list[Actor]) -> list[Actor]:
    return [a.model_copy(update={"role": role}) for a in actors]


def is_of_states(actor: Actor) -> bool:
    """Officials of several states that are told by what they are: "Asian ministers of defence", "the Gulf states"."""
    if actor.kind != "group" or actor.affiliation is not None or is_of_federal_states(actor.name):
        return False
    bare = not any(word[:1].isupper() for word in actor.name.split()[:-1])  # "Western states", not "who is from" them
    acting = bare or represents(actor.name) or governs(actor.name)
    if acting and names_states(actor.name):
        return True
    return (" " in actor.name or "-" in actor.name) and (governs(actor.name) or are_heads(actor.name))


def is_of_many(actor: Actor) -> bool:
    """A group or body that acts for several states: "the foreign ministers of the EU", "the Security Council"."""
    return (
        actor.kind in ("group", "organisation")
        and actor.affiliation is not None
        and actor.affiliation not in state_of_code()
    )


def by_role(told: list[Told], role: ParticipantRole) -> set[str]:
    return sides(a for t in told for a in t.participants if a.role == role)


def names_sides(match: Match) -> bool:
    return any(p.head != match.trigger for role in ("participants", "guest") for p in match.roles.get(role, ()))
