"""When two dates may be one: EDTF values, vague or unanchored, as spans of days."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

_DAY = re.compile(r"(\d{4}|\d{3}X|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(T[\d:]+)?(Z|[+-]\d\d:?\d\d)?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[date, date] | None:
    """First and last day that an EDTF value may mean; None where it has no year or is no date."""
    start, _, end = edtf.strip("~?%").partition("/")
    first = _one(start.strip("~?%"))
    last = _one(end.strip("~?%")) if end not in ("", "..") else None
    if end == ".." and first:
        return first[0], date.max
    if start in ("", "..") and last:
        return date.min, last[1]
    if not first:
        return None
    return first[0], max(first[1], last[1]) if last else first[1]


def _one(value: str) -> tuple[date, date] | None:
    match = _DAY.match(value)
    if not match or "X" in match[1]:
        return None
    year = int(match[1])
    if not 1 <= year <= 9998:
        return None
    if not match[2] or match[2] == "XX":
        return date(year, 1, 1), date(year, 12, 31)
    month = int(match[2])
    if not 1 <= month <= 12:
        return date(year, 1, 1), date(year, 12, 31)  # seasons and quarters: somewhere in the year
    last = calendar.monthrange(year, month)[1]
    if not match[3] or match[3] == "XX":
        return date(year, month, 1), date(year, month, last)
    day = int(match[3])
    if not 1 <= day <= last:
        return None
    exact = date(year, month, day)
    if match[5]:  # a clock in a named zone: the same instant may fall on the day before or after elsewhere
        return exact - timedelta(days=1), exact + timedelta(days=1)
    return exact, exact


def may_be_same(one: str, other: str) -> bool:
    """Whether two EDTF values can tell one day; what can't be compared can."""
    if one == other:
        return True
    weekdays = _weekday(one), _weekday(other)
    if weekdays[0] and weekdays[1]:
        return weekdays[0] == weekdays[1]
    a, b = bounds(one), bounds(other)
    if a and b:
        return a[0] <= b[1] and b[0] <= a[1]
    if _yearless(one) and _yearless(other):
        return _yearless(one) == _yearless(other)
    return True


def _weekday(value: str) -> int:
    if match := _WEEKDAY.match(value):
        return int(match[1])
    span = bounds(value)
    return span[0].isoweekday() if span and span[0] == span[1] else 0


def _yearless(value: str) -> tuple[str, str] | None:
    match = re.match(r"(?:\d{4}|XXXX)-(\d\d)-(\d\d)", value)
    return (match[1], match[2]) if match else None


def is_day(edtf: str) -> bool:
    """Whether a value names one day, with or without its year."""
    return bool(re.match(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-[1-7])", edtf)) and "/" not in edtf
