"""What was agreed, as papers vary it: other verbs and nouns, both sides in one word, what only might be."""

from __future__ import annotations

import pytest

from reading.agreed import only, parties, read, statuses

TOLD = [
    ("Moskau und Washington führen geheime Gespräche über einen Gefangenenaustausch.", "negotiating", "ongoing"),
    ("Peru und Chile haben sich auf den Text eines Friedensvertrags geeinigt.", "adopted", "occurred"),
    ("Peru und Chile sind sich über ein Fischereiabkommen einig geworden.", "adopted", "occurred"),
    ("Das Parlament in Oslo gab grünes Licht für das Handelsabkommen mit Indien.", "approved_domestically", "occurred"),
    ("Mit dem Beitritt Armeniens zum Rom-Statut endet ein langer Streit.", "ratified", "occurred"),
    ("Mali verlässt das Friedensabkommen mit Niger.", "denounced", "occurred"),
    ("Die Regierung in Lima erteilte einem Abkommen mit Chile eine Absage.", "rejected", "occurred"),
    ("Die EU und Albanien sind durch eine Zollunion miteinander verbunden.", "in_force", "occurred"),
    ("Der Kreml signalisierte seine Bereitschaft zu einem Waffenstillstand.", "proposed", "occurred"),
    ("Das Atomabkommen mit dem Iran gilt als tot.", "terminated", "occurred"),
    ("Bern und Brüssel haben die Verhandlungen über ein Stromabkommen abgeschlossen.", "adopted", "occurred"),
    ("Die Konfliktparteien haben sich zu einer Feuerpause verpflichtet.", "adopted", "occurred"),
    ("Israel und die Hamas haben der ersten Phase eines Friedensplans zugestimmt.", "adopted", "occurred"),
    ("Der EU-Rat hat dem Abkommen mit Neuseeland seine Zustimmung erteilt.", "approved_domestically", "occurred"),
    ("Die Unterzeichnung des Abkommens zwischen Kuba und Vietnam ist für Freitag geplant.", "signed", "planned"),
    ("Peru und Chile bekräftigten ihren Willen, ein Freihandelsabkommen zu schließen.", "proposed", "occurred"),
    ("Zwischen der Schweiz und Liechtenstein besteht seit 1924 ein Zollvertrag.", "in_force", "occurred"),
    ("Russlands Präsident ordnete eine dreitägige Feuerpause an.", "adopted", "occurred"),
    ("Die Kriegsparteien im Sudan haben einer siebentägigen Waffenruhe zugestimmt.", "adopted", "occurred"),
    ("Das israelische Kabinett hat der Waffenruhe zugestimmt.", "approved_domestically", "occurred"),
    ("Die Außenminister der Asean-Staaten verabschiedeten eine gemeinsame Erklärung.", "adopted", "occurred"),
    ("Die Resolution scheiterte am Veto Russlands.", "rejected", "occurred"),
    ("Die Ratifizierung des Handelsvertrags durch Peru steht noch aus.", "ratified", "planned"),
    ("Russland zog die Ratifizierung des Atomteststoppvertrags zurück.", "denounced", "occurred"),
    ("Die Hoffnung auf ein Abkommen zwischen Peru und Chile schwindet.", "proposed", "proposed"),
    ("Die Ministerin ist zuversichtlich, dass Oslo das Abkommen mit Peru ratifiziert.", "ratified", "proposed"),
]


@pytest.mark.parametrize(("text", "status", "factuality"), TOLD)
def test_statuses_are_told_in_many_words(text: str, status: str, factuality: str) -> None:
    assert (status, factuality) in statuses(only(text))


def test_both_ministers_are_the_two_sides_told_before() -> None:
    record = only(
        "Die serbische Außenministerin empfing am Montag in Belgrad ihren kroatischen Kollegen. "
        "Beide Minister unterzeichneten ein Abkommen über Grenzkontrollen."
    )
    assert parties(record) == {"SRB", "HRV"}
    assert {b.id for b in record.statuses[0].by} == {"SRB", "HRV"}


def test_a_year_behind_the_verb_does_not_hide_who_left() -> None:
    record = only("Die USA sind 2018 unter Präsident Trump aus dem Atomabkommen mit dem Iran ausgestiegen.")
    assert [b.id for b in record.statuses[0].by] == ["USA"]


def test_the_year_of_an_accord_is_not_that_of_what_happens_to_it() -> None:
    record = only("Polen und Litauen wollen das Grenzabkommen von 1990 ändern.")
    assert record.statuses[0].when is None
    record = only("Das 2015 geschlossene Atomabkommen mit dem Iran gilt als tot.")
    assert {s.status: s.when.value if s.when else None for s in record.statuses} == {
        "signed": "2015",
        "terminated": None,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Das Minsker Abkommen wurde nie vollständig umgesetzt.",
        "Das Grenzabkommen zwischen Polen und Litauen wurde nicht eingehalten.",
        "Das Handelsabkommen zwischen Peru und Chile gilt als Meilenstein.",
    ],
)
def test_an_accord_not_kept_or_praised_stands_without_a_status(text: str) -> None:
    record = only(text)
    assert record.factuality == "occurred"
    assert not record.statuses


def test_what_would_begin_if_something_else_were_is_proposed() -> None:
    for text in (
        "Die Waffenruhe würde schon morgen beginnen, wenn die Hamas die Geiseln freiließe.",
        "Wenn die Hamas es wolle, könnten wir aufhören und die Waffenruhe würde morgen beginnen, sagte Biden.",
    ):
        assert {s.factuality for s in only(text).statuses} == {"proposed"}


def test_an_agreement_that_failed_was_not_terminated() -> None:
    for text in (
        "Der Minister erklärte, eine Einigung mit Peru sei gescheitert.",
        "Die Verhandlungen über ein Handelsabkommen zwischen Peru und Chile sind gescheitert.",
    ):
        assert "terminated" not in {s for r in read(text) for s, _ in statuses(r)}


def test_one_agreement_that_takes_the_place_of_another_is_not_that_other() -> None:
    records = read(
        "Das neue Abkommen zwischen Kanada, Mexiko und den USA ersetzt das Abkommen zwischen Peru und Chile."
    )
    assert [parties(r) for r in records] == [{"CAN", "MEX", "USA"}, {"PER", "CHL"}]


def test_those_who_have_a_treaty_in_common_are_its_parties() -> None:
    record = only("Ägypten warnt Israel davor, den gemeinsamen Friedensvertrag zu gefährden.")
    assert parties(record) == {"EGY", "ISR"}


def test_a_firm_that_signs_with_a_state_is_a_party() -> None:
    record = only("Eine entsprechende Vereinbarung hatten BYD und die türkische Regierung im Juli unterzeichnet.")
    assert parties(record) == {"TUR", "BYD"}


def test_what_two_politicians_of_one_state_settle_is_its_own_matter() -> None:
    text = (
        "Die serbische Präsidentin Petrović und der serbische Premier Jović haben sich darauf verständigt, zu wählen."
    )
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die USA setzten das Klimaabkommen mit Peru für sechs Monate aus.", "Klimaabkommen mit Peru"),
        ("Finnland hat die Ottawa-Konvention verlassen.", "Ottawa-Konvention"),
        ("Russland blockierte im Sicherheitsrat eine Resolution zu Syrien mit seinem Veto.", "Resolution zu Syrien"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, name: str) -> None:
    assert only(text).name == name


def test_the_town_in_a_name_is_no_party() -> None:
    assert parties(only("Finnland hat die Ottawa-Konvention verlassen.")) == {"FIN"}


def test_an_announced_end_proposes_nothing() -> None:
    record = only("Der Präsident kündigte das Ende der Waffenruhe mit den Rebellen an.")
    assert statuses(record) == {("terminated", "planned")}


def test_a_denial_undoes_no_treaty_that_there_is() -> None:
    record = only("Indien gehört zu den Staaten, die den Atomwaffensperrvertrag nicht unterzeichnet haben.")
    assert record.factuality == "occurred"


def test_a_hypothetical_breach_is_no_status() -> None:
    for record in read("Der Minister erklärte, dass solche Zölle gegen das Handelsabkommen mit Peru verstoßen würden."):
        assert not record.statuses


@pytest.mark.parametrize(
    "text",
    [
        "Der US-Bezahlsender ESPN hat einen Deal mit Tyson Fury abgeschlossen.",
        "Die Deutsche Presse-Agentur und der US-Konzern Meta haben einen Vertrag geschlossen.",
    ],
)
def test_firms_and_media_bind_no_state(text: str) -> None:
    assert not read(text)


def test_who_commits_to_something_in_it_is_a_party() -> None:
    record = only("Im Rahmen des Kyoto-Protokolls verpflichtete sich Japan zur Senkung seiner Emissionen.")
    assert parties(record) == {"JPN"}


def test_the_ministers_are_the_two_sides_told_before() -> None:
    record = only(
        "Deutschland und Polen vertiefen ihre Zusammenarbeit: Ein entsprechendes Abkommen unterzeichneten die "
        "Verteidigungsminister in Warschau."
    )
    assert parties(record) == {"DEU", "POL"}


def test_who_acts_in_a_participle_is_read_from_its_words() -> None:
    record = only("Das von den Taliban und den USA 2020 in Doha geschlossene Abkommen regelt den Truppenabzug.")
    assert parties(record) == {"Taliban", "USA"}


def test_talks_opened_with_somebody_are_one_status() -> None:
    record = only("Die EU-Kommission hat Verhandlungen mit Thailand über ein Freihandelsabkommen aufgenommen.")
    assert [{b.id for b in s.by} for s in record.statuses] == [{"EU", "THA"}]


def test_whom_a_resolution_calls_upon_has_not_adopted_it() -> None:
    for record in read("In der Resolution wird Russland zum Abzug seiner Truppen aufgefordert."):
        assert all(b.id != "RUS" for s in record.statuses for b in s.by)


def test_a_treaty_that_somebody_thinks_of_leaving_there_is() -> None:
    record = only("Argentinien erwägt den Austritt aus dem Pariser Klimaabkommen.")
    assert (record.factuality, statuses(record)) == ("occurred", {("denounced", "proposed")})
