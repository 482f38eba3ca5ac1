"""Soft hyphens change nothing of what is read, and stay in what is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.reading.hyphens import SOFT_HYPHEN
from depesche.reading.reader import Reader
from depesche.reading.times import times_of
from depesche.records import Document

TEXT = (
    "Bundeskanzlerin Jana Vesely traf am Montag in Prag den dänischen Außenminister Lars Holm. "
    "„Wir sind uns einig“, sagte Vesely. Holm erklärte, der Vertrag werde im Mai unterzeichnet."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def spans(told: Any) -> Iterator[tuple[int, int, str]]:
    """All spans anywhere in what is told."""
    if isinstance(told, dict):
        if {"start", "end", "text"} <= told.keys():
            yield told["start"], told["end"], told["text"]
        for value in told.values():
            yield from spans(value)
    elif isinstance(told, list):
        for value in told:
            yield from spans(value)


@settings(max_examples=25, deadline=None)
@given(places=st.sets(st.integers(0, len(TEXT)), max_size=12))
def test_soft_hyphens_are_read_over(reader: Reader, places: set[int]) -> None:
    text = "".join((SOFT_HYPHEN if place in places else "") + TEXT[place : place + 1] for place in range(len(TEXT) + 1))
    plain = reader.read(Document(id="a", text=TEXT, published="2024-05-06"))
    parted = Document(id="a", text=text, published="2024-05-06")
    found = reader.read(parted)
    assert len(plain) > 3
    assert [(one.type, one.rule) for one in found] == [(one.type, one.rule) for one in plain]
    for one, other in zip(found, plain, strict=True):
        assert one.document == parted.reference
        assert one == one.with_id()
        cut = list(spans(one.model_dump(mode="json")))
        assert all(text[start:end] == words for start, end, words in cut)
        assert [words.replace(SOFT_HYPHEN, "") for *_, words in cut] == [
            words for *_, words in spans(other.model_dump(mode="json"))
        ]


def test_times_are_found_across_soft_hyphens(reader: Reader) -> None:
    text = f"Sie kam am Mon{SOFT_HYPHEN}tag und ging im Mai{SOFT_HYPHEN} 2023."
    told = times_of(reader.nlp, Document(id="a", text=text, published="2024-05-08"))
    assert [(text[one.start : one.end], one.text, one.value) for one in told] == [
        (f"Mon{SOFT_HYPHEN}tag", f"Mon{SOFT_HYPHEN}tag", "2024-05-06"),
        (f"Mai{SOFT_HYPHEN} 2023", f"Mai{SOFT_HYPHEN} 2023", "2023-05"),
    ]
