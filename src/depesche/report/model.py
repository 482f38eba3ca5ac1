"""What a report is made of, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.records import Record, Span


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the words of a document, where they stand in characters, and who the document says it from."""

    number: int
    quote: str
    document: str
    start: int
    end: int
    record: str
    via: tuple[str, ...]
    source: int  # number of the source in the list of sources


@dataclass(frozen=True, slots=True)
class Source:
    """A document, as it is cited."""

    number: int
    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the numbers of its footnotes."""

    text: str
    notes: list[int]


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a heading; `more` tells that there are more in the archive."""

    title: str
    sentences: list[Sentence]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A dossier on the timeline."""

    type: str
    label: str
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading."""

    title: str
    columns: list[str]
    rows: list[list[str]]


@dataclass(slots=True)
class Report:
    """A whole report."""

    title: str
    language: str
    sections: list[Section] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    told_most: list[tuple[int, int, Sentence]] = field(default_factory=list)  # texts and documents that tell a sentence
    _known: dict[tuple[str, int, int], int] = field(default_factory=dict)
    _cited: dict[str, int] = field(default_factory=dict)

    def cite(self, record: Record, span: Span) -> int:
        """The number of the footnote for a span of a record's document; the same words have one number."""
        key = (record.document.sha256, span.start, span.end)
        if key not in self._known:
            number = self._known[key] = len(self.notes) + 1
            via = tuple(actor.name for actor in record.asserted_by)
            source = self._source(record)
            place = (record.document.id, span.start, span.end)
            self.notes.append(Note(number, span.text, *place, record=record.id, via=via, source=source))
        return self._known[key]

    def _source(self, record: Record) -> int:
        of = record.document
        if of.sha256 not in self._cited:
            number = self._cited[of.sha256] = len(self.sources) + 1
            told = (of.title, of.publisher, of.published, of.url)
            self.sources.append(Source(number, of.id, *told, sha256=of.sha256))
        return self._cited[of.sha256]
