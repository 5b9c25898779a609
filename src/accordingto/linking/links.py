"""Incidents kept up to date while reports come in: only what a new report touches is compared and gathered again."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from accordingto.linking.clusters import JOINS, gather
from accordingto.linking.compare import Comparison, compare
from accordingto.linking.comparing import Comparisons
from accordingto.linking.dating import filled, given, hanging
from accordingto.linking.judging import Pair, Settled, ordered
from accordingto.linking.kept import Kept
from accordingto.linking.traits import Traits, traits_of
from accordingto.records import Reading


@dataclass(slots=True)
class Links:
    """The readings so far and the groups that their accounts form; what it holds hangs on the readings alone, not on their order."""

    kept: Kept
    told: Comparisons = field(init=False)
    """Of the accounts as their reports tell them."""
    settled: Settled = field(init=False)
    _redated: dict[str, Traits] = field(default_factory=dict)
    """Accounts with dates that other incidents gave them."""
    _met: dict[Pair, Comparison] = field(default_factory=dict)
    """Comparisons with redated accounts."""

    def __post_init__(self) -> None:
        self.told, self.settled = Comparisons(self.kept), Settled(self.kept.same, self.kept.apart)

    def traits(self, account: str) -> Traits:
        """An account as it is compared, its dates worked out."""
        told = self.told.traits[account]
        if told.open and account not in self._redated:
            self._redated[account] = self._with_dates(told)
        return self._redated[account] if told.open else told

    def _with_dates(self, told: Traits) -> Traits:
        values = self.kept.redated.get(told.id)
        return traits_of(told.report, filled(told.account, values)) if values else told

    def meet(self, one: str, other: str) -> Comparison:
        """The comparison of two accounts."""
        if not (self.told.traits[one].open or self.told.traits[other].open):
            return self.told.meet(one, other)
        pair = ordered(one, other)
        if pair not in self._met:
            self._met[pair] = compare(self.traits(one), self.traits(other), self.told.index)
        return self._met[pair]

    def compared(self, account: str) -> Iterable[tuple[str, Comparison]]:
        """An account's comparisons with all that it might be one with."""
        partners = self.kept.partners.get(account, ())
        self.told.traits.ahead(partners)
        return ((other, self.meet(account, other)) for other in partners)

    def hanging_beside(self, accounts: Iterable[str]) -> set[str]:
        """The accounts of the same reports whose dates hang on another of their report."""
        near = list(accounts)
        self.kept.ahead(near)
        reports = {self.kept.times[account].report for account in near}
        return {account for report in reports for account in self.kept.hanging.get(report, ())}

    def add(self, readings: Iterable[Reading]) -> set[str]:
        """Take reports in, a report read again in place of its earlier reading; gives the groups that changed."""
        fresh = {reading.report.id: reading for reading in readings}
        again = [self.kept.readings[report] for report in fresh if report in self.kept.readings]
        gone = {account.id for reading in again for account in reading.accounts}
        touched = self.told.remove(sorted(gone))
        for account in gone:
            del self.kept.report_of[account]
        accounts = [(reading.report, account) for reading in fresh.values() for account in reading.accounts]
        self.kept.readings.update(fresh)
        for report, reading in fresh.items():
            self.kept.hanging.pop(report, None)
            if hangs := tuple(account.id for account in reading.accounts if hanging(account)):
                self.kept.hanging[report] = hangs
        self.kept.report_of.update({account.id: report.id for report, account in accounts})
        touched |= self.told.add(traits_of(report, account) for report, account in accounts)
        touched = {account for account in touched if account in self.told}
        return self._regather(touched | self._redate(touched, gone), gone)

    def settle(self, accounts: Set[str]) -> set[str]:
        """Hold to what people said of these accounts; gives the groups that changed."""
        return self._regather({account for account in accounts if account in self.told}, set())

    def _redate(self, touched: Set[str], gone: Set[str]) -> set[str]:
        """Work out the dates that may hang on what was touched; gives the accounts that got another."""
        for account in gone:
            self._redated.pop(account, None)
            self.kept.redated.pop(account, None)
        for pair in [pair for pair in self._met if not (touched.isdisjoint(pair) and gone.isdisjoint(pair))]:
            del self._met[pair]
        near = set(touched).union(*(self.kept.partners.get(account, ()) for account in touched))
        changed = {account for account in self.hanging_beside(near) if self._redated_anew(account)}
        for pair in [pair for pair in self._met if not changed.isdisjoint(pair)]:
            del self._met[pair]
        return changed

    def _redated_anew(self, account: str) -> bool:
        before, after = self.kept.redated.get(account, ()), given(self.told.traits[account].account, self.told)
        if before == after:
            return False
        self._redated.pop(account, None)
        self.kept.redated.pop(account, None)
        if after:
            self.kept.redated[account] = after
        return True

    def _regather(self, touched: Set[str], gone: Set[str]) -> set[str]:
        """Gather anew all that hangs together with what was touched."""
        self.kept.ahead(touched | gone)
        start = {*touched, *(other for account in touched | gone for other in self._hung_together(account))}
        changed = self._ungrouped(start | gone)
        seen: set[str] = set()
        for account in sorted(account for account in start if account in self.told):
            if account not in seen:
                whole, edges = self._whole(account)
                seen |= whole
                changed |= self._ungrouped(whole) | self._gather(whole, edges)
        return changed

    def _hung_together(self, account: str) -> list[str]:
        """Those that were gathered together with an account when it last was."""
        group = self.kept.group_of.get(account)
        if group is None:
            return []
        return [other for near in self.kept.beside.get(group, (group,)) for other in self.kept.members[near]]

    def _ungrouped(self, accounts: Iterable[str]) -> set[str]:
        """Take accounts out of their groups; gives the groups that this ends."""
        ended = {group for account in accounts if (group := self.kept.group_of.pop(account, None)) is not None}
        for group in ended:
            self.kept.members.pop(group, None)
            self.kept.beside.pop(group, None)
            self.kept.undecided.pop(group, None)  # what is undecided stands alone
        return ended

    def _whole(self, start: str) -> tuple[set[str], set[tuple[float, str, str]]]:
        """All accounts that pairs with evidence enough, or people, tie to this one, and those pairs."""
        whole, left, edges = {start}, [start], set()
        while left:
            account = left.pop()
            near = {other for other in self.settled.same.get(account, ()) if other in self.told}
            for other, comparison in self.compared(account):
                if comparison.score >= JOINS and not comparison.barred:
                    edges.add((comparison.score, comparison.one, comparison.other))
                    near.add(other)
            left += near - whole
            whole |= near
        return whole, edges

    def _gather(self, whole: set[str], edges: Iterable[tuple[float, str, str]]) -> set[str]:
        accounts = sorted(whole)
        groups, undecided = gather([self.traits(account) for account in accounts], edges, self.meet, self.settled.among(accounts))
        self.kept.group_of.update(groups.of)
        self.kept.members.update({group: tuple(members) for group, members in groups.members.items()})
        if len(groups.members) > 1:
            self.kept.beside.update(dict.fromkeys(groups.members, tuple(groups.members)))
        self.kept.undecided.update(undecided)
        return set(groups.members)
