"""The list's timeline and map: what they show narrows to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.casebook import Period, Spot
from accordingto.views.page.days import in_short, in_words
from accordingto.views.page.map import Map, draw_spots, on_earth
from accordingto.views.page.map import Spot as Drawn
from accordingto.views.page.shown import shorten, visible
from accordingto.views.page.words import figure, number_of
from accordingto.web.pages.narrowing import Narrowing

_LABEL = 17.0
"""Hundredths of the line that a label takes; where the line is short, every second one is left out."""
_LEAST = 0.6
"""Hundredths of the line that a bar is wide at the least, so that it can be hit."""
_MOST = 4.0
"""Hundredths that it is drawn wide at the most."""
_BESIDE = 0.05
"""Degrees around the places of a cluster, so that choosing it holds them all."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The incidents of one period."""

    left: float
    width: float
    height: float
    label: str
    incidents: int
    killed: str
    href: str

    @property
    def drawn(self) -> float:
        """How wide it is drawn: no wall where there are few, and a gap to the next."""
        return round(max(0.4, min(self.width - 0.2, _MOST)), 2)

    @property
    def begins(self) -> float:
        """Where what is drawn of it begins."""
        return round(self.left + (self.width - self.drawn) / 2, 2)

    @property
    def told(self) -> str:
        """What is said of it where it can't be seen."""
        return f"{self.label}: {number_of(self.incidents, 'incident')}, {self.killed} killed"


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the drawing needs."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str, str], ...]
    """Where on the line, the label, and which end of it stands there."""

    @property
    def dated(self) -> int:
        """Incidents that stand on it."""
        return sum(bar.incidents for bar in self.bars)


def draw_time(periods: Sequence[Period], narrowing: Narrowing) -> Timeline | None:
    """Bars by period; None where no incident has a day."""
    if not periods:
        return None
    days = [(date.fromisoformat(one.first), date.fromisoformat(one.last)) for one in periods]
    begin, length = days[0][0], max((days[-1][1] - days[0][0]).days + 1, 7)
    tallest = max(one.incidents for one in periods)
    bars = []
    for one, (first, last) in zip(periods, days, strict=True):
        left = (first - begin).days / length * 100
        width = max(((last - first).days + 1) / length * 100, _LEAST)
        killed = figure(one.killed_low, one.killed_high)
        href = narrowing.address(since=one.first, until=one.last)
        height = max(3.0, one.incidents / tallest * 100)
        bars.append(Bar(round(left, 2), round(width, 2), round(height, 1), in_words(one.label), one.incidents, killed, href))
    ticks = ((round(bar.left + bar.width / 2, 2), in_short(one.label)) for bar, one in zip(bars, periods, strict=True))
    return Timeline(tuple(bars), tuple(_beside(ticks)))


def _beside(ticks: Iterable[tuple[float, str]]) -> Iterator[tuple[float, str, str]]:
    """Those of them that do not run into the one before."""
    free = 0.0
    for x, label in ticks:
        end = "start" if x < _LABEL / 2 else "end" if x > 100 - _LABEL / 2 else "middle"
        begins = x - {"start": 0.0, "middle": _LABEL / 2, "end": _LABEL}[end]
        if begins >= free:
            yield x, label, end
            free = begins + _LABEL


def draw_places(spots: Sequence[Spot], total: int, narrowing: Narrowing) -> Map | None:
    """Places by how many incidents lie there; None where none has a position."""
    drawn = [_drawn(one, narrowing) for one in spots if on_earth(one.latitude, one.longitude)]
    return draw_spots(drawn, total - sum(one.count for one in drawn), lambda some: _around(some, narrowing))


def _drawn(one: Spot, narrowing: Narrowing) -> Drawn:
    told = f"{visible(shorten(one.place, 60))}: {number_of(one.incidents, 'incident')}"
    box = _box(one.latitude, one.longitude, one.latitude, one.longitude)
    return Drawn(one.longitude, one.latitude, one.place, one.incidents, narrowing.address(near="", box=box), told)


def _around(some: Sequence[Drawn], narrowing: Narrowing) -> str:
    latitudes, longitudes = [one.latitude for one in some], [one.longitude for one in some]
    return narrowing.address(near="", box=_box(min(latitudes), min(longitudes), max(latitudes), max(longitudes)))


def _box(south: float, west: float, north: float, east: float) -> str:
    ends = (max(-90.0, south - _BESIDE), max(-180.0, west - _BESIDE), min(90.0, north + _BESIDE), min(180.0, east + _BESIDE))
    return ",".join(f"{round(one, 3):g}" for one in ends)
