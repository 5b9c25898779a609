"""A model's answer made into a reading: nothing of its own words gets in, only stretches of the report that it points at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from accordingto.reading.claims import sentence_of
from accordingto.reading.layers import Layers
from accordingto.reading.quotations import find_quotations
from accordingto.reading.reader import lay
from accordingto.reading.served.claims import LONGEST_QUOTE, Telling, claim_of
from accordingto.reading.served.quoting import TOO_LONG, Unsupported
from accordingto.reading.served.sifting import Sifting, formed
from accordingto.reading.story import Told
from accordingto.reading.tallies import find_tallies
from accordingto.reading.words import telling_words
from accordingto.records import Account, Claim, Mention, Reading, Report, Span, ToldApart, quoting, short_id

NOTHING_TO_SHOW = "an incident that nothing in the report was quoted for"
TOO_MANY = "an answer beyond the thousand that one report may get"
MOST_ANSWERS = 1_000
MOST_INCIDENTS = 100


def reading_of(report: Report, answer: dict[str, Any], reader: str) -> Reading:
    """The reading that the report bears out; quotations and running totals are the rules' own."""
    sifting = Sifting(lay(report))
    tellings = list(_tellings(sifting, answer["incidents"]))
    accounts = list(_told_apart(sifting.kept(tellings, lambda telling: _account(sifting, telling, tellings))))
    return Reading(
        report=replace(report, text="", reader=reader, dropped=sifting.dropped()),
        accounts=tuple(accounts),
        apart=tuple(ToldApart(one.id, other.id, "the reader tells them apart") for n, other in enumerate(accounts) for one in accounts[:n]),
        quotations=find_quotations(sifting.layers),
        tallies=find_tallies(sifting.layers),
    )


def _told_apart(accounts: Iterable[Account]) -> Iterator[Account]:
    """The accounts; a claim that an earlier one makes word for word has an id of its own, for a judgement on one is none on the other."""
    taken: set[str] = set()
    for account in accounts:
        claims = tuple(replace(c, id=short_id("c", c.id, account.id)) if c.id in taken else c for c in account.claims)
        taken.update(claim.id for claim in claims)
        yield replace(account, claims=claims)


def _tellings(sifting: Sifting, incidents: Sequence[Any]) -> Iterator[Telling]:
    """The incidents in the order of the answer; the first that is called the main one is it."""
    sound = list(sifting.kept(incidents[:MOST_INCIDENTS], lambda item: formed(item, "incident")))
    sifting.drop(TOO_MANY, len(incidents[MOST_INCIDENTS:]))
    main = next((n for n, item in enumerate(sound) if item["main"]), 0)
    left = MOST_ANSWERS
    for n, item in enumerate(sound):
        claims, mentions = item["claims"][:left], item["mentions"][:left]
        sifting.drop(TOO_MANY, len(item["claims"][left:]) + len(item["mentions"][left:]))
        left -= max(len(claims), len(mentions))
        spans = tuple(dict.fromkeys(sifting.kept(mentions, lambda mention: _mention(sifting, mention))))
        told = Told(f"{sifting.layers.report.id}.{n + 1}", item["type"], n == main, _in_related_headlines(sifting.layers, spans))
        yield Telling(told, spans, claims)


def _mention(sifting: Sifting, item: Any) -> Span:
    item = formed(item, "mention")
    span = sifting.quotes.find(item["quote"], int(item["occurrence"]))
    if span.end - span.start > LONGEST_QUOTE:
        raise Unsupported(TOO_LONG)
    return span


def _in_related_headlines(layers: Layers, spans: Sequence[Span]) -> bool:
    related = [passage for passage in layers.passages if passage.kind == "related headline"]
    return bool(spans) and all(any(passage.holds(span) for passage in related) for span in spans)


def _account(sifting: Sifting, telling: Telling, tellings: Sequence[Telling]) -> Account:
    told, layers = telling.told, sifting.layers
    claims = _apart({claim.id: claim for claim in sifting.kept(telling.claims, lambda item: claim_of(sifting, item, telling, tellings))})
    spans = telling.mentions or tuple(Span(claim.start, claim.end) for claim in claims[:1])
    if not spans:
        raise Unsupported(NOTHING_TO_SHOW)
    stretches = dict.fromkeys(sentence_of(layers, span) for span in (*spans, *(Span(claim.start, claim.end) for claim in claims)))
    return Account(
        id=told.id,
        report=layers.report.id,
        type=told.type,
        main=told.main,
        mentions=tuple(Mention(layers.report.id, told.id, m.start, m.end, quoting(layers.text, m)) for m in spans),
        claims=claims,
        headline_only=told.headline_only,
        words=telling_words(layers.text, stretches),
    )


def _apart(claims: dict[str, Claim]) -> tuple[Claim, ...]:
    """The claims in the order of the text, each answer of a source once."""
    first: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims.values(), key=lambda c: (c.headline, c.start)):
        answer = (claim.question, claim.group, claim.low, claim.high, claim.value, claim.offset, claim.stance, claim.origin.name)
        first.setdefault(answer, claim)
    return tuple(sorted(first.values(), key=lambda c: (c.start, c.end, c.question)))
