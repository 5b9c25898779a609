"""Dates in digits alone: which number is the day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accordingto.reading.times.points import Point, valid
from accordingto.reading.times.thread import Thread


@dataclass(frozen=True, slots=True)
class Order:
    """What the text's other dates in digits show: day first, month first, or neither."""

    day_first: bool | None = None


def order_of(dates: Iterable[str]) -> Order:
    """The order that the unambiguous ones among the dates agree on."""
    shown = set()
    for told in dates:
        first, second = (int(part) for part in re.split(r"[/.-]", told)[:2])
        if first > 12 >= second:
            shown.add(True)
        elif second > 12 >= first:
            shown.add(False)
    return Order(shown.pop()) if len(shown) == 1 else Order()


def read_slashed(told: str, weekday: int | None, thread: Thread, order: Order) -> Point:
    """The day; an empty point where both orders stay open."""
    parts = [int(part) for part in re.split(r"[/.-]", told)]
    year = _year(parts[2], told) if len(parts) == 3 else None
    bare = len(parts) == 2
    options = []
    for day, month in ((parts[0], parts[1]), (parts[1], parts[0])):
        at = year if year is not None or not 1 <= month <= 12 else thread.year_of(month, day, False)
        if valid(at, month, day) and 1 <= day <= 31:
            options.append(Point(at, month, day))
    if weekday is not None:
        options = [p for p in options if (day_ := p.as_date()) is not None and (p.year is None or day_.weekday() == weekday)]
    elif bare:
        options = [p for p in options if _near(p, thread.published, 31) and order.day_first is not None]
    if len(set(options)) > 1 and order.day_first is not None:
        return options[0] if order.day_first else options[1]
    if len(set(options)) > 1 and thread.published is not None:
        options = [p for p in options if _near(p, thread.published, 10)]
    return options[0] if len(set(options)) == 1 else Point()


def _year(number: int, told: str) -> int:
    return number if len(re.split(r"[/.-]", told)[2]) == 4 else 2000 + number if number < 70 else 1900 + number


def _near(point: Point, published: date | None, days: int) -> bool:
    day = point.as_date()
    return day is not None and published is not None and point.year is not None and 0 <= (published - day).days <= days
