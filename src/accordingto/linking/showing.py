"""The incidents as the record has them, made anew only where something about them changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date

from accordingto.linking.completing import completed, exact_days
from accordingto.linking.kept import Row
from accordingto.linking.links import Links
from accordingto.linking.naming import Born, first_stretch, name_of
from accordingto.linking.reasons import joined_reasons, lookalikes, nearest
from accordingto.records import TYPES, Account, Apart, Claim, Incident, Reading, Report


@dataclass(slots=True)
class Shown:
    """What is shown of each group of accounts, known by its smallest account, and of each report."""

    links: Links
    born: Born | None = None
    reports: dict[str, tuple[Report, tuple[Claim, ...]]] = field(default_factory=dict)
    """What was told of each report."""
    _exact: dict[str, frozenset[date]] = field(default_factory=dict)
    _nearest: dict[str, frozenset[str]] = field(default_factory=dict)

    def renew(self, changed: Set[str]) -> tuple[set[str], set[str]]:
        """Bring up to date what hangs on these groups; gives the incidents that are told otherwise now, and those that ended."""
        kept = self.links.kept
        alive = sorted(group for group in changed if group in kept.members)
        old = {name for group in changed if (name := kept.names.pop(group, None))}
        for group in alive:
            self._name(group)
        moved = self._compare(changed, alive)
        ended = old - {kept.names[group] for group in alive}
        for name in ended:
            kept.incidents.pop(name, None)
        for group in changed:
            self._exact.pop(group, None)
        members = [account for group in alive for account in kept.members[group]]
        self.forget({self.links.traits(account).report.id for account in members})
        otherwise = {kept.names[group] for group in sorted(moved.union(alive)) if self._shown_otherwise(group, group in changed)}
        return otherwise | {self.incident_of(account) for account in self.links.hanging_beside(members)}, ended

    def forget(self, reports: Iterable[str]) -> None:
        """Tell of these reports anew when next asked."""
        for report in reports:
            self.reports.pop(report, None)

    def told(self, report: str) -> tuple[Report, tuple[Claim, ...]]:
        """A report with its incidents, the one it is mainly about first, and its claims, addressed to them."""
        if report not in self.reports:
            reading = self.links.kept.readings[report]
            order = sorted(reading.accounts, key=lambda a: (not a.main, a.headline_only, first_stretch(a), a.id))
            incidents = tuple(dict.fromkeys(self.incident_of(a.id) for a in order))
            self.reports[report] = replace(reading.report, incidents=incidents), self._claims(reading)
        return self.reports[report]

    def incident_of(self, account: str) -> str:
        """The incident that an account tells of."""
        return self.links.kept.names[self.links.kept.group_of[account]]

    def _name(self, group: str) -> None:
        kept = self.links.kept
        members = [self.links.traits(account) for account in kept.members[group]]
        name = name_of(members, kept.stood, self.born)
        for account in kept.members[group]:
            before = kept.stood.get(account)
            if before == name:
                continue
            if before:
                kept.former[account] = tuple(sorted({*kept.former.get(account, ()), before}))
            kept.stood[account] = name
            kept.under[name] = tuple(sorted({*kept.under.get(name, ()), account}))
        kept.names[group] = name

    def _compare(self, changed: Set[str], alive: Iterable[str]) -> set[str]:
        """Look up what each looks like; gives the groups whose look-alikes this may change."""
        kept = self.links.kept
        rows: dict[str, dict[str, Row]] = {group: lookalikes(group, self.links) for group in alive}
        around = {other for group in changed for other in kept.alike.get(group, ())}.union(*rows.values())
        before = {group: self._most_alike(group) for group in around | changed}
        for group in around - changed:
            rows[group] = {other: row for other, row in kept.alike.get(group, {}).items() if other not in changed}
        for group in alive:
            for other, row in rows[group].items():
                rows[other][group] = row
        moved = set(around)
        for group, nearest_before in before.items():
            kept.alike.pop(group, None)
            self._nearest.pop(group, None)
            if rows.get(group):
                kept.alike[group] = rows[group]
            moved |= nearest_before ^ self._most_alike(group)
        return {group for group in moved if group in kept.members}

    def _most_alike(self, group: str) -> frozenset[str]:
        if group not in self._nearest:
            self._nearest[group] = nearest(self.links.kept.alike.get(group, {}))
        return self._nearest[group]

    def _claims(self, reading: Reading) -> tuple[Claim, ...]:
        links = self.links
        whole = [completed(links.traits(account.id).account, self._days(links.kept.group_of[account.id])) for account in reading.accounts]
        return tuple(self._readdressed(claim) for account in whole for claim in account.claims)

    def _days(self, group: str) -> frozenset[date]:
        if group not in self._exact:
            self._exact[group] = exact_days(self.links.traits(account).account for account in self.links.kept.members[group])
        return self._exact[group]

    def _readdressed(self, claim: Claim) -> Claim:
        offset = claim.offset
        if offset and offset.incident in self.links.kept.group_of:
            offset = replace(offset, incident=self.incident_of(offset.incident))
        return replace(claim, incident=self.incident_of(claim.incident), offset=offset)

    def _shown_otherwise(self, group: str, anew: bool) -> bool:
        """Make a group's incident, wholly ``anew`` or with other look-alikes; tells whether it differs from what was shown."""
        kept = self.links.kept
        before = kept.incidents.get(kept.names[group])
        now = self._incident(group) if anew or before is None else replace(before, apart=self._apart(group))
        kept.incidents[now.id] = now
        return now != before

    def _incident(self, group: str) -> Incident:
        kept = self.links.kept
        accounts = [self.links.traits(account) for account in kept.members[group]]
        name = kept.names[group]
        told_by = sorted(accounts, key=lambda t: (not t.account.main, t.report.published or "9", t.report.id))
        mentions = (replace(mention, incident=name) for t in accounts for mention in t.account.mentions)
        former = {old for t in accounts for old in kept.former.get(t.id, ())} - {name}
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
            joined=joined_reasons(kept.members[group], self.links),
            formerly=tuple(sorted(former)),
        )

    def _apart(self, group: str) -> tuple[Apart, ...]:
        """Both of two look-alikes name each other, if one of them is among the nearest of the other."""
        kept = self.links.kept
        rows: Mapping[str, Row] = kept.alike.get(group, {})
        near = self._most_alike(group)
        apart = (other for other in rows if other in near or group in self._most_alike(other))
        return tuple(sorted((Apart(kept.names[other], rows[other][1]) for other in apart), key=lambda apart: apart.incident))


def _type(accounts: Iterable[Account]) -> str:
    """The type that most accounts give, "other" last of all."""
    counts: dict[str, float] = defaultdict(float)
    for account in accounts:
        counts[account.type] += (2 if account.main else 1) * (0.01 if account.type == "other" else 1)
    return min(counts, key=lambda t: (-counts[t], TYPES.index(t) if t in TYPES else len(TYPES), t))
