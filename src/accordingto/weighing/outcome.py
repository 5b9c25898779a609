"""Incidents and claims in, findings and checks out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from accordingto.records import Check, Claim, Finding, Incident, Place, Quotation, Report, Tally
from accordingto.values.days import days_of, in_words, offset_of
from accordingto.values.imprints import Imprint
from accordingto.values.known import KnownOrigins, known_origins
from accordingto.weighing.checks import RULES, Evidence
from accordingto.weighing.findings import Weighing, findings_of
from accordingto.weighing.grading import grade
from accordingto.weighing.origins import Sources, origins_of
from accordingto.weighing.policies import DEFAULT, POLICIES, Policy
from accordingto.weighing.statements import how_exact

_TITLES = {
    "air/drone strike": "Air strikes", "shelling": "Shelling", "shooting": "Shooting", "bombing": "Bombing",
    "stabbing": "Stabbing", "raid": "Raid", "other": "Attack",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weighed:
    """Incidents with their findings, place, day and label, and the verdicts of all checks."""

    incidents: tuple[Incident, ...]
    checks: tuple[Check, ...]


def weigh(
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    tallies: Sequence[Tally],
    reports: Sequence[Report],
    policy: Policy = POLICIES[DEFAULT],
    known: KnownOrigins | None = None,
    imprints: Mapping[str, Imprint] | None = None,
    quotations: Sequence[Quotation] = (),
) -> Weighed:
    """Say what the claims come to, incident by incident, and let every rule look at the whole.

    ``known``: origins with their names; without it the list that the package brings. ``imprints``: what was kept of the reports' texts,
    by report id; without it copies are known by single sentences alone.
    """
    by_incident: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_incident[claim.incident].append(claim)
    sources = Sources({report.id: report for report in reports}, known or known_origins(), imprints or {})
    weighed = [_weighed(incident, by_incident[incident.id], sources, policy) for incident in incidents]
    weighed.sort(key=lambda incident: (incident.when or "~", incident.label, incident.id))
    evidence = Evidence.of(weighed, claims, tallies, reports, quotations)
    return Weighed(tuple(weighed), tuple(check for rule in RULES for check in rule(evidence)))


def _weighed(incident: Incident, claims: Sequence[Claim], sources: Sources, policy: Policy) -> Incident:
    origins = origins_of(claims, sources)
    findings = findings_of(claims, Weighing(origins, sources.reports, policy, incident.type))
    by_id = {claim.id: claim for claim in claims}
    answers = {finding.question: finding for finding in findings}
    place = _where(answers.get("where"), by_id)
    when = _when(answers.get("when"), by_id, place)
    return replace(
        incident,
        label=_label(incident, when, place),
        when=when,
        where=place,
        findings=findings,
        origins=origins.carried,
        grade=grade(findings, claims, origins),
    )


def _leading(finding: Finding | None, by_id: Mapping[str, Claim]) -> list[Claim]:
    """The claims of the side that leads; none where two sides lead alike."""
    if finding is None or finding.value is None or not finding.sides:
        return []
    return [by_id[claim] for claim in finding.sides[0].claims]


def _where(finding: Finding | None, by_id: Mapping[str, Claim]) -> Place | None:
    """The place named most exactly, with the gazetteer's point where it has one."""
    claims = sorted(
        _leading(finding, by_id) or _only_known(finding, by_id),
        key=lambda c: (c.place is None or c.place.precision == "unresolved", -how_exact(c), c.value or ""),
    )
    if not claims:
        return None
    best = claims[0]
    return replace(best.place, name=best.value or best.place.name) if best.place else Place(best.value or "")


def _only_known(finding: Finding | None, by_id: Mapping[str, Claim]) -> list[Claim]:
    """Where sides lead alike, the one side whose place has a point: a name that no gazetteer knows takes no town away."""
    sides = [side for side in finding.sides if side.stance == "asserted"] if finding else []
    known = [side for side in sides if any((place := by_id[c].place) and place.latitude is not None for c in side.claims)]
    return [by_id[claim] for claim in known[0].claims] if len(known) == 1 else []


def _when(finding: Finding | None, by_id: Mapping[str, Claim], place: Place | None) -> str:
    """The day or time told most exactly, by the clock of the place where several clocks tell one instant."""
    if finding is None:
        return ""
    if finding.value is None:
        return _span(finding)
    best = finding.value
    claims = _leading(finding, by_id)
    same = sorted({c.value for c in claims if c.value and _instant(c.value) and _instant(c.value) == _instant(best)})
    if place and place.longitude is not None and same:
        local = place.longitude / 15
        return min(same, key=lambda value: (abs(_hours(value) - local), value))
    return best


def _span(finding: Finding) -> str:
    """Neighbouring days that two sides give, as one interval; farther ones are left open."""
    days = [day for side in finding.sides if side.stance == "asserted" and (day := days_of(side.value or ""))]
    firsts, lasts = [d.first for d in days if d.first], [d.last for d in days if d.last]
    if not days or len(firsts) < len(days) or (max(lasts) - min(firsts)).days > 3:
        return ""
    return f"{min(firsts)}" if min(firsts) == max(lasts) else f"{min(firsts)}/{max(lasts)}"


def _instant(value: str) -> object:
    day = days_of(value)
    return day.instant if day else None


def _hours(value: str) -> float:
    zone = "Z" if value.endswith("Z") else value[-6:]
    return offset_of(zone).total_seconds() / 3600


def _label(incident: Incident, when: str, place: Place | None) -> str:
    """Kind, place and day: "Air strikes, Raqqa, Syria, 2015-11-15"."""
    where = place.name if place else ""
    if place and place.country and place.country.casefold() not in where.casefold():
        where = f"{where}, {place.country}"
    day = in_words(when[:10] if "T" in when and "/" not in when else when)
    return ", ".join(part for part in (_TITLES.get(incident.type, incident.type.capitalize()), where, day) if part)
