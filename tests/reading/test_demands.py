"""What is demanded by the words themselves, and what is only said. All sentences are invented."""

from __future__ import annotations

import pytest

from reading.said import statements


@pytest.mark.parametrize(
    "text",
    [
        # what is meant to be
        "Der Sender berichtete darüber am Montag. Ein Buch solle im Mai erscheinen.",
        "Eine Konkurrenz zur Bahn solle die neue Linie nicht sein, sagte Anna Vesely.",
        "Die Linie soll laut Holm „ein wichtiger Weg bleiben“.",
        # what is asked
        "„Wie soll das gehen?“, fragte Anna Vesely.",
        # what had to be
        "Die Fahrer hätten umkehren müssen, sagte Anna Vesely. Auch die Polizei habe die Suche abbrechen müssen.",
        # what will come
        "Die Stadt erwartet, dass die Partei in die Regierung eintreten wird.",
        # a way to say it
        "„Man muss sagen, dass es schön war“, erklärte Anna Vesely.",
        "„Es dauert länger“, bekundete Anna Vesely.",
    ],
)
def test_what_is_only_said(text: str) -> None:
    assert {s.act for s in statements(text)} == {"say"}


def test_what_is_demanded() -> None:
    for text in (
        "„Der Rat muss den Plan jetzt endlich annehmen“, sagte Anna Vesely.",
        "Der Rat solle den Plan annehmen, sagte Anna Vesely.",
        "Die Stadt erwartet, dass die Regierung einlenkt.",
    ):
        assert [s.act for s in statements(text)] == ["demand"]


def test_what_follows_a_demand_is_judged_by_its_own_words() -> None:
    text = "Anna Vesely drängte auf Eile: „Wir müssen handeln.“ „Ich habe nicht den Eindruck, dass es reicht.“"
    assert [s.act for s in statements(text)] == ["demand", "say"]


@pytest.mark.parametrize(
    "text",
    [
        "Als Anna Vesely die Flammen am Dach sah, lief sie davon.",
        "Anna Vesely und Ulf Holm sahen das 3:2 gegen Italien im Hotel.",
    ],
)
def test_who_looks_says_nothing(text: str) -> None:
    assert not statements(text)
