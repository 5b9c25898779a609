"""Times against times: clocks in several zones, days told by other events, weekdays beside dates."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from accordingto.records import Check, Claim, Incident
from accordingto.values.days import WEEKDAYS, Days, days_of, gap, in_words, shifted
from accordingto.weighing.checks.wording import listed, quoted
from accordingto.weighing.evidence import Evidence

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY_OF_MONTH = re.compile(rf"\b(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH})\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?P<word>noon|midnight)\b|(?<!\d)(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d\d))?(?!\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?", re.IGNORECASE
)
_COUNT = ("no days", "one day", "two days", "three days", "four days", "five days", "six days", "seven days")


def _whens(claims: Sequence[Claim]) -> list[tuple[Claim, Days]]:
    return [
        (claim, day) for claim in claims if claim.question == "when" and claim.stance == "asserted" and (day := days_of(claim.value or ""))
    ]


def clocks_agree(evidence: Evidence, incident: Incident) -> Iterator[Check]:
    """Times that one sentence gives in several zones should be one instant."""
    told: dict[tuple[str, int], dict[str, tuple[Claim, datetime]]] = defaultdict(dict)
    for claim, day in _whens(evidence.of_incident.get(incident.id, ())):
        if day.instant:
            zone = re.sub(r"^.*T[\d:]+", "", claim.value or "")
            told[claim.report, claim.sentence.start if claim.sentence else 0].setdefault(zone, (claim, day.instant))
    for key in sorted(told):
        if len(told[key]) > 1:
            yield _clocks(incident.id, list(told[key].values()))


def _clocks(incident: str, clocks: Sequence[tuple[Claim, datetime]]) -> Check:
    about = (incident, *(claim.id for claim, _ in clocks))
    said = listed([_clock_in_words(claim) for claim, _ in clocks])
    instants = sorted(instant for _, instant in clocks)
    minutes = round((instants[-1] - instants[0]).total_seconds() / 60)
    if minutes == 0:
        moment = f"{instants[0]:%Y-%m-%d %H:%M}" if (clocks[0][0].value or "")[:1] != "X" else f"{instants[0]:%d %B, %H:%M}"
        return Check("clocks-agree", "holds", about, f"{said} are one instant: {moment} UTC")
    hours = f"{minutes // 60} h {minutes % 60:02d} min" if minutes % 60 else f"{minutes // 60} h"
    return Check("clocks-agree", "fails", about, f"{said} lie {hours} apart")


def _clock_in_words(claim: Claim) -> str:
    """The clock's own words with the zone they were read in: quotes of one sentence may hold each other."""
    hour, minute, zone = re.sub(r"^.*T(\d\d):(\d\d)(?::\d\d)?", r"\1 \2 ", claim.value or "").split()
    words = next((match[0] for match in _CLOCK.finditer(claim.quote) if _shows(match, int(hour), int(minute))), claim.quote)
    return f"{quoted(words)} ({'UTC' if zone == 'Z' else f'UTC{zone}'})"


def _shows(clock: re.Match[str], hour: int, minute: int) -> bool:
    if clock["word"]:
        return (hour, minute) == (0 if clock["word"].lower() == "midnight" else 12, 0)
    half = "p" if hour >= 12 else "a"
    told = bool(clock["minute"] or clock["half"]) and (clock["half"] or half).lower() == half
    return told and int(clock["hour"]) % 12 == hour % 12 and int(clock["minute"] or 0) == minute


def relative_dates_agree(evidence: Evidence, incident: Incident) -> Iterator[Check]:
    """A day told by another event ("two days after …") should be the day that is given outright.

    Where "on Sunday, two days after the attacks" dates the attacks, that day is held against what the reports give for them.
    """
    claims = evidence.of_incident.get(incident.id, ())
    given = [(claim, day) for claim, day in _whens(claims) if claim.offset is None]
    outright = [(claim, day) for claim, day in given if claim.explicit and (day.exact or not day.anchored)]
    for claim in claims:
        if claim.question == "when" and claim.offset and claim.stance == "asserted":
            yield from _relative(evidence, incident.id, claim, outright)
    for claim, day in given:
        if not claim.explicit and outright:
            says = f"by that it was {_named(day.edtf)}"
            yield _held(evidence, (incident.id, claim.id), f"{quoted(claim.quote)}: {says}", day, outright)


def _relative(evidence: Evidence, incident: str, claim: Claim, outright: Sequence[tuple[Claim, Days]]) -> Iterator[Check]:
    offset = claim.offset
    if offset is None:
        return
    anchors = sorted({day.edtf[:10] for _, day in _whens(evidence.of_incident.get(offset.incident, ())) if day.exact or not day.anchored})
    about = (incident, offset.incident, claim.id)
    said = quoted(claim.quote)
    if len(anchors) != 1:
        why = "that event has no date in these reports" if not anchors else f"that event is dated {listed(anchors)}"
        yield Check("relative-dates-agree", "can't tell", about, f"{said}: {why}")
        return
    value = shifted(anchors[0], offset.days)
    result = days_of(value)
    if result is None or not outright:
        return
    count = _COUNT[abs(offset.days)] if abs(offset.days) < len(_COUNT) else f"{abs(offset.days)} days"
    side = "after" if offset.days >= 0 else "before"
    says = f"{count} {side} {_named(anchors[0])} is {_named(value)}"
    yield _held(evidence, about, f"{said}: {says}", result, outright)


def _held(evidence: Evidence, about: tuple[str, ...], says: str, result: Days, outright: Sequence[tuple[Claim, Days]]) -> Check:
    """The verdict on a day worked out, held against the days that reports give outright."""
    fits = [other for other, day in outright if gap(result, day) == 0]
    bare = [other for other, day in outright if day.weekday and day.weekday == result.weekday and _weekday_alone(other.quote)]
    chosen = fits or bare or [other for other, _ in outright]
    outlets = sorted({evidence.outlet(c.report) for c in chosen})
    if bare and not fits:
        says += f"; {listed(outlets)} {'gives' if len(outlets) == 1 else 'give'} a {WEEKDAYS[(result.weekday or 1) - 1]} without its date"
        return Check("relative-dates-agree", "can't tell", (*about, *(c.id for c in chosen)), says)
    if fits:
        says += f", which {listed(outlets)} also {'gives' if len(outlets) == 1 else 'give'}"
    else:
        says += (
            f", but {listed(outlets)} {'gives' if len(outlets) == 1 else 'give'} {listed(sorted({_named(c.value or '') for c in chosen}))}"
        )
    return Check("relative-dates-agree", "holds" if fits else "fails", (*about, *(c.id for c in chosen)), says)


def _weekday_alone(quote: str) -> bool:
    """Whether a day is told by its weekday: the week was worked out, and may be another."""
    return bool(_WEEKDAY.search(quote)) and not _DAY_OF_MONTH.search(quote)


def _named(edtf: str) -> str:
    day = days_of(edtf)
    if day is None or not day.anchored or not day.weekday:
        return in_words(edtf)
    return f"{WEEKDAYS[day.weekday - 1]} {edtf[:10]}"


def weekday_fits_date(evidence: Evidence, incident: Incident) -> Iterator[Check]:
    """A weekday beside a date should be that date's weekday; spoken of only where it is not."""
    for claim, day in _whens(evidence.of_incident.get(incident.id, ())):
        weekdays = {match.capitalize() for match in _WEEKDAY.findall(claim.quote)}
        if day.exact and day.weekday and len(weekdays) == 1 and _DAY_OF_MONTH.search(claim.quote):
            said, real = weekdays.pop(), WEEKDAYS[day.weekday - 1]
            if said != real:
                says = f"{quoted(claim.quote)}: {(claim.value or '')[:10]} is a {real}, not a {said}"
                yield Check("weekday-fits-date", "fails", (incident.id, claim.id), says)
