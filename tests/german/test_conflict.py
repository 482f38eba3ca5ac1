"""The German of deeds: who can do them, whom they befall."""

from __future__ import annotations

import pytest

from depesche.german.conflict import (
    Use,
    conflict_stem,
    fighters_of,
    is_abstract,
    is_armed_body,
    means,
    nominative_plural,
)


@pytest.mark.parametrize(
    ("noun", "group"),
    [
        ("Talibankämpfer", "Taliban"),
        ("Hamas-Führer", "Hamas"),
        ("Hisbollah-Miliz", None),  # the group itself
        ("Kämpfer", None),
    ],
)
def test_fighters_are_their_group(noun: str, group: str | None) -> None:
    assert fighters_of(noun) == group


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Sicherheitskräften", "Sicherheitskräfte"),
        ("Kämpfern", "Kämpfer"),
        ("Soldaten", "Soldaten"),
        ("Bauern", "Bauern"),
        ("Menge", "Menge"),
        ("Xyzzen", "Xyzzen"),
    ],
)
def test_a_dative_plural_has_its_nominative(form: str, nominative: str) -> None:
    assert nominative_plural(form) == nominative


@pytest.mark.parametrize(
    ("use", "name", "expected"),
    [
        ("organ", "marokkanische Soldaten", True),
        ("organ", "angeheiratete Verwandte", False),  # no council ("Rat") in it
        ("thing", "Militärstützpunkt", True),
        ("thing", "Geheimnis", False),
        ("amount", "Tausende", True),
        ("amount", "Vorteil", False),
        ("weapon", "Autobombe", True),
        ("sport", "Nationalmannschaft", True),
        ("sport", "Hauptmann", False),
    ],
)
def test_what_a_description_means(use: Use, name: str, expected: bool) -> None:
    assert means(use, name) is expected


@pytest.mark.parametrize(
    ("noun", "expected"), [("Demokratie", True), ("Sicherheit", True), ("Einheit", False), ("Haus", False)]
)
def test_what_has_no_body_is_not_hit(noun: str, expected: bool) -> None:
    assert is_abstract(noun) is expected


def test_names_of_armed_groups_are_known_in_any_case() -> None:
    assert is_armed_body("al-shabaab")
    assert not is_armed_body("Turnverein")


def test_compounds_tell_of_conflict() -> None:
    assert conflict_stem("Regierungssoldat") == "soldat"
    assert conflict_stem("Gartenzaun") is None
