"""Rows → the contract's fields: as the user maps columns, else by the names columns usually have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FIELDS = ("id", "text", "title", "published", "url", "publisher", "language", "authors")

# Field → names of columns that hold it, besides its own; in lower case, without blanks and underscores.
_USUAL = {
    "id": ("docid", "documentid", "articleid", "uuid", "guid"),
    "text": ("body", "content", "fulltext", "articletext", "articlebody", "maintext", "plaintext", "rawtext"),
    "title": ("headline", "heading", "articletitle"),
    "published": ("date", "publicationdate", "publishdate", "pubdate", "publishingdate", "datepublished",
                  "publishedat", "datetime", "publisheddate"),
    "url": ("link", "canonicalurl", "uri", "permalink", "articleurl"),
    "publisher": ("source", "outlet", "newspaper", "medium", "publication", "sitename", "sourcename"),
    "language": ("lang", "languagecode"),
    "authors": ("author", "byline", "creator"),
}  # fmt: skip


def assign(columns: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Field → the column that holds it. What the user maps goes first; a field may find no column."""
    names = list(columns)
    plain = {_plain(name): name for name in reversed(names)}
    out: dict[str, str] = {}
    for field in FIELDS:
        if field in mapping:
            if mapping[field] in names:
                out[field] = mapping[field]
        else:
            usual = (name for name in (field, *_USUAL[field]) if name in plain)
            if (found := next(usual, None)) is not None:
                out[field] = plain[found]
    return out


def contract(row: Mapping[str, object], mapping: Mapping[str, str]) -> dict[str, object]:
    """The contract's fields of one row whose columns are its own keys."""
    return {field: row[column] for field, column in assign(row, mapping).items()}


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())
