"""A copy of the archive that other tools can open, with what Datasette wants to know about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

_ABOUT = {
    "documents": "One row a document: its text, never altered, with its SHA-256.",
    "appearances": "The same text printed elsewhere.",
    "records": "One row a record; `data` is the record as read, `corrected` as people put it right (JSON).",
    "evidence": "Where each record's evidence stands: characters (code points) into documents.text, end excluded.",
    "parts": "Who takes part in which record, and how.",
    "actors": "One row a person, state or body.",
    "dossiers": "Records of one real-world thing over many documents.",
    "judgements": "What people decided; rows are only ever added.",
    "copies": "Documents that print the text of another one.",
}
_FACETS = {
    "records": ["type", "kind", "factuality", "plover", "country"],
    "documents": ["publisher", "language"],
    "actors": ["kind", "affiliation"],
    "dossiers": ["type"],
    "parts": ["part", "type", "state"],
}


class Copied(Protocol):
    """What can be copied into a SQLite file."""

    def copy(self, path: Path) -> None:
        """Write a compact copy to a new file."""


def write(archive: Copied, folder: Path) -> None:
    """`depesche.db` and `metadata.json`: `datasette depesche.db -m metadata.json` serves them.

    Raises:
        ArchiveError: the archive is not kept in SQLite.
    """
    archive.copy(folder / "depesche.db")
    (folder / "metadata.json").write_text(json.dumps(metadata(), ensure_ascii=False, indent=2) + "\n", "utf-8")


def metadata() -> dict[str, Any]:
    """Datasette's metadata: titles, what tables hold, what to facet and label by."""
    tables: dict[str, dict[str, Any]] = {name: {"description": text} for name, text in _ABOUT.items()}
    for name, facets in _FACETS.items():
        tables[name]["facets"] = facets
    tables["documents"] |= {"label_column": "title", "sort_desc": "published"}
    tables["actors"]["label_column"] = "name"
    tables["records"] |= {"sort_desc": "begins"}
    for name in ("bands", "blocks", "alembic_version", "actor_words", "links", "runs"):
        tables[name] = {"hidden": True}
    return {
        "title": "Depesche",
        "description": "Records of international relations, read from German news. Every record quotes its evidence.",
        "databases": {"depesche": {"tables": tables}},
    }
