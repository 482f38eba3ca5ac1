"""What exports ask of the archive beyond its records: a copy of the file, and which dossier a record is in."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, select

from depesche.archive.errors import ArchiveError
from depesche.archive.schema import dossiers, records


def copy(engine: Engine, path: Path) -> None:
    """Write a compact copy of a SQLite archive to a new file, while others may write.

    Raises:
        ArchiveError: it is kept elsewhere, or the file is there already.
    """
    if engine.dialect.name != "sqlite":
        hint = "Export records instead, or use the database's own tools."
        raise ArchiveError("only an archive in a SQLite file can be copied as one", hint=hint)
    if path.exists():
        raise ArchiveError(f"{str(path)!r} is there already")
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(path),))
    finally:
        connection.close()


def dossier_of(engine: Engine) -> dict[str, str]:
    """The dossier's id of each record that is in one, by the record's id."""
    query = select(records.c.id, dossiers.c.id.label("dossier")).join(dossiers, dossiers.c.number == records.c.dossier)
    with engine.connect() as connection:
        return {row.id: row.dossier for row in connection.execute(query)}
