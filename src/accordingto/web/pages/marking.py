"""A report's text cut where something taken from it begins or ends, so that stretches may overlap and nest and each is still seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from markupsafe import Markup

from accordingto.views.page.shown import prose

BLOCK = 4_000
"""Characters after which a text is cut at the next end of a line: a browser lays out only the blocks that are seen."""
_BEYOND = 2_000
"""Characters more after which it is cut wherever that is."""

Kind = Literal["claim", "tally", "quotation", "unclear"]
_FIRST: dict[Kind, int] = {"claim": 0, "tally": 1, "unclear": 2, "quotation": 3}
"""Which of those that share a piece it leads to: quotations are long, and hold others."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that something was taken from, or that was not understood."""

    start: int
    end: int
    kind: Kind
    href: str
    """The id of its card."""
    number: int
    told: str
    chosen: bool = True
    """Whether it belongs to what the page is about; the others are shown quietly."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text within which nothing begins or ends."""

    start: int
    end: int
    words: Markup
    within: tuple[Mark, ...]
    """The nearest first."""
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]

    @property
    def leads(self) -> Mark | None:
        """The mark whose card the words lead to."""
        return self.within[0] if self.within else None


@dataclass(frozen=True, slots=True)
class Block:
    """So much of the text as is laid out together."""

    start: int
    pieces: tuple[Piece, ...]


def blocks(text: str, marks: Sequence[Mark], stretches: Iterable[tuple[int, int]] | None = None) -> Iterator[Block]:
    """The text, or these stretches of it, in blocks with every mark in its place."""
    begins, ends = _by_place(marks)
    cuts = sorted({0, len(text), *begins, *ends})
    for first, last in stretches if stretches is not None else ((0, len(text)),):
        for start, end in _cut(text, first, last):
            inside = [start, *(cut for cut in cuts if start < cut < end), end]
            near = [mark for mark in marks if mark.start < end and start < mark.end]
            yield Block(start, tuple(_piece(text, one, other, near, begins, ends) for one, other in pairwise(inside)))


def around(marks: Iterable[Mark], length: int, beside: int) -> list[tuple[int, int]]:
    """The stretches that hold the marks with so many characters beside each; those that touch are one."""
    found: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda one: one.start):
        start, end = max(0, mark.start - beside), min(length, mark.end + beside)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _by_place(marks: Iterable[Mark]) -> tuple[dict[int, list[Mark]], dict[int, list[Mark]]]:
    begins: dict[int, list[Mark]] = defaultdict(list)
    ends: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        begins[mark.start].append(mark)
        ends[mark.end].append(mark)
    return begins, ends


def _cut(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    while last - start > BLOCK + _BEYOND:
        line = text.find("\n", start + BLOCK, start + BLOCK + _BEYOND)
        end = line + 1 if line >= 0 else start + BLOCK
        yield start, end
        start = end
    if start < last:
        yield start, last


def _piece(text: str, start: int, end: int, near: Sequence[Mark], begins: dict[int, list[Mark]], ends: dict[int, list[Mark]]) -> Piece:
    within = sorted(
        (mark for mark in near if mark.start <= start and end <= mark.end),
        key=lambda mark: (not mark.chosen, _FIRST[mark.kind], mark.end - mark.start, mark.start, mark.number),
    )
    words = prose(text[start:end]).replace("\r", Markup("&#13;"))  # bare, a browser makes one character of a line's two
    return Piece(start, end, words, tuple(within), tuple(begins.get(start, ())), tuple(ends.get(end, ())))
