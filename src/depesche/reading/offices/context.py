"""Whose a title is by the text around it, where its own words and its bearer do not say."""

from __future__ import annotations

import re
from collections import Counter

from depesche.german import lexicon, office_words, titles
from depesche.reading.agreements.parties import party_with_id
from depesche.reading.layers import Entity, Reading
from depesche.records import Actor

_TERM = 60  # years
_YEAR = re.compile(r"1\d{3}|20\d\d")
_OFTEN = 3  # times that a state must be told, and as often as others
_REGIONAL = 3  # times that states of a federation must be told, and more than others


def nearby(reading: Reading, token: int, head: str) -> Actor | None:
    """The state told before in this sentence, where it is the only one; for the heads of international bodies the body
    told anywhere in the text, where it is the only one."""
    if head in office_words.INTERNATIONAL:
        found = {c for e in reading.entities if (c := e.id if e.kind == "igo" else _parent(e)) is not None}
        return party_with_id(reading, next(iter(found))) if len(found) == 1 else None
    clause = reading.clause_of_token.get(token)
    aside = {t for p in (clause.prepositional if clause is not None else ()) for t in range(p.start, p.end)}
    states = {
        entity.id
        for at in range(reading.doc[token].sent.start, token)
        if at not in aside
        and (mention := reading.attribute_at.get(at)) is not None
        and mention.form in ("state", "adjective")
        for entity in mention.entities
        if entity.kind == "state" and entity.id
    }
    return party_with_id(reading, states.pop()) if len(states) == 1 else None


def foremost(reading: Reading, name: str, head: str) -> Actor | None:
    """The state that the text tells three times as often as any other, where a title is one of states and says no
    more than what it is."""
    known = titles.title_of(name.split(" ")[-1])
    if known is None or known.head != head or known.scope not in ("state", "rank", "domestic", "head"):
        return None
    if head in office_words.ANYWHERE | office_words.OF_ANY_STATE:
        return None  # held abroad, or by one of many
    told = Counter(
        e.id
        for m in reading.mentions
        if m.form in ("state", "adjective")
        for e in m.entities
        if e.kind == "state" and e.id
    )
    top = told.most_common(2)
    if (
        not top
        or top[0][1] < (_OFTEN if len(top) > 1 else _OFTEN - 1)
        or any(_OFTEN * n > top[0][1] for _, n in top[1:])
    ):
        return None
    if top[0][0] == office_words.FEDERAL_STATE and head in office_words.DOUBTFUL:
        return None  # states of the federation have such titles too
    return party_with_id(reading, top[0][0])


def _parent(entity: Entity) -> str | None:
    """The international organisation of which an entity is an organ."""
    if entity.kind != "organisation" or entity.affiliation is None:
        return None
    return None if entity.affiliation in lexicon.state_of_code() else entity.affiliation


def is_at_home(of: Actor) -> bool:
    """Is it one of the readers' own states, where who leads or speaks for a body seldom does so for the state?"""
    return of.kind == "state" and of.id in office_words.HOME_STATES


def is_of_region(reading: Reading) -> bool:
    """Is the text one of a state inside the federation, by the names of such states it tells more than other states?"""
    regional = sum(
        t.pos_ == "PROPN" and t.text not in lexicon.seats() and titles.is_regional(t.text) for t in reading.doc
    )
    if regional < _REGIONAL:
        return False
    states = (e.id for m in reading.mentions if m.form in ("state", "adjective") for e in m.entities)
    return regional > sum(code is not None and code not in office_words.HOME_STATES for code in states)


def is_long_past(reading: Reading, token: int) -> bool:
    """Does the clause tell of a year in which nobody had an office who has it today ("baute König X um 1640")?"""
    clause, published = reading.clause_of_token.get(token), reading.document.published
    if clause is None or published is None:
        return False
    words = [reading.doc[t].lower_ for t in clause.tokens]
    years = [int(word) for word in words if _YEAR.fullmatch(word)]
    born = any(word.startswith(office_words.BORN) for word in words)
    return bool(years) and max(years) < published.year - _TERM and not born
