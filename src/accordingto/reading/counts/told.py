"""Bare figures in somebody's mouth: "the mayor says four" answers the question that the sentences before it asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.reading.counts.found import Found
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.records import Span

_SAYING = frozenset(
    "said says say told spoke speaks speak counted counts mentioned mentions listed lists gives gave reported reports maintains insists"
    " cites cited put puts spoken claims claimed confirmed confirms lowered raised answer figure".split()
)
_BETWEEN = frozenset("of only us it at had been just later then : , the him her them have were was figure toll number to".split())
_CLOSES = frozenset({"", ".", ",", ";", "—", "–", "-", "!", "?", ")", "”", "'", "and", "but", "citing", "while", "on", "in"})
LINES_REMEMBERED = 2
"""Sentences for which a question stays open."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The count told last: what a bare figure after it would answer."""

    question: str
    group: str
    age: int = 0


def topic_after(found: list[Found]) -> Topic | None:
    """The question that a sentence's counts leave open."""
    told = [f for f in found if f.whole is None and f.question in ("killed", "injured", "arrested", "missing") and f.low != 0]
    return Topic(told[-1].question, told[-1].group or "all") if told else None


def still_open(topic: Topic | None, sentences: int) -> Topic | None:
    """The question some sentences later; none once it is forgotten."""
    if topic is None or topic.age + sentences > LINES_REMEMBERED:
        return None
    return Topic(topic.question, topic.group, topic.age + sentences)


def find_told(line: Line, found: list[Found], topic: Topic | None) -> Iterator[Found]:
    """Bare figures right after a word of saying, closed by a mark."""
    taken = [f.focus for f in found]
    for phrase in line.phrases:
        if phrase.kind != "bare" or not phrase.low or not _is_closed(line, phrase):
            continue
        focus = line.figure_span(phrase)
        here = [f for f in found if f.focus.end <= focus.start and f.whole is None and f.low]
        open_topic = Topic(here[-1].question, here[-1].group or "all") if here else topic
        verb = _verb_before(line, phrase)
        if open_topic is None or verb is None or any(focus.overlaps(t) for t in taken):
            continue
        span = Span(line.words[verb].start, focus.end)
        yield Found(open_topic.question, span, focus, phrase.low, phrase.high, phrase.comparator, open_topic.group)


def _is_closed(line: Line, phrase: Phrase) -> bool:
    """Whether nothing goes on behind the figure: no noun that it counts, no name that it begins ("told 10 On Your Side")."""
    following = line.words[phrase.last + 1 : phrase.last + 2]
    return not following or (following[0].low in _CLOSES and not following[0].capital)


def _verb_before(line: Line, phrase: Phrase) -> int | None:
    i = phrase.first - 1
    while i >= 0 and line.low(i) in _BETWEEN and phrase.first - i < 5:
        i -= 1
    return i if i >= 0 and line.low(i) in _SAYING else None
