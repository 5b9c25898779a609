"""Incidents and claims in, findings and checks out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from accordingto.records import Check, Claim, Finding, Incident, Place
from accordingto.values.days import days_of, in_words, offset_of
from accordingto.values.imprints import Hashes
from accordingto.weighing.checks import OF_INCIDENT, OF_WHOLE
from accordingto.weighing.evidence import Evidence, Ways
from accordingto.weighing.faring import fared
from accordingto.weighing.findings import Weighing, findings_of
from accordingto.weighing.grading import grade
from accordingto.weighing.judging import Judged
from accordingto.weighing.origins import Sources, origins_of, set_phrases
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


def weigh(evidence: Evidence, ways: Ways | None = None) -> Weighed:
    """Say what the claims come to, incident by incident, and let every rule look: the parts below put together."""
    ways = ways or Ways()
    incidents = weigh_incidents(evidence, ways, set_phrases(evidence.reports.values(), evidence.imprints))
    weighed = evidence.weighed(incidents)
    told = checks_of_incidents([incident.id for incident in incidents], weighed, ways)
    return Weighed(incidents, (*chain.from_iterable(told.values()), *checks_of_whole(weighed)))


def weigh_incidents(evidence: Evidence, ways: Ways, phrases: Hashes) -> tuple[Incident, ...]:
    """The incidents of the evidence weighed, by day and label; no other incident has a say in what one comes to.

    Each needs its own claims, the reports that tell of it, with what each is mainly about, and their imprints. ``phrases`` are the
    `set_phrases` of all reports, the one thing that a few incidents don't show: a casebook that counts them anew weighs those incidents
    again whose reports hold a new one.
    """
    judged = Judged.by(ways.judgements)
    weighed = [_weighed(incident, evidence, ways, judged, phrases) for incident in evidence.incidents.values()]
    return tuple(sorted(weighed, key=lambda incident: (incident.when or "~", incident.label, incident.id)))


def checks_of_incidents(incidents: Iterable[str], evidence: Evidence, ways: Ways) -> dict[str, tuple[Check, ...]]:
    """What rules over one incident say of each of these, by incident; what a person rejected or corrected is past checking.

    Each needs itself as weighed, its claims and their reports; of the incidents that it names in ``apart`` what they were weighed to, and
    of those that a claim's ``offset`` names the claims on when they were. When one of these changes, ask for it again.
    """
    as_read = evidence.but_for(Judged.by(ways.judgements).settled)
    return {one: tuple(check for rule in OF_INCIDENT for check in rule(as_read, as_read.incidents[one])) for one in incidents}


def checks_of_whole(evidence: Evidence) -> tuple[Check, ...]:
    """What rules over the whole say: it needs the tallies and quotations, their reports, and incidents as weighed, without claims.

    Of the incidents only those have a say whose day lies within a tally's period.
    """
    return tuple(check for rule in OF_WHOLE for check in rule(evidence))


def _weighed(incident: Incident, evidence: Evidence, ways: Ways, judged: Judged, phrases: Hashes) -> Incident:
    claims = evidence.of_incident.get(incident.id, ())
    sources = Sources(evidence.telling(incident), ways.known, evidence.imprints, phrases)
    origins = origins_of(claims, sources)
    findings = findings_of(claims, Weighing(origins, sources.reports, ways.policy, judged, incident.type))
    heard = judged.heard(claims)
    by_id = {claim.id: claim for claim in heard}
    answers = {finding.question: finding for finding in findings}
    place = _where(answers.get("where"), by_id, judged)
    when = _when(answers.get("when"), by_id, judged, place)
    return replace(
        incident,
        label=_label(incident, when, place),
        when=when,
        where=place,
        findings=findings,
        origins=fared(origins.carried, findings, heard, sources.reports),
        grade=grade(findings, heard, origins),
    )


def _leading(finding: Finding | None, by_id: Mapping[str, Claim], judged: Judged) -> list[Claim]:
    """The claims of the side that gives the answer, of those the accepted where there are any; none where two sides lead alike."""
    if finding is None or finding.value is None:
        return []
    sides = ([by_id[claim] for claim in side.claims] for side in finding.sides if side.stance == "asserted")
    leading = next((side for side in sides if any(claim.value == finding.value for claim in judged.accepted(side) or side)), [])
    return judged.accepted(leading) or leading


def _where(finding: Finding | None, by_id: Mapping[str, Claim], judged: Judged) -> Place | None:
    """The place named most exactly, with the gazetteer's point where it has one."""
    claims = sorted(
        _leading(finding, by_id, judged) or _only_known(finding, by_id),
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


def _when(finding: Finding | None, by_id: Mapping[str, Claim], judged: Judged, place: Place | None) -> str:
    """The day or time told most exactly, by the clock of the place where several clocks tell one instant."""
    if finding is None:
        return ""
    if finding.value is None:
        return _span(finding)
    best = finding.value
    claims = _leading(finding, by_id, judged)
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
