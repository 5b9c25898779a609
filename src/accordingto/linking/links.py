"""Incidents kept up to date while reports come in: only what a new report touches is compared and gathered again."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from accordingto.linking.clusters import JOINS, gather
from accordingto.linking.compare import Comparison, compare
from accordingto.linking.comparing import Comparisons
from accordingto.linking.dating import dated, hanging
from accordingto.linking.judging import Pair, Settled, ordered
from accordingto.linking.traits import Traits, traits_of
from accordingto.records import Reading


@dataclass(slots=True)
class Links:
    """The readings so far and the groups that their accounts form; what it holds hangs on the readings alone, not on their order."""

    settled: Settled = field(default_factory=Settled)
    readings: dict[str, Reading] = field(default_factory=dict)
    """By report id."""
    told: Comparisons = field(default_factory=Comparisons)
    """Of the accounts as their reports tell them."""
    redated: dict[str, Traits] = field(default_factory=dict)
    """Accounts with dates that other incidents gave them."""
    group_of: dict[str, str] = field(default_factory=dict)
    """By account, the smallest account of its group."""
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    undecided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Vague accounts that fit several groups, with those groups."""
    doubts: dict[str, set[str]] = field(default_factory=dict)
    """By group, the vague accounts that it is one of several fits for."""
    whole_of: dict[str, frozenset[str]] = field(default_factory=dict)
    """By account, all those that hang together with it, of one group or of several."""
    _waiting: set[str] = field(default_factory=set)
    """Accounts whose date another incident would have to give."""
    _met: dict[Pair, Comparison] = field(default_factory=dict)
    """Comparisons with redated accounts."""

    def traits(self, account: str) -> Traits:
        """An account as it is compared, its dates worked out."""
        return self.redated.get(account) or self.told.traits[account]

    def meet(self, one: str, other: str) -> Comparison:
        """The comparison of two accounts."""
        if one not in self.redated and other not in self.redated:
            return self.told.meet(one, other)
        pair = ordered(one, other)
        if pair not in self._met:
            self._met[pair] = compare(self.traits(one), self.traits(other), self.told.index)
        return self._met[pair]

    def compared(self, account: str) -> Iterable[tuple[str, Comparison]]:
        """An account's comparisons with all that it might be one with."""
        return ((other, self.meet(account, other)) for other in sorted(self.told.partners[account]))

    def add(self, readings: Iterable[Reading]) -> set[str]:
        """Take reports in, a report read again in place of its earlier reading; gives the groups that changed."""
        fresh = {reading.report.id: reading for reading in readings}
        gone = {a.id for report in fresh if report in self.readings for a in self.readings[report].accounts}
        touched = self.told.remove(sorted(gone))
        self.readings |= fresh
        accounts = [(reading.report, account) for reading in fresh.values() for account in reading.accounts]
        self._waiting = (self._waiting - gone) | {account.id for _, account in accounts if hanging(account)}
        touched |= self.told.add(traits_of(report, account) for report, account in accounts)
        touched |= self._redate(touched | gone)
        return self._regather(touched, gone)

    def settle(self, settled: Settled) -> set[str]:
        """Hold to people's judgements; gives the groups that changed."""
        named = {*self.settled.same, *settled.same, *(a for pair in self.settled.apart ^ settled.apart for a in pair)}
        self.settled = settled
        return self._regather(named & self.told.traits.keys(), set())

    def _redate(self, touched: set[str]) -> set[str]:
        """Work out the dates that hang on what was touched; gives the accounts that got another."""
        for pair in [pair for pair in self._met if not touched.isdisjoint(pair)]:
            del self._met[pair]
        changed = set()
        for gone in self.redated.keys() - self._waiting:
            del self.redated[gone]
        for account in sorted(self._waiting):
            told = self.told.traits[account]
            whole = dated(told.account, self.told)
            before, after = self.redated.get(account), traits_of(told.report, whole) if whole != told.account else None
            if before == after:
                continue
            changed |= {account, *self.told.partners[account]}
            self.redated.pop(account, None)
            if after:
                self.redated[account] = after
            for pair in [pair for pair in self._met if account in pair]:
                del self._met[pair]
        return changed

    def _regather(self, touched: set[str], gone: set[str]) -> set[str]:
        """Gather anew all that hangs together with what was touched."""
        start = touched.union(gone, *(self.whole_of.get(account, ()) for account in touched | gone)) & self.told.traits.keys()
        changed = self._ungrouped(start | gone)
        seen: set[str] = set()
        for account in sorted(start):
            if account not in seen:
                whole, edges = self._whole(account)
                seen |= whole
                changed |= self._ungrouped(whole) | self._gather(whole, edges)
        return changed

    def _ungrouped(self, accounts: Iterable[str]) -> set[str]:
        """Take accounts out of their groups; gives the groups that this ends."""
        ended = {self.group_of.pop(account) for account in accounts if account in self.group_of}
        for group in ended:
            self.members.pop(group, None)
            self.doubts.pop(group, None)
        for account in accounts:
            self.undecided.pop(account, None)
            self.whole_of.pop(account, None)
        return ended

    def _whole(self, start: str) -> tuple[set[str], set[tuple[float, str, str]]]:
        """All accounts that pairs with evidence enough, or people, tie to this one, and those pairs."""
        whole, left, edges = {start}, [start], set()
        while left:
            account = left.pop()
            near = set(self.settled.same.get(account, ())) & self.told.traits.keys()
            for other, comparison in self.compared(account):
                if comparison.score >= JOINS and not comparison.barred:
                    edges.add((comparison.score, comparison.one, comparison.other))
                    near.add(other)
            left += near - whole
            whole |= near
        return whole, edges

    def _gather(self, whole: set[str], edges: Iterable[tuple[float, str, str]]) -> set[str]:
        groups, undecided = gather([self.traits(account) for account in sorted(whole)], edges, self.meet, self.settled)
        self.group_of |= groups.of
        self.members |= {group: tuple(members) for group, members in groups.members.items()}
        self.undecided |= undecided
        for account, fits in undecided.items():
            for fit in fits:
                self.doubts.setdefault(fit, set()).add(account)
        self.whole_of |= dict.fromkeys(whole, frozenset(whole))
        return set(groups.members)
