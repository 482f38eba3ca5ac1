"""Places: names that stand as places by their grammar, and where a clause happens.

A state or a capital is a place after a preposition of place, after a word like "town", or as a dateline; elsewhere it
is an actor (`depesche.reading.actors`). Cities and regions are always places. Offsets of places are characters.
"""

from __future__ import annotations

from depesche.german import lexicon
from depesche.german.lexicon import GazetteerPlace, Seat, State
from depesche.german.nominals import Nominal, PlaceKind, find_places_in
from depesche.reading.layers import Clause, PlaceMention, Reading
from depesche.records import Place

_KINDS: dict[str, PlaceKind] = {"city": "city", "region": "region"}


def find_places(reading: Reading) -> list[PlaceMention]:
    """The places of the document in text order."""
    found: list[PlaceMention] = []
    for nominal, unknown in find_places_in(reading.doc):
        start, end = reading.chars(nominal.start, nominal.end)
        if any(region.start <= start < region.end for region in reading.boilerplate):
            continue
        found.append(_unknown(nominal, unknown, start, end) if unknown else _known(nominal, start, end))
    return found


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
