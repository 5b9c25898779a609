"""Readings in, incidents out: the same event told in several reports becomes one, look-alikes stay apart, each with reasons."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from accordingto.linking.holding import Holding
from accordingto.linking.kept import Kept
from accordingto.linking.links import Links
from accordingto.linking.naming import Born, moved
from accordingto.linking.showing import Shown
from accordingto.records import Claim, Incident, Judgement, Reading, Report


@dataclass(frozen=True, slots=True)
class Linked:
    """Reports that know their incidents, incidents without findings, and claims addressed to incidents."""

    reports: tuple[Report, ...]
    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    moved: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Ids that no incident carries any more, and the incidents that their accounts are of now."""
    accounts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The incident of each account: what a later linking keeps ids by."""
    former: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The ids that accounts stood under before a merge or a split."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is told otherwise than when it was last asked for."""

    incidents: tuple[Incident, ...]
    """Those that are new, differ, or have a claim that does."""
    ended: tuple[str, ...]
    """Ids that no incident carries any more."""
    reports: tuple[Report, ...]
    """Those of these incidents, and those without any that were taken in."""
    claims: tuple[Claim, ...]
    """All claims of these reports, on whichever incident."""


def link(readings: Sequence[Reading], judgements: Sequence[Judgement] = (), before: Linked | None = None) -> Linked:
    """Join the accounts of each incident; ``before`` gives incidents the ids that they had, people's judgements win over evidence."""
    linker = Linker(_as_they_stood(before) if before else None)
    linker.judge(judgements)
    linker.add(readings)
    return linker.linked()


def _as_they_stood(before: Linked) -> Kept:
    under: dict[str, set[str]] = {}
    for account, incident in before.accounts.items():
        for name in (incident, *before.former.get(account, ())):
            under.setdefault(name, set()).add(account)
    return Kept(stood=dict(before.accounts), former=dict(before.former), under={name: tuple(sorted(ids)) for name, ids in under.items()})


class Linker:
    """Incidents that take in one report after another: each costs what it touches, however many there are.

    After any number of additions in any order its incidents are those of one `link` over all the readings. What it must
    remember stands in ``kept``; once changes were asked for, another linker goes on from there. ``born`` names incidents after
    the account that a casebook received first; without it they keep the ids that they had.
    """

    def __init__(self, kept: Kept | None = None, born: Born | None = None) -> None:
        self._kept = kept or Kept()
        self._links = Links(self._kept)
        self._shown = Shown(self._links, born)
        self._holding = Holding(self._kept)
        self._groups: set[str] = set()
        """Those that changed since incidents were shown last; what follows, since changes were last asked for."""
        self._reports: set[str] = set()
        self._incidents: set[str] = set()
        self._ended: set[str] = set()

    def add(self, readings: Iterable[Reading]) -> None:
        """Take reports in; one that was taken in before is read anew."""
        fresh = list(readings)
        with _uncollected():
            self._groups |= self._links.add(fresh)
        reports = {reading.report.id for reading in fresh}
        self._reports |= reports
        self._shown.forget(reports)
        self._hold(self._holding.meet({*reports, *(account.id for reading in fresh for account in reading.accounts)}))

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Hold to these and all earlier judgements on what is one incident, the later winning over the earlier."""
        self._hold(self._holding.hear(judgements))

    def undo(self, judgement: Judgement) -> None:
        """Hold to a judgement no longer."""
        self._hold(self._holding.undo(judgement))

    def _hold(self, accounts: Set[str]) -> None:
        if accounts:
            self._groups |= self._links.settle(accounts)

    def _renew(self) -> None:
        while self._groups:
            groups, self._groups = self._groups, set()
            with _uncollected():
                changed, ended = self._shown.renew(groups)
            self._incidents |= changed
            self._ended |= ended
            self._hold(self._holding.meet(changed))  # judgements may name incidents that had no id till now

    def tell_again(self, incidents: Iterable[str]) -> None:
        """Count these among the changes when next asked, though nothing about them has changed."""
        self._incidents |= set(incidents)

    def changes(self) -> Changes:
        """What became of incidents since this was last asked; all of them where it never was."""
        self._renew()
        kept = self._kept
        read = {self._shown.incident_of(account.id) for report in self._reports for account in kept.readings[report].accounts}
        incidents = [kept.incidents[name] for name in sorted(self._incidents | read) if name in kept.incidents]
        ended = tuple(sorted(name for name in self._ended if name not in kept.incidents))
        reports = sorted(self._reports.union(*(incident.reports for incident in incidents)))
        told = [self._shown.told(report) for report in reports]
        self._reports, self._incidents, self._ended = set(), set(), set()
        return Changes(tuple(incidents), ended, tuple(report for report, _ in told), tuple(claim for _, claims in told for claim in claims))

    def linked(self) -> Linked:
        """The incidents of all that was added."""
        self._renew()
        kept = self._kept
        reports = [self._shown.told(report) for report in sorted(kept.readings)]
        incidents = tuple(sorted(kept.incidents.values(), key=lambda incident: incident.id))
        return Linked(
            reports=tuple(report for report, _ in reports),
            incidents=incidents,
            claims=tuple(claim for _, claims in reports for claim in claims),
            moved=MappingProxyType(moved({incident.id: incident.formerly for incident in incidents})),
            accounts=MappingProxyType(dict(kept.stood)),
            former=MappingProxyType(dict(kept.former)),
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Comparisons hold no cycles; looking for some took a third of the time over 1,900 reports."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
