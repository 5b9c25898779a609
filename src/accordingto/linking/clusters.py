"""From compared pairs to incidents: strongest pairs first, never two accounts of one report, vague ones last, people's word above all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from accordingto.linking.compare import Comparison
from accordingto.linking.judging import Settled
from accordingto.linking.traits import Traits

JOINS = 1.0
"""The evidence between two accounts from which their groups may be one incident; chosen on development sets."""
KEEPS = 0.0
"""The mean evidence over all their pairs that two groups need to be joined by their best pair."""
WORST = -8.0
"""The most that one pair of accounts counts against joining two groups."""
MOST_MEETINGS = 150
"""Comparisons between two large groups that stand for all of them."""

Meet = Callable[[str, str], Comparison]


@dataclass(slots=True)
class Groups:
    """Accounts gathered so far; a group is known by its smallest account id."""

    report_of: Mapping[str, str]
    settled: Settled
    members: dict[str, list[str]] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)

    def add(self, account: str) -> None:
        """A group of its own for one account."""
        self.members[account] = [account]
        self.of[account] = account

    def must_part(self, one: str, other: str) -> bool:
        """Whether both groups hold an account of one report, which told them apart, or a person did."""
        reports = {self.report_of[account] for account in self.members[one]}
        if any(self.report_of[account] in reports for account in self.members[other]):
            return True
        return self.settled.forbids(self.members[one], self.members[other])

    def join(self, one: str, other: str) -> None:
        """Make two groups one."""
        if one == other:
            return
        kept, gone = min(one, other), max(one, other)
        self.members[kept] = sorted(self.members[kept] + self.members.pop(gone))
        for account in self.members[kept]:
            self.of[account] = kept


def gather(
    accounts: Sequence[Traits], edges: Iterable[tuple[float, str, str]], meet: Meet, settled: Settled
) -> tuple[Groups, dict[str, tuple[str, ...]]]:
    """The incidents of accounts that hang together, and for each vague account that fits several, those (by their smallest accounts).

    ``edges`` are the pairs with evidence enough to join them, each with its score.
    """
    groups = Groups({t.id: t.report.id for t in accounts}, settled)
    for traits in accounts:
        groups.add(traits.id)
    for account in sorted(groups.of.keys() & settled.same.keys()):
        for other in sorted(settled.same[account]):
            if other in groups.of:
                groups.join(groups.of[account], groups.of[other])
    vague = {t.id for t in accounts if t.vague and t.id not in settled.same}
    partners: dict[str, set[str]] = {}
    for _, one, other in sorted((-score, one, other) for score, one, other in edges):
        if one in vague or other in vague:
            partners.setdefault(one, set()).add(other)
            partners.setdefault(other, set()).add(one)
        else:
            _try(groups, groups.of[one], groups.of[other], meet)
    return groups, _place_vague(groups, vague, partners, meet)


def _try(groups: Groups, one: str, other: str, meet: Meet) -> None:
    if one == other or groups.must_part(one, other):
        return
    meetings = [meet(a, b) for a, b in islice(product(groups.members[one], groups.members[other]), MOST_MEETINGS)]
    if sum(m.barred for m in meetings) > len(meetings) // 4:
        return
    if sum(WORST if m.barred else max(m.score, WORST) for m in meetings) / len(meetings) >= KEEPS:
        groups.join(one, other)


def _place_vague(groups: Groups, vague: set[str], partners: Mapping[str, set[str]], meet: Meet) -> dict[str, tuple[str, ...]]:
    """Each vague account goes where it alone fits; what fits two incidents stays alone. None is a bridge for another."""
    choices: dict[str, tuple[str, ...]] = {}
    for account in sorted(vague):
        fits = {groups.of[p] for p in partners.get(account, ()) if p not in vague and not groups.must_part(account, groups.of[p])}
        choices[account] = tuple(
            sorted(fit for fit in fits if not any(meet(account, m).barred for m in groups.members[fit][:MOST_MEETINGS]))
        )
    placed = {account: fits[0] for account, fits in choices.items() if len(fits) == 1}
    for account, fit in sorted(_one_per_report(groups, placed, meet).items()):
        if not groups.must_part(account, groups.of[fit]):
            groups.join(account, groups.of[fit])
    left = [account for account in sorted(vague) if not choices[account]]
    for clique in _cliques(left, partners, groups):
        for account in clique[1:]:
            groups.join(groups.of[clique[0]], groups.of[account])
    return {account: tuple(groups.of[fit] for fit in fits) for account, fits in choices.items() if len(fits) > 1}


def _one_per_report(groups: Groups, placed: Mapping[str, str], meet: Meet) -> dict[str, str]:
    """Of two vague accounts of one report that fit one incident, the better; neither where they fit alike."""
    rivals: dict[tuple[str, str], list[tuple[float, str]]] = {}
    for account, fit in placed.items():
        best = max(meet(account, member).score for member in groups.members[fit][:MOST_MEETINGS])
        rivals.setdefault((groups.report_of[account], fit), []).append((-round(best, 6), account))
    chosen = {}
    for (_, fit), options in rivals.items():
        options.sort()
        if len(options) == 1 or options[0][0] < options[1][0]:
            chosen[options[0][1]] = fit
    return chosen


def _cliques(accounts: Sequence[str], partners: Mapping[str, set[str]], groups: Groups) -> list[list[str]]:
    """Vague accounts that all fit one another and nothing else: then each has one candidate only."""
    left, found = set(accounts), []
    among = {account: partners.get(account, set()) & left for account in accounts}
    for account in accounts:
        clique = sorted({account} | among[account])
        if account not in left or len(clique) < 2:
            continue
        alone = all({a} | among[a] == set(clique) for a in clique)
        reports = {groups.report_of[a] for a in clique}
        if alone and len(reports) == len(clique) and not groups.settled.forbids(clique, clique):
            found.append(clique)
            left -= set(clique)
    return found
