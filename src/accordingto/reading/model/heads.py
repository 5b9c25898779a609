"""What the network answers about each word, and where each answer stands among its outputs."""

from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from accordingto.records import TYPES

ROLES: Final = (
    "killed injured missing arrested displaced munitions strikes aircraft targets when where actor target weapon type tally".split()
)
"""The questions that a stretch of text may answer, and the running total, which answers none of one incident's."""
GROUPS: Final = ("all", "civilians", "children", "women", "men", "combatants", "security forces", "perpetrators", "other")
STANCES: Final = ("asserted", "denied", "unknown")
NAMES: Final = ("PER", "ORG", "LOC")
"""Universal NER's three kinds of name (Mayhew et al. 2024)."""
PARTS: Final = ("source", "cue", "content")
"""Of an attribution, in PolNeAR's terms."""
KINDS: Final = tuple(TYPES)
LINK_WIDTH: Final = 64
LINKS: Final = ("incident", "origin", "same")
"""incident: both speak of one event; origin: the words that stand for who said it; same: the words that this one takes up."""


@dataclass(frozen=True, slots=True)
class Head:
    """One answer a word: ``classes`` outputs from ``start`` on."""

    name: str
    start: int
    classes: int

    @property
    def end(self) -> int:
        """Where the next head starts."""
        return self.start + self.classes


def _heads() -> dict[str, Head]:
    spans = [f"role:{role}" for role in ROLES] + [f"part:{part}" for part in PARTS] + ["mention"]
    sizes = {
        **dict.fromkeys(spans, 3),  # outside, first word, further word
        "name": 1 + 2 * len(NAMES),
        "kind": len(KINDS),
        "stance": len(STANCES),
        "group": len(GROUPS),
        "main": 2,
        "happened": 3,
    }
    starts = accumulate(sizes.values(), initial=0)
    return {name: Head(name, start, size) for (name, size), start in zip(sizes.items(), starts, strict=False)}


HEADS: Final = _heads()
WIDTH: Final = sum(head.classes for head in HEADS.values())
"""Outputs a word, all heads together."""
