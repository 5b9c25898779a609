"""Clock times: the hour told, the day it belongs to, and its zone."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from accordingto.reading.layers import PlaceName
from accordingto.reading.times.dates import read_date
from accordingto.reading.times.drafts import Draft, Passage, Told, number_of
from accordingto.reading.times.lexicon import DAYTIMES
from accordingto.reading.times.periods import read_weekday
from accordingto.reading.times.points import Point
from accordingto.reading.times.slashes import Order
from accordingto.reading.times.thread import Thread
from accordingto.reading.times.zones import offset_at, spelled, zone_named
from accordingto.records import Span

_LINKS = frozenset(
    ["on", "in", "at", "of", "the", ",", "(", ")", "-", "—", "–", "and", "around", "about", "local", "time's", "early", "late"]
)
_AFTERNOON = frozenset(("AF", "EV"))
_REACH = 6
"""Words between a clock and the zone or the date that go with it."""
_NEIGHBOURS = 8
"""Times to either side that a clock looks at: a line of thousands of clocks must not cost its square."""


def read_clock(told: Told, thread: Thread, order: Order) -> list[Draft]:
    """ "2:30 a.m.", "19h45", "half past seven", "noon", and bare "dawn"; its day comes later."""
    if "loose" in told:
        return _read_loose(told, thread)
    clock = _clock_of(told)
    if clock is None:
        return []
    point = _own_day(told, thread, order)
    zone = told.found.parts.get("zone")
    vague = told.values("clock")[0] == "midnight" or (
        told.words("clock")[0].kind in ("counting", "article", "half", "quarter") and not _half_after(told)
    )
    waits: Literal["", "day"] = "" if point.named else "day"
    return [
        Draft(
            told.found.first,
            told.found.last,
            "TIME",
            "",
            point=point if point.named else thread.day_here,
            clock=clock,
            zone=zone,
            waits=waits,
            vague=vague,
        )
    ]


def _read_loose(told: Told, thread: Thread) -> list[Draft]:
    word = told.values("loose")[0]
    tail = DAYTIMES.get(word, "MO")
    before = told.before
    specific = told.values_all[0] == "the" or word in ("dawn", "dusk", "daybreak", "sunrise", "sunset", "nightfall", "predawn")
    point = thread.day_here if specific and before in ("in", "at", "during", "by", "before", "after", "-", "around") else Point()
    day = point.timex() if point.named else "XXXX-XX-XX"
    return [
        Draft(
            told.found.first,
            told.found.last,
            "TIME",
            f"{day}T{tail}",
            tail=tail,
            point=point,
            edtf=point.edtf() if not thread.history else "",
            waits="daytime",
        )
    ]


def _own_day(told: Told, thread: Thread, order: Order) -> Point:
    if "month" in told:
        drafts = read_date(told, thread, order)
    elif "weekday" in told:
        drafts = read_weekday(told, thread, order)
    elif told.value("deictic") in ("today", "yesterday"):
        return thread.now.moved(-(told.value("deictic") == "yesterday"))
    else:
        return Point()
    return drafts[0].point if drafts else Point()


def _clock_of(told: Told) -> tuple[int, int] | None:
    words = told.words("clock")
    values = [word.value for word in words]
    if values[0] in ("noon", "midday", "midnight"):
        return (0, 0) if values[0] == "midnight" else (12, 0)
    hour, minute = _spoken(values) or _digital(told, values)
    raw_24 = values[0][:1] == "0" or (hour or 0) > 12
    if hour is None or not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    half = next((value[0] for value in values if value.rstrip(".") in ("am", "pm", "a.m", "p.m")), "") or _half_after(told)
    if half == "n" and raw_24:
        half = ""
    if half == "n":
        half = "a" if hour < 6 or hour == 12 else "p"
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return hour % 24, minute


def _spoken(values: Sequence[str]) -> tuple[int | None, int] | None:
    turn = next((value for value in values if value in ("past", "to", "before", "after")), None)
    if turn is None:
        return None
    minute = 30 if "half" in values else 15
    hour = number_of(values[-1])
    if hour is None or not 1 <= hour <= 12:
        return None, 0
    return (hour, minute) if turn in ("past", "after") else (hour - 1 or 12, 60 - minute)


def _digital(told: Told, values: Sequence[str]) -> tuple[int | None, int]:
    raw = values[0]
    if match := re.fullmatch(r"(\d{1,2})[:.h](\d\d)(?::\d\d)?", raw):
        return int(match[1]), int(match[2])
    if told.words("clock")[0].kind == "military" or (raw.isdecimal() and len(raw) == 4):
        return int(raw[:2]), int(raw[2:])
    return number_of(raw), number_of(values[2]) or 0 if len(values) > 2 and values[1] == "h" else 0


def _half_after(told: Told) -> str:
    after = [told.passage.value(told.found.last + i) for i in range(4)] + told.values("half")
    for word in after:
        if word in DAYTIMES:
            return "n" if DAYTIMES[word] == "NI" else "p" if DAYTIMES[word] in _AFTERNOON else "a"
    return ""


def settle_clocks(drafts: list[Draft], zones: list[tuple[int, int]], passage: Passage, places: Sequence[PlaceName], default: str) -> None:
    """Give every clock its day and zone, from its own sentence first."""
    spots = _by_sentence(places, passage)
    marks: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for zone in zones:
        marks[passage.sentence_of(zone[0])].append(zone)
    for number, group in groupby(drafts, key=lambda d: passage.sentence_of(d.first)):
        there = list(group)
        for at, draft in enumerate(there):
            if draft.clock is not None or draft.waits == "daytime":
                near = there[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
                _settle(draft, near, marks[number][:50], spots[number][:50], passage, default)
        clocks = [d for d in there if d.clock is not None]
        _coordinate(clocks[:_NEIGHBOURS])
        for draft in clocks:
            _spell(draft)


def _by_sentence(places: Sequence[PlaceName], passage: Passage) -> dict[int, list[PlaceName]]:
    found: dict[int, list[PlaceName]] = defaultdict(list)
    for place in places:
        if place.zone and not place.demonym:
            found[bisect_right(passage.starts, place.start)].append(place)
    return found


def _settle(
    draft: Draft, near: Sequence[Draft], zones: Sequence[tuple[int, int]], places: Sequence[PlaceName], passage: Passage, default: str
) -> None:
    draft.sure = _take_day(draft, near) or draft.waits == ""
    if draft.clock is not None:
        clocks = [d for d in near if d.clock is not None]
        draft.place_zone = _zone_for(draft, clocks, zones, places, passage, default)


def _take_day(draft: Draft, there: Sequence[Draft]) -> bool:
    """Take the nearest day of the sentence; whether it stands right beside."""
    if draft.waits == "":
        return True
    days = [d for d in there if d is not draft and d.clock is None and d.point.told_to_the_day and d.kind == "DATE"]
    if not days:
        return False
    best = min(days, key=lambda d: d.first - draft.last if d.first >= draft.last else 1 + draft.first - d.last)
    distance = max(best.first - draft.last, draft.first - best.last)
    if draft.waits == "daytime":
        if distance <= 3:
            draft.point = best.point
            draft.timex = f"{best.point.timex()}T{draft.tail}"
            draft.edtf = best.edtf
        return True
    draft.point = best.point
    if best.tail == "NI" and "/" in best.edtf and draft.clock is not None and draft.clock[0] < 12:
        draft.point = best.point.moved(1)
    return distance <= 3


def _zone_for(
    draft: Draft, clocks: Sequence[Draft], zones: Sequence[tuple[int, int]], places: Sequence[PlaceName], passage: Passage, default: str
) -> str:
    """The zone told with the clock, else that of a place in its clause, else the one zone that all places of the text share."""
    until = min((d.first for d in clocks if d.first > draft.first), default=len(passage.words))
    since = max((d.last for d in clocks if d.first < draft.first), default=0)
    if draft.zone is None:
        draft.zone = next((z for z in zones if draft.last <= z[0] <= min(until, draft.last + _REACH)), None)
    if draft.zone and (zone := zone_named(passage.words[draft.zone[0] : draft.zone[1]])):
        return zone
    after = passage.words[until].start if until < len(passage.words) else len(passage.text)
    mine = [p for p in places if passage.words[draft.last - 1].end <= p.start < after]
    if not mine:
        first = passage.words[since].start
        mine = [p for p in places if first <= p.start < passage.words[draft.first].start][::-1]
    return mine[0].zone if mine else default if len(clocks) == 1 or draft.zone else ""


def _coordinate(clocks: Sequence[Draft]) -> None:
    """Clocks of one instant: where one has its day, the others follow."""
    sure = [d for d in clocks if d.sure and d.point.day is not None]
    for one in [d for d in clocks if not d.sure or d.point.day is None]:
        point = next((p for other in sure if (p := _same_instant(one, other)).named), None)
        if point is not None:
            one.point = point
        if one.point.day is not None:
            sure.append(one)


def _same_instant(one: Draft, other: Draft) -> Point:
    if other.clock is None or one.clock is None:
        return Point()
    there = offset_at(other.place_zone, other.point, *other.clock)
    if there is None:
        return Point()
    for step in (0, -1, 1):
        point = other.point.moved(step)
        here = offset_at(one.place_zone, point, *one.clock) if point.named else None
        if here is not None and 1440 * step + 60 * one.clock[0] + one.clock[1] - here == 60 * other.clock[0] + other.clock[1] - there:
            return point
    return Point()


def _spell(draft: Draft) -> None:
    zone = draft.place_zone
    hour, minute = draft.clock or (0, 0)
    clock = f"T{hour:02d}:{minute:02d}"
    draft.timex = (draft.point.timex() if draft.point.told_to_the_day else "XXXX-XX-XX") + clock
    offset = offset_at(zone, draft.point, hour, minute)
    if draft.zone and zone.startswith(("+", "-")) and offset is not None:
        draft.timex += "Z" if offset == 0 else spelled(offset, False).removesuffix(":00")
    if draft.vague:
        draft.edtf = draft.point.edtf()
    elif draft.point.told_to_the_day:
        draft.edtf = draft.point.edtf() + clock + spelled(offset, zone == "+00:00")


def widen(drafts: Sequence[Draft], passage: Passage, places: Sequence[PlaceName]) -> None:
    """Give each clock the whole phrase it stands in: preposition, day, zone and place."""
    starts = [place.start for place in places]
    for number, draft in enumerate(drafts):
        if draft.clock is None:
            continue
        first, last = draft.first, draft.last
        if draft.zone:
            last = max(last, draft.zone[1])
        after = drafts[number + 1] if number + 1 < len(drafts) else None
        if after and after.clock is None and after.kind == "DATE" and after.first - last <= 2 and _linked(passage, last, after.first):
            last = after.last
            if draft.zone:
                last = max(last, draft.zone[1])
        before = drafts[number - 1] if number else None
        if (
            before
            and before.clock is None
            and before.kind == "DATE"
            and before.point.told_to_the_day
            and first - before.last <= 2
            and _linked(passage, before.last, first)
        ):
            first = before.first
        while passage.value(first - 1) in ("at", "on", "about", "around", "approximately", "just", "shortly") and first > 0:
            first -= 1
        start, end = passage.words[first].start, passage.words[last - 1].end
        for place in places[bisect_left(starts, end) : bisect_left(starts, end) + 3]:
            between = passage.text[end : place.start].replace(",", " ").split()
            if len(passage.text[end : place.start]) < 12 and all(word in ("in", "at", "the") for word in between):
                end = place.end
            else:
                break
        draft.clause = Span(start, end)


def _linked(passage: Passage, first: int, last: int) -> bool:
    return all(passage.value(i) in _LINKS for i in range(first, last))
