"""The thread of a text: from which day its times count, as far as has been read."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from accordingto.reading.times.points import Point, point_of, valid

_PUBLISHED = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def publication_day(published: str) -> date | None:
    """The day in an ISO day or time; None where there is none, or where no paper could have been printed yet."""
    match = _PUBLISHED.match(published.strip())
    if not match or not 1500 <= int(match[1]) < 3000:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


@dataclass(slots=True)
class Thread:
    """What a time without a full date hangs on: the day of publication, or in a history the date told before."""

    published: date | None
    history: bool = False
    bc: bool = False
    """Years count down to the year 1 in most of the text."""
    told: Point = field(default_factory=Point)
    day: Point = field(default_factory=Point)
    main: Point = field(default_factory=Point)
    """The first day told that lies shortly before publication: in news, the day the report is about."""
    paragraph: int = -1
    _day_paragraph: int = -1

    def enter(self, paragraph: int) -> None:
        """Read on in this paragraph."""
        self.paragraph = paragraph

    @property
    def day_here(self) -> Point:
        """The day that "that night" or a bare clock means: the one told in this paragraph, else the report's own."""
        if self.history or self._day_paragraph == self.paragraph or not self.main.named:
            return self.day
        return self.main

    def tell(self, point: Point, calendar: bool = False) -> None:
        """Go on from here; a calendar date (not "today", not a weekday) may stand at the head of a report and be its own."""
        if point.month is None and not point.season and (point.year, point.bc) == (self.told.year, self.told.bc):
            return
        if point.year is not None or point.month is not None:
            self.told = point
        if point.told_to_the_day and not self._to_come(point):
            self.day, self._day_paragraph = point, self.paragraph
            dateline = calendar and self.published is not None and point == point_of(self.published)
            if not self.main.named and not dateline and (self.published is None or self._lately(point)):
                self.main = point

    def _to_come(self, point: Point) -> bool:
        day = point.as_date()
        return not self.history and self.published is not None and point.year is not None and day is not None and day > self.published

    def _lately(self, point: Point) -> bool:
        day = point.as_date()
        return self.published is not None and day is not None and point.year is not None and (self.published - day).days <= 14

    @property
    def now(self) -> Point:
        """The day that "today" means; nothing in a history, or where publication is unknown."""
        return Point() if self.history or self.published is None else point_of(self.published)

    def year_of(self, month: int, day: int | None, ahead: bool) -> int | None:
        """The year of a month or day told without one."""
        if self.history:
            return self._told_year(month)
        if self.published is None:
            return None
        if ahead:
            return next(y for y in (self.published.year, self.published.year + 1) if _not_before(y, month, day, self.published))
        for year in (self.published.year, self.published.year - 1):
            if valid(year, month, day) and date(year, month, day or 1) <= self.published + timedelta(days=1):
                return year
        return self.published.year - 1 if day is None or valid(self.published.year - 1, month, day) else None

    def _told_year(self, month: int) -> int | None:
        if self.told.year is None or self.told.month is None:
            return self.told.year
        ahead = -1 if self.told.bc else 1
        if month - self.told.month <= -8:
            return self.told.year + ahead
        if month - self.told.month >= 11:
            return self.told.year - ahead
        return self.told.year

    def weekday(self, weekday: int, ahead: bool, which: str = "") -> Point:
        """The day a weekday means: the nearest past one, the day of publication itself included; the next where it is to come."""
        if not self.now.named or self.published is None:
            return Point(weekday=weekday)
        back = (self.published.weekday() - weekday) % 7
        if which == "last" and back == 0:
            back = 7
        if which == "next" or (ahead and which != "last" and back):
            return point_of(self.published + timedelta(days=(weekday - self.published.weekday()) % 7 or 7))
        return point_of(self.published - timedelta(days=back))

    def day_of_month(self, day: int) -> Point:
        """ "the 7th": in the month told, or the latest one before publication."""
        if self.told.month is not None and (self.history or self.told.year is None or self.published is None):
            return Point(self.told.year, self.told.month, day, bc=self.told.bc) if valid(self.told.year, self.told.month, day) else Point()
        if not self.now.named or self.published is None:
            return Point(None, None, None)
        base = point_of(self.published)
        for months in range(0, -4, -1):
            at = base.moved_months(months)
            if at.year and at.month and valid(at.year, at.month, day) and date(at.year, at.month, day) <= self.published:
                return Point(at.year, at.month, day)
        return Point()


def _not_before(year: int, month: int, day: int | None, published: date) -> bool:
    if year > published.year:
        return True
    return (month, day or 31) >= (published.month, published.day)
