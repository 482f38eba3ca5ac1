"""Nouns for agreements, by themselves and in compounds; what clauses bind their parties to."""

from __future__ import annotations

from typing import get_args

import pytest

from depesche.german import lexicon
from depesche.german.treaties import (
    agreement_in_compound,
    agreement_noun,
    base_adjective,
    base_noun,
    is_joint,
    obligation_kind,
    specific_part,
)
from depesche.records.record import Agreement, ObligationKind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Vertrags", "treaty"),
        ("Verträgen", "treaty"),
        ("Rohstoffabkommen", "treaty"),
        ("Waffenstillstandes", "ceasefire"),
        ("UN-Sicherheitsratsresolution", "resolution"),
        ("Absichtserklärung", "memorandum"),
        ("Gipfelerklärung", "declaration"),
        ("Zusatzprotokolle", "protocol"),
        ("Atomdeal", "other"),
        ("Rüstungsgeschäft", "contract"),
    ],
)
def test_nouns_of_agreements_have_a_kind(word: str, kind: str) -> None:
    noun = agreement_noun(word)
    assert noun is not None
    assert noun.kind == kind


@pytest.mark.parametrize(
    "word",
    ["Koalitionsvertrag", "Arbeitsverträge", "Ideal", "Kriegserklärung", "Steuererklärung", "vertrag", "Tisch", ""],
)
def test_contracts_of_firms_and_coalitions_are_no_agreements(word: str) -> None:
    assert agreement_noun(word) is None


def test_the_first_part_of_a_compound_names_an_agreement() -> None:
    noun = agreement_in_compound("Waffenstillstandsverletzungen")
    assert noun is not None
    assert noun.kind == "ceasefire"
    assert agreement_in_compound("Koalitionsvertragsentwurf") is None


def test_specific_part_tells_agreements_apart() -> None:
    assert specific_part("Grenzvertrags") == "grenz"
    assert specific_part("Vertrag") == ""


def test_joint_declarations() -> None:
    assert is_joint(["einer", "gemeinsamen"])
    assert not is_joint(["einer", "kurzen"])


@pytest.mark.parametrize(
    ("lemmas", "kind"),
    [
        (["sich", "Aggression", "unterstützen"], "defense"),
        (["Truppe", "Pufferzone"], "ceasefire"),
        (["Grenzübergang", "öffnen"], "border"),
        (["Zusammenarbeit", "vertiefen"], "cooperation"),
        (["Strafzoll", "senken"], "trade"),
        (["Katastrophenhilfe", "leisten"], "aid"),
        (["Visum", "abschaffen"], "migration"),
        (["Blume", "gießen"], "other"),
    ],
)
def test_obligations_by_atop_category(lemmas: list[str], kind: str) -> None:
    assert obligation_kind(lemmas) == kind


def test_base_forms() -> None:
    assert base_noun("Partnerschaftsvertrags", "x") == "Partnerschaftsvertrag"
    assert base_noun("Abkommens", "x") == "Abkommen"
    assert base_adjective("strategischen", "Masc") == "strategischer"
    assert base_adjective("umfassende", "Neut") == "umfassendes"
    assert base_adjective("umfassende", None) == "umfassende"


def test_tables_are_sorted_and_speak_the_codebook() -> None:
    nouns = lexicon.rows("agreement_nouns")
    assert [r["noun"] for r in nouns] == sorted({r["noun"] for r in nouns})
    kinds = set(get_args(Agreement.model_fields["kind"].annotation))
    for row in nouns:
        assert row["kind"] in kinds, row
        assert row["scope"] in {"own", "side", "sides", "joint", "status", "never"}, row
    words = lexicon.rows("obligation_words")
    assert [r["word"] for r in words] == sorted({r["word"] for r in words})
    assert {r["kind"] for r in words} <= set(get_args(ObligationKind))
