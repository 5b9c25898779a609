"""Readings in, incidents out: the same event told in several reports becomes one, look-alikes stay apart, each with reasons."""

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from accordingto.linking.judging import Decision, settled
from accordingto.linking.links import Links
from accordingto.linking.naming import moved
from accordingto.linking.showing import Shown
from accordingto.records import Claim, Incident, Judgement, Reading, Report, Span

_MENTION = re.compile(r"(?P<report>.+):(?P<start>\d{1,12})-(?P<end>\d{1,12})")


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


def link(readings: Sequence[Reading], judgements: Sequence[Judgement] = (), before: Linked | None = None) -> Linked:
    """Join the accounts of each incident; ``before`` gives incidents the ids that they had, people's judgements win over evidence."""
    linker = Linker(before)
    linker.judge(judgements)
    linker.add(readings)
    return linker.linked()


class Linker:
    """Incidents that take in one report after another: each costs what it touches, however many there are.

    After any number of additions in any order its incidents are those of one `link` over all the readings.
    """

    def __init__(self, before: Linked | None = None) -> None:
        self._links = Links()
        self._shown = Shown(stood=dict(before.accounts), former=dict(before.former)) if before else Shown()
        self._decisions: list[Decision] = []
        self._changed: set[str] = set()
        self._reports: set[str] = set()

    def add(self, readings: Iterable[Reading]) -> None:
        """Take reports in; one that was taken in before is read anew."""
        fresh = list(readings)
        with _uncollected():
            self._changed |= self._links.add(fresh)
        self._reports |= {reading.report.id for reading in fresh}
        if any(not decision.known for decision in self._decisions):
            self._settle()

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Hold to these and all earlier judgements on what is one incident, the later winning over the earlier."""
        said = [judgement for judgement in judgements if judgement.kind in ("same", "not same")]
        self._decisions += [Decision(judgement, *map(self._judged, judgement.about)) for judgement in said]
        self._settle()

    def _settle(self) -> None:
        for decision in self._decisions:
            decision.one = decision.one or self._judged(decision.judgement.about[0])
            decision.other = decision.other or self._judged(decision.judgement.about[1])
        self._changed |= self._links.settle(settled(self._decisions))

    def _judged(self, name: str) -> tuple[str, ...]:
        """The accounts that a judgement names; none where no report has told of them yet."""
        if name in self._links.told.traits:
            return (name,)
        if match := _MENTION.fullmatch(name):
            reading = self._links.readings.get(match["report"])
            there = Span(int(match["start"]), int(match["end"]))
            accounts = reading.accounts if reading else ()
            return tuple(a.id for a in accounts if any(there.overlaps(Span(m.start, m.end)) for m in a.mentions))
        stood = {account for account, incident in self._shown.stood.items() if incident == name}
        return tuple(sorted(stood or {account for account, ids in self._shown.former.items() if name in ids}))

    def _renew(self) -> None:
        with _uncollected():
            self._shown.renew(self._links, self._changed, self._reports)
        self._changed, self._reports = set(), set()

    def linked(self) -> Linked:
        """The incidents of all that was added."""
        self._renew()
        if any(not decision.known for decision in self._decisions):  # they may name incidents that had no id till now
            self._settle()
            self._renew()
        shown = self._shown
        incidents = tuple(sorted(shown.incidents.values(), key=lambda incident: incident.id))
        reports = sorted(shown.reports)
        return Linked(
            reports=tuple(shown.reports[report] for report in reports),
            incidents=incidents,
            claims=tuple(claim for report in reports for claim in shown.claims[report]),
            moved=MappingProxyType(moved({incident.id: incident.formerly for incident in incidents})),
            accounts=MappingProxyType(dict(shown.stood)),
            former=MappingProxyType(dict(shown.former)),
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
