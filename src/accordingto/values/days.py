"""How far apart two EDTF values put something, when either may be vague or have no year."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DATE = re.compile(
    r"(?P<year>[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?"
    r"(?:T(?P<clock>\d\d:\d\d)(?::\d\d)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_WEEK = re.compile(r"(?P<year>[\dX]{4})-W(?P<week>\d\d|XX)(?:-(?P<weekday>[1-7]))?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUALIFIERS = "~?%"


@dataclass(frozen=True, slots=True)
class Days:
    """The days that an EDTF value may mean; where the year is open, the month, day or weekday alone."""

    edtf: str
    first: date | None = None
    last: date | None = None
    month: int | None = None
    """Of a value without a year."""
    day: int | None = None
    weekday: int | None = None
    """1 is Monday; of one single day, or of a bare weekday."""
    instant: datetime | None = None
    """In UTC, where the value has a clock and a zone; in the year 2000 where its year is open."""

    @property
    def anchored(self) -> bool:
        """Whether the year is known."""
        return self.first is not None

    @property
    def exact(self) -> bool:
        """Whether it is one day of one year."""
        return self.first is not None and self.first == self.last

    @property
    def width(self) -> int:
        """Days that the value leaves open, counted generously where the year is missing."""
        if self.first and self.last:
            return (self.last - self.first).days + 1
        return 2 if self.day else 60 if self.weekday else 400


@lru_cache(maxsize=65536)
def days_of(edtf: str) -> Days | None:
    """The days of one EDTF value; None where it names none that can be compared."""
    value = edtf.strip().strip("[]{}")
    if "/" in value or ".." in value or "," in value:
        return _span(edtf, value)
    value = value.strip(_QUALIFIERS)
    if match := _WEEK.fullmatch(value):
        return _week(edtf, match)
    match = _DATE.fullmatch(value)
    return _date(edtf, match) if match else None


def _span(edtf: str, value: str) -> Days | None:
    parts = [part.strip() for part in re.split(r"/|,|\.\.", value)]
    ends = [days_of(part) if part else None for part in (parts[0], parts[-1])]
    if not any(ends) or any(end is not None and not end.anchored for end in ends):
        return None
    first = ends[0].first if ends[0] else date.min
    last = ends[1].last if ends[1] else date.max
    return Days(edtf, first, last) if first and last and first <= last else None


def _week(edtf: str, match: re.Match[str]) -> Days | None:
    weekday = int(match["weekday"]) if match["weekday"] else None
    if "X" in match["year"] or match["week"] == "XX":
        return Days(edtf, weekday=weekday) if weekday else None
    try:
        first = date.fromisocalendar(int(match["year"]), int(match["week"]), weekday or 1)
    except ValueError:
        return None
    return Days(edtf, first, first if weekday else first + timedelta(days=6), weekday=weekday)


def _date(edtf: str, match: re.Match[str]) -> Days | None:
    month = int(match["month"]) if match["month"] and "X" not in match["month"] else None
    day = int(match["day"]) if match["day"] and "X" not in match["day"] else None
    if match["year"] == "XXXX":
        return _yearless(edtf, month, day, match)
    bounds = _bounds(match["year"], month, day)
    if bounds is None:
        return None
    first, last = bounds
    weekday = first.isoweekday() if first == last else None
    return Days(edtf, first, last, weekday=weekday, instant=_instant(first, match["clock"], match["zone"]))


def _yearless(edtf: str, month: int | None, day: int | None, match: re.Match[str]) -> Days | None:
    if month is None or not 1 <= month <= 12 or not 1 <= (day or 1) <= calendar.monthrange(2000, month)[1]:
        return None
    instant = _instant(date(2000, month, day), match["clock"], match["zone"]) if day else None
    return Days(edtf, month=month, day=day, instant=instant)


def _bounds(year: str, month: int | None, day: int | None) -> tuple[date, date] | None:
    if not re.fullmatch(r"\d+X*", year):
        return None
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not 1 <= low <= high <= 9997:
        return None
    if month is None or low != high:
        return date(low, 1, 1), date(high, 12, 31)
    if month in _SEASONS:
        first, last = _SEASONS[month]
        end = date(low + (last > 12), (last - 1) % 12 + 1, 1)
        return date(low, first, 1), end.replace(day=calendar.monthrange(end.year, end.month)[1])
    if not 1 <= month <= 12:
        return date(low, 1, 1), date(high, 12, 31)
    length = calendar.monthrange(low, month)[1]
    if day is None:
        return date(low, month, 1), date(low, month, length)
    return (date(low, month, day), date(low, month, day)) if 1 <= day <= length else None


def _instant(day: date, clock: str | None, zone: str | None) -> datetime | None:
    if not clock or not zone:
        return None
    try:
        local = datetime.combine(day, time.fromisoformat(clock))
    except ValueError:
        return None
    return (local - offset_of(zone)).replace(tzinfo=UTC)


def offset_of(zone: str) -> timedelta:
    """The offset that a zone's digits ("+02:00", "Z") stand for."""
    if zone == "Z":
        return timedelta()
    digits = zone[1:].replace(":", "")
    return (1 if zone[0] == "+" else -1) * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))


FAR = 20
"""Days from which no clock and no time zone matters."""


@lru_cache(maxsize=262144)
def gap(one: Days, other: Days) -> int:
    """Days that lie at least between the two: 0 where they may be one day, 1 for neighbouring days."""
    if one.first and one.last and other.first and other.last:
        days = max((one.first - other.last).days, (other.first - one.last).days)
        if days > FAR:
            return days
    if one.instant and other.instant and one.anchored == other.anchored:
        return _whole_days(one.instant, other.instant)
    if one.instant or other.instant:
        return _round_the_clock(one, other) if one.instant else _round_the_clock(other, one)
    if one.first and one.last and other.first and other.last:
        return max(0, (one.first - other.last).days, (other.first - one.last).days)
    around = [_around_week(one, other), _around_year(one, other), _around_year(other, one)]
    return max(around)


def _whole_days(one: datetime, other: datetime) -> int:
    """Hours first: half past midnight and half past seven of the evening before may be one moment elsewhere."""
    hours = abs((one - other).total_seconds()) / 3600
    return 0 if hours <= 8 else max(1, round(hours / 24))


def _round_the_clock(moment: Days, other: Days) -> int:
    """Between an instant and a plain day of an unknown zone, which half a day of slack on both sides stands for."""
    if moment.instant is None:
        return 0
    around = {(moment.instant + timedelta(hours=hours)).date() for hours in (-12, 12)} | ({moment.first} if moment.first else set())
    plain = replace(other, instant=None)
    return min(gap(_plain(day, moment.anchored), plain) for day in sorted(around))


def _plain(day: date, anchored: bool) -> Days:
    if anchored:
        return Days(day.isoformat(), day, day, weekday=day.isoweekday())
    return Days(f"XXXX-{day:%m-%d}", month=day.month, day=day.day)


def _around_week(one: Days, other: Days) -> int:
    if one.weekday is None or other.weekday is None:
        return 0
    days = abs(one.weekday - other.weekday)
    return min(days, 7 - days)


def _around_year(yearless: Days, other: Days) -> int:
    """Between a month and day without a year and another value, in the year that brings them nearest."""
    if yearless.month is None or yearless.anchored:
        return 0
    if other.month is not None:
        return min(_between(_spread(yearless, 2000), _spread(other, year)) for year in (1999, 2000, 2001))
    if other.first is None or other.last is None or (other.last - other.first).days > 400:
        return 0
    years = range(max(2, other.first.year - 1), min(9997, other.last.year + 1) + 1)
    return min(_between(_spread(yearless, year), (other.first, other.last)) for year in years)


def _spread(value: Days, year: int) -> tuple[date, date]:
    month = value.month or 1
    length = calendar.monthrange(year, month)[1]
    if value.day is None:
        return date(year, month, 1), date(year, month, length)
    return date(year, month, min(value.day, length)), date(year, month, min(value.day, length))


def _between(one: tuple[date, date], other: tuple[date, date]) -> int:
    return max(0, (one[0] - other[1]).days, (other[0] - one[1]).days)


def shifted(edtf: str, days: int) -> str:
    """The day so many days after one exact day or bare weekday; empty where that can't be told."""
    value = days_of(edtf)
    if value is None:
        return ""
    if value.exact and value.first:
        return (value.first + timedelta(days=days)).isoformat()
    if value.month and value.day:
        return f"XXXX-{_spread(value, 2000)[0] + timedelta(days=days):%m-%d}"
    if value.weekday and not value.anchored:
        return f"XXXX-WXX-{(value.weekday - 1 + days) % 7 + 1}"
    return ""


def exactness(edtf: str) -> int:
    """How much a value pins down: an instant over a clock, a day, a month, a year; a missing year costs most."""
    value = days_of(edtf)
    if value is None:
        return 0
    if value.instant and value.anchored:
        return 9
    if value.exact:
        return 8 if "T" in edtf else 7
    if value.anchored:
        return 6 if value.width <= 7 else 5 if value.width <= 31 else 4 if value.width <= 366 else 1
    return 3 if value.day else 2


def in_words(edtf: str) -> str:
    """A value as a reader would say it: "Monday", "17 November", "2015-11-17"."""
    value = days_of(edtf)
    if value is None or value.anchored:
        return edtf
    if value.month:
        clock = f" {edtf.partition('T')[2]}" if "T" in edtf else ""
        return f"{value.day} {calendar.month_name[value.month]}{clock}" if value.day else calendar.month_name[value.month]
    return WEEKDAYS[(value.weekday or 1) - 1]
