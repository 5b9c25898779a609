"""Incidents as lists show them: a line for each, how many by time, how many by place; all three narrowed by the same query."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from accordingto.casebook.asking import asked
from accordingto.casebook.queries import Last, Query, incidents_of
from accordingto.casebook.standing import incident_of, verdicts
from accordingto.casebook.tables import current, findable, incident, log
from accordingto.records import Finding, Incident, Status
from accordingto.values.days import days_of

MOST_PERIODS = 60
MOST_SPOTS = 200
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


def page(connection: Connection, query: Query) -> Page:
    """A page of the incidents that answer."""
    found = sorted(_answering(connection, query), key=lambda one: (one[1].first, one[0]), reverse=True)
    after = query.after
    rest = [one for one in found if after is None or (one[1].first, one[0]) < (after.day, after.number)]
    rows, size = rest[: max(1, query.limit)], max(1, query.limit)
    last = Last(0, rows[-1][1].first, rows[-1][0]) if len(rest) > size else None
    return Page(tuple(_line(connection, row.id, one) for _, row, one in rows), last, len(found))


def over_time(connection: Connection, query: Query) -> tuple[Period, ...]:
    """How many incidents that answer there are by time, and how many people they count as killed."""
    told = [(row.first, figure(one, "killed")) for _, row, one in _answering(connection, query) if row.first]
    length, rest = next(one for one in _PERIODS if len({day[: one[0]] for day, _ in told}) <= MOST_PERIODS)
    periods = []
    for begin in sorted({day[:length] for day, _ in told}):
        killed = [found for day, found in told if day[:length] == begin]
        low = sum((found.low or 0) for found in killed if found)
        high = sum((found.high if found.high is not None else found.low or 0) for found in killed if found)
        days = days_of(begin + rest)
        assert days and days.first and days.last
        periods.append(Period(begin + rest, days.first.isoformat(), days.last.isoformat(), len(killed), low, high))
    return tuple(periods)


def over_places(connection: Connection, query: Query) -> tuple[Spot, ...]:
    """Where incidents that answer are put, the places with the most first."""
    counts: dict[tuple[str, str, float, float], int] = {}
    for *_, one in _answering(connection, query):
        if (place := one.where) and place.latitude is not None and place.longitude is not None:
            key = place.name, place.country, place.latitude, place.longitude
            counts[key] = counts.get(key, 0) + 1
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Spot(*key, count) for key, count in ranked[:MOST_SPOTS])


def figure(one: Incident, question: str) -> Finding | None:
    """The finding on all the people counted; on the civilians where reports count nobody else."""
    found = {f.group: f for f in one.findings if f.question == question}
    return found.get("all") or found.get("civilians")


def _answering(connection: Connection, query: Query) -> list[tuple[int, Any, Incident]]:
    sought = asked(query.words)
    numbers = incidents_of(connection, query, sought).subquery()
    rows = connection.execute(
        select(findable.c.number, findable.c.id, findable.c.first).where(findable.c.number.in_(select(numbers.c.number)))
    ).all()
    return [(row.number, row, one) for row in rows if _suits(connection, one := incident_of(connection, row.id)[0], query)]


def _suits(connection: Connection, one: Incident, query: Query) -> bool:
    if query.type and one.type != query.type:
        return False
    if query.grade and (one.grade is None or one.grade.name != query.grade):
        return False
    if query.failing and not any(check.verdict == "fails" for check in verdicts(connection, one.id)):
        return False
    if len(one.reports) < query.told_by:
        return False
    if query.box is None:
        return True
    where = one.where
    return (
        where is not None
        and where.latitude is not None
        and where.longitude is not None
        and query.box.holds(where.latitude, where.longitude)
    )


def _line(connection: Connection, id_: str, one: Incident) -> Line:
    place = one.where
    changed = connection.scalar(
        select(log.c.at)
        .join(incident, incident.c.entry == log.c.number)
        .join(current, current.c.incident == incident.c.number)
        .where(current.c.id == id_)
    )
    killed, injured = (
        Answer(found.status, found.low, found.high, found.value) if (found := figure(one, question)) else None
        for question in ("killed", "injured")
    )
    return Line(
        id=id_,
        label=one.label,
        type=one.type,
        when=one.when,
        place=place.name if place else "",
        country=place.country if place else "",
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        grade=one.grade.name if one.grade else "",
        reports=len(one.reports),
        killed=killed,
        injured=injured,
        disputed=sum(found.status == "disputed" for found in one.findings),
        denied=sum(found.status == "denied" for found in one.findings),
        fails=sum(check.verdict == "fails" for check in verdicts(connection, id_)),
        changed=changed or "",
    )
