"""Who met whom where the clause alone does not tell: times before the verb, pairs nearby, towns, gatherings."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.reading.analyse import analyse
from depesche.reading.encounters import build
from depesche.records import Document, Encounter


def told(text: str) -> list[Encounter]:
    document = Document(id="example", text=text, published=dt.date(2024, 11, 19))
    return build(analyse(document, german.load()(document.text)))


def sides(record: Encounter) -> set[str]:
    return {p.affiliation or p.id or p.name for p in record.participants}


def hosts(record: Encounter) -> set[str]:
    return {p.affiliation or p.id or p.name for p in record.participants if p.role == "host"}


@pytest.mark.parametrize(
    "text",
    [
        "Drei Stunden und vier Minuten saßen Perus Präsidentin und Ghanas Präsident zusammen.",
        "Alle drei Monate treffen sich Perus Präsidentin Ana Quispe und Ghanas Präsident Kofi Adomako.",
        "Zweimal innert Jahresfrist hat sich die Präsidentin von Peru mit Ghanas Präsident getroffen.",
        "Am Fluss soll Perus Präsidentin Ana Quispe am Freitag Präsident Kofi Adomako von Ghana gegenübersitzen.",
        "Delegationen aus Lima und Accra kamen zu Gesprächen zusammen.",
        "Weil sich Lima und Accra nicht einigen konnten, ist das Ministertreffen abgesagt worden.",
        "Lima und Accra streiten über Fisch. Das Treffen wurde abgesagt.",
    ],
)
def test_both_who_met_are_found(text: str) -> None:
    (record,) = told(text)
    assert sides(record) == {"PER", "GHA"}


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister sagte nach dem Treffen, Lima und Accra stritten über Fisch.",
        "Lima und Accra streiten über Fisch. Der Bürgermeister kam zu spät zum Treffen, wie er sagte.",
        "Der Krieg zwischen Peru und Ghana dauert an. Das Treffen der Gärtner wurde abgesagt.",
    ],
)
def test_a_pair_of_something_else_has_not_met(text: str) -> None:
    assert not [r for r in told(text) if sides(r) == {"PER", "GHA"} and r.kind == "meeting"][1:]


def test_who_he_is_that_meets_somebody() -> None:
    (record,) = told(
        "Ghanas Präsident Kofi Adomako zürnt. Am Freitag soll er mit Perus Präsidentin Ana Quispe telefonieren."
    )
    assert sides(record) == {"PER", "GHA"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Vor seinem Wiener Besuch lobte Ghanas Präsident Kofi Adomako den Wein.", "AUT"),
        ("Am Montag reiste Ghanas Präsident Kofi Adomako in die georgische Hauptstadt.", "GEO"),
        ("Erstmals hat ein ghanaischer Außenminister Kuba besucht.", "CUB"),
        ("Am Freitag ist der ghanaische Präsident Kofi Adomako in Lima.", "PER"),
    ],
)
def test_where_a_guest_goes(text: str, code: str) -> None:
    (record,) = told(text)
    assert (hosts(record), "GHA" in sides(record)) == ({code}, True)


def test_who_signs_on_a_visit_is_its_guest() -> None:
    (record,) = told("Der Vertrag wurde von Ghanas Ministerin Ama Mensah bei ihrem Besuch in Lima unterzeichnet.")
    assert sides(record) == {"GHA", "PER"}


def test_who_rebukes_a_guest_is_none() -> None:
    (record,) = told("Nach ihrem Besuch in Lima wurde Ghanas Ministerin Ama Mensah von Israel gerügt.")
    assert sides(record) == {"GHA", "PER"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("In Lima hat am Montag die Jemen-Konferenz begonnen.", {"PER"}),
        ("Der Libyen-Gipfel brachte Ghanas Präsident Kofi Adomako Lob ein.", {"GHA"}),
    ],
)
def test_a_gathering_told_by_what_it_is_about(text: str, codes: set[str]) -> None:
    (record,) = told(text)
    assert (record.kind, sides(record)) == ("summit", codes)


def test_several_states_without_names() -> None:
    (record,) = told("Die Präsidenten beider Länder trafen sich am Freitag in Lima.")
    assert [p.name for p in record.participants] == ["Präsidenten beider Länder"]


@pytest.mark.parametrize(
    "text",
    [
        "Macron bei Putin\n\nBeide reden über Gas.",
        "Macron wieder in Moskau: Viel Lärm um Gas",
        "Macron nach Moskau gereist",
        "Macron in Moskau eingetroffen",
    ],
)
def test_a_headline_without_a_verb(text: str) -> None:
    (record,) = [r for r in told(text) if r.kind == "visit"]
    assert sides(record) == {"FRA", "RUS"}


@pytest.mark.parametrize(
    "text",
    ["Macron in Sorge\n\nDie Preise steigen.", "Macron bei Regen\n\nEs war kalt.", "Macron in Paris: Viel Lärm um Gas"],
)
def test_a_headline_that_tells_no_visit(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Die Afrikanische Union kommt am Freitag in Addis Abeba zusammen.", {"AU"}),
        ("Ghanas Präsident Kofi Adomako bekam Besuch aus Lima.", {"GHA", "PER"}),
        ("Ghanas Präsident Kofi Adomako reist gemeinsam mit Kanzler Olaf Scholz nach Lima.", {"GHA", "DEU", "PER"}),
        ("Gespräche über einen Tausch zwischen Peru und Ghana laufen in Oslo.", {"PER", "GHA"}),
        ("Peru und Ghana sprechen in Oslo über Fisch.", {"PER", "GHA"}),
        ("Die Minister Olaf Scholz und Emmanuel Macron trafen sich in Lima.", {"DEU", "FRA"}),
        ("Eine Delegation des US-Kongresses ist in Lima eingetroffen.", {"USA", "PER"}),
    ],
)
def test_sides_told_in_other_ways(text: str, codes: set[str]) -> None:
    (record,) = told(text)
    assert sides(record) == codes


def test_talks_before_the_verb_are_what_somebody_refuses() -> None:
    (record,) = told("Ein Treffen mit Ghanas Präsident Kofi Adomako lehnte Kanzler Olaf Scholz ab.")
    assert (sides(record), record.factuality) == ({"GHA", "DEU"}, "denied")


def test_representatives_of_several_states() -> None:
    (record,) = told("An dem Treffen in Lima nahmen Vertreter von fünfzig Staaten teil.")
    assert [p.name for p in record.participants] == ["Vertreter von fünfzig Staaten"]
