"""Running totals and what the rules say, a page at a time."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection, exists, literal, select, tuple_

from accordingto.casebook.readings import tally_of
from accordingto.casebook.tables import reading, report, tally, verdict
from accordingto.records import Check, Tally, Verdict


@dataclass(frozen=True, slots=True)
class Nth:
    """The last of a page: a verdict by its number, or a tally by its reading's and which of it."""

    number: int
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Checks:
    """A page of verdicts."""

    items: tuple[Check, ...]
    after: Nth | None


@dataclass(frozen=True, slots=True)
class Tallies:
    """A page of running totals."""

    items: tuple[Tally, ...]
    after: Nth | None


def checks(connection: Connection, verdicts: Verdict | None, after: Nth | None, limit: int) -> Checks:
    """What the rules say, that of one kind or all, in the order that they said it: one that is said anew meanwhile comes again."""
    wanted = select(verdict).where(verdict.c.number > (after.number if after else 0)).order_by(verdict.c.number).limit(limit + 1)
    rows = connection.execute(wanted.where(verdict.c.verdict == verdicts) if verdicts else wanted).all()
    found = [Check(row.rule, row.verdict, tuple(json.loads(row.about)), row.says) for row in rows[:limit]]
    return Checks(tuple(found), Nth(rows[limit - 1].number) if len(rows) > limit else None)


def tallies(connection: Connection, after: Nth | None, limit: int) -> Tallies:
    """Those of readings in force, in the order that they were read, without the sentences that they stand in."""
    later = reading.alias()
    wanted = (
        select(tally, report.c.id.label("of"))
        .join(reading, reading.c.number == tally.c.reading)
        .join(report, report.c.number == reading.c.report)
        .where(~exists().where(later.c.report == reading.c.report, later.c.number > reading.c.number))
        .order_by(tally.c.reading, tally.c.ordinal)
        .limit(limit + 1)
    )
    if after:
        wanted = wanted.where(tuple_(tally.c.reading, tally.c.ordinal) > tuple_(literal(after.number), literal(after.ordinal)))
    rows = connection.execute(wanted).mappings().all()
    found = [tally_of(row["of"], "", dict(row), None) for row in rows[:limit]]
    last = rows[limit - 1] if len(rows) > limit else None
    return Tallies(tuple(found), Nth(last["reading"], last["ordinal"]) if last else None)
