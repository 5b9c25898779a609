"""One thing that two accounts have in common or differ in: what kind it is, how much of it there is, and what it says to people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from accordingto.linking.traits import Traits
from accordingto.linking.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one feature says for or against two accounts telling of one incident."""

    kind: str
    """The row of weights.tsv that it is weighed by."""
    says: str = ""
    amount: float = 1.0
    bars: bool = False
    """Whether nothing else can outweigh it."""

    @property
    def score(self) -> float:
        """Above 0 for one incident, below 0 against, in natural logarithms of the odds."""
        return WEIGHTS[self.kind] * self.amount


Feature = Callable[[Traits, Traits], Iterator[Evidence]]
