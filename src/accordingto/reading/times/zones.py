"""Offsets of clocks: named zones, a place's own zone, and the daylight rule of the day."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from accordingto.reading.times.lexicon import REGIONS, ZONES
from accordingto.reading.times.points import Point
from accordingto.reading.times.words import Word

_YEARS = range(2008, 2026)
"""A day without a year has an offset only where all of these agree on it."""


def zone_named(words: Sequence[Word]) -> str:
    """Offset or IANA zone of "EST", "Greenwich Mean Time", "US Eastern Time"; empty for "local time"."""
    values = [word.value for word in words]
    if "greenwich" in values or "coordinated" in values:
        return "+00:00"
    region = next((value for value in values if value in REGIONS), None)
    if region:
        return REGIONS[region]
    return ZONES.get(values[0], "") if values else ""


@lru_cache(maxsize=4096)
def offset_at(zone: str, point: Point, hour: int, minute: int) -> int | None:
    """Minutes east of Greenwich at that day and clock; None where it can't be told."""
    if not zone:
        return None
    if zone[0] in "+-":
        return (-1 if zone[0] == "-" else 1) * (60 * int(zone[1:3]) + int(zone[4:6]))
    if point.month is None or point.day is None or point.bc:
        return None
    try:
        rule = ZoneInfo(zone)
        years = [point.year] if point.year is not None else list(_YEARS)
        offsets = {_minutes(datetime(year, point.month, point.day, hour % 24, minute, tzinfo=rule)) for year in years}
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return None
    return offsets.pop() if len(offsets) == 1 else None


def _minutes(moment: datetime) -> int | None:
    offset = moment.utcoffset()
    return None if offset is None else round(offset.total_seconds() / 60)


def spelled(offset: int | None, zulu: bool) -> str:
    """ "+02:00", "Z", or nothing."""
    if offset is None:
        return ""
    if offset == 0 and zulu:
        return "Z"
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}"
