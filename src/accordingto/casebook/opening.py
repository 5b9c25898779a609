"""From a path or an address to a casebook, with a clear sentence where there is none, or none that this version can use."""

import logging
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Integer,
    Transaction,
    cast,
    create_engine,
    event,
    func,
    inspect,
    literal,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from accordingto.casebook import guards
from accordingto.casebook.tables import metadata
from accordingto.errors import BusyCasebook, UnreadableCasebook, UnwritableCasebook

SCHEMA = "0001"
"""The migration that this version of the program works on."""
LONGEST_WAIT = 600.0
"""Seconds that a writer waits for another."""
PATIENCE = 1.0
"""Seconds of waiting after which it is told."""
_LOCK = 0xACC0
"""Of the writer's, among PostgreSQL's advisory locks."""
IN_MEMORY = ""

logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())  # a lost connection can't be closed: told once is enough

Waiting = Callable[[], None]
"""Told when another writer makes this one wait."""


def url_of(where: str) -> URL:
    """The address of a casebook named by path or address; the empty name is one in memory."""
    if where == IN_MEMORY:
        return URL.create("sqlite")
    if "://" not in where:
        return URL.create("sqlite", database=str(Path(where)))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):  # a port that is no number is the latter
        raise UnreadableCasebook(f"{where.partition('://')[0]}://… is no address of a casebook like postgresql://host/name") from None
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+pg8000")
    if url.drivername == "sqlite":
        return url
    raise UnreadableCasebook(f"a casebook is a file or a postgresql:// address, not {url.drivername}://")


def shown(url: URL) -> str:
    """How a casebook is called in a sentence: without its password."""
    return url.set(drivername="postgresql").render_as_string(hide_password=True) if url.host else url.database or "the casebook in memory"


def engine_of(url: URL, connections: int = 1) -> Engine:
    """Ways to the database, with what each of them needs set; where there are several ``connections``, so many are kept open."""
    if url.get_backend_name() != "sqlite":
        asked = {} if url.password else {"password": ""}  # with none at all pg8000 falls over where the server wants one
        try:
            # kept open, for a new one takes longer than a placing; what is written is nothing for a log
            engine = create_engine(url, pool_size=connections, pool_pre_ping=True, connect_args=asked, hide_parameters=True)
        except (NoSuchModuleError, ModuleNotFoundError):
            raise UnreadableCasebook("a casebook on PostgreSQL needs pg8000: pip install 'accordingto[postgresql]'") from None

        @event.listens_for(engine, "do_connect")
        def connect(_: object, __: object, args: Sequence[Any], named: Mapping[str, Any]) -> object:
            from accordingto.casebook.postgresql import Prompt

            return Prompt(*args, **named)

        engine.dialect.use_insertmanyvalues_wo_returning = True  # many rows a statement: pg8000 goes to the server for each
        return engine
    kept: dict[str, Any] = {"poolclass": NullPool if url.database else StaticPool}
    if url.database and connections > 1:  # to open one takes as long as a few questions: SQLite reads all tables' definitions
        kept = {"poolclass": QueuePool, "pool_size": connections, "max_overflow": -1}
    engine = create_engine(url, connect_args={"check_same_thread": False}, hide_parameters=True, **kept)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so, and hold the lock that we ask for
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL" if url.database else "PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")

    return engine


def create(where: str) -> Engine:
    """A new casebook; raises UnwritableCasebook where one is already, or none can be."""
    url = url_of(where)
    if url.get_backend_name() == "sqlite" and url.database and Path(url.database).exists():
        raise UnwritableCasebook(f"{url.database} is there already; a new casebook needs a name of its own")
    engine = engine_of(url)
    with let_go_after_a_fault(engine), faults_told(url), writing(engine) as connection:
        must_be_free(connection, url)
        lay_out(connection, lasts=bool(url.database or url.host))
    if url.get_backend_name() == "sqlite" and url.database:
        with faults_told(url), outside(engine) as connection:  # readers and a writer at a time; it stays so for this file
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    return engine


def opened(where: str, connections: int = 1) -> Engine:
    """A casebook that is there, its tables brought up to this version's; raises UnreadableCasebook where there is none."""
    url = url_of(where)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise UnreadableCasebook(f"there is no casebook at {url.database}; `accordingto init {url.database}` makes one")
    engine = engine_of(url, connections)
    with let_go_after_a_fault(engine):
        _must_be_known(engine, url)
    return engine


def _must_be_known(engine: Engine, url: URL) -> None:
    with faults_told(url), engine.connect() as connection:
        found = _schema(connection, url)
    if found.isdecimal() and found > SCHEMA:
        raise UnreadableCasebook(
            f"{shown(url)} was written by a newer accordingto (its tables are of version {found}, this one knows {SCHEMA}); "
            "upgrade accordingto to use it"
        )
    if found != SCHEMA:
        with faults_told(url), writing(engine) as connection:
            _migrate_from(connection, url, found)


@contextmanager
def let_go_after_a_fault(engine: Engine) -> Iterator[None]:
    """Keep no connection to a database that nobody will ask any more."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


def _schema(connection: Connection, url: URL) -> str:
    if not inspect(connection).has_table("alembic_version") or not inspect(connection).has_table("log"):
        raise UnreadableCasebook(f"{shown(url)} is a database, but no casebook; `accordingto init` makes one")
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")


def must_be_free(connection: Connection, url: URL) -> None:
    """Raise UnwritableCasebook where a casebook is already."""
    if inspect(connection).has_table("log"):
        raise UnwritableCasebook(f"{shown(url)} holds a casebook already")


def lay_out(connection: Connection, *, lasts: bool) -> None:
    """Make the tables, guards and views, by all migrations; in memory, where none will ever come, at once."""
    if lasts:
        _migrate(connection)
    else:
        metadata.create_all(connection)
        guards.put_up(connection)


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "accordingto.casebook:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _migrate_from(connection: Connection, url: URL, found: str) -> None:
    from alembic.util import CommandError

    try:
        if not found:
            raise CommandError("none")
        _migrate(connection)
    except CommandError:
        raise UnreadableCasebook(f"{shown(url)} is damaged: no accordingto made tables of version {found!r}") from None


@contextmanager
def writing(engine: Engine, waiting: Waiting | None = None) -> Iterator[Connection]:
    """The one writer's transaction: it waits its turn, and all of it is kept or none."""
    with engine.connect().execution_options(writing=True) as connection, _begun(connection, waiting):
        yield connection


@contextmanager
def supposing(engine: Engine, waiting: Waiting | None = None) -> Iterator[Connection]:
    """The one writer's transaction, of which nothing is kept."""
    with engine.connect().execution_options(writing=True) as connection, _begun(connection, waiting) as turn:
        try:
            yield connection
        finally:
            turn.rollback()


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A reader's transaction: all that it sees is of one moment."""
    with engine.connect() as connection:  # which rolls back as it closes: a reader has nothing to commit, and damage could not stop it
        connection.begin()
        if engine.dialect.name != "sqlite":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield connection


@contextmanager
def outside(engine: Engine) -> Iterator[Connection]:
    """A connection outside any transaction, for what a database does only there."""
    apart = {} if engine.dialect.name == "sqlite" else {"isolation_level": "AUTOCOMMIT"}
    with engine.connect().execution_options(**apart) as connection:
        connection.exec_driver_sql("COMMIT")  # of what `begin` began, or on PostgreSQL the pool as it asked whether anybody answers
        yield connection


@contextmanager
def _begun(connection: Connection, waiting: Waiting | None) -> Iterator[Transaction]:
    """A transaction that holds the writer's lock."""
    last, told = monotonic() + LONGEST_WAIT, False
    while True:
        try:
            turn = connection.begin()
            if _locked(connection):
                break
            turn.rollback()
            sleep(PATIENCE / 20 if not told else PATIENCE / 5)
        except OperationalError as error:
            if not _is_busy(error):
                raise
        if monotonic() > last:
            raise BusyCasebook(f"another writer has held the casebook for {LONGEST_WAIT:.0f} seconds; nothing was written")
        if not told and monotonic() > last - LONGEST_WAIT + PATIENCE:
            told = True
            if waiting:
                waiting()
    with turn:
        yield turn


def _locked(connection: Connection) -> bool:
    if connection.dialect.name == "sqlite":
        return True  # BEGIN IMMEDIATE holds it
    return bool(connection.scalar(select(func.pg_try_advisory_xact_lock(cast(literal(_LOCK), Integer)))))


def _is_busy(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


_DAMAGED = "it is damaged; `accordingto check` says where, and a backup can be restored"
_SQLITE = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_READONLY": "it, or its folder, may not be written to, and even to be read a casebook keeps files beside it",
    "SQLITE_CANTOPEN": "it can't be opened, or its folder not written to",
    "SQLITE_NOTADB": "it is no casebook, or damaged at its beginning",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_IOERR": "the disk failed, or is full",
    "SQLITE_BUSY": "another program holds it",
    "SQLITE_PERM": "it may not be opened",
}


@contextmanager
def faults_told(url: URL) -> Iterator[None]:
    """What goes wrong with a database, in a sentence."""
    try:
        yield
    except (OperationalError, InterfaceError, ProgrammingError, DBAPIError) as error:
        raise _told(url, error) from error
    except (UnicodeDecodeError, zlib.error) as error:
        raise UnreadableCasebook(f"{shown(url)}: {_DAMAGED}") from error
    except OSError as error:  # pg8000 lets the network's own faults through
        raise UnreadableCasebook(f"{shown(url)} can't be reached: {error.strerror or error}; what was said to be kept is kept") from error


def _told(url: URL, error: DBAPIError) -> Exception:
    name = getattr(error.orig, "sqlite_errorname", "")
    reason = next((says for code, says in _SQLITE.items() if name.startswith(code)), "")
    if reason:
        kind = UnreadableCasebook if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_PERM")) else UnwritableCasebook
        return kind(f"{shown(url)}: {reason}; what was said to be kept is kept")
    if isinstance(error, InterfaceError) and url.host:
        return UnreadableCasebook(f"{shown(url)} can't be reached ({error.orig}); what was said to be kept is kept")
    if url.host:
        said = error.orig.args[0] if error.orig and error.orig.args else error
        message = said.get("M", said) if isinstance(said, dict) else said
        return UnreadableCasebook(f"{shown(url)}: the database says: {message}; what was said to be kept is kept")
    if isinstance(error, OperationalError):
        return UnreadableCasebook(f"{shown(url)}: SQLite says: {error.orig}; {_DAMAGED}")
    return error
