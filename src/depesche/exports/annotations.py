"""What stands where in a document: every span of its records as one flat list, and tokens that end where spans end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from depesche.exports.tables import spans
from depesche.reading.reader import ReadResult
from depesche.reading.view import plain
from depesche.records import Action, Agreement, Encounter, Office, Record, Statement, parts_of


@dataclass(frozen=True, slots=True)
class Annotation:
    """A span and what it is.

    Attributes:
        start, end: characters (code points) into the document's text.
        record: id of the record.
        type: of the record.
        part: what the span is evidence of (`evidence`, `content`, `cue`, `status`, `when` …), or the part an actor has.
        label: the record's kind, act, type of event or title; for mentions, who is meant.
    """

    start: int
    end: int
    record: str
    type: str
    part: str
    label: str


def annotated(result: ReadResult) -> list[Annotation]:
    """Evidence and mentions of all records of a document, in the order of the text."""
    found = [one for record in result.records for one in _of(record)]
    return sorted(dict.fromkeys(found), key=lambda one: (one.start, -one.end, one.record, one.part))


def _of(record: Record) -> Iterator[Annotation]:
    for part, _, span in spans(record):
        yield Annotation(span.start, span.end, record.id, record.type, part, label(record))
    for taking in parts_of(record):
        actor = taking.actor
        if actor.mention is not None:
            who = actor.id or actor.name
            yield Annotation(actor.mention.start, actor.mention.end, record.id, record.type, taking.part, who)


def label(record: Record) -> str:
    """The word that tells most about a record."""
    match record:
        case Encounter():
            return record.kind
        case Agreement():
            return record.statuses[-1].status if record.statuses else record.kind
        case Statement():
            return record.act
        case Action():
            return record.plover.type if record.plover else "action"
        case Office():
            return record.title


@dataclass(frozen=True, slots=True)
class Tokens:
    """A document's tokens and sentences as pairs of offsets; what lies between tokens is blank."""

    tokens: list[tuple[int, int]]
    sentences: list[tuple[int, int]]

    def covered(self, start: int, end: int) -> range:
        """The numbers of the tokens that begin within a span."""
        starts = [token[0] for token in self.tokens]
        return range(bisect_left(starts, start), bisect_right(starts, end - 1))


def tokenized(result: ReadResult) -> Tokens:
    """Tokens and sentences of the German tokenizer; a token ends wherever an annotation begins or ends."""
    from depesche import german

    text = result.document.text
    nlp = german.load()
    doc = nlp.get_pipe("german_sentences")(nlp.tokenizer(plain(text)))
    cuts = sorted({offset for one in annotated(result) for offset in (one.start, one.end)})
    tokens: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    for sentence in doc.sents:
        first = len(tokens)
        for token in sentence:
            begin, end = token.idx, token.idx + len(token.text)
            inner = cuts[bisect_right(cuts, begin) : bisect_left(cuts, end)]
            for one, other in zip([begin, *inner], [*inner, end], strict=True):
                if text[one:other].strip():
                    tokens.append((one, other))
        if len(tokens) > first:
            sentences.append((tokens[first][0], tokens[-1][1]))
    return Tokens(tokens, sentences)
