"""Many rows in one go, on databases that would otherwise be asked once for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert

AT_ONCE = 1000
"""Rows in one statement; PostgreSQL takes 65,535 values."""


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns."""
    if connection.dialect.name == "sqlite":
        if rows:
            connection.execute(insert(table), rows)
        return
    for at in range(0, len(rows), AT_ONCE):
        connection.execute(insert(table).values(rows[at : at + AT_ONCE]))
