"""First reports, updates and corrections: of one origin's figures the last stands, and what it replaced is kept with the reason."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.records import COUNTS, Claim, Report, Update
from accordingto.weighing import figures
from accordingto.weighing.origins import Origins

_CORRECTED = re.compile(r"\b(?:correct(?:ed|ing|ion|s)|revis(?:ed|es|ing|ion)|amend(?:ed|s|ing)|retract(?:ed|s|ing))\b", re.IGNORECASE)
_ONCE = re.compile(
    r"\b(?:initial(?:ly)?|originally|at first"
    r"|(?:first|earlier|previously|wrongly|mistakenly|erroneously)\s+(?:said|reported|put|gave|stated)"
    r"|(?:earlier|previous|first|preliminary)\s+(?:reports?|figures?|tolls?|counts?|statements?|estimates?)"
    r"|(?:up|down|risen|raised|lowered|revised|corrected)\s+from|instead of|rather than)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Before a figure that is no more: "initially said that 12 …", "up from 9"."""
_NOW = re.compile(
    r"\b(?:now|has since|have since|ris(?:es?|en|ing) to|rose to|climb(?:s|ed)? to|brought (?:\w+ ){0,4}to|bring(?:s|ing) (?:\w+ ){0,4}to"
    r"|latest (?:figures?|tolls?|counts?)|updated?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Before a figure that takes the place of an earlier one: "has risen to 14"."""
BEFORE = 90
"""Characters of the sentence before a figure that may say so."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The claims that their origins still stand by, and what the others were replaced by."""

    claims: tuple[Claim, ...]
    history: tuple[Update, ...]


def standing(claims: Sequence[Claim], origins: Origins, reports: Mapping[str, Report]) -> Standing:
    """The claims that their own origin has not overtaken; a headline or a passing mention overtakes nothing.

    A later report overtakes an earlier one; within a report what is told as corrected, as risen or as first said is taken at its
    word, and of several figures beside each other the largest stands: the others are parts of it or earlier counts.
    """
    by_origin: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_origin[origins.names[claim.id]].append(claim)
    left: dict[str, Claim] = {}
    for told in by_origin.values():
        left.update(_left(told, reports))
    return Standing(tuple(claim for claim in claims if claim.id not in left), tuple(_history(claims, left, origins, reports)))


def _left(told: Sequence[Claim], reports: Mapping[str, Report]) -> dict[str, Claim]:
    """The claims that one origin left behind, and for each the one that it went on to."""
    if not told or told[0].question not in COUNTS:
        return {}
    latest = max((_published(c, reports) for c in told if _speaks_up(c, reports)), default="")
    current = [c for c in told if not is_before(_published(c, reports), latest)]
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in current:
        by_report[claim.report].append(claim)
    kept = [claim for found in by_report.values() for claim in _last_said(found)]
    ids = {claim.id for claim in kept}
    return {c.id: _successor(c, kept) for c in told if c.id not in ids} if kept else {}


def _last_said(told: Sequence[Claim]) -> list[Claim]:
    """Of one report's figures from one origin, those that it comes to."""
    firm = [c for c in told if not _told(_ONCE, c)] or list(told)
    corrected = [c for c in firm if _told(_CORRECTED, c) and _counts(c)] or [c for c in firm if _told(_NOW, c) and _counts(c)]
    if corrected and any(_told(_ONCE, c) for c in told):
        return corrected
    largest = max((c.low or 0 for c in firm if _counts(c)), default=0)
    return [c for c in firm if not _smaller(c, largest)]


def _counts(claim: Claim) -> bool:
    return claim.low is not None and claim.comparator not in ("at_most", "vague")


def _smaller(claim: Claim, largest: int) -> bool:
    """Whether a figure ends below another of its report and origin; "at least 5" and "several" allow the larger one."""
    return claim.high is not None and claim.comparator != "at_most" and claim.high < largest


def _told(cue: re.Pattern[str], claim: Claim) -> bool:
    if claim.sentence is None:
        return False
    end = claim.start - claim.sentence.start
    return bool(cue.search(claim.sentence.text[max(0, end - BEFORE) : max(0, end)] + claim.quote[: _figure_at(claim)]))


def _figure_at(claim: Claim) -> int:
    """Where in the quote the figure stands: cue words may be part of it."""
    match = re.search(r"\d", claim.quote)
    return match.start() if match else 0


def _successor(claim: Claim, kept: Sequence[Claim]) -> Claim:
    return max(kept, key=lambda c: (c.report == claim.report, c.explicit, c.low or 0, c.id))


def _history(claims: Sequence[Claim], left: Mapping[str, Claim], origins: Origins, reports: Mapping[str, Report]) -> Iterator[Update]:
    """What changed, in the order of publication; a figure that was only said again, or is a part of another, is no change."""
    gone = [c for c in claims if c.id in left and figures.bounds(c) != figures.bounds(left[c.id])]
    for claim in sorted(gone, key=lambda c: (_published(c, reports), c.report, c.start, c.id)):
        by = left[claim.id]
        if claim.report != by.report or _told(_ONCE, claim):
            yield Update(origins.names[claim.id], claim.id, by.id, _change(claim, by, reports))


def _change(claim: Claim, by: Claim, reports: Mapping[str, Report]) -> str:
    old, new = (figures.in_words(c.low, c.high, c.comparator) for c in (claim, by))
    verb = "corrected" if _told(_CORRECTED, by) or _told(_CORRECTED, claim) else "risen" if (by.low or 0) > (claim.low or 0) else "changed"
    day = figures.day_in_words(_published(by, reports)) if claim.report != by.report else "in the same report"
    return f"{old} → {new}, {verb} {day}".rstrip()


def is_before(one: str, other: str) -> bool:
    """Whether one day or time of publication lies before another, as far as both tell."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def _published(claim: Claim, reports: Mapping[str, Report]) -> str:
    report = reports.get(claim.report)
    return report.published if report else ""


def _speaks_up(claim: Claim, reports: Mapping[str, Report]) -> bool:
    report = reports.get(claim.report)
    return not claim.headline and claim.explicit and (report is None or not report.incidents or report.incidents[0] == claim.incident)
