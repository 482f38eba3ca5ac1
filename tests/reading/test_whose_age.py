"""Whom an age stands for, where names of persons and bodies begin and end. All text is invented."""

from __future__ import annotations

import pytest

from depesche.german.voices import age_told
from reading.said import speakers

_TWO = "Neben ihm saß Peter Berg und Peter Berg spielte mit."


@pytest.mark.parametrize(
    ("told", "noun", "speaker"),
    [
        ("Sängerin Anna Dahl (48) kam an.", "die 48-Jährige", "Anna Dahl"),
        ("Trainer Ulf Holm, 31, kam an.", "der 31-Jährige", "Ulf Holm"),
        ("Später kam der 31-jährige Trainer Ulf Holm dazu.", "der 31-Jährige", "Ulf Holm"),
    ],
)
def test_an_age_names_whose_it_is(told: str, noun: str, speaker: str) -> None:
    assert speakers(f"{told} {_TWO} „Das freut mich“, sagte {noun}.") == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Ulf Holm (48) kam an. Jan Dahl (48) kam an. Peter Berg kam mit. „Gut so“, sagte der 48-Jährige.",
        "Ulf Holm (48) kam an. Peter Berg kam mit. „Gut so“, sagte der 31-Jährige.",
    ],
)
def test_an_age_of_two_or_of_nobody_decides_nothing(text: str) -> None:
    assert speakers(text) == ["Peter Berg"]


@pytest.mark.parametrize(
    ("word", "age"), [("48-Jährige", "48"), ("31-jähriger", "31"), ("Jährige", None), ("langjährige", None)]
)
def test_ages(word: str, age: str | None) -> None:
    assert age_told(word) == age


def test_a_name_does_not_begin_with_a_small_letter() -> None:
    assert speakers("Die Kur dauere noch an, schrieb die Princess of Wales.") == ["Princess of Wales"]


def test_who_stands_behind_a_name_with_an_age_speaks() -> None:
    assert speakers("Auch Nora Dahls (27) Anwältin Anna Holm sagte, dass er gewählt habe.") == ["Anna Holm"]


def test_who_is_named_in_the_name_of_a_body_says_nothing() -> None:
    text = (
        "Edzard Holm ist tot. „Das trifft uns“, sagte Dr. Susanne Dahl, Vorsitzende der Helga und Edzard Holm-Stiftung."
    )
    assert speakers(text) == ["Susanne Dahl"]


@pytest.mark.parametrize(
    "text",
    [
        "Der Vertrag hat eine Klausel, wonach alle Dächer eine Anlage bekommen sollen.",
        "Er wich der Nachfrage aus, wonach die Lieferung hundert Wagen umfassen soll.",
    ],
)
def test_what_a_clause_or_a_question_holds_is_not_said(text: str) -> None:
    assert speakers(text) == []


def test_a_report_says_what_follows() -> None:
    assert speakers("Es gibt einen Bericht, wonach die Lieferung hundert Wagen umfassen soll.") == ["Bericht"]


def test_a_time_has_made_no_findings() -> None:
    found = speakers("SWR-Recherchen der vergangenen Monate zeigen: Ein Problem ist die Technik.")
    assert found == ["SWR-Recherchen"]
