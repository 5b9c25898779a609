"""Keeps a casebook of today's tables as SQL text, for all versions to come to be tried on: `python -m tools.keep_schema`."""

import sqlite3
from collections.abc import Iterator
from contextlib import chdir, closing
from pathlib import Path
from tempfile import TemporaryDirectory

from accordingto.casebook import Casebook
from accordingto.casebook.opening import SCHEMA
from tests.casebook.filled import fill

RELEASED = Path(__file__).parent.parent / "tests" / "casebook" / "released"


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """The statements that make this database again; Python's own dump knows no index of words without its texts."""
    made = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    indexes = [name for _, name, sql in made if sql.startswith("CREATE VIRTUAL")]
    yield "BEGIN;"
    for kind, name, sql in made:
        if kind != "table":
            continue
        shadow = name.startswith(tuple(f"{index}_" for index in indexes))
        yield f'DELETE FROM "{name}";' if shadow else f"{sql};"
        if name not in indexes:
            yield from _rows(connection, name)
    yield from (f"{sql};" for kind, _, sql in made if kind != "table")
    yield "COMMIT;"


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]
    quoted = " || ',' || ".join(f'quote("{column}")' for column in columns)
    for (values,) in connection.execute(f'SELECT {quoted} FROM "{table}" ORDER BY 1'):
        yield f'INSERT INTO "{table}" VALUES({values});'


if __name__ == "__main__":
    with TemporaryDirectory() as folder, chdir(folder):  # so that no path of this machine is kept
        with Casebook.create("kept") as book:
            fill(book, Path())
        with closing(sqlite3.connect("kept")) as connection:
            (RELEASED / f"{SCHEMA}.sql").write_text("".join(f"{line}\n" for line in dump(connection)), "utf-8")
