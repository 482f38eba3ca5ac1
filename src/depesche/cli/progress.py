"""What a run tells on standard error: a bar for long input, warnings as they come, a summary at the end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from depesche.cli.shared import TYPES, plural
from depesche.errors import Rejection

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from depesche.reading.reader import ReadResult

LONG = 200_000  # bytes; shorter input is read before a bar could be seen


class Progress:
    """Counts a run and tells of it.

    Args:
        total: bytes of the input, or null where it can't be known.
    """

    def __init__(self, total: int | None) -> None:
        self.documents = 0
        self.words = 0
        self.records: Counter[str] = Counter()
        self.rejections: Counter[str] = Counter()
        self._total = total
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._stack = ExitStack()
        self._start: float | None = None

    @property
    def rejected(self) -> int:
        """How many documents or pieces of input were rejected."""
        return self.rejections.total()

    def __enter__(self) -> Self:
        """Show the bar, where there is a terminal to show it on and enough to read."""
        if sys.stderr.isatty() and (self._total is None or self._total > LONG):
            from rich.console import Console
            from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

            self._bar = self._stack.enter_context(
                Progress(
                    SpinnerColumn(),
                    TextColumn("{task.description}"),
                    BarColumn(),
                    TimeRemainingColumn(),
                    console=Console(stderr=True),
                    transient=True,
                )
            )
            self._task = self._bar.add_task("reading", total=self._total)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away; sum up unless the run broke off."""
        self._stack.close()
        if kind is None:
            click.echo(self.summary(), err=True)

    def start(self, load: Callable[[], object]) -> None:
        """The first document is there: load what reading needs, and only then start the clock."""
        if self._start is None:
            load()
            self._start = time.perf_counter()

    def advance(self, size: int) -> None:
        """`size` more bytes were taken from the input."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=size)

    def count(self, result: ReadResult) -> None:
        """Count a document that was read, and warn of its notes."""
        self.documents += 1
        self.words += len(result.document.text.split())
        self.records.update(record.type for record in result.records)
        for note in result.notes:
            where = f" [{note.span.start}:{note.span.end}]" if note.span else ""
            self._say(f"{result.document.id}{where}: {note.message} [{note.code}]", "yellow")
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=plural(self.documents, "document"))

    def reject(self, rejection: Rejection) -> None:
        """Count a rejection and say why."""
        self.rejections[rejection.code] += 1
        self._say(str(rejection), "red")

    def summary(self) -> str:
        """Documents, records by type, rejections by reason, words a second; one line each where there are any."""
        records = ", ".join(plural(self.records[kind], kind) for kind in TYPES if self.records[kind])
        lines = [f"{plural(self.documents, 'document')} · {plural(self.records.total(), 'record')}"]
        if records:
            lines[0] += f" ({records})"
        if self.documents and self._start is not None:
            seconds = time.perf_counter() - self._start
            lines[0] += f" · {self.words:,} words in {seconds:.1f} s ({self.words / seconds:,.0f} words/s)"
        if self.rejections:
            reasons = ", ".join(f"{count} {code}" for code, count in sorted(self.rejections.items()))
            lines.append(f"{self.rejected} rejected ({reasons})")
        return "\n".join(lines)

    def _say(self, message: str, color: str) -> None:
        if self._bar is not None:
            from rich.text import Text

            self._bar.console.print(Text(f"depesche: {message}", style=color))
        else:
            click.echo(click.style(f"depesche: {message}", fg=color), err=True)
