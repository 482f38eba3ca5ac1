"""Titles and role nouns: forms, compounds, number, base forms."""

from __future__ import annotations

import pytest

from depesche.german import roles
from depesche.german.pipeline import load


@pytest.mark.parametrize(
    ("form", "lemma", "level", "acts_for"),
    [
        ("Ministers", "Minister", "minister", None),
        ("Außenministerinnen", "Außenministerin", "foreign_minister", None),
        ("Verteidigungsministern", "Verteidigungsminister", "minister", None),
        ("Kremlchef", "Kremlchef", "head_of_state", "RUS"),
        ("EU-Kommissionspräsidentin", "EU-Kommissionspräsidentin", "head_of_state", "EU"),
        ("Nato-Generalsekretärs", "Nato-Generalsekretär", "head_of_body", "NATO"),
        ("Sondergesandten", "Sondergesandter", "diplomat", None),
        ("Vizepremiers", "Vizepremier", "deputy", None),
        ("US-Präsidenten", "US-Präsident", "head_of_state", "USA"),
        ("Ukraine-Beauftragten", "Ukraine-Beauftragter", "official", None),
        ("Staatsanwälte", "Staatsanwalt", "judicial", None),
    ],
)
def test_forms_and_compounds(form: str, lemma: str, level: str, acts_for: str | None) -> None:
    first = roles.role_forms(form)[0]
    assert (first.lemma, first.level, first.acts_for) == (lemma, level, acts_for)


@pytest.mark.parametrize("form", ["Kampfflugzeuge", "Vertrag", "Ministerium", "minister", "Rathaus", "Chemie"])
def test_other_words_are_no_roles(form: str) -> None:
    assert roles.role_forms(form) == ()


@pytest.mark.parametrize(
    ("text", "word", "plural"),
    [
        ("Die Präsidenten reisten ab.", "Präsidenten", True),
        ("Er dankte dem Präsidenten.", "Präsidenten", False),
        ("Mehrere Diplomaten wurden ausgewiesen.", "Diplomaten", True),
        ("Unabhängige Beobachter zweifeln daran.", "Beobachter", True),
        ("Der Vertreter Maltas widersprach.", "Vertreter", False),
        ("Ein Sprecher bestätigte das.", "Sprecher", False),
    ],
)
def test_number_of_a_role(text: str, word: str, plural: bool) -> None:
    token = next(t for t in load()(text) if t.text == word)
    form = roles.role(token)
    assert form is not None
    assert roles.is_plural(token, form) is plural


def test_the_gender_of_adjectival_titles_shows_in_the_article() -> None:
    token = next(t for t in load()("Die EU-Außenbeauftragte flog nach Oslo.") if t.text == "EU-Außenbeauftragte")
    form = roles.role(token)
    assert form is not None
    assert (form.lemma, form.gender) == ("EU-Außenbeauftragte", "Fem")
