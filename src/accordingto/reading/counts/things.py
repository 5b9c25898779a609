"""Counts of things: munitions, aircraft, strikes and targets."""

from collections.abc import Iterator

from accordingto.reading.counts.found import Found
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.records import Span

_SINGLE_AIRCRAFT = frozenset("drone warplane helicopter jet plane aircraft uav gunship".split())
_ACTS = frozenset(
    "struck hit targeted attacked bombed fired dropped launched carried opened killed conducted raided destroyed crashed circled returned came"
    " exploded landed fell shelled pounded blasted".split()
)


def find_things(line: Line) -> Iterator[Found]:
    """The munitions, aircraft, strikes and targets that one sentence counts."""
    for phrase in line.phrases:
        if phrase.kind in ("munitions", "aircraft", "strikes", "targets") and phrase.explicit and phrase.high != 0 and _used(line, phrase):
            yield Found(
                phrase.kind, line.stretch(phrase.first, phrase.last), line.figure_span(phrase), phrase.low, phrase.high, phrase.comparator
            )
    yield from _single_aircraft(line)


_LYING = frozenset("seized recovered confiscated defused intercepted unexploded dismantled stockpiled cache tonnes carrying".split())
_OTHER_USE = frozenset("wound wounds victim victims casing casings cases strike strikes attack attacks workshop operator operators".split())


def _used(line: Line, phrase: Phrase) -> bool:
    """Munitions that were seized or found lying struck nobody; "gunshot wounds" are no gunshots."""
    near = {line.low(i) for i in range(max(0, phrase.first - 4), phrase.last + 5)}
    return line.low(phrase.last + 1) not in _OTHER_USE and not near & _LYING and line.low(phrase.first + 1) != "of"


def _single_aircraft(line: Line) -> Iterator[Found]:
    for i, word in enumerate(line.words):
        if word.low in _SINGLE_AIRCRAFT and line.low(i + 1) not in _OTHER_USE and _article_before(line, i) and any(line.low(k) in _ACTS for k in range(i + 1, i + 10)):
            start = _article_before(line, i)
            assert start is not None
            end = next(k for k in range(i + 1, i + 10) if line.low(k) in _ACTS)
            focus = line.stretch(start - 1, i)
            yield Found("aircraft", Span(focus.start, line.words[end].end), focus, 1, 1, "exactly", explicit=False, fullness=1)
            return


def _article_before(line: Line, i: int) -> int | None:
    for k in range(i - 1, max(-1, i - 5), -1):
        if line.low(k) in ("a", "an"):
            return k + 1
        if not line.low(k)[:1].isalpha():
            return None
    return None


__all__ = ["Phrase", "find_things"]
