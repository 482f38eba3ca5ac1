"""Who bears a title, and since or until when: whose name a title is not, references that say nothing new."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.reading.analyse import analyse
from depesche.reading.offices import build
from depesche.records import Document, Office


def read(text: str) -> list[Office]:
    document = Document(id="example", text=text, published=dt.date(2024, 11, 19))
    return build(analyse(document, german.load()(text)))


def held(text: str) -> set[tuple[str, str, str]]:
    return {(r.person.name, r.title, r.status) for r in read(text)}


OF_ANOTHER = [
    "Nachdem die Delegierten Jonas Holm gewählt hatten, kam es zum Streit.",
    "Das Lied nennt drei Könige Gaspar zu Ehren.",
    "Es kamen Jonas Holm, der älteste Sohn der Familie und enge Berater Trumps, und andere. Trump blieb zu Hause.",
    "In der Partei wachsen die Zweifel an einem Kanzlerkandidaten Holm.",
    "Auf seinen Plakaten bezeichnet Jonas Holm sich als künftigen Ministerpräsidenten.",
]


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_a_title_is_not_of_whoever_is_named_beside_it(text: str) -> None:
    assert held(text) == set()


def test_a_title_in_the_plural_that_goes_on_a_list_is_not_of_the_last_one_named() -> None:
    text = "Teilnehmen sollen Generalsekretär Jonas Holm und die stellvertretenden Parteivorsitzenden."
    assert held(text) == {("Jonas Holm", "Generalsekretär", "current")}


def test_a_title_in_the_plural_is_of_the_first_of_a_list_whatever_comes_then() -> None:
    text = "Die SPD-Bundesvorsitzenden Anna Lind und xyz kamen."
    assert ("Anna Lind", "current") in {(person, status) for person, _, status in held(text)}


def test_a_reference_in_other_words_is_no_office_of_its_own() -> None:
    text = "US-Präsident Joe Biden reiste nach Oslo. Der Präsident will dort zwei Tage bleiben."
    assert held(text) == {("Joe Biden", "US-Präsident", "current")}
    text = "Bundeskanzler Olaf Scholz reiste nach Oslo. Der Kanzler will dort zwei Tage bleiben."
    assert held(text) == {("Olaf Scholz", "Bundeskanzler", "current")}


def test_the_future_holder_is_not_the_one_in_office() -> None:
    text = (
        "Kanzler Olaf Scholz empfing am Montag Friedrich Merz. Olaf Scholz sprach lange mit dem wohl künftigen Kanzler."
    )
    assert ("Olaf Scholz", "Kanzler", "current") in held(text)
    assert not any(person == "Olaf Scholz" and status != "current" for person, _, status in held(text))


def test_a_chancellor_is_one_of_the_german_speaking_states() -> None:
    text = "Israels Ministerpräsident Benjamin Netanjahu rief in Berlin an. Er sprach mit dem künftigen Kanzler."
    assert {title for person, title, _ in held(text) if person == "Benjamin Netanjahu"} == {"Ministerpräsident"}


GIVEN = [
    ("Jonas Holm wird am Montag als Präsident von Malta vereidigt.", "designated"),
    ("Jonas Holm wurde am Montag als Präsident von Malta vereidigt.", "current"),
    ("Die Partei hat Jonas Holm als Außenminister nominiert.", "designated"),
]


@pytest.mark.parametrize(("text", "status"), GIVEN)
def test_who_is_put_up_or_still_to_be_sworn_in_has_no_office_yet(text: str, status: str) -> None:
    assert {r.status for r in read(text)} == {status}


def test_a_minister_whose_title_tells_the_field_has_no_other() -> None:
    text = "Jonas Holm setzte sich in seiner Zeit als Verteidigungsminister für die Marine ein."
    assert {title for _, title, _ in held(text)} == {"Verteidigungsminister"}
    assert {t for _, t, _ in held("Der Minister für Verkehr, Jonas Holm, kam.")} == {"Minister für Verkehr"}


WHOSE = [
    ("Der deutsche Politiker Jonas Holm kam. Vizechef Jonas Holm hält das für falsch.", "Vizechef", None),
    (
        "Jonas Holm, Vorsitzender der Ostsee-Brücke und früherer deutscher Außenminister, kam.",
        "Vorsitzender der Ostsee-Brücke",
        None,
    ),
    (
        "Der Präsident des Zentralrats der Armenier, Jonas Holm, klagte.",
        "Präsident des Zentralrats der Armenier",
        "Zentralrat der Armenier",
    ),
    (
        "In Sachsen wird gewählt. Sachsen wartet. In Thüringen und Sachsen lobte das der deutsche Politiker Jonas Holm."
        " Danach hieß es lange nichts. Dann war es still. Regierungssprecher Jonas Holm schwieg.",
        "Regierungssprecher",
        None,
    ),
]


@pytest.mark.parametrize(("text", "title", "of"), WHOSE)
def test_whose_a_post_is_that_parties_and_associations_have_too(text: str, title: str, of: str | None) -> None:
    assert {r.title: r.of.name if r.of else None for r in read(text)}[title] == of


@pytest.mark.parametrize(
    "text",
    [
        "Jonas Holm ist als Außenminister im Gespräch.",
        "Jonas Holm gilt als möglicher Kanzlerkandidat der SPD.",
    ],
)
def test_who_is_only_thought_of_has_no_title(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Das Schloss wurde von 1619 bis 1640 im Auftrag des Königs Jonas Holm gebaut.", "former"),
        ("Der 1948 geborene König Jonas Holm kam.", "current"),
        ("Im Jahr 2023 kam König Jonas Holm.", "current"),
    ],
)
def test_nobody_has_today_what_he_had_lifetimes_ago(text: str, status: str) -> None:
    assert held(text) == {("Jonas Holm", "König", status)}


def test_a_noun_may_tell_that_a_title_is_given_up() -> None:
    text = "Der Rückzug von Jonas Holm als Präsidentschaftskandidat bewegt das Land."
    assert held(text) == {("Jonas Holm", "Präsidentschaftskandidat", "former")}


def test_a_title_is_one_with_and_without_its_hyphen() -> None:
    text = "Unions-Kanzlerkandidat Jonas Holm kam. Am Abend sprach Unionskanzlerkandidat Jonas Holm."
    assert held(text) == {("Jonas Holm", "Unions-Kanzlerkandidat", "current")}
