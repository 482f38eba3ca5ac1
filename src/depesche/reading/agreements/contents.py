"""What an agreement binds to: the clauses and phrases that tell it, as extents of characters."""

from __future__ import annotations

from depesche.german import treaties
from depesche.reading.layers import Clause, Phrase, Reading


def contents_of(reading: Reading, clause: Clause) -> list[tuple[int, int]]:
    """Character extents of the infinitive and "dass" clauses that depend on a clause, coordinated ones apart."""
    return [
        trimmed(reading, child.start, child.end)
        for child in reading.children.get(clause.index, ())
        if child.kind == "infinitive"
        or (
            child.kind == "subordinate"
            and child.complementizer is not None
            and reading.doc[child.complementizer].lower_ in treaties.CONTENT_COMPLEMENTIZERS
        )
    ]


def trimmed(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Character extent of the tokens without punctuation and conjunctions at their ends."""
    doc = reading.doc
    while start < end - 1 and (
        doc[start].tag_.startswith("$") or doc[start].lower_ in treaties.COORDINATORS or doc[start].is_space
    ):
        start += 1
    while (
        end - 1 > start and (doc[end - 1].tag_.startswith("$") or doc[end - 1].is_space) and not doc[end - 1].is_quote
    ):
        end -= 1
    return reading.chars(start, end)


def says_something(reading: Reading, content: tuple[int, int]) -> bool:
    """More than a word, and not the mere number of articles."""
    words = reading.document.text[slice(*content)].split()
    return len(words) > 2 or (len(words) == 2 and words[1] not in treaties.ARTICLE_NOUNS)


def with_attributes(phrase: Phrase) -> int:
    """One past the last token of the phrase and of the attributes that follow it."""
    end = phrase.end
    for part in sorted(phrase.attributes, key=lambda p: p.start):
        if part.start <= end:
            end = max(end, part.end)
    return end
