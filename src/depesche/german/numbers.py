"""German numerals: words to numbers.

Cardinals ("einundzwanzig" = 21), ordinals ("siebzehnten" = 17) and mixed halves ("dreieinhalb" = 3.5) are composed by
the grammar of German numerals (Duden, Die Grammatik, "Zahlwörter"), not listed.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ONES = {
    "null": 0, "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_ORDINAL_STEMS = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}

_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_TEN = "|".join(_TENS)
_BELOW_100 = rf"(?:(?:(?P<{{0}}u>{_ONE})und)?(?P<{{0}}t>{_TEN})|(?P<{{0}}o>{_ONE}))"
_CARDINAL = re.compile(
    rf"(?:(?:{_BELOW_100.format('k')})?(?P<thousand>tausend))?(?:und)?"
    rf"(?:(?:{_BELOW_100.format('h')})?(?P<hundred>hundert))?(?:und)?"
    rf"(?:{_BELOW_100.format('r')})?"
)
_HALF = re.compile(r"(.+)einhalb")
_INFLECTED = re.compile(r"(.+t)(?:e|en|er|es|em)")
_ORDINAL_STEM = re.compile(r"(.*?)(erst|dritt|siebt|acht)(?:e|en|er|es|em)")


def _below_100(match: re.Match[str], prefix: str) -> int | None:
    ten, unit, one = match[prefix + "t"], match[prefix + "u"], match[prefix + "o"]
    if ten:
        return _TENS[ten] + (_ONES[unit] if unit else 0)
    return _ONES[one] if one else None


@lru_cache(maxsize=4096)
def cardinal(word: str) -> int | float | None:
    """The number that a lower-case German cardinal or mixed half names, or None if `word` is none."""
    if word == "anderthalb":
        return 1.5
    if half := _HALF.fullmatch(word):
        whole = cardinal(half[1])
        return None if whole is None else whole + 0.5
    match = _CARDINAL.fullmatch(word)
    if not match or not word or word.startswith("und") or word.endswith("und"):
        return None
    total = 0
    for name, prefix, factor in (("thousand", "k", 1000), ("hundred", "h", 100)):
        if match[name]:
            count = _below_100(match, prefix)
            total += factor * (1 if count is None else count)
    return total + (_below_100(match, "r") or 0)


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """The number that an inflected lower-case German ordinal ("zweiten", "einunddreißigster") names, or None."""
    if match := _ORDINAL_STEM.fullmatch(word):
        rest = match[1]
        if not rest:
            return _ORDINAL_STEMS[match[2]]
        base = cardinal(rest.removesuffix("und"))
        if isinstance(base, int) and base >= 100:
            return base + _ORDINAL_STEMS[match[2]]
    for ending, of_tens in (("st", True), ("t", False)):
        if (match := _INFLECTED.fullmatch(word)) and match[1].endswith(ending):
            base = cardinal(match[1].removesuffix(ending))
            regular = isinstance(base, int) and base > 1 and base not in (3, 7, 8)
            if isinstance(base, int) and regular and of_tens == (base % 100 > 19 or base % 100 == 0):
                return base
    return None
