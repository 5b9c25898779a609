"""Figures that may be totals: events ("23 attacks"), victims, "the 14th attack", "brings homicides to 13"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.reading.counts.lines import Line, Phrase
from accordingto.reading.counts.parts import find_parts
from accordingto.reading.counts.people import find_people
from accordingto.reading.counts.tolls import find_tolls
from accordingto.reading.figures.numerals import ORDINALS
from accordingto.reading.guarded import guarded
from accordingto.records import Comparator, Span

_EVENTS = frozenset(
    "strikes airstrikes raids attacks incidents shootings bombings homicides murders killings explosions violations breaches sorties"
    " shellings ambushes kidnappings abductions stabbings robberies missions operations massacres executions abuses salvos bombardments"
    " blasts shelling bombs devices clashes disturbances assaults".split()
)
_ONE_EVENT = (
    "strike|airstrike|raid|attack|incident|shooting|bombing|homicide|murder|killing|explosion|violation|breach|ambush|kidnapping|stabbing"
    "|massacre|execution|blast|time|shelling|assault|death"
)
_NAMES = {"airstrikes": "strikes", "raids": "strikes", "times": "attacks", "deaths": "killed"}
_ORDINALS = {word: n for word, n in ORDINALS.items() if n > 1}
# Counting by an ordinal: "the 14th attack this year".
_NTH = guarded(
    rf"\b(?:the|a|its|their) (?P<nth>{'|'.join(_ORDINALS)}|\d{{1,4}}(?:st|nd|rd|th)) (?:[\w-]+ ){{0,3}}?(?P<event>{_ONE_EVENT})\b",
    re.IGNORECASE,
)
# A total reached: "brings homicides this year to 13".
_BROUGHT_TO = guarded(
    rf"\b(?P<event>{'|'.join(sorted(_EVENTS))})\b[^.;:]{{0,60}}?"
    r"(?: to date: | to | (?:now )?stands? at | (?:has|have|had) reached | reached )(?=\S)",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:as against|against|compared (?:with|to)|up from|down from|versus)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure that may be a total: what it counts and where it stands."""

    what: str
    span: Span
    focus: Span
    low: int | None
    high: int | None
    comparator: Comparator


def counts_by_ordinal(sentence: str) -> bool:
    """Whether a sentence counts by an ordinal ("the 14th attack this year")."""
    return bool(_NTH.search(sentence))


def sums_in(line: Line, whole: str) -> list[Sum]:
    """A sentence's figures that may be totals, in order; with ``whole``, bare figures count what that word says."""
    found = [*_events(line), *_victims(line), *_nth(line), *_brought_to(line)]
    if whole:
        found += [_sum(line, whole, p, p.last + 3) for p in line.phrases if p.kind == "bare" and p.low]
    return sorted({(s.focus.start, s.focus.end): s for s in reversed(found)}.values(), key=lambda s: s.focus.start)


def compared_in(line: Line, after: int) -> Iterator[Sum]:
    """ "Against 41 in the same period": bare figures set beside a total before them."""
    for phrase in line.phrases:
        focus = line.figure_span(phrase)
        before = line.text[max(line.span.start, focus.start - 15) : focus.start].rstrip()
        if phrase.kind == "bare" and phrase.low and focus.start > after and _AGAINST.search(before):
            yield Sum("", focus, focus, phrase.low, phrase.high, phrase.comparator)


def is_part(line: Line, one: Sum) -> bool:
    """ "19 of them civilians", "including 12 in May"."""
    after = line.text[one.focus.end : one.focus.end + 10]
    before = line.text[max(line.span.start, one.focus.start - 12) : one.focus.start].rstrip()
    return after.startswith((" of them", " of whom")) or before.endswith(("including", "among them"))


def _sum(line: Line, what: str, phrase: Phrase, last: int) -> Sum:
    focus = line.figure_span(phrase)
    end = line.words[min(last, len(line.words) - 1)].end
    name = _NAMES.get(what, what)
    return Sum(name, Span(min(line.words[phrase.first].start, focus.start), end), focus, phrase.low, phrase.high, phrase.comparator)


def _events(line: Line) -> Iterator[Sum]:
    for phrase in line.phrases:
        if not phrase.explicit or (phrase.low or 0) < 2:
            continue
        for k in range(phrase.first, min(phrase.last + 6, len(line.words))):
            low = line.low(k)
            if low in _EVENTS:
                yield _sum(line, low, phrase, k)
                break
            if k > phrase.first and (not low[:1].isalnum() or low in ("in", "of", "were", "was", "at", "by", "from", "have", "has", "had")):
                break


def _victims(line: Line) -> Iterator[Sum]:
    people = [*find_people(line, None), *find_tolls(line)]
    for found in [*people, *find_parts(line, people)]:
        if found.explicit and found.low and found.stance is None:
            what = found.question if found.group in (None, "all") else f"{found.group} {found.question}"
            yield Sum(what, found.span, found.focus, found.low, found.high, found.comparator or "exactly")


def _nth(line: Line) -> Iterator[Sum]:
    for match in _NTH.finditer(line.text, line.span.start, line.span.end):
        nth, event = match["nth"].casefold(), match["event"].casefold()
        number = _ORDINALS.get(nth) or int(re.sub(r"\D", "", nth))
        plural = f"{event}es" if event in ("ambush", "breach") else f"{event}s"
        focus = Span(match.start("nth"), match.end("nth"))
        yield Sum(_NAMES.get(plural, plural), Span(match.start(), match.end()), focus, number, number, "exactly")


def _brought_to(line: Line) -> Iterator[Sum]:
    """ "That brings this year's homicides to 13", "Homicides to date: 26"."""
    for match in _BROUGHT_TO.finditer(line.text, line.span.start, line.span.end):
        phrase = next((p for p in line.phrases if p.explicit and line.words[p.first].start == match.end()), None)
        if phrase:
            event = match["event"].casefold()
            focus = line.figure_span(phrase)
            yield Sum(_NAMES.get(event, event), Span(match.start(), focus.end), focus, phrase.low, phrase.high, phrase.comparator)
