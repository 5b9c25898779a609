"""Whether search finds what the texts say, and how its index is made anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from accordingto.casebook.indexing import (
    reports_of,
    row_of_incident,
    row_of_report,
    words_of_incident,
    words_of_report,
)
from accordingto.casebook.loading import all_in_force
from accordingto.casebook.standing import incident_of
from accordingto.casebook.tables import current, findable, report, told_in

_MODULO = 1 << 64


@dataclass(frozen=True, slots=True)
class _Due:
    """What the index should hold of one report or incident."""

    row: dict[str, Any]
    words: int
    telling: frozenset[int] = frozenset()


def words_agree(connection: Connection) -> Iterator[str]:
    """A sentence for each report or incident that search finds by other words than its own."""
    rows = {row["id"]: row for row in connection.execute(select(findable)).mappings()}
    telling: dict[int, set[int]] = {}
    for pair in connection.execute(select(told_in)):
        telling.setdefault(pair.incident, set()).add(pair.report)
    try:
        index = _index(connection)
    except (DBAPIError, UnicodeDecodeError) as error:
        yield f"the words that search goes by can't be read: {error.orig if isinstance(error, DBAPIError) else error}"
        return
    for due in _all_due(connection):
        name = f"{due.row['kind']} {due.row['id']}"
        row = rows.pop(due.row["id"], None)
        if row is None:
            yield f"search does not find {name}"
            continue
        told = telling.pop(row["number"], set())
        if told != due.telling or any(
            row[column.name] != due.row.get(column.name) for column in findable.c if column is not findable.c.number
        ):
            yield f"search knows another day, place or report of {name} than it has"
        if index.pop(row["number"], 0) != due.words:
            yield f"search finds {name} by other words than its own"
    yield from (f"search finds {row['kind']} {row['id']}, which is not there" for row in rows.values())
    yield from (f"search holds words under the number {number}, which nothing has" for number in index)
    yield from (f"search knows reports of an incident of the number {number}, which is not there" for number in telling)


def _all_due(connection: Connection) -> Iterator[_Due]:
    ids: dict[int, str] = {row.number: row.id for row in connection.execute(select(report.c.number, report.c.id))}
    for now in all_in_force(connection):
        if words := words_of_report(connection, now.version, now.reading):
            yield _Due(row_of_report(connection, ids[now.report], now), _sum(words))
    for row in connection.execute(select(current).order_by(current.c.incident)).all():
        one, _ = incident_of(connection, row.id)
        yield _Due(row_of_incident(one, row.incident), _sum(words_of_incident(one)), frozenset(reports_of(connection, one)))


def _sum(words: Iterable[str]) -> int:
    return sum(map(hash, words)) % _MODULO


def _index(connection: Connection) -> dict[int, int]:
    """By number, a sum over the words that the index finds it by."""
    sums: dict[int, int] = {}
    for word, number in _sqlite(connection) if connection.dialect.name == "sqlite" else _postgresql(connection):
        sums[number] = (sums.get(number, 0) + hash(word)) % _MODULO
    return sums


def _postgresql(connection: Connection) -> Iterator[tuple[str, int]]:
    listed = connection.execute(text("SELECT unnest(tsvector_to_array(body)) AS word, number FROM words"))
    yield from ((row.word, row.number) for row in listed)


def _sqlite(connection: Connection) -> Iterator[tuple[str, int]]:
    """Each word as it is looked up: what the index lists and can't find by its own ways is not there."""
    connection.execute(text("CREATE VIRTUAL TABLE temp.listed USING fts5vocab('main', 'words', 'row')"))
    try:
        for (word,) in connection.execute(text("SELECT term FROM listed")).all():
            found = connection.exec_driver_sql("SELECT rowid FROM words WHERE words MATCH ?", (f'"{word}"',))
            yield from ((word, row.rowid) for row in found)
    finally:
        connection.execute(text("DROP TABLE listed"))
