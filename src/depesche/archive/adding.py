"""Documents into the archive: read on all cores, written by one, a transaction each.

What is known in this version is passed over, so a run that broke off is resumed by starting it again.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from sqlalchemy import Connection, Engine, select

import depesche
from depesche.archive import intake, judgements, near_duplicates, store
from depesche.archive.dossiers import joining
from depesche.archive.opening import writing
from depesche.archive.schema import documents, records
from depesche.archive.store import Outcome
from depesche.errors import Rejection
from depesche.records import Document, Note, Record
from depesche.sources.fields import Found

if TYPE_CHECKING:
    from depesche.reading.reader import Reader, ReadResult

CHUNK = 8  # documents handed to a reading process at a time
_AHEAD = 3  # chunks a process that are read ahead of the writer


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document, or of a piece of input that is none."""

    id: str
    outcome: Outcome | None = None
    records: tuple[Record, ...] = ()
    notes: tuple[Note, ...] = ()
    rejection: Rejection | None = None
    document: Document | None = None  # that was read; null where nothing needed reading


def store_reading(
    connection: Connection, run: int, version: str, document: Document, found: list[Record], notes: list[Note]
) -> Outcome:
    """Store what was read of a document, inside the caller's transaction.

    New text is added; known text gets its records replaced, and people's judgements put on the new ones.
    """
    old = store.known(connection, [document.sha256]).get(document.sha256)
    if old is None:
        number = store.put_document(connection, run, version, document, notes)
        numbers = store.put_records(connection, number, version, found, store.anchors(found, []))
        near_duplicates.compare(connection, number, document.text)
        joining.place(connection, numbers)
        return "added"
    number, by = old
    first = connection.execute(select(documents).where(documents.c.number == number)).one()
    if first.id != document.id:
        new = store.put_appearance(connection, number, document)
        if by == version:
            return "appeared" if new else "unchanged"
        # A document known under another id keeps the id it was first stored under, and so do its records.
        reference = store.document_of(first).reference
        found = [record.model_copy(update={"document": reference}).with_id() for record in found]
    store.touch_document(connection, number, run, version, notes)
    rows = connection.execute(select(records).where(records.c.document == number)).all()
    seen = [(row.anchor, store.mark(store.record_of(row))) for row in rows]
    seen += judgements.remembered(connection, document.sha256)
    before = {row.anchor: row.dossier for row in rows if row.dossier is not None}
    gone = [row.number for row in rows]
    joining.leave(connection, gone)
    store.drop_records(connection, gone)
    numbers = store.put_records(connection, number, version, found, store.anchors(found, seen))
    judgements.apply(connection, number, document.sha256)
    joining.place(connection, numbers, before)
    return "replaced"


class _Settings(NamedTuple):
    """What a `depesche.Reader` is made with."""

    pipeline: str | None
    confidence: float | None


class Reads(Protocol):
    """Reads chunks of documents, in order."""

    def __call__(self, chunks: Iterator[list[Document]]) -> Iterator[list[ReadResult]]: ...


def add(
    engine: Engine,
    found: Iterable[Found | Rejection],
    *,
    jobs: int = 1,
    pipeline: str | None = None,
    confidence: float | None = None,
    again: bool = False,
    version: str | None = None,
    start: Callable[[], object] = lambda: None,
    options: Mapping[str, Any] | None = None,
) -> Iterator[Added]:
    """Read and store documents; what became of each, once it is safely stored.

    Args:
        engine: of the archive.
        found: documents with where they stand, and what was rejected before.
        jobs: processes that read.
        pipeline: an installed German spaCy pipeline in place of Depesche's own.
        confidence: the least that records must have to be stored, as `depesche.Reader` takes it.
        again: read again what is known in this version too.
        version: what the records are stored as made by; by default this version of Depesche.
        start: called when the first document is about to be read.
        options: how the input is taken in, kept with what is rejected so that it can be tried again.
    """
    made_by = version or depesche.__version__
    with writing(engine) as connection:
        run = store.start_run(connection, made_by)
    queue = _Queue(engine, found, run, made_by, again, start, options or {})
    settings = _Settings(pipeline, confidence)
    reads = _in_process(settings) if jobs <= 1 else _in_pool(jobs, settings)
    for results in reads(queue.chunks()):
        yield from queue.done()
        for result in results:
            yield queue.store(result)
            yield from queue.twins(result.document.sha256)
    yield from queue.done()
    with writing(engine) as connection:
        intake.forget(connection, queue.read_again, run)
        store.finish_run(connection, run)


class _Queue:
    """What waits to be read and what was told meanwhile."""

    def __init__(
        self,
        engine: Engine,
        found: Iterable[Found | Rejection],
        run: int,
        version: str,
        again: bool,
        start: Callable[[], object],
        options: Mapping[str, Any],
    ) -> None:
        self._engine = engine
        self._found = iter(found)
        self._run = run
        self._version = version
        self._again = again
        self._start = start
        self._options = options
        self._done: deque[Added] = deque()
        self._places: dict[str, Found] = {}  # of the documents being read, by hash
        self._twins: dict[str, list[Found]] = {}  # of the documents being read, the same text again
        with engine.connect() as connection:
            self._rejected = intake.inputs(connection)
        self.read_again: set[str] = set()  # inputs of which something was rejected before

    def chunks(self) -> Iterator[list[Document]]:
        """Documents that need reading."""
        while batch := list(islice(self._found, CHUNK)):
            if self._rejected:
                self.read_again.update(name for item in batch if (name := item.input or item.source) in self._rejected)
            chunk = self._needed([item for item in batch if not isinstance(item, Rejection)])
            self._done.extend(self._reject(item) for item in batch if isinstance(item, Rejection))
            if chunk:
                self._start()
            yield chunk

    def _reject(self, rejection: Rejection) -> Added:
        with writing(self._engine) as connection:
            intake.reject(connection, self._run, rejection, self._options)
        return Added(rejection.source, rejection=rejection)

    def _needed(self, batch: list[Found]) -> list[Document]:
        with self._engine.connect() as connection:
            known = store.known(connection, [item.document.sha256 for item in batch])
        out = []
        for item in batch:
            document = item.document
            number, version = known.get(document.sha256, (0, ""))
            if document.sha256 in self._places:
                self._twins.setdefault(document.sha256, []).append(item)
            elif number and version == self._version and not self._again:
                self._done.append(self._appeared(item, number))
            else:
                if number:
                    document = self._first(number)
                self._places[item.document.sha256] = item
                out.append(document)
        return out

    def _first(self, number: int) -> Document:
        """The document as it was stored first, so that its records' ids stay."""
        with self._engine.connect() as connection:
            row = connection.execute(select(documents).where(documents.c.number == number)).one()
        return store.document_of(row)

    def _appeared(self, item: Found, number: int) -> Added:
        with writing(self._engine) as connection:
            new = store.put_appearance(connection, number, item.document)
            intake.accept(connection, item.source, item.line, item.validators)
        return Added(item.document.id, "appeared" if new else "unchanged")

    def done(self) -> Iterator[Added]:
        """What needed no reading."""
        while self._done:
            yield self._done.popleft()

    def store(self, result: ReadResult) -> Added:
        """Store what was read. Text in another language is kept without records."""
        place = self._places.pop(result.document.sha256)
        refused = result.rejection
        foreign = refused is not None and refused.code == "not-german"
        if refused is not None and not foreign:
            self._reject(replace(refused, source=place.source, line=place.line, input=place.input))
            return Added(result.document.id, rejection=replace(refused, source=place.source, line=place.line))
        document = _in_its_language(result.document) if foreign else result.document
        notes = [*place.notes, *result.notes]
        with writing(self._engine) as connection:
            outcome = store_reading(connection, self._run, self._version, document, result.records, notes)
            if outcome == "replaced" and place.document.id != document.id:
                number = store.known(connection, [document.sha256])[document.sha256][0]
                store.put_appearance(connection, number, place.document)
            intake.accept(connection, place.source, place.line, place.validators)
        if foreign:
            return Added(place.document.id, "kept", notes=tuple(notes), document=document)
        return Added(place.document.id, outcome, tuple(result.records), tuple(notes), document=document)

    def twins(self, sha256: str) -> Iterator[Added]:
        """The same text again, under other ids, while it was being read."""
        for item in self._twins.pop(sha256, []):
            with self._engine.connect() as connection:
                number = store.known(connection, [sha256]).get(sha256, (0, ""))[0]
            if number:
                yield self._appeared(item, number)
            else:
                reason = "the same text was rejected elsewhere in this run"
                yield self._reject(Rejection("reading-failed", reason, item.source, item.line, input=item.input))


def _in_its_language(document: Document) -> Document:
    """The document with the language it seems to be in, unless it names one."""
    from depesche.german.language import UNDETERMINED, language_of

    if document.language:
        return document
    return document.model_copy(update={"language": language_of(document.text) or UNDETERMINED})


def _in_process(settings: _Settings) -> Reads:
    from depesche.reading.reader import Reader

    reader = Reader(*settings)

    def reads(chunks: Iterator[list[Document]]) -> Iterator[list[ReadResult]]:
        for chunk in chunks:
            yield list(reader.read_many(chunk)) if chunk else []

    return reads


def _in_pool(jobs: int, settings: _Settings) -> Reads:
    def reads(chunks: Iterator[list[Document]]) -> Iterator[list[ReadResult]]:
        pool = _pool(jobs, settings)
        window: deque[tuple[list[Document], Future[list[ReadResult]]]] = deque()
        try:
            ended = False
            while window or not ended:
                while not ended and len(window) < jobs * _AHEAD:
                    chunk = next(chunks, None)
                    if chunk is None:
                        ended = True
                    else:
                        window.append((chunk, pool.submit(_read, chunk)))
                if not window:
                    break
                chunk, future = window.popleft()
                try:
                    yield future.result()
                except BrokenProcessPool:
                    # A process was killed, for want of memory say: find the document at fault, read the others again.
                    pool.shutdown(wait=False, cancel_futures=True)
                    yield from ([result] for result in _one_by_one(chunk, settings))
                    pool = _pool(jobs, settings)
                    window = deque((waiting, pool.submit(_read, waiting)) for waiting, _ in window)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    return reads


def _one_by_one(chunk: list[Document], settings: _Settings) -> Iterator[ReadResult]:
    from depesche.reading.reader import ReadResult

    for document in chunk:
        with _pool(1, settings) as pool:
            try:
                yield from pool.submit(_read, [document]).result()
            except BrokenProcessPool:
                reason = "the process that read it was killed"
                refused = Rejection("reading-failed", reason, document.id, hint="Is there enough memory?")
                yield ReadResult(document, rejection=refused)


def _pool(jobs: int, settings: _Settings) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_load, initargs=settings
    )


_reader: Reader  # one a process


def _load(pipeline: str | None, confidence: float | None) -> None:
    import signal

    from depesche.reading.reader import Reader

    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends the pool
    _reader = Reader(pipeline, confidence)


def _read(chunk: list[Document]) -> list[ReadResult]:
    return list(_reader.read_many(chunk)) if chunk else []
