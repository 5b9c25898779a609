"""Who says what over all incidents, counted up and down as each becomes another."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select

from accordingto.casebook.bulk import insert_all
from accordingto.casebook.indexing import span_of
from accordingto.casebook.lines import Placed
from accordingto.casebook.tables import called, carried, origin
from accordingto.records import Incident

AT_ONCE = 200
"""Names in one question to the database."""
COUNTED = ("reports", "incidents", "claims", "confirmed", "corrected", "contradicted")
Called = tuple[str, str, str]
"""What is said of an origin, which, and the value."""


def put(connection: Connection, placed: Sequence[Placed]) -> None:
    """Count what is said in these incidents in the place of what was said in them before."""
    rows = [row for number, one in placed for row in rows_of(number, one)]
    _count(connection, rows, _taken_out(connection, [number for number, _ in placed]))
    insert_all(connection, carried, rows)


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Count what was said in incidents that are no more no more."""
    _count(connection, [], _taken_out(connection, numbers))


def rows_of(number: int, one: Incident) -> Iterator[dict[str, Any]]:
    """A row for each origin of an incident."""
    first, _ = span_of(one.when)
    for ordinal, told in enumerate(one.origins):
        yield {
            "incident": number,
            "ordinal": ordinal,
            "name": told.name,
            "kind": told.kind,
            "also": json.dumps(told.also, ensure_ascii=False),
            "reports": json.dumps(told.reports),
            "claims": len(told.claims),
            "confirmed": told.confirmed,
            "corrected": told.corrected,
            "contradicted": told.contradicted,
            "first": first,
        }


def counted(rows: Iterable[Mapping[str, Any]]) -> tuple[Counter[Called], dict[str, Counter[str]]]:
    """What rows come to: how often each origin is called and carried so, and by origin its figures, without its reports."""
    times: Counter[Called] = Counter()
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        name = row["name"]
        times["kind", name, row["kind"]] += 1
        times.update(
            (what, name, value) for what, told in (("also", row["also"]), ("report", row["reports"])) for value in json.loads(told)
        )
        figures[name].update({"incidents": 1, **{column: row[column] for column in COUNTED[2:]}})
    return times, figures


def _taken_out(connection: Connection, numbers: Sequence[int]) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = []
    for some in _portions(numbers):
        of_these = carried.c.incident.in_(some)
        rows += [dict(row) for row in connection.execute(select(carried).where(of_these)).mappings()]
        connection.execute(delete(carried).where(of_these))
    return rows


def _count(connection: Connection, new: Iterable[Mapping[str, Any]], old: Iterable[Mapping[str, Any]]) -> None:
    (times, figures), (less, fewer) = counted(new), counted(old)
    times.subtract(less)
    for name, told in fewer.items():
        figures[name].subtract(told)
    for name, more in _call(connection, {key: many for key, many in times.items() if many}).items():
        figures[name]["reports"] += more
    changed = {name: told for name, told in figures.items() if any(told.values())}
    for some in _portions(sorted(changed)):
        of_these = origin.c.name.in_(some)
        before = {row["name"]: row for row in connection.execute(select(origin).where(of_these)).mappings()}
        rows = [
            {"name": name, **{column: (before[name][column] if name in before else 0) + changed[name][column] for column in COUNTED}}
            for name in some
        ]
        connection.execute(delete(origin).where(of_these))
        insert_all(connection, origin, [row for row in rows if row["incidents"]])


def _call(connection: Connection, changes: Mapping[Called, int]) -> Counter[str]:
    """Count how often origins are called and carried so; gives how many more reports carry each."""
    more: Counter[str] = Counter()
    for some in _portions(sorted(changes)):
        found = connection.execute(select(called).where(_any_of(some))).all()
        before = {(row.what, row.name, row.value): row.times for row in found}
        after = {one: before.get(one, 0) + changes[one] for one in some}
        more.update(name for what, name, value in some if what == "report" and (what, name, value) not in before)
        more.subtract(name for (what, name, _), times in after.items() if what == "report" and not times)
        if before:
            connection.execute(delete(called).where(_any_of(before)))
        rows = [dict(zip(("what", "name", "value"), one, strict=True), times=times) for one, times in after.items() if times]
        if rows:
            connection.execute(insert(called).values(rows))
    return more


def _any_of(some: Iterable[Called]) -> ColumnElement[bool]:
    """That a row is one of these; of whole rows SQLite would go through all that there are."""
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    for what, name, value in some:
        values[what, name].append(value)
    return or_(*(and_(called.c.what == what, called.c.name == name, called.c.value.in_(few)) for (what, name), few in values.items()))


def _portions(some: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (some[at : at + AT_ONCE] for at in range(0, len(some), AT_ONCE))
