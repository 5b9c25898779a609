"""Whatever is changed behind a casebook's back, its check finds."""

import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Boolean, Column, Connection, Float, Integer, LargeBinary, Table, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from accordingto.casebook import Casebook
from accordingto.casebook.agreeing import words_agree
from accordingto.casebook.checking import database, lists, standing, statements
from accordingto.casebook.checking.damage import told
from accordingto.casebook.tables import DERIVED, STATEMENTS, account, claim, log, reading, version
from accordingto.errors import UnreadableCasebook
from tests.casebook.filled import pour_full
from tests.databases import BOTH, Moulds
from tests.databases import database as database_of_its_own

FLIPS = 150
Change = Callable[[Connection], object]
Check = Callable[[Connection], Iterator[str]]
ON_STATEMENTS: tuple[Check, ...] = (statements.chain, statements.entries, database.references)
ON_DERIVED: tuple[Check, ...] = (
    standing.seals, standing.incidents, standing.addresses, standing.reach, words_agree, lists.lines, lists.origins,
)  # fmt: skip
"""Where each of them finds what is changed in its tables, all of them together do."""


@pytest.fixture(scope="module", params=BOTH)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, moulds: Moulds) -> Iterator[Casebook]:
    """A casebook with something in every table; no test here keeps what it changes."""
    folder = tmp_path_factory.mktemp("book")
    place = database_of_its_own() if request.param == "postgresql" else nullcontext(str(folder / "one.casebook"))
    with place as where:
        pour_full(moulds, where, folder)
        with Casebook.open(where) as made:
            yield made


def found_after(book: Casebook, change: Change, checks: Collection[Check] = ON_STATEMENTS) -> list[str]:
    """What these checks find after a change, with the guards asleep while it is made."""
    with book.engine.connect() as connection:
        if book.engine.dialect.name == "sqlite":
            guards = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
            asleep = [f"DROP TRIGGER {guard.name}" for guard in guards] + ["PRAGMA defer_foreign_keys = ON"]
            awake = [guard.sql for guard in guards]
        else:
            asleep, awake = ["SET LOCAL session_replication_role = replica"], ["SET LOCAL session_replication_role = DEFAULT"]
        for statement in asleep:
            connection.exec_driver_sql(statement)
        change(connection)
        for statement in awake:
            connection.exec_driver_sql(statement)
        found = [fault for check in checks for fault in told(connection, "it", check(connection))]
        connection.rollback()
        return found


def another(column: Column[object], value: object) -> object:
    """A value that differs as little as may be."""
    if value is None:
        return {Integer: 7, Float: 7.5, Boolean: True, LargeBinary: b"x"}.get(type(column.type), "x")
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int | float) else f"{value[:-1]}~"  # type: ignore[index]


def changed(table: Table, column: Column[object]) -> Change:
    """That column of the table's last row, changed a little."""

    def change(connection: Connection) -> None:
        row = connection.execute(select(table).order_by(*(key.desc() for key in table.primary_key)).limit(1)).one()
        which = [key == row._mapping[key] for key in table.primary_key]
        connection.execute(update(table).where(*which).values({column: another(column, row._mapping[column])}))

    return change


def test_a_casebook_that_nobody_touched_has_no_fault(book: Casebook) -> None:
    assert list(book.faults()) == []


@pytest.mark.parametrize("table", [table for table in (*STATEMENTS, *DERIVED) if table.name not in ("erasure", "blanked")], ids=str)
def test_a_value_changed_in_any_column_is_found(book: Casebook, table: Table) -> None:
    missed = []
    for column in table.c:
        try:
            if not found_after(book, changed(table, column), ON_STATEMENTS if table in STATEMENTS else ON_DERIVED):
                missed.append(column.name)
        except DBAPIError:
            pass  # the database itself refuses it
    assert missed == []


def test_what_was_changed_is_named(book: Casebook) -> None:
    def fewer_killed(connection: Connection) -> None:
        killed = select(func.min(claim.c.reading)).where(claim.c.question == "killed").scalar_subquery()
        connection.execute(update(claim).where(claim.c.reading == killed, claim.c.question == "killed").values(low=1))

    assert any(
        "report harbour (entry 1 of the log) is not what an editor added on 20" in fault for fault in found_after(book, fewer_killed)
    )


def deleted(table: Table, which: str) -> Change:
    return lambda connection: connection.execute(text(f"DELETE FROM {table.name} WHERE {which}"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(deleted(log, "number = 2"), "leaps from entry 1 to entry 3", id="an entry of the log taken out"),
        pytest.param(deleted(log, "number = (SELECT max(number) FROM log)"), "not there", id="the last entry taken out"),
        pytest.param(deleted(claim, "reading = 2 AND ordinal = 1"), "report evening (entry 2", id="a claim taken out"),
        pytest.param(deleted(account, "reading = 2"), "point at a row in account that is not there", id="an account taken out"),
        pytest.param(deleted(version, "number = 4"), "point at a row in version that is not there", id="a version taken out"),
    ],
)
def test_what_is_taken_out_is_missed(book: Casebook, change: Change, says: str) -> None:
    assert any(says in fault for fault in found_after(book, change))


def test_what_is_slipped_in_is_found(book: Casebook) -> None:
    def another_claim(connection: Connection) -> None:
        row = connection.execute(select(claim).where(claim.c.reading == 2).limit(1)).mappings().one()
        connection.execute(insert(claim).values({**row, "ordinal": 99, "id": "c-slipped"}))

    def another_reading(connection: Connection) -> None:
        row = connection.execute(select(reading).where(reading.c.number == 2)).mappings().one()
        connection.execute(insert(reading).values({**row, "number": 99, "entry": 99}))

    assert any("report evening" in fault for fault in found_after(book, another_claim))
    assert any("point at a row in log that is not there" in fault for fault in found_after(book, another_reading))


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ({"sqlite": "DROP TRIGGER claim_never_changed", "postgresql": "DROP TRIGGER claim_never_changed ON claim"}, "guard claim_never"),
        (
            {"sqlite": "SELECT 1", "postgresql": "ALTER TABLE claim DISABLE TRIGGER claim_never_changed"},
            "guard claim_never_changed is",
        ),
        ("DROP VIEW incident_history", "the view incident_history is not there"),
        ("DROP INDEX ix_claim_id", "the index ix_claim_id is not there"),
        ("ALTER TABLE claim ADD COLUMN mine integer", "claim"),
        ("CREATE TABLE notes_of_my_own (number integer)", ""),
    ],
    ids=["a guard gone", "a guard asleep", "a view gone", "an index gone", "a column more", "a table of somebody's own is no fault"],
)
def test_tables_guards_and_views_are_held_to_what_they_should_be(book: Casebook, statement: str | dict[str, str], says: str) -> None:
    dialect = book.engine.dialect.name
    wanted = statement if isinstance(statement, str) else statement[dialect]
    with book.engine.connect() as connection:
        connection.exec_driver_sql(wanted)
        found = list(database.layout(connection))
        connection.rollback()
    assert says in " ".join(found) if says and wanted != "SELECT 1" else found == [], found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, moulds: Moulds) -> Path:
    """A casebook of one file, closed."""
    folder = tmp_path_factory.mktemp("file")
    pour_full(moulds, str(folder / "book.casebook"), folder)
    return folder / "book.casebook"


def test_a_flipped_byte_is_found_or_alters_nothing(file: Path, tmp_path: Path) -> None:
    whole, chance, damaged = file.read_bytes(), Random(20), tmp_path / "damaged.casebook"
    rows, missed, found = rows_in(file), [], 0
    for _ in range(FLIPS):
        at, bits = chance.randrange(len(whole)), chance.randrange(1, 256)
        damaged.write_bytes(whole[:at] + bytes([whole[at] ^ bits]) + whole[at + 1 :])
        if is_found(damaged):
            found += 1
        elif rows_in(damaged) != rows:
            missed.append((at, bits))
    assert missed == []
    assert found > FLIPS / 20


def is_found(path: Path) -> bool:
    try:
        with Casebook.open(str(path)) as casebook:
            return any(True for _ in casebook.faults())
    except UnreadableCasebook:
        return True


def rows_in(path: Path) -> dict[str, list[str]]:
    """Every row of every table and view, as SQLite itself reads them; the index of words is held to the texts by the check alone."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.text_factory = bytes
        named = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'words%' ORDER BY 1"
        names = connection.execute(named).fetchall()
        found = {name.decode(): connection.execute(f'SELECT * FROM "{name.decode()}"') for (name,) in names}
        return {name: sorted(map(repr, rows)) for name, rows in found.items()}


@pytest.mark.parametrize(
    ("at", "what"),
    [(0, b"x" * 16), (16, b"\0\1"), (47, b"\xe0"), (100, b"\xff" * 40), (3996, b"\xff" * 100)],
    ids=["another file's beginning", "another size of pages", "another form of its own", "the first page's head", "the first page's end"],
)
def test_one_that_can_not_be_opened_says_so(file: Path, tmp_path: Path, at: int, what: bytes) -> None:
    damaged = tmp_path / "damaged.casebook"
    shutil.copyfile(file, damaged)
    with damaged.open("rb+") as opened:
        opened.seek(at)
        opened.write(what)
    with pytest.raises(UnreadableCasebook, match=r"damaged\.casebook"), Casebook.open(str(damaged)) as casebook:
        for fault in casebook.faults():
            raise UnreadableCasebook(f"damaged.casebook: {fault}")
