"""What is no casebook, or none that this version knows, is told from one that is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from accordingto.casebook import Casebook
from accordingto.errors import UnreadableCasebook, UnwritableCasebook


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (b"", "no casebook"),
        (b"Dear Sir,\n" * 500, "no casebook"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "no casebook|damaged"),
    ],
    ids=["an empty file", "a letter", "what only begins like a database"],
)
def test_a_file_that_is_no_casebook(tmp_path: Path, what: bytes, says: str) -> None:
    (tmp_path / "file").write_bytes(what)
    with pytest.raises(UnreadableCasebook, match=says):
        Casebook.open(str(tmp_path / "file"))
    assert (tmp_path / "file").read_bytes() == what


def test_a_database_of_another_program(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE log (number integer, line text)")
    with pytest.raises(UnreadableCasebook, match="a database, but no casebook"):
        Casebook.open(str(tmp_path / "other.db"))


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCasebook, match="there is no casebook at"):
        Casebook.open(str(tmp_path))


def test_nothing_at_all(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCasebook, match=r"there is no casebook at .*; `accordingto init"):
        Casebook.open(str(tmp_path / "none"))
    with pytest.raises(UnwritableCasebook, match="folder"):
        Casebook.create(str(tmp_path / "no-such-folder" / "book"))


@pytest.mark.parametrize(
    ("version", "says"),
    [("9999", "newer accordingto"), ("0000", "no accordingto"), ("00~1", "no accordingto"), ("", "no accordingto")],
)
def test_tables_of_a_version_that_this_one_does_not_know(where: str, version: str, says: str) -> None:
    with Casebook.create(where) as casebook, casebook.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
    with pytest.raises(UnreadableCasebook, match=says):
        Casebook.open(where)


def test_a_casebook_is_made_once(where: str) -> None:
    Casebook.create(where).close()
    with pytest.raises(UnwritableCasebook, match="already"):
        Casebook.create(where)
    Casebook.open(where).close()


@pytest.mark.parametrize("where", ["mysql://host/name", "http://host/name", "postgresql://host:notaport/name"])
def test_an_address_of_no_casebook(where: str) -> None:
    with pytest.raises(UnreadableCasebook, match="casebook"):
        Casebook.open(where)
