"""The view of a text that the pipeline reads has every character in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.reading.view import plain


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    view = plain(text)
    assert len(view) == len(text)
    assert all(new == old or (not old.isalnum() and new in " \n") for new, old in zip(view, text, strict=True))
    assert plain(view) == view


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("Er kam.\r\n\r\nSie ging.\r", "Er kam.\n \n Sie ging.\n"),
        ("\ufeffDie\u00a0Ministerin\u200b", " Die Ministerin "),
        ("a\0b\u2028c\u202ed", "a b\nc d"),
        ("Vertrags\u00adtext – „so“ 👩\u200d✈️ é", "Vertrags\u00adtext – „so“ 👩\u200d✈️ é"),
    ],
)
def test_layout_becomes_plain(text: str, view: str) -> None:
    assert plain(text) == view
