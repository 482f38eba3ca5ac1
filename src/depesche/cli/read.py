"""`depesche read`: documents in, records out."""

from __future__ import annotations

import datetime as dt
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import TextIO

import click

from depesche.cli.exits import Exit
from depesche.cli.progress import Progress
from depesche.errors import Rejected

_FORMATS = ("text", "jsonl", "csv")


class PublicationDate(click.ParamType[dt.date | None]):
    """An ISO 8601 date that exists."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date | None:
        from depesche.sources.fields import parse_date

        try:
            return parse_date(value)
        except Rejected as rejected:
            return self.fail(f"{rejected.rejection.reason}. {rejected.rejection.hint}", param, ctx)


@click.command("read")
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
    type=click.Choice(_FORMATS),
    help="What to print: text for people (default on a terminal), jsonl (default elsewhere) or csv.",
)
@click.option("--pipeline", metavar="NAME", help="An installed German spaCy pipeline instead of Depesche's own.")
def command(paths: tuple[str, ...], published: dt.date | None, form: str | None, pipeline: str | None) -> None:
    """Read documents and print their records.

    PATH is a text file (one document), a JSON Lines file (.jsonl, .ndjson: one document a line), a directory of such
    files, or - for standard input. Records go to standard output; progress, warnings and a summary to standard error.
    """
    from depesche.sources import size

    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", newline="\n")
    form = form or ("text" if stream.isatty() else "jsonl")
    with Progress(size(paths)) as progress:
        _write(form, paths, published, pipeline, stream, progress)
    if progress.rejected:
        click.get_current_context().exit(Exit.SOME_REJECTED if progress.documents else Exit.ALL_REJECTED)


def _write(
    form: str,
    paths: tuple[str, ...],
    published: dt.date | None,
    pipeline: str | None,
    stream: TextIO,
    progress: Progress,
) -> None:
    from depesche.errors import Rejection
    from depesche.reading.reader import Reader, ReadResult
    from depesche.records import Document
    from depesche.sources import documents
    from depesche.sources.fields import Found

    reader = Reader(pipeline)
    places: deque[Found] = deque()  # of the documents handed to the Reader, which gives results in the same order

    def handed() -> Iterator[Document]:
        for item in documents(paths, published=published, advance=progress.advance):
            if isinstance(item, Rejection):
                progress.reject(item)
            else:
                progress.start(lambda: reader.nlp)
                places.append(item)
                yield item.document

    def results() -> Iterator[ReadResult]:
        for result in reader.read_many(handed()):
            place = places.popleft()
            if result.rejection is None:
                progress.count(result)
                yield result
            else:
                progress.reject(replace(result.rejection, source=place.source, line=place.line))

    if form == "text":
        from depesche.cli.render import write

        write(results(), stream)
    else:
        from depesche.exports import writer

        writer(form)(results(), stream)
