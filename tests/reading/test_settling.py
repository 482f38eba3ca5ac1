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
