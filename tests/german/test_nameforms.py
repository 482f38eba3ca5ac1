"""Names in all their cases, adjectives and demonyms of states, spellings of foreign names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.german import lexicon, nameforms
from depesche.german.pipeline import load


def found(text: str) -> list[tuple[str, str]]:
    doc = load()(text)
    return [
        (doc[hit.start : hit.end].text, getattr(hit.item, "code", "") or getattr(hit.item, "id", ""))
        for hit in nameforms.find_names(doc)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Das Protokoll der Demokratischen Volksrepublik Korea liegt vor.",
            ("Demokratischen Volksrepublik Korea", "PRK"),
        ),
        ("Der Sprecher des Weißen Hauses schwieg.", ("Weißen Hauses", "USA")),
        ("Die Organe der Vereinten Nationen tagten.", ("Vereinten Nationen", "UNO")),
        ("Ein Bericht des Internationalen Währungsfonds warnt.", ("Internationalen Währungsfonds", "IMF")),
        ("Dänemarks Vorschlag wurde geprüft.", ("Dänemarks", "DNK")),
        ("Er reiste in die Schweiz.", ("Schweiz", "CHE")),
    ],
)
def test_names_are_found_in_every_case(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


def test_a_people_is_not_its_state() -> None:
    assert found("Die Schweden stimmten ab.") == []
    assert found("Schweden stimmte ab.") == [("Schweden", "SWE")]


def test_common_words_are_names_only_with_a_sign_of_it() -> None:
    assert found("Das Bild hängt schief, mehr war nicht zu sehen.") == []
    assert [name for name, _ in found('Das berichtet die Zeitung "Bild" vorab.')] == ["Bild"]


def test_one_genitive_only_form_is_marked() -> None:
    assert nameforms.inflections("Dänemark", "") == {"Dänemark": False, "Dänemarks": True}
    assert nameforms.inflections("Laos", "")["Laos'"]
    assert nameforms.inflections("Weißes Haus", "das")["Weißen Hauses"]
    assert not nameforms.inflections("Weißes Haus", "das")["Weißen Haus"]


@pytest.mark.parametrize(
    ("form", "codes"),
    [
        ("nordkoreanische", ("PRK",)),
        ("Nordkoreanische", ("PRK",)),
        ("US-amerikanischen", ("USA",)),
        ("polnisch-litauischen", ("POL", "LTU")),
        ("Moskauer", ("RUS",)),
        ("Schweizer", ("CHE",)),
        ("schweren", ()),
        ("Kölner", ()),
    ],
)
def test_adjectives_of_states(form: str, codes: tuple[str, ...]) -> None:
    assert nameforms.states_of_adjective(form) == codes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Selenskyj", "Zelensky"),
        ("Selenski", "Zelenskyy"),
        ("Lawrow", "Lavrov"),
        ("Koslow", "Kozlov"),
        ("Lukaschenko", "Lukashenko"),
        ("Chamenei", "Khamenei"),
        ("Baschar", "Bashar"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert nameforms.fold(one) == nameforms.fold(other)


def test_different_names_do_not_fold_alike() -> None:
    names = ["Putin", "Kim", "Xi", "Merkel", "Macron", "Modi", "Meloni", "Petrow", "Pawlow"]
    assert len({nameforms.fold(name) for name in names}) == len(names)


@given(st.text(max_size=20))
def test_folding_never_fails_and_settles(name: str) -> None:
    once = nameforms.fold(name)
    assert once == nameforms.fold(name.upper()) or not name.isascii()
    assert " " not in once


def test_full_names_identify_whom_somebody_acts_for_and_surnames_of_many_do_not() -> None:
    known = nameforms.known_leader("Wladimir Putin")
    assert known is not None
    assert known.affiliation == "RUS"
    assert nameforms.known_leader("Putin") is None
    assert nameforms.known_head("Kim") is None


def test_every_code_is_one_that_has_a_state() -> None:
    codes = set(lexicon.state_of_code())
    assert {s.code for s in lexicon.states().values()} <= codes
    assert set(lexicon.state_adjectives().values()) <= codes
    assert {d.code for d in lexicon.demonyms()} - {""} <= codes
    assert {s.code for s in lexicon.seats().values()} - {"EU"} <= codes
    assert {m.state for m in lexicon.agencies().values()} - {""} <= codes
    assert {o.parent for o in lexicon.organisations().values()} - {""} <= codes | {"UNO", "EU", "NATO", "CoE"}
    assert {c for g in lexicon.state_groups().values() for c in g.codes} <= codes
    assert all(len(code) == 3 for code in codes)


def test_each_state_has_one_usual_name() -> None:
    main = [row["code"] for row in lexicon.rows("states") if row["main"]]
    assert len(main) == len(set(main)) == len(lexicon.state_of_code())


def test_the_folded_names_of_the_tables_are_up_to_date() -> None:
    assert [leader.name for leader in lexicon.leaders() if leader.key != nameforms.fold_name(leader.name)] == []
    keys = [(row["name"], row["key"]) for row in lexicon.rows("forenames")]
    assert [name for name, key in keys if key != nameforms.fold(name)] == []
