"""All that a rule may look at, sorted for looking things up."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.records import Check, Claim, Incident, Quotation, Report, Tally


@dataclass(frozen=True, slots=True)
class Evidence:
    """Incidents, claims, tallies, reports and quotations, by id and by incident."""

    incidents: Mapping[str, Incident]
    claims: Mapping[str, Claim]
    of_incident: Mapping[str, Sequence[Claim]]
    tallies: Sequence[Tally]
    reports: Mapping[str, Report]
    quotations: Sequence[Quotation] = ()

    @classmethod
    def of(
        cls,
        incidents: Sequence[Incident],
        claims: Sequence[Claim],
        tallies: Sequence[Tally],
        reports: Sequence[Report],
        quotations: Sequence[Quotation] = (),
    ) -> "Evidence":
        """Sort what linking and reading found."""
        of_incident: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda c: (c.report, c.start, c.end, c.id)):
            of_incident[claim.incident].append(claim)
        return cls(
            {incident.id: incident for incident in incidents},
            {claim.id: claim for claim in claims},
            of_incident,
            sorted(tallies, key=lambda t: (t.report, t.start, t.id)),
            {report.id: report for report in reports},
            sorted(quotations, key=lambda q: (q.report, q.start, q.end)),
        )

    def published(self, report: str) -> str:
        """The day that a report came out; empty where nobody knows."""
        known = self.reports.get(report)
        return known.published[:10] if known else ""

    def outlet(self, report: str) -> str:
        """How a report is called in a sentence."""
        known = self.reports.get(report)
        return (known.outlet or known.key) if known else "a report"


Rule = Callable[[Evidence], Iterator[Check]]


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def quoted(words: str, most: int = 70) -> str:
    """A quote for a sentence, on one line and cut where it runs on."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= most else f"“{line[: line.rindex(' ', 0, most) if ' ' in line[:most] else most]} …”"


def one_sentence(one: Claim, other: Claim) -> bool:
    """Whether two claims of one report stand in one sentence, or say too little of where they stand."""
    if one.sentence is None or other.sentence is None:
        return one.report == other.report
    return one.report == other.report and one.sentence.overlaps(other.sentence)
