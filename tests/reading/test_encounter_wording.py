"""Ways in which German tells encounters: participles, passives, invitations, the words of those who met."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.reading.reader import read_doc
from depesche.records import Document, Encounter


def only(text: str) -> Encounter:
    document = Document(id="example", text=text, published=dt.date(2024, 6, 12))
    found = [r for r in read_doc(document, german.load()(text), 0)[0] if isinstance(r, Encounter)]
    assert len(found) == 1, [(r.kind, [a.name for a in r.participants]) for r in found]
    return found[0]


def sides(record: Encounter) -> set[str | None]:
    return {a.affiliation or a.id for a in record.participants}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Die nach Lima gereiste norwegische Delegation blieb ohne Antwort.", "visit", {"NOR", "PER"}),
        ("Der am Dienstag in Lima eingetroffene Präsident Maltas lobte den Hafen.", "visit", {"MLT", "PER"}),
        ("Der Präsident von Malta wurde in Lima mit allen Ehren begrüßt.", "visit", {"MLT", "PER"}),
        ("Die Präsidentin Maltas war vergangene Woche in Lima.", "visit", {"MLT", "PER"}),
        ("Die Reise des Präsidenten Maltas nach Lima sorgte in Oslo für Ärger.", "visit", {"MLT", "PER"}),
        (
            "Ein Treffen mit dem Präsidenten Maltas werde vorbereitet, sagte Perus Ministerin.",
            "meeting",
            {"MLT", "PER"},
        ),
        ("In einem Telefonat forderte Perus Präsidentin den König von Tonga zur Ruhe auf.", "call", {"PER", "TON"}),
        ("Die maltesische und die peruanische Delegation verhandelten in Oslo.", "negotiation", {"MLT", "PER"}),
        ("Der Nato-Ukraine-Rat kam zu einer Krisensitzung zusammen.", "session", {"NATO", "UKR"}),
        ("In Oslo legten der Präsident Maltas und der König von Tonga Kränze nieder.", "ceremony", {"MLT", "TON"}),
        ("In Oslo unterzeichneten Maltas Präsident und der König von Tonga ein Papier.", "ceremony", {"MLT", "TON"}),
    ],
)
def test_who_met(text: str, kind: str, expected: set[str]) -> None:
    record = only(text)
    assert (record.kind, sides(record)) == (kind, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der König von Tonga verzichtet auf seine Reise nach Lima.", "cancelled"),
        ("Peru hat den König von Tonga ausgeladen.", "cancelled"),
        ("Der König von Tonga erhielt eine Einladung nach Lima.", "proposed"),
        ("Für Mai hat sich der König von Tonga in Lima angesagt.", "planned"),
        ("Peru schließt Verhandlungen mit Tonga nicht aus.", "proposed"),
        ("Ein Treffen des Königs von Tonga mit Perus Präsident hat es nicht gegeben.", "denied"),
        ("Perus Präsident hat das Treffen mit dem König von Tonga platzen lassen.", "cancelled"),
    ],
)
def test_whether_it_took_place(text: str, expected: str) -> None:
    assert only(text).factuality == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vom 3. bis 5. Juli reist der König von Tonga nach Peru.", "2024-07-03/2024-07-05"),
        ("Am 3. und 4. Juli reist der König von Tonga nach Peru.", "2024-07-03/2024-07-04"),
        ("Am 3. und 9. Juli reist der König von Tonga nach Peru.", "2024-07-09"),
    ],
)
def test_days_from_one_to_another(text: str, expected: str) -> None:
    record = only(text)
    assert record.when is not None
    assert record.when.value == expected


def test_a_capital_needs_no_name() -> None:
    record = only("Die Präsidenten Maltas und Perus trafen sich in der lettischen Hauptstadt.")
    assert record.where is not None
    assert (record.where.name, record.where.country) == ("Riga", "LVA")


def test_the_particle_of_a_name_is_no_preposition() -> None:
    record = only("Maltas Außenministerin Eva von der Leyen wurde vom König von Tonga empfangen.")
    assert {(a.name, a.role) for a in record.participants} == {("Eva von der Leyen", "guest"), ("Tonga", "host")}


def test_a_state_before_a_title_owns_it() -> None:
    record = only("In Oslo trafen sich Maltas Präsident Joe Borg und Perus Präsident Juan Diaz.")
    assert {a.name for a in record.participants} == {"Joe Borg", "Juan Diaz"}


def test_who_took_part_too_is_told_by_the_next_sentence() -> None:
    record = only("Maltas und Perus Präsident trafen sich in Oslo. Auch der König von Tonga nahm teil.")
    assert sides(record) == {"MLT", "PER", "TON"}


def test_a_verb_that_needs_an_object_shares_its_subject() -> None:
    record = only("Maltas Präsident Joe Borg lachte in Oslo und traf dort Präsident Wladimir Putin.")
    assert {a.name for a in record.participants} == {"Joe Borg", "Wladimir Putin"}
    assert record.where is not None
    assert record.where.name == "Oslo"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Malta und Peru streiten. Maltas Minister warnt Peru. Am Montag begannen Verhandlungen.",
            "negotiation",
            "MLT PER",
        ),
        ("Maltas Minister machte dem Präsidenten Perus seine Aufwartung.", "visit", "MLT PER"),
        ("Maltas Präsident sicherte dem König von Tonga telefonisch Hilfe zu.", "call", "MLT TON"),
    ],
)
def test_sides_left_to_the_text(text: str, kind: str, expected: str) -> None:
    record = only(text)
    assert (record.kind, sides(record)) == (kind, set(expected.split()))


def test_one_person_whose_people_reads_like_a_plural() -> None:
    met = only("Der finnische Präsident empfing am Montag den Franzosen Emmanuel Macron.")
    assert ("Emmanuel Macron", "FRA") in [(a.name, a.affiliation) for a in met.participants]


def test_who_meets_for_a_body_tells_what_kind_of_encounter_it_is() -> None:
    heads = only("Die Staats- und Regierungschefs der EU trafen sich am Freitag in Brüssel.")
    ministers = only("Die EU-Außenminister trafen sich am Freitag in Brüssel.")
    assert (heads.kind, ministers.kind) == ("summit", "session")
