"""What a screen asks of the archive, each question one method. Counts are kept until the archive changes."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any, NamedTuple, TypeVar, cast

from sqlalchemy import Connection, Engine, Row, func, select

from depesche.archive import identity, reports, reviewing, search
from depesche.archive import schema as s
from depesche.archive import views as archive_views
from depesche.archive.browsing import article, charts, pages, today, views
from depesche.archive.errors import NotFound
from depesche.archive.search import Filter
from depesche.archive.store import record_of, with_dossier
from depesche.records import Record

T = TypeVar("T")
_KEPT = 400  # answers kept in memory
_QUEUE = 200  # records of the review's queue that are put in order at once


class _Kept(NamedTuple):
    """An answer, the mark it holds for, and how many seconds it took."""

    mark: str
    answer: Any
    seconds: float


class Browser:
    """Paged and counted views of one archive; safe to call from several threads.

    Answers that count much are kept until the archive's `mark` changes. Where counting took longer than
    `patience` (seconds), the old answer is given once more while the new one is counted: so a total may be behind
    by the last judgement.
    """

    patience = 0.3

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._answers: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._counting: set[Hashable] = set()
        self._counters = ThreadPoolExecutor(1, "counting")
        self._lock = Lock()

    def mark(self) -> str:
        """Changes whenever the archive does: what was shown under one mark still holds under the same mark."""
        newest = (s.runs.c.number, s.documents.c.number, s.records.c.number, s.judgements.c.number)
        columns = [select(func.max(column)).scalar_subquery() for column in (*newest, s.appearances.c.number)]
        finished = select(s.runs.c.finished).order_by(s.runs.c.number.desc()).limit(1).scalar_subquery()
        with self._engine.connect() as connection:
            row = connection.execute(select(*columns, finished)).one()
        return "-".join(str(value or 0) for value in row)

    # Records

    def found(
        self, query: str = "", *, offset: int = 0, limit: int = 25, mode: str | None = None, **asked: Any
    ) -> views.Found:
        """Records by words and by what they are, with facets; the keywords are those of `Filter`, `mode` a statement's.

        Raises:
            NotFound: the archive knows no actor of that name.
        """
        filter_ = Filter(**asked)
        hits = self._read(lambda c: pages.hits(c, query, filter_, offset, limit, mode))
        publishers = self._kept("publishers of documents", pages.publishers)
        total, facets = self._kept(
            ("facets", query, filter_, mode), lambda c: pages.facets(c, query, filter_, mode, publishers)
        )
        return views.Found(hits=hits, total=total, offset=offset, limit=limit, facets=facets)

    def hits(
        self, query: str = "", *, offset: int = 0, limit: int = 25, mode: str | None = None, **asked: Any
    ) -> list[archive_views.Hit]:
        """The same without counting."""
        return self._read(lambda c: pages.hits(c, query, Filter(**asked), offset, limit, mode))

    def entry(self, id: str) -> archive_views.Hit:  # noqa: A002
        """The record of that id, or the one that was first stored under it.

        Raises:
            NotFound: there is none.
        """

        def read(connection: Connection) -> archive_views.Hit:
            for column in (s.records.c.id, s.records.c.anchor):
                row = connection.execute(with_dossier().where(column == id).limit(1)).first()
                if row is not None:
                    return search.hit(row)
            raise NotFound("record", id)

        return self._read(read)

    def anchored(self, anchors: Iterable[str]) -> dict[str, Record]:
        """The records that were first stored under these ids, as they are now; unknown ids are passed over."""
        query = select(s.records).where(s.records.c.anchor.in_(set(anchors)))
        return self._read(lambda c: {row.anchor: record_of(row) for row in c.execute(query)})

    # Review

    def questions(self, *, limit: int = 20, second: str | None = None, **asked: Any) -> list[archive_views.Question]:
        """Records to review, what matters most first, as `Archive.questions` has them; those judged since are left out.

        A long archive is not put in order anew after each judgement: an order counted before goes on being used.
        """
        filter_ = Filter(**asked)
        reach = max(_QUEUE, 2 * limit)
        found = self._kept(("queue", filter_, second, reach), lambda c: reviewing.queue(c, filter_, reach, second))
        return self._read(lambda c: reviewing.open_still(c, found, second))[:limit]

    def review_progress(self) -> tuple[int, int]:
        """How many records were judged, and how many there are."""
        return self._kept("review progress", reviewing.progress)

    # Documents

    def article(self, id: str) -> views.Article:  # noqa: A002
        """The document of that id, SHA-256 or beginning of it, with all that was read in it.

        Raises:
            NotFound: there is none.
        """
        return self._read(lambda c: article.article(c, id))

    def papers(
        self, query: str = "", *, publisher: str | None = None, offset: int = 0, limit: int = 25
    ) -> views.Papers:
        """Documents, the last published first; with words, those that hold them all."""
        return self._kept(
            ("papers", query, publisher, offset, limit), lambda c: pages.papers(c, query, publisher, offset, limit)
        )

    def texts(self, hashes: list[str]) -> dict[str, str]:
        """The texts of the documents with these SHA-256."""
        query = select(s.documents.c.sha256, s.documents.c.text).where(s.documents.c.sha256.in_(hashes))
        return self._read(lambda c: {row.sha256: row.text for row in c.execute(query)})

    # Dossiers

    def lines(
        self, *, offset: int = 0, limit: int = 25, dated: bool = False, best: bool = False, **asked: Any
    ) -> views.Lines:
        """Dossiers, the newest first, or those most documents tell of (`best`); `dated` ones alone, if asked."""
        filter_ = Filter(**asked)
        return self._kept(
            ("lines", filter_, offset, limit, dated, best),
            lambda c: pages.lines(c, filter_, offset, limit, dated=dated, best=best),
        )

    def named(self, ids: list[str]) -> list[archive_views.Line]:
        """The dossiers with these ids, in the order of time; unknown ids are passed over."""

        def read(connection: Connection) -> list[archive_views.Line]:
            query = select(s.dossiers.c.number).where(s.dossiers.c.id.in_(ids))
            return reports.timeline_of(connection, list(connection.execute(query).scalars()))

        return self._read(read)

    # Actors

    def people(self, name: str = "", *, kind: str | None = None, offset: int = 0, limit: int = 50) -> views.People:
        """Actors, those in most records first; with a name those that are called so or begin so."""
        return self._kept(("people", name, kind, offset, limit), lambda c: pages.people(c, name, kind, offset, limit))

    def person(self, key: str) -> tuple[views.Person, archive_views.Page]:
        """An actor by key, or the best known of that name, and the page of it.

        Raises:
            NotFound: the archive knows nobody of that name; it names the nearest.
        """

        def read(connection: Connection) -> tuple[views.Person, archive_views.Page]:
            rows = self._actor(connection, key)
            (person,) = pages.persons(connection, [rows[0].number])
            return person, reports.page(connection, rows)

        return self._kept(("person", key), read)

    def graph(self, key: str | None = None, *, limit: int = 80, **time: str | None) -> views.Graph:
        """Who has to do with whom from day `since` to day `until`; around one actor, or all."""

        def read(connection: Connection) -> views.Graph:
            around = self._actor(connection, key)[0].number if key else None
            return charts.graph(connection, around=around, limit=limit, **time)  # type: ignore[arg-type]

        return self._kept(("graph", key, limit, tuple(sorted(time.items()))), read)

    def spots(self, key: str | None = None, **asked: Any) -> views.Map:
        """Where records that are as asked take place; those of one actor, or all."""
        filter_ = Filter(**asked)

        def read(connection: Connection) -> views.Map:
            around = [row.number for row in self._actor(connection, key)] if key else None
            return charts.spots(connection, filter_, around)

        return self._kept(("spots", key, filter_), read)

    def _actor(self, connection: Connection, key: str) -> list[Row[Any]]:
        """The actor of that key, or the best known of that name, with those that people say are one with it."""
        row = connection.execute(select(s.actors).where(s.actors.c.key == key)).first()
        if row is None:
            _, _, rest = key.partition(":")
            row = search.find_actors(connection, (rest or key).partition("|")[0])[0]
        return identity.whole(connection, [row])

    # Charts

    def points(self, *, limit: int = 10_000, **asked: Any) -> list[views.Point]:
        """The newest dossiers with a day, in the order of time, no more of each than is drawn."""
        filter_ = Filter(**asked)
        return self._kept(("points", filter_, limit), lambda c: charts.points(c, filter_, limit))

    def months(self) -> list[views.Month]:
        """How many dossiers of each type a month holds."""
        return self._kept("months", charts.months)

    # Today

    def newest(self, limit: int = 8) -> dict[str, list[archive_views.Line]]:
        """The newest dossiers of each type."""
        return self._kept(("newest", limit), lambda c: today.newest(c, limit))

    def latest(self, kind: str, limit: int = 8) -> list[archive_views.Hit]:
        """Records of a type from the documents published last."""
        return self._kept(("latest", kind, limit), lambda c: today.latest(c, kind, limit))

    def publishers(self, limit: int = 20) -> list[views.Count]:
        """Who published most documents."""
        return self._kept(("publishers", limit), lambda c: today.publishers(c, limit))

    def runs(self, limit: int = 10) -> list[views.Run]:
        """The calls that added documents, the last one first."""
        return self._kept(("runs", limit), lambda c: today.past_runs(c, limit))

    def keep(self, name: Hashable, ask: Callable[[], T]) -> T:
        """The answer to a question of the caller's, kept until the archive changes."""
        return self._kept(("caller", name), lambda _: ask())

    # Within

    def _read(self, question: Callable[[Connection], T]) -> T:
        with self._engine.connect() as connection:
            return question(connection)

    def _kept(self, name: Hashable, question: Callable[[Connection], T]) -> T:
        """The answer, counted anew when the archive has changed; one that took long is given once more meanwhile."""
        mark = self.mark()
        with self._lock:
            kept = self._answers.get(name)
            if kept is not None:
                self._answers.move_to_end(name)
                if kept.mark == mark:
                    return cast("T", kept.answer)
                if kept.seconds > self.patience:
                    if name not in self._counting:
                        self._counting.add(name)
                        self._counters.submit(self._count, name, question, mark)
                    return cast("T", kept.answer)
        return self._count(name, question, mark)

    def _count(self, name: Hashable, question: Callable[[Connection], T], mark: str) -> T:
        started = time.perf_counter()
        try:
            answer = self._read(question)
        finally:
            with self._lock:
                self._counting.discard(name)
        with self._lock:
            self._answers[name] = _Kept(mark, answer, time.perf_counter() - started)
            self._answers.move_to_end(name)
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        return answer

    def close(self) -> None:
        """Count nothing more."""
        self._counters.shutdown(wait=True, cancel_futures=True)
