"""Opening an archive: the engine, the pragmas, the schema brought up to date, a backup of the file before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from depesche.archive import actors, near_duplicates
from depesche.archive.errors import ArchiveError
from depesche.archive.schema import HEAD

DEFAULT = "depesche.db"
_BUSY = 60_000  # milliseconds that a process waits for the one that writes
_LOCK = 0x64657065  # of PostgreSQL's advisory locks, the one that writers of an archive take
_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(where: str | Path, *, create: bool) -> Engine:
    """The engine of the archive at a path or a URL, its schema up to date.

    Args:
        where: a file name (SQLite), or a URL of SQLAlchemy's (`postgresql+psycopg://…`).
        create: set up what is not there yet.

    Raises:
        ArchiveError: it can't be opened, is not an archive, or was written by a newer Depesche.
    """
    engine = _engine(str(where), create)
    try:
        _bring_up_to_date(engine, create, str(where))
    except DBAPIError as error:
        engine.dispose()
        reason = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        raise ArchiveError(f"the archive {shown(where)} can't be opened: {reason}", hint=_hint(error.orig)) from error
    except ArchiveError:
        engine.dispose()
        raise
    return engine


def _hint(error: BaseException | None) -> str:
    """What to do where a file can't be written."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code of an extended one
    if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return ""
    return "SQLite writes beside the file even to read it: put the archive where its file and folder can be written."


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes. One writer at a time: others wait; readers go on reading what was there."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


def _engine(where: str, create: bool) -> Engine:
    if "://" in where:
        try:
            url = make_url(where)
            engine = create_engine(url)
        except (ArgumentError, NoSuchModuleError) as error:
            raise ArchiveError(f"{shown(where)} is no address of an archive: {error}") from error
        except ModuleNotFoundError as error:
            hint = "Install it: pip install 'depesche[postgresql]'."
            raise ArchiveError(f"the driver {error.name!r} is not installed", hint=hint) from error
    else:
        if not create and not Path(where).is_file():
            raise ArchiveError(f"there is no archive {where!r}", hint="Make one: depesche add PATH….")
        if not Path(where).absolute().parent.is_dir():
            raise ArchiveError(f"there is no directory {str(Path(where).absolute().parent)!r} to put the archive in")
        engine = create_engine(f"sqlite:///{where}")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    elif engine.dialect.name != "postgresql":
        raise ArchiveError(
            f"archives can't be kept in {engine.dialect.name}", hint="SQLite and PostgreSQL can hold one."
        )
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says, DDL included
    for pragma in (
        f"busy_timeout = {_BUSY}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "cache_size = -16384",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _version(connection: Connection) -> str | None:
    """The schema's version, or null where there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _bring_up_to_date(engine: Engine, create: bool, where: str) -> None:
    with engine.connect() as connection:
        version = _version(connection)
    if version == HEAD:
        return
    if version is None and not create:
        raise ArchiveError(f"{shown(where)} is no archive", hint="Make one: depesche add PATH….")
    with writing(engine) as connection:
        version = _version(connection)
        if version is None and inspect(connection).get_table_names():
            raise ArchiveError(f"{shown(where)} holds other tables", hint="Give the archive a place of its own.")
        if version is not None and version != HEAD:
            _refuse_newer(version, where)
            _back_up(engine, version)
        if version != HEAD:
            upgrade(connection)
            if version is not None:
                near_duplicates.catch_up(connection)
                actors.catch_up(connection)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to a revision, inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _refuse_newer(version: str, where: str) -> None:
    known = {path.name.split("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py")}
    if version not in known:
        hint = "Install the newest Depesche."
        raise ArchiveError(f"{shown(where)} was written by a newer Depesche (schema {version})", hint=hint)


def _back_up(engine: Engine, version: str) -> None:
    """Copy the SQLite file aside as `NAME.VERSION.backup`; on PostgreSQL migrations are one transaction."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    file = engine.url.database
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(f"{file}.{version}.backup")) as target:
        source.backup(target)


def shown(where: object) -> str:
    """The address without its password."""
    text = str(where)
    if "://" not in text:
        return repr(text)
    try:
        return repr(make_url(text).render_as_string(hide_password=True))
    except ArgumentError:
        return "given"
