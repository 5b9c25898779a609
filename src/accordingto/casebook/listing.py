"""Incidents as lists show them: a line for each, how many by time, how many by place; all three narrowed by the same query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, func, select

from accordingto.casebook.hits import Hits
from accordingto.casebook.lines import of_everybody
from accordingto.casebook.narrowing import narrowed
from accordingto.casebook.queries import Last, Query
from accordingto.casebook.roll import Lines, Numbers, Roll, day_number, order_of
from accordingto.casebook.tables import findable, finding, incident, line, log, verdict
from accordingto.records import Status
from accordingto.values.days import days_of

MOST_PERIODS = 60
MOST_SPOTS = 200
_PERIODS = ((10, ""), (7, ""), (4, ""), (3, "X"), (2, "XX"))
"""Day, month, year, decade, century: how much of an ISO 8601 day each leaves, and what EDTF puts in the place of the rest."""
_CUT = {10: 1, 7: 100, 4: 10_000, 3: 100_000, 2: 1_000_000}
"""What a day's number is divided by so that as much of it is left."""
_SHOWN = ("number", "id", "label", "type", "day", "place", "country", "latitude", "longitude", "grade")
"""Of an incident's columns."""


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


def overview(connection: Connection, roll: Roll, hits: Hits, query: Query) -> Overview:
    """A page of the incidents that answer, with all that answer by time and by place."""
    found = narrowed(connection, roll, hits, query)
    return Overview(_page(connection, query, found), _over_time(found), _over_places(connection, found))


def page(connection: Connection, roll: Roll, hits: Hits, query: Query) -> Page:
    """A page of the incidents that answer."""
    return _page(connection, query, narrowed(connection, roll, hits, query))


def over_time(connection: Connection, roll: Roll, hits: Hits, query: Query) -> tuple[Period, ...]:
    """How many incidents that answer there are by time, and how many people they count as killed."""
    return _over_time(narrowed(connection, roll, hits, query))


def over_places(connection: Connection, roll: Roll, hits: Hits, query: Query) -> tuple[Spot, ...]:
    """Where incidents that answer are put, the places with the most first."""
    return _over_places(connection, narrowed(connection, roll, hits, query))


def _page(connection: Connection, query: Query, found: Lines) -> Page:
    end = len(found)
    if query.after:
        end = int(np.searchsorted(order_of(found), day_number(query.after.day) << 32 | query.after.number))
    begin = max(0, end - max(1, query.limit))
    numbers = found["number"][begin:end][::-1].tolist()
    last = Last(0, _day(int(found["first"][begin])), numbers[-1]) if begin else None
    return Page(_lines(connection, numbers), last, len(found))


def _over_time(found: Lines) -> tuple[Period, ...]:
    dated = found[found["first"] > 0]
    if not len(dated):
        return ()
    each = ((length, rest, _begins(dated, length)) for length, rest in _PERIODS)
    length, rest, at = next(one for one in each if len(one[2]) <= MOST_PERIODS)
    sums = [np.add.reduceat(dated[name], at).tolist() for name in ("killed_low", "killed_high")]
    many = np.diff(at, append=len(dated)).tolist()
    labels = (_day(day)[:length] + rest for day in dated["first"][at].tolist())
    return tuple(_period(*told) for told in zip(labels, many, *sums, strict=True))


def _begins(dated: Lines, length: int) -> Numbers:
    """Where in lines with a day another period begins."""
    return np.flatnonzero(np.diff(dated["first"] // _CUT[length], prepend=-1))


def _period(label: str, many: int, low: int, high: int) -> Period:
    days = days_of(label)
    first, last = (days.first, days.last) if days else (None, None)
    return Period(label, first.isoformat() if first else "", last.isoformat() if last else "", many, low, high)


def _day(number: int) -> str:
    """ISO 8601; empty where nobody knows it."""
    return f"{number // 10_000:04}-{number // 100 % 100:02}-{number % 100:02}" if number else ""


def _over_places(connection: Connection, found: Lines) -> tuple[Spot, ...]:
    placed = found[found["spot"] != 0]
    spots, at, many = np.unique(placed["spot"], return_index=True, return_counts=True)
    most = np.lexsort((spots, -many))[:MOST_SPOTS]
    ones = placed["number"][at[most]].tolist()
    columns = (findable.c.number, incident.c.place, incident.c.country, incident.c.latitude, incident.c.longitude)
    named = select(*columns).join(incident, incident.c.number == findable.c.incident).where(findable.c.number.in_(ones))
    places = {row.number: row for row in connection.execute(named)}
    return tuple(Spot(*places[one][1:], count) for one, count in zip(ones, many[most].tolist(), strict=True))


def _lines(connection: Connection, numbers: Sequence[int]) -> tuple[Line, ...]:
    rows = connection.execute(
        select(findable.c.number.label("shown"), *(incident.c[name] for name in _SHOWN), log.c.at, line.c.reports)
        .join(incident, incident.c.number == findable.c.incident)
        .join(log, log.c.number == incident.c.entry)
        .join(line, line.c.number == findable.c.number)
        .where(findable.c.number.in_(numbers))
    ).all()
    findings: dict[int, list[Any]] = {}
    told_of = select(*(finding.c[name] for name in ("incident", "question", "group", "status", "low", "high", "value")))
    for found in connection.execute(told_of.where(finding.c.incident.in_([row.number for row in rows])).order_by(finding.c.ordinal)):
        findings.setdefault(found.incident, []).append(found)
    fails = select(verdict.c.incident, func.count().label("many")).where(verdict.c.verdict == "fails")
    fails = fails.where(verdict.c.incident.in_([row.id for row in rows])).group_by(verdict.c.incident)
    failing = {row.incident: row.many for row in connection.execute(fails)}
    shown = {row.shown: _line(row, findings.get(row.number, ()), failing.get(row.id, 0)) for row in rows}
    return tuple(shown[number] for number in numbers)


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
