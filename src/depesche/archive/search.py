"""Finding records: by words, and by what they are."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, or_, select, text

from depesche.archive import identity, words
from depesche.archive.errors import NotFound
from depesche.archive.names import fold, spelled
from depesche.archive.schema import actor_words, actors, appearances, documents, parts, records
from depesche.archive.store import record_of, with_dossier
from depesche.archive.times import interval
from depesche.archive.views import Hit
from depesche.german.lexicon import organisations, state_of_code, states

_SPARE = 50  # hits beyond those asked for, in place of those that people rejected
_NEAR = 2000  # names looked at for "did you mean"


@dataclass(frozen=True, slots=True)
class Filter:
    """What records must be; null asks for nothing.

    `state` is a code or a name; `since` and `until` are dates, months or years (EDTF); `source` is a publisher, a
    document's id, or who a document says it from; `confidence` is the least a record must have (0 to 1), unless people
    accepted it. Records that people rejected are left out unless `rejected`.
    """

    type: str | None = None
    kind: str | None = None
    plover: str | None = None
    actor: str | None = None
    by: str | None = None
    about: str | None = None
    state: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    factuality: str | None = None
    source: str | None = None
    confidence: float | None = None
    rejected: bool = False


def search(connection: Connection, query: str, asked: Filter, limit: int) -> list[Hit]:
    """The records that hold all words of the query and pass the filter, best first; without words, newest first.

    Raises:
        NotFound: the archive knows no actor of that name.
    """
    day = func.coalesce(records.c.begins, "")
    found = filtered(connection, with_dossier(), asked)
    ranked = words.matching(connection, "record_words", query) if query.strip() else None
    if ranked is not None and asked == Filter(rejected=asked.rejected):
        ranked = ranked.order_by(text("rank")).limit(limit + _SPARE)
    if ranked is not None:
        hits = ranked.subquery()
        found = found.join(hits, hits.c.rowid == records.c.number).order_by(hits.c.rank, records.c.number.desc())
    else:
        found = found.order_by(day.desc(), records.c.number.desc())
    rows = connection.execute(found.limit(limit)).all()
    return [hit(row, query) for row in rows]


def hit(row: Row[Any], query: str = "") -> Hit:
    """The hit in a row of `records` with `dossier_id`."""
    record = record_of(row)
    told = " … ".join(span.text for span in record.evidence)
    return Hit(record=record, dossier=row.dossier_id, verdict=row.verdict, snippet=words.snippet(told, query))


def filtered(connection: Connection, found: Select[Any], asked: Filter) -> Select[Any]:
    """The query, narrowed down."""
    if asked.type:
        found = found.where(records.c.type == asked.type)
    if asked.kind:
        found = found.where(records.c.kind == asked.kind)
    if asked.plover:
        found = found.where(records.c.plover == asked.plover.upper())
    if asked.factuality:
        found = found.where(records.c.factuality == asked.factuality)
    if asked.confidence is not None:
        sure = records.c.confidence >= asked.confidence
        found = found.where(or_(sure, records.c.verdict == "accepted"))
    if not asked.rejected:
        found = found.where(records.c.verdict.is_distinct_from("rejected"))
    for name, roles in ((asked.actor, None), (asked.by, ("speaker", "actor")), (asked.about, ("about",))):
        if name:
            numbers = [row.number for row in find_actors(connection, name)]
            taking = select(parts.c.record).where(parts.c.actor.in_(numbers))
            found = found.where(records.c.number.in_(taking.where(parts.c.part.in_(roles)) if roles else taking))
    if asked.state:
        code = state_code(asked.state)
        of_state = select(parts.c.record).where(parts.c.state == code, parts.c.part != "source")
        if asked.until and (until := interval(asked.until)):
            of_state = of_state.where(parts.c.day <= until.last.isoformat())
        # A union, not an "or": each half is read from an index of its own.
        in_state = select(records.c.number).where(records.c.country == code)
        found = found.where(records.c.number.in_(of_state.union(in_state)))
    if asked.place:
        country = state_code(asked.place)
        found = found.where(or_(func.lower(records.c.place) == asked.place.lower(), records.c.country == country))
    if asked.since and (since := interval(asked.since)):
        found = found.where(records.c.ends >= since.first.isoformat())
    if asked.until and (until := interval(asked.until)):
        found = found.where(records.c.begins <= until.last.isoformat())
    if asked.source:
        found = found.where(_from(asked.source))
    return found


def _from(source: str) -> Any:
    """Published by, the document itself, or told from."""
    name = source.lower()
    of = select(documents.c.number).where(or_(func.lower(documents.c.publisher) == name, documents.c.id == source))
    also = select(appearances.c.document).where(
        or_(func.lower(appearances.c.publisher) == name, appearances.c.id == source)
    )
    told = select(parts.c.record).where(and_(parts.c.part == "source", func.lower(parts.c.name) == name))
    return or_(records.c.document.in_(of), records.c.document.in_(also), records.c.number.in_(told))


def state_code(name: str) -> str:
    """The code of a state or organisation given by code, name or abbreviation; an unknown name is its own code."""
    if name.upper() in state_of_code():
        return name.upper()
    known = states().get(name) or next((s for n, s in states().items() if n.lower() == name.lower()), None)
    if known is not None:
        return known.code
    body = organisations().get(name)
    return body.id if body and body.id else name.upper()


def find_actors(connection: Connection, name: str) -> list[Row[Any]]:
    """The actors of that code or name, those in most records first; a part of a name will do. Those that people say are
    one come together.

    Raises:
        NotFound: there is none; it names the nearest.
    """
    asked = fold(name).split()
    code = state_code(name)
    coded = connection.execute(select(actors).where(actors.c.code == code, actors.c.kind.in_(("state", "igo")))).all()
    if coded:
        return identity.whole(connection, coded)
    rows = _bearing(connection, asked) or _bearing(connection, [spelled(word) for word in asked])
    exact = [row for row in rows if fold(row.name) == " ".join(asked)]
    if exact or rows:
        return identity.whole(connection, exact or rows)
    raise NotFound("actor", name, _nearest(connection, name))


def _bearing(connection: Connection, asked: list[str]) -> list[Row[Any]]:
    """The actors whose names hold all these entries of `actor_words`."""
    if not asked:
        return []
    holders = select(actor_words.c.actor).where(actor_words.c.word.in_(asked))
    holders = holders.group_by(actor_words.c.actor).having(func.count() == len(set(asked)))
    uses = select(func.count()).where(parts.c.actor == actors.c.number).scalar_subquery()
    query = select(actors).where(actors.c.number.in_(holders)).order_by(uses.desc(), actors.c.number).limit(20)
    return list(connection.execute(query).all())


def _nearest(connection: Connection, name: str) -> list[str]:
    """Names that are spelled nearly so: of those with a word that begins alike."""
    begins = [word[:2] for word in fold(name).split() if word]
    if not begins:
        return []
    query = (
        select(actors.c.name, actor_words.c.word)
        .join(actor_words, actor_words.c.actor == actors.c.number)
        .where(or_(*(actor_words.c.word.startswith(start, autoescape=True) for start in begins)))
        .limit(_NEAR)
    )
    by_word: dict[str, list[str]] = {}
    for row in connection.execute(query):
        by_word.setdefault(row.word, []).append(row.name)
        by_word.setdefault(fold(row.name), []).append(row.name)
    near = difflib.get_close_matches(fold(name), by_word, n=3, cutoff=0.6)
    for word in fold(name).split():
        near += difflib.get_close_matches(word, by_word, n=2, cutoff=0.7)
    return list(dict.fromkeys(by_word[word][0] for word in near))[:3]
