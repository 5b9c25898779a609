"""What the network said about one text, word by word, and the stretches and links that follow from it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.model.heads import HEADS, LINK_WIDTH, LINKS
from accordingto.reading.model.pieces import Batch, Pieces, Window

Floats = NDArray[np.float32]
Words = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answers:
    """A text's words with the network's answers to them."""

    pieces: Pieces
    logits: Floats
    """words × WIDTH"""
    sides: Floats
    """words × links × 2 × LINK_WIDTH: each word as the one that links and as the one linked to."""
    nobody: Floats
    """windows × links × LINK_WIDTH: what a word links to that links to no other."""
    windows: NDArray[np.int64]
    """Of each word the window that answered for it."""
    _known: dict[str, Floats] = field(default_factory=dict, repr=False, compare=False)

    def probabilities(self, head: str) -> Floats:
        """words × classes, reckoned once."""
        if head not in self._known:
            at = HEADS[head]
            raw = self.logits[:, at.start : at.end]
            grown = np.exp(raw - raw.max(axis=1, keepdims=True))
            self._known[head] = np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)
        return self._known[head]

    def over(self, head: str, words: Words) -> Floats:
        """The mean probability of each class over a stretch."""
        return np.asarray(self.probabilities(head)[words[0] : words[1]].mean(axis=0), dtype=np.float32)

    def spans(self, head: str, sure: float) -> list[tuple[Words, int, float]]:
        """Stretches that a head marks, each with its kind and how likely its first word is marked."""
        found = self.probabilities(head)
        kinds = (found.shape[1] - 1) // 2
        begins, goes_on, outside = found[:, 1::2], found[:, 2::2], found[:, 0]
        marked = begins + goes_on
        spans: list[tuple[Words, int, float]] = []
        start, kind = -1, 0
        for word in range(len(found)):
            if start >= 0:
                if goes_on[word, kind] >= max(outside[word], begins[word].max()):
                    continue
                spans.append(((start, word), kind, float(marked[start, kind])))
                start = -1
            best = int(marked[word].argmax()) if kinds > 1 else 0
            if marked[word, best] >= sure:
                start, kind = word, best
        if start >= 0:
            spans.append(((start, len(found)), kind, float(marked[start, kind])))
        return spans

    def side(self, link: str, words: Words) -> tuple[Floats, Floats]:
        """A stretch as the one that links and as the one linked to."""
        mean = self.sides[words[0] : words[1], LINKS.index(link)].mean(axis=0)
        return mean[0], mean[1]

    def alike(self, stretches: list[Words]) -> Floats:
        """How likely each two stretches speak of one incident: a symmetric matrix."""
        if not stretches:
            return np.zeros((0, 0), dtype=np.float32)
        from_, to = (np.stack(side) for side in zip(*(self.side("incident", words) for words in stretches), strict=True))
        scores = from_ @ to.T / LINK_WIDTH**0.5
        return np.asarray(1 / (1 + np.exp(-(scores + scores.T) / 2)), dtype=np.float32)

    def linked(self, link: str, words: Words) -> tuple[int | None, Floats]:
        """The word that a stretch links to, None for nobody, and the probabilities over the words of its window, nobody last."""
        which, window = LINKS.index(link), self.windows[words[0]]
        mine = np.flatnonzero(self.windows == window)
        from_ = self.side(link, words)[0]
        scores = np.append(self.sides[mine, which, 1] @ from_, self.nobody[window, which] @ from_) / LINK_WIDTH**0.5
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        best = int(likely.argmax())
        return (int(mine[best]) if best < len(mine) else None), np.asarray(likely, dtype=np.float32)


def gathered(pieces: Pieces, batch: Batch, windows: list[Window], heads: Floats, links: Floats) -> Answers:
    """The answers of each word's own window: ``heads`` windows × pieces × WIDTH, ``links`` windows × pieces × sides."""
    firsts = pieces.firsts[:-1]
    owner = np.searchsorted([w.own_end for w in windows], firsts, "right")
    starts = np.array([w.start for w in windows], dtype=np.int64)
    column = firsts - starts[owner] + batch.offset
    shape = (len(LINKS), 2, LINK_WIDTH)
    return Answers(
        pieces,
        heads[owner, column],
        links[owner, column].reshape(-1, *shape),
        links[:, 0].reshape(-1, *shape)[:, :, 1],
        owner,
    )
