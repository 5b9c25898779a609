"""What a list is narrowed to, as its address says it: a filter is an address, and an address is a filter."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self, get_args
from urllib.parse import urlencode

from accordingto.casebook import Box, Casebook, Last, Near, Query
from accordingto.records import Graded, Status
from accordingto.web.refusing import Unacceptable

STATUSES: tuple[Status, ...] = get_args(Status)
GRADES: tuple[Graded, ...] = get_args(Graded)
LIMIT = 40
_WITHIN = 50.0
"""Kilometres around a place where nobody says how far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """The fields of the form above a list, as they were typed."""

    q: str = ""
    type: str = ""
    since: str = ""
    until: str = ""
    question: str = ""
    status: str = ""
    grade: str = ""
    origin: str = ""
    outlet: str = ""
    near: str = ""
    within: str = ""
    box: str = ""
    told_by: str = ""
    failing: str = ""

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Self:
        """The fields that an address names; others, and empty ones, say nothing."""
        return cls(**{one.name: told.get(one.name, "").strip() for one in fields(cls)})

    @property
    def given(self) -> dict[str, str]:
        """The fields that narrow, by name."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in told.items() if value and (name != "within" or self.near)}

    @property
    def beyond_words(self) -> bool:
        """Whether it narrows by more than the fields that always stand open."""
        return bool(self.given.keys() - {"q", "type", "since", "until"})

    def address(self, path: str = "/", **more: str) -> str:
        """The address of the list that is narrowed so; what ``more`` names is put in, or taken out where it is empty."""
        told = {name: value for name, value in (self.given | more).items() if value}
        return f"{path}?{urlencode(told)}" if told else path

    def without(self, name: str) -> str:
        """The address with one field less."""
        return self.address(**{name: ""})

    def query(self, casebook: Casebook, after: Last | None = None) -> Query:
        """What the casebook is asked for; raises Unacceptable for what can't be looked for."""
        asked = Query(
            words=self.q,
            kind="incident",
            since=_day(self.since, "since"),
            until=_day(self.until, "until"),
            near=_near(self, casebook),
            origin=self.origin,
            outlet=self.outlet,
            status=_one_of(self.status, STATUSES, "status"),
            question=self.question,
            type=self.type,
            grade=_one_of(self.grade, GRADES, "grade"),
            failing=bool(self.failing),
            told_by=int(_number(self.told_by, "told by")) if self.told_by else 0,
            box=_box(self.box),
        )
        return replace(asked, limit=LIMIT, after=after)


def cursor(last: Last | None) -> str:
    """Where a page ends, as its address says it."""
    return f"{last.rank}.{last.number}.{last.day}" if last else ""


def last_of(told: str) -> Last | None:
    """Where the page before ended; raises Unacceptable for what no page gave."""
    if not told:
        return None
    rank, _, rest = told.partition(".")
    number, _, day = rest.partition(".")
    if not (rank.isascii() and rank.isdigit() and number.isascii() and number.isdigit() and len(rank + number) < 18 and len(day) < 40):
        raise Unacceptable("this page’s address was cut short or changed; begin at the first page")
    return Last(int(rank), day, int(number))


def _day(told: str, name: str) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError as fault:
        raise Unacceptable(f"“{name}” is to be a day, as in 2021-03-08, not {told[:40]!r}") from fault


def _number(told: str, name: str) -> float:
    try:
        number = float(told)
    except ValueError as fault:
        raise Unacceptable(f"“{name}” is to be a number, not {told[:40]!r}") from fault
    if not 0 <= number < 1e6:
        raise Unacceptable(f"“{name}” is to be a number from 0 to a million, not {told[:40]!r}")
    return number


def _one_of(told: str, names: tuple[Any, ...], name: str) -> Any:
    if told and told not in names:
        raise Unacceptable(f"“{name}” is to be one of {', '.join(names)}, not {told[:40]!r}")
    return told or None


def _near(told: Narrowing, casebook: Casebook) -> Near | None:
    """The place by its name, or by its latitude and longitude."""
    if not told.near:
        return None
    kilometres = _number(told.within, "within") if told.within else _WITHIN
    latitude, comma, longitude = told.near.partition(",")
    try:
        point = (float(latitude), float(longitude)) if comma else casebook.place_named(told.near)
    except ValueError:
        point = casebook.place_named(told.near)
    if point is None:
        raise Unacceptable(f"no incident is put at a place called “{told.near[:80]}”; name another, or its latitude and longitude")
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise Unacceptable("a latitude is from −90 to 90, a longitude from −180 to 180")
    return Near(*point, kilometres)


def _box(told: str) -> Box | None:
    """South, west, north and east, with commas."""
    if not told:
        return None
    try:
        south, west, north, east = (float(one) for one in told.split(","))
    except ValueError as fault:
        raise Unacceptable("a part of the map is four numbers: south, west, north, east") from fault
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise Unacceptable("a part of the map lies between −90 and 90, and −180 and 180")
    return Box(south, west, north, east)
