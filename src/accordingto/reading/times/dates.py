"""Dates with a month, a day or a year: "7 August 1914", "the 7th", "1939–45", "the night of 16 to 17 November"."""

from accordingto.reading.times.drafts import Draft, Told, number_of
from accordingto.reading.times.lexicon import months_number, weekdays_number
from accordingto.reading.times.periods import read_fiscal
from accordingto.reading.times.points import Point, valid
from accordingto.reading.times.slashes import Order, read_slashed
from accordingto.reading.times.telling import dated, draft_of, interval_of, to_come
from accordingto.reading.times.thread import Thread

_BEFORE_MONTH = frozenset(
    "in on since by of until till during early late mid last next this from through to and or between before after around for".split()
)
_SURE_BEFORE_MONTH = frozenset(("in", "since", "until", "during", "by", "from"))
"""Words after which even "April Jones" would be a month."""
_BEFORE_YEAR = frozenset(
    "in since by of until till during from to and or between before after around about through for year years early late mid".split()
)
_NOT_PLURAL = frozenset("was is as has its his this thus does us whereas".split())
_BEFORE_DAY = frozenset("on of until since from to by till after before and for the".split())
_COUNTED_OFF = frozenset("floor street avenue attempt straight try hole lap ballot list grade round place row".split())
_NOUN_AFTER_ORDINAL = frozenset("other counting century anniversary day month quarter dash block yearword hourword half".split())
"""Kinds of words that make "the 7th" a count of something else."""


def read_date(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """Dates with a month's name or digits, and bare years."""
    if "iso" in told:
        return _read_iso(told, thread)
    if "slashed" in told or "shortdate" in told:
        weekday = weekdays_number(told.value("weekday")) if "weekday" in told else None
        point = read_slashed(told.value("slashed") or told.value("shortdate"), weekday, thread, order)
        return dated(told, thread, point) if point.named else []
    if "month" in told:
        return read_month(told, thread)
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
    return [draft_of(told, raw, raw if len(raw) == 10 else _with_minutes(raw), point, "DATE" if len(raw) == 10 else "TIME")]


def _with_minutes(raw: str) -> str:
    clock, zone = raw[:16], raw[16:]
    zone = zone[3:] if zone.startswith(":") else zone
    return clock + (zone if ":" in zone or not zone or zone == "Z" else f"{zone[:3]}:{zone[3:]}")


def read_month(told: Told, thread: Thread) -> list[Draft]:
    """A month, with or without its day and year."""
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
    return dated(told, thread, Point(year, month, day, bc=bc))


def _surely_a_month(told: Told, kind: str) -> bool:
    """April, May, June and August are people's names too, May and March verbs, and "Jan" a person."""
    if kind == "abbreviated":
        return len(told.words("month")) > 1 and ("which" in told or "mod" in told or told.before in _BEFORE_MONTH)
    if "which" in told or "mod" in told:
        return True
    if kind == "month":
        a_name = told.value("month") in ("april", "june", "august") and told.after_kind == "other" and told.before_a_name
        return told.before != "st" and (not a_name or told.before in _SURE_BEFORE_MONTH)
    if kind == "march" and told.before in ("a", "the") and told.after_kind == "other" and not told.before_a_name:
        return True
    if told.before_a_name and told.before not in _SURE_BEFORE_MONTH:
        return False
    beside = told.before_kind == "month" or (told.after in ("and", "to") and told.passage.kind(told.found.last + 1) == "month")
    return told.before in _BEFORE_MONTH or beside


def _year_of_month(told: Told, thread: Thread, month: int, day: int | None) -> int | None:
    which = told.value("which")
    if "yearword" in told.kinds:
        base = thread.now.year if which in ("last", "this", "next") and thread.now.year else thread.told.year
        step = 1 if which.endswith(("next", "following")) else -1 if which.endswith(("previous", "last")) else 0
        return None if base is None else base + step
    if which:
        return _year_of_which_month(which, thread, month)
    return thread.year_of(month, day, to_come(told))


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
    if day is None or not 1 <= day <= 31 or not _surely_a_day(told, word.kind):
        return []
    return dated(told, thread, thread.day_of_month(day))


def _surely_a_day(told: Told, kind: str) -> bool:
    if "which" in told or told.kinds[-1] == "instant":
        return True
    if kind == "nth":
        return False
    if told.after_kind in _NOUN_AFTER_ORDINAL:
        counts = told.after_kind != "other" or told.after in _COUNTED_OFF or told.before_a_name
        return told.before == "on" and not counts
    return told.before in _BEFORE_DAY or "daytime" in told


def _read_year(told: Told, thread: Thread) -> list[Draft]:
    if "shortyear" in told:
        near = _century_of(told.number("shortyear"), thread)
        return dated(told, thread, Point(near)) if near and (told.before in _BEFORE_YEAR or thread.history) else []
    year = told.number("year")
    if not year:
        return []
    if "bc" in told or "ad" in told:
        return dated(told, thread, Point(year, bc=told.value("bc").startswith("b")))
    if not _surely_a_year(told, year):
        return []
    if "half" in told.values("mod"):
        return read_fiscal(told, thread, Order())
    return dated(told, thread, Point(year, bc=thread.bc and year < 800))


def _surely_a_year(told: Told, year: int) -> bool:
    """Not a price, a flight, a count of people or the model of a jet."""
    if told.before_kind in ("money", "hash", "road") or told.after_kind in ("counted", "ampm", "zone", "block") or told.after == "%":
        return False
    last = told.passage.words[told.found.last - 1]
    following = told.passage.words[told.found.last : told.found.last + 1]
    if following and following[0].start == last.end:
        if following[0].kind == "other":
            return False
        if following[0].kind == "dash" and told.passage.kind(told.found.last + 1) == "other":
            return 1700 <= year <= 2100
    if told.before in _BEFORE_YEAR or "mod" in told:
        return year >= 1100
    if not 1500 <= year <= 2100 or _of_a_name(told):
        return False
    plural = told.after_kind == "other" and told.after.endswith("s") and told.after not in _NOT_PLURAL
    return not plural or told.before_a_name


def _of_a_name(told: Told) -> bool:
    named = told.before_kind == "other" and told.passage.raw(told.found.first - 1)[:1].isupper()
    return named and told.after_kind not in ("close", "comma", "stop", "dash", "gap")


def _century_of(short: int | None, thread: Thread) -> int | None:
    base = thread.told.year or thread.now.year
    if short is None or base is None or thread.told.bc:
        return None
    century = base // 100 * 100
    return min((century - 100 + short, century + short, century + 100 + short), key=lambda year: abs(year - base))


def read_pair(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "5 and 8 May", "May 4–5", "1939–45": two times, of which one lends the other what it lacks."""
    first, second = _pair_of(told, thread)
    if second is None:
        thread.tell(first)
        return [_half_of(told, "one", first, first.edtf())] if first.named else []
    if not all(valid(p.year, p.month, p.day) for p in (first, second)):
        return []
    thread.tell(first)
    if second.month is not None:
        thread.tell(second)
    stretch = told.value("sep") in ("to", "-", "–", "—", "until", "through") or told.before == "between"
    both = f"{first.edtf()}/{second.edtf()}" if stretch else ""
    return [_half_of(told, "one", first, both or first.edtf()), _half_of(told, "two", second, both or second.edtf())]


def _half_of(told: Told, part: str, point: Point, edtf: str) -> Draft:
    first, last = told.found.parts[part]
    return Draft(first, last, "DATE", point.timex(), edtf, point)


def _pair_of(told: Told, thread: Thread) -> tuple[Point, Point | None]:
    year, day = told.number("year"), told.number("day")
    bc = told.value("bc").startswith("b")
    month = months_number(told.value("month")) if "month" in told else None
    if "month2" in told:
        return Point(year, month), Point(year, months_number(told.value("month2")))
    if "year2" in told:
        return Point(year, bc=bc), Point(told.number("year2"), bc=bc)
    if month is None:
        return Point(year), _second_year(told, year or 0)
    year = year or thread.year_of(month, day, to_come(told))
    return Point(year, month, day), Point(year, month, told.number("day2"))


def _second_year(told: Told, year: int) -> Point | None:
    """ "1939–45", "1915 or 16"; "1915 and 20 men" is none."""
    short = told.number("shortyear") or 0
    joined = told.value("sep") in ("-", "–", "—", "/") or told.words("shortyear")[0].kind == "shortyear" or short == year % 100 + 1
    return Point(year - year % 100 + short) if joined and short > year % 100 else None


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
        year = told.number("year") or thread.year_of(month, day, to_come(told))
        if not valid(year, month, day):
            return []
        second = Point(year, month, day)
        first = Point(year, month, told.number("day")) if valid(year, month, told.number("day")) else second.moved(-1)
    thread.tell(second)
    thread.tell(first)
    return [draft_of(told, first.timex() + "TNI", interval_of(first, second), first, tail="NI")]
