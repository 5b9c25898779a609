"""Rules over the whole once more, for what something new may have changed: of all tallies and incidents that would take seconds."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from accordingto.records import Check, Incident, Tally
from accordingto.values.reach import reach_of
from accordingto.weighing.checks.growth import incidents_within_tally, tallies_never_fall
from accordingto.weighing.checks.slips import one_speaker
from accordingto.weighing.checks.sums import parts_within_whole
from accordingto.weighing.evidence import Evidence

_OF_TALLIES = ("parts-within-whole", "tallies-never-fall")
_OF_INCIDENTS = "incidents-within-tally"
_OF_SPEAKERS = "one-speaker"


@dataclass(frozen=True, slots=True)
class News:
    """What has come since rules looked last."""

    reports: Set[str]
    """Whose readings came in force."""
    incidents: Sequence[Incident]
    """Those that are others now, both as they were weighed before and as they are."""


def touched(evidence: Evidence, news: News) -> list[Tally]:
    """The tallies that stand in new reports, or that count an incident which is another now, or did."""
    return [tally for tally in evidence.tallies if tally.report in news.reports or any(_counted(evidence, tally, news.incidents))]


def _counted(evidence: Evidence, tally: Tally, incidents: Sequence[Incident]) -> Iterator[bool]:
    reach = reach_of(tally, evidence.published(tally.report)) if incidents else None
    for one in incidents:
        yield bool(reach and one.where and reach.holds_place(one.where.name, one.where.country) and reach.holds_day(one.when))


def checks_of_whole_renewed(stood: Sequence[Check], evidence: Evidence, news: News, tallies: Sequence[Tally]) -> list[Check]:
    """What `checks_of_whole` said, and says now.

    The evidence has all tallies, and the incidents that lie in the reach of ``tallies``, which are those `touched`; of quotations it has
    those of the new reports and of reports that tell of the same incidents.
    """
    by_rule = [*parts_within_whole(evidence), *tallies_never_fall(evidence)] if news.reports else _said(stood, *_OF_TALLIES)
    again = {tally.id for tally in tallies}
    within = {check.about[0]: check for check in _said(stood, _OF_INCIDENTS) if check.about[0] not in again}
    within |= {check.about[0]: check for check in incidents_within_tally(replace(evidence, tallies=tallies))}
    speakers = [check for check in _said(stood, _OF_SPEAKERS) if news.reports.isdisjoint(check.about)]
    speakers += [check for check in one_speaker(evidence) if not news.reports.isdisjoint(check.about)]
    return [*by_rule, *(within[tally.id] for tally in evidence.tallies if tally.id in within), *speakers]


def _said(stood: Sequence[Check], *rules: str) -> list[Check]:
    return [check for check in stood if check.rule in rules]
