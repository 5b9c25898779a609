"""Counts put side by side: which say the same, and from where to where they run."""

from collections.abc import Iterable, Sequence

from accordingto.records import Claim

ABOUT = 0.1
"""How far from it "about 20" still means the same: a tenth, and one at least."""


def bounds(claim: Claim) -> tuple[int, int | None]:
    """The figures that a claim allows; None above where it is open: one victim told of does not say there was no other."""
    low = claim.low or 0
    if not claim.explicit and low:
        return low, None
    if claim.comparator == "about" and claim.high is not None:
        spare = max(1, round(low * ABOUT))
        return max(0, low - spare), claim.high + spare
    return low, claim.high


def meet(one: tuple[int, int | None], other: tuple[int, int | None]) -> tuple[int, int | None] | None:
    """The figures that both allow; None where there is none."""
    low = max(one[0], other[0])
    highs = [high for high in (one[1], other[1]) if high is not None]
    high = min(highs) if highs else None
    return None if high is not None and high < low else (low, high)


def sides_of(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims grouped by what they say; closed figures first, so that "at least 5" stands with the nearest that it allows."""
    sides: list[tuple[tuple[int, int | None], list[Claim]]] = []
    for claim in sorted(claims, key=_closed_first):
        allowed = bounds(claim)
        fits = [(abs(common[0] - allowed[0]), i, common) for i, (side, _) in enumerate(sides) if (common := meet(side, allowed))]
        if fits:
            _, i, common = min(fits, key=lambda fit: fit[:2])
            sides[i] = (common, [*sides[i][1], claim])
        else:
            sides.append((allowed, [claim]))
    return [members for _, members in sides]


def _closed_first(claim: Claim) -> tuple[bool, bool, int, int, str]:
    width = -1 if claim.high is None else claim.high - (claim.low or 0)
    return not claim.explicit or claim.high is None, claim.comparator != "exactly", width, claim.low or 0, claim.id


def run(claims: Iterable[Claim], lowering: Iterable[Claim] | None = None) -> tuple[int | None, int | None]:
    """From the lowest to the highest figure that these claims assert; open above only where one open figure is all there is.

    "Up to 70" tells a top only: where nobody says more, there is no low. ``lowering``: those of the claims that the low is taken from.
    """
    told = [claim for claim in claims if claim.low is not None]
    told = [claim for claim in told if claim.comparator != "vague"] or told
    given = max((claim.high or claim.low or 0 for claim in told if claim.explicit), default=0)
    told = [claim for claim in told if claim.explicit or (claim.low or 0) > given] or told
    bottoms = [claim for claim in told if claim.comparator != "at_most"]
    tops = [(claim.low or 0) if claim.high is None else claim.high for claim in told]
    if not bottoms:
        return None, max(tops, default=None)
    kept = {claim.id for claim in (bottoms if lowering is None else lowering)}
    low, top = min(claim.low or 0 for claim in [c for c in bottoms if c.id in kept] or bottoms), max(tops)
    return low, None if top == low and all(claim.high is None for claim in told if claim.id in kept) else top


def common(claims: Sequence[Claim]) -> tuple[int | None, int | None]:
    """What one side's claims come to together: the figures as given where one is exact, else what all allow."""
    exact = [claim for claim in claims if claim.low is not None and claim.low == claim.high]
    precise = [claim for claim in exact if claim.comparator != "about"] or exact
    if precise:
        return min(c.low for c in precise if c.low is not None), max(c.high for c in precise if c.high is not None)
    allowed: tuple[int, int | None] = (claims[0].low or 0, claims[0].high)
    for claim in claims[1:]:
        allowed = meet(allowed, (claim.low or 0, claim.high)) or allowed
    return allowed
