"""Quotes of an answer found again in the report, letter by letter but for white space and the shape of marks."""

import re
from bisect import bisect_left
from itertools import accumulate

from accordingto.reading.sentences import in_small_letters
from accordingto.records import Span


class Unsupported(Exception):
    """Something in an answer that the report does not bear out; the message says what, in words."""


NOT_THERE = "a quote that does not stand in the report"
NOT_ONE = "a quote that stands in the report more than once"
NO_WORDS = "a value whose words do not stand in its quote"
TOO_LONG = "a quote or value longer than a paragraph"
LONGEST = 1_000
MOST = 1_000
"""Places where a quote stands that are told apart."""

_SHAPES = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("–—‑−", "-"), "‹": "<", "›": ">"})
"""One character for one character, so that places stay the same."""
_PIECE = re.compile(r"\s+")


class Quotes:
    """One report's text, in which stretches are looked up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded, self._gaps, self._shifts = _folded(text)

    def find(self, quote: str, occurrence: int = 0) -> Span:
        """The stretch that reads so: the only one, or of several the one that is asked for, counted from 1."""
        if len(quote) > LONGEST:
            raise Unsupported(TOO_LONG)
        found = self._all(quote, Span(0, len(self.text)))
        if not found:
            raise Unsupported(NOT_THERE)
        if len(found) == 1:
            return found[0]
        if not 1 <= occurrence <= len(found):
            raise Unsupported(NOT_ONE)
        return found[occurrence - 1]

    def within(self, words: str, quote: Span) -> list[Span]:
        """The stretches of a quote that read so, at least one."""
        found = self._all(words, quote)
        if not found:
            raise Unsupported(NO_WORDS)
        return found

    def first(self, words: str) -> Span | None:
        """The first stretch of the report that reads so, in whatever letters, capital or small."""
        whole = Span(0, len(self.text))
        return next(iter(self._all(words, whole, 1) or self._all(in_small_letters(words), whole, 1, in_small_letters(self._folded))), None)

    def _all(self, words: str, within: Span, most: int = MOST, folded: str = "") -> list[Span]:
        folded = folded or self._folded
        sought = _PIECE.sub(" ", words.translate(_SHAPES)).strip() if len(words) <= LONGEST else ""
        found: list[Span] = []
        at, end = self._forth(within.start), self._forth(within.end)
        while sought and len(found) < most and (at := folded.find(sought, at, end)) >= 0:
            span = Span(self._back(at), self._back(at + len(sought) - 1) + 1)
            if _whole_words(self.text, span):
                found.append(span)
            at += len(sought) if found and found[-1] is span else 1
        return found

    def _back(self, at: int) -> int:
        """From a place in the folded text to the text's own."""
        return at + self._shift(bisect_left(self._gaps, at))

    def _shift(self, gaps: int) -> int:
        return self._shifts[gaps - 1] if gaps else 0

    def _forth(self, at: int) -> int:
        """From a place in the text to the folded text's."""
        return bisect_left(range(len(self._folded)), at, key=self._back)


def _folded(text: str) -> tuple[str, list[int], list[int]]:
    """The text with one space for every run of white space; where characters were left out, and how many up to there."""
    runs = [match for match in _PIECE.finditer(text) if len(match[0]) > 1]
    shifts = list(accumulate(len(run[0]) - 1 for run in runs))
    gaps = [run.start() - before for run, before in zip(runs, [0, *shifts], strict=False)]
    return _PIECE.sub(" ", text.translate(_SHAPES)), gaps, shifts


def _whole_words(text: str, span: Span) -> bool:
    """Whether a stretch neither begins nor ends inside a word or number: "2 killed" does not stand in "12 killed" or "1,2 killed"."""
    return not (_cuts(text[max(0, span.start - 2) : span.start + 1]) or _cuts(text[span.end - 1 : span.end + 2][::-1]))


def _cuts(edge: str) -> bool:
    """Whether the last character goes on with those before it; the edge after a stretch is given backwards."""
    if not edge[-1:].isalnum() or len(edge) < 2:
        return False
    return edge[-2].isalnum() or (len(edge) == 3 and edge[-1].isdigit() and edge[-2] in ".," and edge[-3].isdigit())
