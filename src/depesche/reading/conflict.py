"""What a document is about: conflict between political sides, where a deed needs no named doer, or games."""

from __future__ import annotations

from functools import lru_cache

from depesche.german.conflict import conflict_stem, is_war, means
from depesche.german.encounter_words import is_political_group
from depesche.reading.layers import Reading
from depesche.records import Actor

_WORDS = 3  # different words of conflict that a document must hold ...
_SHORT_WORDS = 1  # ... or a short one ...
_SHORT = 100  # ... of fewer tokens than that ...
_SIDES = 2  # ... and different states, bodies or armed groups
_DENSITY = 0.006  # words of conflict a token, so that one war named in a long review makes no text one on war


_GAMES = 2  # different words of sports that make a document one on games ...
_GAMES_DENSITY = 0.008  # ... and how many a token

_TALES = 3  # different words of films and novels that make a document one on them ...
_TALES_DENSITY = 0.01  # ... and how many a token


@lru_cache(maxsize=1)  # asked of every sentence, settled once a document
def tells_of_games(reading: Reading) -> bool:
    """Does the document tell of sports, where states meet, attack and beat each other on the field?"""
    words = [w for i, w in reading.nouns.items() if means("sport", w) and reading.doc[i].pos_ == "NOUN"]
    return len(set(words)) >= _GAMES and len(words) >= _GAMES_DENSITY * len(reading.doc)


@lru_cache(maxsize=1)  # asked of every sentence, settled once a document
def tells_of_fiction(reading: Reading) -> bool:
    """Does the document tell of films, series or novels, whose wars are none?"""
    words = [w for i, w in reading.nouns.items() if means("fiction", w) and reading.doc[i].pos_ == "NOUN"]
    return len(set(words)) >= _TALES and len(words) >= _TALES_DENSITY * len(reading.doc)


@lru_cache(maxsize=1)  # asked of every sentence, settled once a document
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
    stems = [s for w in reading.nouns.values() if (s := conflict_stem(w)) is not None]
    words = _WORDS if len(reading.doc) >= _SHORT else _SHORT_WORDS
    return len(set(stems)) >= words and len(stems) >= _DENSITY * len(reading.doc)


def where_conflict_is(reading: Reading) -> list[Actor]:
    """The one state in which the document says that war or a truce is, or none: "the civil war in Yemen"."""
    places = {reading.token_at(p.start): p for p in reading.places if p.country is not None}
    codes: set[str] = set()
    for token, lemma in reading.nouns.items():
        if not is_war(lemma):
            continue
        for behind in range(token + 1, min(token + 4, len(reading.doc))):
            if behind in places:
                codes.add(places[behind].country or "")
                break
            if reading.doc[behind].pos_ not in ("ADP", "DET"):
                break
    if len(codes) != 1:
        return []
    entity = reading.entity_of_id.get(next(iter(codes)))
    return [Actor(id=entity.id, name=entity.name, kind="state", affiliation=entity.id)] if entity is not None else []
