"""The one place where claims are made, so that every one of them has its quote, origin and sentence."""

from bisect import bisect_right
from itertools import islice, takewhile

from accordingto.reading.layers import Attribution, Layers
from accordingto.reading.story import Told
from accordingto.records import (
    OWN_VOICE,
    Claim,
    Comparator,
    Offset,
    Origin,
    Place,
    Sentence,
    Span,
    Stance,
    quoting,
    short_id,
)

LONGEST_SENTENCE = 1200
"""Characters of context kept with a claim: a wall of text without full stops must not fill the record."""

Chain = tuple[Origin, tuple[str, ...]]
"""Who is said to know, and who passed it on."""


def make_claim(
    layers: Layers,
    told: Told,
    question: str,
    span: Span,
    *,
    focus: Span | None = None,
    group: str | None = None,
    low: int | None = None,
    high: int | None = None,
    comparator: Comparator | None = None,
    value: str | None = None,
    explicit: bool = True,
    stance: Stance | None = None,
    offset: Offset | None = None,
    part_of: str | None = None,
    place: Place | None = None,
    chain: Chain | None = None,
) -> Claim:
    """A claim on one question, quoted from ``span``; its origin is who is said to say ``focus`` (the value's own words).

    A reader that knows who said it gives ``chain``: the origin, and who passed it on.
    """
    report = layers.report
    said = attribution_of(layers, focus or span)
    origin, via = chain or ((said.origin, said.via) if said else (OWN_VOICE, ()))
    if stance is None:
        stance = said.stance if said else "asserted"
    return Claim(
        id=short_id("c", report.id, question, span.start, span.end, group, low, high, value, origin.name, stance),
        report=report.id,
        incident=told.id,
        question=question,
        start=span.start,
        end=span.end,
        quote=quoting(layers.text, span),
        group=group,
        low=low,
        high=high,
        comparator=comparator,
        value=value,
        explicit=explicit,
        stance=stance,
        origin=origin,
        via=via,
        outlet=report.outlet,
        sentence=sentence_of(layers, span),
        offset=offset,
        part_of=part_of,
        headline=told.headline_only or _in_headline(layers, span),
        place=place,
    )


def attribution_of(layers: Layers, span: Span) -> Attribution | None:
    """The narrowest attribution whose content covers most of the span; None is the outlet's own voice."""
    covering = [
        (stretch.end - stretch.start, stretch.rank)
        for stretch in layers.said_over(span)
        if 2 * (min(stretch.end, span.end) - max(stretch.start, span.start)) > span.end - span.start
    ]
    return layers.attributions[min(covering)[1]] if covering else None


def sentence_of(layers: Layers, span: Span) -> Sentence:
    """The sentences that the span touches, as one stretch."""
    first = bisect_right(layers.sentences, span.start, key=lambda s: s.end)
    touched = list(takewhile(lambda s: s.start < span.end, islice(layers.sentences, first, None)))
    start = min([span.start, *(s.start for s in touched)])
    end = max([span.end, *(s.end for s in touched)])
    if end - start > LONGEST_SENTENCE:
        spare = max(0, LONGEST_SENTENCE - (span.end - span.start)) // 2
        start, end = max(start, span.start - spare), min(end, span.end + spare)
    return Sentence(start, end, layers.text[start:end])


def _in_headline(layers: Layers, span: Span) -> bool:
    first = bisect_right(layers.passages, span.start, key=lambda p: p.end)
    touched = takewhile(lambda p: p.start < span.end, islice(layers.passages, first, None))
    return any(p.kind in ("headline", "related headline") for p in touched)
