"""Which nouns name somebody who can speak."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.german.parties import party, party_of_title
from depesche.german.voices import (
    gender_of,
    is_epithet,
    is_foreign,
    is_object_form,
    is_oblique,
    is_singular,
    voice,
)


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("Trainer", "person"),  # with "Trainerin" beside it
        ("Ärztin", "person"),
        ("Bundestrainer", "person"),
        ("Angeklagter", "person"),  # declines like an adjective
        ("29-Jährige", "person"),
        ("Weltranglisten-Vierter", "person"),
        ("Ehefrau", "person"),  # listed
        ("Landesverband", "body"),
        ("Verbraucherzentrale", "body"),
        ("Sender", "body"),
        ("Termin", None),  # no feminine of "Term"
        ("Stimmung", None),
        ("Rechner", None),
        ("Kraftwerk", None),
        ("Tiefe", None),
        ("", None),
    ],
)
def test_voices(noun: str, kind: str | None) -> None:
    assert voice(noun) == kind


def test_forms_that_can_be_no_subject() -> None:
    assert is_object_form("ihn")
    assert not is_object_form("er")
    assert is_oblique("den")
    assert is_oblique("ihrem")
    assert not is_oblique("die")
    assert not is_oblique("ein")


def test_number_and_gender_of_nouns() -> None:
    assert is_singular("Regierung")
    assert not is_singular("Abgeordnete")
    assert not is_singular("Verbände")
    assert gender_of("Behörde") == "Fem"
    assert gender_of("Ministerium") == "Neut"


def test_ages_and_unknown_words() -> None:
    assert is_epithet("54-Jährige")
    assert is_epithet("54-Jähriger")
    assert not is_epithet("Trainer")
    assert is_foreign("Xyzzq")
    assert not is_foreign("Regierung")
    assert not is_foreign("regierung")


def test_parties_in_compounds() -> None:
    assert party("Grünen") == party("Grüne") == "Grüne"
    assert party_of_title("SPD-Chefin") == "SPD"
    assert party_of_title("US-Politikerin") is None
    assert party_of_title("Politikerin") is None


@given(st.text(max_size=80))
def test_any_text_has_a_voice_or_none(text: str) -> None:
    assert voice(text) in ("person", "body", None)
