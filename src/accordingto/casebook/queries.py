"""A query, and how a database is asked for what answers it."""

from dataclasses import dataclass
from datetime import date
from math import pi, sin
from typing import Any, Literal

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    and_,
    case,
    cast,
    column,
    literal,
    or_,
    select,
    table,
    true,
    tuple_,
    union,
)
from sqlalchemy.dialects.postgresql import TSQUERY as ASKED
from sqlalchemy.sql.elements import ColumnElement

from accordingto.casebook.asking import FTS5, TSQUERY, Asked, Phrase, Term, written
from accordingto.casebook.indexing import HEADING, ORIGIN, OUTLET, QUESTION, name_of, point_of
from accordingto.casebook.tables import findable, line, told_in, verdict
from accordingto.records import Graded, Status

Kind = Literal["report", "incident"]
EARTH = 6371.0
"""Its radius in kilometres."""
_POLAR = 80.0
"""Latitude from which meridians lie too close together for a box to help."""
_SQLITE = table("words", column("rowid"), column("words"))
_POSTGRESQL = table("words", column("number"), column("body"))


@dataclass(frozen=True, slots=True)
class Near:
    """A point and how far from it."""

    latitude: float
    longitude: float
    kilometres: float


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the map, in degrees; one whose west lies east of its east goes over the date line."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Last:
    """The last hit of a page, after which the next begins."""

    rank: int
    day: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What somebody looks for: every field that is given narrows it."""

    words: str = ""
    """Words that stand there in any order, ``"in this order"``, ``either OR other``, ``-without``, ``begun*``."""
    kind: Kind | None = None
    since: date | None = None
    """Of an incident its day, of a report the day when it came out."""
    until: date | None = None
    near: Near | None = None
    """Where an incident took place; of a report, one that it tells of."""
    origin: str = ""
    outlet: str = ""
    status: Status | None = None
    """Of a finding of the incident; of a report, of one that it tells of."""
    question: str = ""
    """Answered by the report or incident; with a status, the finding that has it."""
    type: str = ""
    """Of the incident; of a report, of one that it tells of, as with all that follows."""
    grade: Graded | None = None
    failing: bool = False
    """Whether a check on it is to fail."""
    told_by: int = 0
    """At least so many reports."""
    box: Box | None = None
    limit: int = 20
    after: Last | None = None


def rows_of(connection: Connection, query: Query, sought: Asked, after: Last | None, size: int) -> list[Any]:
    """Number, kind, rank and day of what answers, the best and newest first, as far as the index knows."""
    if (
        connection.dialect.name != "sqlite"
    ):  # it takes reading every row's words for cheap, which lie apart from the rows: five times as slow
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    found = _found(connection, query, sought).subquery()
    order = (found.c.rank, found.c.day, found.c.number)
    wanted = select(found).order_by(*(one.desc() for one in order)).limit(size)
    if after:
        wanted = wanted.where(tuple_(*order) < tuple_(literal(after.rank), literal(after.day), literal(after.number)))
    return list(connection.execute(wanted))


def _found(connection: Connection, query: Query, sought: Asked) -> Select[Any]:
    number = findable.c.number
    rank: ColumnElement[int] = literal(0)
    if sought.wanted:
        rank = case((number.in_(matching(connection, sought.wanted, HEADING)), 1), else_=0)
    wanted = select(number, findable.c.kind, rank.label("rank"), findable.c.first.label("day"))
    if sought == sought.without:
        wanted = wanted.where(*_fulfilling(connection, number, sought))
    else:
        wanted = wanted.where(number.in_(_answering(connection, sought, query.kind)))
    return wanted.where(*_narrowed(connection, query))


def matching(connection: Connection, groups: tuple[tuple[Phrase, ...], ...], mark: str = "") -> Select[Any]:
    """The numbers of all that has these words, each under a mark."""
    if connection.dialect.name == "sqlite":
        words = literal(written(groups, FTS5, mark))
        return select(_SQLITE.c.rowid.label("number")).where(_SQLITE.c.words.op("MATCH")(words))
    words = literal(written(groups, TSQUERY, mark))
    return select(_POSTGRESQL.c.number.label("number")).where(_POSTGRESQL.c.body.op("@@")(cast(words, ASKED)))


def answering(connection: Connection, sought: Asked) -> Select[Any]:
    """The numbers of reports and incidents whose own words answer, as far as the index knows."""
    found = matching(connection, sought.wanted).subquery() if sought.wanted else select(findable.c.number).subquery()
    others = Asked(tuple(group for group in sought.groups if group not in sought.wanted))
    return select(found.c.number).where(*_fulfilling(connection, found.c.number, others))


def _answering(connection: Connection, sought: Asked, kind: Kind | None) -> Select[Any] | CompoundSelect[Any]:
    """With the incidents that reports which answer tell of, unless they are called what must not be there."""
    own = answering(connection, sought).cte("answering")
    if kind == "report":
        return select(own.c.number)
    told = select(told_in.c.incident).where(told_in.c.report.in_(select(own.c.number)))
    return union(select(own.c.number), told.where(*_fulfilling(connection, told_in.c.incident, sought.without)))


def _fulfilling(connection: Connection, number: ColumnElement[int], sought: Asked) -> list[ColumnElement[bool]]:
    return [or_(*(_either(connection, number, phrase) for phrase in group)) for group in sought.groups]


def _either(connection: Connection, number: ColumnElement[int], phrase: Phrase) -> ColumnElement[bool]:
    if not phrase.unwanted:
        return number.in_(matching(connection, ((phrase,),)))
    if len(phrase.terms) > 1:
        return true()  # its words may stand there in another order: the text is looked at
    return number.not_in(matching(connection, ((phrase,),)))


def _narrowed(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """What the other fields ask for."""
    number, conditions = findable.c.number, list[ColumnElement[bool]]()
    if query.kind:
        conditions.append(findable.c.kind == query.kind)
    if query.since:
        conditions.append(findable.c.last >= query.since.isoformat())
    if query.until:
        conditions.append(and_(findable.c.first != "", findable.c.first <= query.until.isoformat()))
    conditions += _marked(connection, number, query)
    of_incident = _of_incident(query)
    if query.near or query.status or of_incident:
        such = select(findable.c.number).where(findable.c.kind == "incident")
        if query.status:
            such = such.where(findable.c.number.in_(_with_status(connection, query)))
        if query.near:
            such = such.where(_lies_near(query.near))
        if of_incident:
            such = such.where(findable.c.number.in_(select(line.c.number).where(*of_incident)))
        conditions.append(or_(number.in_(such), number.in_(select(told_in.c.report).where(told_in.c.incident.in_(such)))))
    return conditions


def _marked(connection: Connection, number: ColumnElement[int], query: Query) -> list[ColumnElement[bool]]:
    """What is asked of whole names: outlets, origins, questions."""
    marks = [(OUTLET, query.outlet), (ORIGIN, query.origin), (QUESTION, query.question)]
    return [number.in_(matching(connection, named(name), mark)) for mark, name in marks if name]


def _with_status(connection: Connection, query: Query) -> Select[Any]:
    return matching(connection, named(f"{query.question} {query.status}"), QUESTION)


def _lies_near(near: Near) -> ColumnElement[bool]:
    x, y, z = point_of(near.latitude, near.longitude)
    chord = 2 * sin(min(near.kilometres / EARTH, pi) / 2)
    away = ((findable.c.x - x), (findable.c.y - y), (findable.c.z - z))
    return sum((one * one for one in away), literal(0.0)) <= chord * chord


def _of_incident(query: Query) -> list[ColumnElement[bool]]:
    """What is asked of the incident alone."""
    conditions = list[ColumnElement[bool]]()
    if query.type:
        conditions.append(line.c.type == query.type)
    if query.grade:
        conditions.append(line.c.grade == query.grade)
    if query.told_by > 1:
        conditions.append(line.c.reports >= query.told_by)
    if query.failing:
        fails = select(findable.c.number).join(verdict, verdict.c.incident == findable.c.id).where(verdict.c.verdict == "fails")
        conditions.append(line.c.number.in_(fails))
    return conditions + _in_box(query.box)


def _in_box(box: Box | None) -> list[ColumnElement[bool]]:
    if box is None:
        return []
    east, west = line.c.longitude <= box.east, line.c.longitude >= box.west
    return [line.c.latitude.between(box.south, box.north), and_(west, east) if box.west <= box.east else or_(west, east)]


def named(name: str) -> tuple[tuple[Phrase, ...], ...]:
    """A whole name as all that is asked for."""
    return ((Phrase((Term(name_of(name)),)),),)
