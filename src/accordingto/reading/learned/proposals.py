"""Stretches that the network takes for answers, as characters of the text."""

import re
from dataclasses import dataclass
from typing import Final

from accordingto.reading.finders.wheres import BETWEEN
from accordingto.reading.model.answers import Answers, Words
from accordingto.reading.model.heads import ROLES
from accordingto.records import Span


@dataclass(frozen=True, slots=True)
class Proposal(Span):
    """A stretch that may answer a question."""

    question: str
    sure: float
    """The network's probability that its first word belongs to an answer."""
    words: Words


def proposals(answers: Answers, text: str, least: float) -> list[Proposal]:
    """Every stretch of at least the given probability, by question and then by place."""
    found: list[Proposal] = []
    for question in ROLES:
        mine: list[Proposal] = []
        for words, _, sure in answers.spans(f"role:{question}", least):
            if mine and _goes_on(answers, text, mine[-1], words):
                last = mine.pop()
                words, sure = (last.words[0], words[1]), max(sure, last.sure)
            mine.append(_proposal(answers, text, question, words, sure))
        found += [p for p in mine if _TELLING.search(p.of(text))]
    return found


def _proposal(answers: Answers, text: str, question: str, words: Words, sure: float) -> Proposal:
    words = _trimmed(answers, text, words)
    start, end = int(answers.pieces.starts[words[0]]), int(answers.pieces.ends[words[1] - 1])
    return Proposal(start, end, question, sure, words)


_LONGEST_CHAIN: Final = 40
"""Characters between two places told in one breath."""
_IN_WORDS: Final = ("where", "actor", "target", "weapon")
"""Of these no two answers stand side by side with nothing between."""
_BARE: Final = re.compile(r"(?:an?|the|one|two|three|four|his|her|their)", re.IGNORECASE)


def _goes_on(answers: Answers, text: str, last: Proposal, words: Words) -> bool:
    """ "The | home in …" is one stretch, and so are "Turkish | forces" and "Fernwood | on the | Far South Side"."""
    start = int(answers.pieces.starts[words[0]])
    if start - last.end > _LONGEST_CHAIN:
        return False
    between = text[last.end : start]
    if between.isspace() and (last.question in _IN_WORDS or _BARE.fullmatch(last.of(text))):
        return True
    return last.question == "where" and BETWEEN.fullmatch(between) is not None


# A word that can answer something: two letters of one, initials, or a digit; not the articles that stand before one.
_TELLING: Final = re.compile(r"\b(?!(?:an?|the|of|in|on|at|and)\b)[^\W\d_]\.?[^\W\d_]|\d", re.IGNORECASE)
_HANGING: Final = frozenset("a an the and or of in on at by to with from that who which as for along - ’ ' , .".split())


def _trimmed(answers: Answers, text: str, words: Words) -> Words:
    """The stretch without what no answer ends in: "someone in the" is someone."""
    first, last = words
    while last > first + 1 and text[answers.pieces.starts[last - 1] : answers.pieces.ends[last - 1]].casefold() in _HANGING:
        last -= 1
    return first, last
