"""Whom the first part of a compound names: "EU-Gipfel", "US-Angriff", "Deutschlandbesuch"."""

from __future__ import annotations

from functools import lru_cache

from depesche.german.lexicon import organisations, regions, seats, states

_SHORTEST_HEAD = 4  # characters of the compound's last part


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Names of states, their seats and organisations → code."""
    found = {name: seat.code for name, seat in seats().items()}
    found.update((name, state.code) for name, state in states().items())
    found.update((name, body.id) for name, body in organisations().items() if body.id and not body.parent)
    return found


def first_part(noun: str) -> tuple[str, str | None]:
    """The part before a compound's last hyphen and the code of the state or organisation it names, if it names one.

    Without a hyphen the longest name of a state that the noun begins with counts; ("", None) where there is none.
    """
    if "-" in noun[1:-1]:
        front = noun.rsplit("-", 1)[0]
        return front, _names().get(front)
    for cut in range(len(noun) - _SHORTEST_HEAD, 3, -1):
        if noun[cut:][0].islower() and noun[:cut] in states():
            return noun[:cut], states()[noun[:cut]].code
    return "", None


def is_of_states_together(place: str) -> bool:
    """Is this a region that takes in several states or parts of them ("Afrika", "Naher Osten")?"""
    region = regions().get(place)
    return region is not None and not region.country


def region_in(noun: str) -> str | None:
    """The region of several states that a compound begins with ("Nahost" in "Nahostreise"), or None."""
    cuts = (noun[:cut] for cut in range(len(noun) - _SHORTEST_HEAD, 3, -1) if noun[cut] not in "-")
    return next((front for cut in cuts if is_of_states_together(front := cut.removesuffix("-"))), None)
