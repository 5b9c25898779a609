"""When the incidents happened: a line of days, one row an incident, or bars where there are many."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.records import Incident
from accordingto.views.page.days import Days, days, in_words, step_back, step_on, why_undated
from accordingto.views.page.shown import anchor

MOST_ROWS = 40
"""Dated incidents above which bars are drawn, not rows."""
MOST_BARS = 60
_LEAST = 0.8
"""Hundredths of the line that a stretch is wide at the least, so that it is seen."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis, at hundredths of its length; a minor one is left out on a phone."""

    x: float
    label: str
    minor: bool

    @property
    def end(self) -> str:
        """Which end of the label stands at the mark, so that none runs off the page."""
        return "start" if self.x < 8 else "end" if self.x > 92 else "middle"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A date as drawn: from and to, in hundredths; an open end runs on as an arrow."""

    left: float
    right: float
    exact: bool
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One incident's row: its own date, and the other dates that are claimed."""

    incident: Incident
    href: str
    when: str
    stretch: Stretch
    others: tuple[tuple[str, Stretch], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Incidents of one stretch of days."""

    left: float
    width: float
    height: float
    count: int
    label: str


@dataclass(frozen=True, slots=True)
class Undated:
    """An incident that has no spot on the line, with the reason."""

    incident: Incident
    href: str
    why: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the drawing needs."""

    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    undated: tuple[Undated, ...]
    span: str
    dated: int


def draw_timeline(incidents: Iterable[Incident]) -> Timeline:
    """Dated incidents on a line in their order, the undated ones apart."""
    dated: list[tuple[Days, Incident]] = []
    undated = []
    for incident in incidents:
        found = days(incident.when)
        if found:
            dated.append((found, incident))
        else:
            undated.append(Undated(incident, f"#{anchor(incident.id)}", why_undated(incident.when)))
    dated.sort(key=lambda item: (_start(item[0]), _end(item[0]), item[1].label, item[1].id))
    if not dated:
        return Timeline((), (), (), tuple(undated), "", 0)
    axis = _Axis.around([found for found, _ in dated])
    many = len(dated) > MOST_ROWS
    return Timeline(
        ticks=tuple(axis.ticks()),
        rows=() if many else tuple(_row(incident, found, axis) for found, incident in dated),
        bars=tuple(_bars([found for found, _ in dated], axis)) if many else (),
        undated=tuple(undated),
        span=f"{_short(axis.first)} – {_short(axis.last)}",
        dated=len(dated),
    )


def _start(found: Days) -> date:
    return found.first or found.last or date.min


def _end(found: Days) -> date:
    return found.last or found.first or date.max


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    @staticmethod
    def around(every: list[Days]) -> "_Axis":
        """The days from the first to the last, with room at both ends; at least a week."""
        first, last = min(map(_start, every)), max(map(_end, every))
        room = max(2, (last - first).days // 20)
        return _Axis(step_back(first, room), step_on(last, room))

    @property
    def length(self) -> int:
        return max(1, (self.last - self.first).days + 1)

    def at(self, day: date, share: float = 0.0) -> float:
        """Where a day begins (or so far into it), in hundredths of the line."""
        return round(max(0.0, min(100.0, ((day - self.first).days + share) / self.length * 100)), 2)

    def stretch(self, found: Days) -> Stretch:
        """A date's place on the line."""
        left = self.at(found.first) if found.first else 0.0
        right = self.at(found.last, 1) if found.last else 100.0
        if right - left < _LEAST and not found.exact:
            left, right = max(0.0, left - _LEAST / 2), min(100.0, right + _LEAST / 2)
        return Stretch(left, right, found.exact, found.first is None, found.last is None)

    def ticks(self) -> list[Tick]:
        """About six marks at days, months or years that a reader expects."""
        if self.length <= 45:
            step = next(s for s in (1, 2, 3, 5, 7, 14) if self.length / s <= 7 or s == 14)
            found = [self.first + timedelta(n) for n in range(1, self.length - 1, step)]
            labels = [(day, f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if i == 0 else "")) for i, day in enumerate(found)]
            return [Tick(self.at(day, 0.5), label, i % 2 == 1) for i, (day, label) in enumerate(labels)]
        months = self.length / 30.4
        step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000) if months / s <= 7), 24000)
        starts = [d for d in self._months(step) if self.first <= d <= self.last]
        return [Tick(self.at(d), _month_label(d, step, i == 0), i % 2 == 1) for i, d in enumerate(starts)]

    def _months(self, step: int) -> list[date]:
        begin, end = self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month - 1
        return [date(n // 12, n % 12 + 1, 1) for n in range(-(-begin // step) * step, end + 1, step) if n // 12 >= 1]


def _month_label(day: date, step: int, leading: bool) -> str:
    if step >= 12:
        return str(day.year)
    return f"{_MONTHS[day.month - 1]} {day.year}" if leading or day.month == 1 else _MONTHS[day.month - 1]


def _short(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _row(incident: Incident, found: Days, axis: _Axis) -> Row:
    others: dict[str, Stretch] = {}
    for finding in incident.findings:
        for side in finding.sides if (finding.question, finding.status) == ("when", "disputed") else ():
            other = days(side.value or "")
            if other and other != found:
                others[in_words(side.value or "")] = axis.stretch(other)
    return Row(incident, f"#{anchor(incident.id)}", in_words(incident.when), axis.stretch(found), tuple(others.items()))


def _bars(every: list[Days], axis: _Axis) -> list[Bar]:
    """Incidents counted by the day, week or more that their date begins in."""
    width = next((w for w in (1, 7, 30, 91, 365) if axis.length / w <= MOST_BARS), -(-axis.length // MOST_BARS))
    counts = Counter((_start(found) - axis.first).days // width for found in every)
    tallest = max(counts.values())
    bars = []
    for slot, count in sorted(counts.items()):
        first = axis.first + timedelta(slot * width)
        last = step_on(first, width - 1)
        label = _short(first) if width == 1 else f"{_short(first)} – {_short(last)}"
        left = axis.at(first)
        bars.append(Bar(left, round(axis.at(last, 1) - left, 2), round(count / tallest * 100, 1), count, label))
    return bars
