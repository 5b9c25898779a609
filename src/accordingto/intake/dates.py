"""The day of publication, out of the ways in which pages and tools write it."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-?\d\d-?\d\d|\d{4}-?W\d\d-?\d")
_CLOCK = re.compile(r"\d:\d\d|\d\s*[ap]\.?m\b", re.IGNORECASE)
_SLASHED = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=/|$)")
_HYPHENED = re.compile(r"[/-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[/.-]|$)")
_POST = re.compile(r"^https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w+/status/(\d{17,19})(?=/|$)")
_FIRST_POST = 1288834974657
"""Milliseconds from 1970 from which the numbers of posts count (docs.x.com/fundamentals/x-ids)."""
_LANGUAGES = ["en", "ar", "fr", "es", "de", "ru", "uk", "tr"]
"""In which pages about conflicts write their dates; a day that two readings put on different days is no day."""
_NOW = datetime(2000, 1, 1)
"""Stands where dateparser would look at the clock; strict parsing keeps it out of every answer."""


def read_date(given: str) -> str:
    """ISO 8601 day or time; empty for what names no single day by itself ("yesterday", "Nov 2015", "03/04/2016")."""
    words = given.strip()
    if not re.search(r"\d{4}", words):
        return ""
    return _iso(words) or _of_one_day(words) or _mail(words) or _in_words(words)


def day_in_address(url: str) -> str:
    """ISO 8601 day or time of publication that an address tells: a permalink's /2015/11/16/, or the number of a post on X; else empty."""
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    if post := _POST.search(path):
        milliseconds = (int(post[1]) >> 22) + _FIRST_POST
        return _written(datetime.fromtimestamp(milliseconds // 1000, UTC))
    days = {_iso(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}") for found in (_SLASHED.search(path), _HYPHENED.search(path)) if found}
    return days.pop() if len(days) == 1 else ""


def _iso(words: str) -> str:
    try:
        if _DAY.fullmatch(words):
            return date.fromisoformat(words).isoformat()
        return _written(datetime.fromisoformat(words))
    except ValueError:
        return ""


def _of_one_day(words: str) -> str:
    """The first of several times of one day, as pages that were written twice have them."""
    times = sorted(_iso(part) for part in words.split())
    return times[0] if len({time[:10] for time in times}) == 1 else ""


def _mail(words: str) -> str:
    try:
        return _written(parsedate_to_datetime(words)) if "," in words and _CLOCK.search(words) else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _in_words(words: str) -> str:
    readings = {_parsed(words, order) for order in ("DMY", "MDY")}
    only = readings.pop() if len(readings) == 1 else None
    if only is None:
        return ""
    return _written(only) if _CLOCK.search(words) else only.date().isoformat()


def _parsed(words: str, order: str) -> datetime | None:
    import dateparser

    settings = {
        "DATE_ORDER": order,
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "RELATIVE_BASE": _NOW,
    }
    try:
        parsed: datetime | None = dateparser.parse(words, languages=_LANGUAGES, settings=settings)
    except (ValueError, OverflowError, RecursionError):
        return None
    return parsed


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
