"""The bar and the summary."""

from __future__ import annotations

import io
import sys

import pytest

from depesche.cli.progress import LONG, Progress
from depesche.errors import Rejection
from samples import TEXT, result


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_for_errors(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error as a terminal; pytest puts its own in place between fixtures and test, so call it in the test."""
    stream = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


@pytest.mark.parametrize("total", [LONG + 1, None])
def test_long_input_has_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch, total: int | None) -> None:
    terminal = terminal_for_errors(monkeypatch)
    with Progress(total) as progress:
        progress.advance(LONG // 2)
        progress.count(result())
        progress.reject(Rejection("empty", "the file has no text", "a.txt"))
    assert "1 document" in terminal.getvalue()
    assert "a.txt: the file has no text [empty]" in terminal.getvalue()
    assert terminal.getvalue().endswith("1 rejected (1 empty)\n")


def test_short_input_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_for_errors(monkeypatch)
    with Progress(LONG) as progress:
        progress.advance(LONG)
    assert "reading" not in terminal.getvalue()


def test_the_summary_counts_by_type(capsys: pytest.CaptureFixture[str]) -> None:
    loaded: list[int] = []
    with Progress(0) as progress:
        for _ in range(2):
            progress.start(lambda: loaded.append(1))
            progress.count(result())
    assert loaded == [1]
    summary = capsys.readouterr().err
    assert f"· {2 * len(TEXT.split())} words in 0.0 s" in summary
    assert "2 documents · 10 records (2 encounters, 2 agreements, 2 statements, 2 actions, 2 offices)" in summary


def test_a_run_that_breaks_off_sums_nothing_up(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError), Progress(0):
        raise ZeroDivisionError
    assert capsys.readouterr().err == ""
