"""The rules' claims and the network's put together: which stand, on which incident, each answer once for each origin."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from accordingto.reading.claims import make_claim
from accordingto.reading.layers import Layers
from accordingto.reading.learned.incidents import grouped
from accordingto.reading.learned.proposals import Proposal, proposals
from accordingto.reading.learned.sieve import Candidate, Sieve, same_answer
from accordingto.reading.learned.values import Sighted, value_of
from accordingto.reading.model.answers import Answers, Words
from accordingto.reading.story import Story, Told
from accordingto.records import Claim, Span, Stance

NOWHERE = Told("", "other", False)
LEAST = 0.2
"""What the network finds less likely is not looked at: the sieve lets next to none of it through."""
DENIED = 0.6
"""How sure the network must be of a denial that the rules do not read."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A report's claims with the incident of each, a number by first appearance; and the incident of each of the rules' mentions."""

    claims: tuple[tuple[Claim, int], ...]
    mentions: tuple[int, ...]
    accounts: dict[int, int]
    """The incident that most of a rules' account went to."""


def settled(layers: Layers, story: Story, answers: Answers, claims: Iterable[Claim], sieve: Sieve) -> Settled:
    """Sort the rules' claims, the network's and the mentions by incident, and sift the claims."""
    found, groups = candidates_of(layers, story, answers, claims)
    placed = [replace(found[n], incident=group) for n, group in groups.items() if n < len(found)]
    told = (*(c.account for c in found), *(m.account for m in story.mentions))
    votes = Counter((account, groups[n]) for n, account in enumerate(told) if account >= 0)
    accounts = {account: group for (account, group), _ in sorted(votes.items(), key=lambda v: v[1])}
    stood = tuple((c.claim, c.incident) for c in sieve.sifted(placed))
    return Settled(stood, tuple(groups[len(found) + n] for n in range(len(story.mentions))), accounts)


def candidates_of(layers: Layers, story: Story, answers: Answers, claims: Iterable[Claim]) -> tuple[list[Candidate], dict[int, int]]:
    """All that may become a claim, and in the order of the text the incident of each of them and, after them, of each mention."""
    found = list(_candidates(Sighted(layers, answers), story, list(claims)))
    items = [*((c.words, c.account) for c in found), *((_words(answers, m), m.account) for m in story.mentions)]
    order = sorted(range(len(items)), key=lambda n: (items[n][0], n))
    groups = grouped(answers, [items[n][0] for n in order], [items[n][1] for n in order])
    return found, dict(zip(order, groups, strict=True))


def _candidates(seen: Sighted, story: Story, claims: list[Claim]) -> Iterator[Candidate]:
    """The rules' claims, and what the network proposes that is none of them."""
    number = {told.id: n for n, told in enumerate(story.accounts)}
    proposed = [made for p in proposals(seen.answers, LEAST) if (made := _proposed(seen, story, number, p))]
    for claim in claims:
        words = _words(seen.answers, claim)
        backed = max((c.sure for c in proposed if _same(c.claim, claim)), default=0.0)
        yield Candidate(claim, words, number[claim.incident], True, backed, seen.answers)
    yield from (c for c in proposed if not any(_same(c.claim, old) for old in claims))


def _same(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end and same_answer(one, other)


def _words(answers: Answers, span: Span | Claim) -> Words:
    first, last = answers.pieces.words_in(span.start, span.end)
    return first, max(last, first + 1)


def _proposed(seen: Sighted, story: Story, number: dict[str, int], proposal: Proposal) -> Candidate | None:
    if proposal.question == "tally" or (value := value_of(seen, proposal)) is None:
        return None
    stance: Stance | None = None
    if seen.answers.over("stance", proposal.words)[1] > DENIED:
        stance = "denied"
    told = story.about(proposal)
    value = {"focus": proposal, **value}
    claim = make_claim(seen.layers, told or NOWHERE, proposal.question, Span(proposal.start, proposal.end), stance=stance, **value)
    return Candidate(claim, proposal.words, number[told.id] if told else -1, False, proposal.sure, seen.answers)
