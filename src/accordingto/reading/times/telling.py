"""From a form of words to a time: one reader for each form of grammar.py, called in the order of the text."""

from collections.abc import Callable
from datetime import timedelta

from accordingto.reading.times.drafts import Draft, Kind, Told, count_of, number_of
from accordingto.reading.times.holidays import holiday_of
from accordingto.reading.times.points import Point, length_of, point_of, valid
from accordingto.reading.times.slashes import Order, read_slashed
from accordingto.reading.times.thread import Thread
from accordingto.reading.times.words import DAYTIMES, REFERENCES, RHYTHMS, SEASONS, months_number, weekdays_number

Reader = Callable[[Told, Thread, Order], list[Draft]]

_TO_COME = frozenset(["will", "shall", "scheduled", "due", "upcoming", "planned", "deadline", "plans", "expected"])
_BEFORE_MONTH = frozenset(["in", "on", "since", "by", "of", "until", "till", "during", "early", "late", "mid", "last", "next", "this", "from", "through", "to", "and", "or", "between", "before", "after", "around", "for"])
_YEAR_BEFORE = frozenset(["in", "since", "by", "of", "until", "till", "during", "from", "to", "and", "or", "between", "before", "after", "around", "about", "through", "for", "year", "years", "early", "late", "mid"])
_NOT_PLURAL = frozenset(["was", "is", "as", "has", "its", "his", "this", "thus", "does", "us", "whereas"])
_COUNTED_OFF = frozenset(["floor", "street", "avenue", "attempt", "straight", "try", "hole", "lap", "ballot", "list", "grade", "round", "place", "row"])
_UNIT_OF = {"yearword": "year", "monthword": "month", "hourword": "hour", "decadeword": "decade"}


def _draft(told: Told, timex: str, edtf: str = "", point: Point | None = None, kind: Kind = "DATE", **more: object) -> Draft:
    return Draft(told.found.first, told.found.last, kind, timex, edtf, point or Point(), **more)  # type: ignore[arg-type]


def _ahead(told: Told) -> bool:
    at, home = told.found.first, told.passage.sentence_of(told.found.first)
    return any(told.passage.value(i) in _TO_COME and told.passage.sentence_of(i) == home for i in range(max(0, at - 8), at))


def _dated(told: Told, thread: Thread, point: Point, approximate: bool = True) -> list[Draft]:
    if not point.named:
        return []
    thread.tell(point, calendar=told.found.form == "date")
    tail = _tail(told)
    edtf = point.edtf()
    about = approximate and told.found.parts.get("mod") and told.words("mod")[0].kind == "approx"
    before = told.passage.kind(told.found.first - 1) == "approx" and told.passage.value(told.found.first - 1) in ("about", "around", "circa", "~", "approximately")
    if edtf and (about or before) and point.weekday is None and "T" not in edtf:
        edtf += "~"
    return [_draft(told, point.timex() + (f"T{tail}" if tail else ""), edtf, point, tail=tail)]


def _tail(told: Told) -> str:
    for part in ("daytime", "noon"):
        for word in told.values(part):
            if word in DAYTIMES:
                return DAYTIMES[word]
            if word == "predawn":
                return "MO"
            if word in ("noon", "midday"):
                return "MI"
    return ""


def read_date(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """Dates with a month's name or digits, and bare years."""
    if "iso" in told:
        return _read_iso(told, thread)
    if "slashed" in told or "shortdate" in told:
        weekday = weekdays_number(told.value("weekday")) if "weekday" in told else None
        point = read_slashed(told.value("slashed") or told.value("shortdate"), weekday, thread, order)
        return _dated(told, thread, point) if point.named else []
    if "month" in told:
        return _read_month(told, thread)
    if "day" in told:
        return _read_day_alone(told, thread)
    return _read_year(told, thread)


def _read_iso(told: Told, thread: Thread) -> list[Draft]:
    raw = told.passage.raw(told.found.first).replace(" ", "T")
    year, month, day = int(raw[:4]), int(raw[5:7]), int(raw[8:10])
    if not valid(year, month, day):
        return []
    point = Point(year, month, day)
    thread.tell(point)
    return [_draft(told, raw, raw if len(raw) == 10 else _with_minutes(raw), point, "DATE" if len(raw) == 10 else "TIME")]


def _with_minutes(raw: str) -> str:
    clock, zone = raw[:16], raw[16:]
    zone = zone[3:] if zone.startswith(":") else zone
    return clock + (zone if ":" in zone or not zone or zone == "Z" else f"{zone[:3]}:{zone[3:]}")


def _read_month(told: Told, thread: Thread) -> list[Draft]:
    name = told.words("month")[0]
    month = months_number(name.value)
    bc = told.value("bc").startswith("b")
    day = told.number("day")
    year = told.number("year")
    if "shortyear" in told:
        year = _century_of(told.number("shortyear"), thread)
    if year is None and day is None and not _surely_a_month(told, name.kind):
        return []
    if year is None:
        year = _year_of_month(told, thread, month, day)
        if year is not None and not valid(year, month, day) and valid(year + 1, month, day) and thread.history:
            year += 1
        bc = thread.told.bc and year is not None and thread.history
    if not valid(year, month, day):
        return []
    return _dated(told, thread, Point(year, month, day, bc=bc))


def _surely_a_month(told: Told, kind: str) -> bool:
    if "which" in told or "mod" in told:
        return kind != "abbreviated" or "stop" in [w.kind for w in told.words("month")]
    before = told.passage.value(told.found.first - 1)
    after = told.passage.kind(told.found.last)
    raw = told.passage.raw(told.found.first)
    if kind == "month":
        return not (before == "st" or (raw in ("April", "June", "August") and after == "other" and told.passage.raw(told.found.last)[:1].isupper()
                                       and before not in _BEFORE_MONTH))  # fmt: skip
    if kind == "abbreviated":
        return before in _BEFORE_MONTH and len(told.words("month")) > 1
    follows = told.passage.raw(told.found.last)
    if kind == "march" and before in ("a", "the") and after == "other" and follows[:1].islower():
        return True
    if follows[:1].isupper() and before not in ("in", "since", "until", "during"):
        return False
    return before in _BEFORE_MONTH or told.passage.kind(told.found.first - 1) == "month" or (after in ("and", "to") and told.passage.kind(told.found.last + 1) == "month")


def _year_of_month(told: Told, thread: Thread, month: int, day: int | None) -> int | None:
    which = told.value("which")
    base = thread.told.year if thread.history or "this" not in which else thread.published and thread.published.year
    if "yearword" in [w.kind for w in told.passage.words[told.found.first : told.found.last]]:
        if which in ("last", "this", "next") and thread.now.year:
            return thread.now.year + {"last": -1, "this": 0, "next": 1}[which]
        step = 1 if which.endswith(("next", "following")) else -1 if which.endswith(("previous", "last")) else 0
        return None if base is None else base + step
    if which:
        return _year_of_which_month(which, thread, month)
    return thread.year_of(month, day, _ahead(told))


def _year_of_which_month(which: str, thread: Thread, month: int) -> int | None:
    base = thread.told if thread.history else thread.now
    if base.year is None:
        return None
    now = base.month or 1
    if which.endswith("this"):
        return base.year
    if which.endswith(("next", "following")):
        return base.year + (month <= now)
    return base.year - (month >= now)


def _read_day_alone(told: Told, thread: Thread) -> list[Draft]:
    word = told.words("day")[0]
    day = number_of(word.value)
    if day is None or not 1 <= day <= 31:
        return []
    explicit = "which" in told or told.passage.kind(told.found.last - 1) == "instant"
    if word.kind == "nth" and not explicit:
        return []
    if not explicit:
        before, after = told.passage.value(told.found.first - 1), told.passage.words[told.found.last : told.found.last + 1]
        if after and after[0].kind in ("other", "counting", "century", "anniversary", "day", "month", "quarter", "floor", "dash", "block", "yearword", "hourword", "half"):
            if before != "on" or after[0].kind != "other" or after[0].value in _COUNTED_OFF or told.passage.raw(told.found.last)[:1].isupper():
                return []
        if before not in ("on", "of", "until", "since", "from", "to", "by", "till", "after", "before", "and", "for", "the") and "daytime" not in told:
            return []
    point = thread.day_of_month(day)
    return _dated(told, thread, point)


def _read_year(told: Told, thread: Thread) -> list[Draft]:
    if "shortyear" in told:
        year = _century_of(told.number("shortyear"), thread)
        before = told.passage.value(told.found.first - 1)
        return _dated(told, thread, Point(year)) if year and (before in _YEAR_BEFORE or thread.history) else []
    year = told.number("year")
    if year is None or year == 0:
        return []
    if "bc" in told or "ad" in told:
        return _dated(told, thread, Point(year, bc=told.value("bc").startswith("b")))
    if not _surely_a_year(told):
        return []
    if "mod" in told and "half" in told.values("mod"):
        return read_fiscal(told, thread, order=Order())
    return _dated(told, thread, Point(year, bc=thread.bc and year < 800))


def _surely_a_year(told: Told) -> bool:
    year = told.number("year") or 0
    before, after = told.passage.value(told.found.first - 1), told.passage.words[told.found.last : told.found.last + 1]
    follows = after[0] if after else None
    adjacent = follows is not None and told.passage.words[told.found.last - 1].end == follows.start
    if told.passage.kind(told.found.first - 1) in ("money", "hash", "road"):
        return False
    if follows is not None and (follows.kind in ("counted", "ampm", "zone", "block") or (follows.kind == "dash" and adjacent and told.passage.kind(told.found.last + 1) == "other")):
        return follows.kind == "dash" and 1700 <= year <= 2100
    if follows is not None and (follows.value == "%" or (adjacent and follows.kind == "other")):
        return False
    if before in _YEAR_BEFORE or "mod" in told:
        return year >= 1100
    if not 1500 <= year <= 2100:
        return False
    name = told.passage.raw(told.found.first - 1)
    if name[:1].isupper() and told.passage.kind(told.found.first - 1) == "other" and follows is not None and follows.kind not in ("close", "comma", "stop", "dash"):
        return False
    plural = follows is not None and follows.kind == "other" and follows.value.endswith("s") and follows.value not in _NOT_PLURAL
    return not (plural and told.passage.raw(told.found.last)[:1].islower())


def _century_of(short: int | None, thread: Thread) -> int | None:
    base = thread.told.year or thread.now.year
    if short is None or base is None or thread.told.bc:
        return None
    century = base // 100 * 100
    return min((century - 100 + short, century + short, century + 100 + short), key=lambda year: abs(year - base))


def read_pair(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "5 and 8 May", "May 4–5", "1939–45": two times, of which one lends the other what it lacks."""
    bc = told.value("bc").startswith("b")
    month = months_number(told.value("month")) if "month" in told else None
    if "month2" in told:
        year = told.number("year")
        first, second = Point(year, month), Point(year, months_number(told.value("month2")))
    elif "year2" in told:
        first, second = Point(told.number("year"), bc=bc), Point(told.number("year2"), bc=bc)
    elif "shortyear" in told:
        year, short = told.number("year"), told.number("shortyear")
        if year is None or short is None or not short > year % 100:
            return _years_apart(told, thread)
        first, second = Point(year), Point(year - year % 100 + short)
    else:
        year = told.number("year") or thread.year_of(month or 1, told.number("day"), _ahead(told))
        first, second = Point(year, month, told.number("day")), Point(year, month, told.number("day2"))
    if not all(valid(p.year, p.month, p.day) for p in (first, second)):
        return []
    thread.tell(first)
    thread.tell(second)
    between = told.passage.value(told.found.first - 1) == "between"
    stretch = told.value("sep") in ("to", "-", "–", "—", "until", "through") or between
    both = f"{first.edtf()}/{second.edtf()}" if stretch else ""
    return [Draft(*told.found.parts[part], "DATE", p.timex(), both or p.edtf(), p, clause=None) for part, p in (("one", first), ("two", second))]


def _years_apart(told: Told, thread: Thread) -> list[Draft]:
    point = Point(told.number("year"))
    thread.tell(point)
    return [Draft(*told.found.parts["one"], "DATE", point.timex(), point.edtf(), point)]


def read_span(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "the night of 16 to 17 November", "the night of Sunday to Monday"."""
    if "weekday2" in told:
        if "daytime" not in told and "night" not in told.values_all:
            return []
        second = thread.weekday(weekdays_number(told.value("weekday2")), False)
        first = second.moved(-1)
    else:
        month = months_number(told.value("month"))
        day = told.number("day2")
        year = told.number("year") or thread.year_of(month, day, _ahead(told))
        if not valid(year, month, day):
            return []
        second = Point(year, month, day)
        first = Point(year, month, told.number("day")) if valid(year, month, told.number("day")) else second.moved(-1)
    thread.tell(second)
    thread.tell(first)
    return [_draft(told, first.timex() + "TNI", _interval(first, second), first, tail="NI")]


def _interval(first: Point, second: Point) -> str:
    if not first.named or first.weekday is not None or not second.named:
        return first.edtf() if first.weekday is None else ""
    return f"{first.edtf()}/{second.edtf()}"


def read_season(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "spring of 1917", "last fall"."""
    name = told.value("season") or told.values("season2")[-1]
    code = SEASONS[name]
    before = told.passage.value(told.found.first - 1)
    year = told.number("year")
    bare = year is None and "which" not in told and "mod" not in told and "next" not in told
    if bare and told.found.last - told.found.first == 1 and told.passage.kind(told.found.last) == "other" and before not in ("in", "by", "during", "until", "since"):
        if not thread.history or name == "fall":
            return []
    if year is None:
        year = _year_of_season(told, thread, code)
    if year is None and name == "fall" and bare:
        return []
    return _dated(told, thread, Point(year, season=code, bc=told.value("bc").startswith("b") or (thread.bc and thread.history)))


def _year_of_season(told: Told, thread: Thread, code: str) -> int | None:
    which = told.value("which") or told.value("next")
    base = thread.told if thread.history or not thread.now.named else thread.now
    if base.year is None or (not thread.history and thread.published is None):
        return None
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    month = base.month or {"SP": 3, "SU": 6, "FA": 9, "WI": 1}.get(base.season, 1)
    if "yearword" in [w.kind for w in told.passage.words[told.found.first : told.found.last]]:
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
        return [_draft(told, f"BC{prefix}", "")]
    return [_draft(told, prefix, f"{prefix}X")]


def read_century(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "the 19th century"."""
    number = told.number("nth")
    if number is None or not 0 < number < 22:
        return []
    bc = told.value("bc").startswith("b")
    prefix = f"{number - 1:02d}"
    return [_draft(told, ("BC" if bc else "") + prefix, "" if bc else f"{prefix}XX")]


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
        fiscal = "fiscal" in [w.kind for w in told.passage.words[told.found.first : told.found.last]]
        months = f"{year}-{3 * quarter - 2:02d}/{year}-{3 * quarter:02d}"
        return [_draft(told, f"{year}-Q{quarter}", "" if fiscal else months, Point(year))]
    half = 1 if {"first", "1st"} & set(told.values("half") + told.values("mod")) else 2
    thread.tell(Point(year))
    return [_draft(told, f"{year}-H{half}", f"{year}-{6 * half - 5:02d}/{year}-{6 * half:02d}", Point(year))]


def read_holiday(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "Christmas Day", "Halloween night", "Easter 1916"."""
    name = told.value("holiday")
    year = told.number("year")
    months, rule = holiday_of(name)
    if rule is None:
        return []
    if year is None:
        year = thread.year_of(months, None, _ahead(told))
        if year is not None and not thread.history and thread.published and (day := rule(year)) and not _ahead(told) and day > thread.published + timedelta(days=1):
            year -= 1
    if year is None:
        day = rule(2001)
        return _dated(told, thread, Point(None, day.month, day.day)) if day == rule(2002).replace(year=2001) else []
    return _dated(told, thread, point_of(rule(year)))


def read_weekday(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "last Thursday", "late Monday night", "Saturday the 7th"."""
    word = told.words("weekday")[0]
    weekday = weekdays_number(word.value)
    if word.kind == "wday" and len(told.words("weekday")) == 1 and not {"daytime", "day", "early"} & told.found.parts.keys():
        if told.passage.value(told.found.first - 1) not in ("on", "last") or word.value in ("sun", "sat", "wed"):
            return []
    which = told.value("which")
    if "day" in told:
        point = thread.day_of_month(told.number("day") or 1)
        day = point.as_date()
        if day is None or (point.year is not None and day.weekday() != weekday):
            return []
        return _dated(told, thread, point)
    if which.endswith("same") and thread.day.named:
        same = thread.day.as_date()
        point = thread.day if same and same.weekday() == weekday else thread.weekday(weekday, False)
    elif thread.history:
        return [_draft(told, f"XXXX-WXX-{weekday + 1}", "", Point(weekday=weekday))]
    else:
        point = thread.weekday(weekday, _ahead(told), which.split()[-1] if which else "")
    if "overnight" in told.values_all:
        thread.tell(point)
        return [_draft(told, point.timex() + "TNI", _interval(point, point.moved(1)), point, tail="NI")]
    return _dated(told, thread, point)


def read_deictic(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "yesterday", "last night", "the next day", "that morning"."""
    tail = _tail(told)
    word, which = told.value("deictic"), told.value("which").removeprefix("the ")
    if word == "tonight" or (which == "past" and tail):
        tail = "NI"
    if word == "overnight":
        return _read_overnight(told, thread)
    if word in ("today", "yesterday", "tomorrow", "tonight", "the day before yesterday") or which == "last" or (which == "this" and not thread.history):
        steps = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}.get(word, -1 if which == "last" else 0)
        point = thread.now.moved(steps)
        if not point.named:
            return [_draft(told, _undated(word, which, tail))]
    else:
        base = thread.day_here
        step = _steps_from_told(word, which, told)
        point = base.moved(step) if step else base
        if not point.named:
            return [_draft(told, "XXXX-XX-XX" + (f"T{tail}" if tail else ""))]
    thread.tell(point)
    return [_draft(told, point.timex() + (f"T{tail}" if tail else ""), point.edtf(), point, tail=tail)]


def _steps_from_told(word: str, which: str, told: Told) -> int:
    words = word.split()
    if words:
        return -1 if "before" in words else 1
    if "before" in told.values_all or "earlier" in told.values_all[1:]:
        return -1
    return 1 if which in ("next", "following", "subsequent", "ensuing") else -1 if which in ("previous", "preceding", "prior") else 0


def _undated(word: str, which: str, tail: str) -> str:
    if word == "today" and not tail:
        return "PRESENT_REF"
    return "XXXX-XX-XX" + (f"T{tail}" if tail else "")


def _read_overnight(told: Told, thread: Thread) -> list[Draft]:
    if not thread.now.named:
        return [_draft(told, "XXXX-XX-XXTNI", tail="NI", kind="TIME")]
    first = thread.now.moved(-1)
    thread.tell(first)
    return [_draft(told, first.timex() + "TNI", _interval(first, thread.now), first, tail="NI")]


def read_unit(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "last week", "that same month", "the end of the year"."""
    kind = told.words("unit")[0].kind
    unit = _UNIT_OF.get(kind, kind)
    which = told.value("which").removeprefix("the ")
    if which.endswith("past") or (which == "last" and unit in ("day", "hour", "minute", "second") and "the" in told.values_all):
        return [_draft(told, length_of(1, unit), _recent(told, thread, 1, unit), kind="DURATION")] if unit not in ("second", "quarter") else []
    if which == "last" and unit in ("day", "hour", "minute", "second"):
        return []
    if unit in ("hour", "minute", "second", "fortnight", "quarter"):
        return []
    step = 1 if which in ("next", "following", "subsequent", "ensuing", "coming", "upcoming") else -1 if which in ("last", "previous", "preceding", "prior") else 0
    from_now = not thread.history and (which in ("this", "last", "next", "coming", "upcoming", "") and (which != "next" or not told.value("which").startswith("the")))
    base = thread.now if from_now else thread.day if unit == "day" else thread.told
    return _stepped(told, thread, base, unit, step)


def _stepped(told: Told, thread: Thread, base: Point, unit: str, step: int) -> list[Draft]:
    if unit == "day":
        if "mod" in told and "which" not in told:
            return []
        point = (thread.day if not base.told_to_the_day else base).moved(step)
        return _dated(told, thread, point) if point.named else [_draft(told, "XXXX-XX-XX")]
    if unit in ("week", "weekend"):
        return _read_week(told, thread, base, unit, step)
    if base.year is None:
        vague = {"month": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX"}[unit]
        return [_draft(told, vague)]
    if unit == "year":
        return _dated(told, thread, Point(base.year + (-step if base.bc else step), bc=base.bc))
    if unit == "month":
        if base.month is None:
            return [_draft(told, f"{base.timex()[:4]}-XX")]
        return _dated(told, thread, base.moved_months(step))
    if unit == "decade":
        prefix = f"{base.year // 10 + (-step if base.bc else step):03d}"
        return [_draft(told, ("BC" if base.bc else "") + prefix, "" if base.bc else f"{prefix}X")]
    prefix = f"{base.year // 100 + (-step if base.bc else step):02d}"
    return [_draft(told, ("BC" if base.bc else "") + prefix, "" if base.bc else f"{prefix}XX")]


def _read_week(told: Told, thread: Thread, base: Point, unit: str, step: int) -> list[Draft]:
    day = base.as_date() if base.year and not base.bc else None
    if day is None:
        return [_draft(told, "XXXX-WXX" + ("-WE" if unit == "weekend" else ""))]
    try:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        if unit == "weekend" and step == 0 and day.weekday() < 5 and "this" not in told.values("which"):
            monday -= timedelta(weeks=1)
        year, week, _ = monday.isocalendar()
        first, last = (monday + timedelta(days=5), monday + timedelta(days=6)) if unit == "weekend" else (monday, monday + timedelta(days=6))
    except (OverflowError, ValueError):
        return []
    if unit == "week" and step == 0 and thread.published and base == thread.now and "later" not in told.values_all:
        last = thread.published
    edtf = f"{first.isoformat()}/{last.isoformat()}" if first != last else first.isoformat()
    return [_draft(told, f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else ""), edtf)]


def read_shift(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "two days ago", "three weeks later"."""
    count = count_of(told.words("count")) if "count" in told else None
    word = told.words("unit")[0]
    unit = _singular(word.value)
    way = told.value("way")
    sign = 1 if told.words("way")[0].kind == "later" else -1
    base = thread.now if way == "ago" and not thread.history else (thread.day if thread.day.named else thread.told)
    if unit in ("year", "month", "decade", "century"):
        base = thread.now if way == "ago" and not thread.history else thread.told
    if count is None or (count != int(count) and unit != "year"):
        return _vague_shift(told, thread, unit, sign, way)
    point = _shifted(base, int(count) * sign, unit)
    if not point.named:
        return _vague_shift(told, thread, unit, sign, way)
    if unit in ("decade", "century"):
        width = 3 if unit == "decade" else 2
        return [_draft(told, point.timex()[: width + 2 * point.bc], point=point)]
    if "month" in told:
        point = Point(point.year, months_number(told.words("month")[0].value))
    thread.tell(point)
    fuzzy = "few" in [w.kind for w in told.words("count")] or unit == "week" or "about" in told
    return [_draft(told, point.timex(), point.edtf() + ("~" if fuzzy and point.weekday is None else ""), point)]


def _vague_shift(told: Told, thread: Thread, unit: str, sign: int, way: str) -> list[Draft]:
    day = thread.day_here if unit in ("hour", "minute", "second") else Point()
    if way == "ago" and unit in ("hour", "minute"):
        day = thread.now
    return [_draft(told, "PAST_REF" if sign < 0 else "FUTURE_REF", day.edtf(), day)]


def _shifted(base: Point, count: int, unit: str) -> Point:
    if abs(count) > 3_000_000:
        return Point()
    if unit in ("day", "night"):
        return base.moved(count)
    if unit in ("week", "fortnight"):
        return base.moved(count * (7 if unit == "week" else 14))
    if unit in ("hour", "minute", "second"):
        return Point()
    if unit == "month":
        return base.moved_months(count)
    if base.year is None:
        return Point()
    years = count * {"year": 1, "decade": 10, "century": 100}.get(unit, 1)
    year = base.year + (-years if base.bc else years)
    return Point(year, bc=base.bc) if 0 < year < 9999 else Point()


def _singular(word: str) -> str:
    if word == "centuries":
        return "century"
    return {"hrs": "hour", "mins": "minute"}.get(word, word.removesuffix("s"))


def read_event(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "two days after …": the days; events.py finds the event."""
    count = 1.0 if "the" in told else count_of(told.words("count")) if "count" in told else None
    unit = _singular(told.words("unit")[0].value)
    sign = 1 if told.value("way") == "after" else -1
    days = None
    if count is not None and count == int(count) and unit in ("day", "week", "night", "fortnight"):
        days = sign * int(min(count, 100_000)) * {"day": 1, "night": 1, "week": 7, "fortnight": 14}[unit]
    return [_draft(told, length_of(count, unit), kind="DURATION", days_after=days, waits="event")]


def read_length(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "three-year", "the past 24 hours", "weeks"."""
    kinds = [w.kind for w in told.passage.words[told.found.first : told.found.last]]
    if "unit" not in told:
        return []
    unit = _singular(told.words("unit")[0].value)
    count = count_of(told.words("count")) if "count" in told else None
    singular = told.words("unit")[0].value == unit
    if "count" not in told and singular:
        count = 1
    if "half" in kinds and "count" not in told:
        return [_draft(told, "PT30M" if unit == "hour" else {"day": "PT12H", "year": "P6M"}.get(unit, f"P.5{'CE' if unit == 'century' else 'DE'}"), kind="DURATION")]
    if _no_length(told, kinds, unit):
        return []
    edtf = _recent(told, thread, count, unit) if told.value("few") in ("past", "last") or kinds[0] == "past" else ""
    return [_draft(told, length_of(count, unit), edtf, kind="DURATION")]


def _no_length(told: Told, kinds: list[str], unit: str) -> bool:
    after = told.passage.value(told.found.last)
    if told.found.last - told.found.first == 1 and unit in ("minute", "hour") and told.passage.value(told.found.first - 1) in ("the", "of", "working", "business", "visiting"):
        return True
    if unit == "night" and "count" not in told:
        return True
    return after in ("old", "eve") or (kinds[0] == "second" and unit == "day")


def _recent(told: Told, thread: Thread, count: float | None, unit: str) -> str:
    if thread.published is None or thread.history or count is None:
        return ""
    days = count * {"hour": 1 / 24, "minute": 0, "second": 0, "day": 1, "night": 1, "week": 7}.get(unit, -1)
    if days < 0:
        start = _shifted(thread.now, -int(count), unit)
        return f"{start.edtf()}/{thread.published.isoformat()}" if start.named else ""
    if days > 3000:
        return ""
    first = thread.published - timedelta(days=max(1, round(days)))
    return f"{first.isoformat()}/{thread.published.isoformat()}"


def read_part(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "the last week of August": a length in a month."""
    drafts = _read_month(told, thread)
    unit = next(w for w in told.values_all if w in ("week", "days", "day"))
    return [_draft(told, length_of(None if unit == "days" else 1, _singular(unit)), d.edtf, d.point, kind="DURATION") for d in drafts]


def read_rhythm(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "daily", "every week"."""
    if "rhythm" in told:
        return [_draft(told, RHYTHMS[told.value("rhythm")], kind="SET")]
    unit = told.words("unit")[0]
    if unit.kind == "weekday":
        return [_draft(told, f"XXXX-WXX-{weekdays_number(unit.value) + 1}", kind="SET")]
    tail = DAYTIMES.get(unit.value)
    values = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "hour": "XXXX-XX-XXTXX", "minute": "XXXX-XX-XXTXX:XX", "decade": "XXX"}
    return [_draft(told, f"XXXX-XX-XXT{tail}" if tail else values.get(unit.value, "XXXX-WXX-WE"), kind="SET")]


def read_reference(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "now", "former", "the future"."""
    word = told.value("reference")
    if word in ("present", "the present") and told.passage.kind(told.found.last) == "other":
        return []
    fixed = {"future": "FUTURE_REF", "the past": "PAST_REF"}
    if word == "the past" and told.passage.kind(told.found.last) in ("other", "counting", "hour", "few"):
        return []
    if word == "former" and told.passage.value(told.found.first - 1) == "the" and told.passage.kind(told.found.last) in ("comma", "stop", "be", "of"):
        return []
    return [_draft(told, REFERENCES.get(word) or fixed.get(word, "PRESENT_REF"))]


def read_loose(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "this time", "the same period", "this date"."""
    words = told.values_all
    if words[-1] in ("date",):
        return _dated(told, thread, thread.day) if thread.day.named else []
    if words[-1] == "point":
        return []
    before = told.passage.value(told.found.first - 1)
    if words == ["this", "time"] and before == "at":
        return [_draft(told, "PRESENT_REF")]
    if words[0] == "the" and len(words) == 2:
        if words[-1] != "time" or before != "at":
            return []
        return [_draft(told, "PRESENT_REF" if thread.history else "")]
    if before in ("for", "by") and words[0] == "the":
        return []
    return [_draft(told, "")]


READERS: dict[str, Reader] = {
    "date": read_date,
    "pair": read_pair,
    "span": read_span,
    "season": read_season,
    "decade": read_decade,
    "century": read_century,
    "fiscal": read_fiscal,
    "holiday": read_holiday,
    "weekday": read_weekday,
    "deictic": read_deictic,
    "unit": read_unit,
    "shift": read_shift,
    "event": read_event,
    "length": read_length,
    "part": read_part,
    "rhythm": read_rhythm,
    "reference": read_reference,
    "loose": read_loose,
}
