"""The two sides that a document is about: those of which it speaks most, or those that its first sentences join.

An article on a quarrel of two states rarely says again between whom the treaty is that they quarrel about.
"""

from __future__ import annotations

from collections import Counter

from depesche.german.contracting import is_contracting
from depesche.reading.actors import actor as make_actor
from depesche.reading.agreements.parties import parties_of, party_with_id, sides_joined
from depesche.reading.layers import Reading
from depesche.reading.mediators import mediators
from depesche.records import Actor

_LEAD = 3  # sentences in which a document says what it is about, its headline included
_NAMED = 4  # how many of those spoken of most the sides joined there may be among


def sides_of_document(reading: Reading, fighting: bool = False) -> list[Actor]:
    """The two sides; [] where no two stand out. Armed groups count where `fighting`."""
    counts: Counter[str] = Counter()
    named: dict[str, Actor] = {}
    for mention in reading.mentions:
        keys = {e.id if e.kind in ("state", "igo") else e.affiliation for e in mention.entities}
        if fighting and not any(keys):
            groups = parties_of(reading, [make_actor(reading, e, mention) for e in mention.entities])
            named.update((g.name, g) for g in groups)
            keys = {g.name for g in groups}
        counts.update(k for k in keys if k is not None)
    outside = mediators(reading)
    top = [(k, n) for k, n in counts.most_common() if k in named or (is_contracting(k) and k not in outside)]
    if len(top) < 2:
        return []
    (_, first), (_, second) = top[:2]
    third = top[2][1] if len(top) > 2 else 0
    if second < max((counts[c] for c in outside), default=0):
        return []  # beside mediators of whom it speaks more, the two are passers-by
    if second * 3 > first and third * 3 <= second * 2:
        return [named.get(k) or party_with_id(reading, k) for k, _ in top[:2]]
    return _joined_in_lead(reading, {k for k, n in top[:_NAMED] if n > 1})


def _joined_in_lead(reading: Reading, leading: set[str]) -> list[Actor]:
    """The first two sides that the headline or the first sentences join: "A and B", "between A and B"."""
    for sentence in range(min(_LEAD, len(reading.sentences))):
        for clause in reading.clauses_of_sentence.get(sentence, ()):
            for sides in sides_joined(reading, clause):
                if len(sides) == 2 and {s.id or s.name for s in sides} <= leading:
                    return sides
    return []
