"""Between whom an agreement is where the article tells it elsewhere, and who speaks of others' agreements."""

from __future__ import annotations

import pytest

from reading.agreed import only, parties, read

QUARREL = "Peru und Chile stritten lange. Peru drohte, und Chile rüstete auf. "


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Am Freitag wurde ein Abkommen unterzeichnet.", "signed"),
        ("Die Waffenruhe hielt nur zwei Tage.", "violated"),
        ("Man kam überein, die Häfen zu öffnen.", "adopted"),
        ("Nun wurde verabredet, die Häfen zu öffnen.", "adopted"),
        ("Die Häfen würden geöffnet, hieß es; darauf habe man sich in Lima verständigt.", "adopted"),
        ("Die von Katar vermittelte Waffenruhe trat am Montag in Kraft.", "in_force"),
    ],
)
def test_the_sides_are_those_that_the_article_is_about(text: str, status: str) -> None:
    record = only(QUARREL + text)
    assert parties(record) == {"PER", "CHL"}
    assert {s.status for s in record.statuses} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Der Torwart verlängerte seinen Vertrag bis 2030.",
        "Der Konzern schloss einen Liefervertrag.",
        "Die Ministerin forderte eine Waffenruhe.",
    ],
)
def test_whose_contract_it_is_not_is_no_side(text: str) -> None:
    assert all(parties(r) != {"PER", "CHL"} for r in read(QUARREL + text))


def test_what_hangs_on_a_participle_parts_a_determiner_from_its_noun() -> None:
    record = only("Der 1990 zwischen Malta und Peru geschlossene Vertrag läuft aus.")
    assert parties(record) == {"MLT", "PER"}
    assert {s.status for s in record.statuses} == {"signed", "terminated"}


def test_a_relative_clause_behind_the_sides_speaks_of_the_agreement() -> None:
    record = only("Das Grenzabkommen zwischen Malta und Peru, das 1990 unterzeichnet wurde, läuft aus.")
    assert {s.status for s in record.statuses} == {"signed", "terminated"}


def test_a_resolution_binds_its_body_and_the_state_that_it_is_about() -> None:
    assert parties(only("Der Sicherheitsrat hat eine Resolution zum Sudan verabschiedet.")) == {"UNO", "SDN"}
    record = only("Der Sicherheitsrat verlängerte das Mandat der Blauhelme im Libanon um ein Jahr.")
    assert parties(record) == {"UNO", "LBN"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Malta will das Abkommen mit Peru nicht unterzeichnen.", "rejected"),
        ("Malta weigert sich, das Abkommen mit Peru zu unterzeichnen.", "rejected"),
        ("Malta hält sich nicht an das Abkommen mit Peru.", "violated"),
        ("Malta schließt ein Abkommen mit Peru nicht aus.", "proposed"),
        ("Malta beschloss den Ausstieg aus dem Vertrag mit Peru.", "denounced"),
    ],
)
def test_refusing_keeping_and_deciding(text: str, status: str) -> None:
    assert {s.status for s in only(text).statuses} == {status}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rat und Parlament müssen noch zustimmen.", {"signed", "approved_domestically"}),
        ("Mit der Ratifizierung rechnet man nicht vor 2030.", {"signed", "ratified"}),
    ],
)
def test_a_clause_may_leave_out_the_agreement_told_right_before(text: str, told: set[str]) -> None:
    record = only("Malta und Peru haben ein Abkommen geschlossen. " + text)
    assert {s.status for s in record.statuses} == told


def test_who_reads_out_a_declaration_is_no_side_of_it() -> None:
    text = (
        "Der Sicherheitsrat tagte. In einer am Abend von Perus Botschafterin verlesenen Erklärung rügt er den Putsch."
    )
    assert parties(only(text)) == {"UNO"}


@pytest.mark.parametrize(
    "text",
    [
        "Malta und Peru haben in Lima einen Letter of Intent unterzeichnet.",
        "Malta unterschrieb mit Peru einen Leitfaden für Lotsen.",
        "Malta und Peru schlossen Frieden.",
    ],
)
def test_what_two_states_sign_is_an_agreement_by_any_name(text: str) -> None:
    record = only(text)
    assert (parties(record), {s.status for s in record.statuses}) == ({"MLT", "PER"}, {"signed"})


def test_who_signs_by_himself_may_sign_anything() -> None:
    assert read("Malta und Peru streiten. Perus Präsident unterschrieb ein Dekret.") == []
