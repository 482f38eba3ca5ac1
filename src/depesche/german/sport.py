"""Words of sport, where presidents and representatives are those of clubs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

#: Words that show a text to be about sport, where presidents and representatives are those of clubs.
_SPORTS = frozenset(
    {"Bundesliga", "Champions", "Fußball", "Klub", "League", "Liga", "Mannschaft", "Meisterschaft", "Olympia", "Pokal",
     "Profi", "Spieler", "Spieltag", "Stürmer", "Tabelle", "Tor", "Trainer", "Transfer", "Turnier", "Verein",
     "Weltmeister"}
)  # fmt: skip
_SPORT_STEMS = (
    "basketball",
    "eishockey",
    "fußball",
    "handball",
    "leichtathlet",
    "olympi",
    "schwimm",
    "ski",
    "sport",
    "tennis",
)
_SPORT_BODIES = frozenset(
    {"BVB", "DEL", "DFB", "DFL", "DHB", "DOSB", "DSV", "FC", "FCB", "FCK", "FIA", "FIFA", "FIS", "Fifa", "HSV", "IOC",
     "NBA", "NFL", "ÖFB", "ÖSV", "RB", "SC", "SFV", "SV", "TSG", "TSV", "TV", "UCI", "UEFA", "Uefa", "VfB", "VfL"}
)  # fmt: skip
#: Ends of compounds that sport alone has.
_SPORT_ENDS = (
    "bundesliga", "fußball", "meisterschaft", "profi", "radsport", "spieltag", "trainer", "turnier", "weltmeister",
)  # fmt: skip
_FAR = 150  # words of a text for each of sport


def is_of_sport(word: str) -> bool:
    """Does the word tell that a body is one of sport ("des Deutschen Fußball-Bundes", "des DFB")?"""
    return word.lower().startswith(_SPORT_STEMS) or not _SPORT_BODIES.isdisjoint(re.split(r"[- ]", word))


def is_about_sport(lemmas: Iterable[str]) -> bool:
    """Do the lemmas of a text show it to be about sport, by three of its words or by more that are parts of compounds
    or names of clubs and stand close?"""
    lemmas = list(lemmas)
    if len(_SPORTS.intersection(lemmas)) > 2:
        return True
    told = [word for lemma in lemmas for word in _sporting_parts(lemma)]
    return len(set(told)) > 3 and len(told) * _FAR >= len(lemmas)


@lru_cache(maxsize=50_000)
def _sporting_parts(lemma: str) -> tuple[str, ...]:
    """What in a word is of sport: its parts between hyphens, an abbreviation of a club, the end of a compound."""
    parts = tuple(p for p in lemma.split("-") if p in _SPORTS or p in _SPORT_BODIES)
    return parts or tuple(lemma for end in _SPORT_ENDS if lemma.lower().endswith(end))
