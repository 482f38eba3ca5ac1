"""Caches of look-ups stay small."""

from __future__ import annotations

from depesche.german import numbers, remembering, titles


def test_a_cache_that_has_grown_is_emptied_and_others_are_left() -> None:
    remembering.forget()
    numbers.cardinal("zwei")
    small = numbers.cardinal.cache_info().currsize
    for number in range(remembering.MANY + 1):
        titles.title_of(f"wort{number}")
    assert remembering.forget() >= 1
    assert titles.title_of.cache_info().currsize == 0
    assert numbers.cardinal.cache_info().currsize == small
