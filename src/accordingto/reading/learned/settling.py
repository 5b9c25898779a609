"""The rules' claims and the network's put together: which stand, on which incident, each answer once for each origin."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from accordingto.reading.claims import make_claim
from accordingto.reading.layers import Layers
from accordingto.reading.learned.incidents import grouped
from accordingto.reading.learned.proposals import Proposal, likely, proposals
from accordingto.reading.learned.thresholds import KEEP, NEW
from accordingto.reading.learned.values import Sighted, value_of
from accordingto.reading.model.answers import Answers, Words
from accordingto.reading.story import Story, Told
from accordingto.records import COUNTS, Claim, Span, Stance

NOWHERE = Told("", "other", False)


@dataclass(frozen=True, slots=True)
class Settled:
    """A report's claims with the incident of each, a number by first appearance; and the incident of each of the rules' mentions."""

    claims: tuple[tuple[Claim, int], ...]
    mentions: tuple[int, ...]
    accounts: dict[int, int]
    """The incident that most of a rules' account went to."""


def settled(layers: Layers, story: Story, answers: Answers, claims: Iterable[Claim]) -> Settled:
    """Sift the rules' claims, add the network's, and sort all of them and the mentions by incident."""
    seen = Sighted(layers, answers)
    number = {told.id: n for n, told in enumerate(story.accounts)}
    stood = [c for c in claims if c.stance == "unknown" or likely(answers, c.question, Span(c.start, c.end)) >= KEEP[c.question]]
    own = [(c, _words(answers, c), number[c.incident]) for c in stood]
    news = [made for p in proposals(answers, NEW) if (made := _made(seen, story, p, stood))]
    items: list[tuple[Claim | None, Words, int]] = [*own, *news, *((None, _words(answers, m), m.account) for m in story.mentions)]
    order = sorted(range(len(items)), key=lambda n: (items[n][1], n))
    groups = dict(zip(order, grouped(answers, [items[n][1] for n in order], [items[n][2] for n in order]), strict=True))
    told = [(claim, groups[n]) for n in order if (claim := items[n][0]) is not None]
    votes = Counter((items[n][2], groups[n]) for n in order if items[n][2] >= 0)
    accounts = {account: group for (account, group), _ in sorted(votes.items(), key=lambda v: v[1])}
    return Settled(tuple(_once(told)), tuple(groups[n] for n in range(len(own) + len(news), len(items))), accounts)


def _words(answers: Answers, span: Span | Claim) -> Words:
    first, last = answers.pieces.words_in(span.start, span.end)
    return first, max(last, first + 1)


def _made(seen: Sighted, story: Story, proposal: Proposal, stood: Sequence[Claim]) -> tuple[Claim, Words, int] | None:
    """A claim of the network's, unless one of the rules' says the same of the same words."""
    if proposal.question == "tally" or (value := value_of(seen, proposal)) is None:
        return None
    stance: Stance | None = None
    if (said := seen.answers.over("stance", proposal.words))[1] > DENIED:
        stance = "denied"
    told = story.about(proposal)
    value = {"focus": proposal, **value}
    claim = make_claim(seen.layers, told or NOWHERE, proposal.question, Span(proposal.start, proposal.end), stance=stance, **value)
    if any(old.start < claim.end and claim.start < old.end and same_answer(old, claim) for old in stood):
        return None
    return claim, proposal.words, story.accounts.index(told) if told else -1


DENIED = 0.6


def same_answer(one: Claim, other: Claim) -> bool:
    """Whether two claims give one question one answer."""
    if one.question != other.question or one.stance != other.stance:
        return False
    if one.question in COUNTS:
        return (one.low, one.high) == (other.low, other.high)
    a, b = (set(re.findall(r"\w+", (c.value or str(c.offset)).casefold())) for c in (one, other))
    return a <= b or b <= a


def _once(told: Iterable[tuple[Claim, int]]) -> Iterator[tuple[Claim, int]]:
    """Each answer once for each incident and origin, where it is said first."""
    stood: dict[tuple[int, str], list[Claim]] = {}
    for claim, incident in told:
        earlier = stood.setdefault((incident, claim.question), [])
        if any(same_answer(old, claim) and old.group == claim.group and claim.origin.name in (old.origin.name, "") for old in earlier):
            continue
        earlier.append(claim)
        yield claim, incident
