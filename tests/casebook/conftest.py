"""One suite for both databases: a test that asks for `where` or `casebook` runs on SQLite and again on PostgreSQL."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, create_engine, make_url

from accordingto.casebook import Casebook
from accordingto.intake import receive
from accordingto.linking.naming import own_id
from accordingto.reading.readers import reader_named
from accordingto.records import Reading, Report
from accordingto.settings import Settings

SERVER = "ACCORDINGTO_TEST_POSTGRESQL"
"""Names the variable with the address of a server on which these tests may make databases."""
NO_SERVER = f"to run it, set {SERVER} to the address of a PostgreSQL on which databases may be made: postgresql://user@host/postgres"
BOTH = ("sqlite", "postgresql")

Addresses = Callable[[str], str]
Read = Callable[[Report], Reading]


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
    _tell(server, f"CREATE DATABASE {name}")
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        _tell(server, f"DROP DATABASE {name} WITH (FORCE)")


def _tell(server: URL, statement: str) -> None:
    engine = create_engine(server.set(drivername="postgresql+pg8000"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.fixture(params=BOTH)
def where(request: pytest.FixtureRequest, addresses: Addresses) -> str:
    """Where a casebook may be made: once a file, once a database of a server."""
    return addresses(request.param)


@pytest.fixture
def casebook(where: str) -> Iterator[Casebook]:
    """An empty casebook."""
    with Casebook.create(where) as made:
        yield made


@pytest.fixture(scope="session")
def read() -> Read:
    """The rules, which read faster than the network."""
    return reader_named(Settings(reader="rules"))


@pytest.fixture
def came(tmp_path: Path) -> Callable[..., Report]:
    """A report as intake makes it of a file: came("dusk", "Two people were killed …", outlet="The Dusk")."""

    def report(key: str, text: str, **head: str) -> Report:
        file = tmp_path / f"{key}.md"
        file.write_text("---\n" + "".join(f"{name}: {value}\n" for name, value in head.items()) + f"---\n{text}\n", "utf-8")
        (one,) = receive([str(file)], Settings())
        assert isinstance(one, Report)
        return one

    return report


@pytest.fixture
def keep(read: Read) -> Callable[[Casebook, Report], Reading]:
    """Add a report as the program would, read by the rules; gives what was added."""

    def added(casebook: Casebook, report: Report) -> Reading:
        placed = casebook.place(report)
        made = read(placed.report)
        assert casebook.add(placed, made, {one.id: own_id(one) for one in made.accounts}, "an editor")
        return made

    return added
