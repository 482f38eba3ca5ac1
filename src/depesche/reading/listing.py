"""The sides that a noun's own phrase lists right behind it: "the talks between A and B", "the meeting of A with B".

Read from the words, where phrases end at the "and" that joins two sides, or take it to join the noun itself with the
last of them.
"""

from __future__ import annotations

import bisect
from itertools import islice, takewhile

from depesche.german.articles import is_genitive
from depesche.german.encounter_words import represents
from depesche.german.lexicon import seats, state_of_code, states
from depesche.german.prepositions import is_origin, names_side, parts_sides
from depesche.reading.layers import Mention, Phrase, Reading
from depesche.reading.merging import join_actors
from depesche.reading.sides import is_side, side_of, sides
from depesche.records import Actor

_LONGEST = 24  # tokens
_IN_LIST = frozenset(
    {"ADJA", "ADJD", "APPR", "APPRART", "ART", "CARD", "KON", "NE", "NN", "PDAT", "PIAT", "PIDAT", "PPOSAT", "TRUNC"}
)


def listed_behind(reading: Reading, start: int, end: int | None = None) -> list[Actor]:
    """The actors named from the token `start` on, as far as the words (up to `end`) go on listing sides."""
    last = min(len(reading.doc) if end is None else end, start + _LONGEST)
    return _listed(reading, start, last) if start < last and _opens(reading, start) else []


def states_of_origin(reading: Reading, start: int) -> list[Actor]:
    """The states that "from" names at the token `start`: "[delegations] from A, B and C"."""
    last = min(len(reading.doc), start + _LONGEST)
    if start >= last or not is_origin(reading.doc[start].lower_):
        return []
    return [a for a in _listed(reading, start + 1, last) if a.kind == "state"]


def _listed(reading: Reading, start: int, last: int) -> list[Actor]:
    doc, token = reading.doc, start
    found: list[Actor] = []
    homes = _homes(reading, start, last)
    while token < last:
        word = doc[token]
        home = homes.get(token)
        mention = reading.mention_at.get(token)
        if mention is not None and mention.form not in ("adjective", "possessive", "pronoun"):
            found += _named(reading, mention, found)
            token = max(mention.end, token + 1)
            continue
        if home is not None and mention is None:
            found = [*(a for a in found if side_of(a) != a.name or not represents(a.name)), home]
        if word.tag_ not in _IN_LIST and not (word.tag_ == "$," and _goes_on(reading, token, last)):
            break
        if word.pos_ == "ADP" and not _lists(reading, token):
            break
        token += 1
    return join_actors(found)


def lists_sides(reading: Reading, start: int) -> bool:
    """Do the words from the token `start` on say that sides follow ("between")?"""
    return start < len(reading.doc) and parts_sides(reading.doc[start].lower_)


def _opens(reading: Reading, token: int) -> bool:
    word = reading.doc[token]
    if word.tag_ == "NE":
        return word.text.endswith("s") and word.lemma_ != word.text and token in reading.mention_at  # "Ghanas"
    return parts_sides(word.lower_) or names_side(word.lower_) or (word.pos_ == "DET" and is_genitive(word.lower_))


def _lists(reading: Reading, token: int) -> bool:
    word = reading.doc[token].lower_
    if is_origin(word):
        return token > 0 and token - 1 in reading.mention_at  # "delegations from A and B"
    return parts_sides(word) or names_side(word)


def _homes(reading: Reading, start: int, last: int) -> dict[int, Actor]:
    """States that only tell where those before come from, by the token of their name: "delegations from A and B"."""
    found: dict[int, Actor] = {}
    begin, end = reading.chars(start, max(last, start + 1))
    first = bisect.bisect_left(reading.places, begin, key=lambda p: p.start)
    for place in takewhile(lambda p: p.start < end, islice(reading.places, first, None)):
        seat = seats().get(place.name)
        state = states().get(place.name) or (state_of_code().get(seat.code) if seat is not None else None)
        if state is not None:
            found[reading.token_at(place.start)] = Actor(id=state.code, name=state.main, kind="state")
    return found


def _goes_on(reading: Reading, comma: int, last: int) -> bool:
    """Does the comma stand in a list, an "and" and another side to come?"""
    doc = reading.doc
    rest = [t.tag_ for t in doc[comma + 1 : min(last, comma + 10)]]
    before_end = next((n for n, tag in enumerate(rest) if tag not in _IN_LIST and tag != "$,"), len(rest))
    return "KON" in rest[:before_end] and doc[comma - 1].pos_ in ("NOUN", "PROPN")


def _named(reading: Reading, mention: Mention, before: list[Actor]) -> list[Actor]:
    here = [
        a for a in reading.actors(Phrase(mention.start, mention.end, mention.head)) if is_side(a) or a.kind == "person"
    ]
    if before and before[-1].kind == "group":
        here = [a for a in here if a.name not in before[-1].name]  # "representatives of the Taliban"
    if mention.form != "state":
        return here
    acting = sides(before)
    return [a for a in here if side_of(a) not in acting]
