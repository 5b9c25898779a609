"""The stretch of a text that shows best what was found, with the words that were meant marked by offsets."""

from dataclasses import dataclass

from accordingto.casebook.asking import Asked
from accordingto.casebook.folding import words_of
from accordingto.records import Span

WIDTH = 240
"""Characters that a snippet has at most, one long word aside."""
BEFORE = 60
"""Of them, before the first word that was meant."""
MOST = 200
"""Words that were meant that are weighed for the best stretch."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a report's text."""

    report: str
    start: int
    end: int
    quote: str
    marks: tuple[Span, ...]
    """The words that were meant, counted from the snippet's own beginning."""


def marked(text: str, sought: Asked) -> tuple[Span, ...]:
    """The words of a text that were meant, in order."""
    words = list(words_of(text))
    stems = [word.stem for word in words]
    meant = {place for phrase in sought.meant for stretch in phrase.at(stems) for place in stretch}
    return tuple(Span(words[place].start, words[place].end) for place in sorted(meant))


def snippet_of(report: str, text: str, sought: Asked) -> Snippet | None:
    """The stretch with most of the words that were meant, its text's beginning where none is; None of an empty text."""
    if not text:
        return None
    marks = marked(text, sought)
    best = max(marks[:MOST], key=lambda mark: _shown(text, marks[:MOST], mark), default=Span(0, 1))
    start = _after_space(text, best.start - BEFORE, best.start)
    end = max(best.end, _before_space(text, start + WIDTH))
    within = tuple(Span(mark.start - start, mark.end - start) for mark in marks if start <= mark.start and mark.end <= end)
    return Snippet(report, start, end, text[start:end], within)


def _shown(text: str, marks: tuple[Span, ...], first: Span) -> int:
    """How many different words a snippet would show that begins with this one."""
    last = first.start + WIDTH - BEFORE
    return len({mark.of(text).casefold() for mark in marks if first.start <= mark.start and mark.end <= last})


def _after_space(text: str, wanted: int, most: int) -> int:
    if wanted <= 0:
        return 0
    return next((place + 1 for place in range(wanted - 1, most) if text[place].isspace()), wanted)


def _before_space(text: str, wanted: int) -> int:
    if wanted >= len(text):
        return len(text)
    return next((place for place in range(wanted, wanted - BEFORE, -1) if text[place].isspace()), wanted)
