"""Cutting a text at its marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from depesche.room.segments import Mark, cut, paragraphs

TEXT = "Anna traf Boris.\n\nDanach flog sie ab."


def test_overlapping_marks_part_the_text() -> None:
    first, second = cut(TEXT, [Mark(0, 16, 0), Mark(5, 9, 1), Mark(10, 30, 2), Mark(0, 4, 0, "participants")])
    assert [(s.text, s.records) for s in first.segments] == [
        ("Anna", [0]), (" ", [0]), ("traf", [0, 1]), (" ", [0]), ("Boris.", [0, 2]),
    ]  # fmt: skip
    assert first.segments[0].slots == [(0, "participants")]
    assert [(s.text, s.records) for s in second.segments] == [("Danach flog ", [2]), ("sie ab.", [])]
    assert first.records == [0, 1, 2]
    assert second.records == []


def test_lines_are_paragraphs_where_nothing_else_parts_them() -> None:
    assert [TEXT[a:b] for a, b in paragraphs(TEXT)] == ["Anna traf Boris.", "Danach flog sie ab."]
    assert len(paragraphs("eins\nzwei\n drei")) == 3
    assert paragraphs(" \n\n ") == []


def test_a_linked_span_is_told_apart() -> None:
    (paragraph,) = cut("Ein Satz.", [], (4, 8))
    assert [(s.text, s.linked) for s in paragraph.segments] == [("Ein ", False), ("Satz", True), (".", False)]


def test_marks_beyond_the_text_do_no_harm() -> None:
    (paragraph,) = cut("kurz", [Mark(9, 12, 0), Mark(2, 99, 1)], (50, 60))
    assert [(s.text, s.records) for s in paragraph.segments] == [("ku", []), ("rz", [1])]


@given(
    st.text(alphabet="ab \n😀\r", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 5)), max_size=12),
)
def test_nothing_is_lost_and_every_character_knows_its_marks(text: str, drawn: list[tuple[int, int, int]]) -> None:
    marks = [Mark(min(a, b), max(a, b), record) for a, b, record in drawn]
    for paragraph, (start, end) in zip(cut(text, marks), paragraphs(text), strict=True):
        assert "".join(segment.text for segment in paragraph.segments) == text[start:end]
        for segment in paragraph.segments:
            assert text[segment.start : segment.start + len(segment.text)] == segment.text
            for at in range(segment.start, segment.start + len(segment.text)):
                assert set(segment.records) == {mark.record for mark in marks if mark.start <= at < mark.end}


def test_many_marks_are_cut_in_time() -> None:
    import time

    text = "Wort " * 200_000
    marks = [Mark(i * 300, i * 300 + 200, i) for i in range(3000)]
    before = time.perf_counter()
    cut(text, marks)
    assert time.perf_counter() - before < 5
