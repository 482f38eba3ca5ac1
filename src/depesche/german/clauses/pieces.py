"""A sentence cut at its marks: brackets, then the pieces between commas, colons and dashes."""

from __future__ import annotations

from depesche.german.clauses.frames import FINITE
from depesche.german.clauses.words import Words

_DASHES = frozenset({"–", "—", "-", "--"})
_SEPARATORS = _DASHES | frozenset({",", ":", ";", "?", "!", ".", "…", "..."})
_HEAD = 8  # tokens in which the dash of a dateline stands
_HEADED = frozenset({"NE", "FM", "XY"})
_BRACKETS = frozenset({"(", ")", "/", ",", "\n", "\n\n"})
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")


def after_dateline(words: Words, start: int, end: int) -> int:
    """One past "Kairo – " or "Wien (dpa) - " before a sentence that a capital begins; `start` where there is none.

    A name between dashes or before an apposition between dashes is none.
    """
    texts, tags = words.texts, words.tags
    dash = next((i for i in range(start + 1, min(start + _HEAD, end - 1)) if texts[i] in _DASHES), None)
    if dash is None or not words.spaced[dash - 1] or not words.spaced[dash] or not texts[dash + 1][:1].isupper():
        return start
    if any(tags[i] not in _HEADED and texts[i] not in _BRACKETS for i in range(start, dash)):
        return start
    after = next((i for i in range(dash + 1, end) if tags[i] in FINITE or texts[i] in _DASHES), None)
    return start if after is None or texts[after] in _DASHES else dash + 1


def outside_brackets(words: Words, start: int, end: int) -> tuple[list[int], list[list[int]]]:
    """The tokens outside brackets, and those of each outermost bracket or clause between dashes, marks included."""
    texts = words.texts
    outer: list[int] = []
    brackets: list[list[int]] = []
    i = start
    while i < end:
        if texts[i] in _OPENING and i > start:
            depth, j = 0, i
            while j < end:
                depth += (texts[j] in _OPENING) - (texts[j] in _CLOSING)
                if depth == 0:
                    break
                j += 1
            if j < end and j + 1 < end:
                brackets.append(list(range(i, j + 1)))
                i = j + 1
                continue
        if (close := _dash_pair(words, i, start, end)) is not None:
            brackets.append(list(range(i, close + 1)))
            i = close + 1
            continue
        outer.append(i)
        i += 1
    return outer, brackets


def _dash_pair(words: Words, i: int, start: int, end: int) -> int | None:
    """The closing dash of a clause put between dashes before the finite verb of the clause around it, or None."""
    if words.texts[i] not in _DASHES or i == start or not words.spaced[i - 1]:
        return None
    if any(words.tags[k] in FINITE for k in range(start, i)):
        return None
    j = next((k for k in range(i + 1, end) if words.texts[k] in _DASHES and words.spaced[k - 1]), None)
    if j is None or not any(words.tags[k] in FINITE for k in range(i, j)):
        return None
    return j if any(words.tags[k] in FINITE for k in range(j, end)) else None


def cut(words: Words, tokens: list[int], inside: dict[int, tuple[int, int]]) -> list[tuple[list[int], str]]:
    """The pieces of the tokens, each with the mark that opens it ("" for the first); the mark is its first token.

    `inside` holds the extent of the phrase that a token is part of: a mark within a phrase does not cut.
    """
    pieces: list[tuple[list[int], str]] = []
    piece: list[int] = []
    separator = ""
    for i in tokens:
        if _separates(words, i, inside):
            if piece:
                pieces.append((piece, separator))
            separator, piece = words.texts[i], [i]
        else:
            piece.append(i)
    if piece:
        pieces.append((piece, separator))
    return pieces


def _separates(words: Words, i: int, inside: dict[int, tuple[int, int]]) -> bool:
    text = words.texts[i]
    if text not in _SEPARATORS or not words.tags[i].startswith("$"):
        return False
    if text in _DASHES and i > 0 and not words.spaced[i - 1]:
        return False  # a hyphen
    extent = inside.get(i)
    return not (extent is not None and extent[0] < i < extent[1] - 1)
