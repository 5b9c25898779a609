"""Counts of things: munitions, aircraft, strikes and targets."""

from collections.abc import Iterator

from accordingto.reading.counts import words as w
from accordingto.reading.counts.found import Found
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.reading.counts.nouns import kind_of
from accordingto.records import Span

_KINDS = ("munitions", "aircraft", "strikes", "targets")
_STRUCTURES = frozenset(
    "center centre depot camp checkpoint house building base headquarters bridge warehouse factory position post"
    " tunnel airport hospital school"
    " market mosque church station plant workshop barracks bunker compound refinery store silo tower site facility"
    " apartment home shop bakery"
    " cache launcher hangar port kindergarten camps positions".split()
)
_LYING = frozenset("seized recovered confiscated defused intercepted unexploded dismantled stockpiled cache tonnes carrying".split())
_OTHER_USE = frozenset(
    "wound wounds victim victims casing casings cases strike strikes attack attacks workshop operator operators base".split()
)
_LIST_MARKS = frozenset({",", "and", "&"})
LONGEST_MODEL = 11
"""Words from a figure to the aircraft that it counts."""
LONGEST_ITEM = 6
"""Words of one thing in a list of those struck ("a rocket launcher belonging to them" is cut at its noun)."""


def find_things(line: Line) -> Iterator[Found]:
    """The munitions, aircraft, strikes and targets that one sentence counts."""
    for phrase in line.phrases:
        question = phrase.kind if phrase.kind in _KINDS else "targets" if _struck(line, phrase) else ""
        if question and phrase.explicit and phrase.high != 0 and _used(line, phrase):
            span, focus = line.stretch(phrase.first, phrase.last), line.figure_span(phrase)
            yield Found(question, span, focus, phrase.low, phrase.high, phrase.comparator)
    yield from _aircraft_by_model(line)
    yield from _struck_list(line)


def _used(line: Line, phrase: Phrase) -> bool:
    """Munitions that were seized or found lying struck nobody; "gunshot wounds" are no gunshots."""
    near = {line.low(i) for i in range(max(0, phrase.first - 4), phrase.last + 5)}
    return line.low(phrase.last + 1) not in _OTHER_USE and not near & _LYING and line.low(phrase.first + 1) != "of"


def _struck(line: Line, phrase: Phrase) -> bool:
    """ "Bombed three houses"."""
    return line.low(phrase.first - 1) in w.STRUCK and phrase.kind in ("thing", "other") and phrase.noun.removesuffix("s") in _STRUCTURES


def _aircraft_by_model(line: Line) -> Iterator[Found]:
    """ "Ten Northland Air Force Falcon 900 and Kestrel jets": whose they are and what they are called, before what they are."""
    for i, word in enumerate(line.words):
        figure = word.figure
        last = next((k for k in range(i + 1, i + LONGEST_MODEL) if kind_of(line.low(k)) == "aircraft"), None) if figure else None
        if (
            figure is None
            or last is None
            or last < i + 3
            or any(phrase.first <= i and phrase.kind == "aircraft" for phrase in line.phrases)
        ):
            continue
        names = line.words[i + 1 : last]
        if all(n.capital or n.figure or n.low.isdigit() or n.low in ("and", ",") for n in names) and sum(n.capital for n in names) > 1:
            yield Found("aircraft", line.stretch(i, last), Span(figure.start, figure.end), figure.low, figure.high, figure.comparator)
            return


def _struck_list(line: Line) -> Iterator[Found]:
    """ "Struck a depot, two bunkers …" says how many places were hit without a figure."""
    for i, word in enumerate(line.words):
        if word.low in w.STRUCK and (ends := _items_after(line, i)) and len(ends) > 1:
            focus = line.stretch(i + 1, ends[-1])
            yield Found("targets", Span(word.start, focus.end), focus, len(ends), len(ends), "exactly", explicit=False)
            return


def _items_after(line: Line, verb: int) -> list[int]:
    """Where the things of a list end, each in a noun for a place that can be struck; empty where one is counted itself."""
    ends: list[int] = []
    i = verb + 1
    while item := next((k for k in range(i, i + LONGEST_ITEM) if line.low(k) in _STRUCTURES and line.low(k + 1) not in _STRUCTURES), None):
        between = [line.low(k) for k in range(i, item)]
        if any(x in ("#", ",", "and") or not x[:1].isalnum() for x in between) or (
            line.words[item].low.endswith("s") and line.low(item) != "headquarters"
        ):
            break
        ends.append(item)
        i = item + 1
        if line.low(i) not in _LIST_MARKS:
            break
        while line.low(i) in _LIST_MARKS:
            i += 1
    return ends
