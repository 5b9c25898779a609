"""Every comparison made once, and made again only where an account or the rarity of what it shares has changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from accordingto.linking.candidates import WIDEST, partners
from accordingto.linking.compare import Comparison, alone, among_others
from accordingto.linking.features.evidence import Evidence
from accordingto.linking.index import LOOKED_UP, Index, Shift
from accordingto.linking.judging import Pair, ordered
from accordingto.linking.kept import Kept
from accordingto.linking.traits import Traits, traits_of


class Known(dict[str, Traits]):
    """The traits of accounts, taken from their readings when first asked for."""

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self._kept = kept

    def ahead(self, accounts: Iterable[str]) -> None:
        """Have those that are not known yet at hand."""
        self._kept.read_ahead([account for account in accounts if account not in self])

    def __missing__(self, account: str) -> Traits:
        reading = self._kept.readings[self._kept.report_of[account]]
        self[account] = traits_of(reading.report, next(told for told in reading.accounts if told.id == account))
        return self[account]


@dataclass(slots=True)
class Comparisons:
    """The accounts, whom each is compared with, and what came of it; the same whatever the order they came in."""

    kept: Kept = field(default_factory=Kept)
    index: Index = field(init=False)
    traits: Known = field(init=False)
    alone: dict[Pair, tuple[Evidence, ...]] = field(default_factory=dict)
    """What two accounts say by themselves: never out of date."""
    met: dict[Pair, Comparison] = field(default_factory=dict)
    asked: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """By account, all those that it was ever compared with."""

    def __post_init__(self) -> None:
        self.index, self.traits = Index(self.kept), Known(self.kept)

    def __contains__(self, account: str) -> bool:
        return account in self.kept.report_of

    def add(self, accounts: Iterable[Traits]) -> set[str]:
        """Take accounts in; gives all those whose comparisons may have changed, save with them."""
        fresh = {traits.id: traits for traits in accounts}
        self.traits |= fresh
        self.kept.times.update({traits.id: traits.times for traits in fresh.values()})
        return self._renewed(fresh.keys(), self.index.add(fresh.values()))

    def remove(self, accounts: Iterable[str]) -> set[str]:
        """Forget accounts; gives all others whose comparisons may have changed."""
        gone = {account: self.traits[account] for account in accounts}
        shifted = self.index.remove(gone.values())
        left = {other for account in gone for other in self.kept.partners.pop(account, ())} - gone.keys()
        for other in left:
            self.kept.partners[other] = tuple(account for account in self.kept.partners[other] if account not in gone)
        for account in gone:
            del self.traits[account], self.kept.times[account]
            for other in self.asked.pop(account, set()):
                self.asked[other].discard(account)
                self.alone.pop(ordered(account, other), None)
                self.met.pop(ordered(account, other), None)
        return self._renewed(frozenset(), shifted) | left

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
        partners = self.kept.partners.get(account, ())
        self.traits.ahead(partners)
        for other in partners:
            yield other, self.meet(account, other)

    def _renewed(self, fresh: Set[str], shifted: Mapping[str, Shift]) -> set[str]:
        stale: set[str] = set()
        met_by: dict[str, set[str]] = defaultdict(set)
        for key, shift in shifted.items():
            if not key.startswith(LOOKED_UP):
                stale.update(shift.sharing)
            for account in shift.sharing if shift.least < WIDEST else ():
                if account not in fresh:
                    met_by[account].update(shift.sharing)
        for account in stale:
            self.index.lengths.pop(account, None)
            for other in self.asked.get(account, ()):
                self.met.pop(ordered(account, other), None)
        return stale | fresh | self._repartnered(fresh, met_by)

    def _repartnered(self, fresh: Set[str], met_by: Mapping[str, Set[str]]) -> set[str]:
        """Look up all candidates of fresh accounts, and of others those among the accounts that they meet more or less easily now.

        Gives those that gained or lost one which is not fresh.
        """
        changes: dict[str, set[str]] = defaultdict(set)
        for account in sorted(fresh | met_by.keys()):
            among = None if account in fresh else met_by[account]
            found = partners(self.traits[account], self.index, self.kept, among)
            before = {other for other in self.kept.partners.get(account, ()) if among is None or other in among}
            for other in found ^ before:
                changes[account].add(other)
                changes[other].add(account)
        for account, others in changes.items():
            self.kept.partners[account] = tuple(sorted(others.symmetric_difference(self.kept.partners.get(account, ()))))
        return {account for account, others in changes.items() if account not in fresh and not others <= fresh}
