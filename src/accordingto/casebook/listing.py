"""Incidents as lists show them: a line for each, how many by time, how many by place; all three narrowed by the same query."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Connection, Integer, Select, func, literal, select, tuple_

from accordingto.casebook.asking import asked
from accordingto.casebook.lines import of_everybody
from accordingto.casebook.queries import Last, Query, lines_of
from accordingto.casebook.tables import findable, finding, incident, line, log, verdict
from accordingto.records import Status
from accordingto.values.days import days_of

Such = list[ColumnElement[bool]]
"""What the line of an incident that answers fulfils."""
MOST_PERIODS = 60
MOST_SPOTS = 200
FEW = 2000
"""Incidents that are sorted faster than looked for in their order."""
_MONTH = 7
_PERIODS = ((10, ""), (7, ""), (4, ""), (3, "X"), (2, "XX"))
"""Day, month, year, decade, century: how much of an ISO 8601 day each leaves, and what EDTF puts in the place of the rest."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a finding comes to, without who says so."""

    status: Status
    low: int | None
    high: int | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One incident in a list."""

    id: str
    label: str
    type: str
    when: str
    """EDTF, or empty."""
    place: str
    country: str
    latitude: float | None
    longitude: float | None
    grade: str
    """Empty where no report tells of harm to anybody."""
    reports: int
    killed: Answer | None
    """Of all the people, or of the civilians where reports count nobody else; None where no report answers."""
    injured: Answer | None
    disputed: int
    """Findings that are."""
    denied: int
    fails: int
    """Checks on it that fail."""
    changed: str
    """When it last became another, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of incidents, the newest first."""

    rows: tuple[Line, ...]
    after: Last | None
    """For the query of the next page; None on the last one."""
    total: int
    """How many answer, on all pages."""


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, year, decade or century with the incidents whose first day lies in it; what has no day lies in none."""

    label: str
    """EDTF."""
    first: str
    last: str
    """Its days, ISO 8601."""
    incidents: int
    killed_low: int
    killed_high: int
    """Where a finding is open above, it counts by its low end."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with a point on the map, and how many incidents are put at it."""

    place: str
    country: str
    latitude: float
    longitude: float
    incidents: int


@dataclass(frozen=True, slots=True)
class Overview:
    """A page of the incidents that answer, with all that answer by time and by place."""

    page: Page
    periods: tuple[Period, ...]
    spots: tuple[Spot, ...]


def overview(connection: Connection, query: Query) -> Overview:
    """All three, for which the index of words is asked once."""
    such = _such(connection, query)
    if query.words or query.origin or query.outlet:
        such = [line.c.number.in_(_listed(connection, connection.scalars(select(line.c.number).where(*such)).all()))]
    return Overview(_page(connection, query, such), _over_time(connection, such), _over_places(connection, such))


def page(connection: Connection, query: Query) -> Page:
    """A page of the incidents that answer."""
    return _page(connection, query, _such(connection, query))


def over_time(connection: Connection, query: Query) -> tuple[Period, ...]:
    """How many incidents that answer there are by time, and how many people they count as killed."""
    return _over_time(connection, _such(connection, query))


def over_places(connection: Connection, query: Query) -> tuple[Spot, ...]:
    """Where incidents that answer are put, the places with the most first."""
    return _over_places(connection, _such(connection, query))


def _such(connection: Connection, query: Query) -> Such:
    return lines_of(connection, query, asked(query.words))


def _listed(connection: Connection, numbers: Sequence[int]) -> Select[tuple[int]]:
    """The numbers as one value, however many they are."""
    if connection.dialect.name == "sqlite":
        return select(func.json_each(json.dumps(numbers)).table_valued("value").c.value)
    return select(func.unnest(literal(numbers, ARRAY(Integer))))


def _page(connection: Connection, query: Query, such: Such) -> Page:
    every = select(func.count()).select_from(line).where(*such)
    answering = select(line.c.first, line.c.number).where(*such)
    if query.words or query.origin or query.outlet:  # the index of words is asked once
        total, of = None, answering.add_columns(func.count().over().label("total")).subquery()
    else:  # few are sorted: with a limit alone a database would rather go through all lines in their order
        total = connection.scalar(every) or 0
        of = (answering.limit(total) if total <= FEW else answering).subquery()
    order = (of.c.first, of.c.number)
    wanted = select(of).order_by(*(one.desc() for one in order)).limit(max(1, query.limit) + 1)
    if after := query.after:
        wanted = wanted.where(tuple_(*order) < tuple_(literal(after.day), literal(after.number)))
    found = connection.execute(wanted).all()
    if total is None:
        total = found[0].total if found else connection.scalar(every) or 0
    rows = found[: max(1, query.limit)]
    last = Last(0, rows[-1].first, rows[-1].number) if len(found) > len(rows) else None
    return Page(_lines(connection, [row.number for row in rows]), last, total)


def _over_time(connection: Connection, such: Such) -> tuple[Period, ...]:
    counts = (func.count().label("many"), func.sum(line.c.killed_low).label("low"), func.sum(line.c.killed_high).label("high"))
    days = select(line.c.first.label("begin"), *counts).where(line.c.first != "", *such).group_by(line.c.first)
    by_day = days.subquery()
    of = select(func.substr(by_day.c.begin, 1, _MONTH).label("begin"), by_day.c.many, by_day.c.low, by_day.c.high).subquery()
    sums = (func.sum(one).label(one.name) for one in (of.c.many, of.c.low, of.c.high))
    rows = connection.execute(select(of.c.begin, *sums, func.count().label("days")).group_by(of.c.begin)).all()
    if sum(row.days for row in rows) <= MOST_PERIODS:
        rows = connection.execute(days).all()
    length, rest = next(one for one in _PERIODS if len({row.begin[: one[0]] for row in rows}) <= MOST_PERIODS)
    periods: dict[str, list[Any]] = {}
    for row in sorted(rows, key=lambda row: str(row.begin)):
        periods.setdefault(row.begin[:length], []).append(row)
    return tuple(_period(f"{begin}{rest}" if len(begin) < _MONTH else begin, told) for begin, told in periods.items())


def _period(label: str, rows: list[Any]) -> Period:
    days = days_of(label)
    first, last = (days.first, days.last) if days else (None, None)
    many, low, high = (int(sum(getattr(row, name) for row in rows)) for name in ("many", "low", "high"))
    return Period(label, first.isoformat() if first else "", last.isoformat() if last else "", many, low, high)


def _over_places(connection: Connection, such: Such) -> tuple[Spot, ...]:
    many = func.count().label("many")
    wanted = select(line.c.spot, many, func.min(line.c.number).label("one")).where(line.c.spot.is_not(None), *such)
    rows = connection.execute(wanted.group_by(line.c.spot).order_by(many.desc(), line.c.spot).limit(MOST_SPOTS)).all()
    columns = (findable.c.number, incident.c.place, incident.c.country, incident.c.latitude, incident.c.longitude)
    named = (
        select(*columns).join(incident, incident.c.number == findable.c.incident).where(findable.c.number.in_([row.one for row in rows]))
    )
    places = {row.number: row for row in connection.execute(named)}
    return tuple(Spot(*places[row.one][1:], row.many) for row in rows)


def _lines(connection: Connection, numbers: Sequence[int]) -> tuple[Line, ...]:
    rows = connection.execute(
        select(findable.c.number.label("shown"), incident, log.c.at, line.c.reports)
        .join(incident, incident.c.number == findable.c.incident)
        .join(log, log.c.number == incident.c.entry)
        .join(line, line.c.number == findable.c.number)
        .where(findable.c.number.in_(numbers))
    ).all()
    findings: dict[int, list[Any]] = {}
    for found in connection.execute(
        select(finding).where(finding.c.incident.in_([row.number for row in rows])).order_by(finding.c.ordinal)
    ):
        findings.setdefault(found.incident, []).append(found)
    fails = select(verdict.c.incident, func.count().label("many")).where(verdict.c.verdict == "fails")
    fails = fails.where(verdict.c.incident.in_([row.id for row in rows])).group_by(verdict.c.incident)
    failing = {row.incident: row.many for row in connection.execute(fails)}
    told = {row.shown: _line(row, findings.get(row.number, ()), failing.get(row.id, 0)) for row in rows}
    return tuple(told[number] for number in numbers)


def _line(row: Any, findings: Sequence[Any], fails: int) -> Line:
    return Line(
        id=row.id,
        label=row.label,
        type=row.type,
        when=row.day,
        place=row.place,
        country=row.country,
        latitude=row.latitude,
        longitude=row.longitude,
        grade=row.grade,
        reports=row.reports,
        killed=_answer(findings, "killed"),
        injured=_answer(findings, "injured"),
        disputed=sum(found.status == "disputed" for found in findings),
        denied=sum(found.status == "denied" for found in findings),
        fails=fails,
        changed=row.at,
    )


def _answer(findings: Sequence[Any], question: str) -> Answer | None:
    found = of_everybody(findings, question)
    return None if found is None else Answer(found.status, found.low, found.high, found.value)
