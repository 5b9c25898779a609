"""A day, month, year or weekday as a text tells it, and its two spellings: TIMEX3 value and EDTF."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

_SEASON_CODES = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_COMMON_YEAR = 2001
"""Stands in for a year not told, so that days can be counted; 29 February then has no neighbours."""


@dataclass(frozen=True, slots=True)
class Point:
    """As much of a date as the text tells; ``weekday`` (0 Monday) only where no date could be worked out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    bc: bool = False

    @property
    def told_to_the_day(self) -> bool:
        """Whether it names a day, be it by its weekday alone."""
        return self.day is not None or self.weekday is not None

    @property
    def named(self) -> bool:
        """Whether it names anything at all."""
        return self.year is not None or self.month is not None or self.told_to_the_day

    def timex(self) -> str:
        """TIMEX3 value: "1914-08-07", "XXXX-11-17", "XXXX-WXX-2", "1917-SP", "BC0490"."""
        if self.weekday is not None and self.day is None:
            return f"XXXX-WXX-{self.weekday + 1}"
        year = ("BC" if self.bc else "") + (f"{self.year:04d}" if self.year is not None else "XXXX")
        if self.season:
            return f"{year}-{self.season}"
        return "-".join([year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)])

    def edtf(self) -> str:
        """EDTF; a bare weekday keeps the ISO week date with its digits unspecified, for which EDTF has no form of its own."""
        if not self.named:
            return ""
        if self.bc and self.year is not None:
            astronomical = replace(self, year=self.year - 1, bc=False).edtf()
            return f"-{astronomical}" if self.year > 1 else astronomical
        if self.season:
            return f"{self.year:04d}-{_SEASON_CODES[self.season]}" if self.year is not None else ""
        return self.timex()

    def moved(self, days: int) -> "Point":
        """The day so many days on; what can't be counted comes back empty."""
        if self.day is None and self.weekday is not None:
            return Point(weekday=(self.weekday + days) % 7)
        if self.day is None or self.month is None:
            return Point()
        if self.year is None and (self.month, self.day) in ((2, 29), (2, 28), (3, 1)) and days:
            return Point()
        anchor = self.as_date()
        if anchor is None:
            return Point()
        try:
            there = anchor + timedelta(days=days)
        except OverflowError:
            return Point()
        year = None if self.year is None else there.year if not self.bc else self.year
        return Point(year, there.month, there.day, bc=self.bc)

    def moved_months(self, months: int) -> "Point":
        """The month so many months on."""
        if self.year is None or self.month is None:
            return Point()
        count = self.year * 12 + self.month - 1 + months
        return Point(count // 12, count % 12 + 1, bc=self.bc) if count >= 12 else Point()

    def as_date(self) -> date | None:
        """The calendar day, in a common year where none is told."""
        if self.day is None or self.month is None:
            return None
        try:
            return date(self.year or _COMMON_YEAR, self.month, self.day)
        except ValueError:
            return None


def point_of(day: date) -> Point:
    """A calendar day as a point."""
    return Point(day.year, day.month, day.day)


def valid(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a day."""
    if month is not None and not 1 <= month <= 12:
        return False
    if year is not None and not 0 < year < 9999:
        return False
    return day is None or month is None or 1 <= day <= (29 if year is None and month == 2 else monthrange(year or _COMMON_YEAR, month)[1])


def length_of(count: float | None, unit: str) -> str:
    """TIMEX3 length: "P2D", "PT24H", "PXM" where the count is vague."""
    number = "X" if count is None else f"{count:g}"
    letter = {"second": "S", "minute": "M", "min": "M", "hour": "H", "hr": "H", "day": "D", "night": "N", "week": "W", "fortnight": "W",
              "month": "M", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE", "weekend": "WE",
              "quarter": "Q"}[unit]  # fmt: skip
    if unit == "fortnight":
        number = "2" if count == 1 else "X" if count is None else f"{2 * count:g}"
    return f"P{'T' if unit in ('second', 'minute', 'min', 'hour', 'hr') else ''}{number}{letter}"
