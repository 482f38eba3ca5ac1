"""What a person sees on a terminal."""

from __future__ import annotations

import io

import pytest

from depesche.cli.render import QUESTIONS, plain_duration, printable, write
from depesche.reading.reader import ReadResult
from depesche.records import Duration, Time
from samples import CZE, DOCUMENT, cut, records, result


def shown(results: list[ReadResult], monkeypatch: pytest.MonkeyPatch, columns: int = 200) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    stream = io.StringIO()
    write(results, stream)
    return stream.getvalue()


def test_the_five_questions_with_evidence_and_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown([result()], monkeypatch)
    assert page.startswith(
        "probe.txt · published 2025-03-11 · Elbe-Kurier · "
        "1 encounter, 1 agreement, 1 statement, 1 action, 1 office\nEin Besuch\n"
    )
    for question in QUESTIONS.values():
        assert question in page
    for record in records():
        for span in record.evidence if record.type in {"encounter", "action", "office"} else []:
            assert f"„{span.text}“ [{span.start}:{span.end}]" in page
    assert "Jana Veselá (CZE, guest) → Dänemark (DNK, host) · no. 3 · Kopenhagen, DNK · 2025-03-10" in page
    assert "about 1 hour" in page
    assert "one on one, delegation" in page
    assert "via Dänemark ← Ritzau" in page
    assert "Abkommen über Katastrophenhilfe · CZE, DNK · signed 2025-03-10 · 14 articles" in page
    assert "signed by CZE „unterzeichneten“ [" in page
    assert "aid „Wir helfen einander“ [" in page
    assert "Jana Veselá (CZE) to Dänemark (DNK, host) · direct · denied" in page
    assert "„Wir helfen einander“ [" in page
    assert "„„" not in page
    assert "Belarus (BLR) → Gesandter · expel · occurred" in page
    assert "Jana Veselá, Außenministerin for CZE" in page


def test_unknown_slots_and_empty_questions_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown([ReadResult(DOCUMENT, [records()[4]])], monkeypatch)
    assert "None" not in page
    assert "via" not in page
    assert "Who met whom" not in page


def test_a_state_is_not_said_to_act_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    state = records()[3].model_copy(update={"actors": [CZE.model_copy(update={"affiliation": "CZE"})]})
    assert "Tschechien (CZE) → Gesandter" in shown([ReadResult(DOCUMENT, [state])], monkeypatch)


def test_a_document_without_records_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no records" in shown([ReadResult(DOCUMENT)], monkeypatch)


def test_long_evidence_loses_its_middle_and_keeps_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Anfang " + "Mitte " * 100 + "Ende"
    document = DOCUMENT.model_copy(update={"text": text})
    office = records()[4].model_copy(update={"evidence": [document.cut(0, len(text))]})
    page = " ".join(shown([ReadResult(document, [office])], monkeypatch).split())
    assert "„Anfang" in page
    assert " … " in page
    assert f"Ende“ [0:{len(text)}]" in page


def test_a_narrow_terminal_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "".join(shown([result()], monkeypatch, columns=40).split())
    assert "Katastrophenhilfe" in page
    assert "„BelaruswiesdenGesandtenaus“" in page


@pytest.mark.parametrize("columns", [30, 59, 60, 80, 200])
def test_lines_keep_to_the_terminal_and_end_without_blanks(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    lines = shown([result()], monkeypatch, columns).splitlines()
    body = [line for line in lines[3:] if line.startswith(" ")]
    assert max(map(len, body)) <= min(columns, 120)
    assert [line for line in body if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("value", "approx", "words"),
    [
        ("P1D", False, "1 day"),
        ("P2W", False, "2 weeks"),
        ("PT40M", True, "about 40 minutes"),
        ("P1Y6M", False, "1 year 6 months"),
        ("P1DT2H30M", False, "1 day 2 hours 30 minutes"),
        ("PT1.5H", False, "1.5 hours"),
        ("PX", True, "lange"),
    ],
)
def test_durations_are_told_in_words(value: str, approx: bool, words: str) -> None:
    assert plain_duration(Duration(value=value, approx=approx, text="lange")) == words


def test_a_date_that_is_none_is_told_in_the_words_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    visit, when = records()[0], cut("am Montag")
    times = [("2025-03-10TEV", "2025-03-10 evening"), ("PAST_REF", "„am Montag“"), ("XXXX-03-10", "„am Montag“")]
    for value, words in times:
        told = visit.model_copy(
            update={"when": Time(start=when.start, end=when.end, text=when.text, value=value, type="TIME")}
        )
        assert f" · {words} · " in shown([ReadResult(DOCUMENT, [told])], monkeypatch)


def test_nothing_in_a_text_steers_the_terminal() -> None:
    assert printable("a\x1b[31mb\x07\u202ec") == "a\ufffd[31mb\ufffd c"
    assert printable("Straße \u00a0 é 😀 日本") == "Straße   é 😀 日本".replace("  ", " " * 2)
