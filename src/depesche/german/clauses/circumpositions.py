"""Prepositions in two parts: "von Montag an", "vom Libanon aus"."""

from __future__ import annotations

from depesche.german.clauses.words import Words

_DATIVE = frozenset({"dem", "der", "den", "einem", "einer", "diesem", "dieser", "diesen"})


def closes_phrase(words: Words, head: int, after: int, preposition: str) -> bool:
    """Whether the word behind a prepositional phrase is the second part of its preposition.

    "aus" behind a name is one unless it takes a dative of its own: "ein Brief von Meier aus Wien".
    """
    if words.tags[after] == "APZR":
        return True
    if preposition != "von" or words.lower[after] != "aus" or words.tags[head] != "NE" or after + 1 >= len(words.tags):
        return False
    tag = words.tags[after + 1]
    if tag == "ART":
        return words.lower[after + 1] not in _DATIVE
    return tag == "CARD" or tag.startswith(("V", "$,")) or tag in ("ADV", "APPR", "APPRART")
