"""A report's accounts by what the rules and the network found together."""

from collections import Counter
from dataclasses import dataclass, replace

from accordingto.reading.layers import Layers
from accordingto.reading.learned.settling import Settled, settled
from accordingto.reading.learned.sieve import shipped
from accordingto.reading.learned.values import Sighted
from accordingto.reading.model.answers import Answers
from accordingto.reading.story import NO_WORDS, Story
from accordingto.reading.story.segments import Segment
from accordingto.reading.words import telling_words
from accordingto.records import Account, Claim, Mention, Offset, Span, ToldApart, quoting


@dataclass(frozen=True, slots=True)
class Accounts:
    """What a report tells of each of its incidents, and which of them it keeps apart."""

    accounts: tuple[Account, ...]
    apart: tuple[ToldApart, ...]


def accounts_of(seen: Sighted, story: Story, claims: tuple[Claim, ...]) -> Accounts:
    """The rules' claims sifted, the network's added, and both sorted by incident."""
    layers, answers = seen.layers, seen.answers
    found = settled(seen, story, claims, shipped())
    count = 1 + max((n for n in (*(n for _, n in found.claims), *(n for _, n in found.unsure), *found.mentions)), default=-1)
    main = _main(answers, found)
    ids = {number: f"{layers.report.id}.{place}" for place, number in enumerate(sorted(range(count), key=lambda n: (n != main, n)), 1)}
    spoken = _segments(story, found)
    made = tuple(_account(layers, story, found, ids, number, main, spoken.get(number, [])) for number in ids)
    return Accounts(made, tuple(_apart(story, found, ids)))


def _main(answers: Answers, found: Settled) -> int:
    """The incident that the report is mainly about: most of what is said of it speaks, to the network, of the main one."""
    votes: Counter[int] = Counter()
    for claim, number in found.claims:
        votes[number] += int(1000 * answers.over("main", answers.pieces.words_over(claim.start, claim.end))[1])
    return max(votes, key=lambda n: (votes[n], -n), default=0)


def _segments(story: Story, found: Settled) -> dict[int, list[Segment]]:
    """The segments that speak of each incident: most of what a segment holds decides, else its account."""
    held: dict[int, Counter[int]] = {}
    at = 0
    for claim, number in sorted(found.claims, key=lambda c: c[0].start):
        while at < len(story.segments) and story.segments[at][0].end <= claim.start:
            at += 1
        if at < len(story.segments) and story.segments[at][0].start <= claim.start:
            held.setdefault(at, Counter())[number] += 1
    spoken: dict[int, list[Segment]] = {}
    for at, (segment, account) in enumerate(story.segments):
        number_of = held[at].most_common(1)[0][0] if at in held else found.accounts.get(account)
        if number_of is not None:
            spoken.setdefault(number_of, []).append(segment)
    return {number: sorted(mine, key=lambda s: s.kind == "headline") for number, mine in spoken.items()}


def _account(layers: Layers, story: Story, found: Settled, ids: dict[int, str], number: int, main: int, segments: list[Segment]) -> Account:
    report = layers.report.id
    claims = [replace(_moved(story, found, ids, claim), incident=ids[number]) for claim, n in found.claims if n == number]
    mentions = [m for m, n in zip(story.mentions, found.mentions, strict=True) if n == number]
    known = {c.id for c in claims}
    return Account(
        id=ids[number],
        report=report,
        type=_type(claims, [m.type for m in mentions]),
        main=number == main,
        mentions=tuple(Mention(report, ids[number], m.start, m.end, quoting(layers.text, m)) for m in mentions),
        claims=tuple(replace(c, part_of=c.part_of if c.part_of in known else None) for c in claims),
        unsure=tuple(replace(claim, incident=ids[number], offset=None) for claim, n in found.unsure if n == number),
        headline_only=bool(segments) and all(s.kind == "related headline" for s in segments),
        words=telling_words(layers.text, segments or [Span(c.start, c.end) for c in claims]),
    )


def _type(claims: list[Claim], mentioned: list[str]) -> str:
    """What it is most often called; of equals, what it is called first."""
    said = [c.value for c in claims if c.question == "type" and c.stance == "asserted" and c.value]
    counted = Counter([*said, *(kind for kind in mentioned if kind != "other")])
    return max(counted, key=lambda kind: counted[kind], default="other")


def _moved(story: Story, found: Settled, ids: dict[int, str], claim: Claim) -> Claim:
    """A date told by another incident goes with it."""
    if claim.offset is None:
        return claim
    anchor = next(n for n, told in enumerate(story.accounts) if told.id == claim.offset.incident)
    return replace(claim, offset=Offset(ids[found.accounts[anchor]], claim.offset.days)) if anchor in found.accounts else claim


def _apart(story: Story, found: Settled, ids: dict[int, str]) -> list[ToldApart]:
    """Every two incidents of one report, with the rules' words for it where they have any."""
    number = {told.id: found.accounts.get(n) for n, told in enumerate(story.accounts)}
    reasons: dict[tuple[int, int], str] = {}
    for pair in story.apart:
        one, other = number[pair.one], number[pair.other]
        if one is not None and other is not None and one != other:
            reasons.setdefault((min(one, other), max(one, other)), pair.reason)
    pairs = ((one, other) for other in range(len(ids)) for one in range(other))
    return [ToldApart(ids[one], ids[other], reasons.get((one, other), NO_WORDS)) for one, other in pairs]
