"""``claims.csv`` and ``incidents.csv``, for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from accordingto.records import COUNTS, PEOPLE, Claim, Finding, Incident, Record, Report
from accordingto.views.harmless import harmless

Cell = str | int | float | bool | None

CLAIM_COLUMNS = (
    "id", "incident", "incident_label", "report", "outlet", "published", "title", "question", "group", "low", "high", "comparator",
    "value", "explicit", "stance", "origin", "origin_kind", "via", "quote", "sentence", "start", "end", "headline", "part_of", "url",
)  # fmt: skip
_GROUPS = {question: ("all", "civilians") if question in PEOPLE else (None,) for question in COUNTS}
_GROUPED = {
    f"{question}_{group}" if group == "civilians" else question: (question, group) for question in COUNTS for group in _GROUPS[question]
}
INCIDENT_COLUMNS = (
    "id", "label", "type", "when", "place", "country", "latitude", "longitude", "precision", "geonames", "reports", "outlets",
    *(f"{name}_{part}" for name in _GROUPED for part in ("low", "high", "status")),
    "disputed", "denied", "open", "derived", "grade", "failing_checks",
)  # fmt: skip

# A spreadsheet takes such a cell for a formula; where it splits at semicolons, also behind one.
_FORMULA = re.compile(r"(^|;)(\s*)(?=[=+\-@＝＋－＠])")


def claims_csv(record: Record) -> bytes:
    """One row a claim, in the record's order."""
    labels = {incident.id: incident.label for incident in record.incidents}
    reports = {report.id: report for report in record.reports}
    return _csv(CLAIM_COLUMNS, (_claim_row(claim, labels, reports[claim.report]) for claim in record.claims))


def incidents_csv(record: Record) -> bytes:
    """One row an incident: what the counts come to, which questions are in dispute, which checks fail."""
    return _csv(INCIDENT_COLUMNS, (_incident_row(incident, record) for incident in record.incidents))


def _claim_row(claim: Claim, labels: dict[str, str], report: Report) -> list[Cell]:
    return [
        claim.id, claim.incident, labels.get(claim.incident, ""), report.key, claim.outlet, report.published, report.title,
        claim.question, claim.group, claim.low, claim.high, claim.comparator, claim.value, claim.explicit, claim.stance,
        claim.origin.name, claim.origin.kind, "; ".join(claim.via), claim.quote, claim.sentence.text if claim.sentence else None,
        claim.start, claim.end, claim.headline, claim.part_of, report.url,
    ]  # fmt: skip


def _incident_row(incident: Incident, record: Record) -> list[Cell]:
    place = incident.where
    where: list[Cell] = [None] * 6
    if place:
        where = [place.name, place.country, place.latitude, place.longitude, place.precision, place.geonames]
    reports = [report for report in record.reports if report.id in set(incident.reports)]
    findings = {(f.question, f.group or ("all" if f.question in PEOPLE else None)): f for f in incident.findings}
    return [
        incident.id, incident.label, incident.type, incident.when, *where,
        len(reports), "; ".join(dict.fromkeys(report.outlet or report.key for report in reports)),
        *(cell for asked in _GROUPED.values() for cell in _figures(findings.get(asked))),
        *(_with_status(incident.findings, status) for status in ("disputed", "denied", "open")),
        _listed([f for f in incident.findings if f.derived]),
        incident.grade.name if incident.grade else None,
        " | ".join(_failing(incident, record)),
    ]  # fmt: skip


def _figures(finding: Finding | None) -> list[Cell]:
    return [finding.low, finding.high, finding.status] if finding else [None, None, None]


def _with_status(findings: Sequence[Finding], status: str) -> str:
    return _listed([f for f in findings if f.status == status])


def _listed(findings: Sequence[Finding]) -> str:
    return "; ".join(f"{f.question} ({f.group})" if f.group else f.question for f in findings)


def _failing(incident: Incident, record: Record) -> list[str]:
    own = {incident.id, *(claim for finding in incident.findings for claim in finding.claims)}
    return [check.says for check in record.checks if check.verdict == "fails" and own.intersection(check.about)]


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    # Excel reads UTF-8 as such only behind a byte order mark; pandas, R, LibreOffice and DuckDB pass over it.
    return written.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return _FORMULA.sub(r"\1\2'", harmless(cell)) if isinstance(cell, str) else cell
