"""Backups: one file that is a casebook by itself, whatever database it is of, and back into either."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine, insert, select

from accordingto.casebook import indexing
from accordingto.casebook.checking import faults
from accordingto.casebook.opening import (
    Waiting,
    create,
    engine_of,
    faults_told,
    lay_out,
    looking,
    must_be_free,
    opened,
    outside,
    shown,
    url_of,
    writing,
)
from accordingto.casebook.tables import metadata
from accordingto.errors import UnreadableCasebook, UnwritableCasebook

ROWS = 1000
"""Rows that are copied at a time."""


def back_up(engine: Engine, path: str) -> None:
    """Write a casebook, as it is at this moment, into one new file, while others go on writing."""
    with _made(path) as part:
        if engine.dialect.name == "sqlite":
            with outside(engine) as connection:  # a copy page by page would take along what was erased and lies about
                connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
        else:
            copy = create(str(part))
            with looking(engine) as source, writing(copy) as target:
                _copy(source, target)
            copy.dispose()
        _close(part)


def restore(path: str, where: str, waiting: Waiting | None = None) -> None:
    """Make a casebook of a backup, at a new path or in an empty database; raises UnreadableCasebook where the backup is not whole."""
    _must_be_closed(path)
    url = url_of(where)
    if url.get_backend_name() == "sqlite":
        with _made(where) as part:
            shutil.copyfile(path, part)
            with _sound(path, part) as engine, outside(engine) as connection:
                connection.exec_driver_sql("PRAGMA user_version = 0")
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        return
    with TemporaryDirectory() as folder:
        part = Path(folder, "backup")
        shutil.copyfile(path, part)
        engine = engine_of(url)
        with (
            _let_go(engine),
            _sound(path, part) as copy,
            looking(copy) as source,
            faults_told(url),
            writing(engine, waiting) as target,
        ):
            must_be_free(target, url)
            lay_out(target, lasts=True)
            _copy(source, target)
            _must_be_sound(target, shown(url))


@contextmanager
def _made(path: str) -> Iterator[Path]:
    """A file that has its name only once all of it is written and lies on the disk."""
    whole, part = Path(path), Path(f"{path}.part")
    if whole.exists():
        raise UnwritableCasebook(f"{path} is there already; it is not written over")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.rename(whole)
        folder = os.open(whole.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    except OSError as error:
        raise UnwritableCasebook(f"{path} can't be written: {error.strerror or error}") from error
    finally:
        for left in ("", "-journal", "-wal", "-shm"):
            Path(f"{part}{left}").unlink(missing_ok=True)


def _copy(source: Connection, target: Connection) -> None:
    for table in metadata.sorted_tables:
        rows = source.execute(select(table).order_by(*table.primary_key).execution_options(yield_per=ROWS))
        for some in rows.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in some])
    indexing.refill(target)


def _close(part: Path) -> None:
    """Mark a backup as whole, last of all, by the number of entries that it holds."""
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {_entries(connection) + 1}")


def _must_be_closed(path: str) -> None:
    if not Path(path).is_file():
        raise UnreadableCasebook(f"there is no backup at {path}")
    try:
        with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (mark,) = connection.execute("PRAGMA user_version").fetchone()
            whole = mark == _entries(connection) + 1
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise UnreadableCasebook(f"{path} is no backup, or a damaged one: {error}") from error
    if not whole:
        raise UnreadableCasebook(f"{path} is no whole backup: it was cut short, or is a casebook in use; `accordingto backup` makes one")


def _entries(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM log").fetchone()[0])


@contextmanager
def _sound(path: str, part: Path) -> Iterator[Engine]:
    """The backup's copy, with this version's tables, once nothing is found wrong with it."""
    try:
        engine = opened(str(part))
    except UnreadableCasebook as error:
        raise UnreadableCasebook(str(error).replace(str(part), path)) from error
    with _let_go(engine), faults_told(engine.url):
        with looking(engine) as connection:
            _must_be_sound(connection, path)
        yield engine


@contextmanager
def _let_go(engine: Engine) -> Iterator[None]:
    try:
        yield
    finally:
        engine.dispose()


def _must_be_sound(connection: Connection, name: str) -> None:
    if first := next(faults(connection), None):
        raise UnreadableCasebook(f"{name} is damaged and was not restored: {first}")
