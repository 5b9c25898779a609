"""What the claims on each question come to: agreed, single origin, disputed, denied or open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from accordingto.records import COUNTS, PEOPLE, VALUES, Claim, Finding, Report, Side, Stance, Status
from accordingto.weighing import figures, floors, statements, totals
from accordingto.weighing.origins import Origins

GROUPS = ("all", "civilians", "children", "women", "men", "combatants", "security forces", "perpetrators")
_QUESTIONS = COUNTS + VALUES


def findings_of(claims: Sequence[Claim], origins: Origins, reports: Mapping[str, Report]) -> tuple[Finding, ...]:
    """One finding for each question, and for people each group apart."""
    asked: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.report, c.start, c.end, c.id)):
        asked[claim.question, (claim.group or "all") if claim.question in PEOPLE else None].append(claim)
    findings = {key: _finding(*key, asked[key], origins, reports) for key in asked}
    for question in totals.SUMMED:
        told = [claim for (asks, _), found in asked.items() if asks == question for claim in found]
        whole = findings.get((question, "all"))
        sums = totals.totals(told)
        if sums and (whole is None or whole.status == "open" or _is_vaguer(asked[question, "all"], sums)):
            findings[question, "all"] = _summed(question, sums, whole, origins, reports)
    return tuple(findings[key] for key in sorted(findings, key=_order))


def _is_vaguer(claims: Sequence[Claim], sums: Sequence[totals.Total]) -> bool:
    """ "A number of people died" is no total where four men are counted; "dozens died" says more than the four."""
    least = max(total.sum.low or 0 for total in sums)
    return all(claim.low is None or (claim.comparator == "vague" and claim.low <= least) for claim in claims)


def _summed(question: str, sums: Sequence[totals.Total], told: Finding | None, origins: Origins, reports: Mapping[str, Report]) -> Finding:
    """The finding for everybody where reports count groups alone; who says that it is not known stands beside it."""
    parts = {total.sum.id: tuple(part.id for part in total.parts) for total in sums}
    whole = _finding(question, "all", [total.sum for total in sums], origins, reports)
    sides = tuple(replace(side, claims=tuple(part for claim in side.claims for part in parts[claim])) for side in whole.sides)
    return replace(
        whole,
        claims=tuple(part for claim in whole.claims for part in parts[claim]) + (told.claims if told else ()),
        sides=sides + (told.sides if told else ()),
        rule=totals.in_words(sums),
    )


def _order(key: tuple[str, str | None]) -> tuple[int, int, str, str]:
    question, group = key
    place = GROUPS.index(group) if group in GROUPS else len(GROUPS)
    return _QUESTIONS.index(question) if question in _QUESTIONS else len(_QUESTIONS), place, question, group or ""


def _finding(question: str, group: str | None, claims: Sequence[Claim], origins: Origins, reports: Mapping[str, Report]) -> Finding:
    counted = question in COUNTS
    told = [c for c in claims if c.stance == "asserted" and (c.low is not None if counted else c.value)]
    valid = standing(told, origins, reports)
    denied = [c for c in claims if c.stance == "denied"]
    kind = figures if counted else statements
    sides = [_side(side, "asserted", origins, counted) for side in _ranked(kind.sides_of(valid), origins)]
    settled = {id_ for side in sides for id_ in side.claims}
    overtaken = [c for c in told if c.id not in settled]
    refused = [_side(side, "denied", origins, counted) for side in kind.sides_of(denied)]
    unknown = [c for c in claims if c.id not in settled and c not in denied and c not in overtaken]
    low, high = figures.run(valid, floors.lowering(valid)) if counted else (None, None)
    return Finding(
        question=question,
        group=group,
        status=_status(sides, valid, [c for c in denied if _hits(c, valid, counted)], denied, origins, counted),
        low=low,
        high=high,
        value=None if counted else _value(sides),
        origins=origins.of(valid or denied or unknown),
        claims=tuple(c.id for c in claims),
        sides=(*sides, *refused, *_unknown(unknown, origins)),
    )


def standing(claims: Sequence[Claim], origins: Origins, reports: Mapping[str, Report]) -> list[Claim]:
    """The claims that their own origin has not overtaken in a later report; a headline or a passing mention overtakes nothing.

    Of several figures that one report has from one origin, the largest stands: the others are parts of it or earlier counts.
    """
    latest: dict[tuple[str, str], str] = {}
    for claim in claims:
        when = _published(claim, reports)
        key = (origins.names[claim.id], claim.question)
        if when and _speaks_up(claim, reports):
            latest[key] = max(latest.get(key, ""), when)
    current = [c for c in claims if not _overtaken(c, latest.get((origins.names[c.id], c.question), ""), reports)]
    largest: dict[tuple[str, str], int] = {}
    for claim in current:
        if claim.low is not None and claim.comparator not in ("at_most", "vague"):
            said = (claim.report, origins.names[claim.id])
            largest[said] = max(largest.get(said, 0), claim.low)
    return [c for c in current if not _smaller(c, largest.get((c.report, origins.names[c.id]), 0))]


def _smaller(claim: Claim, largest: int) -> bool:
    """Whether a figure ends below another of its report and origin; "at least 5" and "several" allow the larger one."""
    return claim.high is not None and claim.comparator != "at_most" and claim.high < largest


def _overtaken(claim: Claim, latest: str, reports: Mapping[str, Report]) -> bool:
    when = _published(claim, reports)
    same_precision = min(len(when), len(latest))
    return bool(when) and claim.question in COUNTS and when[:same_precision] < latest[:same_precision]


def _published(claim: Claim, reports: Mapping[str, Report]) -> str:
    report = reports.get(claim.report)
    return report.published if report else ""


def _speaks_up(claim: Claim, reports: Mapping[str, Report]) -> bool:
    report = reports.get(claim.report)
    return not claim.headline and claim.explicit and (report is None or not report.incidents or report.incidents[0] == claim.incident)


def _ranked(sides: Sequence[list[Claim]], origins: Origins) -> list[list[Claim]]:
    """Sides with more origins first, then with more claims."""
    return sorted(sides, key=lambda side: (-len(origins.of(side)), -len(side), min(c.id for c in side)))


def _side(claims: Sequence[Claim], stance: Stance, origins: Origins, counted: bool) -> Side:
    ordered = sorted(claims, key=lambda c: (c.report, c.start, c.id))
    low, high = figures.common(ordered) if counted and any(c.low is not None for c in ordered) else (None, None)
    value = None if counted else statements.most_exact(ordered)
    return Side(low, high, value, stance, origins.of(ordered), tuple(c.id for c in ordered))


def _unknown(claims: Sequence[Claim], origins: Origins) -> tuple[Side, ...]:
    return (Side(None, None, None, "unknown", origins.of(claims), tuple(c.id for c in claims)),) if claims else ()


def _hits(denial: Claim, told: Sequence[Claim], counted: bool) -> bool:
    """Whether a denial speaks of a figure or value that somebody asserts."""
    if counted:
        return denial.low is None or any(figures.meet(figures.bounds(denial), figures.bounds(c)) for c in told)
    return not denial.value or any(statements.denies(denial, c) for c in told)


def _status(
    sides: Sequence[Side], valid: Sequence[Claim], hits: Sequence[Claim], denied: Sequence[Claim], origins: Origins, counted: bool
) -> Status:
    if not valid:
        return "denied" if denied else "open"
    if hits or (len(sides) > 1 and (counted or not _one_voice(sides))):
        return "disputed"
    return "agreed" if len(origins.of(valid)) > 1 and not (len(sides) > 1) else "single origin"


def _one_voice(sides: Sequence[Side]) -> bool:
    """Whether one origin says all of it: several targets named by one ministry are a list, no dispute."""
    return len({origin for side in sides for origin in side.origins}) == 1


def _value(sides: Sequence[Side]) -> str | None:
    """The leading side's value; none where two sides have as many origins behind them."""
    if not sides or (len(sides) > 1 and len(sides[0].origins) == len(sides[1].origins) and not _one_voice(sides)):
        return None
    return sides[0].value
