"""Both databases: a test that asks for `where` or `casebook` runs on SQLite and again on PostgreSQL."""

import atexit
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, make_url

from accordingto.casebook import Casebook

SERVER = "ACCORDINGTO_TEST_POSTGRESQL"
"""Names the variable with the address of a server on which these tests may make databases."""
NO_SERVER = f"to run it, set {SERVER} to the address of a PostgreSQL on which databases may be made: postgresql://user@host/postgres"
BOTH = ("sqlite", "postgresql")

Addresses = Callable[[str], str]
T = TypeVar("T")


class Moulds:
    """Casebooks that take long to make: each is made once in a run, and poured for every test that wants one like it."""

    def __init__(self, folder: Path, left: ExitStack) -> None:
        self._folder, self._left = folder, left
        self._made: dict[tuple[str, bool], tuple[str, Any]] = {}

    def pour(self, name: str, where: str, make: Callable[[str], T]) -> T:
        """Put a copy into an empty place; gives what ``make``, which is told where, gave when it made the first. It must have closed it."""
        served = "://" in where
        if (name, served) not in self._made:
            mould = self._left.enter_context(database()) if served else str(self._folder / f"{uuid4().hex[:8]}.casebook")
            self._made[name, served] = mould, make(mould)
        mould, told = self._made[name, served]
        if served:
            empty, full = make_url(where).database, make_url(mould).database
            _tell(f"DROP DATABASE {empty}")
            _make(str(empty), like=str(full))
        else:
            for file in self._folder.glob(f"{Path(mould).name}*"):
                shutil.copy(file, where + file.name.removeprefix(Path(mould).name))
        return told  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def moulds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moulds]:
    """What this run has made so far."""
    with ExitStack() as left:
        yield Moulds(tmp_path_factory.mktemp("moulds"), left)


@pytest.fixture
def addresses(tmp_path: Path) -> Iterator[Addresses]:
    """Gives the address of a new, empty casebook-to-be on the database named; nothing of it is left afterwards."""
    with ExitStack() as left:

        def address(kind: str) -> str:
            return str(tmp_path / f"{uuid4().hex[:8]}.casebook") if kind == "sqlite" else left.enter_context(database())

        yield address


@contextmanager
def database() -> Iterator[str]:
    """The address of an empty database of its own, gone afterwards."""
    if SERVER not in os.environ:
        pytest.skip(NO_SERVER)
    server = make_url(os.environ[SERVER])
    name = f"accordingto_{uuid4().hex[:12]}"
    _make(name)
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        _tell(f"DROP DATABASE {name} WITH (FORCE)")


def _make(name: str, like: str = "template1") -> None:
    """Its files are copied: written through the log, which is the way from PostgreSQL 15 on, they take six times as long."""
    with _server().connect() as connection:
        copied = " STRATEGY file_copy" if (connection.dialect.server_version_info or ()) >= (15,) else ""
    _tell(f"CREATE DATABASE {name} TEMPLATE {like}{copied}")


def _tell(statement: str) -> None:
    with _server().connect() as connection:
        connection.exec_driver_sql(statement)


@cache
def _server() -> Engine:
    """One line to the server for all of a run."""
    engine = create_engine(make_url(os.environ[SERVER]).set(drivername="postgresql+pg8000"), isolation_level="AUTOCOMMIT")
    atexit.register(engine.dispose)
    return engine


@pytest.fixture(params=BOTH)
def where(request: pytest.FixtureRequest, addresses: Addresses) -> str:
    """Where a casebook may be made: once a file, once a database of a server."""
    return addresses(request.param)


@pytest.fixture
def casebook(where: str, moulds: Moulds) -> Iterator[Casebook]:
    """An empty casebook."""
    moulds.pour("an empty casebook", where, lambda at: Casebook.create(at).close())
    with Casebook.open(where) as made:
        yield made
