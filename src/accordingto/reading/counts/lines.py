"""A sentence as a line of words in which every figure is one word, with the phrases that count or name somebody or something."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from accordingto.reading.layers import Figure
from accordingto.records import Comparator, Span


class Word(NamedTuple):
    """A word, mark or figure of a sentence; a tuple because thousands are made for one report."""

    start: int
    end: int
    low: str
    """The word in small letters; "#" for a figure."""
    capital: bool = False
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that count or name people or things; ``first`` and ``last`` are places in the line."""

    first: int
    last: int
    kind: str
    """people, bare, of them, munitions, aircraft, strikes, targets, families, casualties, other."""
    low: int | None
    high: int | None
    comparator: Comparator
    explicit: bool
    group: str = "all"
    noun: str = ""
    harm: str = ""
    """What the phrase itself tells of them ("34 wounded people": injured; "five bodies": killed)."""
    more: bool = False
    """ "Five others", "another 12": counted beside those already told."""
    definite: bool = False
    """ "The four men": those told of before."""
    name: bool = False
    """A name or pronoun rather than a noun."""


@dataclass(slots=True)
class Line:
    """One sentence's words with its phrases by the places where they begin and end."""

    text: str
    span: Span
    words: list[Word]
    phrases: list[Phrase] = field(default_factory=list)
    begins: dict[int, Phrase] = field(default_factory=dict)
    ends: dict[int, Phrase] = field(default_factory=dict)
    lows: dict[int, str] = field(init=False, repr=False)
    """The words in small letters, by their places."""

    def __post_init__(self) -> None:
        self.lows = {i: word.low for i, word in enumerate(self.words)}

    def low(self, i: int) -> str:
        """The word at a place, in small letters; empty outside the line."""
        return self.lows.get(i, "")

    def stretch(self, first: int, last: int) -> Span:
        """The characters from one word to another."""
        return Span(self.words[first].start, self.words[last].end)

    def figure_span(self, phrase: Phrase) -> Span:
        """The value's own words: the figure where there is one, else the whole phrase."""
        for word in self.words[phrase.first : phrase.last + 1]:
            if word.figure:
                return Span(word.start, word.end)
        return self.stretch(phrase.first, phrase.last)

    def matches(self, i: int, pattern: Sequence[str]) -> bool:
        """Whether the words from a place are these."""
        return all(self.low(i + k) == word for k, word in enumerate(pattern))
