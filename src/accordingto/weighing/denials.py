"""Denials, each with its day and the claims that it denies: it contests them and erases none."""

from collections.abc import Mapping, Sequence

from accordingto.records import COUNTS, Claim, Denial, Report
from accordingto.values.names import alike
from accordingto.weighing import figures, statements
from accordingto.weighing.floors import PARTIES


def denials(denied: Sequence[Claim], told: Sequence[Claim], actors: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[Denial, ...]:
    """What is denied, the earliest denial first, linked to the claims told by others that it speaks of."""
    found = [_denial(claim, told, actors, reports) for claim in denied]
    return tuple(sorted(found, key=lambda denial: (denial.published or "~", denial.claim)))


def hits(denial: Claim, told: Sequence[Claim]) -> bool:
    """Whether a denial speaks of a figure or value that somebody asserts."""
    return _is_sweeping(denial) or any(_speaks_of(denial, claim) for claim in told)


def _is_sweeping(denial: Claim) -> bool:
    """ "We deny it": no figure and no value, so that all is denied."""
    return denial.low is None if denial.question in COUNTS else not denial.value


def _speaks_of(denial: Claim, claim: Claim) -> bool:
    if _is_sweeping(denial):
        return True
    if denial.question in COUNTS:
        return figures.meet(figures.bounds(denial), figures.bounds(claim)) is not None
    return statements.denies(denial, claim)


def _denial(denial: Claim, told: Sequence[Claim], actors: Sequence[Claim], reports: Mapping[str, Report]) -> Denial:
    denies = tuple(claim.id for claim in told if _speaks_of(denial, claim) and claim.origin != denial.origin)
    report = reports.get(denial.report)
    published, party = report.published if report else "", _is_party(denial, actors)
    return Denial(denial.id, denies, published, party, _says(denial, len(denies), published, party))


def _is_party(denial: Claim, actors: Sequence[Claim]) -> bool:
    """Whether a side in the fighting speaks, or one that is itself said to have done it."""
    name = denial.origin.name
    return bool(name) and (denial.origin.kind in PARTIES or any(alike(name, actor.value or "") for actor in actors))


def _says(denial: Claim, denies: int, published: str, party: bool) -> str:
    who = denial.origin.name or denial.outlet or "a report"
    side = ", a party to it," if party else ""
    day = figures.day_in_words(published)
    what = "a claim that no report here makes" if not denies else "one claim" if denies == 1 else f"{denies} claims"
    return f"{who}{side} denies {what}" + (f", {day}" if day else "")
