"""Who met whom where the clause names one side only, neither, or a third that brings both together."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.reading.analyse import analyse
from depesche.reading.encounters import build
from depesche.records import Document, Encounter

TWO = "Ghana und Peru streiten über Fisch. Perus Außenminister Juan Quispe und Ghanas Minister Kofi Adomako zürnen. "


def told(text: str) -> list[Encounter]:
    """The encounters behind `TWO`."""
    document = Document(id="example", text=TWO + text, published=dt.date(2024, 11, 19))
    return build(analyse(document, german.load()(document.text)))


def sides(record: Encounter) -> set[str]:
    return {p.affiliation or p.id or p.name for p in record.participants}


@pytest.mark.parametrize(
    "text",
    [
        "Kenia vermittelte in dem Streit.",
        "Kenia hatte die Waffenruhe vermittelt.",
        "Kenia hat sich als Vermittler angeboten.",
        "Beide Delegationen holte Kenia an einen Tisch.",
    ],
)
def test_a_mediator_has_the_two_of_the_text_beside_it(text: str) -> None:
    (record,) = told(text)
    assert sides(record) == {"GHA", "PER", "KEN"}


@pytest.mark.parametrize(
    "text",
    [
        "Die Delegationen verhandelten bis in die Nacht.",
        "In Lomé wird seit Mai über die Quoten verhandelt.",
        "Nach zähem Ringen einigten sich Ghana und Peru auf eine Quote.",
        "Ghana und Peru wollen ihren Dialog wiederaufnehmen.",
        "Das Treffen Quispes mit Adomako dauerte zwei Stunden.",
        "Quispe setzte sich am Montag in Lomé mit Adomako zusammen.",
        "Quispe ließ sich am Abend mit Adomako verbinden.",
        "Am Telefon sagte Quispe dem Minister Kofi Adomako Hilfe zu.",
    ],
)
def test_the_two_sides_are_found(text: str) -> None:
    (record,) = told(text)
    assert sides(record) == {"GHA", "PER"}


@pytest.mark.parametrize(
    "text",
    [
        "In Lomé wird der Fall eines Schmugglers verhandelt.",
        "Kenia vermittelte Wohnungen an Studenten.",
        "In Lomé zitierten Teilnehmer den ghanaischen Botschafter mit einem Lob.",
    ],
)
def test_what_only_sounds_like_talks_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Bei seinem Besuch in Lima lobte Adomako das Meer.", "occurred"),
        ("Adomako kehrte am Montag von einem Besuch in Lima zurück.", "occurred"),
        ("Adomakos Besuch in Lima brachte wenig.", "occurred"),
        ("Der Besuch Adomakos in Lima wurde abgesagt.", "cancelled"),
        ("Peru hatte am Montag Adomako zu Gast.", "occurred"),
        ("Quispe wartet auf ein Zeichen, wenn Adomako im Dezember nach Lima kommt.", "planned"),
    ],
)
def test_guest_and_host_of_a_visit(text: str, factuality: str) -> None:
    (record,) = told(text)
    assert record.kind == "visit"
    assert {(p.affiliation or p.id, p.role) for p in record.participants} == {("GHA", "guest"), ("PER", "host")}
    assert record.factuality == factuality


def test_who_leaves_after_a_visit_was_there_once() -> None:
    assert len(told("Adomako reiste nach einem Besuch in Lima wieder ab.")) == 1


def test_a_relative_clause_may_begin_with_whose() -> None:
    (record,) = told("Ghana hofft auf die Türkei, deren Außenminister Ali Kaya am Montag mit Quispe telefonierte.")
    assert record.kind == "call"
    assert {p.name for p in record.participants} == {"Ali Kaya", "Juan Quispe"}


def test_who_meets_on_the_fringes_of_a_summit_does_not_sit_in_it() -> None:
    meeting, summit = sorted(told("Am Rande des AU-Gipfels traf Quispe seinen Kollegen Adomako."), key=lambda r: r.kind)
    assert (sides(meeting), sides(summit)) == ({"GHA", "PER"}, {"AU"})


def test_a_participle_behind_a_name_tells_who_was_received() -> None:
    (record,) = told("Quispe, von Adomako am Montag in Lomé empfangen, lobte das Meer.")
    assert {(p.name, p.role) for p in record.participants} == {("Juan Quispe", "guest"), ("Kofi Adomako", "host")}


def test_a_guest_may_be_told_with_the_host_alone() -> None:
    (record,) = told("Das hatte Ghana beim Besuch von Juan Quispe zugesagt.")
    assert {(p.affiliation or p.id, p.role) for p in record.participants} == {("PER", "guest"), ("GHA", "host")}


@pytest.mark.parametrize(
    ("text", "kind", "factuality"),
    [
        ("Ghana hat die Verhandlungen mit Peru abgebrochen.", "negotiation", "cancelled"),
        ("Ghana brach die Verhandlungen mit Peru ab.", "negotiation", "cancelled"),
        ("Quispe brach seinen Besuch in Lomé ab.", "visit", "occurred"),
        ("Quispe stellte Ghana Gespräche in Aussicht.", "negotiation", "proposed"),
    ],
)
def test_talks_broken_off_and_held_out(text: str, kind: str, factuality: str) -> None:
    (record,) = told(text)
    assert (record.kind, record.factuality) == (kind, factuality)


def test_a_letter_that_comes_after_a_visit_is_no_guest() -> None:
    (record,) = told("Wenige Stunden nach Adomakos Besuch in Lima kam der Brief.")
    assert {(p.affiliation or p.id, p.role) for p in record.participants} == {("GHA", "guest"), ("PER", "host")}


def test_an_article_may_stand_far_before_its_title() -> None:
    (record,) = told(
        "Der im Mai ins Amt gelangte Außenminister Perus wurde am Montag in Lomé von Kofi Adomako empfangen."
    )
    assert {p.name for p in record.participants} == {"Juan Quispe", "Kofi Adomako"}


@pytest.mark.parametrize(
    "text",
    [
        "Der peruanische Präsident Paz kritisierte das Telefonat von Kanzler Scholz mit Wladimir Putin.",
        "Der peruanische Präsident Paz kritisierte Kanzler Scholz für dessen Telefonat mit Wladimir Putin.",
    ],
)
def test_who_criticises_a_call_was_not_on_it(text: str) -> None:
    [one] = told(text)
    assert "Paz" not in {a.name for a in one.participants}
