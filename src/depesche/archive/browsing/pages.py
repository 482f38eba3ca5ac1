"""Paged lists with counts: records, dossiers, documents, actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from sys import intern
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, distinct, func, or_, select, text

from depesche.archive import identity, reports, search, words
from depesche.archive.browsing import views
from depesche.archive.names import fold
from depesche.archive.schema import actor_words, actors, documents, dossiers, parts, records
from depesche.archive.search import Filter
from depesche.archive.store import with_dossier
from depesche.archive.views import Hit

FACETS = ("type", "kind", "factuality", "country", "publisher", "year")
_SHOWN = 14  # values of a facet
_MANY = func.count().label("many")


def hits(connection: Connection, query: str, asked: Filter, offset: int, limit: int, mode: str | None) -> list[Hit]:
    """Records by words and by what they are, one page of them, best first; without words the newest first.

    Raises:
        NotFound: the archive knows no actor of that name.
    """
    matching = _narrowed(connection, query, asked, mode, records.c.number)
    if matching is None:
        return []
    order = (text("rank"),) if query.strip() else (records.c.day.desc(),)
    numbers = connection.execute(matching.order_by(*order, records.c.number.desc()).limit(limit).offset(offset))
    wanted = list(numbers.scalars())
    rows = {row.number: row for row in connection.execute(with_dossier().where(records.c.number.in_(wanted)))}
    return [search.hit(rows[number], query) for number in wanted]


def facets(
    connection: Connection, query: str, asked: Filter, mode: str | None, publishers: Sequence[str | None]
) -> tuple[int, list[views.Facet]]:
    """How many records are as asked, and what they are: every facet out of one pass.

    `publishers` is who published the document of each number, as `publishers` tells.
    """
    of = records.c
    named = ("type", "kind", "factuality", "country")
    columns = [of[name] for name in named]
    counted: dict[str, Counter[Any]] = {name: Counter() for name in FACETS}
    # Whatever an index of facets knows is counted in it, and so are documents; else one look at the records must do.
    if not query.strip() and asked == Filter(asked.type, asked.kind, factuality=asked.factuality):
        of_each = _narrowed(connection, query, asked, mode, *columns, of.begins, _MANY)
        of_documents = _narrowed(connection, query, asked, mode, of.document, _MANY)
        assert of_each is not None
        assert of_documents is not None
        total = 0
        for *of_one, begins, many in connection.execute(of_each.group_by(*columns, of.begins)):
            total += many
            for name, value in zip((*named, "year"), (*of_one, begins and begins[:4]), strict=True):
                counted[name][value] += many
        for number, many in connection.execute(of_documents.group_by(of.document)):
            if number < len(publishers):
                counted["publisher"][publishers[number]] += many
    else:
        each = _narrowed(connection, query, asked, mode, *columns, func.substr(of.begins, 1, 4), of.document)
        rows = connection.execute(each).all() if each is not None else []
        total = len(rows)
        # Counted column by column: it is many times faster than row by row.
        for name, values in zip((*named, "year", "document"), zip(*rows, strict=True), strict=False):
            if name == "document":
                counted["publisher"] = Counter(publishers[one] for one in values if one < len(publishers))
            else:
                counted[name] = Counter(values)
    for one in counted.values():
        one.pop(None, None)
    return total, [
        views.Facet(name=name, values=[views.Count(value=v, count=n) for v, n in values.most_common(_SHOWN)])
        for name, values in counted.items()
        if values
    ]


def publishers(connection: Connection) -> list[str | None]:
    """Who published the document of each number."""
    query = select(documents.c.number, documents.c.publisher).where(documents.c.publisher.is_not(None))
    rows = connection.execute(query).all()
    found: list[str | None] = [None] * (max((row.number for row in rows), default=-1) + 1)
    for number, publisher in rows:
        found[number] = intern(publisher)
    return found


def _narrowed(
    connection: Connection, query: str, asked: Filter, mode: str | None, *columns: ColumnElement[Any]
) -> Select[Any] | None:
    """These columns of the records that are as asked; null where the words are none."""
    chosen: Select[Any] = select(*columns).select_from(records)
    if query.strip():
        ranked = words.matching(connection, "record_words", query)
        if ranked is None:
            return None
        found = ranked.subquery()
        chosen = chosen.join(found, found.c.rowid == records.c.number)
    if mode:
        chosen = chosen.where(records.c.mode == mode)
    return search.filtered(connection, chosen, asked)


def lines(connection: Connection, asked: Filter, offset: int, limit: int, *, dated: bool, best: bool) -> views.Lines:
    """Dossiers with a record that is as asked: the newest first, or those most documents tell of first (`best`)."""
    if asked == Filter(type=asked.type):
        query = select(dossiers.c.number)
        if asked.type:
            query = query.where(dossiers.c.type == asked.type)
        order = dossiers.c.size.desc() if best else dossiers.c.begins.desc().nulls_last()
        if dated:
            query = query.where(dossiers.c.begins.is_not(None))
        total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    else:
        query = select(dossiers.c.number).join(records, records.c.dossier == dossiers.c.number)
        if dated:
            query = query.where(dossiers.c.begins.is_not(None))
        query = search.filtered(connection, query, asked)
        all_of_them = query.distinct().subquery()
        total = connection.execute(select(func.count()).select_from(all_of_them)).scalar_one()
        query = query.group_by(dossiers.c.number)
        order = (
            func.count(distinct(records.c.document)).desc() if best else func.max(dossiers.c.begins).desc().nulls_last()
        )
    numbers = connection.execute(query.order_by(order, dossiers.c.number.desc()).limit(limit).offset(offset)).scalars()
    return views.Lines(lines=reports.lines(connection, list(numbers)), total=total, offset=offset, limit=limit)


def papers(connection: Connection, query: str, publisher: str | None, offset: int, limit: int) -> views.Papers:
    """Documents, the last published first; with words, those that hold them all."""
    chosen: Select[Any] = select(documents.c.number)
    counted = chosen
    if query.strip():
        ranked = words.matching(connection, "document_words", query)
        if ranked is None:
            return views.Papers(papers=[], total=0, offset=offset, limit=limit)
        hits = ranked.subquery()
        chosen = chosen.join(hits, hits.c.rowid == documents.c.number)
        counted = chosen if publisher else ranked  # the words alone are quicker to count
    if publisher:
        chosen = counted = chosen.where(documents.c.publisher == publisher)
    total = connection.execute(select(func.count()).select_from(counted.subquery())).scalar_one()
    order = (documents.c.published.desc().nulls_last(), documents.c.number.desc())
    numbers = list(connection.execute(chosen.order_by(*order).limit(limit).offset(offset)).scalars())
    return views.Papers(papers=cited(connection, numbers), total=total, offset=offset, limit=limit)


def cited(connection: Connection, numbers: list[int]) -> list[views.Paper]:
    """These documents, in this order; one without a title is called by its first line."""
    of = documents.c
    columns = (of.number, of.sha256, of.id, of.title, of.published, of.publisher, of.words)
    head = func.substr(of.text, 1, 160).label("head")
    rows = {row.number: row for row in connection.execute(select(*columns, head).where(of.number.in_(numbers)))}
    counted = select(records.c.document, func.count()).where(records.c.document.in_(numbers))
    counts = {row[0]: row[1] for row in connection.execute(counted.group_by(records.c.document))}
    return [
        views.Paper(
            sha256=row.sha256,
            id=row.id,
            title=row.title or headline(row.head),
            published=row.published.isoformat() if row.published else None,
            publisher=row.publisher,
            words=row.words,
            records=counts.get(row.number, 0),
        )
        for row in (rows[number] for number in numbers if number in rows)
    ]


def headline(text: str) -> str:
    """The first line of a text that holds anything, cut at a word."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= 90 else first[:90].rsplit(" ", 1)[0] + "…"


def people(connection: Connection, name: str, kind: str | None, offset: int, limit: int) -> views.People:
    """Actors, those in most records first; with a name those that are called so or begin so. Those that people say are
    one are one.
    """
    number = identity.standing(connection, actors.c.number).label("number")
    chosen = select(number).select_from(actors)
    if kind:
        chosen = chosen.where(actors.c.kind == kind)
    for word in fold(name).split():
        begins = select(actor_words.c.actor).where(actor_words.c.word.startswith(word, autoescape=True))
        chosen = chosen.where(or_(actors.c.number.in_(begins), actors.c.code == name.strip().upper()))
    total = connection.execute(select(func.count(distinct(chosen.subquery().c.number)))).scalar_one()
    numbers = connection.execute(
        chosen.join(parts, parts.c.actor == actors.c.number)
        .group_by(number)
        .order_by(func.count().desc(), number)
        .limit(limit)
        .offset(offset)
    ).scalars()
    return views.People(people=persons(connection, list(numbers)), total=total, offset=offset, limit=limit)


def persons(connection: Connection, numbers: list[int]) -> list[views.Person]:
    """These actors, in this order."""
    of = {number: one for number, one in identity.merged(connection).items() if one in numbers}
    actor = identity.standing(connection, parts.c.actor).label("actor")
    uses = select(actor, func.count(distinct(parts.c.record))).where(parts.c.actor.in_([*numbers, *of]))
    counts = {row[0]: row[1] for row in connection.execute(uses.group_by(actor))}
    rows = {row.number: row for row in connection.execute(select(actors).where(actors.c.number.in_(numbers)))}
    return [
        views.Person(
            key=row.key,
            name=row.name,
            kind=row.kind,
            code=row.code,
            affiliation=row.affiliation,
            records=counts.get(row.number, 0),
        )
        for row in (rows[number] for number in numbers if number in rows)
    ]
