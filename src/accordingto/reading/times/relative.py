"""Times told from another: "yesterday", "that night", "last week", "two days ago"."""

from datetime import timedelta

from accordingto.reading.times.drafts import Draft, Told, count_of
from accordingto.reading.times.lexicon import months_number
from accordingto.reading.times.points import Point, length_of
from accordingto.reading.times.slashes import Order
from accordingto.reading.times.telling import UNIT_OF, dated, draft_of, interval_of, roughly, tail_of
from accordingto.reading.times.thread import Thread

_LATER = frozenset(("next", "following", "subsequent", "ensuing", "coming", "upcoming"))
_STEPS_FROM_NOW = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}
_FROM_NOW = frozenset(("this", "last", "next", "coming", "upcoming", ""))
_SOONER = frozenset(("last", "previous", "preceding", "prior"))


def read_deictic(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "yesterday", "last night", "the next day", "that morning"."""
    tail = tail_of(told)
    word, which = told.value("deictic"), told.value("which").removeprefix("the ")
    if word == "tonight" or (which == "past" and tail):
        tail = "NI"
    if word == "overnight":
        return _read_overnight(told, thread)
    if word in _STEPS_FROM_NOW or which == "last" or (which == "this" and not thread.history):
        point = thread.now.moved(_STEPS_FROM_NOW.get(word, -1 if which == "last" else 0))
        if not point.named:
            return [draft_of(told, _undated(word, tail))]
    else:
        base = thread.day_here
        step = _steps_from_told(word, which, told)
        point = base.moved(step) if step else base
        if not point.named:
            return [draft_of(told, "XXXX-XX-XX" + (f"T{tail}" if tail else ""))]
    thread.tell(point)
    return [draft_of(told, point.timex() + (f"T{tail}" if tail else ""), point.edtf(), point, tail=tail)]


def _steps_from_told(word: str, which: str, told: Told) -> int:
    if word:
        return -1 if "before" in word.split() else 1
    if "before" in told.values_all or "earlier" in told.values_all[1:]:
        return -1
    return _step_of(which)


def _undated(word: str, tail: str) -> str:
    if word == "today" and not tail:
        return "PRESENT_REF"
    return "XXXX-XX-XX" + (f"T{tail}" if tail else "")


def _read_overnight(told: Told, thread: Thread) -> list[Draft]:
    if not thread.now.named:
        return [draft_of(told, "XXXX-XX-XXTNI", tail="NI", kind="TIME")]
    first = thread.now.moved(-1)
    thread.tell(first)
    return [draft_of(told, first.timex() + "TNI", interval_of(first, thread.now), first, tail="NI")]


def read_unit(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "last week", "that same month", "the end of the year"."""
    kind = told.words("unit")[0].kind
    unit = UNIT_OF.get(kind, kind)
    which = told.value("which").removeprefix("the ")
    if which.endswith("past") or (which == "last" and unit in ("day", "hour", "minute", "second") and "the" in told.values_all):
        return [draft_of(told, length_of(1, unit), recent(thread, 1, unit), kind="DURATION")] if unit not in ("second", "quarter") else []
    if which == "last" and unit in ("day", "hour", "minute", "second"):
        return []
    if unit in ("hour", "minute", "second", "fortnight", "quarter"):
        return []
    return _stepped(told, thread, _base_of(told, thread, which, unit), unit, _step_of(which))


def _base_of(told: Told, thread: Thread, which: str, unit: str) -> Point:
    """ "This week" counts from publication, "that week" and "the following week" from the date told before."""
    if thread.history:
        return thread.day if unit == "day" else thread.told
    if unit == "day":
        return thread.now if which == "this" else thread.day_here
    told_before = which == "next" and told.value("which").startswith("the")
    return thread.now if which in _FROM_NOW and not told_before else thread.told


def _step_of(which: str) -> int:
    return 1 if which in _LATER else -1 if which in _SOONER else 0


def _stepped(told: Told, thread: Thread, base: Point, unit: str, step: int) -> list[Draft]:
    if unit == "day":
        if "mod" in told and "which" not in told:
            return []
        point = (thread.day if not base.told_to_the_day else base).moved(step)
        return dated(told, thread, point) if point.named else [draft_of(told, "XXXX-XX-XX")]
    if unit in ("week", "weekend"):
        return _read_week(told, thread, base, unit, step)
    if base.year is None:
        vague = {"month": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX"}[unit]
        return [draft_of(told, vague)]
    if unit == "year":
        return dated(told, thread, Point(base.year + (-step if base.bc else step), bc=base.bc))
    if unit == "month":
        if base.month is None:
            return [draft_of(told, f"{base.timex()[:4]}-XX")]
        return dated(told, thread, base.moved_months(step))
    if unit == "decade":
        prefix = f"{base.year // 10 + (-step if base.bc else step):03d}"
        return [draft_of(told, ("BC" if base.bc else "") + prefix, "" if base.bc else f"{prefix}X")]
    prefix = f"{base.year // 100 + (-step if base.bc else step):02d}"
    return [draft_of(told, ("BC" if base.bc else "") + prefix, "" if base.bc else f"{prefix}XX")]


def _read_week(told: Told, thread: Thread, base: Point, unit: str, step: int) -> list[Draft]:
    day = base.as_date() if base.year and not base.bc else None
    if day is None:
        return [draft_of(told, "XXXX-WXX" + ("-WE" if unit == "weekend" else ""))]
    try:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        if unit == "weekend" and step == 0 and day.weekday() < 5 and "this" not in told.values("which"):
            monday -= timedelta(weeks=1)
        year, week, _ = monday.isocalendar()
        first, last = (
            (monday + timedelta(days=5), monday + timedelta(days=6)) if unit == "weekend" else (monday, monday + timedelta(days=6))
        )
    except (OverflowError, ValueError):
        return []
    if unit == "week" and step == 0 and thread.published and base == thread.now and "later" not in told.values_all:
        last = thread.published
    edtf = f"{first.isoformat()}/{last.isoformat()}" if first != last else first.isoformat()
    return [draft_of(told, f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else ""), edtf)]


def read_shift(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "two days ago", "three weeks later"."""
    count = count_of(told.words("count")) if "count" in told else None
    word = told.words("unit")[0]
    unit = singular(word.value)
    way = told.value("way")
    sign = 1 if told.words("way")[0].kind == "later" else -1
    base = thread.now if way == "ago" and not thread.history else (thread.day if thread.day.named else thread.told)
    if unit in ("year", "month", "decade", "century"):
        base = thread.now if way == "ago" and not thread.history else thread.told
    if count is None or (count != int(count) and unit != "year"):
        return _vague_shift(told, thread, unit, sign, way)
    point = shifted(base, int(count) * sign, unit)
    if not point.named:
        return _vague_shift(told, thread, unit, sign, way)
    if unit in ("decade", "century"):
        width = 3 if unit == "decade" else 2
        return [draft_of(told, point.timex()[: width + 2 * point.bc], point=point)]
    if "month" in told:
        point = Point(point.year, months_number(told.words("month")[0].value))
    thread.tell(point)
    fuzzy = "few" in [w.kind for w in told.words("count")] or unit == "week" or "about" in told
    return [draft_of(told, point.timex(), roughly(point.edtf(), point) if fuzzy else point.edtf(), point)]


def _vague_shift(told: Told, thread: Thread, unit: str, sign: int, way: str) -> list[Draft]:
    day = thread.day_here if unit in ("hour", "minute", "second") else Point()
    if way == "ago" and unit in ("hour", "minute"):
        day = thread.now
    return [draft_of(told, "PAST_REF" if sign < 0 else "FUTURE_REF", day.edtf(), day)]


def shifted(base: Point, count: int, unit: str) -> Point:
    """The point so many units on; empty where that can't be counted."""
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


def singular(word: str) -> str:
    """ "day" of "days", "hour" of "hrs"."""
    if word == "centuries":
        return "century"
    return {"hrs": "hour", "mins": "minute"}.get(word, word.removesuffix("s"))


def recent(thread: Thread, count: float | None, unit: str) -> str:
    """ "The past 24 hours": the days from then to publication; empty where publication is unknown."""
    if thread.published is None or thread.history or count is None:
        return ""
    days = count * {"hour": 1 / 24, "minute": 0, "second": 0, "day": 1, "night": 1, "week": 7}.get(unit, -1)
    if days < 0:
        start = shifted(thread.now, -int(count), unit)
        return f"{start.edtf()}/{thread.published.isoformat()}" if start.named else ""
    if days > 3000:
        return ""
    first = thread.published - timedelta(days=max(1, round(days)))
    return f"{first.isoformat()}/{thread.published.isoformat()}"
