"""How many: killed, injured, bombs, aircraft."""

from collections.abc import Iterator

from accordingto.linking.features.evidence import Evidence
from accordingto.linking.traits import Figure, Traits
from accordingto.records import PEOPLE

MOST_AGAINST = 2
"""Differing counts that are weighed: accounts of one event differ in them more than in anything else."""
LARGE = 14
"""A count that tells all a count can: two accounts of two killed may be of anything."""
_WORDS = {"munitions": "bombs or missiles"}


def same_figures(one: Traits, other: Traits) -> Iterator[Evidence]:
    """The counts: equal large ones tell much; people's counts may grow, bombs and jets of one raid may not."""
    against: list[Evidence] = []
    for key in sorted(one.counts.keys() & other.counts.keys()):
        best = max((_figures(a, b) for a in one.counts[key] for b in other.counts[key]), key=lambda e: (e.score, e.says))
        if best.score < 0:
            against.append(best)
        else:
            yield best
    yield from sorted(against, key=lambda e: (e.score, e.says))[:MOST_AGAINST]


def _figures(a: Figure, b: Figure) -> Evidence:
    what = _WORDS.get(a.question, a.question) + ("" if a.group == "all" else f" ({a.group})")
    low, high = sorted((a.low, b.low))
    if low == high and (a.high is None) == (b.high is None):
        return Evidence("figure same", f"{low} {what} in both", min(1.0, (low + 2) / LARGE))
    if (a.high is None and b.low >= a.low) or (b.high is None and a.low >= b.low):
        return Evidence("figure fits")
    says = f"{a.low} {what} against {b.low}"
    if a.question not in PEOPLE and a.exact and b.exact:
        return Evidence("figure other, of things", says)
    far, close = high > 3 * low + 2, high <= 1.4 * low + 1
    return Evidence("figure far" if far else "figure close" if close else "figure other", says)
