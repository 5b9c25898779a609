"""What a list is narrowed to, as its address says it: a filter is an address, and an address is a filter."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self, get_args
from urllib.parse import urlencode

from accordingto.casebook import Casebook, Last, Query
from accordingto.records import Graded, Status
from accordingto.web.narrowing import FARTHEST, MOST_REPORTS, WITHIN, box_of, day_of, near_of
from accordingto.web.refusing import Unacceptable

STATUSES: tuple[Status, ...] = get_args(Status)
GRADES: tuple[Graded, ...] = get_args(Graded)
LIMIT = 40


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
            since=day_of(self.since, "since"),
            until=day_of(self.until, "until"),
            near=near_of(self.near, _number(self.within, "within", FARTHEST) if self.within else WITHIN, casebook),
            origin=self.origin,
            outlet=self.outlet,
            status=_one_of(self.status, STATUSES, "status"),
            question=self.question,
            type=self.type,
            grade=_one_of(self.grade, GRADES, "grade"),
            failing=bool(self.failing),
            told_by=int(_number(self.told_by, "told by", MOST_REPORTS)) if self.told_by else 0,
            box=box_of(self.box),
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


def _number(told: str, name: str, most: float) -> float:
    try:
        number = float(told)
    except ValueError as fault:
        raise Unacceptable(f"“{name}” is to be a number, not {told[:40]!r}") from fault
    if not 0 <= number <= most:
        raise Unacceptable(f"“{name}” is to be a number from 0 to {most:,.0f}, not {told[:40]!r}")
    return number


def _one_of(told: str, names: tuple[Any, ...], name: str) -> Any:
    if told and told not in names:
        raise Unacceptable(f"“{name}” is to be one of {', '.join(names)}, not {told[:40]!r}")
    return told or None
