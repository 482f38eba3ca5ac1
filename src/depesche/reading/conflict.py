"""What a document is about: conflict between political sides, where a deed needs no named doer, or games."""

from __future__ import annotations

from depesche.german.conflict import conflict_stem, means
from depesche.german.encounter_words import is_political_group
from depesche.reading.layers import Reading

_WORDS = 3  # different words of conflict that a document must hold ...
_SIDES = 2  # ... and different states, bodies or armed groups
_DENSITY = 0.006  # words of conflict a token, so that one war named in a long review makes no text one on war


_GAMES = 2  # different words of sports that make a document one on games ...
_GAMES_DENSITY = 0.008  # ... and how many a token


def tells_of_games(reading: Reading) -> bool:
    """Does the document tell of sports, where states meet, attack and beat each other on the field?"""
    words = [t.lemma_ for t in reading.doc if t.pos_ == "NOUN" and means("sport", t.lemma_)]
    return len(set(words)) >= _GAMES and len(words) >= _GAMES_DENSITY * len(reading.doc)


def tells_of_conflict(reading: Reading) -> bool:
    """Does the document name two sides or more, and different words of conflict, more than in passing?

    A murder in town also has a killer and a victim; what makes "three people were killed" a deed of international
    politics is what the document is about.
    """
    sides = {
        e.id or e.name
        for e in reading.entities
        if e.kind in ("state", "igo") or (e.kind != "person" and is_political_group(e.name))
    }
    if len(sides) < _SIDES:
        return False
    stems = [s for t in reading.doc if t.pos_ in ("NOUN", "PROPN") and (s := conflict_stem(t.lemma_)) is not None]
    return len(set(stems)) >= _WORDS and len(stems) >= _DENSITY * len(reading.doc)
