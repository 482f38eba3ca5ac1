"""The full-form lexicon: what it says of a form."""

from __future__ import annotations

import pytest

from depesche.german.wordforms import wordforms


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Abgeordnete", {"Nom", "Acc"}),  # "der Abgeordneten" in the others
        ("Kirche", {"Nom", "Gen", "Dat", "Acc"}),
        ("See", {"Nom", "Gen", "Dat", "Acc"}),
    ],
)
def test_cases_of_a_woman_or_thing(form: str, expected: set[str]) -> None:
    found = [r.feats for r in wordforms().readings(form) if r.pos == "NOUN" and "Gender=Fem" in r.feats]
    cases = {feat for feats in found if "Number=Sing" in feats for feat in feats if feat.startswith("Case=")}
    assert cases == {f"Case={case}" for case in expected}


def test_verbs_as_the_swiss_spell_them() -> None:
    lexicon = wordforms()
    assert {r.lemma for r in lexicon.readings("begrüsste") if r.pos == "VERB"} == {"begrüßen"}
    assert {r.lemma for r in lexicon.readings("hiess") if r.pos == "VERB"} == {"heißen"}
    assert not lexicon.readings("Hiess")
