"""What it costs to add a report and to show an incident as a casebook grows, and how much room it takes."""

import io
import time
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random
from statistics import median

from sqlalchemy import select, text

from accordingto.casebook import Casebook
from accordingto.casebook.tables import current
from accordingto.intake import receive
from accordingto.linking.naming import own_id
from accordingto.pipeline import add, work_out
from accordingto.records import Report
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


def growth(where: str) -> Iterator[tuple[int, float, float]]:
    """By number of reports: seconds to add one more, and to show an incident, each the median of many."""
    with Casebook.create(where) as casebook:
        add(casebook, ["-"], SETTINGS, "an editor", io.BytesIO("\n".join(lines(BY_THE_DOOR)).encode()), reader=READ)
        work_out(casebook, SETTINGS)
        grown, fresh = Grown(casebook), _received(lines(MEASURED * len(SIZES), first=10 * SIZES[-1]))
        for size in SIZES:
            grown.to(size)
            settled(casebook)
            yield size, median(_adding(casebook, islice(fresh, MEASURED))), median(_showing(casebook))


def settled(casebook: Casebook) -> None:
    """Let PostgreSQL count its rows, as it does by itself after a while."""
    if casebook.engine.dialect.name == "sqlite":
        return
    with casebook.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _received(rows: Iterable[str]) -> Iterator[Report]:
    return (one for one in receive(["-"], SETTINGS, io.BytesIO("\n".join(rows).encode())) if isinstance(one, Report))


def _adding(casebook: Casebook, reports: Iterable[Report]) -> Iterator[float]:
    """Seconds of the casebook's own work on each: where it belongs, and keeping it with its reading."""
    for report in reports:
        began = time.perf_counter()
        placed = casebook.place(report)
        placing = time.perf_counter() - began
        reading = READ(placed.report)
        began = time.perf_counter()
        casebook.add(placed, reading, {one.id: own_id(one) for one in reading.accounts}, "an editor")
        yield placing + time.perf_counter() - began


def _showing(casebook: Casebook) -> Iterator[float]:
    with casebook.looking() as connection:
        ids = list(connection.scalars(select(current.c.id).order_by(current.c.id)))
    for id_ in Random(0).sample(ids, min(MEASURED, len(ids))):
        began = time.perf_counter()
        casebook.part(id_)
        yield time.perf_counter() - began


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
