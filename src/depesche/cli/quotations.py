"""`depesche quotations`: statements in the schemas of other tools."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

import click

from depesche.cli import shared
from depesche.cli.exits import Exit
from depesche.cli.progress import Progress
from depesche.cli.read import PublicationDate
from depesche.records import Document, Span, Statement

_TYPES = {
    "direct": "Direct",
    "indirect": "Indirect",
    "indirect_free_indirect": "IndirectFreeIndirect",
    "free_indirect": "FreeIndirect",
    "reported": "Reported",
}


@click.command("quotations")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--published", type=PublicationDate(), metavar="DATE", help="Publication date of documents without one.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["citron", "quotect", "jsonl"]),
    default="jsonl",
    show_default=True,
    help="citron and quotect: one JSON object a document, as those tools print it; jsonl: one statement record a line.",
)
@shared.confidence_option
def command(paths: tuple[str, ...], published: dt.date | None, form: str, confidence: float | None) -> None:
    """Print who said what, the unsure too.

    PATH is what `depesche read` takes.
    """
    from depesche.errors import Rejection
    from depesche.reading.reader import Reader
    from depesche.sources import documents, size

    stream = shared.output()
    with Progress(size(paths)) as progress:

        def handed() -> Iterator[Document]:
            for item in documents(paths, published=published, advance=progress.advance):
                if isinstance(item, Rejection):
                    progress.reject(item)
                else:
                    yield item.document

        for result in Reader(confidence=confidence or 0.0).read_many(handed()):
            if result.rejection is not None:
                progress.reject(result.rejection)
                continue
            progress.count(result)
            statements = [r for r in result.records if isinstance(r, Statement)]
            for line in _FORMATS[form](result.document, statements):
                stream.write(line + "\n")
    if progress.rejected:
        click.get_current_context().exit(Exit.SOME_REJECTED if progress.documents else Exit.ALL_REJECTED)


def quotect(document: Document, statements: list[Statement]) -> dict[str, Any]:
    """The schema of quotect: every part a list of spans, the type as in the Wikinews quotation corpus."""
    quotations = [
        {
            "quote": [_span(s) for s in said.content],
            "speaker": _mentions(many),
            "cue": [_span(s) for s in said.cue],
            "addressee": [_span(a.mention) for a in said.addressees if a.mention is not None],
            "frame": [_span(s) for s in said.frame],
            "type": _TYPES[said.mode],
        }
        for said, many in _joint(statements)
    ]
    return {"id": document.id, "quotations": quotations}


def citron(document: Document, statements: list[Statement]) -> dict[str, Any]:
    """The schema of Citron: quotes with cue, sources, contents, coreferences and confidence."""
    quotes = []
    for said, many in _joint(statements):
        sources, coreferences = [], []
        for one in many:
            if one.speaker is not None and one.speaker.mention is not None:
                sources.append(_span(one.speaker.mention))
                if one.speaker.name != one.speaker.mention.text:
                    coreferences.append({"text": one.speaker.name, "id": one.speaker.id})
        hull = said.cue
        cue = {"start": hull[0].start, "end": hull[0].end, "text": hull[0].text} if hull else None
        quotes.append(
            {
                "cue": cue,
                "sources": sources,
                "contents": [_span(s) for s in said.content],
                "coreferences": coreferences,
                "confidence": said.confidence,
            }
        )
    return {"id": document.id, "quotes": quotes}


def _joint(statements: list[Statement]) -> Iterator[tuple[Statement, list[Statement]]]:
    """Statements of joint speakers taken together again, as these schemas hold several speakers in one quotation."""

    def key(said: Statement) -> tuple[Any, ...]:
        return said.mode, tuple((s.start, s.end) for s in said.content), tuple((s.start, s.end) for s in said.cue)

    for _, group in groupby(statements, key=key):
        many = list(group)
        yield many[0], many


def _mentions(statements: list[Statement]) -> list[dict[str, Any]]:
    return [_span(s.speaker.mention) for s in statements if s.speaker is not None and s.speaker.mention is not None]


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


_FORMATS: dict[str, Callable[[Document, list[Statement]], list[str]]] = {
    "citron": lambda document, statements: [json.dumps(citron(document, statements), ensure_ascii=False)],
    "quotect": lambda document, statements: [json.dumps(quotect(document, statements), ensure_ascii=False)],
    "jsonl": lambda document, statements: [s.model_dump_json() for s in statements],
}
