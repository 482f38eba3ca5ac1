"""TimeML 1.2.1: the text with its time expressions as inline TIMEX3 tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from depesche.exports.markup import attributes, content
from depesche.reading.layers import TimeExpression
from depesche.reading.reader import MAX_CHARACTERS, ReadResult
from depesche.records import Document

Timed = tuple[Document, list[TimeExpression]]


def write(results: Iterable[ReadResult], stream: TextIO) -> None:
    """All time expressions of the documents, those in no record too: the texts are read again for them."""
    write_timeml(_timed(results), stream)


def _timed(results: Iterable[ReadResult]) -> Iterator[Timed]:
    from depesche import german
    from depesche.reading.times import times_of

    for result in results:
        document = result.document
        readable = len(document.text) <= MAX_CHARACTERS
        yield document, times_of(german.load(), document) if readable else []


def write_timeml(timed: Iterable[Timed], stream: TextIO) -> None:
    """TimeML with inline TIMEX3; several documents stand in one `corpus` element, so that the output is one XML.

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
    parts = [f"<TimeML>\n<DOCID>{content(document.id)}</DOCID>\n"]
    if day:
        tag = _timex(day, tid="t0", type="DATE", value=day, functionInDocument="CREATION_TIME")
        parts.append(f"<DCT>{tag}</DCT>\n")
    parts.append("<TEXT>")
    done = 0
    for number, time in enumerate(times, start=1):
        parts.append(content(document.text[done : time.start]))
        parts.append(_timex(time.text, tid=f"t{number}", type=time.type, value=time.value or ""))
        done = time.end
    parts.append(content(document.text[done:]))
    parts.append("</TEXT>\n</TimeML>\n")
    return "".join(parts)


def _timex(text: str, **values: str) -> str:
    return f"<TIMEX3{attributes(**values)}>{content(text)}</TIMEX3>"
