"""Stretches that the network takes for answers, as characters of the text."""

from dataclasses import dataclass

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


def proposals(answers: Answers, least: float) -> list[Proposal]:
    """Every stretch of at least the given probability, by question and then by place."""
    found = []
    for question in ROLES:
        for words, _, sure in answers.spans(f"role:{question}", least):
            start, end = int(answers.pieces.starts[words[0]]), int(answers.pieces.ends[words[1] - 1])
            found.append(Proposal(start, end, question, sure, words))
    return found
