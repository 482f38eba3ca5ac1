"""Whom a deed between states befell where its sentence leaves it to the text: "[X] withdrew its ambassador".

In a document about two states each is the other's counterpart. Of several states none is picked for standing nearest:
that was wrong more often than right. Who did a deed is never filled in this way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cached_property

from depesche.german.lexicon import state_of_code
from depesche.reading.layers import Entity, Reading
from depesche.records import Actor

_TOLD_OF = 2  # mentions that make a state one that the document tells of
_LEAD = 1.5  # how many times as often as any third one
_ANY_LEAD = 1.1  # where a neighbour is spoken of


class Counterparts:
    """The states of a document, by how often and where they are mentioned."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def _states(self) -> list[tuple[int, str]]:
        """The sentence and code of each mention of a state, of its people and officials."""
        found: list[tuple[int, str]] = []
        sentences = self.reading.sentences
        at = 0
        for mention in sorted(self.reading.mentions, key=lambda m: m.start):
            while at + 1 < len(sentences) and mention.start >= sentences[at][1]:
                at += 1
            found += [(at, code) for e in mention.entities if (code := _state(e)) is not None]
        return found

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(code for _, code in self._states)

    def of(self, sides: Collection[str], sentence: int, neighbour: bool = False) -> list[Actor]:
        """The state that the document tells of besides these sides, where the sentence itself names no other.

        Where the sentence speaks of a neighbour it need not be told of much more than any third.
        """
        doers = set(sides)
        others = [(n, c) for c, n in self._counts.most_common() if c not in doers]
        near = {c for at, c in self._states if at == sentence and c not in doers}
        if len(others) == 1 and near:
            return [_actor(others[0][1])]
        lead = _ANY_LEAD if neighbour else _LEAD
        if not others or others[0][0] < _TOLD_OF or (len(others) > 1 and others[0][0] < lead * others[1][0]):
            return []
        foremost = others[0][1]
        return [_actor(foremost)] if len(near) != 1 or foremost in near else []


def _state(entity: Entity) -> str | None:
    code = entity.id if entity.kind == "state" else entity.affiliation
    return code if code in state_of_code() else None


def _actor(code: str) -> Actor:
    return Actor(id=code, name=state_of_code()[code].name, kind="state", affiliation=code)
