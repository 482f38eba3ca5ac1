"""What two sides do to each other: "beschossen einander", "nahmen sich gegenseitig unter Feuer"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

_RECIPROCAL = frozenset({"aufeinander", "einander", "gegeneinander", "gegenseitig", "wechselseitig"})


def is_reciprocal(word: str) -> bool:
    """Is this a word for what the subjects are to each other ("einander"), which names nobody?"""
    return word in _RECIPROCAL


def to_each_other(doc: Doc, tokens: Iterable[int]) -> bool:
    """Do the words of a clause say that its subjects do it to each other?"""
    return any(doc[t].lower_ in _RECIPROCAL and doc[t].pos_ != "ADJ" for t in tokens)
