"""`depesche add`: documents into the archive."""

from __future__ import annotations

import datetime as dt
import os

import click
from pydantic import BaseModel

from depesche.cli import shared
from depesche.cli.exits import Exit
from depesche.cli.progress import Progress, plural
from depesche.cli.read import PublicationDate

_PARALLEL = 300_000  # bytes from which on it pays to start reading processes


class _Progress(Progress):
    """Counts what became of documents too."""

    def __init__(self, total: int | None) -> None:
        super().__init__(total)
        self.outcomes: dict[str, int] = {}

    def summary(self) -> str:
        """How many were added, replaced, known; then the summary of reading."""
        named = {"added": "added", "replaced": "read again", "appeared": "known text elsewhere", "unchanged": "known"}
        parts = [f"{self.outcomes[name]:,} {word}" for name, word in named.items() if self.outcomes.get(name)]
        return "\n".join([", ".join(parts) or plural(0, "document") + " added", *super().summary().splitlines()])


class Summary(BaseModel):
    """What `depesche add --json` prints."""

    added: int = 0
    replaced: int = 0
    appeared: int = 0
    unchanged: int = 0
    rejected: int = 0
    records: dict[str, int] = {}


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@shared.archive_option
@click.option("--published", type=PublicationDate(), metavar="DATE", help="Publication date of documents without one.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes that read; by default one a core.")
@click.option("--pipeline", metavar="NAME", help="An installed German spaCy pipeline instead of Depesche's own.")
@click.option("--again", is_flag=True, help="Read again what this version has read already.")
@shared.json_option
def command(
    paths: tuple[str, ...],
    where: str,
    published: dt.date | None,
    jobs: int | None,
    pipeline: str | None,
    again: bool,
    as_json: bool,
) -> None:
    """Read documents into the archive, which is made if it is not there.

    PATH is what `depesche read` takes. Each document is stored at once and as a whole; a text that is known is passed
    over, so a run that broke off goes on where it stood when it is started again. After an update of Depesche known
    documents are read again: their records are replaced, people's judgements stay.
    """
    from depesche.archive import Archive
    from depesche.reading.reader import ReadResult
    from depesche.sources import documents, size

    total = size(paths)
    if jobs is None:
        jobs = 1 if total is not None and total < _PARALLEL else os.cpu_count() or 1
    with Archive(where) as archive, _Progress(total) as progress:
        found = documents(paths, published=published, advance=progress.advance)
        start = lambda: progress.start(lambda: None)  # noqa: E731
        for one in archive.add_found(found, jobs=jobs, pipeline=pipeline, again=again, start=start):
            if one.rejection is not None:
                progress.reject(one.rejection)
                continue
            outcome = one.outcome or "unchanged"
            progress.outcomes[outcome] = progress.outcomes.get(outcome, 0) + 1
            if one.document is not None:
                progress.count(ReadResult(one.document, list(one.records), list(one.notes)))
    if as_json:
        shared.print_json(Summary(**progress.outcomes, rejected=progress.rejected, records=dict(progress.records)))
    if progress.rejected:
        click.get_current_context().exit(Exit.SOME_REJECTED if progress.outcomes else Exit.ALL_REJECTED)
