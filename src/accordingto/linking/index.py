"""Who shares what: the accounts under each key, and how rare a key is, in steps so coarse that a new report moves few of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import lru_cache
from math import fsum, log, sqrt

from accordingto.linking.traits import Traits

STEP = 4
"""Each step of rarity holds this many times the accounts of the one before."""
COMMON = 1024
"""Accounts above which a word is as common as can be."""
OF_ALL = 512
"""The number of accounts that rarity is reckoned from, whatever the real one: a new account must not change every weight."""

LOOKED_UP = ("season ", "named ", "beside ")
"""How keys begin that bring accounts together and that no comparison weighs."""


@lru_cache(maxsize=4096)
def step(count: int) -> int:
    """The count that stands for this one: 1, 4, 16, 64 …"""
    stands = 1
    while stands * STEP <= count and stands < COMMON:
        stands *= STEP
    return stands


@lru_cache(maxsize=64)
def weight(stands: int) -> float:
    """What sharing a word tells that so many accounts use, squared for the cosine."""
    return log(1 + OF_ALL / stands) ** 2


@dataclass(slots=True)
class Index:
    """Accounts by the words that they use and the days, places and actors that they name; it grows and shrinks by single accounts."""

    members: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lengths: dict[str, float] = field(default_factory=dict)
    """Of each account's words, for the cosine; worked out when asked for."""

    def add(self, traits: Traits) -> Iterator[str]:
        """Take an account in; yields the keys whose step changed."""
        for key in keys_of(traits):
            before = step(len(self.members[key]))
            self.members[key].add(traits.id)
            if step(len(self.members[key])) != before:
                yield key

    def remove(self, traits: Traits) -> Iterator[str]:
        """Forget an account; yields the keys whose step changed."""
        self.lengths.pop(traits.id, None)
        for key in keys_of(traits):
            before = step(len(self.members[key]))
            self.members[key].discard(traits.id)
            if step(len(self.members[key])) != before:
                yield key
            if not self.members[key]:
                del self.members[key]

    def size(self, key: str) -> int:
        """How many accounts share a key, to the step."""
        return step(len(self.members.get(key, ())))

    def likeness(self, one: Traits, other: Traits) -> float:
        """Cosine of the two accounts' words, weighed by rarity: 0 to 1."""
        length = self._length(one) * self._length(other)
        return self._sum(one.words & other.words) / length if length else 0.0

    def rarest(self, one: Traits, other: Traits, most: int = 4) -> list[str]:
        """The shared words that tell most."""
        return sorted(one.words & other.words, key=lambda word: (self.size(word), word))[:most]

    def _length(self, traits: Traits) -> float:
        if traits.id not in self.lengths:
            self.lengths[traits.id] = sqrt(self._sum(traits.words))
        return self.lengths[traits.id]

    def _sum(self, words: Set[str]) -> float:
        return fsum(weight(step(len(self.members[word]))) for word in words)


def keys_of(traits: Traits) -> Iterable[str]:
    """All that an account may share with another; words stand bare, the rest has a space in it."""
    yield from traits.words
    yield from traits.spots
    yield from traits.seasons
    yield from traits.beside
    yield from traits.areas
    yield from traits.doers
    yield from (f"named {first} {last}" for first, last in traits.people)
