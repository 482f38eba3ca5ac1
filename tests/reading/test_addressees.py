"""Whom something is said to, and who passes it on. All sentences are invented."""

from __future__ import annotations

import pytest

from reading.said import statements


@pytest.mark.parametrize(
    "text",
    [
        "Man sei bereit, sagte Anna Vesely vor einem Treffen der EU-Außenminister in Brüssel.",
        "«Das hilft uns», sagte Sportchef Ulf Holm nach dem 3:1 (2:0) des BVB gegen Donezk.",
        "Die Firma Northvolt hatte Schutz in den USA nach „Chapter 11“ beantragt.",
        "Der Sender RTL verspricht bei „Quadrell – Kampf ums Amt“ einen offenen Streit.",
    ],
)
def test_what_belongs_to_a_noun_is_not_spoken_to(text: str) -> None:
    assert not any(s.addressees for s in statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "„Leider fehlen uns die Stimmen“, erklärte Ulf Holm nach der Bekanntgabe der ersten Hochrechnungen.",
        "„Damit enden die Spiele“, sagte Anna Vesely nach der Einschätzung der Korrespondentin zu den Spielen.",
    ],
)
def test_what_was_said_before_is_no_source(text: str) -> None:
    (statement,) = statements(text)
    assert statement.asserted_by == []


def test_a_medium_with_a_name_is_not_the_one_named_before() -> None:
    text = "Das sagte Ulf Holm im ARD-Morgenmagazin. „Ich bleibe“, sagte Anna Vesely der Bild-Zeitung."
    statement = next(s for s in statements(text) if s.mode == "direct")
    assert [a.name for a in statement.asserted_by] == ["Bild-Zeitung"]


def test_who_warns_too_is_not_who_is_warned() -> None:
    (told,) = statements("Carl Holm warnte wie auch die Weltgesundheitsorganisation (WHO) vor einer Seuche.")
    assert told.addressees == []
