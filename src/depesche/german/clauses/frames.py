"""Clauses in the making, and the tag sets their parts share."""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.german.clauses.model import ClauseKind, Order
from depesche.german.clauses.words import Words

FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
NONFINITE = frozenset({"VVPP", "VAPP", "VMPP", "VVINF", "VAINF", "VMINF", "VVIZU"})
VERBAL = FINITE | NONFINITE
RELATIVE = frozenset({"PRELS", "PRELAT"})
INTERROGATIVE = frozenset({"PWS", "PWAT", "PWAV"})
QUOTES = frozenset("„“”\"«»‚‘’'")
COORDINATORS = frozenset({"und", "oder", "aber", "sondern", "sowie", "doch", "denn", "bzw.", "beziehungsweise"})


@dataclass(slots=True, eq=False)
class Frame:
    """A clause in the making."""

    kind: ClauseKind
    order: Order
    tokens: list[int] = field(default_factory=list)
    finite: int | None = None
    opener: int | None = None  # subjunction, relative or interrogative word
    parent: Frame | None = None
    coordinated: Frame | None = None
    shared: bool = False  # the finite verb is another conjunct's
    bracket: bool = False  # stands in round brackets

    @property
    def complete(self) -> bool:
        return self.finite is not None


def zu_infinitive(words: Words, tokens: list[int]) -> int | None:
    """The verb of the first infinitive with "zu" among the tokens, or None."""
    tags = words.tags
    for n, i in enumerate(tokens):
        if tags[i] == "VVIZU":
            return i
        if tags[i] == "PTKZU" and n + 1 < len(tokens) and tags[tokens[n + 1]] in ("VVINF", "VAINF", "VMINF"):
            return tokens[n + 1]
    return None
