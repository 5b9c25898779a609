"""Where the desk's own tables are: beside a casebook's file in one of their own, or in the same PostgreSQL."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from typing import Self

from sqlalchemy import Connection, Engine, Integer, cast, event, func, inspect, literal, select, text

from accordingto.casebook.opening import engine_of, faults_told, let_go_after_a_fault, shown, url_of
from accordingto.errors import UnreadableCasebook

SCHEMA = "0001"
"""The migration that this version of the program works on."""
ENDING = ".desk"
"""A file of its own: a casebook is passed on to others, and what people sign in with is not."""
WAIT = 10_000
"""Milliseconds that a writer of a file waits for another: each is done in a few."""
_LOCK = 0xACC1
"""Of the desk's one writer, among PostgreSQL's advisory locks; the casebook's has another."""


class Store:
    """The desk's own tables; as safe for many threads as its engine is."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time) -> None:
        self.engine, self.clock = engine, clock

    @classmethod
    def open(cls, where: str, connections: int = 1) -> Self:
        """The tables beside the casebook that is there, made where there are none yet."""
        url = url_of(where)
        if url.get_backend_name() == "sqlite" and url.database:
            url = url.set(database=url.database + ENDING)
            _keep_private(Path(url.database or ""))
        engine = engine_of(url, connections)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _be_patient)
        made = cls(engine)
        with let_go_after_a_fault(engine):
            made._bring_up()
        return made

    def _bring_up(self) -> None:
        """Make the tables what this version of the program works on; raises UnreadableCasebook where a newer one made them."""
        with self.looking() as connection:
            found = _version(connection)
        if found == SCHEMA:
            return
        if found > SCHEMA:
            raise UnreadableCasebook(
                f"people and webhooks of {shown(self.engine.url)} were kept by a newer accordingto (its tables are of version {found}, "
                f"this one knows {SCHEMA}); upgrade accordingto to use them"
            )
        with self.writing() as connection:
            if _version(connection) != SCHEMA:  # nobody else did it meanwhile
                _migrate(connection)

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    def now(self) -> int:
        """Seconds since 1970, as all times in these tables are."""
        return int(self.clock())

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writer's transaction: all of it is kept or none, and nobody else's falls between its questions and its changes."""
        with faults_told(self.engine.url), self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            if connection.dialect.name != "sqlite":
                connection.execute(select(func.pg_advisory_xact_lock(cast(literal(_LOCK), Integer))))
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A transaction that changes nothing."""
        with faults_told(self.engine.url), self.engine.connect() as connection:
            yield connection


def _version(connection: Connection) -> str:
    if not inspect(connection).has_table("desk_version"):
        return ""
    return str(connection.scalar(text("SELECT version_num FROM desk_version")) or "")


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "accordingto.web.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _keep_private(file: Path) -> None:
    file.touch(mode=0o600)
    os.chmod(file, 0o600)


def _be_patient(connection: sqlite3.Connection, _: object) -> None:
    connection.execute(f"PRAGMA busy_timeout = {WAIT}")
    connection.execute("PRAGMA journal_mode = WAL")
