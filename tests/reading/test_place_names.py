"""Names of persons that stand right behind a place, and others' by name and by what they are."""

from __future__ import annotations

import pytest

from depesche import german
from depesche.reading.analyse import analyse
from depesche.reading.layers import Reading
from depesche.records import Document


def read(text: str) -> Reading:
    return analyse(Document(id="example", text=text), german.load()(text))


def arguments(reading: Reading) -> tuple[str | None, list[str]]:
    clause = reading.clauses[0]
    subject = clause.subject
    doc = reading.doc
    told = doc[subject.start : subject.end].text if subject is not None else None
    return told, [doc[o.start : o.end].text for o in clause.objects]


@pytest.mark.parametrize(
    ("text", "subject", "objects"),
    [
        ("Präsident Nana Holm empfing in Rom Anna Berg.", "Präsident Nana Holm", ["Anna Berg"]),
        (
            "Der Minister Karl Holm traf in Rom Anna Berg und Kamala Vogt.",
            "Der Minister Karl Holm",
            ["Anna Berg und Kamala Vogt"],
        ),
        ("Der Minister war in Rom Anna Bergs Gast.", "Der Minister", []),
    ],
)
def test_a_name_behind_a_place_is_an_argument_of_its_own(text: str, subject: str, objects: list[str]) -> None:
    assert arguments(read(text)) == (subject, objects)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Die Menschenrechtsorganisation Wjasnok widersprach.", "Menschenrechtsorganisation", "Wjasnok"),
        ("Die Hilfsorganisation Nordlyk bat um Hilfe.", "Hilfsorganisation", "Nordlyk"),
        ("Der Politologe Jan Holm schwieg lange. Der Experte ging.", "Experte", "Jan Holm"),
        ("Davor warnte Adele Holm. Die Friedensnobelpreisträgerin ging.", "Friedensnobelpreisträgerin", "Adele Holm"),
        ("Die Ministerin Anna Holm schwieg lange. Die Historikerin ging.", "Historikerin", "Historikerin"),
    ],
)
def test_whom_a_noun_stands_for(text: str, word: str, name: str) -> None:
    reading = read(text)
    token = next(t.i for t in reading.doc if t.text == word)
    assert [e.name for e in reading.mention_at[token].entities] == [name]
