"""The incidents as the record has them, made anew only where something about them changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from accordingto.linking.completing import completed, exact_days
from accordingto.linking.links import Links
from accordingto.linking.naming import first_stretch, name_of
from accordingto.linking.reasons import Row, joined_reasons, lookalikes, nearest
from accordingto.records import TYPES, Account, Apart, Claim, Incident, Joined, Report


@dataclass(slots=True)
class Shown:
    """What is shown of each group of accounts, known by its smallest account, and of each report."""

    names: dict[str, str] = field(default_factory=dict)
    """The incident's id, by group."""
    stood: dict[str, str] = field(default_factory=dict)
    """By account, the id that it stands under, or last stood under."""
    former: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By account, the ids that it stood under before."""
    incidents: dict[str, Incident] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    _exact: dict[str, frozenset[date]] = field(default_factory=dict)
    _joined: dict[str, tuple[Joined, ...]] = field(default_factory=dict)
    _alike: dict[str, dict[str, Row]] = field(default_factory=dict)
    _nearest: dict[str, frozenset[str]] = field(default_factory=dict)

    def renew(self, links: Links, changed: Iterable[str], reports: Iterable[str]) -> None:
        """Bring up to date what hangs on these groups and reports."""
        ended = sorted(group for group in changed if group not in links.members)
        alive = sorted(group for group in changed if group in links.members)
        around = self._forget(ended + alive)
        for group in alive:
            self._name(links, group)
            self._exact[group] = exact_days(links.traits(account).account for account in links.members[group])
            self._joined[group] = joined_reasons(links.members[group], links)
        moved = self._compare(links, alive, around & links.members.keys())
        for report in sorted({*reports, *(links.traits(a).report.id for group in alive for a in links.members[group])}):
            self._address(links, report)
        for group in sorted({*alive, *moved} & links.members.keys()):
            self.incidents[group] = self._incident(links, group)

    def _forget(self, groups: Sequence[str]) -> set[str]:
        """Drop groups; gives those that they looked like."""
        around: set[str] = set()
        for group in groups:
            around |= self._alike.pop(group, {}).keys()
            self.names.pop(group, None)
            self.incidents.pop(group, None)
            self._nearest.pop(group, None)
        for other in around:
            for group in groups:
                self._alike.get(other, {}).pop(group, None)
        return around

    def _name(self, links: Links, group: str) -> None:
        members = [links.traits(account) for account in links.members[group]]
        name = name_of(members, self.stood)
        for traits in members:
            before = self.stood.get(traits.id, name)
            if before != name:
                self.former[traits.id] = tuple(sorted({*self.former.get(traits.id, ()), before}))
            self.stood[traits.id] = name
        self.names[group] = name

    def _compare(self, links: Links, alive: Sequence[str], around: set[str]) -> set[str]:
        """Look up what each looks like; gives the groups whose look-alikes this may change."""
        for group in alive:
            self._alike[group] = lookalikes(group, links)
        for group in alive:
            for other, row in self._alike[group].items():
                self._alike[other][group] = row
                around.add(other)
        moved = set(around)
        for group in around.union(alive):
            before, self._nearest[group] = self._nearest.get(group, frozenset()), nearest(self._alike[group])
            moved |= before ^ self._nearest[group]
        return moved

    def _address(self, links: Links, report: str) -> None:
        reading = links.readings[report]
        order = sorted(reading.accounts, key=lambda a: (not a.main, a.headline_only, first_stretch(a), a.id))
        self.reports[report] = replace(reading.report, incidents=tuple(dict.fromkeys(self._id(links, a.id) for a in order)))
        self.claims[report] = tuple(
            self._readdressed(links, claim)
            for account in reading.accounts
            for claim in completed(links.traits(account.id).account, self._exact[links.group_of[account.id]]).claims
        )

    def _id(self, links: Links, account: str) -> str:
        return self.names[links.group_of[account]]

    def _readdressed(self, links: Links, claim: Claim) -> Claim:
        offset = claim.offset
        if offset and offset.incident in links.group_of:
            offset = replace(offset, incident=self._id(links, offset.incident))
        return replace(claim, incident=self._id(links, claim.incident), offset=offset)

    def _incident(self, links: Links, group: str) -> Incident:
        accounts = [links.traits(account) for account in links.members[group]]
        name = self.names[group]
        told_by = sorted(accounts, key=lambda t: (not t.account.main, t.report.published or "9", t.report.id))
        mentions = (replace(mention, incident=name) for t in accounts for mention in t.account.mentions)
        former = {old for t in accounts for old in self.former.get(t.id, ())} - {name}
        return Incident(
            id=name,
            label="",
            type=_type(t.account for t in accounts),
            when="",
            where=None,
            reports=tuple(dict.fromkeys(t.report.id for t in told_by)),
            mentions=tuple(sorted(mentions, key=lambda m: (m.report, m.start, m.end))),
            findings=(),
            apart=self._apart(group),
            joined=self._joined[group],
            formerly=tuple(sorted(former)),
        )

    def _apart(self, group: str) -> tuple[Apart, ...]:
        """Both of two look-alikes name each other, if one of them is among the nearest of the other."""
        rows = self._alike.get(group, {})
        kept = (other for other in rows if other in self._nearest[group] or group in self._nearest[other])
        return tuple(sorted((Apart(self.names[other], rows[other][1]) for other in kept), key=lambda apart: apart.incident))


def _type(accounts: Iterable[Account]) -> str:
    """The type that most accounts give, "other" last of all."""
    counts: dict[str, float] = defaultdict(float)
    for account in accounts:
        counts[account.type] += (2 if account.main else 1) * (0.01 if account.type == "other" else 1)
    return min(counts, key=lambda t: (-counts[t], TYPES.index(t) if t in TYPES else len(TYPES), t))
