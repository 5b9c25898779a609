"""What waits for a person: disputed findings, failing checks, uncertain links, newer versions, orphaned judgements."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, literal, select, tuple_

from accordingto.casebook.tables import current, incident, log, waits
from accordingto.casebook.waits import Kind


@dataclass(frozen=True, slots=True)
class After:
    """The last of a page, by what the page is ordered by, after which the next begins."""

    rank: int
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that somebody may decide."""

    kind: Kind
    key: str
    """Names it."""
    incident: str
    """Empty where it is on no one incident."""
    label: str
    """The incident's, if there is one."""
    about: tuple[str, ...]
    """Claims, incidents, tallies, a report or a judgement: what a decision would be about."""
    says: str
    settles: int
    """How many answers hang on it; docs/desk.md says how they are counted."""
    at: str
    """Since when it waits, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of what waits, what settles most first."""

    items: tuple[Item, ...]
    after: After | None
    total: int
    totals: Mapping[str, int]
    """Of each kind that waits, whichever was asked for."""


def waiting(connection: Connection, kind: str, after: After | None, limit: int) -> Queue:
    """A page of what waits, of one kind or of all."""
    such = [waits.c.kind == kind] if kind else []
    wanted = (
        select(waits, incident.c.label, log.c.at)
        .outerjoin(log, log.c.number == waits.c.entry)
        .outerjoin(current, current.c.id == waits.c.incident)
        .outerjoin(incident, incident.c.number == current.c.incident)
        .where(*such)
        .order_by(waits.c.settles.desc(), waits.c.key.desc())
        .limit(max(1, limit) + 1)
    )
    if after:
        wanted = wanted.where(tuple_(waits.c.settles, waits.c.key) < tuple_(literal(after.rank), literal(after.name)))
    rows = connection.execute(wanted).all()
    page = [_item(row) for row in rows[: max(1, limit)]]
    counted = connection.execute(select(waits.c.kind, func.count()).group_by(waits.c.kind))
    totals = {row[0]: row[1] for row in counted}
    total = totals.get(kind, 0) if kind else sum(totals.values())
    return Queue(tuple(page), After(page[-1].settles, page[-1].key) if len(rows) > len(page) else None, total, totals)


def _item(row: Any) -> Item:
    return Item(row.kind, row.key, row.incident or "", row.label or "", tuple(json.loads(row.about)), row.says, row.settles, row.at or "")
