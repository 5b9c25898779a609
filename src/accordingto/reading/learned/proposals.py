"""Stretches that the network takes for answers, as characters of the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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


def proposals(answers: Answers, least: Mapping[str, float]) -> list[Proposal]:
    """Every stretch of at least the given probability, by question and then by place."""
    found = []
    for question in ROLES:
        for words, _, sure in answers.spans(f"role:{question}", least[question]):
            start, end = int(answers.pieces.starts[words[0]]), int(answers.pieces.ends[words[1] - 1])
            found.append(Proposal(start, end, question, sure, words))
    return found


_LONGEST: Final = 40
"""Words: a longer stretch is a run of marks that the network could not end."""


def likely(answers: Answers, question: str, span: Span) -> float:
    """The probability of the likeliest word of a stretch to belong to an answer."""
    first, last = answers.pieces.words_in(span.start, span.end)
    if first >= last:
        return 0.0
    return float(1 - answers.probabilities(f"role:{question}")[first:last, 0].min())
