"""What was agreed: statuses, parties, obligations, and agreements followed through the text and kept apart."""

from __future__ import annotations

from typing import get_args

import pytest

from depesche.german.rules import load
from depesche.records.record import StatusName
from reading.agreed import only, parties, read, statuses

STATUSES = [
    ("Norwegen schlug Dänemark ein Fischereiabkommen vor.", "proposed"),
    ("Polen und Litauen verhandelten monatelang über ein Grenzabkommen.", "negotiating"),
    ("Peru und Chile paraphierten am Montag das Handelsabkommen.", "initialled"),
    ("Der UN-Sicherheitsrat verabschiedete am Montag eine Resolution.", "adopted"),
    ("Polen und Litauen unterzeichneten ein Grenzabkommen.", "signed"),
    ("Das polnische Parlament billigte das Grenzabkommen mit Litauen.", "approved_domestically"),
    ("Das polnische Parlament stimmte dem Grenzvertrag mit Litauen zu.", "approved_domestically"),
    ("Polen hat den Grenzvertrag mit Litauen ratifiziert.", "ratified"),
    ("Polen hinterlegte die Ratifikationsurkunde zu dem Klimaabkommen.", "deposited"),
    ("Die EU wendet das Handelsabkommen mit Kanada vorläufig an.", "provisionally_applied"),
    ("Der Grenzvertrag zwischen Polen und Litauen trat am Montag in Kraft.", "in_force"),
    ("Polen und Litauen verlängerten das Grenzabkommen.", "extended"),
    ("Polen setzte das Grenzabkommen mit Litauen aus.", "suspended"),
    ("Polen und Litauen änderten den Grenzvertrag.", "amended"),
    ("Die Rebellen brachen die Waffenruhe.", "violated"),
    ("Polen kündigte den Grenzvertrag mit Litauen auf.", "denounced"),
    ("Die Türkei ist aus der Menschenrechtskonvention ausgetreten.", "denounced"),
    ("Der Grenzvertrag zwischen Polen und Litauen lief im Februar aus.", "terminated"),
    ("Polen lehnt das Grenzabkommen mit Litauen ab.", "rejected"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_every_status_is_told_by_verbs(text: str, status: str) -> None:
    assert (status, "occurred") in statuses(only(text))


NOUNS = [
    ("Nach der Unterzeichnung des Grenzabkommens zwischen Polen und Litauen feierten die Menschen.", "signed"),
    ("Seit dem Abschluss eines Freundschaftsvertrags zwischen Peru und Chile wächst der Handel.", "signed"),
    ("Die Ratifizierung des Grenzvertrags durch Polen war ein langer Weg.", "ratified"),
    ("Mit dem Inkrafttreten des Grenzvertrags zwischen Polen und Litauen fielen die Kontrollen.", "in_force"),
    ("Die Verlängerung des Grenzabkommens zwischen Polen und Litauen freute den Handel.", "extended"),
    ("Beobachter meldeten Waffenstillstandsverletzungen durch die Rebellen.", "violated"),
    ("Der Ausstieg der USA aus dem Klimaabkommen sorgte für Ärger.", "denounced"),
    ("Das kürzlich unterzeichnete Grenzabkommen zwischen Polen und Litauen hilft dem Handel.", "signed"),
    ("Der von den Rebellen gebrochene Waffenstillstand hatte nur Stunden gehalten.", "violated"),
]


@pytest.mark.parametrize(("text", "status"), NOUNS)
def test_statuses_are_told_by_nouns_and_participles(text: str, status: str) -> None:
    assert status in {s.status for r in read(text) for s in r.statuses}


def test_what_is_planned_or_denied_is_said_so() -> None:
    assert statuses(only("Polen und Litauen wollen ein Grenzabkommen unterzeichnen.")) == {("signed", "planned")}
    assert statuses(only("Polen hat den Grenzvertrag mit Litauen nicht ratifiziert.")) == {("ratified", "denied")}


def test_what_only_should_have_been_is_no_agreement() -> None:
    assert read("Polen hätte ein Grenzabkommen mit Litauen schließen sollen.") == []


def test_what_is_asked_for_is_proposed_by_the_one_who_asks() -> None:
    record = only("Der Papst forderte Polen auf, ein Grenzabkommen mit Litauen zu unterzeichnen.")
    assert {s.status for s in record.statuses} == {"proposed"}


PARTIES = [
    ("Das Abkommen zwischen Peru und Chile trat in Kraft.", {"PER", "CHL"}),
    ("Estland schloss mit Lettland einen Vertrag.", {"EST", "LVA"}),
    ("Das peruanisch-chilenische Abkommen wurde unterzeichnet.", {"PER", "CHL"}),
    (
        "Frankreichs Präsident Emmanuel Macron und Polens Regierungschef Donald Tusk unterzeichneten einen Vertrag.",
        {"FRA", "POL"},
    ),
    ("Der UN-Sicherheitsrat verabschiedete eine Resolution.", {"UNO"}),
    ("Die israelische Regierung und die Hamas einigten sich auf eine Waffenruhe.", {"ISR", "Hamas"}),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_parties_are_states_bodies_and_armed_groups(text: str, expected: set[str]) -> None:
    assert parties(only(text)) == expected


def test_persons_sign_for_their_states_and_both_told_before_are_parties() -> None:
    text = (
        "In Riga sprach der polnische Präsident Andrzej Duda mit dem lettischen Präsidenten Edgars Rinkevics. "
        "Dabei wurde ein Abkommen über den Schutz der Ostsee unterzeichnet."
    )
    record = only(text)
    assert parties(record) == {"POL", "LVA"}
    assert record.name == "Abkommen über den Schutz der Ostsee"
    assert record.subject == "den Schutz der Ostsee"


def test_a_title_in_quotation_marks_is_the_name() -> None:
    record = only("Peru und Chile unterzeichneten am Freitag ein „Abkommen über die Nutzung der Anden“.")
    assert record.name == "Abkommen über die Nutzung der Anden"
    assert record.kind == "treaty"


def test_articles_and_obligations() -> None:
    text = (
        "Peru und Chile unterzeichneten ein Abkommen. Das Abkommen, bestehend aus 14 Artikeln, verpflichtet beide "
        "Staaten, sich bei Angriffen beizustehen und die Zölle zu senken."
    )
    record = only(text)
    assert record.articles == 14
    assert [o.kind for o in record.obligations] == ["defense", "trade"]
    assert [o.evidence[0].text for o in record.obligations] == [
        "sich bei Angriffen beizustehen",
        "die Zölle zu senken",
    ]


def test_one_agreement_is_followed_through_the_text() -> None:
    text = (
        "Peru und Chile haben einen Freundschaftsvertrag unterzeichnet. Der Vertrag regelt auch den Grenzverkehr. "
        "Er tritt im Mai in Kraft. Das chilenische Parlament hat dieses Abkommen bereits ratifiziert."
    )
    record = only(text)
    assert {s.status for s in record.statuses} == {"signed", "in_force", "ratified"}
    assert len(record.evidence) == 4
    assert [b.id for s in record.statuses if s.status == "ratified" for b in s.by] == ["CHL"]


def test_different_agreements_are_kept_apart() -> None:
    text = (
        "Peru und Chile unterzeichneten einen Grenzvertrag. Zuvor hatten sie ein anderes Abkommen geschlossen. "
        "Zudem lief das Handelsabkommen zwischen Peru und Brasilien aus."
    )
    records = read(text)
    assert {s.status for s in records[0].statuses} == {"signed"}
    assert {"PER", "BRA"} in [parties(r) for r in records]
    assert len(records) == 3


def test_resolutions_are_told_apart_by_their_numbers() -> None:
    text = "Der UN-Sicherheitsrat verabschiedete die Resolution 1234. Israel verletzte die UN-Resolution 777."
    assert len(read(text)) == 2


def test_agreements_without_a_name_are_known_by_their_content() -> None:
    record = only("Peru und Chile vereinbarten, den Flugverkehr wieder aufzunehmen.")
    assert record.name == "den Flugverkehr wieder aufzunehmen"
    assert record.kind == "other"
    assert statuses(record) == {("adopted", "occurred")}
    record = only("Der UN-Sicherheitsrat beschloss, Beobachter in den Sudan zu entsenden.")
    assert record.kind == "resolution"
    assert parties(record) == {"UNO"}


OUT_OF_SCOPE = [
    "Der Stürmer unterschrieb einen Vertrag bis 2027.",
    "Die Gewerkschaft und der Konzern unterzeichneten einen Tarifvertrag.",
    "Die Parteien haben sich auf einen Koalitionsvertrag geeinigt.",
    "Die Polizei gab eine Erklärung ab.",
    "Mit der Opposition kam es zu keiner Einigung.",
    "Die Firma kündigte den Mietvertrag.",
    "Der Bundestag beschloss ein Gesetz über den Wald.",
    "",
    "Abkommen",
]


@pytest.mark.parametrize("text", OUT_OF_SCOPE)
def test_contracts_of_firms_clubs_and_coalitions_are_no_records(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Polen und Litauen unterzeichneten ein Grenzabkommen.", "SUPPORT"),
        ("Polen und Litauen verhandeln über ein Grenzabkommen.", "CONSULT"),
        ("Polen und Litauen wollen ein Grenzabkommen unterzeichnen.", "AGREE"),
        ("Polen lehnt das Grenzabkommen mit Litauen ab.", "REJECT"),
    ],
)
def test_agreements_carry_their_plover_code(text: str, plover: str) -> None:
    record = only(text)
    assert record.plover is not None
    assert record.plover.type == plover


def test_statuses_are_dated_and_evidence_is_a_cut_of_the_text() -> None:
    text = "Polen und Litauen unterzeichneten am 3. März 2021 in Vilnius ein Grenzabkommen."
    record = only(text)
    status = record.statuses[0]
    assert status.when is not None
    assert status.when.value == "2021-03-03"
    assert status.where is not None
    assert status.where.country == "LTU"
    for span in [*record.evidence, *status.evidence]:
        assert text[span.start : span.end] == span.text


def test_every_rule_sets_a_status_of_the_codebook_or_content() -> None:
    known = set(get_args(StatusName))
    told = {rule.set["status"] for rule in load("agreements") if "status" in rule.set}
    assert told == known
    assert all("status" in rule.set or rule.set.get("content") for rule in load("agreements"))


PROPOSALS = [
    ("Katar legte Israel und der Hamas einen neuen Plan für eine Waffenruhe vor.", {"ISR", "Hamas"}, {"QAT"}),
    ("Die USA unterbreiteten dem Iran einen Vorschlag für ein neues Atomabkommen.", {"USA", "IRN"}, {"USA"}),
    ("Frankreich brachte einen Resolutionsentwurf gegen Nordkorea ein.", {"FRA"}, {"FRA"}),
]


@pytest.mark.parametrize(("text", "parties", "by"), PROPOSALS)
def test_a_proposal_is_between_those_to_whom_it_is_made(text: str, parties: set[str], by: set[str]) -> None:
    (record,) = read(text)
    assert {p.id or p.name for p in record.parties} == parties
    assert [(s.status, {a.id or a.name for a in s.by}) for s in record.statuses] == [("proposed", by)]


@pytest.mark.parametrize(
    "text",
    [
        "Trotz der Waffenruhe wurden im Jemen zwei Menschen getötet.",
        "Die Feuerpause im Jemen ist brüchig.",
        "Ungeachtet der Feuerpause rückten die Milizen vor.",
    ],
)
def test_a_ceasefire_that_stands_is_in_force(text: str) -> None:
    (record,) = read(text)
    assert record.kind == "ceasefire"
    assert [s.status for s in record.statuses] == ["in_force"]


def test_names_of_towns_are_part_of_a_treaty_s_name() -> None:
    (record,) = read("Seit dem Inkrafttreten des Vertrags von Maastricht ist die EU eine Union.")
    assert record.name == "Vertrag von Maastricht"
    assert [p.id for p in record.parties] == ["EU"]


def test_a_compound_with_a_hyphen_is_the_same_as_one_without() -> None:
    (record,) = read("Die Hamas hat das Waffenruhe-Abkommen mit Israel verletzt.")
    assert record.kind == "ceasefire"
    assert {p.id or p.name for p in record.parties} == {"Hamas", "ISR"}


def test_a_compound_names_the_body_whose_states_agree() -> None:
    (record,) = read("Die EU-Staaten einigten sich auf ein neues Sanktionspaket gegen Russland.")
    assert "EU" in {p.id for p in record.parties}


NAMED = [
    ("Kanada ist aus dem Pariser Klimaabkommen ausgestiegen.", "Pariser Klimaabkommen", {"CAN"}, {"denounced"}),
    ("Peru hat die Genfer Konvention verletzt.", "Genfer Konvention", {"PER"}, {"violated"}),
    (
        "Das Dayton-Abkommen zwischen Serbien und Kroatien gilt.",
        "Dayton-Abkommen",
        {"SRB", "HRV"},
        {"in_force"},
    ),
    ("Der UN-Sicherheitsrat nahm die Resolution 1234 an.", "Resolution 1234", {"UNO"}, {"adopted"}),
    ("Das EU-Türkei-Abkommen wurde verlängert.", "EU-Türkei-Abkommen", {"EU", "TUR"}, {"extended"}),
]


@pytest.mark.parametrize(("text", "name", "sides", "told"), NAMED)
def test_towns_numbers_and_two_sides_in_a_compound_name_an_agreement(
    text: str, name: str, sides: set[str], told: set[str]
) -> None:
    record = only(text)
    assert name in record.name
    assert parties(record) == sides
    assert {s.status for s in record.statuses} == told


SIDES = [
    ("Chile sieht den Grenzvertrag mit Peru in Gefahr.", {"CHL", "PER"}),
    (
        "Chile gibt zwei Inseln an Peru zurück. Ein entsprechendes Abkommen wurde unterzeichnet.",
        {"CHL", "PER"},
    ),
    ("Die Waffenruhe zwischen Peru und den Rebellen ist am Montag in Kraft getreten.", {"PER", "Rebellen"}),
    ("Peru stimmte allen Bedingungen Chiles zu.", {"CHL", "PER"}),
    ("Die Gespräche der EU mit Chile über ein Handelsabkommen sind gescheitert.", {"CHL", "EU"}),
]


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_the_other_side_is_found_beside_the_agreement(text: str, expected: set[str]) -> None:
    assert parties(only(text)) == expected


def test_statuses_of_participles_with_a_preposition_and_of_what_came_after() -> None:
    assert {s.status for s in only("Der in Kraft getretene Grenzvertrag zwischen Peru und Chile hilft.").statuses} == {
        "in_force"
    }
    record = only("Nach der Einigung zwischen Peru und Chile sinken die Zölle.")
    assert {s.status for s in record.statuses} == {"adopted"}


def test_what_a_word_points_back_at_is_what_was_agreed() -> None:
    record = only("Peru und Chile öffnen ihre Häfen. Darauf einigten sich beide Länder am Montag.")
    assert parties(record) == {"PER", "CHL"}
    assert record.obligations[0].evidence[0].text == "Peru und Chile öffnen ihre Häfen"


def test_who_mediates_is_no_party() -> None:
    (record,) = read("Eine von den Vereinten Nationen vermittelte Waffenruhe ist in Kraft getreten.")
    assert parties(record) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Wenn Peru den Grenzvertrag mit Chile kündigt, schließen die Häfen.",
        "Die Zölle fallen, es sei denn, Peru hält sich nicht an das Abkommen mit Chile.",
    ],
)
def test_what_is_only_imagined_is_no_status(text: str) -> None:
    assert not [s for r in read(text) for s in r.statuses]


@pytest.mark.parametrize(
    "text",
    [
        "Der Bund und die Länder haben sich auf einen Migrationspakt verständigt.",
        "Die Spitzen beider Parteien haben sich auf einen Haushalt geeinigt. Die Einigung nützt den USA.",
        "Er hat einen Vertrag über vier Jahre beim Verein unterschrieben.",
        "Es gelten unsere internationalen Verträge.",
        "Neuer Vertrag!",
    ],
)
def test_matters_of_one_state_and_contracts_in_general_are_no_records(text: str) -> None:
    assert read(text) == []


def test_warring_parties_come_to_a_ceasefire_by_that_name() -> None:
    record = only("Die Konfliktparteien im Jemen haben sich am Montag auf eine Waffenruhe geeinigt.")
    assert (record.kind, parties(record)) == ("ceasefire", {"Konfliktparteien"})


@pytest.mark.parametrize(
    ("text", "sides", "status"),
    [
        ("Das zwischen Malta und Zypern geschlossene Seeabkommen sorgt für Unmut.", {"MLT", "CYP"}, "signed"),
        ("Die Einigung Perus und Chiles im Fischereistreit wurde gelobt.", {"PER", "CHL"}, "adopted"),
        ("Die Verhandlungen zwischen Island und der EU über ein Zollabkommen dauern an.", {"ISL", "EU"}, "negotiating"),
        ("Zwischen Island und Malta wird über ein Zollabkommen verhandelt.", {"ISL", "MLT"}, "negotiating"),
        ("Island und Malta handeln derzeit ein Zollabkommen aus.", {"ISL", "MLT"}, "negotiating"),
        ("Das Abkommen zwischen Island und Malta wurde in Lima paraphiert.", {"ISL", "MLT"}, "initialled"),
        ("Peru wirft Chile einen Bruch der Waffenruhe vor.", {"PER", "CHL"}, "violated"),
        ("Die Waffenruhe zwischen Mali und der Miliz M23 ist gescheitert.", {"MLI", "M23"}, "terminated"),
        ("Island setzte seine Teilnahme an dem Zollabkommen mit Malta aus.", {"ISL", "MLT"}, "suspended"),
        ("Island drohte mit der Aussetzung des Freundschaftsvertrags mit Malta.", {"ISL", "MLT"}, "suspended"),
        ("Kirgistan tritt den Abraham-Abkommen bei.", {"KGZ"}, "ratified"),
        ("Malta brach das Budapester Memorandum.", {"MLT"}, "violated"),
        ("Indonesien und die Taliban unterzeichneten ein Abkommen.", {"IDN", "Taliban"}, "signed"),
    ],
)
def test_parties_wherever_the_sentence_names_them(text: str, sides: set[str], status: str) -> None:
    record = only(text)
    assert (parties(record), {s.status for s in record.statuses}) == (sides, {status})


def test_an_agreement_that_comes_near_is_only_hoped_for() -> None:
    assert statuses(only("Ein Friedensabkommen zwischen Peru und Chile rückt näher.")) == {("proposed", "proposed")}
