"""Names of persons: where two meet, and what stands beside a name without being part of it."""

from __future__ import annotations

import pytest

from depesche.german.nominals import find_nominals
from depesche.german.nominals.runs import is_hyphenated_noun
from depesche.german.pipeline import load


def persons(text: str) -> list[str]:
    return [n.description for n in find_nominals(load()(text)) if n.kind == "person"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gelobt wurde Schlussmann Manuel Kranz.", ["Manuel Kranz"]),
        ("Danach sprach Bayern-Legende Paul Kranz.", ["Paul Kranz"]),
        ("Der Richter wirft Anna Kranzler Subventionsbetrug vor.", ["Anna Kranzler"]),
        ("Die Leiterin Michaela Kraft erläuterte den Plan.", ["Michaela Kraft"]),
        ("Gesucht wird Karl «Kalle» Vogt aus Bremen.", ["Karl «Kalle» Vogt"]),
        ("Danach sprach Ex-Schalker Karl Vogt.", ["Karl Vogt"]),
        ("Danach kam Tennis-Fan ins Spiel.", []),
        ("Geheimdienstchef William Berens reiste ab.", ["William Berens"]),
        ("Danach sprach Florian Engels mit ihm.", ["Florian Engels"]),
        ("Er sprach mit dem Botschafter Wo Ruidi.", ["Wo Ruidi"]),
        ("Er traf den Führer, Rauf Oglan, in Genf.", ["Rauf Oglan"]),
    ],
)
def test_what_stands_beside_a_name(text: str, names: list[str]) -> None:
    assert persons(text) == names


def test_a_subject_and_an_object_that_stand_apart_elsewhere_are_two() -> None:
    found = persons("Heute ersetzt Paul Brenner Tarow. Am Montag hatte Tarow gespielt. Paul Brenner ist neu.")
    assert found == ["Paul Brenner", "Tarow", "Tarow", "Paul Brenner"]


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("Ex-Kiel-Coach", True),
        ("Pop-Star", True),
        ("Hans-Peter", False),
        ("Kranz-Zimmermann", False),
        ("Trainer", False),
    ],
)
def test_hyphenated_nouns_are_no_names(word: str, noun: bool) -> None:
    assert is_hyphenated_noun(word) is noun
