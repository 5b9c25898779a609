"""Holidays whose day the calendar gives."""

from collections.abc import Callable
from datetime import date, timedelta

Rule = Callable[[int], date]


def holiday_of(name: str) -> tuple[int, Rule | None]:
    """The month that a holiday usually falls in, and the rule for its day; no rule for what is not known."""
    words = name.replace("mark ", "").split()
    if words[0] in ("christmas", "xmas"):
        return 12, _fixed(12, 24 if "eve" in words else 25)
    if words[0] == "new":
        return (12, _fixed(12, 31)) if "eve" in words else (1, _fixed(1, 1))
    if words[0] == "easter":
        shift = {"monday": 1, "saturday": -1}.get(words[-1], 0)
        return 4, lambda year: easter(year) + timedelta(days=shift)
    if words[0] == "halloween":
        return 10, _fixed(10, 31)
    if words[0] == "may":
        return 5, _fixed(5, 1)
    return 1, None


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)
