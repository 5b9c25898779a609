"""Running totals as reports give them, beside what the incidents of their time and area come to."""

from dataclasses import dataclass

from sqlalchemy import Connection


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
    """Known in its time and area."""
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
    return ()
