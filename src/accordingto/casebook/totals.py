"""Running totals as reports give them, beside what the incidents of their time and area come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, exists, select, tuple_

from accordingto.casebook.lines import of_everybody
from accordingto.casebook.readings import tally_of
from accordingto.casebook.tables import current, finding, incident, reading, report, tally, version
from accordingto.records import Tally
from accordingto.values.reach import Reach, reach_of

AT_ONCE = 200
"""Places in one question to the database."""


@dataclass(frozen=True, slots=True)
class Point:
    """One tally of a line."""

    tally: str
    report: str
    quote: str
    first: str
    until: str
    """The days that it counts, ISO 8601."""
    low: int
    high: int | None
    incidents: int
    """Known in its time and area, of those that count anybody or name who did it."""
    sum_low: int
    """What they come to."""
    sum_high: int
    """Where a finding is open above, it counts by its low end."""


@dataclass(frozen=True, slots=True)
class Running:
    """Tallies of one origin that count one thing in one area, from one day on, as time goes on."""

    origin: str
    what: str
    question: str
    """By which incidents count it: killed or injured."""
    actor: str
    scope: str
    points: tuple[Point, ...]


def totals(connection: Connection) -> tuple[Running, ...]:
    """All tallies with a time and an area, in lines."""
    known = _Known(connection)
    runs: dict[tuple[str, str, str, str, str, str], list[Point]] = {}
    for row in _tallies(connection):
        told = tally_of(row.report_id, "", dict(row._mapping), None)
        reach = reach_of(told, row.published)
        if reach and told.low is not None:
            key = row.origin or row.outlet, told.what, reach.question, told.actor, told.scope, reach.first.isoformat()
            runs.setdefault(key, []).append(_point(told, told.low, reach, known))
    return tuple(
        Running(name, what, question, actor, scope, tuple(sorted(points, key=lambda one: (one.until, one.tally))))
        for (name, what, question, actor, scope, _), points in sorted(runs.items())
    )


def _point(told: Tally, low: int, reach: Reach, known: "_Known") -> Point:
    first, until = reach.first.isoformat(), reach.until.isoformat()
    return Point(told.id, told.report, told.quote, first, until, low, told.high, *known.within(reach))


def _tallies(connection: Connection) -> Sequence[Any]:
    later = reading.alias()
    newer = exists().where(later.c.report == reading.c.report, later.c.number > reading.c.number)
    return connection.execute(
        select(tally, report.c.id.label("report_id"), version.c.published, version.c.outlet)
        .join(reading, reading.c.number == tally.c.reading)
        .join(report, report.c.number == reading.c.report)
        .join(version, version.c.number == reading.c.version)
        .where(~newer)
        .order_by(tally.c.reading, tally.c.ordinal)
    ).all()


@dataclass(frozen=True, slots=True)
class _Counted:
    """What one incident counts."""

    when: str
    actor: str
    low: int
    high: int


class _Known:
    """What the incidents of an area come to, each area looked up once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._places: list[tuple[str, str]] | None = None
        self._counted: dict[tuple[str, str], list[_Counted]] = {}
        self._sums: dict[Reach, tuple[int, int, int]] = {}

    def within(self, reach: Reach) -> tuple[int, int, int]:
        """How many incidents lie in a tally's reach, and the sums of their low and high ends."""
        if reach not in self._sums:
            inside = [one for one in self._of_area(reach) if reach.holds_day(one.when) and reach.holds_actor(one.actor)]
            self._sums[reach] = len(inside), sum(one.low for one in inside), sum(one.high for one in inside)
        return self._sums[reach]

    def _of_area(self, reach: Reach) -> list[_Counted]:
        key = reach.scope, reach.question
        if key not in self._counted:
            names = [place for place in self._all_places() if reach.holds_place(*place)]
            self._counted[key] = [one for at in range(0, len(names), AT_ONCE) for one in self._at(names[at : at + AT_ONCE], reach.question)]
        return self._counted[key]

    def _all_places(self) -> list[tuple[str, str]]:
        if self._places is None:
            wanted = select(incident.c.place, incident.c.country).join(current, current.c.incident == incident.c.number).distinct()
            self._places = [(row.place, row.country) for row in self._connection.execute(wanted)]
        return self._places

    def _at(self, places: Sequence[tuple[str, str]], question: str) -> Iterator[_Counted]:
        rows = self._connection.execute(
            select(incident.c.number, incident.c.day, finding.c.question, finding.c.group, finding.c.value, finding.c.low, finding.c.high)
            .join(current, current.c.incident == incident.c.number)
            .join(finding, finding.c.incident == incident.c.number)
            .where(tuple_(incident.c.place, incident.c.country).in_(places), finding.c.question.in_((question, "actor")))
            .order_by(incident.c.number)
        )
        for _, told in groupby(rows, key=lambda row: int(row.number)):
            found = list(told)
            figure, actor = of_everybody(found, question), next((row.value for row in found if row.question == "actor"), None)
            low = (figure.low or 0) if figure else 0
            yield _Counted(found[0].day, actor or "", low, low if figure is None or figure.high is None else figure.high)
