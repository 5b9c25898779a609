"""Whether lists show what incidents say, and count it right."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, select

from accordingto.casebook.crediting import COUNTED, counted, rows_of
from accordingto.casebook.lines import row_of
from accordingto.casebook.standing import incident_of
from accordingto.casebook.tables import called, carried, current, findable, line, origin


def lines(connection: Connection) -> Iterator[str]:
    """What lists are narrowed by, and who says what in each incident."""
    shown, told = _by(connection, line, "number"), _by(connection, carried, "incident")
    for row in connection.execute(select(findable.c.number, findable.c.id).join(current, current.c.id == findable.c.id)).all():
        one, _ = incident_of(connection, row.id)
        if shown.pop(row.number, []) != [row_of(row.number, one)]:
            yield f"lists show incident {row.id} otherwise than it stands"
        if told.pop(row.number, []) != list(rows_of(row.number, one)):
            yield f"lists name other origins of incident {row.id} than it has"
    yield from (f"lists show an incident of the number {number}, which is not there" for number in sorted(shown.keys() | told.keys()))


def origins(connection: Connection) -> Iterator[str]:
    """Who says what over all incidents: that it is the sum of what each says."""
    times, figures = counted(dict(row) for row in connection.execute(select(carried)).mappings())
    found = {(row.what, row.name, row.value): row.times for row in connection.execute(select(called))}
    for what, name, value in sorted(key for key in times.keys() | found.keys() if times.get(key) != found.get(key)):
        yield f"it is not counted right how often {name or 'nobody'} has the {what} {value}"
    for what, name, _ in times:
        figures[name]["reports"] += what == "report"
    due = {name: {"name": name, **{column: told[column] for column in COUNTED}} for name, told in figures.items()}
    stands = {row["name"]: dict(row) for row in connection.execute(select(origin)).mappings()}
    yield from (
        f"what {name or 'nobody'} says is not counted right"
        for name in sorted(due.keys() | stands.keys())
        if due.get(name) != stands.get(name)
    )


def _by(connection: Connection, table: Table, column: str) -> dict[int, list[dict[str, Any]]]:
    """The rows of a table by a number that several may share."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
        found.setdefault(row[column], []).append(dict(row))
    return found
