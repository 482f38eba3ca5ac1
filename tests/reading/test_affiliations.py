"""For whom persons act: lists of ministers, parties in brackets, origins, the foremost state, towns, shared titles."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.reading.analyse import analyse
from depesche.reading.offices import build
from depesche.records import Document


def offices(text: str) -> set[tuple[str, str, str | None]]:
    reading = analyse(Document(id="example", text=text, published=dt.date(2024, 11, 19)), german.load()(text))
    return {(r.person.name, r.title, (r.of.id or r.of.name) if r.of else None) for r in build(reading)}


def affiliations(text: str) -> dict[str, str | None]:
    reading = analyse(Document(id="example", text=text, published=dt.date(2024, 11, 19)), german.load()(text))
    return {e.name: e.affiliation for e in reading.entities if e.kind == "person"}


TOLD = [
    ("Außenministerin Lena Brandt (Grüne) reist nach Kairo.", ("Lena Brandt", "Außenministerin", "DEU")),
    ("Verteidigungsministerin Klara Thaler (ÖVP) schwieg.", ("Klara Thaler", "Verteidigungsministerin", "AUT")),
    ("Der frühere Außenminister Karl Berg (Grüne) warnte.", ("Karl Berg", "Außenminister", "DEU")),
    ("Präsident Anton Berg aus Norwegen kam.", ("Anton Berg", "Präsident", "NOR")),
    ("Verteidigungsminister Pistorius flog nach Odessa.", ("Pistorius", "Verteidigungsminister", "DEU")),
    ("Papst Leo XIV. betete. Russland griff an. Russland drohte. Russland schwieg.", ("Leo XIV.", "Papst", "VAT")),
    ("Bundesrätin Livia Moser reiste nach Kiew.", ("Livia Moser", "Bundesrätin", "CHE")),
    ("Bundespräsidentin Livia Moser empfing in Bern Gäste.", ("Livia Moser", "Bundespräsidentin", "CHE")),
    (
        "Armeesprecher Daniel Hagas sagte, Israel habe angegriffen. Israel drohte. Israels Armee rückte vor.",
        ("Daniel Hagas", "Armeesprecher", "ISR"),
    ),
    ("Mossad-Chef David Barak flog nach Doha.", ("David Barak", "Mossad-Chef", "Mossad")),
    (
        "Der Leiter des Kinderhilfswerks UNICEF, Anton Lakes, war entsetzt.",
        ("Anton Lakes", "Leiter des Kinderhilfswerks UNICEF", "UNICEF"),
    ),
    ("Grünen-Chefin Ricarda Lange schwieg.", ("Ricarda Lange", "Grünen-Chefin", "Grüne")),
    ("Regierungssprecherin Anna Krause sagte das in Berlin.", ("Anna Krause", "Regierungssprecherin", "DEU")),
    ("Die Ministerin Renate Künast von den Grünen schwieg.", ("Renate Künast", "Ministerin", "DEU")),
    ("Bundesminister Jan Schalk (ÖVP) sprach in Wien.", ("Jan Schalk", "Bundesminister", "AUT")),
    ("Präsident Emmanuel Macron reiste ab.", ("Emmanuel Macron", "Präsident", "FRA")),
    ("Präsident Macron reiste aus Frankreich ab.", ("Macron", "Präsident", "FRA")),
    ("Frankreich schwieg, als Präsident Chirac sprach.", ("Chirac", "Präsident", "FRA")),
    ("Ex-Präsident Barack Obama schwieg.", ("Barack Obama", "Präsident", "USA")),
    ("UNMISS-Vertreter Toby Lanzen warnte.", ("Toby Lanzen", "UNMISS-Vertreter", "UNO")),
    (
        "Olaf Berg, Sprecher der oppositionellen Gruppierung CFDX, kam.",
        ("Olaf Berg", "Sprecher der Gruppierung CFDX", "CFDX"),
    ),
    (
        "Der Sender zitierte den Vorsitzenden des Hohen Verhandlungsrats, Riad Hadsch.",
        ("Riad Hadsch", "Vorsitzender des Hohen Verhandlungsrats", "Hoher Verhandlungsrat"),
    ),
    ("Annika Strand ist seit 2022 Außenministerin Norwegens.", ("Annika Strand", "Außenministerin", "NOR")),
    ("Die EU-Außenbeauftragte Rein Olsk kam. Rein Olsk schwieg.", ("Rein Olsk", "EU-Außenbeauftragte", "EU")),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_for_whom_a_title_is_held(text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in offices(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ministerpräsident Markus Sonder (CSU) reiste nach Prag.",
        "Ministerpräsidentin Manuela Schwesig eröffnete das Werk.",
    ],
)
def test_heads_of_federal_states_have_no_office_here(text: str) -> None:
    assert offices(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Der Präsident des Deutschen Basketball-Bunds, Ingo Weiher, sprach.",
        "Auch VfB Präsident Dietmar Algau sprach.",
    ],
)
def test_clubs_and_federations_of_sport_have_no_offices_here(text: str) -> None:
    assert offices(text) == set()


def test_a_role_that_no_other_implies_stands_for_somebody_else() -> None:
    text = "Bundeskanzler Olaf Scholz sprach in Berlin. Auf Ersuchen des Bundespräsidenten blieb er im Amt."
    assert offices(text) == {("Olaf Scholz", "Bundeskanzler", "DEU")}


def test_a_word_for_two_is_an_office_of_both_where_they_act_for_different_states() -> None:
    text = "US-Präsident Donald Trump traf Kremlchef Wladimir Putin. Beide Staatschefs schwiegen."
    assert {title for _, title, _ in offices(text)} == {"US-Präsident", "Kremlchef", "Staatschef"}
    text = "Bundeskanzler Olaf Scholz traf Finanzminister Christian Lindner. Beide Minister schwiegen."
    assert {title for _, title, _ in offices(text)} == {"Bundeskanzler", "Finanzminister"}


def test_a_colleague_has_the_plain_title_without_the_other_s_state() -> None:
    text = "US-Präsident Donald Trump stritt mit seinem kolumbianischen Amtskollegen Gustavo Petro."
    assert ("Gustavo Petro", "Präsident", "COL") in offices(text)


SHARED = [
    "Die Außenminister Frankreichs und Spaniens, Luc Moreau und Pablo Ruiz, unterzeichneten das Papier.",
    "Die Außenminister Luc Moreau aus Frankreich und Pablo Ruiz aus Spanien kamen nach Rom.",
    "Die Außenminister Luc Moreau (Frankreich) und Pablo Ruiz (Spanien) einigten sich.",
]


@pytest.mark.parametrize("text", SHARED)
def test_each_of_several_ministers_acts_for_a_state_of_their_own(text: str) -> None:
    assert offices(text) == {("Luc Moreau", "Außenminister", "FRA"), ("Pablo Ruiz", "Außenminister", "ESP")}


def test_a_title_of_many_says_whose_all_of_them_are() -> None:
    text = "Die Bundestagsabgeordneten Jan Hartig (CDU) und Tom Silber (CSU) reisten mit."
    assert {of for _, _, of in offices(text)} == {"DEU"}
    assert {of for _, _, of in offices("Die deutschen und polnischen Minister Jan Hart und Tom Silber kamen.")} == {
        None
    }


def test_a_host_acts_for_the_state_of_the_town_that_is_visited() -> None:
    text = "Die dänische Außenministerin Mette Lund reiste nach Prag. Dort traf sie ihren Amtskollegen Jan Novotny."
    assert affiliations(text) == {"Mette Lund": "DNK", "Jan Novotny": "CZE"}
    assert offices(text) == {("Mette Lund", "Außenministerin", "DNK"), ("Jan Novotny", "Außenminister", "CZE")}
    at_home = "Kanzler Olaf Scholz empfing seinen Amtskollegen Erik Dahl in Berlin."
    assert affiliations(at_home)["Erik Dahl"] is None


def test_the_foremost_state_is_nobody_s_whose_office_there_is_anothers() -> None:
    text = "Der israelische Außenminister Gad Kazin kam. Israel drohte. Israel schwieg. Außenminister Jan Holm kam."
    assert affiliations(text) == {"Gad Kazin": "ISR", "Jan Holm": None}
