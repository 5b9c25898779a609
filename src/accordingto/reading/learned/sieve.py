"""Which candidates become claims: a logistic regression over what the rules, the network and the report so far say of each."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from accordingto.reading.counts.singles import is_another
from accordingto.reading.model.answers import Answers, Words
from accordingto.reading.model.pieces import WEIGHTS
from accordingto.records import COUNTS, PEOPLE, Claim

FAMILIES: Final = {
    **dict.fromkeys(PEOPLE, "people"),
    **dict.fromkeys(sorted(set(COUNTS) - set(PEOPLE)), "things"),
    **{question: question for question in ("when", "where", "actor", "target", "weapon", "type")},
}
"""Questions that share their weights: alone, the rarer ones would have too few examples."""

LIKELY: Final = 0.31
"""How likely right a claim of the rules must be. On the accounts F1 is flat from 0.2 to 0.4; a threshold for each family gained nothing."""

AGAIN: Final = 0.45
"""How likely right it must be where another origin has given the same answer: the best of 0 to 0.8 on the accounts."""
DOUBT: Final = 1.2
"""Log odds taken off what the network alone proposes: on real reports it is surer than it is right (MODEL_CARD.md)."""
DOUBT_OF_PEOPLE: Final = 1.8
"""The same for people counted, where rules that find nothing are mostly right."""


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
    named = answers.over("name", candidate.words)
    happened = answers.over("happened", candidate.words)
    return {
        "always": 1.0,
        # what the rules made the network may back, not veto: of names that our stories keep out, such as states', it knows nothing
        "network": max(_logit(float(marked.max())), 0.0 if candidate.ruled else -math.inf),
        "proposed": candidate.sure,
        "ruled": float(candidate.ruled),
        "both": float(candidate.ruled and candidate.sure > 0.5),
        "tally": _logit(float(tally.max())),
        "main": float(answers.over("main", candidate.words)[1]),
        "answered": float(bool(stood)),
        "answered more": float(len(stood) > 1),
        "again": float(any(same_answer(old, claim) for old in stood)),
        "attributed": float(bool(claim.origin.name)),
        "headline": float(claim.headline),
        "implicit": float(not claim.explicit),
        "open": float(claim.stance == "unknown"),
        "denied": float(claim.stance == "denied"),
        "nowhere": float(candidate.account < 0),
        "person": float(named[1] + named[2]),
        "body": float(named[3] + named[4]),
        "place": float(named[5] + named[6]),
        "mention": _inside(candidate, "mention"),
        "source": _inside(candidate, "part:source"),
        "cue": _inside(candidate, "part:cue"),
        "content": _inside(candidate, "part:content"),
        "happened": float(happened[0]),
        "did not happen": float(happened[1]),
    }


def _inside(candidate: Candidate, head: str) -> float:
    """The mean probability that its words are inside a stretch of a head."""
    return float(1 - candidate.answers.over(head, candidate.words)[0])


def _logit(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))


@dataclass(frozen=True, slots=True)
class Sieve:
    """Weights a family of questions."""

    weights: Mapping[str, Mapping[str, float]]

    def likely(self, candidate: Candidate, stood: list[Claim]) -> float:
        """The probability that a candidate is right."""
        question = candidate.claim.question
        weights = self.weights[FAMILIES[question]]
        odds = sum(weights[name] * x for name, x in features(candidate, stood).items())
        doubt = 0.0 if candidate.ruled else DOUBT_OF_PEOPLE if question in PEOPLE else DOUBT
        return 1 / (1 + math.exp(doubt - odds))

    def sifted(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """Those that stand, in the order of the text; an answer given before by the same origin falls."""
        stood: dict[tuple[int, str], list[Claim]] = {}
        for candidate in candidates:
            claim = candidate.claim
            before = stood.setdefault((candidate.incident, claim.question), [])
            least = AGAIN if any(same_answer(old, claim) for old in before) else LIKELY
            if repeats(claim, before) or not (_the_rules_own(candidate) or self.likely(candidate, before) >= least):
                continue
            before.append(claim)
            yield candidate


def _the_rules_own(candidate: Candidate) -> bool:
    """Figures that the rules read, and days that they reckon from another event: the network may add to these, not take from them."""
    return candidate.ruled and (candidate.claim.question in COUNTS or candidate.claim.offset is not None)


def repeats(claim: Claim, before: list[Claim]) -> bool:
    """Whether its origin has given this answer for this group already; a more exact place repeats nothing, nor does another victim."""
    mine = (old for old in before if old.origin.name == claim.origin.name and old.group == claim.group)
    same = [old for old in mine if same_answer(old, claim) and not _finer(claim, old)]
    return bool(same) and not is_another(claim, same)


def _finer(claim: Claim, old: Claim) -> bool:
    return claim.question == "where" and _telling(old) < _telling(claim)


def same_answer(one: Claim, other: Claim) -> bool:
    """Whether two claims give one question one answer."""
    if one.question != other.question or one.stance != other.stance:
        return False
    if one.question in COUNTS:
        return (one.low, one.high) == (other.low, other.high)
    a, b = (_telling(c) for c in (one, other))
    return a <= b or b <= a or (one.question != "when" and 2 * len(a & b) >= max(len(a), len(b)))


_LITTLE: Final = frozenset(
    "the a an of in at on near and by for to from s city town village neighborhood neighbourhood area district region"
    " block side street road outside inside around".split()
)
"""Words that make no other place or doer of one."""


def _telling(claim: Claim) -> set[str]:
    """The words that an answer is known by; of a place its own, not those of what holds it."""
    value = claim.value or str(claim.offset)
    return {w for w in re.findall(r"\w+", value.casefold()) if w not in _LITTLE} or {value.casefold()}


@cache
def shipped() -> Sieve:
    """The sieve that training.sieve fitted for the shipped network."""
    return Sieve(json.loads((WEIGHTS / "sieve.json").read_text("utf-8")))
