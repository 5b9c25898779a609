"""A network that says what a test tells it to: everything else is outside, asserted and linked to nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from accordingto.reading.learned.sieve import FAMILIES, Candidate, Sieve, features
from accordingto.reading.learned.values import Sighted, sighted
from accordingto.reading.model.answers import Answers
from accordingto.reading.model.heads import GROUPS, HEADS, KINDS, LINK_WIDTH, LINKS, NAMES, PARTS, ROLES, STANCES, WIDTH
from accordingto.reading.model.pieces import cut
from accordingto.reading.reader import lay
from accordingto.records import Claim, Report, Tally

_SPANS = (*(f"role:{role}" for role in ROLES), *(f"part:{part}" for part in PARTS), "mention")
_CLASSES = {
    "kind": KINDS,
    "stance": STANCES,
    "group": GROUPS,
    "main": ("no", "yes"),
    "name": ("none", *(f"{place}-{name}" for name in NAMES for place in "BI")),
    "happened": ("happened", "did not", "unreal"),
}
_NOBODY = LINK_WIDTH - 1
"""The one of a link's numbers that stands for nobody."""


@dataclass(frozen=True)
class Marks:
    """A stretch that a head takes for its own, so sure of each word."""

    head: str
    words: str
    sure: float = 0.9


@dataclass(frozen=True)
class Takes:
    """A stretch of whose every word a head says one thing."""

    head: str
    words: str
    what: str
    sure: float = 0.9


@dataclass(frozen=True)
class Ties:
    """A stretch that a link leads from to the first word of another."""

    link: str
    words: str
    to: str
    sure: float = 0.9


@dataclass(frozen=True)
class Together:
    """Two stretches with these log odds of speaking of one incident."""

    one: str
    other: str
    odds: float


Said = Marks | Takes | Ties | Together


def answers(text: str, *said: Said) -> Answers:
    """The answers of a network that says this of a text, and stays silent otherwise."""
    pieces = cut(text)
    count = len(pieces)
    logits = np.zeros((count, WIDTH), dtype=np.float32)
    for head in (*_SPANS, "name", "stance", "happened"):
        logits[:, HEADS[head].start] = 12
    sides = np.zeros((count, len(LINKS), 2, LINK_WIDTH), dtype=np.float32)
    sides[:, :, 0, _NOBODY] = 1
    nobody = np.zeros((1, len(LINKS), LINK_WIDTH), dtype=np.float32)
    nobody[:, :, _NOBODY] = 12 * LINK_WIDTH**0.5
    made = Answers(pieces, logits, sides, nobody, np.zeros(count, dtype=np.int64))
    for number, one in enumerate(said):
        _say(made, text, number, one)
    return made


def words_of(made: Answers, text: str, stretch: str) -> tuple[int, int]:
    """The words of a stretch that a text holds once."""
    assert text.count(stretch) == 1, f"{stretch!r} stands {text.count(stretch)} times in the text"
    start = text.index(stretch)
    return made.pieces.words_over(start, start + len(stretch))


def _say(made: Answers, text: str, number: int, said: Said) -> None:
    if isinstance(said, Marks):
        first, last = words_of(made, text, said.words)
        for word in range(first, last):
            _lean(made, said.head, word, 1 if word == first else 2, said.sure)
    elif isinstance(said, Takes):
        first, last = words_of(made, text, said.words)
        for word in range(first, last):
            _lean(made, said.head, word, _CLASSES[said.head].index(said.what), said.sure)
    elif isinstance(said, Ties):
        _tie(made, number, said, words_of(made, text, said.words), words_of(made, text, said.to)[0])
    else:
        here, there = (words_of(made, text, stretch) for stretch in (said.one, said.other))
        for one, other in ((here, there), (there, here)):
            made.sides[slice(*one), LINKS.index("incident"), 0, 2 * number + (one > other)] = said.odds * LINK_WIDTH**0.5
            made.sides[slice(*other), LINKS.index("incident"), 1, 2 * number + (one > other)] = 1


def _lean(made: Answers, head: str, word: int, to: int, sure: float) -> None:
    """One answer of a head at a word with this probability; the rest goes to its first answer, or to the second if it is the first."""
    at = HEADS[head]
    made.logits[word, at.start : at.end] = -20
    made.logits[word, at.start + (1 if to == 0 else 0)] = np.log(1 - sure)
    made.logits[word, at.start + to] = np.log(sure)


def _tie(made: Answers, number: int, said: Ties, words: tuple[int, int], to: int) -> None:
    link, others = LINKS.index(said.link), len(made.pieces)
    from_ = made.sides[slice(*words), link, 0]
    from_[:] = 0
    from_[:, number] = np.log(said.sure * others / (1 - said.sure)) * LINK_WIDTH**0.5
    made.sides[to, link, 1, number] = 1


def seen(text: str, *said: Said, published: str = "2023-05-12", tallies: Sequence[Tally] = ()) -> Sighted:
    """A report as the rules lay it out, with a network that says this of it."""
    report = Report("r-1", "one", text, outlet="The Courier", published=published)
    return sighted(lay(report), tallies, answers(text, *said))


def sieve(**weights: float) -> Sieve:
    """A sieve that goes by these features alone, whatever the question."""
    bare = Claim("c", "r", "r.1", "killed", 0, 4, "Nine", low=9, high=9)
    silent = dict.fromkeys(features(Candidate(bare, (0, 1), 0, True, 0.0, answers("Nine")), []), 0.0)
    return Sieve(dict.fromkeys(FAMILIES.values(), silent | {name.replace("_", " "): weight for name, weight in weights.items()}))
