"""Nouns for organs of states and groups."""

from __future__ import annotations

import pytest

from depesche.german.organs import body_of_lemma


@pytest.mark.parametrize(
    ("lemma", "acts"),
    [
        ("Verteidigungsministerium", "body"),
        ("Regierungsdelegation", "group"),
        ("Armee", "state"),
        ("Luftwaffe", "state"),
    ],
)
def test_organs(lemma: str, acts: str) -> None:
    organ = body_of_lemma(lemma)
    assert organ is not None
    assert organ.acts == acts


def test_carrying_out_is_no_leadership() -> None:
    assert body_of_lemma("Durchführung") is None
