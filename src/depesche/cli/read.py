"""`depesche read`: documents in, records out."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

import click

from depesche.cli import shared
from depesche.cli.exits import Exit
from depesche.cli.progress import Progress
from depesche.errors import Rejected

if TYPE_CHECKING:
    from depesche.errors import Rejection
    from depesche.sources.fields import Found

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


def _forms() -> Iterable[str]:
    from depesche.sources.forms import BY_NAME

    return BY_NAME


class Column(click.ParamType[tuple[str, str]]):
    """FIELD=COLUMN, with a field of a document."""

    name = "column"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        from depesche.sources.mapping import FIELDS

        if isinstance(value, tuple):
            return value
        field, equals, column = str(value).partition("=")
        if not equals or not column:
            return self.fail(f"{value!r} is no mapping. Write it as text=body.", param, ctx)
        if field not in FIELDS:
            return self.fail(f"a document has no field {field!r}. Fields are {', '.join(FIELDS)}.", param, ctx)
        return field, column


def source_options(function: shared.F) -> shared.F:
    """How input is taken in, the same for every command that takes documents."""
    for option in (
        click.option(
            "--allow-private", is_flag=True, help="Fetch from private and link-local addresses and this machine, too."
        ),
        click.option(
            "--column",
            "columns",
            type=Column(),
            multiple=True,
            metavar="FIELD=NAME",
            help="For CSV, Parquet, JSON Lines: the column that holds a field, as text=body. May be repeated.",
        ),
        click.option(
            "--from",
            "source_form",
            type=shared.Name("form", _forms),
            metavar="FORM",
            help="Form of all input: text, markdown, jsonl, csv, parquet, html, feed, docx, pdf, epub, rtf, mail, "
            "warc, wacz, zip, gzip. By default each is guessed from its content and name.",
        ),
    ):
        function = option(function)
    return function


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
@source_options
@shared.least_option
@click.option("--pipeline", metavar="NAME", help="An installed German spaCy pipeline instead of Depesche's own.")
def command(
    paths: tuple[str, ...],
    published: dt.date | None,
    form: str | None,
    source_form: str | None,
    columns: tuple[tuple[str, str], ...],
    allow_private: bool,
    confidence: float | None,
    pipeline: str | None,
) -> None:
    """Read documents and print their records.

    PATH is a file (text, Markdown, JSON Lines, CSV, Parquet, HTML, RSS and Atom, DOCX, PDF, EPUB, RTF, e-mail, WARC,
    WACZ, or a ZIP of any), a directory of such files, an address (https://…), or - for standard input. Records go to
    standard output; progress, warnings and a summary to standard error.
    """
    from depesche.sources import documents, size

    stream = shared.output()
    form = form or ("text" if stream.isatty() else "jsonl")
    with Progress(size(paths)) as progress:
        found = documents(
            paths,
            published=published,
            form=source_form,
            columns=dict(columns),
            allow_private=allow_private,
            advance=progress.advance,
        )
        _write(form, found, pipeline, confidence, stream, progress)
    if progress.rejected:
        click.get_current_context().exit(Exit.SOME_REJECTED if progress.documents else Exit.ALL_REJECTED)


def _write(
    form: str,
    found: Iterator[Found | Rejection],
    pipeline: str | None,
    confidence: float | None,
    stream: TextIO,
    progress: Progress,
) -> None:
    from depesche.errors import Rejection
    from depesche.reading.reader import Reader, ReadResult
    from depesche.records import Document

    reader = Reader(pipeline, confidence)
    places: deque[Found] = deque()  # of the documents handed to the Reader, which gives results in the same order

    def handed() -> Iterator[Document]:
        for item in found:
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
                result = replace(result, notes=[*place.notes, *result.notes])
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
