"""The rules' claims and the network's put together: which stand, on which incident, each answer once for each origin."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from accordingto.reading.claims import make_claim
from accordingto.reading.counts.singles import summed
from accordingto.reading.learned.incidents import Apart, grouped
from accordingto.reading.learned.narrowing import narrowed
from accordingto.reading.learned.proposals import Proposal, proposals
from accordingto.reading.learned.sieve import Candidate, Sieve, same_answer
from accordingto.reading.learned.values import Sighted, Value, value_of
from accordingto.reading.learned.voices import voiced
from accordingto.reading.story import NO_WORDS, Story, Told
from accordingto.records import PEOPLE, Claim, Span, Stance

NOWHERE = Told("", "other", False)
LEAST = 0.2
"""What the network finds less likely is not looked at: the sieve lets next to none of it through."""
DENIED = 0.6
"""How sure the network must be of a denial that the rules do not read."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A report's claims with the incident of each, a number by first appearance; and the incident of each of the rules' mentions."""

    claims: tuple[tuple[Claim, int], ...]
    unsure: tuple[tuple[Claim, int], ...]
    """The rules' claims that the sieve let fall."""
    mentions: tuple[int, ...]
    accounts: dict[int, int]
    """The incident that most of a rules' account went to."""


def settled(seen: Sighted, story: Story, claims: Iterable[Claim], sieve: Sieve) -> Settled:
    """Sort the rules' claims, the network's and the mentions by incident, and sift the claims."""
    found, groups = candidates_of(seen, story, claims)
    placed = [replace(found[n], incident=group) for n, group in groups.items() if n < len(found)]
    told = (*(c.account for c in found), *(m.account for m in story.mentions))
    votes = Counter((account, groups[n]) for n, account in enumerate(told) if account >= 0)
    accounts = {account: group for (account, group), _ in sorted(votes.items(), key=lambda v: v[1])}
    stood = list(sieve.sifted(placed))
    kept = {id(c) for c in stood}
    fallen = tuple((c.claim, c.incident) for c in placed if c.ruled and id(c) not in kept)
    mentions = tuple(groups[len(found) + n] for n in range(len(story.mentions)))
    told_once = narrowed(summed((c.claim, c.incident) for c in stood))
    return Settled(tuple(told_once), fallen, mentions, accounts)


def candidates_of(seen: Sighted, story: Story, claims: Iterable[Claim]) -> tuple[list[Candidate], dict[int, int]]:
    """All that may become a claim, and in the order of the text the incident of each of them and, after them, of each mention."""
    found = list(_candidates(seen, story, list(claims)))
    answers = seen.answers
    items = [*((c.words, c.account) for c in found), *((answers.pieces.words_over(m.start, m.end), m.account) for m in story.mentions)]
    order = sorted(range(len(items)), key=lambda n: (items[n][0], n))
    groups = grouped(answers, [items[n][0] for n in order], [items[n][1] for n in order], _apart(story))
    return found, dict(zip(order, groups, strict=True))


def _apart(story: Story) -> Apart:
    number = {told.id: n for n, told in enumerate(story.accounts)}
    return frozenset((number[pair.one], number[pair.other]) for pair in story.apart if pair.reason != NO_WORDS)


def _candidates(seen: Sighted, story: Story, claims: list[Claim]) -> Iterator[Candidate]:
    """The rules' claims, and what the network proposes that is none of them."""
    number = {told.id: n for n, told in enumerate(story.accounts)}
    proposed = [made for p in proposals(seen.answers, seen.layers.text, LEAST) if (made := _proposed(seen, story, number, p))]
    for claim in claims:
        words = seen.answers.pieces.words_over(claim.start, claim.end)
        backed = max((c.sure for c in proposed if _same(c.claim, claim)), default=0.0)
        yield Candidate(voiced(seen, claim, words), words, number[claim.incident], True, backed, seen.answers)
    yield from (c for c in proposed if not any(_same(c.claim, old) for old in claims))


def _same(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end and same_answer(one, other)


def _in_the_report(seen: Sighted, proposal: Proposal) -> bool:
    """Not in the page's furniture, a caption, or the headline of another story, of which only figures of people are read."""
    passages = seen.layers.passages
    at = bisect_right(passages, proposal.start, key=lambda p: p.start) - 1
    kind = passages[at].kind if at >= 0 and proposal.start < passages[at].end else "body"
    return kind in ("headline", "body") or (kind == "related headline" and proposal.question in PEOPLE)


def _of_a_series(story: Story, proposal: Proposal) -> bool:
    """ "Its first strikes in Syria, in September": the rules take the words to speak of many events, or of none in particular."""
    return any(segment.bearing == "series" for segment in story.touching(proposal))


# Behind a figure: what is told of them is that they were hit, not that they died of it.
_HIT = re.compile(
    r"(?: [\w’'-]+){0,4} (?:was|were|been|being|got) (?:also |each |both |all )?(?:shot|hit|struck)\b"
    r"(?! (?:dead|to death)\b|[^.;]{0,40}?\b(?:and|but) (?:(?:later|then|both|all) )?(?:died|killed)\b)"
)


def _only_hit(seen: Sighted, proposal: Proposal, value: Value) -> bool:
    """ "Nine people were shot, three of them fatally": the nine are not the dead."""
    if proposal.question != "killed" or (value["low"] or 0) < 2:
        return False
    return bool(_HIT.match(seen.layers.text, value.get("focus", proposal).end))


def _proposed(seen: Sighted, story: Story, number: dict[str, int], proposal: Proposal) -> Candidate | None:
    if proposal.question == "tally" or (value := value_of(seen, proposal)) is None or _only_hit(seen, proposal, value):
        return None
    stance: Stance | None = None
    if seen.answers.over("stance", proposal.words)[1] > DENIED:
        stance = "denied"
    told = story.about(proposal)
    if not _in_the_report(seen, proposal) or (told is None and _of_a_series(story, proposal)):
        return None
    if any(total.overlaps(proposal) for total in (seen.totals if told else seen.total_sentences)):
        return None
    value = {"focus": proposal, **value}
    claim = make_claim(seen.layers, told or NOWHERE, proposal.question, Span(proposal.start, proposal.end), stance=stance, **value)
    account = number[told.id] if told else -1
    return Candidate(voiced(seen, claim, proposal.words), proposal.words, account, False, proposal.sure, seen.answers)
