"""Incidents that look alike: why they are two, and whether a second in a day can be one."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from accordingto.records import Check, Incident
from accordingto.values.days import Days, days_of
from accordingto.weighing.evidence import Evidence

_NTH = r"second|third|fourth|fifth|two|three|another|twice"
_IN_HOURS = re.compile(
    rf"\b(?:{_NTH})\b[^.;]{{0,60}}?\b(?:in|within|inside|over)\s+(?:the\s+)?(?:(?:past|last|space\s+of|same)\s+)?(24|48|twenty-four)\s*(?:hours|hrs|h)\b",
    re.IGNORECASE,
)
ZONES = timedelta(hours=12)
"""How far a day may begin and end from where the clocks of an unknown zone put it."""


def kept_apart(evidence: Evidence, incident: Incident) -> Iterator[Check]:
    """Two incidents that look alike are two, for reasons that can be read; said of a pair once, with the smaller id."""
    for apart in incident.apart:
        other = evidence.incidents.get(apart.incident)
        if other and incident.id < other.id:
            first, second = sorted((incident, other), key=lambda i: (i.when or "~", i.id))
            says = f"{first.label} and {second.label} are two incidents: {'; '.join(apart.reasons)}"
            yield Check("kept-apart", "holds", (first.id, second.id), says)


def second_in_24_hours(evidence: Evidence, incident: Incident) -> Iterator[Check]:
    """Where a report calls an incident the second in so many hours, the earlier one should lie within them."""
    said = _said(evidence, incident)
    if said:
        quote, hours = said
        yield _verdict(evidence, incident, quote, hours)


def _said(evidence: Evidence, incident: Incident) -> tuple[str, int] | None:
    stretches = [
        claim.sentence.text for claim in evidence.of_incident.get(incident.id, ()) if claim.sentence and claim.stance == "asserted"
    ]
    for text in [mention.quote for mention in incident.mentions] + stretches:
        if match := _IN_HOURS.search(text):
            return " ".join(match[0].split()), 48 if match[1] == "48" else 24
    return None


def _verdict(evidence: Evidence, incident: Incident, quote: str, hours: int) -> Check:
    others = [evidence.incidents[apart.incident] for apart in incident.apart if apart.incident in evidence.incidents]
    mine = days_of(incident.when)
    spans = [(other, span) for other in others if mine and (span := _hours_before(mine, days_of(other.when)))]
    about = (incident.id, *(other.id for other, _ in spans[:1]))
    if not spans:
        return Check("second-in-24-hours", "can't tell", about, f"“{quote}”: no earlier incident with a date is known")
    other, (least, most) = min(spans, key=lambda span: (span[1][0], span[0].id))
    about = (incident.id, other.id)
    earlier = f"{other.label} lies"
    if most <= hours:
        return Check("second-in-24-hours", "holds", about, f"“{quote}”: {earlier} at most {most:.0f} hours before")
    if least > hours:
        return Check("second-in-24-hours", "fails", about, f"“{quote}”: {earlier} at least {least:.0f} hours before")
    return Check("second-in-24-hours", "can't tell", about, f"“{quote}”: {earlier} between {max(0, least):.0f} and {most:.0f} hours before")


def _hours_before(later: Days, earlier: Days | None) -> tuple[float, float] | None:
    """The fewest and the most hours that the earlier can lie before the later; None where it does not."""
    if earlier is None:
        return None
    slack = ZONES if (later.instant is None) != (earlier.instant is None) else timedelta()
    mine, theirs = _moments(later, slack), _moments(earlier, slack)
    if mine is None or theirs is None or theirs[0] >= mine[0]:
        return None
    least, most = (mine[0] - theirs[1]).total_seconds() / 3600, (mine[1] - theirs[0]).total_seconds() / 3600
    return max(0.0, least), most


def _moments(day: Days, slack: timedelta) -> tuple[datetime, datetime] | None:
    """The first and the last moment that a value allows, days taken whole."""
    if day.first is None or day.last is None:
        return None
    if day.instant:
        exact = day.instant.replace(tzinfo=None)
        return exact, exact
    try:
        return datetime.combine(day.first, time()) - slack, datetime.combine(day.last, time.max) + slack
    except OverflowError:
        return None
