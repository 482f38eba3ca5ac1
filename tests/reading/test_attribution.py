"""The chain of sources, nearest first, for statements and whatever else a clause tells. All sentences are invented."""

from __future__ import annotations

import pytest

from depesche.german.pipeline import load
from depesche.reading.analyse import analyse
from depesche.reading.attribution import asserted_by
from depesche.reading.layers import Reading
from depesche.reading.statements import build
from depesche.records import Document


def read(text: str, publisher: str | None = None) -> Reading:
    return analyse(Document(id="test", text=text, publisher=publisher), load()(text))


def chain(reading: Reading, verb: str) -> list[str]:
    """The sources of the clause with this verb form."""
    token = next(t.i for t in reading.doc if t.text == verb)
    return [a.name for a in asserted_by(reading, reading.clause_of_token[token])]


@pytest.mark.parametrize(
    ("text", "verb", "sources"),
    [
        ("Zwei Minister trafen sich in Kopenhagen.", "trafen", []),
        ("Nach Angaben der Agentur Reuters trafen sich zwei Minister in Kopenhagen.", "trafen", ["Reuters"]),
        ("Zwei Minister trafen sich in Kopenhagen. Dies berichtete die KCNA.", "trafen", ["KCNA"]),
        ("Jana Vesely sagte, zwei Minister hätten sich getroffen.", "getroffen", ["Jana Vesely"]),
        ("„Zwei Minister trafen sich gestern“, sagte Jana Vesely der KCNA.", "trafen", ["Jana Vesely", "KCNA"]),
    ],
)
def test_what_a_clause_tells_rests_on_its_sources(text: str, verb: str, sources: list[str]) -> None:
    assert chain(read(text), verb) == sources


def test_a_medium_that_calls_on_somebody_passes_his_words_on() -> None:
    (one,) = build(read("Die Brücke sei gesperrt, berichtete die Agentur Reuters unter Berufung auf Diplomaten."))
    assert one.speaker is not None
    assert one.speaker.name == "Diplomaten"
    assert [a.name for a in one.asserted_by] == ["Reuters"]


def test_who_is_quoted_speaks_and_who_quotes_passes_on() -> None:
    (one,) = build(read("Die KCNA zitierte Jana Vesely mit den Worten: „Wir bauen die Brücke.“"))
    assert one.speaker is not None
    assert one.speaker.name == "Jana Vesely"
    assert [a.name for a in one.asserted_by] == ["KCNA"]


def test_the_speaker_is_never_among_his_own_sources() -> None:
    for one in build(read("Jana Vesely sagte, man habe „lange und gut verhandelt“. Das Ergebnis sei gut.")):
        assert one.speaker is not None
        assert one.speaker.name not in {a.name for a in one.asserted_by}


def test_the_publisher_is_never_in_the_chain() -> None:
    text = "Nach Angaben der Agentur Reuters trafen sich zwei Minister in Kopenhagen."
    assert chain(read(text, publisher="Reuters"), "trafen") == []
