"""The log: one entry for each thing added, chained by hashes, so that nothing can be changed, taken out or slipped in unseen."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from accordingto.casebook.bulk import insert_all
from accordingto.casebook.hashing import FIRST, chained, digest, without_empty
from accordingto.casebook.tables import STATEMENTS, account, anchor, blanked, claim, destination, erasure, judgement, log, reading, tally

Row = dict[str, Any]
Rows = dict[Table, list[Row]]
_PARENTS = {account: reading, claim: reading, tally: reading, anchor: judgement, destination: judgement, blanked: erasure}
"""Tables whose rows belong to an entry through another row."""
_NUMBERED_TOGETHER = dict.fromkeys((account, destination), (account, destination))
"""Tables whose rows are accounts, in one order of all."""
_ORDERED = {table: [column for column in table.primary_key.columns] for table in STATEMENTS}


def now() -> str:
    """The time by the clock, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def head(connection: Connection) -> tuple[int, bytes]:
    """The number and hash of the last entry."""
    last = connection.execute(select(log.c.number, log.c.hash).order_by(log.c.number.desc()).limit(1)).first()
    return (last.number, last.hash) if last else (0, FIRST)


class Entry:
    """Rows that are added together, as one entry of the log. Only the one writer may make any."""

    def __init__(self, connection: Connection, kind: str, by: str, at: str = "") -> None:
        last, self._before = head(connection)
        self.number = last + 1
        self._connection, self._kind, self._by, self.at = connection, kind, by, at or now()
        self._rows: Rows = {}
        self._last: dict[Table, int] = {}

    def row(self, table: Table, **values: Any) -> int:
        """Add a row; gives its number where its table numbers them."""
        if "number" in table.c:
            values["number"] = self._next(table)
        if "entry" in table.c:
            values["entry"] = self.number
        self._rows.setdefault(table, []).append(values)
        return int(values.get("number", 0))

    def _next(self, table: Table) -> int:
        if table not in self._last:
            together = _NUMBERED_TOGETHER.get(table, (table,))
            self._last[table] = max(self._connection.scalar(select(func.max(one.c.number))) or 0 for one in together)
        self._last[table] += 1
        return self._last[table]

    def close(self) -> int:
        """Write it all; gives the entry's number."""
        added = digest_of(self._rows)
        hash_ = chained(self._before, self.number, self.at, self._by, self._kind, added)
        self._connection.execute(
            insert(log).values(number=self.number, at=self.at, author=self._by, kind=self._kind, digest=added, hash=hash_)
        )
        for table in STATEMENTS:
            if rows := self._rows.get(table):
                insert_all(self._connection, table, [{column.name: row.get(column.name) for column in table.c} for row in rows])
        return self.number


def digest_of(rows: Mapping[Table, Iterable[Mapping[str, Any]]]) -> bytes:
    """Of all rows of an entry."""
    return digest({table.name: [without_empty(row) for row in some] for table, some in rows.items()})


def rows_of(connection: Connection, entry: int) -> Rows:
    """The rows that an entry added, as they stand now."""
    return rows_between(connection, entry, entry).get(entry, {})


def rows_between(connection: Connection, first: int, last: int) -> dict[int, Rows]:
    """By entry, from the first to the last, the rows that it added, as they stand now."""
    found: dict[int, Rows] = {}
    for table in STATEMENTS:
        if table is log:
            continue
        parent = _PARENTS.get(table)
        of = (table if parent is None else parent).c.entry
        wanted = select(table, of.label("of_entry")).where(of.between(first, last)).order_by(*_ORDERED[table])
        if parent is not None:
            wanted = wanted.join(parent, table.c[parent.name] == parent.c.number)
        for row in connection.execute(wanted).mappings():
            told = dict(row)
            found.setdefault(told.pop("of_entry"), {}).setdefault(table, []).append(told)
    return found
