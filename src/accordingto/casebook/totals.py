"""Running totals as reports give them, beside what the incidents of their time and area come to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, and_, exists, select, tuple_

from accordingto.casebook.log import head
from accordingto.casebook.readings import tally_of
from accordingto.casebook.standing import worked
from accordingto.casebook.tables import current, finding, incident, reading, report, tally, version
from accordingto.records import Tally
from accordingto.values.days import days_of
from accordingto.values.reach import Reach, counted_by, first_of, reach_of, until_of

AT_ONCE = 200
"""Places in one question to the database."""


@dataclass(frozen=True, slots=True)
class Part:
    """A tally that a report gives as a part of another."""

    tally: str
    report: str
    quote: str
    what: str
    actor: str
    scope: str
    low: int
    high: int | None
    incidents: int
    sum_low: int | None
    sum_high: int | None


@dataclass(frozen=True, slots=True)
class Point:
    """One tally of a line."""

    tally: str
    report: str
    quote: str
    first: str
    """The first day that it counts, ISO 8601; empty where none is told."""
    until: str
    """The last; where none is told, the day on which it was said."""
    low: int
    high: int | None
    incidents: int
    """Known in its time and area, of those that give the same count."""
    sum_low: int | None
    """What they come to; None where there are none."""
    sum_high: int | None
    """Where a finding is open above, it counts by its low end."""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Running:
    """Tallies of one origin that count one thing in one area, from one day on, as time goes on."""

    origin: str
    what: str
    question: str
    """By which incidents count it; empty where they don't."""
    group: str | None
    """Of people, whom it counts; None where it counts none."""
    actor: str
    scope: str
    since: str
    """From when on, as it is told (EDTF); empty where it is not."""
    points: tuple[Point, ...]


_Line = tuple[str, str, str, str, str]
_Kept = tuple[object, tuple[Running, ...]]
_lock, _kept = Lock(), WeakKeyDictionary[Engine, _Kept]()


def totals(connection: Connection) -> tuple[Running, ...]:
    """All tallies with a day, in lines; made once for each state of the casebook, which the hash of its log and its working out name."""
    state = head(connection), worked(connection)
    with _lock:
        before = _kept.get(connection.engine)
        if before is None or before[0] != state:
            before = _kept[connection.engine] = state, _made(connection)
        return before[1]


def _made(connection: Connection) -> tuple[Running, ...]:
    drawn = {one.told.id: one for one in _tallies(connection)}
    wholes = {id_: one.told.part_of for id_, one in drawn.items() if one.told.part_of in drawn}
    parts: dict[str, list[_Drawn]] = {}
    for id_, whole in wholes.items():
        if whole and whole not in wholes:
            parts.setdefault(whole, []).append(drawn[id_])
    lines: dict[_Line, list[_Drawn]] = {}
    for id_, one in drawn.items():
        if wholes.get(id_) not in parts:
            lines.setdefault(one.line, []).append(one)
    known = _Known(connection)
    return tuple(_running(sorted(some, key=lambda one: (one.until, one.told.id)), parts, known) for _, some in sorted(lines.items()))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A tally with the days that it counts."""

    told: Tally
    low: int
    whose: str
    first: str
    until: str
    reach: Reach | None

    @property
    def line(self) -> _Line:
        """What tallies of one line share."""
        return self.whose, self.told.what, self.told.actor, self.told.scope, self.first


def _running(some: Sequence[_Drawn], parts: Mapping[str, Sequence[_Drawn]], known: "_Known") -> Running:
    one, told = some[0], some[0].told
    points = tuple(_point(each, parts.get(each.told.id, ()), known) for each in some)
    since = told.period.partition("/")[0] if one.first else ""
    return Running(one.whose, told.what, *counted_by(told.what), told.actor, told.scope, since, points)


def _point(one: _Drawn, parts: Sequence[_Drawn], known: "_Known") -> Point:
    told = one.told
    named = tuple(_part(part, known) for part in parts)
    return Point(told.id, told.report, told.quote, one.first, one.until, one.low, told.high, *known.within(one.reach), named)


def _part(one: _Drawn, known: "_Known") -> Part:
    told = one.told
    return Part(told.id, told.report, told.quote, told.what, told.actor, told.scope, one.low, told.high, *known.within(one.reach))


def _tallies(connection: Connection) -> Iterator[_Drawn]:
    """Those in force that give a figure and have a day."""
    later = reading.alias()
    newer = exists().where(later.c.report == reading.c.report, later.c.number > reading.c.number)
    rows = connection.execute(
        select(tally, report.c.id.label("report_id"), version.c.published, version.c.outlet)
        .join(reading, reading.c.number == tally.c.reading)
        .join(report, report.c.number == reading.c.report)
        .join(version, version.c.number == reading.c.version)
        .where(~newer, tally.c.low.is_not(None), tally.c.quote != "")  # an erased report's figures have no words any more
        .order_by(tally.c.reading, tally.c.ordinal)
    )
    for row in rows.mappings():
        told = tally_of(row["report_id"], "", dict(row), None)
        first, until = first_of(told), days_of(until_of(told, row["published"]))
        if until and until.last:
            began, whose = first.isoformat() if first else "", row["origin"] or row["outlet"]
            yield _Drawn(told, row["low"], whose, began, until.last.isoformat(), reach_of(told, row["published"]))


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
        self._counted: dict[tuple[str, str, str | None], list[_Counted]] = {}
        self._sums: dict[Reach, tuple[int, int | None, int | None]] = {}

    def within(self, reach: Reach | None) -> tuple[int, int | None, int | None]:
        """How many incidents lie in a tally's reach, and the sums of their low and high ends."""
        if reach is None:
            return 0, None, None
        if reach not in self._sums:
            inside = [one for one in self._of_area(reach) if reach.holds_day(one.when) and reach.holds_actor(one.actor)]
            ends = (sum(one.low for one in inside), sum(one.high for one in inside)) if inside else (None, None)
            self._sums[reach] = len(inside), *ends
        return self._sums[reach]

    def _of_area(self, reach: Reach) -> list[_Counted]:
        key = reach.scope, reach.question, reach.group
        if key not in self._counted:
            names = [place for place in self._all_places() if reach.holds_place(*place)]
            portions = (names[at : at + AT_ONCE] for at in range(0, len(names), AT_ONCE))
            self._counted[key] = [one for some in portions for one in self._at(some, reach.question, reach.group)]
        return self._counted[key]

    def _all_places(self) -> list[tuple[str, str]]:
        if self._places is None:
            wanted = select(incident.c.place, incident.c.country).join(current, current.c.incident == incident.c.number).distinct()
            self._places = [(row.place, row.country) for row in self._connection.execute(wanted)]
        return self._places

    def _at(self, places: Sequence[tuple[str, str]], question: str, group: str | None) -> Iterator[_Counted]:
        """Where all people are counted and reports count civilians alone, these are the ones."""
        groups = (group, "civilians") if group == "all" else (group,)
        doer = finding.alias()
        rows = self._connection.execute(
            select(incident.c.number, incident.c.day, doer.c.value.label("actor"), finding.c.group, finding.c.low, finding.c.high)
            .join(current, current.c.incident == incident.c.number)
            .join(finding, and_(finding.c.incident == incident.c.number, finding.c.question == question))
            .outerjoin(doer, and_(doer.c.incident == incident.c.number, doer.c.question == "actor"))
            .where(tuple_(incident.c.place, incident.c.country).in_(places), finding.c.low.is_not(None))
            .where(finding.c.group.is_(None) if group is None else finding.c.group.in_(groups))
            .order_by(incident.c.number)
        )
        for _, told in groupby(rows, key=lambda row: int(row.number)):
            found = {row.group: row for row in told}
            one = found[group] if group in found else found["civilians"]
            yield _Counted(one.day, one.actor or "", one.low, one.low if one.high is None else one.high)
