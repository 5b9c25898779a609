"""Search: reports by their title and text, incidents by what they are called and by their reports, each with the words that were meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, func, literal, select

from accordingto.casebook.asking import Asked, asked
from accordingto.casebook.folding import stems_of
from accordingto.casebook.indexing import PLACE, texts_of_incident
from accordingto.casebook.queries import Kind, Last, Near, Query, answering, matching, named, rows_of
from accordingto.casebook.reports import text_of
from accordingto.casebook.snippets import Snippet, marked, snippet_of
from accordingto.casebook.standing import incident_of
from accordingto.casebook.tables import findable, incident, report, told_in, version
from accordingto.records import Span

__all__ = ["Found", "Hit", "Last", "Near", "Query", "Snippet", "place_named", "search"]

MOST_READ = 300
"""Texts that are looked through for one page, where words are to stand in an order that no index knows."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or incident that answers."""

    kind: Kind
    id: str
    title: str
    """Of an incident its label."""
    day: str
    """Of an incident EDTF, of a report the day when it came out; empty where nobody knows."""
    outlet: str
    rank: int
    """1 where the words stand in the title, else 0; of one rank the newest come first."""
    marks: tuple[Span, ...]
    """The words that were meant, in the title."""
    snippet: Snippet | None
    """Where the report says it, of an incident one of its reports; None where no text has the words."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits."""

    hits: tuple[Hit, ...]
    after: Last | None
    """For the query of the next page; None on the last one. A page may be short and not the last where its query has a phrase of common
    words."""


def search(connection: Connection, query: Query) -> Found:
    """What answers a query, a page of it; whatever is asked is legal."""
    sought = asked(query.words)
    hits: list[Hit] = []
    last, read = query.after, 0
    for row in _rows(connection, query, sought):
        if len(hits) >= max(1, query.limit) or read == MOST_READ:
            return Found(tuple(hits), last)
        last = Last(row.rank, row.day, row.number)
        hit = _report(connection, row, sought) if row.kind == "report" else _incident(connection, row, sought)
        read += sought.in_order
        if hit is not None:
            hits.append(hit)
    return Found(tuple(hits), None)


def _rows(connection: Connection, query: Query, sought: Asked) -> Iterator[Any]:
    """Row after row, asked for by the page."""
    after, size = query.after, max(1, query.limit) + 1 if not sought.in_order else MOST_READ
    while rows := rows_of(connection, query, sought, after, size):
        yield from rows
        if len(rows) < size:
            return
        after = Last(rows[-1].rank, rows[-1].day, rows[-1].number)


def _report(connection: Connection, row: Any, sought: Asked) -> Hit | None:
    told = connection.execute(
        select(report.c.id, version.c.title, version.c.outlet, version.c.number)
        .join(report, report.c.number == version.c.report)
        .join(findable, findable.c.version == version.c.number)
        .where(findable.c.number == row.number)
    ).one()
    text = text_of(connection, told.number) or ""
    if sought.in_order and not sought.holds([*stems_of(told.title), "", *stems_of(text)]):
        return None
    marks, snippet = marked(told.title, sought), snippet_of(told.id, text, sought)
    return Hit("report", told.id, told.title, row.day, told.outlet, row.rank, marks, snippet)


def _incident(connection: Connection, row: Any, sought: Asked) -> Hit | None:
    told = connection.execute(
        select(incident.c.id, incident.c.label, incident.c.day)
        .join(findable, findable.c.incident == incident.c.number)
        .where(findable.c.number == row.number)
    ).one()
    telling = _telling(connection, row.number, sought)
    if sought.in_order:
        texts = texts_of_incident(incident_of(connection, told.id)[0])
        own = [word for text in texts for word in ("", *stems_of(text))]
        if not (sought.without.holds(own) if telling else sought.holds(own)):
            return None
    outlet, snippet = (telling.outlet, telling.snippet) if telling else ("", None)
    return Hit("incident", told.id, told.label, told.day, outlet, row.rank, marked(told.label, sought), snippet)


def _telling(connection: Connection, number: int, sought: Asked) -> Hit | None:
    """The newest report of an incident that answers by itself; none where no word is meant to be shown."""
    if not sought.meant:
        return None
    own = answering(connection, sought).subquery()
    wanted = (
        select(findable.c.number, literal(0).label("rank"), findable.c.first.label("day"))
        .join(told_in, told_in.c.report == findable.c.number)
        .where(told_in.c.incident == number, exists().where(own.c.number == findable.c.number))
        .order_by(findable.c.first.desc(), findable.c.number.desc())
    )
    return next((hit for row in connection.execute(wanted) if (hit := _report(connection, row, sought))), None)


def place_named(connection: Connection, name: str) -> tuple[float, float] | None:
    """Where the place of that name lies that most incidents are put at; None where none is."""
    where = (incident.c.latitude, incident.c.longitude)
    found = connection.execute(
        select(*where)
        .join(findable, findable.c.incident == incident.c.number)
        .where(findable.c.number.in_(matching(connection, named(name), PLACE)), incident.c.latitude.is_not(None))
        .group_by(*where)
        .order_by(func.count().desc(), *where)
        .limit(1)
    ).first()
    return (found.latitude, found.longitude) if found else None
