"""Archives to test with: every contract test runs on SQLite, and on PostgreSQL where there is one.

`DEPESCHE_TEST_POSTGRES` is the URL of a database that tests may empty; `.ci/run` starts one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from conftest import NO_POSTGRES
from depesche.archive import Archive

POSTGRES = os.environ.get("DEPESCHE_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made: nothing is there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "test.db")
    if not POSTGRES:
        pytest.skip(NO_POSTGRES)
    engine = create_engine(POSTGRES)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return POSTGRES


@pytest.fixture
def archive(address: str) -> Iterator[Archive]:
    """An empty archive."""
    with Archive(address) as opened:
        yield opened


@pytest.fixture
def reopened(address: str) -> Iterator[Callable[[], Archive]]:
    """Opens the same archive again, as another process would."""
    opened: list[Archive] = []

    def again() -> Archive:
        opened.append(Archive(address, create=False))
        return opened[-1]

    yield again
    for one in opened:
        one.close()
