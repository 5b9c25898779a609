"""Running totals over time: they never fall, what is added makes the new one, and incidents fit within them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from accordingto.records import Check, Claim, Incident, Tally
from accordingto.values.names import words_of
from accordingto.values.reach import Reach, is_proper, reach_of, until_of
from accordingto.weighing import figures
from accordingto.weighing.checks.wording import quoted
from accordingto.weighing.evidence import Evidence

_ADDED = re.compile(r"(?<!or )\bmore\b(?! than)|\banother\b|\badditional\b|\bfurther\b", re.IGNORECASE)
_MADE = re.compile(r"\b(?:bring(?:s|ing)|brought|rais(?:es|ed|ing)|tak(?:es|ing)|push(?:es|ed|ing))\b", re.IGNORECASE)

Series = tuple[frozenset[str], ...]


def tallies_never_fall(evidence: Evidence) -> Iterator[Check]:
    """A running total of one kind, actor, area and beginning only grows; a later one that is lower can't stand beside the earlier."""
    series: dict[Series, list[tuple[str, Tally]]] = defaultdict(list)
    for tally in evidence.tallies:
        told, until = _series(tally), _until(evidence, tally)
        if told and until and tally.high is not None and tally.comparator == "exactly":
            series[told].append((until, tally))
    for told in sorted(series, key=lambda key: [sorted(part) for part in key]):
        in_time = sorted(series[told], key=lambda one: (one[0], one[1].low or 0, one[1].id))
        for (first, earlier), (then, later) in pairwise(in_time):
            if first < then and earlier.report != later.report:
                yield _grown(evidence, earlier, later)


def _grown(evidence: Evidence, earlier: Tally, later: Tally) -> Check:
    was, now = (f"{tally.low or 0:,} {tally.what} ({_told(evidence, tally)})" for tally in (earlier, later))
    about = (earlier.id, later.id)
    if (later.high or 0) < (earlier.low or 0):
        return Check("tallies-never-fall", "fails", about, f"{was}, but {now} is fewer; a running total doesn't fall")
    return Check("tallies-never-fall", "holds", about, f"{was}, then {now}")


def _told(evidence: Evidence, tally: Tally) -> str:
    day = figures.day_in_words(_until(evidence, tally))
    who = tally.origin.name or evidence.outlet(tally.report)
    return f"{who}, {day}" if day else who


def _series(tally: Tally) -> Series:
    """What a tally runs over; empty where its area or beginning is not told, so that two may be two things."""
    begin = tally.period.partition("/")[0]
    if not is_proper(tally.scope) or begin in ("", "..") or begin.startswith("X"):
        return ()
    return words_of(tally.what), words_of(tally.actor), words_of(tally.scope), frozenset({begin})


def _until(evidence: Evidence, tally: Tally) -> str:
    return until_of(tally, evidence.published(tally.report))


def increments_fit(evidence: Evidence, incident: Incident) -> Iterator[Check]:
    """Where one sentence adds some and gives the new total, the last total before it and the addition should make it."""
    claims = [c for c in evidence.of_incident.get(incident.id, ()) if c.stance == "asserted" and _is_exact(c)]
    for total in claims:
        for more in claims:
            if more.id != total.id and _is_added(more, total) and (before := _before(evidence, total, claims)):
                yield _added(evidence, before, more, total)


def _is_exact(claim: Claim) -> bool:
    return claim.low is not None and claim.low == claim.high and claim.explicit


def _is_added(more: Claim, total: Claim) -> bool:
    same = (more.question, more.group, more.report, more.sentence) == (total.question, total.group, total.report, total.sentence)
    if not same or total.sentence is None or (more.low or 0) >= (total.low or 0) or _ADDED.search(total.quote):
        return False
    between = total.sentence.text[: total.start - total.sentence.start] + total.quote
    return bool(_ADDED.search(more.quote) and _MADE.search(between))


def _before(evidence: Evidence, total: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The same origin's last figure before."""
    day = evidence.published(total.report)
    own = [c for c in claims if (c.question, c.group, c.origin) == (total.question, total.group, total.origin) and c.outlet == total.outlet]
    earlier = [c for c in own if "" < evidence.published(c.report) < day and not _ADDED.search(c.quote)]
    return max(earlier, key=lambda c: (evidence.published(c.report), c.low or 0, c.id), default=None)


def _added(evidence: Evidence, before: Claim, more: Claim, total: Claim) -> Check:
    makes = (before.low or 0) + (more.low or 0)
    says = f"{before.low:,} {total.question} in {evidence.outlet(before.report)} and {more.low:,} more make {makes:,}"
    fits = makes == total.low
    tail = ", as told" if fits else f", not the {total.low:,} of {quoted(total.quote)}"
    return Check("increments-fit", "holds" if fits else "fails", (before.id, more.id, total.id), says + tail)


def incidents_within_tally(evidence: Evidence) -> Iterator[Check]:
    """The incidents of a tally's area and time can't count more than the tally; spoken of only where two or more are known."""
    for tally in evidence.tallies:
        reach = reach_of(tally, evidence.published(tally.report))
        if reach is None or tally.high is None or tally.comparator == "about":
            continue
        inside = [(i, low) for _, i in sorted(evidence.incidents.items()) if _lies_in(i, reach) and (low := _least(i, reach))]
        if len(inside) > 1:
            yield _summed(tally, reach, inside)


def _lies_in(incident: Incident, reach: Reach) -> bool:
    if not reach.holds_day(incident.when) or not incident.where:
        return False
    actor = next((f.value or "" for f in incident.findings if f.question == "actor"), "")
    return reach.holds_place(incident.where.name, incident.where.country) and reach.holds_actor(actor)


def _least(incident: Incident, reach: Reach) -> int:
    """What the incident's reports agree on at least."""
    asked = reach.question, reach.group
    found = [f for f in incident.findings if (f.question, f.group) == asked and f.status in ("agreed", "single origin")]
    return (found[0].low or 0) if found else 0


def _summed(tally: Tally, reach: Reach, inside: Sequence[tuple[Incident, int]]) -> Check:
    total = sum(low for _, low in inside)
    about = (tally.id, *(incident.id for incident, _ in inside))
    whom = f"{reach.group} " if reach.group not in (None, "all") else ""
    says = f"{len(inside)} incidents here count {total:,} {whom}{reach.question} in {tally.scope}"
    given = f"the {figures.in_words(tally.low or 0, tally.high, tally.comparator)} given for that time"
    if tally.high is not None and total > tally.high:
        return Check("incidents-within-tally", "fails", about, f"{says}, more than {given}")
    return Check("incidents-within-tally", "holds", about, f"{says}, within {given}")
