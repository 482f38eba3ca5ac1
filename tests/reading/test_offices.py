"""Who speaks for whom: apposition, predication, reference, verbs of office; what dates an office, whose it is."""

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


def told(text: str) -> set[tuple[str, str, str | None, str]]:
    return {(r.person.name, r.title, (r.of.id or r.of.name) if r.of else None, r.status) for r in read(text)}


APPOSITIONS = [
    (
        "Der norwegische Außenminister Jonas Holm reiste nach Rom.",
        ("Jonas Holm", "Außenminister", "NOR", "current"),
    ),
    ("Polens Präsident Andrzej Duda sprach am Abend.", ("Andrzej Duda", "Präsident", "POL", "current")),
    ("US-Außenminister John Kerry sprach am Abend.", ("John Kerry", "US-Außenminister", "USA", "current")),
    ("Kremlsprecher Dmitri Peskow schwieg.", ("Dmitri Peskow", "Kremlsprecher", "RUS", "current")),
    ("Andrzej Duda, der Präsident Polens, reiste ab.", ("Andrzej Duda", "Präsident", "POL", "current")),
    (
        "Der Generalsekretär der Vereinten Nationen, António Guterres, warnte davor.",
        ("António Guterres", "Generalsekretär", "UNO", "current"),
    ),
    (
        "Der kanadische Minister für natürliche Ressourcen, Jonathan Wilkinson, reiste an.",
        ("Jonathan Wilkinson", "Minister für natürliche Ressourcen", "CAN", "current"),
    ),
    (
        "Der Vorsitzende der SPD, Lars Klingbeil, sprach.",
        ("Lars Klingbeil", "Vorsitzender", "SPD", "current"),
    ),
    ("SPD-Chef Lars Klingbeil sprach.", ("Lars Klingbeil", "SPD-Chef", "SPD", "current")),
    ("Bundeskanzler Olaf Scholz sprach.", ("Olaf Scholz", "Bundeskanzler", "DEU", "current")),
    (
        "Die polnische Botschafterin Anna Nowak wurde einbestellt.",
        ("Anna Nowak", "Botschafterin", "POL", "current"),
    ),
]


PRODUCTIVE = [
    ("Regionalgouverneur Ivan Petrow sprach.", ("Ivan Petrow", "Regionalgouverneur", None, "current")),
    ("Leutnant Tom Berg von der US-Armee schwieg.", ("Tom Berg", "Leutnant", "USA", "current")),
    ("Der Hohe Vertreter der EU, Jan Holm, kam.", ("Jan Holm", "Hoher Vertreter", "EU", "current")),
    ("Der russische UN-Botschafter Ivan Petrow kam.", ("Ivan Petrow", "UN-Botschafter", "RUS", "current")),
    ("Ein Talibanführer im Norden des Landes, Omar Gul, drohte.", ("Omar Gul", "Talibanführer", "Taliban", "current")),
    ("Anna Lind, seit 2010 Außenministerin von Norwegen, kam.", ("Anna Lind", "Außenministerin", "NOR", "current")),
    ("Anna Lind, bis 2010 Außenministerin von Norwegen, kam.", ("Anna Lind", "Außenministerin", "NOR", "former")),
    ("Karel Novak (Außenminister Tschechiens) kam.", ("Karel Novak", "Außenminister", "CZE", "current")),
    ("Der Abgeordnete Karel Novak stimmte dagegen.", ("Karel Novak", "Abgeordneter", None, "current")),
]


@pytest.mark.parametrize(("text", "expected"), PRODUCTIVE)
def test_titles_are_made_freely_and_stand_around_the_name(
    text: str, expected: tuple[str, str, str | None, str]
) -> None:
    assert expected in told(text)


def test_several_names_share_a_title_in_the_plural() -> None:
    text = "Die Außenminister Norwegens und Polens, Jonas Holm und Jan Nowak, trafen sich."
    assert {(person, title) for person, title, _, _ in told(text)} == {
        ("Jonas Holm", "Außenminister"),
        ("Jan Nowak", "Außenminister"),
    }


def test_a_title_after_a_name_in_a_list_is_not_that_of_the_next_name() -> None:
    text = "Es kamen Jonas Holm, Außenminister Norwegens, Jan Nowak, Botschafter Polens, und viele andere."
    assert {(person, title) for person, title, _, _ in told(text)} == {
        ("Jonas Holm", "Außenminister"),
        ("Jan Nowak", "Botschafter"),
    }


def test_the_list_of_leaders_tells_who_a_head_of_state_is() -> None:
    text = "Der US-Präsident reist nach Oslo. Trump will dort zwei Tage bleiben."
    assert told(text) == {("Trump", "US-Präsident", "USA", "current")}


@pytest.mark.parametrize(("text", "expected"), APPOSITIONS)
def test_offices_stand_beside_names(text: str, expected: tuple[str, str, str | None, str]) -> None:
    assert expected in told(text)


STATUS = [
    ("Der ehemalige polnische Präsident Lech Walesa kam.", "former"),
    ("Ex-Präsident Lech Walesa aus Polen kam.", "former"),
    ("Der frühere polnische Präsident Lech Walesa kam.", "former"),
    ("Der designierte polnische Premierminister Donald Tusk kam.", "designated"),
    ("Der künftige polnische Präsident Karol Nowak kam.", "designated"),
    ("Der geschäftsführende polnische Ministerpräsident Karol Nowak kam.", "acting"),
    ("Venezuelas Interimspräsident Juan Guaido kam.", "acting"),
    ("Der scheidende polnische Präsident Andrzej Duda kam.", "current"),
    ("Der amtierende polnische Präsident Andrzej Duda kam.", "current"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_adjectives_and_prefixes_date_an_office(text: str, status: str) -> None:
    assert {r.status for r in read(text)} == {status}


def test_predication() -> None:
    assert told("Andrzej Duda ist Präsident von Polen.") == {("Andrzej Duda", "Präsident", "POL", "current")}
    assert told("Radoslaw Sikorski war Außenminister Polens.") == {
        ("Radoslaw Sikorski", "Außenminister", "POL", "former")
    }
    assert told("Anna Nowak wird Außenministerin Polens.") == {("Anna Nowak", "Außenministerin", "POL", "designated")}
    assert told("Anna Nowak ist nicht Außenministerin Polens.") == set()
    assert told("Anna Nowak will Außenministerin Polens werden.") == set()


def test_a_role_that_stands_for_a_named_person_is_an_office() -> None:
    text = "Andrzej Duda ist in Oslo eingetroffen. Der polnische Präsident will drei Tage bleiben."
    assert told(text) == {("Andrzej Duda", "Präsident", "POL", "current")}


def test_a_shorter_word_for_the_same_title_is_no_second_office() -> None:
    text = "Der norwegische Außenminister Jonas Holm reiste nach Rom. Der Minister will dort zwei Tage bleiben."
    assert [r.title for r in read(text)] == ["Außenminister"]


def test_two_titles_of_one_person() -> None:
    text = "Sigmar Gabriel, der ehemalige deutsche Außenminister und frühere Vorsitzende der SPD, sprach."
    assert told(text) == {
        ("Sigmar Gabriel", "Außenminister", "DEU", "former"),
        ("Sigmar Gabriel", "Vorsitzender", "SPD", "former"),
    }


def test_verbs_of_office() -> None:
    text = "Der norwegische Diplomat Jonas Holm leitet die norwegische Delegation."
    assert ("Jonas Holm", "Leiter der Delegation", "NOR", "current") in told(text)
    text = "Anna Nowak wurde zur polnischen Außenministerin gewählt."
    assert ("Anna Nowak", "Außenministerin", "POL", "designated") in told(text)


def test_colleagues_and_predecessors_have_the_office_of_whom_they_are_related_to() -> None:
    text = "Der norwegische Außenminister Jonas Holm empfing seinen polnischen Amtskollegen Radoslaw Sikorski."
    assert ("Radoslaw Sikorski", "Außenminister", "POL", "current") in told(text)
    text = "Der norwegische Außenminister Jonas Holm lobte seinen Vorgänger Peter Berg."
    assert ("Peter Berg", "Außenminister", "NOR", "former") in told(text)


OUT_OF_SCOPE = [
    "Projekt-Leiter Karl Berger sprach.",
    "Karl Berger, Präsident des DFB, sprach.",
    "Karl Berger galt als Diktator.",
    "Vorstandschef Karl Meier sprach vor den Aktionären.",
    "Polizeisprecher Karl Meier nannte keine Einzelheiten.",
    "Der bayerische Innenminister Joachim Herrmann sprach in München.",
    "Niedersachsens Ministerpräsident Stephan Weil sprach.",
    "Der Präsident des Fußballverbands, Karl Meier, sprach.",
    "Der Lokführer Karl Meier schwieg.",
    "Chef Karl Meier schwieg.",
    "Ein Minister sprach.",
    "",
]


@pytest.mark.parametrize("text", OUT_OF_SCOPE)
def test_firms_clubs_and_federal_states_have_no_offices_here(text: str) -> None:
    assert read(text) == []


def test_an_enumeration_is_no_apposition() -> None:
    text = "Es kamen der polnische Präsident, viele Gäste und Emmanuel Macron."
    assert not any(title == "Präsident" and person == "Emmanuel Macron" for person, title, _, _ in told(text))


def test_evidence_is_a_cut_of_the_text() -> None:
    text = "Der norwegische Außenminister Jonas Holm reiste nach Rom.\r\n\r\nEr traf Polens Präsidenten Andrzej Duda."
    records = read(text)
    assert len(records) == 2
    for record in records:
        for span in record.evidence:
            assert text[span.start : span.end] == span.text


def test_who_leads_a_party_does_so_for_no_state() -> None:
    assert told("Nach Holm folgt als Parteichef Jonas Lindqvist.") <= {
        ("Jonas Lindqvist", "Parteichef", None, "current")
    }


def test_a_name_at_the_end_of_a_genitive_is_no_part_of_the_title() -> None:
    titles = {
        t for _, t, _, _ in told("Der Vorsitzende des Haushaltsausschusses des Parlaments Jonas Lindqvist schwieg.")
    }
    assert all("Jonas" not in title for title in titles)


@pytest.mark.parametrize(
    "text",
    [
        "Karl Berg trat ab. Das macht den Weg frei für den ersten Kanzler aus der Partei.",
        "Karl Berg trat ab. Der neue Kanzler oder die neue Kanzlerin wird gewählt.",
    ],
)
def test_a_title_whose_bearer_is_open_is_nobodys(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SPD-Kanzlerkandidat Olaf Scholz sprach in Berlin. Deutschland wählt bald.",
            ("Olaf Scholz", "SPD-Kanzlerkandidat", "SPD", "current"),
        ),
        ("Bürgermeisterin Anna Berg aus Paris kam.", ("Anna Berg", "Bürgermeisterin", None, "current")),
        ("Die Ministerin Anna Karls reiste ab.", ("Anna Karls", "Ministerin", None, "current")),
    ],
)
def test_whose_candidates_and_mayors_are(text: str, expected: tuple[str, str, str | None, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gewählt wurden Karl Berg, die Vorsitzende der Linkspartei, und andere.",
        "Frankreich bereitet sich auf einen Präsidenten Karl Berg vor.",
        "In Deutschland kam Präsident Karl Berg vom Fußballverein Nord.",
    ],
)
def test_what_gives_a_name_no_office(text: str) -> None:
    assert not any(person == "Karl Berg" for person, *_ in told(text))


def test_a_role_of_another_party_stands_for_somebody_else() -> None:
    offices = told("FDP-Chef Christian Lindner sprach. Danach widersprach der SPD-Kanzlerkandidat.")
    assert ("Christian Lindner", "FDP-Chef", "FDP", "current") in offices
    assert len(offices) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("YTB-Chefin Anna Berg schwieg.", ("Anna Berg", "YTB-Chefin", "YTB", "current")),
        ("Anna Berg, Generalsekretärin der KPU-M, kam.", ("Anna Berg", "Generalsekretärin", "KPU-M", "current")),
        ("Er sprach mit Karim Assad, einem Sprecher der PFM.", ("Karim Assad", "Sprecher", "PFM", "current")),
        ("Zur Feier kam Vizepräsident J. D. Vance.", ("J. D. Vance", "Vizepräsident", "USA", "current")),
        ("Sie rief Anna Berg an, die Außenministerin Norwegens.", ("Anna Berg", "Außenministerin", "NOR", "current")),
        ("Neue Außenministerin Polens wird Anna Berg.", ("Anna Berg", "Außenministerin", "POL", "designated")),
        ("Der neue Präsident Polens heißt Karol Lang.", ("Karol Lang", "Präsident", "POL", "current")),
    ],
)
def test_bodies_that_no_list_knows_and_names_behind_the_verb(
    text: str, expected: tuple[str, str, str | None, str]
) -> None:
    assert expected in told(text)


def test_several_names_stand_behind_a_dash() -> None:
    text = "Alle früheren Präsidenten – Karl Berger, George W. Brunn und Paul Weber – fehlten."
    assert {(person, status) for person, _, _, status in told(text)} == {
        ("Karl Berger", "former"),
        ("George W. Brunn", "former"),
        ("Paul Weber", "former"),
    }


def test_the_name_in_the_genitive_is_whose_adviser_somebody_is() -> None:
    text = "Karl Waltz, ein früherer Sicherheitsberater Trumps, trat zurück. Mit ihm gingen enge Berater Trumps."
    assert {person for person, _, _, _ in told(text)} == {"Karl Waltz"}


WHOSE = [
    ("Unionskanzlerkandidat Jan Holm kam.", ("Jan Holm", "Unionskanzlerkandidat", "CDU/CSU", "current")),
    ("CDU/CSU-Fraktionschefin Anna Lind kam.", ("Anna Lind", "CDU/CSU-Fraktionschefin", "CDU/CSU", "current")),
    ("EU-Spitzenkandidatin Anna Lind kam.", ("Anna Lind", "EU-Spitzenkandidatin", None, "current")),
    ("Die Bundessprecherin Anna Lind kam.", ("Anna Lind", "Bundessprecherin", None, "current")),
    ("Finnlands Bürgermeister Jan Holm kam.", ("Jan Holm", "Bürgermeister", None, "current")),
    (
        "Jan Holm zog als jüngster US-Präsident aller Zeiten in das Amt ein.",
        ("Jan Holm", "US-Präsident", "USA", "current"),
    ),
]


@pytest.mark.parametrize(("text", "office"), WHOSE)
def test_who_acts_for_a_party_or_a_town_does_so_for_no_state(
    text: str, office: tuple[str, str, str | None, str]
) -> None:
    assert told(text) == {office}


@pytest.mark.parametrize(
    "text",
    [
        "Jan Holm gab als erster Spitzenkandidat der großen Parteien seine Stimme ab.",
        "Das sagte Museumsleiter Jan Holm der Nachrichtenagentur PAP.",
        "Wird Jan Holm Präsident, ändert sich die Politik Rumäniens.",
        "Anna Lind floh, nachdem Jan Holm gesagt hatte, dass dieser als Abgeordneter nicht tauge.",
    ],
)
def test_what_leaves_the_bearer_or_the_body_open_is_no_office(text: str) -> None:
    assert told(text) == set()


def test_a_deputy_is_not_taken_for_the_head_nor_the_other_way_round() -> None:
    assert {title for _, title, _, _ in told("Vizepräsidentin Anna Lind sprach. Der Präsident reiste ab.")} == {
        "Vizepräsidentin"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alt Bundesrat Urs Holm kam.", ("Urs Holm", "Bundesrat", "CHE", "former")),
        ("Der ermordete Premier Maltas, Carmelo Borg, war da.", ("Carmelo Borg", "Premier", "MLT", "former")),
        (
            "Es kam der frühere Kanzlerkandidat und Finanzminister Peer Holm aus Österreich.",
            ("Peer Holm", "Finanzminister", "AUT", "former"),
        ),
        (
            "Anna Holm diente bis zum Sommer 2020 als polnische Ministerin.",
            ("Anna Holm", "Ministerin", "POL", "former"),
        ),
        ("Aussenamtssprecherin Ana Silva aus Brasilien kam.", ("Ana Silva", "Aussenamtssprecherin", "BRA", "current")),
    ],
)
def test_what_was_once_and_what_stands_beside(text: str, expected: tuple[str, str, str | None, str]) -> None:
    assert expected in told(text)


def test_colleagues_in_the_plural_have_each_the_office_in_their_own_state() -> None:
    text = "Argentiniens Präsident Bo Klerk schwieg. "
    text += "Seine Amtskollegen in Uruguay und Chile, Luis Lacalle Pou und Gabriel Boric, kamen."
    found = {(person, title, of) for person, title, of, _ in told(text)}
    assert {("Luis Lacalle Pou", "Präsident", "URY"), ("Gabriel Boric", "Präsident", "CHL")} <= found


def test_a_successor_has_the_office_unless_the_text_says_that_he_is_yet_to_have_it() -> None:
    status = {p: s for p, _, _, s in told("Polens Minister Otto Kranz ging. Sein Nachfolger Bo Klerk schwieg.")}
    assert status["Bo Klerk"] == "current"
    status = {
        p: s for p, _, _, s in told("Polens Minister Otto Kranz ging. Sein designierter Nachfolger Bo Klerk kam.")
    }
    assert status["Bo Klerk"] == "designated"


def test_who_was_elected_years_ago_has_the_office() -> None:
    status = {p: s for p, _, _, s in told("Im Mai 2019 wurde Anna Holm zur Präsidentin Maltas gewählt.")}
    assert status["Anna Holm"] == "current"


def test_the_coming_holder_is_not_the_one_in_office() -> None:
    found = told("Kanzler Otto Kranz dankte Bo Klerk. Der künftige Kanzler reist nach Paris.")
    assert {status for person, _, _, status in found if person == "Otto Kranz"} == {"current"}


def test_the_medium_in_which_somebody_spoke_is_no_part_of_the_title() -> None:
    text = "Bundeswirtschaftsminister Robert Habeck kam. Das gehe, sagte der Bundeswirtschaftsminister im ZDF."
    assert {title for _, title, _, _ in told(text)} == {"Bundeswirtschaftsminister"}
