"""What a list may be narrowed to by time and place, as the addresses of pages and API alike write it down."""

from datetime import date

from accordingto.casebook import Box, Casebook, Near
from accordingto.web.refusing import Unacceptable

WITHIN = 50.0
"""Kilometres around a place where nobody says how far."""
FARTHEST = 20_040.0
"""Kilometres: the other side of the earth."""
MOST_REPORTS = 1_000_000
"""That anybody may ask an incident to be told by."""


def day_of(told: str, name: str) -> date | None:
    """The day that a field of that name says, by its year, month and day; raises Unacceptable for anything else."""
    try:
        day = date.fromisoformat(told) if told else None
    except ValueError:
        day = None
    if told and (day is None or day.isoformat() != told):
        raise Unacceptable(f"“{name}” is to be a day, as in 2021-03-08, not {told[:40]!r}")
    return day


def near_of(told: str, kilometres: float, casebook: Casebook) -> Near | None:
    """Around a place, by its name or by its latitude and longitude; raises Unacceptable where no incident is put."""
    if not told:
        return None
    latitude, _, longitude = told.partition(",")
    try:
        point: tuple[float, float] | None = (float(latitude), float(longitude))
    except ValueError:
        point = casebook.place_named(told)
    if point is None:
        raise Unacceptable(f"no incident is put at a place called “{told[:80]}”; name another, or its latitude and longitude")
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise Unacceptable("a latitude is from −90 to 90, a longitude from −180 to 180")
    return Near(*point, kilometres)


def box_of(told: str) -> Box | None:
    """South, west, north and east, with commas; over the date line where west lies east of east. Raises Unacceptable for anything else."""
    if not told:
        return None
    try:
        south, west, north, east = (float(one) for one in told.split(","))
    except ValueError as fault:
        raise Unacceptable("a part of the map is four numbers: south, west, north, east") from fault
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise Unacceptable("a part of the map lies between −90 and 90, and −180 and 180")
    return Box(south, west, north, east)
