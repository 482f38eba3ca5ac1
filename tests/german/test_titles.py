"""Titles by their written form: base forms, compounds, what dates them, whose they are."""

from __future__ import annotations

import pytest

from depesche.german import lexicon
from depesche.german.titles import (
    body_of,
    genitive,
    is_body,
    is_regional,
    status_after,
    status_of_adjective,
    strong,
    title_of,
)


@pytest.mark.parametrize(
    ("word", "base", "feminine"),
    [
        ("Staatspräsidenten", "Staatspräsident", False),
        ("US-Außenministers", "US-Außenminister", False),
        ("Außenministerinnen", "Außenministerin", True),
        ("UN-Sondergesandte", "UN-Sondergesandter", False),
        ("Vorsitzenden", "Vorsitzender", False),
        ("Botschafterin", "Botschafterin", True),
        ("Königs", "König", False),
        ("Bundesaußenminister", "Bundesaußenminister", False),
        ("Europaratsgeneralsekretär", "Europaratsgeneralsekretär", False),
    ],
)
def test_base_form_keeps_the_compound_and_drops_the_case(word: str, base: str, feminine: bool) -> None:
    title = title_of(word)
    assert title is not None
    assert (title.base, title.feminine) == (base, feminine)


@pytest.mark.parametrize(
    ("word", "base", "status"),
    [
        ("Ex-Präsident", "Präsident", "former"),
        ("Expräsidenten", "Präsident", "former"),
        ("US-Ex-Präsident", "US-Präsident", "former"),
        ("Altkanzler", "Kanzler", "former"),
        ("Interimspräsidentin", "Interimspräsidentin", "acting"),
        ("Präsident", "Präsident", None),
    ],
)
def test_prefixes_date_an_office(word: str, base: str, status: str | None) -> None:
    title = title_of(word)
    assert title is not None
    assert (title.base, title.status) == (base, status)


@pytest.mark.parametrize("word", ["Trichter", "Apparat", "minister", "Tisch", "", "2024", "Ideal"])
def test_other_words_are_no_titles(word: str) -> None:
    assert title_of(word) is None


def test_titles_of_firms_are_marked_as_none_of_ours() -> None:
    title = title_of("Vorstandschefs")
    assert title is not None
    assert title.scope == "never"


@pytest.mark.parametrize(
    ("word", "feminine", "expected"),
    [("Vorsitzender", True, "Vorsitzende"), ("Minister", True, "Ministerin"), ("Kanzlerin", False, "Kanzler")],
)
def test_titles_change_gender(word: str, feminine: bool, expected: str) -> None:
    title = title_of(word)
    assert title is not None
    assert title.of_gender(feminine).base == expected


def test_adjectives_and_afterthoughts_date_an_office() -> None:
    assert status_of_adjective("ehemaligen") == "former"
    assert status_of_adjective("designierte") == "designated"
    assert status_of_adjective("kommissarischer") == "acting"
    assert status_of_adjective("polnische") is None
    assert status_after(("in", "spe")) == "designated"
    assert status_after(("a.", "D.")) == "former"
    assert status_after(("in", "Rom")) is None


def test_bodies_by_the_first_part_of_a_compound() -> None:
    assert body_of("Kreml") == ("Kreml", "RUS")
    assert body_of("Regierungs") == ("Regierung", None)
    assert body_of("Lok") is None
    assert is_body("Innenministeriums")
    assert not is_body("Backofen")


def test_states_within_a_federation_are_regional() -> None:
    assert is_regional("bayerischen")
    assert is_regional("niedersächsische")
    assert not is_regional("norwegische")


def test_inflection_helpers() -> None:
    assert strong("außenpolitischen", "er") == "außenpolitischer"
    assert genitive("Delegation", "Fem") == "der Delegation"
    assert genitive("Ministerium", "Neut") == "des Ministeriums"


@pytest.mark.parametrize("table", ["office_titles", "office_bodies"])
def test_tables_are_sorted_and_free_of_doubles(table: str) -> None:
    words = [next(iter(row.values())) for row in lexicon.rows(table)]
    assert words == sorted(set(words))


def test_every_title_has_a_known_inflection_and_scope() -> None:
    for row in lexicon.rows("office_titles"):
        assert row["inflection"] in {"strong", "weak", "adjective", "foreign"}, row
        assert row["scope"] in {"state", "head", "body", "domestic", "rank", "relation", "never"}, row
        assert row["title"][0].isupper(), row
