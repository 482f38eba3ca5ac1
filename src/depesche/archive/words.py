"""Full text: the one place where the two stores differ. Both index the same stems, so both find the same.

SQLite has FTS5, PostgreSQL `tsvector` with the configuration `simple`; the stemming is Depesche's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, column, func, literal_column, select, table, text
from sqlalchemy.sql.elements import ColumnElement

from depesche.german.wording import stems

INDEXES = ("record_words", "document_words")
_MOST = 50_000  # words indexed of one text; PostgreSQL holds no more than a megabyte of them
_PIECE = re.compile(r'"([^"]*)"|(\S+)')


def create(connection: Connection) -> None:
    """Set up both indexes."""
    for name in INDEXES:
        if connection.dialect.name == "sqlite":
            connection.execute(
                text(f"CREATE VIRTUAL TABLE {name} USING fts5(stems, tokenize='unicode61 remove_diacritics 0')")
            )
        else:
            connection.execute(text(f"CREATE TABLE {name} (rowid BIGINT PRIMARY KEY, stems TSVECTOR NOT NULL)"))
            connection.execute(text(f"CREATE INDEX {name}_stems ON {name} USING GIN (stems)"))


def put(connection: Connection, index: str, texts: Mapping[int, str]) -> None:
    """Index texts under their row's number."""
    if not texts:
        return
    value = ":stems" if connection.dialect.name == "sqlite" else "to_tsvector('simple', :stems)"
    rows = [{"row": row, "stems": " ".join(stems(content)[:_MOST])} for row, content in texts.items()]
    connection.execute(text(f"INSERT INTO {index} (rowid, stems) VALUES (:row, {value})"), rows)


def drop(connection: Connection, index: str, numbers: Iterable[int]) -> None:
    """Take rows out of an index."""
    rows = [{"row": number} for number in numbers]
    if rows:
        connection.execute(text(f"DELETE FROM {index} WHERE rowid = :row"), rows)


def pieces(query: str) -> list[list[str]]:
    """What a query asks for: words in quotation marks are a phrase, each other word stands alone; all must occur."""
    query = re.sub("[„“”«»]", '"', query)
    found = [stems(phrase or word) for phrase, word in _PIECE.findall(query)]
    return [piece for piece in found if piece]


def matching(connection: Connection, index: str, query: str) -> Select[Any] | None:
    """Row numbers with a rank (smaller is better) of what matches; null where the query has no words."""
    asked = pieces(query)
    if not asked:
        return None
    found = table(index, column("rowid"), column("stems"))
    if connection.dialect.name == "sqlite":
        # Quoted, no stem can be taken for an operator of FTS5.
        expression = " ".join('"' + " ".join(piece) + '"' for piece in asked)
        rank: ColumnElement[Any] = literal_column(f"{index}.rank")
        return select(found.c.rowid, rank.label("rank")).where(literal_column(index).op("MATCH")(expression))
    expression = " & ".join("(" + " <-> ".join(f"'{stem}'" for stem in piece) + ")" for piece in asked)
    asks = func.to_tsquery(literal_column("'simple'"), expression)
    return select(found.c.rowid, (-func.ts_rank(found.c.stems, asks)).label("rank")).where(found.c.stems.op("@@")(asks))


def snippet(content: str, query: str, width: int = 160) -> str:
    """About `width` characters of the text around the first word that the query asks for."""
    asked = {stem for piece in pieces(query) for stem in piece}
    at = next((m.start() for m in re.finditer(r"[^\W_]+", content) if set(stems(m[0])) & asked), 0) if asked else 0
    start = max(0, at - width // 3)
    cut = content[start : start + width]
    if start:
        cut = "…" + cut.split(" ", 1)[-1]
    if start + width < len(content):
        cut = cut.rsplit(" ", 1)[0] + "…"
    return " ".join(cut.split())
