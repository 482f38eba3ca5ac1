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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Paula lacht. Ulf Kranz kommt. Jetzt erzählt Tochter Paula Ulf Kranz davon. Ulf Kranz staunt.",
            ["Paula", "Ulf Kranz", "Paula", "Ulf Kranz", "Ulf Kranz"],
        ),
        ("Gestern sprach der Dichter Rainer Maria Kranz.", ["Rainer Maria Kranz"]),
    ],
)
def test_a_woman_s_forename_and_a_man_s_full_name_are_two(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Doras Agentin Susan Tolar Walters bedauerte zum Abschied den Streit.", ["Susan Tolar Walters"]),
        ("Gut sei das laut dem Lehrer Ulrik Langen der Schule.", ["Ulrik Langen"]),
        ("Das bestätigte die Anna und Karl Vogt-Stiftung. Vogt starb früh.", ["Anna", "Vogt"]),
    ],
)
def test_where_a_name_ends(text: str, names: list[str]) -> None:
    assert [name for name in persons(text) if not name.startswith("Dora")] == names
