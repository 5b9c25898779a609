"""Who said it, where the rules hear only the outlet and the network hears somebody."""

from dataclasses import replace

from accordingto.reading.layers import Attribution
from accordingto.reading.learned.values import Sighted
from accordingto.reading.model.answers import Words
from accordingto.records import Claim, Span

SURE = 0.75
"""Probability from which the network's word for the origin is believed."""


def voiced(seen: Sighted, claim: Claim, words: Words) -> Claim:
    """The claim under the origin that the network ties it to, if that is one that the rules know; the rules' own answers stand."""
    if claim.origin.name:
        return claim
    word, likely = seen.answers.linked("origin", words)
    if word is None or likely.max() < SURE:
        return claim
    said = _said_by(seen, word)
    if said is None:  # "he", "the group": whom it takes up may speak elsewhere
        before, _ = seen.answers.linked("same", (word, word + 1))
        said = None if before is None else _said_by(seen, before)
    return replace(claim, origin=said.origin, via=said.via) if said else claim


def _said_by(seen: Sighted, word: int) -> Attribution | None:
    span = Span(int(seen.answers.pieces.starts[word]), int(seen.answers.pieces.ends[word]))
    return next((a for a in seen.layers.attributions if a.source and a.source.overlaps(span) and a.origin.name), None)
