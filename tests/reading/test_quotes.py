"""Quotation marks of every style, nested, unclosed, over paragraphs; speech told from titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.german.pipeline import load
from depesche.reading.quotes import find_quotes, pair_marks


def cuts(text: str) -> list[tuple[str, bool]]:
    return [(text[start:end], closed) for start, end, closed in sorted(pair_marks(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Sie rief: „Halt!“ Dann ging sie.",
        "Sie rief: “Halt!” Dann ging sie.",
        "Sie rief: »Halt!« Dann ging sie.",
        "Sie rief: «Halt!» Dann ging sie.",
        'Sie rief: "Halt!" Dann ging sie.',
        'Sie rief: „Halt!" Dann ging sie.',
        "Sie rief: „Halt!” Dann ging sie.",
        "Sie rief: ``Halt!'' Dann ging sie.",
        "Sie rief: „Halt! “ Dann ging sie.",
    ],
)
def test_every_style_of_marks(text: str) -> None:
    found = cuts(text)
    assert len(found) == 1
    assert found[0][1]
    assert "Halt!" in found[0][0]
    assert "ging" not in found[0][0]
    assert "rief" not in found[0][0]


def test_nested_quotations_are_found_with_the_one_around_them() -> None:
    text = 'Er sagte: „Das Wort ‚Krise‘ fiel nicht, aber "Lage" schon.“'
    assert [c for c, _ in cuts(text)] == [
        '„Das Wort ‚Krise‘ fiel nicht, aber "Lage" schon.“',
        "‚Krise‘",
        '"Lage"',
    ]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    assert cuts("Er sagte: „Wir gehen.\n\nDer Rat tagte weiter.") == [("„Wir gehen.", False)]


def test_a_mark_repeated_at_the_head_of_a_paragraph_carries_the_quotation_on() -> None:
    text = "Sie sagte: „Wir bleiben.\n\n„Und wir zahlen.“ Dann schwieg sie."
    assert cuts(text) == [("„Wir bleiben.\n\n„Und wir zahlen.“", True)]


def test_an_apostrophe_is_no_mark() -> None:
    assert cuts("Hans' Haus steht im Wald, 's ist wahr, wie geht’s?") == []


@given(st.text(alphabet="ab .,:\n„“”\"»«‚‘’'‹›()", max_size=60))
def test_pairs_lie_in_the_text_and_nest(text: str) -> None:
    pairs = sorted(pair_marks(text))
    for start, end, closed in pairs:
        assert 0 <= start < end <= len(text)
        assert closed or text[end - 1] != "\n"
    for a, b, _ in pairs:
        assert not any(a < c < b < d for c, d, _ in pairs), "quotations cross"


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Er sagte: „Wir werden den Vertrag halten.“", True),
        ("Sie nannte das Vorgehen „völlig überzogen und falsch“.", True),
        ("Die Zeitung „Elbbote“ erscheint täglich.", False),
        ("Das Schiff „Seestern“ lag im Hafen.", False),
        ("Der Film „Wer hat den Wolf gesehen“ lief lange.", False),
    ],
)
def test_titles_and_names_are_no_speech(text: str, speech: bool) -> None:
    assert [q.speech for q in find_quotes(load()(text))] == [speech]
