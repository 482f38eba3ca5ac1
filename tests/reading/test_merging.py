"""One record a thing: clusters of mentions, joined spans and actors, times that can be the same."""

from __future__ import annotations

import pytest

from depesche.reading.merging import clusters, join_actors, join_spans, same_time
from depesche.records import Actor, Span


def span(start: int, text: str) -> Span:
    return Span(start=start, end=start + len(text), text=text)


def test_a_mention_joins_the_latest_fitting_cluster() -> None:
    found = clusters(["a1", "b1", "a2", "?"], lambda c, m: m == "?" or c[0][0] == m[0])
    assert sorted(found) == [["a1", "a2", "?"], ["b1"]]


def test_spans_inside_others_go_and_the_rest_is_in_order() -> None:
    whole, inside, later = span(0, "abcdef"), span(2, "cd"), span(9, "xy")
    assert join_spans([later, inside, whole, whole]) == [whole, later]


def test_an_actor_stands_once_with_the_role_told() -> None:
    plain = Actor(id=None, name="Jana Vesely", kind="person", affiliation="CZE", role="none")
    guest = plain.model_copy(update={"role": "guest"})
    (joined,) = join_actors([plain, guest])
    assert joined.role == "guest"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, "2024", True),
        ("PAST_REF", "2024", True),
        ("2024-06", "2024-06-19", True),
        ("2024-06-19T20:00", "2024-06-19", True),
        ("2024-06-18", "2024-06-19", False),
        ("2024-06-18/2024-06-20", "2024-06-19", True),
        ("2024-06-18/2024-06-20", "2024-06-23", False),
        ("2024-06-18/2024-06-20", "2024-06", True),
    ],
)
def test_same_time(one: str | None, other: str | None, same: bool) -> None:
    assert same_time(one, other) is same
    assert same_time(other, one) is same
