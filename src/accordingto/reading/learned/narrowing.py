"""What says less than an answer beside it: the town round the street, the week round the day, the hospital after the street."""

import re
from collections import defaultdict
from collections.abc import Iterable

from accordingto.records import Claim
from accordingto.values.days import days_of, gap

NEAR = 80
"""Characters between two places that tell one where."""
_CARE = re.compile(r"\b(?:hospitals?|medical cent(?:er|re)|clinic|infirmary|trauma cent(?:er|re)|morgue|mortuary)\b", re.IGNORECASE)
_BROUGHT = re.compile(
    r"\b(?:taken|rushed|transported|driven|drove|brought|airlifted|flown|transferred|admitted|evacuated|went|walked"
    r"|made (?:it|their way))\b[^.;]{0,60}\b(?:to|at|in)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


def narrowed(told: Iterable[tuple[Claim, int]]) -> list[tuple[Claim, int]]:
    """The claims, each with its incident, without those that another of the incident makes needless."""
    rows = list(told)
    held: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim, incident in rows:
        held[incident, claim.question].append(claim)
    return [(claim, n) for claim, n in rows if not _needless(claim, held[n, claim.question])]


def _needless(claim: Claim, beside: list[Claim]) -> bool:
    if claim.stance != "asserted":
        return False
    same_voice = [other for other in beside if other.origin.name == claim.origin.name]  # another origin's answer stands beside it
    if claim.question == "where":
        return _is_where_victims_went(claim) or any(_holds(claim, other) for other in same_voice)
    return claim.question == "when" and "/" in (claim.value or "") and any(_lies_in(other, claim) for other in same_voice)


def _holds(wide: Claim, exact: Claim) -> bool:
    """Whether the next place names this one too, and more: "the gas station in Arlo" beside "Arlo"."""
    if wide is exact or exact.stance != "asserted" or max(exact.start - wide.end, wide.start - exact.end) > NEAR:
        return False
    return _words((wide.value or "").partition(",")[0]) < _words(exact.value or "")


def _words(place: str) -> set[str]:
    return set(re.findall(r"\w{3,}", place.casefold()))


def _is_where_victims_went(claim: Claim) -> bool:
    """ "Taken to Arlo Hospital"; a hospital that was hit is another matter."""
    if claim.sentence is None or not _CARE.search(claim.value or ""):
        return False
    at = claim.sentence.text.find((claim.value or "").partition(",")[0], max(0, claim.start - claim.sentence.start))
    return at >= 0 and bool(_BROUGHT.search(claim.sentence.text[:at]))


def _lies_in(day: Claim, span: Claim) -> bool:
    one, whole = days_of(day.value or ""), days_of(span.value or "")
    return bool(one and whole and one.exact and one.first and whole.first and one.width < whole.width and gap(one, whole) == 0)
