"""Fitting the weights of linking: a logistic model over the kinds of evidence, drawn towards the weights set by hand.

What the set at hand says little of keeps the weight that it was given by hand; what it says much of moves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accordingto.linking.compare import Comparison
from accordingto.linking.weights import rows

Floats = NDArray[np.float64]
DRAWN = 16.0
"""How strongly a weight is drawn to the one set by hand; 2 fits gva as well, and other sets worse."""
HELD = (
    "day next", "day other", "type other", "round other", "published before it happened",
    "nothing of when", "day same weekday", "numbered together", "numbered apart", "words unlike, one outlet",
    "crowd of spots", "crowd of places", "crowd of actors",
)  # fmt: skip
"""Kinds that keep the weight set by hand: US shootings come in no rounds, seldom many to a town and day, and
nearly always with a date of publication; an outlet of theirs seldom tells of two that are alike."""
HOLD = 1e6
STEPS = 30


@dataclass(frozen=True, slots=True)
class Pairs:
    """Compared pairs: how much of each kind of evidence, and whether they are of one incident."""

    kinds: tuple[str, ...]
    amounts: Floats
    same: Floats
    folds: NDArray[np.int64]
    """Of each pair's two incidents."""


def by_hand() -> dict[str, float]:
    """The weights set by hand."""
    return {kind: hand for kind, _, hand in rows()}


def pairs(compared: Iterable[Comparison], incident_of: Mapping[str, str], fold_of: Mapping[str, int]) -> Pairs:
    """The comparisons between accounts whose incidents are known; barred ones are decided already."""
    kinds = tuple(by_hand())
    column = {kind: n for n, kind in enumerate(kinds)}
    known = [c for c in compared if c.one in incident_of and c.other in incident_of and not c.barred]
    amounts = np.zeros((len(known), len(kinds)))
    for row, comparison in enumerate(known):
        for evidence in comparison.evidence:
            amounts[row, column[evidence.kind]] += evidence.amount
    same = np.array([incident_of[c.one] == incident_of[c.other] for c in known], dtype=np.float64)
    folds = np.array([[fold_of[incident_of[c.one]], fold_of[incident_of[c.other]]] for c in known], dtype=np.int64)
    return Pairs(kinds, amounts, same, folds)


def fit(data: Pairs, use: NDArray[np.bool_] | None = None, drawn: float = DRAWN) -> dict[str, float]:
    """The weights that explain the pairs best, by Newton's method."""
    kept = np.ones(len(data.same), dtype=bool) if use is None else use
    x, y = data.amounts[kept], data.same[kept]
    hand = by_hand()
    start = np.array([hand[kind] for kind in data.kinds])
    pull = np.array([0.01 if kind == "in all" else HOLD if kind in HELD else drawn for kind in data.kinds])
    weights = start.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (y - p) - pull * (weights - start)
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(pull), gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return {kind: round(float(weight), 2) for kind, weight in zip(data.kinds, weights, strict=True)}
