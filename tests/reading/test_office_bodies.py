"""For whom offices are held: bodies by name, bodies within bodies, regions and towns, the foremost state."""

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


TOLD = [
    ("Der Präsident des Nationalrats der Slowakei, Jan Holub, kam.", ("Jan Holub", "SVK")),
    ("Der slowakische Nationalratspräsident Jan Holub kam.", ("Jan Holub", "SVK")),
    ("Der Vizechef des russischen Sicherheitsrats, Anton Berg, kam.", ("Anton Berg", "RUS")),
    ("Der Mehrheitsführer im US-Senat, John Marten, kam.", ("John Marten", "USA")),
    ("Der Vorsitzende des Nato-Militärausschusses, Rob Kramer, kam.", ("Rob Kramer", "NATO")),
    ("Der Chef des Hamas-Politbüros, Ismail Rantis, kam.", ("Ismail Rantis", "Hamas")),
    ("Der Chef der Partei Vaterland, Karel Novotny, kam.", ("Karel Novotny", "Vaterland")),
    ("Der Vorsitzende der Partei „Neue Zukunft“, Karel Novotny, kam.", ("Karel Novotny", "Neue Zukunft")),
    ("Der Sprecher der Nationalen Befreiungsarmee (NBX), Karel Novotny, kam.", ("Karel Novotny", "NBX")),
    ("Der Vorsitzende der Deutschen Bischofskonferenz, Georg Berg, kam.", ("Georg Berg", "Deutsche Bischofskonferenz")),
    ("Der Chef von Ärzte ohne Grenzen, Christos Petrou, kam.", ("Christos Petrou", "Ärzte ohne Grenzen")),
    ("Der Kommandeur der Revolutionsgarden, Hussein Karimi, kam.", ("Hussein Karimi", "Revolutionsgarden")),
    ("Der UN-Syrienbeauftragte Geir Holm kam.", ("Geir Holm", "UNO")),
    ("Der Jemen-Gesandte der Vereinten Nationen, Hans Holm, kam.", ("Hans Holm", "UNO")),
    ("Huthi-Militärsprecher Jahja Nasser drohte.", ("Jahja Nasser", "Huthi")),
    ("Die SPD-Europaabgeordnete Anna Berg kam.", ("Anna Berg", "EU")),
    ("Die EU zögert. Handelskommissar Jan Holub kam.", ("Jan Holub", "EU")),
    ("Der Istanbuler Oberbürgermeister Kemal Aydin kam.", ("Kemal Aydin", "Istanbul")),
    ("Der UN-Botschafter Maltas, Carmelo Borg, kam.", ("Carmelo Borg", "MLT")),
    ("Dahinter steht die Miliz FNX, deren Anführer Tom Adu verhaftet wurde.", ("Tom Adu", "FNX")),
    ("Es kam Tom Adu, Vorsitzender der Staatengemeinschaft Ecowas.", ("Tom Adu", "ECOWAS")),
    ("Norwegen und Malta stritten weiter. Außenminister Carmelo Borg kam.", ("Carmelo Borg", "MLT")),
    ("Norwegen und Malta stritten weiter. Botschafter Terje Solvang kam.", ("Terje Solvang", None)),
    ("Der Gouverneur von Texas, Greg Marten, kam.", ("Greg Marten", "Texas")),
    ("Palästinenserpräsident Mahmud Nasser kam.", ("Mahmud Nasser", "PSE")),
    ("Kardinalstaatssekretär Pietro Neri kam.", ("Pietro Neri", "VAT")),
    ("Thailand wählt. Thailand zögert. General Sonthi Marat schwieg.", ("Sonthi Marat", "THA")),
    ("US-Vizepräsident JD Vance kam.", ("JD Vance", "USA")),
    ("Der saudische Außenminister Prinz Faisal bin Farhan kam.", ("Faisal bin Farhan", "SAU")),
    ("Altbundespräsident Joachim Berg kam.", ("Joachim Berg", "DEU")),
    ("Fischereikommissarin Maria Holub schwieg.", ("Maria Holub", "EU")),
    ("Der BXV-Präsident Karel Novotny warnte die USA.", ("Karel Novotny", "BXV")),
    ("Renamo-Chef Tom Adu drohte.", ("Tom Adu", "RENAMO")),
    ("Kommissionschefin Carla Holub warnte die USA.", ("Carla Holub", "EU")),
    ("Kiews Bürgermeister Wadim Petrenko kam.", ("Wadim Petrenko", "Kiew")),
    ("Der Russlandbeauftragte Gernot Holm kam.", ("Gernot Holm", None)),
    ("Der Führer der kroatischen Serben, Milan Kovač, kam.", ("Milan Kovač", "kroatische Serben")),
    ("Die Vorsitzende der Grünen, Anna Holm, kam.", ("Anna Holm", "Grüne")),
    ("Niemand verhandelt mit der FNX; deren Führer Tom Adu floh.", ("Tom Adu", "FNX")),
    ("Sven Holm, der Sprecher von Präsident Duda, schwieg. Polen wartet. Polen zögert.", ("Sven Holm", "POL")),
    ("Sven Holm, 52, bis zu seiner Flucht Abteilungsleiter im Außenministerium Maltas, kam.", ("Sven Holm", "MLT")),
    ("Der syrische Präsident Bo Asad und Innenminister Omar Taneka kamen.", ("Omar Taneka", "SYR")),
]


@pytest.mark.parametrize(("text", "office"), TOLD)
def test_an_office_is_told_of_its_body(text: str, office: tuple[str, str]) -> None:
    assert office in {(person, of) for person, _, of in offices(text)}


def test_a_field_officer_is_not_of_the_state_that_the_text_tells_most() -> None:
    text = "In Mali herrscht Krieg. Mali bat um Hilfe. Mali wartet. Laut Hauptmann Jean Petit geht es voran."
    assert ("Jean Petit", "Hauptmann", None) in offices(text)


STATUSES = [
    (
        "Karel Novak sprach in Rom. Der norwegische Außenminister lobte das.",
        ("Karel Novak", "Außenminister", "NOR", "current"),
    ),
    (
        "Die norwegische Delegation unter der Leitung von Karel Berg kam.",
        ("Karel Berg", "Leiter", "NOR", "current"),
    ),
    (
        "Die Außenministerinnen María Ángela Holguín und Delcy Rodríguez kamen aus Kolumbien und Venezuela.",
        ("María Ángela Holguín", "Außenministerin", "COL", "current"),
    ),
    ("Karel Berg, Norwegens Außenminister, kam.", ("Karel Berg", "Außenminister", "NOR", "current")),
    ("Karel Berg war von 2010 bis 2014 Außenminister Norwegens.", ("Karel Berg", "Außenminister", "NOR", "former")),
    ("Karel Berg trat als Außenminister Norwegens zurück.", ("Karel Berg", "Außenminister", "NOR", "former")),
    (
        "Karel Berg wurde als neuer norwegischer Außenminister vereidigt.",
        ("Karel Berg", "Außenminister", "NOR", "current"),
    ),
    ("Karel Berg löst den norwegischen Außenminister Jan Holm ab.", ("Karel Berg", "Außenminister", "NOR", "current")),
    ("Die Wahl von Karel Berg zum Präsidenten Norwegens freut.", ("Karel Berg", "Präsident", "NOR", "designated")),
    ("Der zum Außenminister Norwegens ernannte Karel Berg kam.", ("Karel Berg", "Außenminister", "NOR", "current")),
    ("Die EU hat Karel Berg zum Sondergesandten ernannt.", ("Karel Berg", "Sondergesandter", "EU", "current")),
    (
        "Der norwegische Außen- und Europaminister Karel Berg kam.",
        ("Karel Berg", "Außen- und Europaminister", "NOR", "current"),
    ),
    ("Chinas Staats- und Parteichef Wu Berg kam.", ("Wu Berg", "Staats- und Parteichef", "CHN", "current")),
    ("Der Außenminister Moldaus, Karel Berg, kam.", ("Karel Berg", "Außenminister", "MDA", "current")),
    (
        "Außenminister Karel Berg aus den Vereinigten Arabischen Emiraten kam.",
        ("Karel Berg", "Außenminister", "ARE", "current"),
    ),
]


@pytest.mark.parametrize(("text", "office"), STATUSES)
def test_an_office_is_told_with_its_time(text: str, office: tuple[str, str, str, str]) -> None:
    reading = analyse(Document(id="example", text=text, published=dt.date(2024, 11, 19)), german.load()(text))
    assert office in {(r.person.name, r.title, r.of.id if r.of else None, r.status) for r in build(reading)}


def test_who_share_a_bare_title_are_of_the_states_their_names_fit() -> None:
    found = offices("Georgien und Finnland einigten sich. Die Minister Lewan Beridse und Juhani Korpela kamen.")
    assert {(person, of) for person, _, of in found} == {("Lewan Beridse", "GEO"), ("Juhani Korpela", "FIN")}
