"""Who shares what: the accounts under each key, and how rare a key is, in steps so coarse that a new report moves few of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from math import fsum, log, sqrt
from typing import NamedTuple

from accordingto.linking.kept import Kept
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


class Shift(NamedTuple):
    """A key that has become rarer or more common by a step."""

    sharing: tuple[str, ...]
    """Who shares it now."""
    least: int
    """How many did or do, whichever is less."""


@dataclass(slots=True)
class Index:
    """Accounts by the words that they use and the days, places and actors that they name; it grows and shrinks by single accounts."""

    kept: Kept = field(default_factory=Kept)
    lengths: dict[str, float] = field(default_factory=dict)
    """Of each account's words, for the cosine; worked out when asked for."""
    _sizes: dict[str, int] = field(default_factory=dict)
    """Steps looked up before."""

    def add(self, accounts: Iterable[Traits]) -> dict[str, Shift]:
        """Take accounts in; gives the keys whose step changed."""
        fresh: dict[str, list[str]] = defaultdict(list)
        for traits in accounts:
            for key in keys_of(traits):
                fresh[key].append(traits.id)
        return {key: shift for key, ids in fresh.items() if (shift := self._joined(key, ids))}

    def remove(self, accounts: Iterable[Traits]) -> dict[str, Shift]:
        """Forget accounts; gives the keys whose step changed."""
        gone: dict[str, set[str]] = defaultdict(set)
        for traits in accounts:
            self.lengths.pop(traits.id, None)
            for key in keys_of(traits):
                gone[key].add(traits.id)
        return {key: shift for key, ids in gone.items() if (shift := self._left(key, ids))}

    def _joined(self, key: str, ids: Sequence[str]) -> Shift | None:
        before = self.kept.counts.get(key, 0)
        if before >= COMMON:
            return None
        sharing = (*self.kept.sharing.get(key, ()), *ids)
        self._write(key, sharing)
        return Shift(sharing, before) if step(before) != step(len(sharing)) else None

    def _left(self, key: str, ids: Set[str]) -> Shift | None:
        before = self.kept.counts[key]
        if before >= COMMON:  # nobody knows any more who shares it: what was common once stays so
            return None
        left = tuple(account for account in self.kept.sharing[key] if account not in ids)
        self._write(key, left)
        return Shift(left, len(left)) if step(before) != step(len(left)) else None

    def _write(self, key: str, sharing: tuple[str, ...]) -> None:
        self._sizes.pop(key, None)
        if not sharing:
            del self.kept.counts[key], self.kept.sharing[key]
            return
        self.kept.counts[key] = min(len(sharing), COMMON)
        if len(sharing) < COMMON:
            self.kept.sharing[key] = sharing
        else:
            self.kept.sharing.pop(key, None)

    def sharing(self, key: str) -> tuple[str, ...]:
        """The accounts that share a key; none once it is common."""
        return self.kept.sharing.get(key, ())

    def size(self, key: str) -> int:
        """How many accounts share a key, to the step."""
        if key not in self._sizes:
            self._sizes[key] = step(self.kept.counts.get(key, 0))
        return self._sizes[key]

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
        return fsum(weight(self.size(word)) for word in words)


def keys_of(traits: Traits) -> Iterable[str]:
    """All that an account may share with another; words stand bare, the rest has a space in it."""
    yield from traits.words
    yield from traits.spots
    yield from traits.seasons
    yield from traits.beside
    yield from traits.areas
    yield from traits.doers
    yield from (f"named {first} {last}" for first, last in traits.people)
