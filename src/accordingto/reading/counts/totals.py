"""Figures of one sentence that make a total: "two are in critical condition and five others were taken to hospital"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from accordingto.reading.counts.found import Found
from accordingto.reading.counts.lines import Line
from accordingto.records import Span

_THERE = re.compile(r"\b(?:(?:at|on) the (?:scene|spot|site)|instantly|outright)\b", re.IGNORECASE)
_AFTERWARDS = re.compile(r"\b(?:on the way|en route|(?:at|in) (?:an? |the )?(?:\w+ )?hospitals?)\b", re.IGNORECASE)
"""Nobody dies at the scene and on the way."""


def find_totals(line: Line, found: list[Found]) -> Iterator[Found]:
    """The sum of a figure and of the others that the same sentence sets beside it, or who died elsewhere."""
    others = {line.figure_span(phrase) for phrase in line.phrases if phrase.more and phrase.explicit}
    for question in ("killed", "injured"):
        told = sorted((f for f in found if f.question == question and _is_plain(f)), key=lambda f: f.focus.start)
        for one, more in pairwise(told):
            if one.span.end <= more.span.start and (more.focus in others or (question == "killed" and _died_elsewhere(line, one, more))):
                yield _both(one, more)


def _died_elsewhere(line: Line, one: Found, more: Found) -> bool:
    """ "Two died at the scene and two died on the way"."""
    between, after = line.text[one.focus.end : more.focus.start], line.text[more.focus.end : line.span.end]
    return bool(_THERE.search(between) and _AFTERWARDS.search(after))


def _is_plain(found: Found) -> bool:
    return found.explicit and found.stance is None and found.whole is None and found.low == found.high and bool(found.low)


def _both(one: Found, more: Found) -> Found:
    total = (one.low or 0) + (more.low or 0)
    return Found(
        one.question,
        Span(one.span.start, more.span.end),
        Span(one.focus.start, more.focus.end),
        total,
        total,
        group=one.group if one.group == more.group else "all",
        explicit=False,
        doubtful=one.doubtful or more.doubtful,
        condition=one.condition and more.condition,
        counted=True,
    )
