"""One text with everything that is known about its words, as all sets give it to training."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.model.heads import HEADS
from accordingto.reading.model.pieces import Pieces, cut

NOT_KNOWN = -100
"""The class of a word that a set says nothing about under a head; torch's cross entropy leaves it out."""

Words = tuple[int, int]
"""A half-open range of words."""


@dataclass(slots=True)
class Example:
    """A text, its title, and for each head the class of each word."""

    text: str
    pieces: Pieces
    title: Pieces
    classes: dict[str, NDArray[np.int64]] = field(default_factory=dict)
    events: list[tuple[Words, int]] = field(default_factory=list)
    """Stretches that speak of an incident, with its number."""
    origins: list[tuple[Words, Words | None]] = field(default_factory=list)
    """A claim's stretch and the words that stand for its origin; None is the outlet's own voice."""
    same: list[tuple[Words, Words | None]] = field(default_factory=list)
    """Words and the words before them that they take up."""

    @classmethod
    def of(cls, text: str, title: str, known: Iterable[str]) -> "Example":
        """A text where every word is outside of all that the known heads mark, and the other heads say nothing."""
        pieces = cut(text)
        return cls(text, pieces, cut(title), {name: np.zeros(len(pieces), dtype=np.int64) for name in known})

    def words_lowered(self) -> list[str]:
        """Its words in small letters."""
        return [self.text[start:end].casefold() for start, end in zip(self.pieces.starts, self.pieces.ends, strict=True)]

    def words(self, start: int, end: int) -> Words | None:
        """The words of a stretch of characters; None where it holds none."""
        first, last = self.pieces.words_in(start, end)
        return (first, last) if first < last else None

    def mark_span(self, head: str, words: Words, kind: int = 0) -> None:
        """Mark a stretch under a head of outside, first and further words."""
        self.classes[head][words[0] : words[1]] = 2 + 2 * kind
        self.classes[head][words[0]] = 1 + 2 * kind

    def mark(self, head: str, words: Words, answer: int) -> None:
        """Give all words of a stretch one class, or none that is known; under a head without any, the words around it stay unknown."""
        if head not in self.classes:
            self.classes[head] = np.full(len(self.pieces), NOT_KNOWN, dtype=np.int64)
        if answer != NOT_KNOWN and not 0 <= answer < HEADS[head].classes:
            raise ValueError(f"{head} has no class {answer}")
        self.classes[head][words[0] : words[1]] = answer
