"""Which candidates become claims: a logistic regression over what the rules, the network and the report so far say of each."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from accordingto.reading.model.answers import Answers, Words
from accordingto.reading.model.pieces import WEIGHTS
from accordingto.records import COUNTS, PEOPLE, Claim

FAMILIES: Final = {
    **dict.fromkeys(PEOPLE, "people"),
    **dict.fromkeys(sorted(set(COUNTS) - set(PEOPLE)), "things"),
    **{question: question for question in ("when", "where", "actor", "target", "weapon", "type")},
}
"""Questions that share their weights: alone, the rarer ones would have too few examples."""

LIKELY: Final = 0.45
"""How likely right a claim must be: F1 is flat from 0.4 to 0.5 on the dev stories, and a threshold for each family gained nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that may become a claim."""

    claim: Claim
    words: Words
    account: int
    """The rules' account; -1 for none."""
    ruled: bool
    """Whether the rules made it."""
    sure: float
    """How likely the network finds a proposal of this very answer; 0 where it proposes none."""
    answers: Answers = field(repr=False)
    incident: int = -1


def features(candidate: Candidate, stood: list[Claim]) -> dict[str, float]:
    """What speaks for and against a candidate; ``stood`` are the claims before it on its incident and question."""
    claim, answers = candidate.claim, candidate.answers
    first, last = candidate.words
    marked = 1 - answers.probabilities(f"role:{claim.question}")[first:last, 0]
    tally = 1 - answers.probabilities("role:tally")[first:last, 0]
    again = any(same_answer(old, claim) for old in stood)
    return {
        "always": 1.0,
        "network": _logit(float(marked.max())),
        "proposed": candidate.sure,
        "ruled": float(candidate.ruled),
        "both": float(candidate.ruled and candidate.sure > 0.5),
        "tally": _logit(float(tally.max())),
        "main": float(answers.over("main", candidate.words)[1]),
        "answered": float(bool(stood)),
        "answered more": float(len(stood) > 1),
        "again": float(again),
        "attributed": float(bool(claim.origin.name)),
        "headline": float(claim.headline),
        "implicit": float(not claim.explicit),
        "open": float(claim.stance == "unknown"),
        "denied": float(claim.stance == "denied"),
        "nowhere": float(candidate.account < 0),
    }


def _logit(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


@dataclass(frozen=True, slots=True)
class Sieve:
    """Weights a family of questions."""

    weights: Mapping[str, Mapping[str, float]]

    def likely(self, candidate: Candidate, stood: list[Claim]) -> float:
        """The probability that a candidate is right."""
        weights = self.weights[FAMILIES[candidate.claim.question]]
        return 1 / (1 + math.exp(-sum(weights[name] * x for name, x in features(candidate, stood).items())))

    def sifted(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """Those that stand, in the order of the text; an answer given before by the same origin or the outlet falls."""
        stood: dict[tuple[int, str], list[Claim]] = {}
        for candidate in candidates:
            claim = candidate.claim
            before = stood.setdefault((candidate.incident, claim.question), [])
            if repeats(claim, before) or self.likely(candidate, before) < LIKELY:
                continue
            before.append(claim)
            yield candidate


def repeats(claim: Claim, before: list[Claim]) -> bool:
    """Whether its origin, or the outlet in its own voice, has given this answer for this group already."""
    return any(same_answer(old, claim) and old.group == claim.group and old.origin.name in (claim.origin.name, "") for old in before)


def same_answer(one: Claim, other: Claim) -> bool:
    """Whether two claims give one question one answer."""
    if one.question != other.question or one.stance != other.stance:
        return False
    if one.question in COUNTS:
        return (one.low, one.high) == (other.low, other.high)
    a, b = (set(re.findall(r"\w+", (c.value or str(c.offset)).casefold())) for c in (one, other))
    return a <= b or b <= a


@cache
def shipped() -> Sieve:
    """The sieve that training.sieve fitted for the shipped network."""
    return Sieve(json.loads((WEIGHTS / "sieve.json").read_text("utf-8")))
