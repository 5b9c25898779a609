"""A text as the network takes it: word pieces with the shape of each word, in windows that overlap."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ids = NDArray[np.int64]

WEIGHTS: Final = Path(__file__).parent / "weights"
WINDOW: Final = 384
"""Pieces a window, the title's and the three marks counted in: most reports fit one, and attention still costs little."""
OVERLAP: Final = 64
"""Pieces that two windows share; each answers for its half of them, so that every word is read with 32 at least on both sides."""
TITLE: Final = 24
"""Pieces of the title that stand before every window, to tell it what the report is about."""
START, END, PAD = 101, 102, 0
"""[CLS], [SEP] and [PAD] in BERT's vocabulary."""
SHAPES: Final = 21
"""Seven ways a word is written by three places it can stand in."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut into words and word pieces."""

    ids: Ids
    """Of each piece."""
    shapes: Ids
    """Of each piece: how its word is written and whether it starts a line or a sentence."""
    firsts: Ids
    """Of each word its first piece, and at the end the number of pieces."""
    starts: Ids
    """Of each word its first character."""
    ends: Ids

    def __len__(self) -> int:
        return len(self.starts)

    def words_in(self, start: int, end: int) -> tuple[int, int]:
        """The words that share a character with a stretch, as a half-open range."""
        return int(np.searchsorted(self.ends, start, "right")), int(np.searchsorted(self.starts, end, "left"))

    def words_over(self, start: int, end: int) -> tuple[int, int]:
        """The same, or the nearest word where the stretch holds none."""
        first, last = self.words_in(start, end)
        first = min(first, max(0, len(self) - 1))
        return first, max(last, first + 1)


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces from ``start`` to ``end``, of which it answers for those from ``own_start`` to ``own_end``."""

    start: int
    end: int
    own_start: int
    own_end: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side: arrays of windows × pieces."""

    ids: Ids
    shapes: Ids
    segments: Ids
    """1 in the title, 0 elsewhere."""
    mask: Ids
    offset: int
    """Where in a row a window's own first piece stands."""


@cache
def tokenizer() -> "Tokenizer":
    """BERT's uncased word pieces (Devlin et al. 2019), without marks, cuts or padding."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def cut(text: str) -> Pieces:
    """Cut a text at white space and punctuation, and its words into pieces."""
    encoding = tokenizer().encode(text, add_special_tokens=False)
    spans = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words = np.array(encoding.word_ids, dtype=np.int64)
    new = np.flatnonzero(np.diff(words, prepend=-1)) if len(words) else words
    firsts = np.append(new, len(words))
    starts, ends = spans[new, 0], spans[firsts[1:] - 1, 1]
    places = zip([0, *ends], starts, ends, strict=False)
    shapes = np.array([_shape(text, *place) for place in places], dtype=np.int64)
    return Pieces(np.array(encoding.ids, dtype=np.int64), np.repeat(shapes, np.diff(firsts)), firsts, starts, ends)


def _shape(text: str, before: int, start: int, end: int) -> int:
    gap = text[before:start]
    place = 1 if "\n" in gap or start == 0 else 2 if gap and text[before - 1] in '.!?”"’:' else 0
    return 7 * place + _writing(text[start:end])


def _writing(word: str) -> int:
    """Lower case, Capital, CAPITALS, mIxed, digits, a mark, A single capital."""
    if word.islower():
        return 0
    if word.isdigit():
        return 4
    if not any(c.isalnum() for c in word):
        return 5
    if word.isupper():
        return 6 if len(word) == 1 else 2
    return 1 if word[0].isupper() and word[1:].islower() else 3


def windows(pieces: Pieces, room: int) -> list[Window]:
    """Cut the pieces into windows of ``room`` at most, of like length, each starting at a word."""
    total = len(pieces.ids)
    if total <= room:
        return [Window(0, total, 0, total)]
    count = -(-(total - OVERLAP) // (room - OVERLAP))
    step = (total - OVERLAP) / count
    edges = [(int(n * step), min(total, int(n * step) + int(step) + OVERLAP)) for n in range(count)]
    snapped = [(_word_at(pieces, start), total if end == total else _word_at(pieces, end)) for start, end in edges]
    middles = [_word_at(pieces, (after[0] + before[1]) // 2) for before, after in pairwise(snapped)]
    owned = list(pairwise([0, *middles, total]))
    return [Window(start, end, *own) for (start, end), own in zip(snapped, owned, strict=True)]


def _word_at(pieces: Pieces, piece: int) -> int:
    return int(pieces.firsts[np.searchsorted(pieces.firsts, piece, "right") - 1])


def batch(pieces: Pieces, title: Pieces) -> tuple[Batch, list[Window]]:
    """All windows of a text, the title before each, padded to one length."""
    head = title.ids[:TITLE]
    prefix = np.concatenate([[START], head, [END]]) if len(head) else np.array([START])
    cuts = windows(pieces, WINDOW - len(prefix) - 1)
    length = max(w.end - w.start for w in cuts) + len(prefix) + 1
    ids = np.full((len(cuts), length), PAD, dtype=np.int64)
    shapes, segments, mask = np.zeros_like(ids), np.zeros_like(ids), np.zeros_like(ids)
    for row, window in enumerate(cuts):
        size = window.end - window.start
        ids[row, : len(prefix)] = prefix
        ids[row, len(prefix) : len(prefix) + size] = pieces.ids[window.start : window.end]
        ids[row, len(prefix) + size] = END
        shapes[row, 1 : 1 + len(head)] = title.shapes[:TITLE]
        shapes[row, len(prefix) : len(prefix) + size] = pieces.shapes[window.start : window.end]
        segments[row, 1 : 1 + len(head)] = 1
        mask[row, : len(prefix) + size + 1] = 1
    return Batch(ids, shapes, segments, mask, len(prefix)), cuts
