"""The public face of reading: documents in, records out, one at a time or in a stream."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from depesche.errors import PipelineError, Rejected, Rejection
from depesche.german import remembering
from depesche.reading import hyphens
from depesche.reading.confidence import sure
from depesche.reading.view import plain
from depesche.records import Document, Note, Record

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from depesche.reading.layers import Reading

MAX_CHARACTERS = 1_000_000  # spaCy's own bound; no article comes near it
BATCH = 32  # documents


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What became of one document: its records and notes, or the reason why it could not be read."""

    document: Document
    records: list[Record] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    rejection: Rejection | None = None

    def _repr_html_(self) -> str:
        from depesche.records import display

        return display.records(self.document, self.records)


class Reader:
    """Reads documents with one spaCy pipeline, which is loaded when it is first needed.

    Args:
        pipeline: a German spaCy pipeline or the name of an installed one; null is Depesche's own.
        confidence: the least that records must have (0 to 1), 0 for all there are; by default what is below
            `depesche.reading.confidence.FLOORS` is left out.
    """

    def __init__(self, pipeline: str | Language | None = None, confidence: float | None = None) -> None:
        self._pipeline = pipeline
        self._confidence = confidence
        self._nlp: Language | None = None

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline; raises PipelineError where it can't be loaded or is not a German one."""
        if self._nlp is None:
            self._nlp = _load(self._pipeline)
        return self._nlp

    def read(self, document: Document) -> list[Record]:
        """The records of one document, in the order of their evidence.

        Raises:
            Rejected: the document can't be read; `rejection` says why.
            PipelineError: the pipeline can't be loaded.
        """
        result = next(self.read_many([document]))
        if result.rejection is not None:
            raise Rejected(result.rejection)
        return result.records

    def read_many(self, documents: Iterable[Document]) -> Iterator[ReadResult]:
        """One result a document, in order. A fault in one document becomes its rejection and stops no other.

        Memory is bounded by a batch of documents, however long the stream.

        Raises:
            PipelineError: the pipeline can't be loaded.
        """
        stream = iter(documents)
        while batch := list(islice(stream, BATCH)):
            yield from self._read(batch)
            remembering.forget()

    def _read(self, batch: list[Document]) -> list[ReadResult]:
        refusals = [_refusal(document) for document in batch]
        good = [document for document, refusal in zip(batch, refusals, strict=True) if refusal is None]
        # New words leave the vocabulary with the zone; nothing of a Doc outlives it.
        with self.nlp.memory_zone() if good else nullcontext():
            docs = iter(_parse(self.nlp, good) if good else [])
            return [
                _analyse(document, next(docs), self._confidence)
                if refusal is None
                else ReadResult(document, rejection=refusal)
                for document, refusal in zip(batch, refusals, strict=True)
            ]


def _load(pipeline: str | Language | None) -> Language:
    if pipeline is None:
        from depesche import german

        try:
            return german.load()
        except OSError as error:
            message = f"Depesche's own pipeline can't be loaded: {error}"
            raise PipelineError(message, hint="The installation is damaged; install Depesche again.") from error
    if isinstance(pipeline, str):
        import spacy

        try:
            pipeline = spacy.load(pipeline)
        except Exception as error:  # third-party configurations fail in many ways
            raise PipelineError(
                f"the spaCy pipeline {pipeline!r} can't be loaded: {error}",
                hint=f"Is it installed in this environment (python -m spacy download {pipeline})?",
            ) from error
    if pipeline.lang != "de":
        raise PipelineError(f"the spaCy pipeline is for {pipeline.lang!r}, not for German", hint="Name a German one.")
    return pipeline


def _refusal(document: Document) -> Rejection | None:
    """Why this document can't be read, before any work is spent on it."""
    from depesche.german.language import is_german

    if not document.text.strip():
        return Rejection("empty", "the document has no text", document.id)
    if len(document.text) > MAX_CHARACTERS:
        reason = f"the text has {len(document.text):,} characters, more than {MAX_CHARACTERS:,}"
        return Rejection("too-long", reason, document.id, hint="Give one article a document.")
    if document.language and document.language.lower().replace("_", "-").split("-")[0] not in {"de", "deu", "ger"}:
        return Rejection("not-german", f"its language is given as {document.language!r}", document.id)
    if not is_german(document.text):
        return Rejection("not-german", "the text does not look like German", document.id)
    return None


def _parse(nlp: Language, documents: list[Document]) -> list[Doc | Exception]:
    """A `Doc` a document; where the batch fails, the documents go one by one to find the one at fault."""
    try:
        return list(nlp.pipe(plain(hyphens.without(document).text) for document in documents))
    except Exception:
        out: list[Doc | Exception] = []
        for document in documents:
            try:
                out.append(nlp(plain(hyphens.without(document).text)))
            except Exception as error:  # the slow path, taken only after a fault
                out.append(error)
        return out


def _analyse(document: Document, doc: Doc | Exception, confidence: float | None) -> ReadResult:
    if isinstance(doc, Exception):
        return ReadResult(document, rejection=_fault(document, doc))
    try:
        records, notes = hyphens.restored(document, *read_doc(hyphens.without(document), doc, confidence))
    except Exception as error:  # a fault in one document never stops the others
        return ReadResult(document, rejection=_fault(document, error))
    return ReadResult(document, records, notes)


def read_doc(document: Document, doc: Doc, confidence: float | None = None) -> tuple[list[Record], list[Note]]:
    """The records and notes of a document whose text a pipeline has tagged; every record has its id.

    `confidence` is the least that records must have, as `Reader` takes it.
    """
    from depesche.reading.rating import rated

    reading, records = build(document, doc)
    return [r for r in rated(reading, records) if sure(r, confidence)], reading.notes


def build(document: Document, doc: Doc) -> tuple[Reading, list[Record]]:
    """The layers of a tagged document and all records made of them, not yet rated."""
    from depesche.german.texts import text_of
    from depesche.reading import actions, agreements, encounters, offices, statements
    from depesche.reading.analyse import analyse

    if text_of(doc) not in (document.text, plain(document.text)):
        raise PipelineError("the pipeline altered the text", hint="Use one whose tokenizer is non-destructive.")
    reading = analyse(document, _annotated(doc))
    # The Doc may hold the plain view; what records quote is the stored text.
    reading.times = [replace(time, text=document.text[time.start : time.end]) for time in reading.times]
    records: list[Record] = []
    for builder in (offices, encounters, agreements, statements, actions):  # offices tell for whom persons act
        records += builder.build(reading)
    records.sort(key=lambda record: (record.evidence[0].start, record.evidence[0].end, record.type))
    return reading, list({r.id: r for r in (record.with_id() for record in records)}.values())


def _annotated(doc: Doc) -> Doc:
    """The `Doc` in Depesche's tag set, or its tokens read by the own pipeline where its pipeline tells too little."""
    from spacy.tokens import Doc

    from depesche import german
    from depesche.german import morphology, pipeline

    if pipeline.is_own(doc):
        return doc
    if all(doc.has_annotation(layer) for layer in ("SENT_START", "TAG", "MORPH")) and morphology.is_stts(doc):
        return morphology.adapt(doc)
    own = german.load()
    words, spaces = [plain(token.text) for token in doc], [bool(token.whitespace_) for token in doc]
    return own(Doc(own.vocab, words=words, spaces=spaces))


def _fault(document: Document, error: Exception) -> Rejection:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    reason = f"{type(error).__name__}: {error}{place}"
    return Rejection("reading-failed", reason, document.id, hint="Please report it with the text.")
