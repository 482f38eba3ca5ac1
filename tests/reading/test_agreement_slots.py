"""Parties and statuses that one word more or less in the sentence decides. All text is invented."""

from __future__ import annotations

import pytest

from reading.agreed import only, parties, read, statuses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Waffenruhe zwischen Israelis und Palästinensern hielt nicht.", {"ISR", "PSE"}),
        ("Biden und Selenskyj unterzeichneten ein Abkommen über Drohnen.", {"USA", "UKR"}),
        ("Die Quote wurde zwischen Norwegen, Malta und den Färöern ausgehandelt.", {"NOR", "MLT", "FRO"}),
        ("Die EU-Außenminister gaben grünes Licht für Albanien und Montenegro.", {"EU", "ALB", "MNE"}),
        ("Peru stoppte vor dem Gipfel von Riga die Unterzeichnung des Vertrags mit Malta.", {"PER", "MLT"}),
    ],
)
def test_who_is_bound(text: str, expected: set[str]) -> None:
    assert parties(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Fischereivertrag der EU mit Peru trat vorläufig in Kraft.", {("provisionally_applied", "occurred")}),
        ("In Genf nahmen 97 Staaten den Vertrag über Streumunition an.", {("adopted", "occurred")}),
        ("Perus Parlament nahm den Vertrag mit Malta an.", {("approved_domestically", "occurred")}),
        ("Die Waffenruhe zwischen Malta und Tonga hielt kaum eine Nacht.", {("violated", "occurred")}),
        (
            "Malta und Tonga unterzeichneten einen Fischereivertrag, den jede Seite in zwei Jahren kündigen kann.",
            {("signed", "occurred")},
        ),
        ("Malta hat die Unterzeichnung des Grenzvertrags mit Tonga gestoppt.", {("rejected", "occurred")}),
    ],
)
def test_what_became_of_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert statuses(only(text)) == expected


def test_what_firms_contract_is_no_business_of_the_states_around() -> None:
    text = "Hinzu kommt ein gekündigter Liefervertrag der peruanischen Minsur mit Gazprom, über den Malta Zinn erhielt."
    assert read(text) == []


def test_who_keeps_the_peace_is_no_side_of_it() -> None:
    record = only("Die Feuereinstellung, von russischen Friedenstruppen vermittelt, gilt seit Mittwoch.")
    assert parties(record) == set()
