"""When it happened, and when the reports came out."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

from accordingto.linking.features.evidence import Evidence
from accordingto.linking.traits import Traits
from accordingto.values.days import WEEKDAYS, Days, gap, in_words

FAR_DAYS = 10
"""Days between two exact dates above which nothing makes them one incident."""

TOGETHER, APART = 0.001, 0.005
"""How far two numbers of a site lie apart, as a share of all that it has given: of ten years' pages some four and some eighteen days'."""

SLACK = timedelta(days=1)
"""A report may be dated a day before what it tells of, elsewhere in the world."""


def same_day(one: Traits, other: Traits) -> Iterator[Evidence]:
    """The day: an exact one that both name tells most; a weekday, a month or a year without contradiction tells less."""
    if not one.days or not other.days:
        return
    days, a, b = min(((gap(a, b), a, b) for a, b in product(one.days, other.days)), key=_nearest)
    if days == 0:
        yield _one_day(a, b)
    else:
        says = f"another day: {in_words(a.edtf)} against {in_words(b.edtf)}"
        bars = days > FAR_DAYS
        yield Evidence("day next" if days == 1 else "day other", says, bars=bars)


def _nearest(row: tuple[int, Days, Days]) -> tuple[int, int, str, str]:
    days, a, b = row
    return days, a.width + b.width, a.edtf, b.edtf


def _one_day(a: Days, b: Days) -> Evidence:
    if a.exact and b.exact and a.first != b.first:
        return Evidence("day one night", f"{in_words(a.edtf)} and {in_words(b.edtf)} may be one night")
    if a.exact and b.exact:
        return Evidence("day same", f"the same day: {in_words(a.edtf)}")
    if a.weekday and b.weekday and not (a.anchored and b.anchored):
        return Evidence("day same weekday", f"the same weekday: {WEEKDAYS[a.weekday - 1]}")
    narrow = min(a, b, key=lambda d: d.width)
    wide = a if narrow is b else b
    if wide.day and (narrow.day or narrow.exact):
        return Evidence("day same of the year", f"the same day of the year: {in_words(wide.edtf)}")
    kind = "day within days" if wide.width <= 10 else "day within a month" if wide.width <= 40 else "day within years"
    return Evidence(kind, f"{in_words(narrow.edtf)} may be {in_words(wide.edtf)}")


def publication(one: Traits, other: Traits) -> Iterator[Evidence]:
    """When the reports came out: none can tell of what had not happened yet, and news of one event comes out close together."""
    yield from _before(one, other)
    yield from _before(other, one)
    if not (one.published and other.published and one.account.main and other.account.main):
        return
    if any(day.exact for day in one.days) and any(day.exact for day in other.days):
        return
    days = abs((one.published - other.published).days)
    if days <= 1:
        yield Evidence("published together", "published within a day of each other")
    else:
        kind = "published days apart" if days <= 4 else "published weeks apart" if days <= 30 else "published months apart"
        yield Evidence(kind, f"published {days} days apart")


def numbering(one: Traits, other: Traits) -> Iterator[Evidence]:
    """Numbers that one site gave its pages, where no day of publication is known: they count up with time."""
    if not one.page or not other.page or one.page.site != other.page.site or (one.published and other.published):
        return
    low, high = sorted((one.page.number, other.page.number))
    far = (high - low) / high
    if far >= APART or far <= TOGETHER:
        says = f"{one.page.site} numbered its pages {low} and {high}, {'long' if far >= APART else 'shortly'} after one another"
        yield Evidence("numbered apart" if far >= APART else "numbered together", says)


def _before(told: Traits, early: Traits) -> Iterator[Evidence]:
    """What a report that names no day may tell of, going by its own day of publication."""
    if early.days or not early.published or not told.first_day or not told.last_day:
        return
    if early.published < told.first_day - SLACK:
        yield Evidence("published before it happened", f"published {early.published}, before {told.first_day}", bars=True)
    elif early.account.main:
        days = (early.published - told.last_day).days
        if days <= 3:
            yield Evidence("published soon after")
        else:
            kind = "published weeks after" if days <= 60 else "published months after"
            yield Evidence(kind, f"published {days} days after {told.first_day}")
