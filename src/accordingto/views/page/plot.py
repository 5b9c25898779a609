"""Figures drawn: one mark a claim on a common line, open ends as arrows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from accordingto.records import Claim

Kind = Literal["dot", "range", "from", "upto", "denied", "none"]
"""``from`` and ``upto``: an end left open; ``none``: the claim gives no figure."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim's figure on the line, in hundredths of its length."""

    kind: Kind
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A line from one round figure to another."""

    first: float
    last: float
    step: float

    def at(self, figure: float) -> float:
        """Where a figure stands, with room for a mark at both ends."""
        return round(4 + 92 * (figure - self.first) / (self.last - self.first), 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Round figures and where they stand."""
        count = round((self.last - self.first) / self.step)
        return [(self.at(self.first + i * self.step), f"{self.first + i * self.step:,.0f}") for i in range(count + 1)]


def scale(claims: Sequence[Claim]) -> Scale | None:
    """A line that holds all figures; it begins at nothing unless that would push them into a corner."""
    ends = [end for claim in claims if claim.stance == "asserted" for end in (claim.low, claim.high) if end is not None]
    if not ends:
        return None
    low, high = float(min(min(ends), 10**15)), float(min(max(ends), 10**15))
    if low < 0.6 * high or high <= 10 or any(claim.stance == "denied" for claim in claims):
        low = 0.0
    open_ended = any(claim.high is None and claim.low is not None for claim in claims)
    step = _round_step(max(1.0, high - low) * (1.15 if open_ended else 1.0) / 4)
    first = math.floor(low / step) * step
    return Scale(first, max(first + step, math.ceil(high / step) * step + (step if open_ended and high % step == 0 else 0)), step)


def mark(claim: Claim, line: Scale) -> Mark:
    """How a claim is drawn on the line."""
    if claim.stance == "unknown" or (claim.low is None and claim.high is None and claim.stance != "denied"):
        return Mark("none", 50, 50)
    low = line.at(max(line.first, min(claim.low or 0, line.last)))
    high = line.at(max(line.first, min(claim.high, line.last))) if claim.high is not None else 98.0
    if claim.stance == "denied":
        return Mark("denied", low, low)
    if claim.low is None:
        return Mark("upto", 2.0, high)
    if claim.high is None:
        return Mark("from", low, high)
    return Mark("dot", low, low) if claim.low == claim.high else Mark("range", low, high)


def _round_step(rough: float) -> float:
    size = 10 ** math.floor(math.log10(max(rough, 1)))
    return float(next(size * factor for factor in (1, 2, 5, 10) if size * factor >= rough))
