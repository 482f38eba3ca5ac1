"""Capitals told by their state's adjective only: "die lettische Hauptstadt"."""

from __future__ import annotations

from functools import lru_cache

from depesche.german.lexicon import Seat, places, seats

_CAPITAL = frozenset({"Hauptstadt", "Kapitale"})


def names_capital(noun: str) -> bool:
    """Is the noun (base form) a word for capitals?"""
    return noun in _CAPITAL


@lru_cache(maxsize=1)
def _of_states() -> dict[str, list[Seat]]:
    found: dict[str, list[Seat]] = {}
    for seat in seats().values():
        if seat.kind == "capital":
            found.setdefault(seat.code, []).append(seat)
    return found


def capital_of(code: str, text: str) -> Seat | None:
    """The capital of a state: its only one, or the one of several names that the text has; None where that is open."""
    known = _of_states().get(code, [])
    told = [seat for seat in known if seat.name in text]
    if len(known) == 1:
        return known[0]
    one = {getattr(places().get(seat.name), "wikidata", None) for seat in told}
    return told[0] if told and len(one) == 1 else None
