"""Groups of nouns: where they begin, their adjectives and nominatives."""

from __future__ import annotations

import pytest

from depesche.german.noungroups import group_start, is_adjective, nominative_adjective, nominative_plural
from depesche.german.pipeline import load


@pytest.mark.parametrize(
    ("form", "lemma", "nominative"),
    [
        ("Vertretern", "Vertreter", "Vertreter"),
        ("Regierungskreisen", "Regierungskreis", "Regierungskreise"),
        ("Truppen", "Truppe", "Truppen"),
        ("Abgeordneten", "Abgeordneter", "Abgeordnete"),
    ],
)
def test_nominative_plurals(form: str, lemma: str, nominative: str) -> None:
    assert nominative_plural(form, lemma) == nominative


@pytest.mark.parametrize(
    ("text", "head", "first"),
    [
        ("Sie lobte die zwei alten Partner.", "Partner", "die"),
        ("Nach langen Gesprächen reisten sie ab.", "Gesprächen", "langen"),
        ("Im Jahr 2021 Minister zu werden, war schwer.", "Minister", "Minister"),
    ],
)
def test_where_a_group_begins(text: str, head: str, first: str) -> None:
    doc = load()(text)
    start = group_start(doc, next(t.i for t in doc if t.text == head))
    assert doc[start].text == first


@pytest.mark.parametrize(
    ("text", "word", "gender", "nominative"),
    [
        ("Er traf den neuen Gesandten.", "neuen", "Masc", "neuer"),
        ("Er traf die alten Partner.", "alten", "Plur", "alte"),
        ("Er las die Moskauer Zeitungen.", "Moskauer", "Plur", "Moskauer"),
    ],
)
def test_nominative_of_adjectives(text: str, word: str, gender: str, nominative: str) -> None:
    token = next(t for t in load()(text) if t.text == word)
    assert is_adjective(token)
    assert nominative_adjective(token, gender) == nominative
