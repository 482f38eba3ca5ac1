"""`depesche export`: the archive's records to a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depesche.cli import shared

if TYPE_CHECKING:
    from depesche.reading.reader import ReadResult


@click.command("export")
@shared.archive_option
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True, help="What to write."
)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="File; standard output without.")
@shared.filter_options()
def command(where: str, form: str, output: Path | None, **asked: Any) -> None:
    """Write the records of the archive, as people corrected them and without those they rejected."""
    from depesche.exports import writer
    from depesche.reading.reader import ReadResult

    with shared.opened(where) as archive:

        def results() -> Iterator[ReadResult]:
            for document, records in archive.readings(**asked):
                yield ReadResult(document, records)

        if output is None:
            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(encoding="utf-8", newline="\n")
            writer(form)(results(), sys.stdout)
        else:
            with output.open("w", encoding="utf-8", newline="\n") as stream:
                writer(form)(results(), stream)
