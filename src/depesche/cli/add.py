"""`depesche add`: documents into the archive."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import click
from pydantic import BaseModel

from depesche.cli import shared
from depesche.cli.exits import Exit
from depesche.cli.progress import Progress
from depesche.cli.read import PublicationDate, source_options

if TYPE_CHECKING:
    from depesche.archive import Archive
    from depesche.archive.adding import Added
    from depesche.errors import Rejection
    from depesche.sources.fields import Found

_PARALLEL = 300_000  # bytes from which on it pays to start reading processes


class AddProgress(Progress):
    """Counts what became of documents too."""

    def __init__(self, total: int | None) -> None:
        super().__init__(total)
        self.outcomes: dict[str, int] = {}
        self.languages: dict[str, int] = {}  # of documents that were kept without being read

    def take(self, one: Added) -> None:
        """Count what became of one document, or say why it was rejected."""
        from depesche.reading.reader import ReadResult

        if one.rejection is not None:
            self.reject(one.rejection)
            return
        outcome = one.outcome or "unchanged"
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        if outcome == "kept" and one.document is not None:
            language = str(one.document.language)
            self.languages[language] = self.languages.get(language, 0) + 1
        elif one.document is not None:
            self.count(ReadResult(one.document, list(one.records), list(one.notes)))

    def summary(self) -> str:
        """How many were added, replaced, known; then the summary of reading."""
        named = {"added": "added", "replaced": "read again", "appeared": "known text elsewhere", "unchanged": "known"}
        kept = ", ".join(f"{count:,} {language}" for language, count in sorted(self.languages.items()))
        named["kept"] = f"kept but not read ({kept})"
        parts = [f"{self.outcomes[name]:,} {word}" for name, word in named.items() if self.outcomes.get(name)]
        return "\n".join([", ".join(parts) or shared.plural(0, "document") + " added", *super().summary().splitlines()])


class Summary(BaseModel):
    """What `depesche add --json` prints."""

    added: int = 0
    replaced: int = 0
    appeared: int = 0
    unchanged: int = 0
    kept: int = 0
    rejected: int = 0
    records: dict[str, int] = {}


@click.command("add")
@click.argument("paths", nargs=-1, metavar="PATH…")
@shared.archive_option
@click.option("--published", type=PublicationDate(), metavar="DATE", help="Publication date of documents without one.")
@source_options
@click.option("--retry", is_flag=True, help="Try again what was rejected; with PATH only that.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes that read; by default one a core.")
@click.option("--pipeline", metavar="NAME", help="An installed German spaCy pipeline instead of Depesche's own.")
@shared.least_option
@click.option("--again", is_flag=True, help="Read again what this version has read already.")
@shared.json_option
def command(
    paths: tuple[str, ...],
    where: str,
    published: dt.date | None,
    source_form: str | None,
    columns: tuple[tuple[str, str], ...],
    allow_private: bool,
    retry: bool,
    jobs: int | None,
    pipeline: str | None,
    confidence: float | None,
    again: bool,
    as_json: bool,
) -> None:
    """Read documents into the archive, which is made if it is not there.

    PATH is what `depesche read` takes. Each document is stored at once and as a whole; a text that is known is passed
    over, so a run that broke off goes on where it stood when it is started again. After an update of Depesche known
    documents are read again: their records are replaced, people's judgements stay.

    Documents in other languages than German are kept without being read. What is rejected is kept with its reason
    (`depesche status --rejections`) and tried again with --retry.
    """
    from depesche.archive import Archive
    from depesche.sources import size

    if not paths and not retry:
        raise click.UsageError("Name a PATH, or --retry what was rejected.")
    options = Options(published, source_form, dict(columns), allow_private)
    with Archive(where, create=not retry) as archive:
        rounds = _rejected(archive, paths) if retry else [(list(paths), options)]
        total = size([path for group, _ in rounds for path in group])
        if jobs is None:
            jobs = 1 if total is not None and total < _PARALLEL else os.cpu_count() or 1
        with AddProgress(total) as progress:
            start = lambda: progress.start(lambda: None)  # noqa: E731
            for group, how in rounds:
                found = how.documents(group, archive, progress.advance)
                added = archive.add_found(
                    found,
                    jobs=jobs,
                    pipeline=pipeline,
                    confidence=confidence,
                    again=again,
                    start=start,
                    options=how.stored(),
                )
                for one in added:
                    progress.take(one)
    if as_json:
        shared.print_json(Summary(**progress.outcomes, rejected=progress.rejected, records=dict(progress.records)))
    if progress.rejected:
        click.get_current_context().exit(Exit.SOME_REJECTED if progress.outcomes else Exit.ALL_REJECTED)


@dataclass(frozen=True)
class Options:
    """How input is taken in; kept with what is rejected."""

    published: dt.date | None = None
    form: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    allow_private: bool = False

    def documents(
        self, paths: Iterable[str], archive: Archive, advance: Callable[[int], None]
    ) -> Iterator[Found | Rejection]:
        """What these paths hold; pages that are in the archive are fetched only where they have changed."""
        from depesche.sources import documents
        from depesche.sources.web import Web

        web = Web(memory=archive, allow_private=self.allow_private)
        return documents(
            paths, published=self.published, form=self.form, columns=self.columns, web=web, advance=advance
        )

    def stored(self) -> dict[str, Any]:
        """As JSON; what is as usual is left out."""
        told = {**asdict(self), "published": self.published.isoformat() if self.published else None}
        return {key: value for key, value in told.items() if value}

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Options:
        """From JSON."""
        published = stored.get("published")
        return cls(**{**stored, "published": dt.date.fromisoformat(published) if published else None})


def _rejected(archive: Archive, paths: Sequence[str]) -> list[tuple[list[str], Options]]:
    """The inputs to try again, those that were to be read alike together."""
    from depesche.sources import STDIN

    groups: dict[str, tuple[dict[str, None], Options]] = {}
    for one in archive.rejections():
        if one.input == STDIN or (paths and one.input not in paths):
            continue
        inputs, _ = groups.setdefault(json.dumps(one.options, sort_keys=True), ({}, Options.load(one.options)))
        inputs[one.input] = None
    return [(list(inputs), options) for inputs, options in groups.values()]
