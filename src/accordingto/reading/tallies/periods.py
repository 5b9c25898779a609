"""The words that make a figure a running total: since when, up to when, over which months; and the period in EDTF."""

import re
from bisect import bisect_left

from accordingto.reading import calendar
from accordingto.reading.counts.lines import Line
from accordingto.reading.guarded import guarded
from accordingto.reading.layers import Layers, TimeExpression
from accordingto.records import Span

MONTHS = "|".join(month.capitalize() for month in calendar.MONTHS)
_SINCE = (
    r"since (?!then\b|(?:the )?(?:morning|midnight|dawn|noon|dusk|yesterday|midday|last night|this|that|it|he|she|they|there)\b"
    r"|(?:early |late |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_POINT = rf"(?:early |late |mid-)?(?:{MONTHS}|(?:19|20)\d\d)\b"
# Over what time a total runs: "since January", "so far this year", "in the past two weeks", "between 2014 and 2016".
_PERIOD = guarded(
    rf"\b(?:{_SINCE}|so far this (?:year|month|week|quarter)\b|this (?:year|half-year|decade|quarter)\b|so far in (?:19|20)\d\d"
    r"|(?:year )?to date\b|(?:in|over|during|for|within) the (?:past|last|previous|preceding) (?:[\w-]+ )?"
    r"(?:years?|months?|weeks?|decade)\b|in the first (?:[\w-]+ )?(?:months?|weeks?|half|quarter|year)\b"
    r"|in the same (?:period|months|time)\b"
    rf"|in (?:all|the whole) of (?:19|20)\d\d|(?:from|between) {_POINT}[^,.;]{{0,20}} (?:to|and|until) (?:the end of )?{_POINT}"
    r"|of the year\b|per (?:year|month)\b|a year (?:ago|before|earlier)\b|at (?:this|the same) point (?:in|of)\b|by the end of\b|as of\b"
    rf"|in those years\b|(?<!\w )(?<!, )(?:{MONTHS})(?: (?:19|20)\d\d)?:(?= ))",
    re.IGNORECASE,
)
_WHOLE_MONTHS = guarded(rf"\b(?:last year|last month|so far|in (?:{MONTHS})\b(?! \d)|(?:in|during|throughout|for) (?:19|20)\d\d)\b")
_NO_SUPERLATIVE = r"(?:north|south|[ew])?e?(?:ast|west)|forest|arrest|rest|protest|request|test|interest"
_SUPERLATIVE = re.compile(
    rf"\b(?:(?!(?:{_NO_SUPERLATIVE})\b)\w{{3,}}est|first|worst|most|only|last|quiet|calm) [^,.;]{{0,60}}$", re.IGNORECASE
)
_AN_EARLIER_DAY = re.compile(r"[^.;]{0,40}?,? (?:when|in which|where|after which)\b")


def period_words(layers: Layers, line: Line) -> Span | None:
    """The words of the period that a sentence's figures run over.

    "The deadliest since March", "calm since May, when three died" and "has since moved" name no such period.
    """
    for match in _PERIOD.finditer(line.text, line.span.start, line.span.end):
        before = line.text[max(line.span.start, match.start() - 80) : match.start()]
        since = match[0].casefold().startswith("since")
        looks_back = since and (_AN_EARLIER_DAY.match(line.text, match.end(), line.span.end) or before.endswith(("have ", "has ", "had ")))
        if not (_SUPERLATIVE.search(before) or looks_back):
            words = Span(match.start(), match.end())
            time = _time_at(layers, words, line.span)
            return Span(words.start, max(words.end, time.end)) if time else words
    return None


def names_period(text: str) -> bool:
    """Whether a stretch holds words that may be a period's."""
    return bool(_PERIOD.search(text))


def next_period(line: Line, start: int) -> Span | None:
    """The words of the next period after a place in the text, if close."""
    match = _PERIOD.search(line.text, start, line.span.end)
    return Span(match.start(), match.end()) if match and match.start() - start < 40 else None


def tells_whole_months(line: Line) -> bool:
    """Whether a sentence speaks of a whole month or year, which no single incident lasts."""
    return bool(_WHOLE_MONTHS.search(line.text, line.span.start, line.span.end))


def as_of(text: str, period: Span) -> bool:
    """ "As of Monday" may date one incident's toll too."""
    return period.of(text).casefold().startswith("as of")


def period_of(layers: Layers, line: Line, words: Span | None) -> str:
    """The EDTF interval that the words tell, open at the end that the report leaves open."""
    time = _time_at(layers, words, line.span) if words else None
    if words is None or time is None or not time.edtf:
        return ""
    told = words.of(line.text).casefold()
    if told.startswith(("since", "so far")):
        return f"{time.edtf.split('/')[0]}/.."
    return f"../{time.edtf.split('/')[-1]}" if told.startswith("as of") else time.edtf


def _time_at(layers: Layers, words: Span, within: Span) -> TimeExpression | None:
    reach = Span(words.start, min(words.end + 30, within.end))
    first = bisect_left(layers.times, reach.start, key=lambda t: t.start)
    last = bisect_left(layers.times, reach.end, key=lambda t: t.start)
    return next((t for t in layers.times[max(0, first - 2) : last] if t.overlaps(reach)), None)
