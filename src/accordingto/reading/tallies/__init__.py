"""Running totals over a period and area ("6,353 strikes so far"), kept apart from the figures of one incident."""

import re
from collections.abc import Iterator
from dataclasses import replace

from accordingto.reading.claims import attribution_of, sentence_of
from accordingto.reading.counts.lines import Line
from accordingto.reading.counts.phrases import lines_of
from accordingto.reading.guarded import guarded
from accordingto.reading.layers import Layers, starting_in
from accordingto.reading.tallies.parties import actor_of, done_by_then, scope_of
from accordingto.reading.tallies.periods import as_of, names_period, next_period, period_of, period_words, tells_whole_months
from accordingto.reading.tallies.sums import Sum, compared_in, counts_by_ordinal, is_part, sums_in
from accordingto.records import OWN_VOICE, Origin, Span, Tally, quoting, short_id

_OF_THOSE = re.compile(r"^\W*of (?:those|these|them|which|that (?:number|total))\b[^,]{0,30},", re.IGNORECASE)
_NOW = guarded(r"\b(?:has|have) now\b|\bnow (?:stands|has|have)\b|\bso far\b|\bin total\b", re.IGNORECASE)
_RECORDED = re.compile(
    r"\b(?:recorded|registered|logged|documented|counted|counts|verified|tallied|investigated|saw|seen|had|reported|lists?|listed)\b[^.;]{0,20}$"
)
_MAYBE = guarded(
    r"\b(?:has|have|had|counted|recorded|registered|logged|documented|counts|verified|tallied|investigated|saw|reported|lists?)\b"
)
_DOINGS = frozenset({"strikes", "attacks", "operations", "missions", "sorties"})
_PEOPLE = ("killed", "injured", "missing", "arrested")
LOW_FOR_PERFECT = 50
"""Nobody carries out fifty strikes in one raid: such a figure in the perfect tense is a total even where no period is named."""


def find_tallies(layers: Layers) -> tuple[Tally, ...]:
    """Every running total in order; "of those" and "19 of them civilians" are parts of the one before."""
    found: list[Tally] = []
    body = [s for s in layers.sentences if s.kind != "furniture"]
    number = {s.start: n for n, s in enumerate(body)}
    at = told_in = -2
    for line in lines_of(layers.text, [s for s in body if _may_sum(layers, s)], layers.figures, [*layers.places, *layers.times]):
        at = number.get(line.span.start, at)
        last = found[-1] if found and at - told_in <= 1 else None
        for tally in _tallies_of(layers, line, last):
            found.append(tally)
            told_in = at
    return tuple(found)


def _may_sum(layers: Layers, sentence: Span) -> bool:
    """Most sentences hold no total: no number, or neither a period nor a word of keeping count."""
    text = sentence.of(layers.text)
    if not starting_in(layers.figures, sentence) and not counts_by_ordinal(text):
        return False
    return bool(_MAYBE.search(text) or _OF_THOSE.search(text)) or names_period(text)


def _tallies_of(layers: Layers, line: Line, last: Tally | None) -> Iterator[Tally]:
    if not any(p.explicit for p in line.phrases) and not counts_by_ordinal(line.span.of(line.text)):
        return
    whole = last if last and _OF_THOSE.search(line.span.of(line.text)) else None
    period = period_words(layers, line)
    part_of_last, first = whole is not None, None
    for one in sums_in(line, whole.what if whole else ""):
        if not (part_of_last or _is_total(line, one, period)):
            continue
        tally = _tally(layers, line, one, period, whole, last)
        first = first or tally
        whole = whole or tally
        yield replace(tally, part_of=whole.id) if whole is not tally and is_part(line, one) else tally
    if first is not None and not part_of_last:
        yield from _compared(layers, line, first)


def _is_total(line: Line, one: Sum, period: Span | None) -> bool:
    people = one.what.split()[-1] in _PEOPLE
    if period is not None:
        return not (people and as_of(line.text, period))
    before = line.text[max(line.span.start, one.focus.start - 60) : one.focus.start]
    if not people and _RECORDED.search(before) and tells_whole_months(line):
        return True
    now = bool(_NOW.search(line.text, line.span.start, line.span.end))
    return one.what in _DOINGS and (now or (one.low or 0) >= LOW_FOR_PERFECT) and done_by_then(line, one)


def _tally(layers: Layers, line: Line, one: Sum, period: Span | None, whole: Tally | None, last: Tally | None) -> Tally:
    """A tally; what its own sentence leaves out it takes from the whole that it is a part of, or from the total just before."""
    span = _quote_span(line, one, period)
    before = last if last and period is None and last.what == one.what else None
    origin, via = _origin(layers, one, whole)
    return Tally(
        id=short_id("t", layers.report.id, one.what, span.start, span.end, one.low, one.high),
        report=layers.report.id,
        what=one.what,
        start=span.start,
        end=span.end,
        quote=quoting(layers.text, span),
        actor=actor_of(line, one) or (whole.actor if whole else ""),
        scope=scope_of(line, one) or (whole.scope if whole else before.scope if before else ""),
        period=period_of(layers, line, period) or (whole.period if whole else ""),
        part_of=whole.id if whole and whole.end <= line.span.start else None,
        low=one.low,
        high=one.high,
        comparator=one.comparator,
        origin=origin,
        via=via,
        sentence=sentence_of(layers, span),
    )


def _origin(layers: Layers, one: Sum, whole: Tally | None) -> tuple[Origin, tuple[str, ...]]:
    if said := attribution_of(layers, one.focus):
        return said.origin, said.via
    return (whole.origin, whole.via) if whole else (OWN_VOICE, ())


def _quote_span(line: Line, one: Sum, period: Span | None) -> Span:
    """The figure with what it counts, on to the period where it follows without a break."""
    end = one.span.end
    if period and end < period.start < end + 80 and not re.search(r"[;:]|\d", line.text[end : period.start]):
        end = period.end
    return Span(one.span.start, end)


def _compared(layers: Layers, line: Line, first: Tally) -> Iterator[Tally]:
    """ "Against 41 in the same period of last year": the same total of another period."""
    for one in compared_in(line, first.start):
        period = next_period(line, one.focus.end)
        span = Span(one.focus.start, period.end if period else one.focus.end)
        yield replace(
            first,
            id=short_id("t", layers.report.id, first.what, span.start, span.end, one.low, one.high),
            start=span.start,
            end=span.end,
            quote=quoting(layers.text, span),
            period=period_of(layers, line, period),
            part_of=None,
            low=one.low,
            high=one.high,
            comparator=one.comparator,
        )
