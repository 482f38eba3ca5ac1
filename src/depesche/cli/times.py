"""`depesche times`: documents in, their time expressions out."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

import click

from depesche.cli.exits import Exit
from depesche.cli.progress import Progress, plural
from depesche.cli.read import PublicationDate
from depesche.reading.layers import TimeExpression
from depesche.records import Document

Timed = tuple[Document, list[TimeExpression]]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Progress(Progress):
    """Counts time expressions in place of records."""

    times = 0

    def summary(self) -> str:
        """Documents, time expressions, rejections."""
        first = f"{plural(self.documents, 'document')} · {plural(self.times, 'time expression')}"
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

    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", newline="\n")
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
    from depesche.reading.times import find_times
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
            times = find_times(reader.nlp(document.text), document.published)
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


def write_timeml(timed: Iterable[Timed], stream: TextIO) -> None:
    """TimeML 1.2.1 with inline TIMEX3; several documents stand in one `corpus` element, so that the output is one XML.

    A value that is unknown is written as an empty attribute, which TIMEX3 requires. Characters that XML can't hold
    become U+FFFD.
    """
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    waiting: Timed | None = None
    many = False
    for item in timed:
        if waiting is not None:
            if not many:
                stream.write("<corpus>\n")
            many = True
            stream.write(timeml(*waiting))
        waiting = item
    if waiting is not None:
        stream.write(timeml(*waiting))
    if many or waiting is None:
        stream.write("</corpus>\n" if many else "<corpus/>\n")


def timeml(document: Document, times: list[TimeExpression]) -> str:
    """One document as a TimeML element; the text inside `TEXT`, tags removed, is the document's text."""
    day = document.published.isoformat() if document.published else ""
    parts = [f"<TimeML>\n<DOCID>{_escaped(document.id)}</DOCID>\n"]
    if day:
        tag = _timex("t0", "DATE", day, day, ' functionInDocument="CREATION_TIME"')
        parts.append(f"<DCT>{tag}</DCT>\n")
    parts.append("<TEXT>")
    done = 0
    for number, time in enumerate(times, start=1):
        parts.append(_escaped(document.text[done : time.start]))
        parts.append(_timex(f"t{number}", time.type, time.value or "", time.text))
        done = time.end
    parts.append(_escaped(document.text[done:]))
    parts.append("</TEXT>\n</TimeML>\n")
    return "".join(parts)


def _timex(tid: str, kind: str, value: str, text: str, more: str = "") -> str:
    attributes = f"tid={quoteattr(tid)} type={quoteattr(kind)} value={quoteattr(value)}{more}"
    return f"<TIMEX3 {attributes}>{_escaped(text)}</TIMEX3>"


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
