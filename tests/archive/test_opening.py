"""Archives open, whatever happened to them: killed, of an older schema, of a newer one, no archive at all."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, select, text

from archive import stories
from depesche.archive import Archive, opening
from depesche.archive.errors import ArchiveError
from depesche.archive.opening import open_engine, upgrade, writing
from depesche.archive.schema import HEAD, documents, evidence, metadata, records, runs

CRASH = Path(__file__).parent / "crash.py"
KILLS = 12


def test_killing_it_loses_nothing_that_was_reported(tmp_path: Path) -> None:
    where = str(tmp_path / "killed.db")
    chance = random.Random(7)
    reported: set[str] = set()
    for kill in range(KILLS):
        adding = subprocess.Popen(
            [sys.executable, str(CRASH), where, str(kill * 10_000)], stdout=subprocess.PIPE, text=True
        )
        assert adding.stdout is not None
        # Sometimes while it opens the archive, mostly at any point of adding.
        if kill % 4:
            reported.add(adding.stdout.readline().strip())
        time.sleep(chance.random() * 0.5)
        adding.send_signal(signal.SIGKILL)
        out, _ = adding.communicate()
        reported.update(line for line in out.splitlines(keepends=True) if line.endswith("\n"))
        reported = {line.strip() for line in reported if line.strip()}
        if Path(where).is_file():
            with Archive(where) as archive, archive._engine.connect() as connection:
                stored = set(connection.execute(select(documents.c.id)).scalars())
                assert reported <= stored
                assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
                assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
                # All of a document or nothing.
                assert len(connection.execute(select(records.c.document)).all()) == len(stored)
                assert len(connection.execute(select(evidence.c.record)).all()) == len(stored)
                assert len(connection.execute(text("SELECT rowid FROM record_words")).all()) == len(stored)
    assert len(reported) > KILLS


def at_first_schema(address: str) -> None:
    """An archive as the first schema had it, with a document."""
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    with engine.begin() as connection:
        upgrade(connection, "0001")
        run = connection.execute(
            runs.insert().values(started="2025-01-01T00:00:00+00:00", version="0.0.1").returning(runs.c.number)
        ).scalar_one()
        values = {"sha256": stories.THIRD.sha256, "id": "alt", "text": stories.THIRD.text, "words": 14, "notes": [],
                  "added": "2025-01-01T00:00:00+00:00", "version": "0.0.1", "run": run}  # fmt: skip
        old = documents.insert().values(values)
        assert "family" not in {column["name"] for column in inspect(connection).get_columns("documents")}
        connection.execute(old)
    engine.dispose()


def test_the_first_schema_is_migrated_with_a_backup(address: str) -> None:
    at_first_schema(address)
    with Archive(address) as archive:
        assert archive.status().schema_version == HEAD
        assert [source.id for source in archive.documents()] == ["alt"]
        assert archive.origins("alt").documents[0].id == "alt"  # compared with the others after migrating
        document, found, _ = stories.third()
        assert archive.store(document, found) == "replaced"
        assert archive.agreement("Funkfrequenzen").line.documents == 1
    if "://" not in address:
        with closing(sqlite3.connect(f"{address}.0001.backup")) as backup:
            assert backup.execute("SELECT id FROM documents").fetchall() == [("alt",)]
            assert backup.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_migrations_end_at_the_tables_that_the_code_knows(address: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with Archive(address) as archive, archive._engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
        context = MigrationContext.configure(connection, opts={"include_object": _ours})
        assert compare_metadata(context, metadata) == []


def _ours(thing: object, name: str, kind: str, reflected: bool, other: object) -> bool:
    """Full-text indexes are no tables of the metadata."""
    return not (kind == "table" and "_words" in name and name != "actor_words")


def test_a_newer_archive_is_refused_and_left_as_it_is(address: str) -> None:
    engine = open_engine(address, create=True)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(ArchiveError, match="newer Depesche"):
        Archive(address)


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        Archive(tmp_path / "nichts.db", create=False)
    letter = tmp_path / "brief.db"
    letter.write_text("Liebe Tante, das ist keine Datenbank. " * 50)
    with pytest.raises(ArchiveError, match="not a database"):
        Archive(letter)
    foreign = tmp_path / "fremd.db"
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    with pytest.raises(ArchiveError, match="other tables"):
        Archive(foreign)
    with pytest.raises(ArchiveError, match="no directory"):
        Archive(tmp_path / "fehlt" / "a.db")
    with pytest.raises(ArchiveError, match="no address"):
        Archive("nosuch://host/name")
    with pytest.raises(ArchiveError) as error:
        Archive("postgresql+psycopg://somebody:secret@127.0.0.1:1/nothing")
    assert "secret" not in str(error.value)


def test_two_make_one_archive_at_once(tmp_path: Path) -> None:
    where = str(tmp_path / "zugleich.db")
    code = "import sys; from depesche.archive import Archive; print(Archive(sys.argv[1]).status().documents)"
    both = [subprocess.Popen([sys.executable, "-c", code, where], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [one.communicate()[0].strip() for one in both] == ["0"] * 3


def test_a_file_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "test.db"
    Archive(place).close()
    refused = sqlite3.OperationalError("attempt to write a readonly database")
    refused.sqlite_errorcode = sqlite3.SQLITE_READONLY_DIRECTORY

    def refuse(*_: object) -> None:
        raise refused

    monkeypatch.setattr(opening, "_prepare", refuse)
    with pytest.raises(ArchiveError, match="readonly database") as error:
        Archive(place)
    assert "file and folder can be written" in error.value.hint
    refused.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    with pytest.raises(ArchiveError) as error:
        Archive(place)
    assert error.value.hint == ""
