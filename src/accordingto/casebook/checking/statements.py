"""Whether what was said and decided is what was added: the log's chain, and each entry's rows."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from accordingto.casebook.checking.damage import DAMAGE, told
from accordingto.casebook.hashing import FIRST, chained
from accordingto.casebook.log import Rows, digest_of, rows_between, rows_of
from accordingto.casebook.tables import blanked, judgement, log, reading, report, version

AT_ONCE = 200
"""Entries whose rows are asked for together."""


def chain(connection: Connection) -> Iterator[str]:
    """The log: that each entry follows from the one before."""
    before, number = FIRST, 0
    for row in connection.execute(select(log).order_by(log.c.number)):
        if row.number != number + 1:
            yield f"the log leaps from entry {number} to entry {row.number}: what stood between was taken out"
        elif chained(before, row.number, row.at, row.author, row.kind, row.digest) != row.hash:
            yield f"entry {row.number} of the log does not follow from the one before: one of them was changed"
        before, number = row.hash, row.number


def entries(connection: Connection) -> Iterator[str]:
    """Each entry: that the rows it added are still what they were, or what an erasure left of them."""
    rows = connection.execute(select(log).order_by(log.c.number)).all()
    left = select(blanked.c.touched, blanked.c.digest).order_by(blanked.c.erasure)
    digests = {row.number: row.digest for row in rows} | {row.touched: row.digest for row in connection.execute(left)}
    for first in range(0, len(rows), AT_ONCE):
        some = rows[first : first + AT_ONCE]
        try:
            found = rows_between(connection, some[0].number, some[-1].number)
        except DAMAGE:
            found = None  # then one at a time, to say of which
        for row in some:
            yield from told(connection, f"what entry {row.number} of the log added", _entry(connection, row, digests[row.number], found))


def _entry(connection: Connection, row: Row[Any], digest: bytes, found: dict[int, Rows] | None) -> Iterator[str]:
    stands = rows_of(connection, row.number) if found is None else found.get(row.number, {})
    if digest_of(stands) != digest:
        yield f"{_named(connection, row)} is not what {row.author or 'somebody'} added on {row.at}"


def _named(connection: Connection, row: Row[Any]) -> str:
    """What an entry added, in words."""
    entry = f"entry {row.number} of the log"
    if row.kind == "judgement":
        number = connection.scalar(select(judgement.c.number).where(judgement.c.entry == row.number))
        return f"judgement j-{number} ({entry})" if number else f"a judgement ({entry})"
    of = {"report": version, "reading": reading}.get(row.kind)
    if of is None:
        return f"an erasure ({entry})"
    key = connection.scalar(select(report.c.key).join(of, of.c.report == report.c.number).where(of.c.entry == row.number))
    return f"{'report' if of is version else 'a reading of report'} {key or 'without a key'} ({entry})"
