"""What all that a document tells of one person and title comes to, and which of them say nothing new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from depesche.german import office_words
from depesche.german.office_words import OfficeStatus
from depesche.reading.layers import Entity, Mention
from depesche.records import Actor


@dataclass(frozen=True, slots=True)
class Told:
    """One place that tells of an office: its tokens, whether it only refers to its holder, what it says of the time."""

    tokens: tuple[int, int]
    refers: bool
    status: OfficeStatus | None


@dataclass(slots=True)
class Found:
    """One office as all its evidence together tells it."""

    entity: Entity
    mention: Mention | None
    title: str
    head: str
    rule: str
    of: Actor | None = None
    told: list[Told] = field(default_factory=list)
    token: int = 0

    @property
    def _meant(self) -> list[Told]:
        """Without references to another holder: "the future chancellor" is not the one told to be chancellor."""
        if not any(t.status is None and not t.refers for t in self.told):
            return self.told
        return [t for t in self.told if not (t.refers and t.status in ("designated", "former"))]

    @property
    def evidence(self) -> list[tuple[int, int]]:
        """The tokens of all places that tell of it, in text order."""
        return sorted({t.tokens for t in self._meant})

    @property
    def status(self) -> OfficeStatus | None:
        """What the text says of the office's time: one told once as former and once without a word on it is former."""
        return next((t.status for t in self._meant if t.status is not None), None)


def is_part(one: Found, others: Iterable[Found]) -> bool:
    """A general word ("Minister") of somebody of whom a fuller title of the kind ("Verteidigungsminister") is told."""
    return one.title.lower().removesuffix("in") in {g.lower() for g in office_words.GENERIC} and any(
        f is not one and f.entity is one.entity and f.head == one.head for f in others
    )


def is_superfluous(one: Found, others: Iterable[Found]) -> bool:
    """A general word ("beide Minister") beside the person's own title of the same kind, or a reference that takes up
    such a title of the same state or body in fewer or more words."""
    if one.rule != "office.reference":
        return False
    return is_part(one, others) or any(_takes_up(one, f) for f in others)


def _takes_up(one: Found, other: Found) -> bool:
    """Is a title by reference the other of the same person ("die Präsidentin" for "Staatspräsidentin")?"""
    if other is one or other.entity is not one.entity:
        return False
    if one.of is not None and other.of is not None and (one.of.id, one.of.name) != (other.of.id, other.of.name):
        return False
    own, its = one.title.lower(), other.title.lower()
    if other.rule == "office.reference" and len(own) >= len(its):
        return False  # of two that are only referred to, the fuller one stays
    short, long = sorted((own.split(" ")[0], its.split(" ")[0]), key=len)
    return long == office_words.FEDERAL.lower() + short or (other.head == one.head and long.endswith(short))
