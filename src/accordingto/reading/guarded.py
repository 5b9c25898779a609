"""Patterns behind a test that costs next to nothing: most stretches lack a piece of text without which a pattern can't match."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from re import _constants, _parser  # type: ignore[attr-defined]  # what re.compile reads patterns with has no public name
from typing import Any

Pieces = frozenset[str]
"""Strings of which every match of a pattern holds at least one."""
SHORTEST = 2
"""Single letters are in every stretch and tell nothing."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A pattern that is only tried on stretches that hold what it needs; what it finds is what the pattern alone would find."""

    pattern: re.Pattern[str]
    needs: tuple[Pieces, ...]
    """In small letters where the pattern does not mind case."""
    minds_case: bool

    def lets_through(self, stretch: str) -> bool:
        """Whether the pattern may match in a stretch."""
        return holds_all(self.needs, stretch if self.minds_case else _small(stretch))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two places of a text."""
        return self.pattern.search(text, start, end) if self.lets_through(text[start:end]) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches between two places of a text."""
        return self.pattern.finditer(text, start, end) if self.lets_through(text[start:end]) else iter(())


def guarded(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Guarded:
    """The pattern behind a guard of its own."""
    minds_case = not flags & re.IGNORECASE
    needs = [pieces if minds_case else frozenset(map(str.lower, pieces)) for pieces in needs_of(pattern)]
    telling = (_shortest(pieces) for pieces in needs if min(map(len, pieces)) >= SHORTEST)
    return Guarded(re.compile(pattern, flags), tuple(sorted(telling, key=len)), minds_case)


def _small(stretch: str) -> str:
    """In the small letters that patterns without regard to case match: to them "ı" and "İ" are an i, and "ſ" an s."""
    if stretch.isascii():
        return stretch.lower()
    return stretch.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s")


def _shortest(pieces: Pieces) -> Pieces:
    """Without the pieces that hold another."""
    return frozenset(piece for piece in pieces if not any(other in piece for other in pieces - {piece}))


def holds_all(needs: tuple[Pieces, ...], stretch: str) -> bool:
    """Whether a stretch holds one piece of each need."""
    for pieces in needs:
        for piece in pieces:  # a generator would cost several times the test itself
            if piece in stretch:
                break
        else:
            return False
    return True


def needs_of(pattern: str) -> tuple[Pieces, ...]:
    """All that every match of a pattern that minds case holds, as far as the pattern's letters tell."""
    return tuple(_needs(_parser.parse(pattern)))


def _needs(sequence: Any) -> Iterator[Pieces]:
    run = ""
    for kind, value in sequence:
        if kind is _constants.LITERAL:
            run += chr(value)
            continue
        if run:
            yield frozenset({run})
        run = ""
        yield from _needs_within(kind, value)
    if run:
        yield frozenset({run})


def _needs_within(kind: Any, value: Any) -> Iterator[Pieces]:
    """What one part of a pattern needs: one of a few letters, a group, each branch of a choice, what is repeated at all."""
    if kind is _constants.IN and all(item is _constants.LITERAL for item, _ in value):
        yield frozenset(chr(letter) for _, letter in value)
    elif kind is _constants.SUBPATTERN:
        yield from _needs(value[-1])
    elif kind is _constants.BRANCH:
        branches = [max(_needs(branch), key=lambda pieces: min(map(len, pieces)), default=None) for branch in value[1]]
        if None not in branches:
            yield frozenset(piece for pieces in branches for piece in pieces or ())
    elif kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT) and value[0] > 0:
        yield from _needs(value[-1])
