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


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("„Wir sind bereit“, sagte Minister Karl Dahl der Nachrichtenagentur AFP.", ["AFP"]),
        ("Jana Vesely sagte dem Sender n-tv: „Wir brauchen Zeit.“", ["n-tv"]),
        ("Karl Dahl erklärte gegenüber Welt TV, er könne das nicht sagen.", ["Welt TV"]),
        ("Im Gespräch mit der „Rheinischen Post“ sagte Karl Dahl, man habe Zeit.", ["Rheinische Post"]),
        ("Im Interview mit den Tagesthemen räumte Karl Dahl ein, dass das erlaubt sei.", ["Tagesthemen"]),
        ("Jana Vesely sagte dem Fernsehsender TV2, das Land sei sicher.", ["TV2"]),
    ],
)
def test_a_medium_that_words_were_given_to_passes_them_on(text: str, media: list[str]) -> None:
    (one,) = build(read(text))
    assert [a.name for a in one.asserted_by] == media


def test_whom_a_medium_has_it_from_speaks() -> None:
    (one,) = build(read("Wie die Agentur Reuters aus Diplomatenkreisen erfuhr, ist die Stadt als Ort vorgesehen."))
    assert one.speaker is not None
    assert one.speaker.name == "Diplomatenkreise"
    assert [a.name for a in one.asserted_by] == ["Reuters"]


def test_one_talk_with_a_medium_goes_on() -> None:
    text = "Karl Dahl sagte der KCNA, er werde bleiben. Die Lage sei gut. Dahl betonte, dass Hilfe komme."
    assert [[a.name for a in one.asserted_by] for one in build(read(text))] == [["KCNA"]] * 3


def test_an_agency_that_signs_the_text_is_its_publisher() -> None:
    assert chain(read("Jana Vesely sagte, zwei Minister hätten sich getroffen.\n\n(dpa)"), "getroffen") == [
        "Jana Vesely"
    ]
