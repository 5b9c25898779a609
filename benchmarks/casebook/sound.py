"""What must hold of a casebook whatever befell its writers, and what is equal in two that hold the same."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from accordingto.casebook import Casebook
from accordingto.casebook.hashing import FIRST, chained
from accordingto.casebook.log import digest_of, rows_of
from accordingto.casebook.tables import STATEMENTS, log, report

OF_THE_MOMENT = ("at", "hash")
"""Columns of the log in which two casebooks that hold the same differ: when it was, and what follows from that."""


def broken(casebook: Casebook, since: int = 1) -> Iterator[str]:
    """Each entry that does not follow from the one before, and from ``since`` on each whose rows are not what was added."""
    with casebook.looking() as connection:
        before = FIRST
        for number, row in enumerate(connection.execute(select(log).order_by(log.c.number)).all(), 1):
            if row.number != number or row.hash != chained(before, row.number, row.at, row.author, row.kind, row.digest):
                yield f"entry {row.number} does not follow"
            if number >= since and digest_of(rows_of(connection, row.number)) != row.digest:
                yield f"the rows of entry {row.number} are not what was added"
            before = row.hash


def keys_of(casebook: Casebook) -> set[str]:
    """The keys of its reports."""
    with casebook.looking() as connection:
        return set(connection.scalars(select(report.c.key)))


def statements(casebook: Casebook) -> dict[str, list[dict[str, Any]]]:
    """All rows of what was said and decided, without the times at which they were added."""
    with casebook.looking() as connection:
        return {
            table.name: [
                {name: value for name, value in row.items() if table is not log or name not in OF_THE_MOMENT}
                for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            ]
            for table in STATEMENTS
        }
