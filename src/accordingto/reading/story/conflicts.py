"""What keeps two stretches of a report from speaking of one incident: another kind of violence, another day, another place."""

import re

from accordingto.reading.layers import PlaceName
from accordingto.reading.story.segments import Segment
from accordingto.values.days import Days, days_of, gap
from accordingto.values.places import kilometres

ONE_SCENE_KM = 60
"""Two towns further apart than this are not one scene; reports name the nearest large town for a village."""


def days_told(segment: Segment) -> list[str]:
    """The EDTF values of a segment that can tell a day."""
    return [t.edtf for t in segment.times if t.edtf and t.kind in ("DATE", "TIME") and re.match(r"[\dX]{4}", t.edtf)]


def other_days(mine: list[str], theirs: list[str]) -> bool:
    """Whether two lots of EDTF values tell different days: some pair can be compared, and none of those agrees."""
    values = [(days_of(a), days_of(b)) for a in mine for b in theirs]
    compared = [gap(a, b) for a, b in values if a and b and _comparable(a, b)]
    return bool(compared) and min(compared) > 0


def _comparable(a: Days, b: Days) -> bool:
    return (a.anchored and b.anchored) or bool(a.weekday and b.weekday) or bool(a.month and b.month) or (a.anchored != b.anchored)


def same_day(mine: list[str], theirs: list[str]) -> bool:
    """Whether some day is told on both sides."""
    values = [(days_of(a), days_of(b)) for a in mine for b in theirs]
    return any(a and b and _one_day(a) and _one_day(b) and _comparable(a, b) and gap(a, b) == 0 for a, b in values)


def _one_day(value: Days) -> bool:
    return bool(value.exact or value.day or value.weekday)


def conflicts(segment: Segment, kind: str, days: list[str], places: list[PlaceName]) -> list[str]:
    """In words, what keeps a segment from speaking of an account: another kind of violence, another day, another place."""
    reasons = []
    if kind and segment.type and not _kinds_meet(kind, segment.type):
        reasons.append(f"{segment.type}, not {kind}")
    mine = days_told(segment)
    if other_days(mine, days):
        reasons.append(f"another time: {mine[0]}, not {days[0]}")
    if segment.places and places and not _one_place(list(segment.places), places):
        reasons.append(f"another place: {segment.places[0].label}, not {places[0].label}")
    return reasons


_MEETING = (
    {"raid", "shooting", "other"},
    {"air/drone strike", "shelling", "bombing"},
    {"bombing", "shooting", "other"},
    {"air/drone strike", "raid"},
    {"stabbing", "other", "shooting"},
)
"""Kinds that one event may be called in one report: a raid in which shots fell, an air raid told by its explosions."""


def _kinds_meet(one: str, other: str) -> bool:
    return one == other or any({one, other} <= kinds for kinds in _MEETING)


def _one_place(mine: list[PlaceName], theirs: list[PlaceName]) -> bool:
    """Whether two lots of places can be one scene, told by the most exact ones that the gazetteer knows on either side."""
    return any(one_scene(a, b) for a in _telling(mine) for b in _telling(theirs))


def _telling(places: list[PlaceName]) -> list[PlaceName]:
    known = [p for p in places if p.place.latitude is not None]
    exact = [p for p in known if p.place.precision != "country"]
    return exact or known or places


def one_scene(a: PlaceName, b: PlaceName) -> bool:
    """Whether two places named can be one scene: one holds the other, or they lie near each other, or can't be told."""
    if a.of_same_name(b) or a.place.name in b.containers or b.place.name in a.containers:
        return True
    if a.country_code and b.country_code and a.country_code != b.country_code:
        return False
    if "country" in (a.place.precision, b.place.precision):
        return True
    distance = kilometres(a.place, b.place)
    if distance is None:
        return a.place.precision != "unresolved" or b.place.precision != "unresolved" or not _both_streets(a, b)
    return distance <= ONE_SCENE_KM * (3 if "region" in (a.place.precision, b.place.precision) else 1)


def _both_streets(a: PlaceName, b: PlaceName) -> bool:
    return bool(re.search(r"\d", a.label) and re.search(r"\d", b.label))
