"""Agreements told in passing: participles with many agents, dated resolutions, words for being settled."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.reading.reader import read_doc
from depesche.records import Agreement, Document


def only(text: str) -> Agreement:
    document = Document(id="example", text=text, published=dt.date(2024, 6, 12))
    found = [r for r in read_doc(document, german.load()(text), 0)[0] if isinstance(r, Agreement)]
    assert len(found) == 1, [r.name for r in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "status", "parties"),
    [
        ("Das 1992 von Malta, Peru und Tonga geschlossene Handelsabkommen gilt als überholt.", "signed", "MLT PER TON"),
        ("Das am 8. April verabschiedete Abkommen zwischen Malta und Peru gilt lange.", "adopted", "MLT PER"),
        ("Der Deal zwischen Malta und Peru steht.", "adopted", "MLT PER"),
        ("Der Vertrag zwischen Malta und Peru ist unter Dach und Fach.", "adopted", "MLT PER"),
        ("Malta und Peru erzielten einen Durchbruch beim Freihandelsabkommen.", "adopted", "MLT PER"),
        ("Die Resolution wurde im UN-Sicherheitsrat mit 14 Stimmen angenommen.", "adopted", "UNO"),
        ("Der Resolutionsentwurf fiel im UN-Sicherheitsrat durch.", "rejected", "UNO"),
        ("Malta legte die Verhandlungen mit Peru über ein Fischereiabkommen auf Eis.", "negotiating", "MLT PER"),
    ],
)
def test_what_was_done_by_whom(text: str, status: str, parties: str) -> None:
    record = only(text)
    assert status in {s.status for s in record.statuses}
    assert {p.id or p.name for p in record.parties} == set(parties.split())


def test_the_date_of_a_numbered_resolution_is_that_of_its_adoption() -> None:
    (status,) = only("Die Resolution 1999 vom 23. November 2005 sieht für diesen Fall Strafen vor.").statuses
    assert status.when is not None
    assert (status.status, status.when.value, [a.id for a in status.by]) == ("adopted", "2005-11-23", ["UNO"])


def test_the_only_two_states_of_a_sentence_have_a_pact_taken_for_given() -> None:
    record = only("Maltas Ministerin erinnerte Perus Präsidenten daran, dass der Beistandspakt von 1951 gelte.")
    assert {p.id for p in record.parties} == {"MLT", "PER"}
