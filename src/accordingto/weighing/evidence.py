"""What is weighed, and how: one noun for what linking and reading found, one for the ways to weigh it."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from accordingto.records import Claim, Incident, Judgement, Quotation, Report, Tally
from accordingto.values.imprints import Imprint
from accordingto.values.known import KnownOrigins, known_origins
from accordingto.weighing.policies import DEFAULT, POLICIES, Policy


@dataclass(frozen=True, slots=True)
class Ways:
    """How accounts are weighed: by which policy, with which well-known origins, and what people judged of single claims."""

    policy: Policy = POLICIES[DEFAULT]
    known: KnownOrigins = field(default_factory=known_origins)
    judgements: Sequence[Judgement] = ()
    """Those in force, in the order in which they were made; those that join incidents or keep them apart are linking's."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Incidents, claims, tallies, reports and quotations, sorted for looking things up."""

    incidents: Mapping[str, Incident]
    of_incident: Mapping[str, Sequence[Claim]]
    reports: Mapping[str, Report]
    tallies: Sequence[Tally] = ()
    quotations: Sequence[Quotation] = ()
    imprints: Mapping[str, Imprint] = field(default_factory=dict)
    """What was kept of the reports' texts, by report id; without it copies are known by single sentences alone."""

    @classmethod
    def of(
        cls,
        incidents: Iterable[Incident],
        claims: Iterable[Claim],
        reports: Iterable[Report],
        tallies: Iterable[Tally] = (),
        quotations: Iterable[Quotation] = (),
        imprints: Mapping[str, Imprint] | None = None,
    ) -> "Evidence":
        """Sort what linking and reading found."""
        of_incident: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda c: (c.report, c.start, c.end, c.id)):
            of_incident[claim.incident].append(claim)
        return cls(
            {incident.id: incident for incident in incidents},
            dict(of_incident),
            {report.id: report for report in reports},
            sorted(tallies, key=lambda t: (t.report, t.start, t.id)),
            sorted(quotations, key=lambda q: (q.report, q.start, q.end)),
            imprints or {},
        )

    def weighed(self, incidents: Iterable[Incident]) -> "Evidence":
        """The same with these incidents in the place of their bare ones."""
        return replace(self, incidents={**self.incidents, **{incident.id: incident for incident in incidents}})

    def but_for(self, claims: Container[str]) -> "Evidence":
        """The same without these claims."""
        kept = {incident: [c for c in told if c.id not in claims] for incident, told in self.of_incident.items()}
        return replace(self, of_incident=kept)

    def telling(self, incident: Incident) -> Mapping[str, Report]:
        """The reports that tell of an incident, by id."""
        ids = dict.fromkeys([*incident.reports, *(claim.report for claim in self.of_incident.get(incident.id, ()))])
        return {report: self.reports[report] for report in ids if report in self.reports}

    def published(self, report: str) -> str:
        """The day that a report came out; empty where nobody knows."""
        known = self.reports.get(report)
        return known.published[:10] if known else ""

    def outlet(self, report: str) -> str:
        """How a report is called in a sentence."""
        known = self.reports.get(report)
        return (known.outlet or known.key) if known else "a report"
