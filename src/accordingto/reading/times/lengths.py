"""Lengths, rhythms and words that point to now: "three weeks", "daily", "currently"."""

from accordingto.reading.times.dates import read_month
from accordingto.reading.times.drafts import Draft, Told, count_of
from accordingto.reading.times.lexicon import DAYTIMES, REFERENCES, RHYTHMS, weekdays_number
from accordingto.reading.times.points import length_of
from accordingto.reading.times.relative import recent, singular
from accordingto.reading.times.slashes import Order
from accordingto.reading.times.telling import dated, draft_of
from accordingto.reading.times.thread import Thread

_HALVES = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P.5DE", "century": "P.5CE"}


def read_event(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "two days after …": the days; events.py finds the event."""
    count = 1.0 if "the" in told else count_of(told.words("count")) if "count" in told else None
    unit = singular(told.words("unit")[0].value)
    sign = 1 if told.value("way") == "after" else -1
    days = None
    if count is not None and count == int(count) and unit in ("day", "week", "night", "fortnight"):
        days = sign * int(min(count, 100_000)) * {"day": 1, "night": 1, "week": 7, "fortnight": 14}[unit]
    draft = draft_of(told, length_of(count, unit), kind="DURATION")
    draft.days_after, draft.waits = days, "event"
    return [draft]


def read_length(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "three-year", "the past 24 hours", "weeks"."""
    if "unit" not in told:
        return []
    kinds = told.kinds
    unit = singular(told.words("unit")[0].value)
    count = count_of(told.words("count")) if "count" in told else None
    one = told.words("unit")[0].value == unit
    if "count" not in told and one:
        count = 1
    if "half" in kinds and "count" not in told:
        return [draft_of(told, _HALVES.get(unit, "PXM"), kind="DURATION")]
    if _no_length(told, kinds, unit):
        return []
    edtf = recent(thread, count, unit) if told.value("few") in ("past", "last") or kinds[0] == "past" else ""
    return [draft_of(told, length_of(count, unit), edtf, kind="DURATION")]


def _no_length(told: Told, kinds: list[str], unit: str) -> bool:
    if len(kinds) == 1 and unit in ("minute", "hour") and told.before in ("the", "of", "working", "business", "visiting"):
        return True
    if unit == "night" and "count" not in told:
        return True
    return told.after in ("old", "eve") or (kinds[0] == "second" and unit == "day")


def read_part(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "the last week of August": a length in a month."""
    drafts = read_month(told, thread)
    unit = next(w for w in told.values_all if w in ("week", "days", "day"))
    return [draft_of(told, length_of(None if unit == "days" else 1, singular(unit)), d.edtf, d.point, kind="DURATION") for d in drafts]


def read_rhythm(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "daily", "every week"."""
    if "rhythm" in told:
        return [draft_of(told, RHYTHMS[told.value("rhythm")], kind="SET")]
    unit = told.words("unit")[0]
    if unit.kind == "weekday":
        return [draft_of(told, f"XXXX-WXX-{weekdays_number(unit.value) + 1}", kind="SET")]
    tail = DAYTIMES.get(unit.value)
    values = {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "month": "XXXX-XX",
        "year": "XXXX",
        "hour": "XXXX-XX-XXTXX",
        "minute": "XXXX-XX-XXTXX:XX",
        "decade": "XXX",
    }
    return [draft_of(told, f"XXXX-XX-XXT{tail}" if tail else values.get(unit.value, "XXXX-WXX-WE"), kind="SET")]


def read_reference(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "now", "former", "the future"."""
    word = told.value("reference")
    if word in ("present", "the present") and told.after_kind == "other":
        return []
    fixed = {"future": "FUTURE_REF", "the past": "PAST_REF"}
    if word == "the past" and told.after_kind in ("other", "counting", "hour", "few"):
        return []
    if word == "former" and told.before == "the" and told.after_kind in ("comma", "stop", "be", "of"):
        return []
    return [draft_of(told, REFERENCES.get(word) or fixed.get(word, "PRESENT_REF"))]


def read_loose(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "this time", "the same period", "this date"."""
    words = told.values_all
    if words[-1] in ("date",):
        return dated(told, thread, thread.day) if thread.day.named else []
    if words[-1] == "point":
        return []
    before = told.before
    if words == ["this", "time"] and before == "at":
        return [draft_of(told, "PRESENT_REF")]
    if words[0] == "the" and len(words) == 2:
        if words[-1] != "time" or before != "at":
            return []
        return [draft_of(told, "PRESENT_REF" if thread.history else "")]
    if before in ("for", "by") and words[0] == "the":
        return []
    return [draft_of(told, "")]
