"""From compared pairs to incidents: strongest pairs first, never two accounts of one report, vague ones last."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from accordingto.linking.compare import Comparison
from accordingto.linking.traits import Traits

JOINS = 2.0
"""The mean evidence between two groups of accounts from which they are one incident; chosen on development sets."""
KEEPS = 1.0
"""The mean evidence over all their pairs that two groups need to be joined by their best pair."""
FITS = 2.0
"""The evidence from which a vague mention fits an incident."""
MOST_MEETINGS = 150
"""Comparisons between two large groups that stand for all of them."""

Meet = Callable[[str, str], Comparison]


@dataclass(slots=True)
class Groups:
    """Accounts gathered so far; a group is known by its smallest account id."""

    report_of: Mapping[str, str]
    members: dict[str, list[str]] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)

    def add(self, account: str) -> None:
        """A group of its own for one account."""
        self.members[account] = [account]
        self.of[account] = account

    def share_report(self, one: str, other: str) -> bool:
        """Whether both groups hold an account of one report, which told them apart."""
        reports = {self.report_of[account] for account in self.members[one]}
        return any(self.report_of[account] in reports for account in self.members[other])

    def join(self, one: str, other: str) -> None:
        """Make two groups one."""
        kept, gone = min(one, other), max(one, other)
        self.members[kept] = sorted(self.members[kept] + self.members.pop(gone))
        for account in self.members[kept]:
            self.of[account] = kept


def gather(accounts: Sequence[Traits], pairs: Iterable[tuple[str, str]], meet: Meet) -> tuple[Groups, dict[str, tuple[str, ...]]]:
    """The incidents, and for each vague account that fits several of them, which those are (account ids)."""
    groups = Groups({t.id: t.report.id for t in accounts})
    vague = {t.id for t in accounts if t.vague}
    for traits in accounts:
        groups.add(traits.id)
    scored = [(meet(*pair), pair) for pair in sorted(pairs)]
    good = [(c.score, pair) for c, pair in scored if not c.barred]
    for _, (one, other) in sorted((-s, pair) for s, pair in good if s >= JOINS and not vague & set(pair)):
        _try(groups, groups.of[one], groups.of[other], meet)
    partners: dict[str, set[str]] = {}
    for _, (one, other) in ((s, pair) for s, pair in good if s >= FITS and vague & set(pair)):
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    undecided = _place_vague(groups, vague, partners, meet)
    return groups, undecided


def _try(groups: Groups, one: str, other: str, meet: Meet) -> None:
    if one == other or groups.share_report(one, other):
        return
    meetings = [meet(a, b) for a, b in islice(product(groups.members[one], groups.members[other]), MOST_MEETINGS)]
    if sum(m.barred for m in meetings) > len(meetings) // 4:
        return
    if sum(max(m.score, -8.0) for m in meetings) / len(meetings) >= KEEPS:
        groups.join(one, other)


def _place_vague(groups: Groups, vague: set[str], partners: Mapping[str, set[str]], meet: Meet) -> dict[str, tuple[str, ...]]:
    """Each vague account goes where it alone fits; what fits two incidents stays alone. None is a bridge for another."""
    choices: dict[str, tuple[str, ...]] = {}
    for account in sorted(vague):
        fits = {groups.of[p] for p in partners.get(account, ()) if p not in vague and not groups.share_report(account, groups.of[p])}
        choices[account] = tuple(
            sorted(fit for fit in fits if not any(meet(account, m).barred for m in groups.members[fit][:MOST_MEETINGS]))
        )
    placed = {account: fits[0] for account, fits in choices.items() if len(fits) == 1}
    for account, fit in sorted(_one_per_report(groups, placed, meet).items()):
        groups.join(groups.of[account], groups.of[fit])
    left = [account for account in sorted(vague) if not choices[account]]
    for clique in _cliques(left, partners, groups.report_of):
        for account in clique[1:]:
            groups.join(groups.of[clique[0]], groups.of[account])
    return {account: fits for account, fits in choices.items() if len(fits) > 1}


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


def _cliques(accounts: Sequence[str], partners: Mapping[str, set[str]], report_of: Mapping[str, str]) -> list[list[str]]:
    """Vague accounts that all fit one another and nothing else: then each has one candidate only."""
    left, found = set(accounts), []
    for account in accounts:
        if account not in left:
            continue
        clique = sorted({account} | (partners.get(account, set()) & set(accounts)))
        whole = all(b in partners.get(a, ()) for a, b in product(clique, clique) if a != b)
        alone = all(partners.get(a, set()) & set(accounts) <= set(clique) for a in clique)
        if len(clique) > 1 and whole and alone and len({report_of[a] for a in clique}) == len(clique):
            found.append(clique)
            left -= set(clique)
    return found
