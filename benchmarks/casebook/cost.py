"""What it costs to add a report and to show an incident as a casebook grows, and how much room it takes."""

import io
import time
import zlib
from collections.abc import Iterable, Iterator
from random import Random
from statistics import median

from sqlalchemy import select, text

from accordingto.casebook import Casebook
from accordingto.casebook.opening import outside
from accordingto.casebook.tables import current
from accordingto.intake import receive
from accordingto.linking.naming import own_id
from accordingto.pipeline import add, work_out
from accordingto.records import Report
from benchmarks.casebook import sound
from benchmarks.casebook.growing import Grown
from benchmarks.casebook.invented import lines
from benchmarks.casebook.warm import READ, SETTINGS

BY_THE_DOOR = 250
"""Reports that are added, linked and weighed; the rest are copies of their rows."""
MEASURED = 100
SIZES = (1_000, 100_000)

_ROOM = {
    "sqlite": """SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC""",
    "postgresql": """SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY bytes DESC""",
}


def growth(small: str, large: str) -> Iterator[tuple[int, float, float]]:
    """By number of reports: seconds to add one more, and to show an incident, each the median of many.

    A small casebook and a large one are asked by turns, so that whatever else the machine does slows both.
    """
    with grown(small, SIZES[0]) as one, grown(large, SIZES[1]) as other:
        yield from measured(one, other)


def measured(*casebooks: Casebook) -> Iterator[tuple[int, float, float]]:
    """The same of casebooks that are there."""
    adding: list[list[float]] = [[] for _ in casebooks]
    showing: list[list[float]] = [[] for _ in casebooks]
    ids = [_some_incidents(casebook) for casebook in casebooks]
    for turn, report in enumerate(_received(lines(MEASURED, first=10 * SIZES[-1]))):
        for at, casebook in enumerate(casebooks):
            adding[at].append(_add(casebook, report))
            showing[at].append(_show(casebook, ids[at][turn]))
    for casebook, added, shown in zip(casebooks, adding, showing, strict=True):
        yield len(sound.keys_of(casebook)) - MEASURED, median(added), median(shown)


def grown(where: str, size: int) -> Casebook:
    casebook = Casebook.create(where)
    add(casebook, ["-"], SETTINGS, "an editor", io.BytesIO("\n".join(lines(BY_THE_DOOR)).encode()), reader=READ)
    work_out(casebook, SETTINGS)
    Grown(casebook).to(size)
    settled(casebook)
    return casebook


def settled(casebook: Casebook) -> None:
    """Let PostgreSQL count its rows, as it does by itself after a while."""
    if casebook.engine.dialect.name == "sqlite":
        return
    with outside(casebook.engine) as connection:
        connection.exec_driver_sql("ANALYZE")


def _received(rows: Iterable[str]) -> Iterator[Report]:
    return (one for one in receive(["-"], SETTINGS, io.BytesIO("\n".join(rows).encode())) if isinstance(one, Report))


def _add(casebook: Casebook, report: Report) -> float:
    """Seconds of the casebook's own work on a report: where it belongs, and keeping it with its reading."""
    began = time.perf_counter()
    placed = casebook.place(report)
    placing = time.perf_counter() - began
    reading = READ(placed.report)
    began = time.perf_counter()
    casebook.add(placed, reading, {one.id: own_id(one) for one in reading.accounts}, "an editor")
    return placing + time.perf_counter() - began


def _some_incidents(casebook: Casebook) -> list[str]:
    with casebook.looking() as connection:
        return Random(0).choices(list(connection.scalars(select(current.c.id).order_by(current.c.id))), k=MEASURED)


def _show(casebook: Casebook, incident: str) -> float:
    began = time.perf_counter()
    casebook.part(incident)
    return time.perf_counter() - began


def room(casebook: Casebook) -> list[tuple[str, int]]:
    """Bytes by table and index, the largest first."""
    with casebook.looking() as connection:
        return [(row.name, row.bytes) for row in connection.execute(text(_ROOM[connection.dialect.name]))]


def deflated(casebook: Casebook) -> int:
    """Bytes of all texts, each deflated by itself."""
    return sum(len(zlib.compress(one.text.encode(), 9)) for one in casebook.reports())


def kept(where: str, sources: list[str]) -> Casebook:
    """A new casebook of these sources, linked and weighed."""
    casebook = Casebook.create(where)
    add(casebook, sources, SETTINGS, "an editor", reader=READ)
    work_out(casebook, SETTINGS)
    return casebook
