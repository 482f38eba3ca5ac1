"""The public face of the archive: everything it can do, as methods that take and return typed objects."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import Connection, distinct, func, select

import depesche
from depesche.archive import (
    adding,
    copying,
    finding,
    identity,
    intake,
    judgements,
    opening,
    reports,
    reviewing,
    search,
    status,
    views,
)
from depesche.archive import schema as s
from depesche.archive.adding import Added
from depesche.archive.browsing import Browser
from depesche.archive.errors import JudgementError
from depesche.archive.opening import DEFAULT, writing
from depesche.archive.search import Filter
from depesche.archive.store import Outcome, document_of, finish_run, record_of, start_run
from depesche.errors import Rejection
from depesche.records import Document, Note, Record
from depesche.sources.fields import Found, Validators

if TYPE_CHECKING:
    import pandas
    import polars

    from depesche.exports.run import Exported

T = TypeVar("T")


class Archive:
    """Documents with their records, and the dossiers that join them. Several processes may read while one writes.

    >>> archive = depesche.Archive("depesche.db")  # doctest: +SKIP
    >>> archive.agreement("Partnerschaft").life  # doctest: +SKIP

    Args:
        where: a file (SQLite) or a URL of SQLAlchemy's (`postgresql+psycopg://user@host/name`).
        create: set it up if it is not there yet.

    Raises:
        ArchiveError: it can't be opened.
    """

    def __init__(self, where: str | Path = DEFAULT, *, create: bool = True) -> None:
        self.where = str(where)
        self._engine = opening.open_engine(where, create=create)
        self.browse = Browser(self._engine)  # paged and counted views, for screens

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the connections."""
        self.browse.close()
        self._engine.dispose()

    # Adding

    def add(
        self,
        documents: Iterable[Document],
        *,
        jobs: int = 1,
        pipeline: str | None = None,
        confidence: float | None = None,
        again: bool = False,
    ) -> Iterator[Added]:
        """Read documents and store their records; what became of each, once it is safely stored.

        Known text is passed over, unless another version of Depesche read it last, or `again`. `confidence` is the
        least that records must have, as `depesche.Reader` takes it.
        """
        found = (Found(d, d.id) for d in documents)
        return self.add_found(found, jobs=jobs, pipeline=pipeline, confidence=confidence, again=again)

    def add_found(
        self,
        found: Iterable[Found | Rejection],
        *,
        jobs: int = 1,
        pipeline: str | None = None,
        confidence: float | None = None,
        again: bool = False,
        start: Callable[[], object] = lambda: None,
        options: Mapping[str, Any] | None = None,
    ) -> Iterator[Added]:
        """The same for what `depesche.sources.documents` finds, rejections among it, which are kept for trying again.

        `options` are the keywords that `documents` was given, as far as they are needed to read the same input again.
        """
        return adding.add(
            self._engine,
            found,
            jobs=jobs,
            pipeline=pipeline,
            confidence=confidence,
            again=again,
            start=start,
            options=options,
        )

    def rejections(self, limit: int | None = None) -> list[views.RejectedInput]:
        """Inputs that could not be taken in, the oldest first."""
        return self._read(lambda c: list(intake.rejected(c, limit)))

    def validators(self, url: str) -> Validators | None:
        """What a server gave along with a page when it was last taken in."""
        return self._read(lambda c: intake.validators(c, url))

    def feeds(self) -> list[views.WatchedFeed]:
        """The feeds that were ever watched."""
        return self._read(intake.watched)

    def unseen(self, feed: str, ids: Sequence[str]) -> list[str]:
        """Those of these entries of a feed that were not taken in before."""
        return self._read(lambda c: intake.unseen(c, feed, ids))

    def saw(self, feed: str, title: str | None, ids: Sequence[str], told: Validators | None = None) -> None:
        """Note that a feed was asked and that these entries of it were taken in."""
        self._write(lambda c: intake.saw(c, feed, title, ids, told))

    def missed(self, feed: str, fault: str) -> None:
        """Note that a feed could not be had."""
        self._write(lambda c: intake.asked(c, feed, None, fault))

    def store(
        self,
        document: Document,
        records: Sequence[Record],
        notes: Sequence[Note] = (),
        *,
        version: str = depesche.__version__,
    ) -> Outcome:
        """Store records that were read elsewhere; those of a known text replace the ones it had."""
        return self.store_many([(document, records, notes)], version=version)[0]

    def store_many(
        self,
        readings: Iterable[tuple[Document, Sequence[Record], Sequence[Note]]],
        *,
        version: str = depesche.__version__,
    ) -> list[Outcome]:
        """Store many readings as one run, a transaction a document."""
        with writing(self._engine) as connection:
            run = start_run(connection, version)
        out = []
        for document, records, notes in readings:
            with writing(self._engine) as connection:
                out.append(adding.store_reading(connection, run, version, document, list(records), list(notes)))
        with writing(self._engine) as connection:
            finish_run(connection, run)
        return out

    # Finding

    def search(self, query: str = "", *, limit: int = 50, **asked: Any) -> list[views.Hit]:
        """Records by their words („…" is a phrase) and by what they are; the keywords are those of `Filter`.

        Raises:
            NotFound: the archive knows no such actor.
        """
        return self._read(lambda c: search.search(c, query, Filter(**asked), limit))

    def statements(
        self, query: str = "", *, by: str | None = None, about: str | None = None, limit: int = 50, **asked: Any
    ) -> list[views.Hit]:
        """Who said what: statements by a speaker, about an actor, with words."""
        asked |= {"type": "statement", "by": by, "about": about}
        return self.search(query, limit=limit, **asked)

    def timeline(self, *, limit: int = 200, **asked: Any) -> views.Timeline:
        """Dossiers whose day is told, in the order of time; the keywords are those of `Filter`."""

        def read(connection: Connection) -> views.Timeline:
            query = (
                select(s.dossiers.c.number)
                .join(s.records, s.records.c.dossier == s.dossiers.c.number)
                .where(s.dossiers.c.begins.is_not(None))
            )
            query = search.filtered(connection, query, Filter(**asked))
            query = query.group_by(s.dossiers.c.number).order_by(s.dossiers.c.begins.desc(), s.dossiers.c.number)
            return views.Timeline(
                reports.timeline_of(connection, list(connection.execute(query.limit(limit)).scalars()))
            )

        return self._read(read)

    def agreements(self, *, limit: int = 200, **asked: Any) -> list[views.Line]:
        """Agreements, those that most documents tell of first; the keywords are those of `Filter`."""

        def read(connection: Connection) -> list[views.Line]:
            query = select(s.dossiers.c.number).join(s.records, s.records.c.dossier == s.dossiers.c.number)
            query = search.filtered(connection, query, Filter(**{**asked, "type": "agreement"}))
            query = query.group_by(s.dossiers.c.number)
            query = query.order_by(func.count(distinct(s.records.c.document)).desc(), s.dossiers.c.number)
            return reports.lines(connection, list(connection.execute(query.limit(limit)).scalars()))

        return self._read(read)

    def agreement(self, name: str) -> views.Dossier:
        """The agreement of that name or id: its life, parties, obligations, sources. Of several, the best known.

        Raises:
            NotFound: there is none; it names the nearest.
        """

        def read(connection: Connection) -> views.Dossier:
            number = finding.agreement(connection, name, lambda: [line.title for line in self.agreements(limit=500)])
            return reports.dossier(connection, number)

        return self._read(read)

    def dossier(self, id: str) -> views.Dossier:  # noqa: A002 - it is what it is called everywhere
        """The dossier of that id, or that holds the record of that id; the beginning of an id will do.

        Raises:
            NotFound: there is none, or several.
        """
        return self._read(lambda c: reports.dossier(c, finding.dossier(c, id)))

    def actor(self, name: str) -> views.Page:
        """The page of a person, state or body; a surname or a part of the name will do for who is told of most.

        Raises:
            NotFound: the archive knows nobody of that name; it names the nearest.
        """

        def read(connection: Connection) -> views.Page:
            found = search.find_actors(connection, name)
            return reports.page(connection, identity.whole(connection, found[:1]))

        return self._read(read)

    def documents(self, limit: int = 1000) -> list[views.Source]:
        """The documents, the newest last."""

        def read(connection: Connection) -> list[views.Source]:
            query = select(s.documents.c.number).order_by(s.documents.c.number.desc()).limit(limit)
            return reports.sources(connection, list(connection.execute(query).scalars()))

        return self._read(read)

    def document(self, id: str) -> Document:  # noqa: A002
        """The document of that id, SHA-256 or beginning of one; raises NotFound where there is none, or several."""
        return self._read(lambda c: document_of(finding.document(c, id)))

    def origins(self, id: str) -> views.Origin:  # noqa: A002
        """The family of a document: who prints the same text, and which was likely first."""

        def read(connection: Connection) -> views.Origin:
            row = finding.document(connection, id)
            (found,) = reports.origins(connection, reports.relatives(connection, row))
            return found

        return self._read(read)

    def records(self, **asked: Any) -> Iterator[Record]:
        """All records, document by document, as people corrected them; the keywords are those of `Filter`."""
        for _, found in self.readings(**asked):
            yield from found

    def readings(self, **asked: Any) -> Iterator[tuple[Document, list[Record]]]:
        """Each document that has any, with its records."""
        last = 0
        while True:
            with self._engine.connect() as connection:
                query = select(s.records).where(s.records.c.document > last)
                query = search.filtered(connection, query, Filter(**asked))
                numbers = select(s.records.c.document).where(s.records.c.document > last)
                numbers = search.filtered(connection, numbers, Filter(**asked)).distinct()
                chunk = list(connection.execute(numbers.order_by(s.records.c.document).limit(200)).scalars())
                if not chunk:
                    return
                rows = connection.execute(
                    query.where(s.records.c.document.in_(chunk)).order_by(s.records.c.document, s.records.c.position)
                ).all()
                of = {
                    row.number: document_of(row)
                    for row in connection.execute(select(s.documents).where(s.documents.c.number.in_(chunk)))
                }
            by_document: dict[int, list[Record]] = {}
            for row in rows:
                by_document.setdefault(row.document, []).append(record_of(row))
            for number in chunk:
                yield of[number], by_document[number]
            last = chunk[-1]

    def suggestions(self, limit: int = 50) -> list[views.Suggestion]:
        """Pairs of dossiers that may be one thing, the likeliest first."""
        return self._read(lambda c: reports.suggested(c, None, limit))

    def status(self) -> views.Status:
        """What the archive holds."""
        return self._read(lambda c: status.status(c, opening.shown(self.where)))

    # Judging

    def accept(self, record: str, *, who: str | None = None, reason: str | None = None) -> int:
        """Say that a record is right; the number of the judgement."""
        return self._write(lambda c: judgements.accept(c, finding.record(c, record), _who(who), reason))

    def reject(self, record: str, reason: str, *, who: str | None = None) -> int:
        """Say that a record is wrong, and why; it leaves its dossier. Nothing is erased."""
        return self._write(lambda c: judgements.reject(c, finding.record(c, record), _who(who), reason))

    def correct(self, record: str, slot: str, value: Any, *, who: str | None = None, reason: str | None = None) -> int:
        """Put a slot of a record right: `kind`, `where.name`, `participants.0.name`, in the contract's names."""
        return self._write(lambda c: judgements.correct(c, finding.record(c, record), slot, value, _who(who), reason))

    def merge(self, dossier: str, other: str, *, who: str | None = None, reason: str | None = None) -> int:
        """Say that two dossiers are one thing."""

        def write(connection: Connection) -> int:
            numbers = finding.dossier(connection, dossier), finding.dossier(connection, other)
            return judgements.merge(connection, *numbers, _who(who), reason)

        return self._write(write)

    def split(self, dossier: str, records: Sequence[str], *, who: str | None = None, reason: str | None = None) -> int:
        """Say that these records of a dossier are something else."""

        def write(connection: Connection) -> int:
            taken = [finding.record(connection, record) for record in records]
            return judgements.split(connection, finding.dossier(connection, dossier), taken, _who(who), reason)

        return self._write(write)

    def keep_apart(self, dossier: str, other: str, *, who: str | None = None, reason: str | None = None) -> int:
        """Say that two dossiers are two things; they are suggested no more and never joined."""

        def write(connection: Connection) -> int:
            numbers = finding.dossier(connection, dossier), finding.dossier(connection, other)
            return judgements.keep_apart(connection, *numbers, _who(who), reason)

        return self._write(write)

    def merge_actors(self, actor: str, other: str, *, who: str | None = None, reason: str | None = None) -> int:
        """Say that two persons or two bodies are one, which goes by the first one's name. Each is given by its name, or
        by its key where several have that name.
        """

        def write(connection: Connection) -> int:
            rows = finding.actor(connection, actor), finding.actor(connection, other)
            return identity.merge(connection, *rows, _who(who), reason)

        return self._write(write)

    def undo(self, judgement: int, *, who: str | None = None, reason: str | None = None) -> int:
        """Take a judgement back, an undo included."""
        return self._write(lambda c: judgements.undo(c, judgement, _who(who), reason))

    def judgements(self) -> list[views.Judgement]:
        """All that people decided, oldest first, whether in force or not."""

        def read(connection: Connection) -> list[views.Judgement]:
            rows = connection.execute(select(s.judgements).order_by(s.judgements.c.number)).all()
            return reviewing.told(rows, {row.number for row in judgements.in_force(connection)})

        return self._read(read)

    def history(self, record: str) -> list[views.Judgement]:
        """All that people decided about a record, oldest first."""
        return self._read(lambda c: reviewing.history(c, finding.record(c, record).anchor))

    def questions(self, *, limit: int = 20, second: str | None = None, **asked: Any) -> list[views.Question]:
        """Records to review, what matters most first; the keywords are those of `Filter`.

        With `second`, the name of a reviewer, those that others have judged and this one has not.
        """
        return self._read(lambda c: reviewing.queue(c, Filter(**asked), limit, second))

    def concord(self) -> list[views.Concord]:
        """How far each two reviewers agree over what both have judged."""
        return self._read(reviewing.concord)

    # Taking out

    def export(
        self,
        form: str,
        where: str | Path | None,
        *,
        progress: Callable[[Exported], object] | None = None,
        **asked: Any,
    ) -> Exported:
        """Write records, as people corrected them, in a format of `depesche.exports.FORMATS`; how much was written.

        Args:
            form: the format's name.
            where: a file, a folder or a zip, as the format wants it; null is standard output.
            progress: is told how much was written, after each document.
            asked: the keywords of `Filter`.

        Raises:
            ExportError: there is no such format, a library is missing, or it can't be written there.
            NotFound: the archive knows no such actor.
        """
        from depesche.exports import FORMATS
        from depesche.exports.needs import ExportError
        from depesche.exports.run import export
        from depesche.reading.reader import ReadResult

        chosen = FORMATS.get(form)
        if chosen is not None and chosen.shape == "archive" and any(asked.values()):
            raise ExportError(
                f"{form} holds the whole archive, nothing can be left out.", hint="Leave the filters out."
            )
        results = (ReadResult(document, records) for document, records in self.readings(**asked))
        dossiers = copying.dossier_of(self._engine) if chosen is not None and chosen.joins else None
        return export(results, form, where, dossiers=dossiers, archive=self, progress=progress)

    def copy(self, path: Path) -> None:
        """Write a compact copy of the archive's SQLite file; raises ArchiveError where it is kept elsewhere."""
        copying.copy(self._engine, path)

    # Tables

    def to_pandas(self, **asked: Any) -> pandas.DataFrame:
        """A row a record, in the columns of the CSV export; needs the extra `pandas`."""
        import pandas

        return pandas.DataFrame(self._rows(asked))

    def to_polars(self, **asked: Any) -> polars.DataFrame:
        """A row a record, in the columns of the CSV export; needs the extra `polars`."""
        import polars

        return polars.DataFrame(self._rows(asked))

    def _rows(self, asked: dict[str, Any]) -> dict[str, list[Any]]:
        from depesche.exports.table import COLUMNS, row

        found = [row(record) for record in self.records(**asked)]
        return {column: [cells[column] for cells in found] for column in COLUMNS}

    # Within

    def _read(self, question: Callable[[Connection], T]) -> T:
        with self._engine.connect() as connection:
            return question(connection)

    def _write(self, act: Callable[[Connection], T]) -> T:
        with writing(self._engine) as connection:
            return act(connection)


def _who(who: str | None) -> str:
    """Who judges: as given, else the user's name."""
    name = who or os.environ.get("DEPESCHE_USER")
    if not name:
        try:
            name = getpass.getuser()
        except (KeyError, OSError):
            raise JudgementError("nobody is named as judging", hint="Say who: --who NAME.") from None
    return name


__all__ = ["Archive", "Filter"]
