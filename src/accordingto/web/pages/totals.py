"""Running totals as they were told over time, beside what the incidents known here come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Self

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from accordingto.casebook import After, Casebook, Point, Running
from accordingto.records import short_id
from accordingto.values.reach import is_proper
from accordingto.views.page.days import in_words
from accordingto.views.page.words import figure, listed, number_of
from accordingto.web.asking import AtDesk, InCasebook, Reader
from accordingto.web.charts import Chart, Figure, Figures
from accordingto.web.pages.rendering import shown
from accordingto.web.pages.turning import after_of, pages
from accordingto.web.refusing import Absent

router = APIRouter(prefix="/totals")

AT_A_TIME = 8
"""Charts on a page."""
_KEEP = "private, max-age=86400, immutable"
"""A drawing's address says what is drawn: under it, nothing else ever is."""


@dataclass(frozen=True, slots=True)
class Row:
    """What several reports tell alike, as one line of the table and one dot."""

    points: tuple[Point, ...]

    @property
    def first(self) -> Point:
        """The report's that is shown."""
        return self.points[0]

    @property
    def figure(self) -> Figure:
        """What is drawn of it."""
        one = self.first
        return Figure(one.until, one.low, one.high, one.sum_low, one.sum_high, tuple(part.low for part in one.parts))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of tallies as it is shown."""

    running: Running
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, running: Running) -> Self:
        """The line with a row for each day and figure."""
        alike: dict[tuple[str, int, int | None], list[Point]] = {}
        for one in running.points:
            alike.setdefault((one.until, one.low, one.high), []).append(one)
        return cls(running, tuple(Row(tuple(some)) for some in alike.values()))

    @property
    def figures(self) -> Figures:
        """What is drawn."""
        return tuple(row.figure for row in self.rows)

    @property
    def rank(self) -> tuple[int, str]:
        """The longest lines first."""
        one = self.running
        return len(self.rows), short_id("line", one.origin, one.what, one.actor, one.scope, one.points[0].first)

    @property
    def told(self) -> str:
        """What the chart shows, for those who can't see it."""
        ends = dict.fromkeys((self.rows[0].first, self.rows[-1].first))
        told = " and ".join(f"{figure(one.low, one.high)} told up to {in_words(one.until)}{_with_parts(one)}" for one in ends)
        last = self.rows[-1].first
        if last.sum_low is None:
            return f"{told}; no incident known here gives that count"
        return f"{told}; {number_of(last.incidents, 'incident')} known here, summed up: {figure(last.sum_low, last.sum_high)}"

    @property
    def parted(self) -> Point | None:
        """The last that was told with parts of it."""
        return next((row.first for row in reversed(self.rows) if row.first.parts), None)

    @property
    def alone(self) -> str:
        """Why no sum stands beside it; empty where one does."""
        one = self.running
        if any(point.sum_low is not None for point in one.points):
            return ""
        if not one.question:
            return f"No incident is counted in {one.what}, so these totals stand alone."
        if not is_proper(one.scope):
            return "No area is named in which incidents could be summed up, so these totals stand alone."
        if not one.since:
            return "No day is named from which incidents could be summed up, so these totals stand alone."
        by = f" by {one.actor}" if one.actor else ""
        whom = {None: f"how many {one.question}", "all": f"how many were {one.question}"}.get(
            one.group, f"how many {one.group} were {one.question}"
        )
        return f"No incident{by} that is known here, of that time and area, says {whom}: these totals stand alone."


def _with_parts(one: Point) -> str:
    parts = listed([f"{figure(part.low, part.high)} in {part.scope}" if part.scope else figure(part.low, part.high) for part in one.parts])
    return f", of those {parts}" if parts else ""


@router.get("")
def told_here(request: Request, casebook: InCasebook, at: AtDesk, person: Reader, q: str = "", after: str = "") -> Response:
    """Each line of tallies with its chart and its numbers."""
    words = q.strip()
    found = sorted((Line.of(one) for one in casebook.totals() if _speaks_of(one, words)), key=lambda one: one.rank, reverse=True)
    last = after_of(after)
    rest = [one for one in found if last is None or one.rank < (last.rank, last.name)]
    page = [(one, at.drawer.name(one.figures)) for one in rest[:AT_A_TIME]]
    beyond = After(*page[-1][0].rank) if len(rest) > len(page) else None
    turning = pages("/totals", after, beyond, q=words)
    return shown(request, "totals.html", person=person, lines=page, total=len(found), q=words, pages=turning)


@router.get("/{name}.svg")
async def drawn(
    name: str,
    casebook: InCasebook,
    at: AtDesk,
    person: Reader,
    dark: Annotated[bool, Query()] = False,
    narrow: Annotated[bool, Query()] = False,
) -> Response:
    """The chart of one line, as a picture; one is drawn at a time, and a page that wants eight takes no more than one thread."""

    def draw() -> str:
        figures = at.drawer.named(name) or next((one for one in _all_figures(casebook) if at.drawer.name(one) == name), None)
        if figures is None:
            raise Absent("this chart shows what is told no more; load the page again")
        return at.drawer.svg(Chart(figures, dark, narrow))

    async with at.drawer.turns:
        svg = await run_in_threadpool(draw)
    return Response(svg, media_type="image/svg+xml", headers={"Cache-Control": _KEEP})


def _all_figures(casebook: Casebook) -> Iterator[Figures]:
    """What is drawn of each line: whoever kept a page from before the desk was closed may ask for its charts."""
    return (Line.of(one).figures for one in casebook.totals())


def _speaks_of(running: Running, words: str) -> bool:
    told = f"{running.what} {running.scope} {running.origin} {running.actor}".casefold()
    return all(word in told for word in words.casefold().split())
