"""Particles of names are no prepositions: in "was received by Anna von der Au" nobody is received by the meadow.

Clauses are found before names are; what a name's own particle opened is no phrase once the name is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from depesche.reading.layers import Phrase, Reading


def keep_names_whole(reading: Reading) -> None:
    """Take phrases that begin inside a name out of the clauses, and let those before them end with the name."""
    inside = {
        token: mention.end
        for mention in reading.mentions
        if mention.form == "name"
        for token in range(mention.start + 1, mention.end)
        if reading.doc[token].pos_ == "ADP" or (token - 1 > mention.start and reading.doc[token - 1].is_lower)
    }
    if not inside:
        return
    held = {
        reading.clause_of_token[t].index: reading.clause_of_token[t] for t in inside if t in reading.clause_of_token
    }
    for clause in held.values():
        clause.prepositional = _whole(clause.prepositional, inside)
        clause.objects = _whole(clause.objects, inside)
        for part in ("subject", "predicative"):
            phrase: Phrase | None = getattr(clause, part)
            if phrase is not None:
                setattr(clause, part, next(iter(_whole([phrase], inside)), phrase))
    reading.__dict__.pop("phrase_of_head", None)  # phrases have changed


def _whole(phrases: Iterable[Phrase], inside: dict[int, int]) -> list[Phrase]:
    return [
        replace(
            phrase,
            end=max(phrase.end, inside.get(phrase.end, 0)),
            conjuncts=_whole(phrase.conjuncts, inside),
            genitives=_whole(phrase.genitives, inside),
            attributes=_whole(phrase.attributes, inside),
        )
        for phrase in phrases
        if phrase.start not in inside
    ]
