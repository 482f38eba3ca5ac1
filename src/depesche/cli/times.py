"""`depesche times`: documents in, their time expressions out."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TextIO

import click

from depesche.cli import shared
from depesche.cli.exits import Exit
from depesche.cli.progress import Progress
from depesche.cli.read import PublicationDate
from depesche.exports.timeml import Timed, write_timeml


class _Progress(Progress):
    """Counts time expressions in place of records."""

    times = 0

    def summary(self) -> str:
        """Documents, time expressions, rejections."""
        first = f"{shared.plural(self.documents, 'document')} · {shared.plural(self.times, 'time expression')}"
        return "\n".join([first, *super().summary().splitlines()[1:]])


@click.command("times")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--published",
    type=PublicationDate(),
    metavar="DATE",
    help="Publication date (YYYY-MM-DD) of documents that name none. Without one, „yesterday“ has no date.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("timeml", "jsonl")),
    default="timeml",
    show_default=True,
    help="What to print: the text with TIMEX3 tags, or a line a document with the offsets of its expressions.",
)
@click.option("--pipeline", metavar="NAME", help="An installed German spaCy pipeline instead of Depesche's own.")
def command(paths: tuple[str, ...], published: dt.date | None, form: str, pipeline: str | None) -> None:
    """Print the time expressions of documents, with their values (TimeML's TIMEX3, and EDTF in jsonl).

    PATH is what `depesche read` takes. In jsonl a line is {"id", "published", "text", "times": [{"start", "end",
    "type", "value", "text", "edtf"}]}; a value is null where its anchor is unknown.
    """
    from depesche.sources import size

    stream = shared.output()
    with _Progress(size(paths)) as progress:
        write = write_jsonl if form == "jsonl" else write_timeml
        write(_timed(paths, published, pipeline, progress), stream)
    if progress.rejected:
        click.get_current_context().exit(Exit.SOME_REJECTED if progress.documents else Exit.ALL_REJECTED)


def _timed(
    paths: tuple[str, ...], published: dt.date | None, pipeline: str | None, progress: _Progress
) -> Iterator[Timed]:
    from depesche.errors import Rejection
    from depesche.reading.reader import MAX_CHARACTERS, Reader, ReadResult
    from depesche.reading.times import times_of
    from depesche.sources import documents

    reader = Reader(pipeline)
    for item in documents(paths, published=published, advance=progress.advance):
        if isinstance(item, Rejection):
            progress.reject(item)
            continue
        document = item.document
        if len(document.text) > MAX_CHARACTERS:
            reason = f"the text has {len(document.text):,} characters, more than {MAX_CHARACTERS:,}"
            progress.reject(Rejection("too-long", reason, document.id, hint="Give one article a document."))
            continue
        progress.start(lambda: reader.nlp)
        try:
            times = times_of(reader.nlp, document)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:  # one document never stops the others
            reason = f"{type(error).__name__}: {error}"
            hint = "Please report it with the text."
            progress.reject(Rejection("reading-failed", reason, document.id, hint=hint))
            continue
        progress.count(ReadResult(document))
        progress.times += len(times)
        yield document, times


def write_jsonl(timed: Iterable[Timed], stream: TextIO) -> None:
    """A line a document: its text and the offsets (characters), types and values of its time expressions."""
    for document, times in timed:
        line = {
            "id": document.id,
            "published": document.published.isoformat() if document.published else None,
            "text": document.text,
            "times": [asdict(time) for time in times],
        }
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")
