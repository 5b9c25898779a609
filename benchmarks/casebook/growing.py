"""A casebook grown to any size: a few reports go in by the door, and their rows are copied under other numbers and names."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    Table,
    Text,
    cast,
    func,
    insert,
    literal,
    select,
    text,
    update,
)

from accordingto.casebook import Casebook
from accordingto.casebook.bulk import insert_all
from accordingto.casebook.indexing import words_of_report
from accordingto.casebook.packing import packed, packed_incident, unpacked, unpacked_incident
from accordingto.casebook.reports import text_of
from accordingto.casebook.tables import account, called, findable, incident, kept, log, metadata, origin, reading, standing

MARK = "⁂"
"""Stands in the names of copies, and in no other."""
_NAMES = ("id", "key", "url", "account", "incident", "named", "owner", "part_of", "scope")
"""Columns of text that name something, which a copy needs a name of its own for: the area of a running total too, for hundreds of
reports that give one total of one area on one day are never met with."""
_ID = re.compile(r'"((?:[a-z]-[0-9a-f]{10})(?:\.\d+)?)"')
"""As ids stand within what is packed, and within linking's memory."""
_NUMBERED: Mapping[str, Table] = {"taken": reading, "partners": account}
"""Linking's shelves whose values are numbers of rows; of those in `_WHOLE` copies have no part."""
_WHOLE = ("sharing", "phrases", "decided so many", "decisions")
Numbers = Mapping[Table, int]


class Grown:
    """A casebook whose first rows are copied as often as it takes."""

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        with casebook.looking() as connection:
            self._first = _last_numbers(connection)
            self._bodies = _bodies(connection)
            self._packed = {one: [dict(row) for row in connection.execute(select(one)).mappings()] for one in (reading, incident, kept)}
            self._packed[kept] = [row for row in self._packed[kept] if row["shelf"] not in _WHOLE]
            self._texts = {row["version"]: (text_of(connection, row["version"]) or "").encode() for row in self._packed[reading]}
            self._reports = connection.scalar(select(func.count()).select_from(metadata.tables["report"])) or 0
        self._turn = 0

    def to(self, reports: int) -> None:
        """Copy until there are at least so many reports."""
        while (self._turn + 1) * self._reports < reports:
            self._turn += 1
            with self.casebook.writing() as connection:
                last = _last_numbers(connection)
                for table in metadata.sorted_tables:
                    if table in self._packed:
                        insert_all(connection, table, [self._rewritten(table, row, last) for row in self._packed[table]])
                    elif table not in (standing, called, origin):
                        connection.execute(self._copy(table, last))
                self._index(connection, last[findable])
                self._count(connection)
                newest = select(func.max(log.c.number)).scalar_subquery()
                connection.execute(update(standing).values(entry=newest))  # they are worked out already

    def _count(self, connection: Connection) -> None:
        """Count what the copies say, too, each of the same origins."""
        again = select(called.c.what, called.c.name, called.c.value.concat(f"{MARK}{self._turn}"), called.c.times)
        again = again.where(called.c.what == "report", ~called.c.value.contains(MARK))
        connection.execute(insert(called).from_select(list(called.columns), again))
        more = {column: column / self._turn * (self._turn + 1) for column in origin.columns if column is not origin.c.name}
        connection.execute(update(origin).values({column.name: cast(value, Integer) for column, value in more.items()}))

    def _copy(self, table: Table, last: Numbers) -> Any:
        rows = select(*(self._copied(column, last).label(column.name) for column in table.columns))
        for column in table.primary_key.columns:
            if (numbers := _numbers(column)) is not None:
                return insert(table).from_select(list(table.columns), rows.where(column <= self._first[numbers]))
        names = [column for column in table.primary_key.columns if column.name in _NAMES]
        return insert(table).from_select(list(table.columns), rows.where(~names[0].contains(MARK)))

    def _rewritten(self, table: Table, row: Mapping[str, Any], last: Numbers) -> dict[str, Any]:
        """A copy of a row in which ids and numbers stand packed."""
        made = {column.name: self._value(column, row[column.name], last) for column in table.columns if column.name != "seal"}
        if table is reading:
            beside = self._texts[row["version"]]
            made["rest"] = packed(self._renamed(unpacked(row["rest"], beside).decode()).encode(), beside)
        elif table is incident:
            whole = self._renamed(unpacked_incident(row["whole"]).decode()).encode()
            made |= {"whole": packed_incident(whole), "sha256": sha256(whole).digest()}
        elif (of := _NUMBERED.get(row["shelf"])) is not None:
            made["value"] = re.sub(r"\d+", lambda number: str(int(number[0]) + last[of]), row["value"])
        else:
            made["value"] = self._renamed(row["value"])
        return made

    def _value(self, column: Column[Any], value: Any, last: Numbers) -> Any:
        if value is not None and (numbers := _numbers(column)) is not None:
            return value + last[numbers]
        return f"{value}{MARK}{self._turn}" if value and _is_name(column) else value

    def _renamed(self, told: str) -> str:
        return _ID.sub(rf'"\1{MARK}{self._turn}"', told)

    def _copied(self, column: Column[Any], last: Numbers) -> ColumnElement[Any]:
        if (numbers := _numbers(column)) is not None:
            return column + last[numbers]
        if column.name == "sha256" and column.unique:
            return cast(func.substr(column, 1, 28).concat(literal(self._turn.to_bytes(4), LargeBinary)), LargeBinary)
        return column.concat(f"{MARK}{self._turn}") if _is_name(column) else column

    def _index(self, connection: Connection, last: int) -> None:
        if connection.dialect.name == "sqlite":
            rows = [{"number": number + last, "body": f"{body} copy{self._turn}of{number}"} for number, body in self._bodies.items()]
            connection.execute(text("INSERT INTO words(rowid, body) VALUES (:number, :body)"), rows)
        else:
            statement = text("INSERT INTO words SELECT number + :last, body FROM words WHERE number <= :first")
            connection.execute(statement, {"last": last, "first": self._first[findable]})


def _is_name(column: Column[Any]) -> bool:
    return column.name in _NAMES and isinstance(column.type, Text)


def _numbers(column: Column[Any]) -> Table | None:
    """The table whose numbers stand in a column; None where no numbers do."""
    root = column
    while root.foreign_keys:
        root = next(iter(root.foreign_keys)).column
    return root.table if root.name == "number" and isinstance(root.type, Integer) else None


def _last_numbers(connection: Connection) -> Numbers:
    return {
        table: connection.scalar(select(func.max(table.c.number))) or 0 for table in metadata.sorted_tables if "number" in table.columns
    }


def _bodies(connection: Connection) -> dict[int, str]:
    """The words by which each thing can be found, by its number."""
    rows = connection.execute(select(findable)).all()
    words = {row.number: row.words or " ".join(words_of_report(connection, row.version, row.reading)) for row in rows}
    return {number: body for number, body in words.items() if body}
