"""Places: names that stand as places by their grammar, and where a clause happens.

A state or a capital is a place after a preposition of place, after a word like "town", or as a dateline; elsewhere it
is an actor (`depesche.reading.actors`). Cities and regions are always places. Offsets of places are characters.
"""

from __future__ import annotations

from depesche.german import lexicon
from depesche.german.capitals import capital_of, names_capital
from depesche.german.lexicon import GazetteerPlace, Seat, State
from depesche.german.nominals import Nominal, PlaceKind, find_places_in
from depesche.german.prepositions import is_place
from depesche.reading.layers import Clause, PlaceMention, Reading
from depesche.records import Place

_KINDS: dict[str, PlaceKind] = {"city": "city", "region": "region"}


def find_places(reading: Reading) -> list[PlaceMention]:
    """The places of the document in text order."""
    found: list[PlaceMention] = []
    for nominal, unknown in find_places_in(reading.doc):
        if reading.in_boilerplate(nominal.start, nominal.start + 1):
            continue
        start, end = reading.chars(nominal.start, nominal.end)
        found.append(_unknown(nominal, unknown, start, end) if unknown else _known(nominal, start, end))
    found += _capitals(reading, found)
    return sorted(found, key=lambda p: (p.start, p.end))


def _capitals(reading: Reading, known: list[PlaceMention]) -> list[PlaceMention]:
    """Capitals told by an adjective and no name: "in the Latvian capital"."""
    found = []
    taken = {p.start for p in known}
    for mention in reading.mentions:
        head = mention.end
        if mention.form != "adjective" or head >= len(reading.doc) or not names_capital(reading.doc[head].lemma_):
            continue
        if not _stands_as_place(reading, mention.start):
            continue
        if any(reading.doc[t].idx in taken for t in range(head + 1, min(head + 3, len(reading.doc)))):
            continue  # "the Latvian capital Riga"
        start, end = reading.chars(mention.start, head + 1)
        for entity in mention.entities:
            seat = capital_of(entity.id, reading.document.text) if entity.kind == "state" and entity.id else None
            if seat is not None:
                where = lexicon.places().get(seat.name)
                wikidata = where.wikidata if where is not None else None
                found.append(PlaceMention(start, end, seat.name, entity.id, "city", wikidata))
    return found


def _stands_as_place(reading: Reading, start: int) -> bool:
    """Does a preposition of place stand before the phrase, with or without an article between?"""
    before = [t for t in reading.doc[max(0, start - 2) : start] if t.pos_ != "DET"]
    return bool(before) and is_place(before[-1].lower_)


def _known(nominal: Nominal, start: int, end: int) -> PlaceMention:
    item = nominal.item
    if isinstance(item, State):
        return PlaceMention(start, end, item.name, item.code, "country")
    if isinstance(item, Seat):
        where = lexicon.places().get(item.name)
        country = where.country if where is not None and where.country else item.code
        kind: PlaceKind = "city" if item.kind == "capital" else "seat"
        return PlaceMention(start, end, item.name, country, kind, where.wikidata if where is not None else None)
    assert isinstance(item, GazetteerPlace)
    return PlaceMention(start, end, item.name, item.country or None, _KINDS[item.kind], item.wikidata)


def _unknown(nominal: Nominal, country: str, start: int, end: int) -> PlaceMention:
    return PlaceMention(start, end, nominal.description, None if country == "?" else country, "other")


def place_of(reading: Reading, clause: Clause) -> Place | None:
    """Where the clause happens: its first place, cities before regions before states; None if it names none."""
    tokens = set(clause.tokens)
    own = [p for p in reading.places if reading.token_at(p.start) in tokens]
    if not own:
        return None
    order = {"city": 0, "seat": 0, "other": 1, "region": 2, "country": 3}
    best = min(own, key=lambda p: (order[p.kind], p.start))
    return Place(name=best.name, country=best.country, start=best.start, end=best.end)


def coordinates(name: str) -> tuple[float, float] | None:
    """Latitude and longitude of a place in degrees (WGS 84), where the gazetteer has it."""
    place = lexicon.places().get(name)
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
