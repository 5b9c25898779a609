"""EDTF values as days on a line, and in words."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_ONE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:T(?P<clock>\d\d:\d\d)[\d:.]*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_YEARLESS = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?:T(?P<clock>\d\d:\d\d)[\d:.]*(?P<zone>Z|[+-]\d\d:?\d\d)?)?")
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<weekday>[1-7])(?:T(?P<clock>\d\d:\d\d)[\d:.]*(?P<zone>Z|[+-]\d\d:?\d\d)?)?")
_MARKS = {"?": "uncertain", "~": "about", "%": "about, uncertain"}
_MONTHS = calendar.month_name
_LONG = re.compile("|".join([*calendar.day_name, *_MONTHS[1:]]))
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day that a value may mean; an open end is None."""

    first: date | None
    last: date | None

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last


@lru_cache(maxsize=65_536)
def days(edtf: str) -> Days | None:
    """Where an EDTF value lies on a line of days; None where it can't: no year, a weekday alone, no date at all."""
    start, slash, end = edtf.partition("/")
    first = _span(start)
    if not slash:
        return first
    last = _span(end)
    if first and last:
        return Days(first.first, last.last) if _in_order(first, last) else None
    if first and end in ("", ".."):
        return Days(first.first, None)
    if last and start in ("", ".."):
        return Days(None, last.last)
    return None


@lru_cache(maxsize=65_536)
def in_words(edtf: str) -> str:
    """A date as a reader says it; what is no EDTF value is given back as it stands."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _one_in_words(start)
    if start in ("", ".."):
        return f"until {_one_in_words(end)}" if end not in ("", "..") else "undated"
    if end in ("", ".."):
        return f"since {_one_in_words(start)}"
    one, other = _one_in_words(start), _one_in_words(end)
    return _joined(one, other) if one != other else one


@lru_cache(maxsize=65_536)
def in_short(edtf: str) -> str:
    """The same with days and months cut to three letters, for a narrow column."""
    known = days(edtf) is not None or _YEARLESS.fullmatch(edtf) or _WEEKDAY.fullmatch(edtf)
    return _LONG.sub(lambda word: word[0][:3], in_words(edtf)) if known else in_words(edtf)


def why_undated(edtf: str) -> str:
    """What a value off the line of days tells, and what it lacks."""
    if not edtf:
        return "no date given"
    if re.match(r"XXXX-\d\d", edtf):
        return in_words(edtf)
    return f"{in_words(edtf)}, no date given" if re.match("XXXX-WXX", edtf) else f"{in_words(edtf)}: no day on a calendar"


def _span(value: str) -> Days | None:
    match = _ONE.fullmatch(value.strip("?~%"))
    if not match:
        return None
    low, high = int(match["year"].replace("X", "0")), int(match["year"].replace("X", "9"))
    if not 1 <= low <= high <= 9999:
        return None
    if low != high or match["month"] in (None, "XX"):
        return Days(date(low, 1, 1), date(high, 12, 31))
    month = int(match["month"])
    if not 1 <= month <= 12:
        return Days(date(low, 1, 1), date(low, 12, 31)) if month in _SEASONS else None
    length = calendar.monthrange(low, month)[1]
    if match["day"] in (None, "XX"):
        return Days(date(low, month, 1), date(low, month, length))
    day = int(match["day"])
    return Days(date(low, month, day), date(low, month, day)) if 1 <= day <= length else None


def _in_order(one: Days, other: Days) -> bool:
    return one.first is not None and other.last is not None and one.first <= other.last


def _one_in_words(value: str) -> str:
    bare = value.strip("?~%")
    mark = _MARKS.get(value[-1:], "") if value != bare else ""
    words = _calendar_words(bare)
    return f"{words} ({mark})" if mark and words else words or "undated"


def _calendar_words(bare: str) -> str:
    if match := _WEEKDAY.fullmatch(bare):
        return f"a {calendar.day_name[int(match['weekday']) - 1]}{_clock(match)}"
    if (match := _YEARLESS.fullmatch(bare)) and 1 <= int(match["month"]) <= 12:
        day = f"{int(match['day'])} " if match["day"] else ""
        return f"{day}{_MONTHS[int(match['month'])]}, year not given{_clock(match)}"
    match, span = _ONE.fullmatch(bare), _span(bare)
    if not match or not span or not span.first or not span.last:
        return bare
    if span.exact:
        return (
            f"{calendar.day_name[span.first.weekday()]} {span.first.day} {_MONTHS[span.first.month]} {span.first.year:04d}{_clock(match)}"
        )
    if "X" in match["year"]:
        return f"between {span.first.year} and {span.last.year}"
    month = int(match["month"]) if match["month"] not in (None, "XX") else 0
    named = _SEASONS.get(month) or (_MONTHS[month] if month else "")
    return f"{named} {match['year']}".strip()


def _clock(match: re.Match[str]) -> str:
    if not match["clock"]:
        return ""
    zone = {"": "", "Z": " GMT"}.get(match["zone"] or "", f" (UTC{match['zone']})")
    return f", {match['clock']}{zone}"


def _joined(one: str, other: str) -> str:
    """ "Sunday 15 – Monday 16 November 2015": what both ends share at their end is said once."""
    left, right = one.split(" "), other.split(" ")
    if "," in one or "(" in one or len(left) != len(right):
        return f"{one} – {other}"
    while len(left) > 2 and left[-1] == right[len(left) - 1]:
        left.pop()
    return f"{' '.join(left)} – {other}"


def step_back(day: date, by: int) -> date:
    """So many days earlier, never before the calendar begins."""
    return date.fromordinal(max(1, day.toordinal() - by))


def step_on(day: date, by: int) -> date:
    """So many days later, never after the calendar ends."""
    return min(date.max - timedelta(1), date.fromordinal(min(date.max.toordinal(), day.toordinal() + by)))
