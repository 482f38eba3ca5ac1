"""German numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.german import numbers

ONES = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
TENS = ["", "-", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def below_100(n: int) -> str:
    if n < 20:
        return ONES[n]
    return (ONES[n % 10] + "und" if n % 10 else "") + TENS[n // 10]


def spelled(n: int) -> str:
    if n < 100:
        return below_100(n)
    head, factor, name = (n // 1000, 1000, "tausend") if n >= 1000 else (n // 100, 100, "hundert")
    return ONES[head] + name + (spelled(n % factor) if n % factor else "")


@given(st.integers(0, 9999))
def test_cardinals_are_read_as_they_are_spelled(n: int) -> None:
    assert numbers.cardinal(spelled(n)) == n


@given(st.integers(1100, 1999))
def test_years_are_spelled_in_hundreds(n: int) -> None:
    word = ONES[n // 100] + "hundert" + (below_100(n % 100) if n % 100 else "")
    assert numbers.cardinal(word) == n


@given(st.integers(1, 99), st.sampled_from(["e", "en", "er", "es", "em"]))
def test_ordinals_are_cardinals_with_an_ending(n: int, ending: str) -> None:
    irregular = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
    stem = irregular.get(n) or below_100(n) + ("st" if n >= 20 else "t")
    assert numbers.ordinal(stem + ending) == n
    assert numbers.cardinal(stem + ending) is None


@pytest.mark.parametrize(("word", "value"), [("anderthalb", 1.5), ("eineinhalb", 1.5), ("dreieinhalb", 3.5)])
def test_halves(word: str, value: float) -> None:
    assert numbers.cardinal(word) == value


@pytest.mark.parametrize("word", ["", "und", "hund", "einund", "heute", "zweifel", "zehnkampf", "unddrei"])
def test_other_words_are_no_cardinals(word: str) -> None:
    assert numbers.cardinal(word) is None


@pytest.mark.parametrize("word", ["", "besten", "heute", "gute", "einte", "letzte", "zweist", "dreite", "hart"])
def test_other_words_are_no_ordinals(word: str) -> None:
    assert numbers.ordinal(word) is None


@given(st.text(max_size=30))
def test_no_word_breaks_it(word: str) -> None:
    numbers.cardinal(word)
    numbers.ordinal(word)
