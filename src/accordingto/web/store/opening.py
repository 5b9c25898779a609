"""Where the desk's own tables are: beside a casebook's file in one of their own, or in the same PostgreSQL."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from accordingto.casebook.opening import IN_MEMORY, engine_of, faults_told, url_of
from accordingto.web.store.tables import metadata

ENDING = ".desk"
"""A file of its own: a casebook is passed on to others, and what people sign in with is not."""


class Store:
    """The desk's own tables; as safe for many threads as its engine is."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, where: str, connections: int = 1) -> Self:
        """The tables beside the casebook that is there, made where there are none yet."""
        url = url_of(where)
        if url.get_backend_name() == "sqlite" and url.database:
            url = url.set(database=url.database + ENDING)
            Path(url.database or "").touch(mode=0o600)
            os.chmod(url.database or "", 0o600)
        elif where == IN_MEMORY:
            url = url_of(IN_MEMORY)
        engine = engine_of(url, connections)
        with faults_told(url), engine.connect().execution_options(writing=True) as connection, connection.begin():
            metadata.create_all(connection)
        return cls(engine)

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that changes something: all of it is kept or none."""
        with faults_told(self.engine.url), self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A transaction that changes nothing."""
        with faults_told(self.engine.url), self.engine.connect() as connection:
            yield connection
