"""One saying makes one record, however often an article tells it."""

from __future__ import annotations

import pytest

from reading.test_statements import statements


def test_what_a_teaser_tells_ahead_is_told_once() -> None:
    text = (
        "Ministerin Vesely kündigt eine neue Brücke über den Grenzfluss an.\n\n"
        "Die Lage an der Grenze bleibt ruhig.\n\n"
        "Ministerin Anna Vesely kündigt nach langem Streit eine neue Brücke über den breiten Grenzfluss an."
    )
    (statement,) = statements(text)
    assert "nach langem Streit" in statement.content[0].text
    assert [span.start for span in statement.evidence] == [0, text.index("Ministerin Anna")]
    apart = text.replace("Anna Vesely", "Clara Holm")
    assert len(statements(apart)) == 2


@pytest.mark.parametrize(
    "text",
    [
        # the heading quotes a few of the words that the text gives in full
        "Vesely: „Schwarzer Tag für die Stadt“\n\nMinisterin Vesely sagte: „Das ist ein schwarzer Tag für die Stadt.“",
        # the teaser names the speaker by no more than a description
        "Ein Pendler sagte: „Ich stehe hier jeden Morgen eine halbe Stunde lang.“\n\n"
        "„Ich stehe hier jeden Morgen eine halbe Stunde lang“, sagte Ulf Holm.",
        # the same act about the same matter
        "Ministerin Vesely verurteilte die Tat.\n\nDie Polizei sucht Zeugen.\n\nVesely verurteilte die Tat ebenfalls.",
        # what breaks off is told again
        "Ministerin Vesely sagte, die Brücke werde im ...\n\nMinisterin Vesely sagte, die Brücke werde im Mai gebaut.",
    ],
)
def test_one_saying_makes_one_record(text: str) -> None:
    (statement,) = statements(text)
    assert statement.speaker is not None
    assert statement.speaker.name.split()[-1] in {"Vesely", "Holm"}


def test_acts_about_different_matters_are_two() -> None:
    text = "Ministerin Vesely verurteilte den Anschlag auf Brno.\n\nVesely verurteilte den Anschlag auf Oslo."
    assert len(statements(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        # a heading leaves words out
        "Anna Vesely: „Sie lag im Bett“\n\n„Sie lag gestern den ganzen Tag im Bett, wie alle wissen“, sagte Vesely.",
        # a heading gives the words to the house that the speaker works for
        "Notenbank: „Wir haben keine Angst mehr“\n\n"
        "Ministerin Anna Vesely sagte: „Wir haben keine Angst mehr, und das zeigt der Markt jeden Tag.“",
        # the same long quotation, the name misspelt once
        "„Ich stehe hier jeden Morgen eine halbe Stunde lang“, sagte Anna Kral.\n\nDie Lage bleibt ruhig.\n\n"
        "„Ich stehe hier jeden Morgen eine halbe Stunde lang und warte auf den Bus“, sagte Anna Vesely.",
        # a heading tells the act whose words follow
        "Ministerin Vesely kritisiert Vorstand\n\nAm Dienstag kritisierte Anna Vesely, die Partei sei zu leise.",
        # who speaks is named again as the source
        "Ministerin Anna Vesely versicherte, das Papier nach eigener Aussage nicht zu kennen.",
    ],
)
def test_a_heading_repeats_in_its_own_way(text: str) -> None:
    (statement,) = statements(text)
    assert statement.speaker is not None
    assert statement.speaker.name == "Anna Vesely"


def test_a_medium_that_passes_an_act_on_has_no_words_of_its_own() -> None:
    (statement,) = statements("Die Polizei bestätigte am Sonntag laut Medienberichten den Vorfall.")
    assert statement.speaker is not None
    assert statement.speaker.name == "Polizei"
    assert [a.name for a in statement.asserted_by] == ["Medienberichte"]


@pytest.mark.parametrize("cue", ["sagte", "erklärte"])
def test_two_who_say_the_same_few_words_are_two(cue: str) -> None:
    text = f"„Das ist nie gut“, {cue} Anna Vesely.\n\nAlles bleibt ruhig.\n\n„Das ist nie gut“, {cue} Clara Holm."
    assert len(statements(text)) == 2
