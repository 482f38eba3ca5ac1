"""Who took part and whether it was so, where the words that tell it stand apart. All text is invented."""

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malta und Tonga verhandeln seit drei Jahren über ein Riff.", "ongoing"),
        ("Malta und Tonga haben drei Jahre über ein Riff verhandelt.", "occurred"),
        ("Eigentlich sollten am Freitag Gespräche zwischen Malta und Tonga beginnen.", "cancelled"),
        ("Für Freitag waren eigentlich Gespräche zwischen Malta und Tonga geplant.", "cancelled"),
        ("Das Treffen zwischen Malta und Tonga wurde auf den 3. Juli verschoben.", "planned"),
        ("Das Treffen zwischen Malta und Tonga wurde verschoben.", "cancelled"),
        ("Malta hat die Gespräche mit Tonga bis auf Weiteres zurückgestellt.", "cancelled"),
        ("Vor dem Besuch in Oslo, den sie verschoben hat, schwieg Perus Präsidentin Eva Quispe.", "cancelled"),
    ],
)
def test_whether_it_was_so(text: str, expected: str) -> None:
    assert only(text).factuality == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Perus Präsidentin Eva Quispe und Maltas Premier Joe Borg, die seit Mai verhandeln, sind guter Dinge.",
            "Eva Quispe|Joe Borg",
        ),
        ("Peruanische, norwegische und griechische Militärs haben sich in Oslo über das Öl beraten.", "GRC|NOR|PER"),
        ("Die Quote wird zwischen Norwegen, Malta und den Färöern ausgehandelt.", "FRO|MLT|NOR"),
        ("Die G7-Finanzminister trafen sich am Montag in Bari.", "G7"),
        ("Auf dem Gipfel der EU-Regierungschefs in Riga ging es um Fisch.", "EU-Regierungschefs"),
    ],
)
def test_all_who_are_listed_took_part(text: str, expected: str) -> None:
    assert {a.id or a.name for a in only(text).participants} == set(expected.split("|"))


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Perus Präsidentin Eva Quispe reiste nach Oslo, wo ihr Norwegens Premier Ola Berg Hilfe zusagte.", "Ola Berg"),
        (
            "Als Perus Präsidentin Eva Quispe in Oslo vorsprach, schenkte ihr Norwegens Premier Ola Berg Ski.",
            "Ola Berg",
        ),
        ("Perus Präsidentin Eva Quispe reiste nach Oslo, um bei Norwegens Premier Ola Berg zu bitten.", "Ola Berg"),
        ("Perus Präsidentin Eva Quispe reiste nach Oslo, was Norwegens Premier Ola Berg freute.", "Norwegen"),
    ],
)
def test_the_host_is_with_whom_the_guest_dealt(text: str, host: str) -> None:
    assert {(a.name, a.role) for a in only(text).participants} == {("Eva Quispe", "guest"), (host, "host")}


def test_ministers_told_by_their_office_sign_in_person() -> None:
    record = only("Die Außenminister von Peru und Malta haben am Montag in Oslo einen Pakt paraphiert.")
    assert (record.kind, {a.id for a in record.participants}) == ("ceremony", {"PER", "MLT"})
