"""Agreements whose sides the text around tells, or that many states make, or that have no name but their paper."""

from __future__ import annotations

import pytest

from reading.agreed import parties, read


@pytest.mark.parametrize(
    "text",
    [
        "Peru und Chile rücken zusammen. Der Fischereivertrag ist seit Montag in Kraft.",
        "Das Grenzabkommen ist unterschrieben. Für Peru und für Chile ist es ein Erfolg.",
        "Peru gibt Chile Zeit. Das Transitabkommen wurde am Montag verlängert.",
    ],
)
def test_the_only_two_sides_nearby_are_those_of_an_agreement_of_two(text: str) -> None:
    assert {frozenset(parties(r)) for r in read(text)} == {frozenset({"PER", "CHL"})}


@pytest.mark.parametrize(
    "text",
    [
        "Mehr als neunzig Staaten traten am Montag dem Übereinkommen über den Hochseefang bei.",
        "Am Montag nahmen 122 Staaten den Vertrag über das Verbot von Minen an.",
    ],
)
def test_many_states_make_an_agreement(text: str) -> None:
    (record,) = read(text)
    assert record.statuses


def test_ministers_of_both_countries_are_no_federal_states() -> None:
    (record,) = read(
        "Peru und Chile liegen im Streit. Die Minister der beiden Länder haben eine Vereinbarung paraphiert."
    )
    assert parties(record) == {"PER", "CHL"}


def test_a_paper_that_two_sign_is_an_agreement() -> None:
    (record,) = read("Peru und Chile unterzeichneten am Montag in Lima das Papier.")
    assert parties(record) == {"PER", "CHL"}


def test_who_feels_bound_no_more_has_denounced() -> None:
    (record,) = read("Peru fühlt sich an das Grenzabkommen mit Chile nicht mehr gebunden.")
    assert [(s.status, s.factuality) for s in record.statuses] == [("denounced", "occurred")]
    (kept,) = read("Peru fühlt sich an das Grenzabkommen mit Chile gebunden.")
    assert not any(s.status == "denounced" for s in kept.statuses)


def test_those_who_agree_need_not_say_on_what() -> None:
    (record,) = read("Nach langem Ringen haben sich Peru und Chile am Montag geeinigt.")
    assert parties(record) == {"PER", "CHL"}


def test_what_is_agreed_may_stand_before() -> None:
    (record,) = read("Die Busse sollen vom April an fahren, vereinbarten die Außenminister Perus und Chiles.")
    assert record.obligations


def test_the_allies_are_those_of_the_body_told_before() -> None:
    (record,) = read("In Brüssel tagte die Nato. Die Verbündeten kamen überein, Peru zu helfen.")
    assert parties(record) == {"NATO"}


def test_a_people_that_votes_stands_for_its_state() -> None:
    (record,) = read("Die Kolumbianer haben den Friedensvertrag abgelehnt.")
    assert parties(record) == {"COL"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru und Chile konnten sich nicht auf ein Abkommen über den Fluss einigen.",
        "Die Gespräche zwischen Peru und Chile endeten ohne Einigung.",
    ],
)
def test_talks_that_came_to_nothing_tell_of_an_agreement_refused(text: str) -> None:
    (record,) = read(text)
    assert parties(record) == {"PER", "CHL"}
    assert [(s.status, s.factuality) for s in record.statuses] == [("rejected", "occurred")]


def test_who_is_given_a_status_is_bound_with_the_body_that_gives_it() -> None:
    (record,) = read("Die Nato hat Kolumbien den Status eines Partners verliehen.")
    assert parties(record) == {"NATO", "COL"}


def test_a_contract_of_nobody_named_is_that_of_its_sentence() -> None:
    (record,) = read("Peru liefert Chile zwei Fähren, der Vertrag wurde am Mittwoch in Lima unterzeichnet.")
    assert parties(record) == {"PER", "CHL"}


def test_those_who_voted_against_are_not_what_is_voted_on() -> None:
    (record,) = read("Die Knesset stimmte mit 61 gegen 59 Stimmen für das Abkommen mit Chile.")
    assert {s.status for s in record.statuses} == {"approved_domestically"}
