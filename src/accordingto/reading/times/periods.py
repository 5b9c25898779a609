"""Seasons, decades, centuries, quarters, holidays and weekdays."""

from datetime import timedelta

from accordingto.reading.times.drafts import Draft, Told
from accordingto.reading.times.holidays import holiday_of
from accordingto.reading.times.lexicon import SEASONS, weekdays_number
from accordingto.reading.times.points import Point, point_of, valid
from accordingto.reading.times.slashes import Order
from accordingto.reading.times.telling import dated, draft_of, interval_of, to_come
from accordingto.reading.times.thread import Thread


def read_season(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "spring of 1917", "last fall"."""
    name = told.value("season") or told.values("season2")[-1]
    code = SEASONS[name]
    year = told.number("year")
    bare = year is None and "which" not in told and "mod" not in told and "next" not in told
    alone = bare and len(told.kinds) == 1 and told.after_kind == "other" and told.before not in ("in", "by", "during", "until", "since")
    if alone and (not thread.history or name == "fall"):
        return []
    if year is None:
        year = _year_of_season(told, thread, code)
    if year is None and name == "fall" and bare:
        return []
    return dated(told, thread, Point(year, season=code, bc=told.value("bc").startswith("b") or (thread.bc and thread.history)))


def _year_of_season(told: Told, thread: Thread, code: str) -> int | None:
    which = told.value("which") or told.value("next")
    base = thread.told if thread.history or not thread.now.named else thread.now
    if base.year is None or (not thread.history and thread.published is None):
        return None
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    month = base.month or {"SP": 3, "SU": 6, "FA": 9, "WI": 1}.get(base.season, 1)
    if "yearword" in told.kinds:
        return base.year + (which in ("next",))
    if which.endswith(("next", "following")):
        return base.year + (begins <= month)
    if which.endswith(("last", "previous", "past")):
        return base.year - (begins >= month)
    if thread.history:
        return base.year + (-1 if base.bc else 1) * (code == "WI" and month >= 9)
    return base.year - (begins > month)


def read_decade(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "the 1930s", "the 470s BC"."""
    digits = told.value("decade").rstrip("'’s")
    bc = told.value("bc").startswith("b")
    if len(digits) == 3 and not bc and not thread.bc:
        return []
    prefix = digits[:-1].rjust(3, "0")
    thread.tell(Point(int(digits), bc=bc or len(digits) == 3))
    if bc or len(digits) == 3:
        return [draft_of(told, f"BC{prefix}", "")]
    return [draft_of(told, prefix, f"{prefix}X")]


def read_century(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "the 19th century"."""
    number = told.number("nth")
    if number is None or not 0 < number < 22:
        return []
    bc = told.value("bc").startswith("b")
    prefix = f"{number - 1:02d}"
    return [draft_of(told, ("BC" if bc else "") + prefix, "" if bc else f"{prefix}XX")]


def read_fiscal(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "the third quarter of 2014", "the second half of the year"."""
    base = thread.told.year if thread.history else thread.now.year
    year = told.number("year") or base
    if year is None:
        return []
    if "quarter" in told:
        quarter = told.number("quarter") or 2
        if not 1 <= quarter <= 4:
            return []
        fiscal = "fiscal" in told.kinds
        months = f"{year}-{3 * quarter - 2:02d}/{year}-{3 * quarter:02d}"
        return [draft_of(told, f"{year}-Q{quarter}", "" if fiscal else months, Point(year))]
    half = 1 if {"first", "1st"} & set(told.values("half") + told.values("mod")) else 2
    thread.tell(Point(year))
    return [draft_of(told, f"{year}-H{half}", f"{year}-{6 * half - 5:02d}/{year}-{6 * half:02d}", Point(year))]


def read_holiday(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "Christmas Day", "Halloween night", "Easter 1916"."""
    name = told.value("holiday")
    year = told.number("year")
    month, rule = holiday_of(name)
    if rule is None or (year is not None and not valid(year, 1, 1)):
        return []
    if year is None:
        year = thread.year_of(month, None, to_come(told))
        if year is not None and thread.published and not to_come(told) and not thread.history:
            year -= rule(year) > thread.published + timedelta(days=1)
    if year is None:
        usual = rule(2001)
        fixed = usual == rule(2002).replace(year=2001)
        return dated(told, thread, Point(None, usual.month, usual.day)) if fixed else []
    return dated(told, thread, point_of(rule(year)))


def read_weekday(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "last Thursday", "late Monday night", "Saturday the 7th"."""
    word = told.words("weekday")[0]
    weekday = weekdays_number(word.value)
    bare = word.kind == "wday" and len(told.words("weekday")) == 1 and not {"daytime", "day", "early"} & told.found.parts.keys()
    if bare and (told.before not in ("on", "last") or word.value in ("sun", "sat", "wed")):
        return []
    which = told.value("which")
    if "day" in told:
        point = thread.day_of_month(told.number("day") or 1)
        day = point.as_date()
        if day is None or (point.year is not None and day.weekday() != weekday):
            return []
        return dated(told, thread, point)
    if which.endswith("same") and thread.day.named:
        same = thread.day.as_date()
        point = thread.day if same and same.weekday() == weekday else thread.weekday(weekday, False)
    elif thread.history:
        return [draft_of(told, f"XXXX-WXX-{weekday + 1}", "", Point(weekday=weekday))]
    else:
        point = thread.weekday(weekday, to_come(told), which.split()[-1] if which else "")
    if "overnight" in told.values_all:
        thread.tell(point)
        return [draft_of(told, point.timex() + "TNI", interval_of(point, point.moved(1)), point, tail="NI")]
    return dated(told, thread, point)
