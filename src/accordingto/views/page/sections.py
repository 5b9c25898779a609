"""What the page's sections show: incidents, tallies, quotations, checks, reports and refusals."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from accordingto.records import Apart, Carried, Check, Claim, Denial, Incident, Joined, Quotation, Record, Report, Update
from accordingto.views.page.days import in_words
from accordingto.views.page.matrix import Matrix, Row, accounts
from accordingto.views.page.shown import anchor
from accordingto.views.page.sources import Source, folded, is_itself, outlets_of, source_of, speaker_of
from accordingto.views.page.totals import TallyView, totals
from accordingto.views.page.words import asked, tally_figure

MOST_OPEN = 8
"""Incidents up to which all stand open; more are folded, so that the page opens at once."""


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident as the page tells it."""

    incident: Incident
    href: str
    when: str
    matrix: Matrix
    reports: tuple[Source, ...]
    outlets: tuple[str, ...]
    joined: tuple[tuple[Source, Joined], ...]
    apart: tuple[tuple[Incident | None, Apart], ...]
    fails: tuple[Check, ...]
    quiet: tuple[Check, ...]
    """Checks that hold or can't tell."""

    @property
    def borne(self) -> tuple[Carried, ...]:
        """Origins whose word others carry."""
        return tuple(origin for origin in self.matrix.carried if not is_itself(origin))

    @property
    def themselves(self) -> tuple[str, ...]:
        """Outlets that speak for themselves alone."""
        return tuple(origin.name for origin in self.matrix.carried if is_itself(origin))

    @property
    def disputed(self) -> int:
        """Findings that origins differ on."""
        return sum(f.status == "disputed" for f in self.incident.findings)

    @property
    def more_disputed(self) -> bool:
        """Whether others are disputed than those that the summary names."""
        return self.disputed > sum(bool(row.finding and row.finding.status == "disputed") for row in self.headline)

    @property
    def denied(self) -> int:
        """Findings that an origin denies."""
        return sum(f.status == "denied" for f in self.incident.findings)

    @property
    def changed(self) -> tuple[tuple[str, Update], ...]:
        """Figures that their own origin replaced, with what they answer."""
        return tuple((asked(f.question, f.group), update) for f in self.incident.findings for update in f.history)

    @property
    def refused(self) -> tuple[tuple[str, Denial], ...]:
        """Denials, with what they answer."""
        return tuple((asked(f.question, f.group), denial) for f in self.incident.findings for denial in f.denials)

    @property
    def rules(self) -> tuple[str, ...]:
        """How accounts that differ came to one answer."""
        told = (f for f in self.incident.findings if f.rule and not f.derived and not f.judged and f.status == "disputed")
        return tuple(dict.fromkeys(f.rule for f in told))

    @property
    def decided(self) -> tuple[tuple[str, str], ...]:
        """Findings that people had a say in, with what they said."""
        return tuple((asked(f.question, f.group), f.rule) for f in self.incident.findings if f.judged)

    @property
    def headline(self) -> tuple[Row, ...]:
        """The rows that a summary names: how many were killed and injured, where somebody tells."""
        return tuple(r for r in self.matrix.rows if r.finding and r.finding.sides and r.question in ("killed", "injured"))


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check and the incidents or tallies it is about."""

    check: Check
    places: tuple[tuple[str, str], ...]
    """Address on the page and its label."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with what was taken from it."""

    source: Source
    href: str
    report: Report
    claims: int
    incidents: tuple[Incident, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Sections:
    """The record, laid out."""

    incidents: tuple[IncidentView, ...]
    tallies: tuple[TallyView, ...]
    fails: tuple[CheckView, ...]
    quiet: tuple[CheckView, ...]
    reports: tuple[ReportView, ...]
    stray: tuple[Quotation, ...]
    """Quotations of reports that are not in the record."""
    origins: int
    disputed: int

    @property
    def open(self) -> bool:
        """Whether all incidents stand open."""
        return len(self.incidents) <= MOST_OPEN


def lay_out(record: Record) -> Sections:
    """Every part of the record in its section."""
    reports = {report.id: report for report in record.reports}
    incidents = {incident.id: incident for incident in record.incidents}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        claims[claim.incident].append(claim)
    failing, quiet = _by_subject(record, True), _by_subject(record, False)
    views = tuple(_incident(i, claims[i.id], reports, incidents, failing, quiet) for i in _in_order(record))
    places = _places(record, incidents)
    told = {folded(origin.name) for view in views for origin in view.matrix.carried}
    told |= {folded(speaker_of(t.origin, "", reports.get(t.report))) for t in record.tallies}
    return Sections(
        incidents=views,
        tallies=tuple(totals(record.tallies, reports, failing)),
        fails=tuple(_placed(check, places) for check in record.checks if check.verdict == "fails"),
        quiet=tuple(_placed(check, places) for check in record.checks if check.verdict != "fails"),
        reports=tuple(_reports(record, incidents)),
        stray=tuple(q for q in record.quotations if q.report not in reports),
        origins=len(told),
        disputed=sum(f.status == "disputed" for i in record.incidents for f in i.findings),
    )


def view_of(record: Record) -> IncidentView:
    """The record's first incident, as on a page of its own; the others are its look-alikes."""
    incident = record.incidents[0]
    return _incident(
        incident,
        [claim for claim in record.claims if claim.incident == incident.id],
        {report.id: report for report in record.reports},
        {other.id: other for other in record.incidents},
        _by_subject(record, True),
        _by_subject(record, False),
    )


def _in_order(record: Record) -> list[Incident]:
    """The incidents that most reports tell of first; equals as the record has them."""
    return sorted(record.incidents, key=lambda incident: -len(incident.reports))


def _by_subject(record: Record, failing: bool) -> Mapping[str, tuple[Check, ...]]:
    found: dict[str, list[Check]] = defaultdict(list)
    for check in record.checks:
        if (check.verdict == "fails") == failing:
            for subject in dict.fromkeys(check.about):
                found[subject].append(check)
    return {subject: tuple(checks) for subject, checks in found.items()}


def _incident(
    incident: Incident,
    claims: list[Claim],
    reports: Mapping[str, Report],
    incidents: Mapping[str, Incident],
    failing: Mapping[str, tuple[Check, ...]],
    quiet: Mapping[str, tuple[Check, ...]],
) -> IncidentView:
    subjects = [incident.id, *(claim.id for claim in claims)]
    return IncidentView(
        incident=incident,
        href=anchor(incident.id),
        when=in_words(incident.when),
        matrix=accounts(incident, claims, reports, failing),
        reports=tuple(source_of(reports.get(r), "" if r in reports else r) for r in incident.reports),
        outlets=outlets_of(incident, reports),
        joined=tuple((source_of(reports.get(j.report), "" if j.report in reports else j.report), j) for j in incident.joined),
        apart=tuple((incidents.get(a.incident), a) for a in incident.apart),
        fails=tuple(dict.fromkeys(check for s in subjects for check in failing.get(s, ()))),
        quiet=tuple(dict.fromkeys(check for s in subjects for check in quiet.get(s, ()))),
    )


def _places(record: Record, incidents: Mapping[str, Incident]) -> Mapping[str, tuple[str, str]]:
    """What an id stands for on the page; a claim is shown under its incident's name."""
    places = {incident.id: (anchor(incident.id), incident.label) for incident in record.incidents}
    for claim in record.claims:
        if claim.incident in incidents:
            places[claim.id] = places[claim.incident]
    for tally in record.tallies:
        places[tally.id] = (anchor(tally.id), f"total: {tally_figure(tally)} {tally.what}")
    return places


def _placed(check: Check, places: Mapping[str, tuple[str, str]]) -> CheckView:
    return CheckView(check, tuple(dict.fromkeys(places[subject] for subject in check.about if subject in places)))


def _reports(record: Record, incidents: Mapping[str, Incident]) -> list[ReportView]:
    claims: dict[str, int] = defaultdict(int)
    for claim in record.claims:
        claims[claim.report] += 1
    quotations: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in record.quotations:
        quotations[quotation.report].append(quotation)
    return [
        ReportView(
            source=source_of(report),
            href=anchor(report.id),
            report=report,
            claims=claims[report.id],
            incidents=tuple(incidents[i] for i in report.incidents if i in incidents),
            quotations=tuple(quotations[report.id]),
        )
        for report in record.reports
    ]
