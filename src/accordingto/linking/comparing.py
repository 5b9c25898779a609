"""Every comparison made once, and made again only where an account or the rarity of what it shares has changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from accordingto.linking.candidates import WIDEST, partners
from accordingto.linking.compare import Comparison, alone, among_others
from accordingto.linking.features.evidence import Evidence
from accordingto.linking.index import LOOKED_UP, Index
from accordingto.linking.judging import Pair, ordered
from accordingto.linking.traits import Traits


@dataclass(slots=True)
class Comparisons:
    """The accounts, whom each is compared with, and what came of it; the same whatever the order they came in."""

    index: Index = field(default_factory=Index)
    traits: dict[str, Traits] = field(default_factory=dict)
    partners: dict[str, set[str]] = field(default_factory=dict)
    alone: dict[Pair, tuple[Evidence, ...]] = field(default_factory=dict)
    """What two accounts say by themselves: never out of date."""
    met: dict[Pair, Comparison] = field(default_factory=dict)
    asked: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """By account, all those that it was ever compared with."""

    def add(self, accounts: Iterable[Traits]) -> set[str]:
        """Take accounts in; gives all those whose comparisons may have changed."""
        shifted: set[str] = set()
        fresh: set[str] = set()
        for traits in accounts:
            fresh.add(traits.id)
            self.traits[traits.id] = traits
            shifted.update(self.index.add(traits))
        return self._renewed(fresh, shifted)

    def remove(self, accounts: Iterable[str]) -> set[str]:
        """Forget accounts; gives all others whose comparisons may have changed."""
        shifted: set[str] = set()
        left: set[str] = set()
        for account in accounts:
            shifted.update(self.index.remove(self.traits.pop(account)))
            left |= self._unpartnered(account)
            for other in self.asked.pop(account, set()):
                self.asked[other].discard(account)
                self.alone.pop(ordered(account, other), None)
                self.met.pop(ordered(account, other), None)
        return self._renewed(set(), shifted) | (left & self.traits.keys())

    def meet(self, one: str, other: str) -> Comparison:
        """The comparison of two accounts, candidates or not."""
        pair = ordered(one, other)
        if pair not in self.met:
            a, b = self.traits[pair[0]], self.traits[pair[1]]
            if pair not in self.alone:
                self.alone[pair] = alone(a, b)
                self.asked[pair[0]].add(pair[1])
                self.asked[pair[1]].add(pair[0])
            self.met[pair] = among_others(a, b, self.alone[pair], self.index)
        return self.met[pair]

    def of(self, account: str) -> Iterator[tuple[str, Comparison]]:
        """An account's comparisons with its candidates."""
        for other in sorted(self.partners[account]):
            yield other, self.meet(account, other)

    def _renewed(self, fresh: set[str], shifted: Iterable[str]) -> set[str]:
        stale: set[str] = set()
        moved = set(fresh)
        for key in shifted:
            members = self.index.members.get(key, set())
            if not key.startswith(LOOKED_UP):
                stale |= members
            if len(members) <= WIDEST:
                moved |= members
        for account in stale:
            self.index.lengths.pop(account, None)
            for other in self.asked[account]:
                self.met.pop(ordered(account, other), None)
        for account in sorted(moved):
            stale |= self._repartnered(account)
        return stale | fresh

    def _repartnered(self, account: str) -> set[str]:
        """Look an account's candidates up again; gives those that it has gained or lost, with itself."""
        old, new = self.partners.get(account, set()), partners(self.traits[account], self.index, self.traits)
        self.partners[account] = new
        for other in new - old:
            self.partners.setdefault(other, set()).add(account)
        for other in old - new:
            self.partners[other].discard(account)
        return (old ^ new) | {account} if old != new else set()

    def _unpartnered(self, account: str) -> set[str]:
        others = self.partners.pop(account, set())
        for other in others:
            self.partners[other].discard(account)
        return others
