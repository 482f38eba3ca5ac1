"""Talks had in turn, delegations that somebody leads, bodies that are reported to, envoys whose host is not told."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.reading.reader import read_doc
from depesche.records import Document, Encounter


def encounters(text: str) -> list[Encounter]:
    document = Document(id="example", text=text, published=dt.date(2024, 6, 12))
    return [r for r in read_doc(document, german.load()(text), 0)[0] if isinstance(r, Encounter)]


def names(record: Encounter) -> set[str]:
    return {a.name if a.kind != "state" else a.id or "" for a in record.participants}


@pytest.mark.parametrize(
    "text",
    [
        "Norwegens Premier Jonas Berg telefonierte am Dienstag mit dem türkischen Präsidenten Kemal Aydin und mit dem "
        "ägyptischen Präsidenten Omar Saleh.",
        "Norwegens Premier Jonas Berg führte Telefonate mit dem türkischen Präsidenten Kemal Aydin und dem ägyptischen "
        "Präsidenten Omar Saleh.",
        "Norwegens Premier Jonas Berg sprach in Wien nacheinander mit dem türkischen Präsidenten Kemal Aydin und dem "
        "ägyptischen Präsidenten Omar Saleh.",
        "Norwegens Premier Jonas Berg führte in Wien getrennte Gespräche mit dem türkischen Präsidenten Kemal Aydin "
        "und dem ägyptischen Präsidenten Omar Saleh.",
    ],
)
def test_talks_had_in_turn_are_told_apart(text: str) -> None:
    assert [names(r) for r in encounters(text)] == [{"Jonas Berg", "Kemal Aydin"}, {"Jonas Berg", "Omar Saleh"}]


def test_talks_of_three_stay_together() -> None:
    text = (
        "Norwegens Premier Jonas Berg sprach in Wien mit dem türkischen Präsidenten Kemal Aydin und dem ägyptischen "
        "Präsidenten Omar Saleh."
    )
    assert [names(r) for r in encounters(text)] == [{"Jonas Berg", "Kemal Aydin", "Omar Saleh"}]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Eine Delegation unter Leitung des norwegischen Außenministers Jonas Berg flog am Montag nach Kairo.",
            "visit",
            {"Jonas Berg", "EGY"},
        ),
        (
            "Der UN-Gesandte Jonas Berg erstattete dem Sicherheitsrat am Montag Bericht.",
            "session",
            {"Jonas Berg", "Sicherheitsrat"},
        ),
        ("Mali bat den UN-Sicherheitsrat um eine Dringlichkeitssitzung.", "session", {"UN-Sicherheitsrat"}),
        (
            "Die Organisation Amerikanischer Staaten (OAS), deren Ständiger Rat am Montag in Lima zusammentritt, "
            "verurteilte den Putsch.",
            "session",
            {"Ständiger Rat"},
        ),
        (
            "Die Wirtschaftsgemeinschaft ECOWAS strafte Mali. Auf einem Sondergipfel in Accra beschlossen die Staats- "
            "und Regierungschefs, die Grenzen zu schließen.",
            "summit",
            {"Westafrikanische Wirtschaftsgemeinschaft"},
        ),
        (
            "Die Türkei und Norwegen streiten. Der norwegische Geschäftsträger Jonas Berg wurde zweimal einbestellt. "
            "Die Türkei drohte, und Norwegen wies die Drohung zurück.",
            "meeting",
            {"Jonas Berg", "TUR"},
        ),
        (
            "Am Rande des EU-Gipfels in Brüssel sagte Norwegens Premier Jonas Berg, er hoffe auf Hilfe.",
            "summit",
            {"Europäische Union"},
        ),
        (
            "Norwegens Premier Jonas Berg reiste am Montag nach Ankara und einigte sich mit dem türkischen Präsidenten "
            "Kemal Aydin.",
            "visit",
            {"Jonas Berg", "Kemal Aydin"},
        ),
        (
            "Norwegens Premier Jonas Berg flog nach Ankara, wo er mit dem türkischen Präsidenten Kemal Aydin sprach.",
            "visit",
            {"Jonas Berg", "Kemal Aydin"},
        ),
        (
            "Der ägyptische Geheimdienstchef Omar Saleh traf in Oslo zu Gesprächen mit der norwegischen Regierung ein.",
            "visit",
            {"Omar Saleh", "NOR"},
        ),
        (
            "Auf Einladung des türkischen Präsidenten Kemal Aydin weilt Norwegens Premier Jonas Berg in Ankara.",
            "visit",
            {"Jonas Berg", "Kemal Aydin"},
        ),
        ("In Brüssel tagte der Nato-Rat, um über Mali zu beraten.", "session", {"Nato-Rat"}),
    ],
)
def test_who_met_is_told_once(text: str, kind: str, expected: set[str]) -> None:
    (record,) = encounters(text)
    assert (record.kind, names(record)) == (kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Perus Präsident Juan Rojas rief am Donnerstag die Botschafterin in Quito zu Konsultationen zurück.",
        "Der Botschafter wurde einbestellt.",
    ],
)
def test_no_encounter(text: str) -> None:
    assert not encounters(text)


def test_whom_is_asked_to_put_off_a_visit_is_its_guest() -> None:
    text = (
        "Der türkische Präsident Kemal Aydin bat seinen norwegischen Kollegen Jonas Berg, den für kommende Woche "
        "vereinbarten Besuch in Ankara zu verschieben."
    )
    (record,) = encounters(text)
    assert (record.kind, {a.name for a in record.participants if a.role == "guest"}) == ("visit", {"Jonas Berg"})


@pytest.mark.parametrize(
    "text",
    [
        "Peru und Chile stritten lange. Am Montag spielte das Orchester. Alle kamen. Es gab Kuchen. Der Saal war voll. "
        "Schwierige Verhandlungen drohen in der Sozialpolitik.",
        "Viele Menschen fliehen aus Afghanistan, die nach Deutschland kommen.",
        "Auf der Digital-Konferenz in Berlin gab es Preise.",
    ],
)
def test_talks_and_journeys_of_nobody(text: str) -> None:
    assert not encounters(text)
