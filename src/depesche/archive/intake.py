"""What taking documents in leaves behind: inputs that were rejected, pages that were fetched, feeds watched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from depesche.archive import views
from depesche.archive.schema import entries, feeds, fetches, rejections
from depesche.archive.store import now
from depesche.errors import Rejection
from depesche.sources.fields import Validators

STDIN = "-"  # can't be read again
_LONG = 2_000  # characters of a reason or a hint
_PAGE = 500  # rows taken at a time


def reject(connection: Connection, run: int, rejection: Rejection, options: Mapping[str, Any]) -> None:
    """Keep a rejected input; one that was rejected before keeps its first day and counts one try more."""
    source = _utf8(rejection.source)
    at = (rejections.c.source == source) & (rejections.c.line == (rejection.line or 0))
    values = {
        "input": _utf8(rejection.input or rejection.source),
        "code": rejection.code,
        "reason": _stored(rejection.reason),
        "hint": _stored(rejection.hint),
        "options": dict(options),
        "last": now(),
        "run": run,
    }
    again = update(rejections).where(at).values(**values, tries=rejections.c.tries + 1)
    if not connection.execute(again).rowcount:
        place = {"source": source, "line": rejection.line or 0}
        connection.execute(insert(rejections).values(**place, **values, first=values["last"], tries=1))


def _stored(text: str) -> str:
    """Text that every store takes, cut to a length."""
    return _utf8(text)[:_LONG]


def _utf8(text: str) -> str:
    """Text that every store takes; names of files may hold bytes that are no characters."""
    return text.replace("\0", "\ufffd").encode("utf-8", "backslashreplace").decode("utf-8")


def accept(connection: Connection, source: str, line: int | None, validators: Validators | None) -> None:
    """A document was taken in: it is rejected no more, and what came with its page is remembered."""
    at = (rejections.c.source == _utf8(source)) & (rejections.c.line == (line or 0))
    connection.execute(delete(rejections).where(at))
    if validators is not None:
        remember(connection, validators)


def inputs(connection: Connection) -> set[str]:
    """Inputs of which something was rejected, those aside that can't be read again."""
    return {name for name in connection.execute(select(rejections.c.input).distinct()).scalars() if name != STDIN}


def forget(connection: Connection, read: Iterable[str], run: int) -> None:
    """Drop rejections of inputs that were read to their end since, where this run did not reject them again."""
    for name in read:
        connection.execute(delete(rejections).where(rejections.c.input == _utf8(name), rejections.c.run < run))


def rejected(connection: Connection, limit: int | None = None) -> Iterator[views.RejectedInput]:
    """The rejected inputs, the oldest first."""
    last, left = 0, limit
    while left is None or left > 0:
        query = select(rejections).where(rejections.c.number > last).order_by(rejections.c.number)
        rows = connection.execute(query.limit(_PAGE if left is None else min(_PAGE, left))).all()
        if not rows:
            return
        for row in rows:
            yield views.RejectedInput(
                input=row.input,
                source=row.source,
                line=row.line or None,
                code=row.code,
                reason=row.reason,
                hint=row.hint,
                options=row.options,
                first=row.first,
                last=row.last,
                tries=row.tries,
            )
        last = rows[-1].number
        left = None if left is None else left - len(rows)


def counts(connection: Connection) -> dict[str, int]:
    """Rejected inputs by code."""
    code = rejections.c.code
    query = select(code, func.count().label("number")).group_by(code).order_by(code)
    return {row.code: row.number for row in connection.execute(query)}


def validators(connection: Connection, url: str) -> Validators | None:
    """What came with a page when it was last taken in; null where it never was, or nothing came."""
    row = connection.execute(select(fetches).where(fetches.c.key == _key(url))).first()
    return Validators(url, row.etag, row.modified) if row is not None and (row.etag or row.modified) else None


def remember(connection: Connection, told: Validators) -> None:
    """Keep what came with a page."""
    values = {"url": told.url, "etag": told.etag, "modified": told.modified, "fetched": now()}
    at = fetches.c.key == _key(told.url)
    if not connection.execute(update(fetches).where(at).values(**values)).rowcount:
        connection.execute(insert(fetches).values(key=_key(told.url), **values))


def unseen(connection: Connection, feed: str, ids: Sequence[str]) -> list[str]:
    """Those of these entries of a feed that were not taken in before, in the same order."""
    keys = {_key(one): one for one in reversed(ids)}
    known: set[str] = set()
    asked = list(keys)
    for start in range(0, len(asked), _PAGE):
        query = select(entries.c.key).where(
            entries.c.feed == _key(feed), entries.c.key.in_(asked[start : start + _PAGE])
        )
        known.update(connection.execute(query).scalars())
    return [one for one in dict.fromkeys(ids) if _key(one) not in known]


def saw(connection: Connection, feed: str, title: str | None, ids: Sequence[str], told: Validators | None) -> None:
    """A feed was asked and all its new entries were taken in."""
    fresh = unseen(connection, feed, ids)
    if fresh:
        rows = [{"feed": _key(feed), "key": _key(one), "seen": now()} for one in fresh]
        connection.execute(insert(entries), rows)
    asked(connection, feed, title, None)
    if told is not None:
        remember(connection, told)


def asked(connection: Connection, feed: str, title: str | None, fault: str | None) -> None:
    """A feed was asked: what is wrong with it, or null."""
    values: dict[str, Any] = {"url": feed, "checked": now(), "fault": fault[:_LONG] if fault else None}
    if title:
        values["title"] = title
    if not connection.execute(update(feeds).where(feeds.c.key == _key(feed)).values(**values)).rowcount:
        connection.execute(insert(feeds).values(key=_key(feed), **values))


def watched(connection: Connection) -> list[views.WatchedFeed]:
    """The feeds that were ever asked."""
    number = select(func.count()).where(entries.c.feed == feeds.c.key).scalar_subquery()
    rows = connection.execute(select(feeds, number.label("entries")).order_by(feeds.c.url)).all()
    return [
        views.WatchedFeed(url=row.url, title=row.title, checked=row.checked, fault=row.fault, entries=row.entries)
        for row in rows
    ]


def _key(text: str) -> str:
    """Addresses and ids may be longer than an index takes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
