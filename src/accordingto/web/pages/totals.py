"""Running totals as they were told over time, beside what the incidents known here come to."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from accordingto.casebook import After, Casebook, Running
from accordingto.records import short_id
from accordingto.views.page.days import in_words
from accordingto.views.page.words import figure, number_of
from accordingto.web.asking import AtDesk, InCasebook, Reader
from accordingto.web.charts import Chart, Figure
from accordingto.web.pages.rendering import shown
from accordingto.web.pages.turning import after_of, pages
from accordingto.web.refusing import Absent

router = APIRouter(prefix="/totals")

AT_A_TIME = 8
"""Charts on a page."""
_KEEP = "private, max-age=86400, immutable"
"""A drawing's address says what is drawn: under it, nothing else ever is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of tallies as it is shown."""

    running: Running
    key: str
    """Names all that is drawn."""

    @property
    def told(self) -> str:
        """What the chart shows, for those who can't see it."""
        first, last = self.running.points[0], self.running.points[-1]
        told = " and ".join(f"{figure(one.low, one.high)} told up to {in_words(one.until)}" for one in dict.fromkeys((first, last)))
        return f"{told}; {number_of(last.incidents, 'incident')} known here, summed up: {figure(last.sum_low, last.sum_high)}"


@router.get("")
def listed(request: Request, casebook: InCasebook, person: Reader, q: str = "", after: str = "") -> Response:
    """Each line of tallies with its chart and its numbers."""
    words = q.strip()
    found = sorted((one for one in lines(casebook) if _speaks_of(one.running, words)), key=_rank, reverse=True)
    last = after_of(after)
    rest = [one for one in found if last is None or _rank(one) < (last.rank, last.name)]
    page = rest[:AT_A_TIME]
    beyond = After(*_rank(page[-1])) if len(rest) > len(page) else None
    turning = pages("/totals", after, beyond, q=words)
    return shown(request, "totals.html", person=person, lines=page, total=len(found), q=words, pages=turning)


@router.get("/{key}.svg")
def drawn(
    key: str,
    casebook: InCasebook,
    at: AtDesk,
    person: Reader,
    dark: Annotated[bool, Query()] = False,
    narrow: Annotated[bool, Query()] = False,
) -> Response:
    """The chart of one line, as a picture."""
    line = next((one for one in lines(casebook) if one.key == key), None)
    if line is None:
        raise Absent("this chart shows what is told no more; load the page again")
    svg = at.drawer.svg(chart(line.running, dark=dark, narrow=narrow))
    return Response(svg, media_type="image/svg+xml", headers={"Cache-Control": _KEEP})


def lines(casebook: Casebook) -> list[Line]:
    """All lines of tallies."""
    return [Line(one, short_id("sum", one)) for one in casebook.totals()]


def chart(running: Running, *, dark: bool, narrow: bool) -> Chart:
    """What is drawn of a line."""
    return Chart(tuple(Figure(one.until, one.low, one.high, one.sum_low, one.sum_high) for one in running.points), dark, narrow)


def _rank(line: Line) -> tuple[int, str]:
    """The longest lines first."""
    return len(line.running.points), line.key


def _speaks_of(running: Running, words: str) -> bool:
    told = f"{running.what} {running.scope} {running.origin} {running.actor}".casefold()
    return all(word in told for word in words.casefold().split())
