"""What the claims on each question come to: agreed, single origin, disputed, denied or open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from accordingto.records import COUNTS, PEOPLE, VALUES, Claim, Finding, Report, Side, Stance, Status, Update
from accordingto.weighing import denials, figures, floors, statements, survivors, totals, unsaid
from accordingto.weighing.judging import ACCEPTED, Judged, tells
from accordingto.weighing.origins import Origins
from accordingto.weighing.policies import Accounts, Policy
from accordingto.weighing.updates import standing

GROUPS = ("all", "civilians", "children", "women", "men", "combatants", "security forces", "perpetrators")
_QUESTIONS = COUNTS + VALUES


@dataclass(frozen=True, slots=True)
class Weighing:
    """By what one incident's claims are weighed: who says what, in which report, the policy, people's judgements, the type of incident."""

    origins: Origins
    reports: Mapping[str, Report]
    policy: Policy
    judged: Judged
    type: str = "other"


@dataclass(frozen=True, slots=True)
class About:
    """What other questions tell of the incident: who is said to have done it, and which of the injured are told dead."""

    actors: tuple[Claim, ...] = ()
    living: survivors.Survivors = survivors.NOBODY


def findings_of(claims: Sequence[Claim], by: Weighing) -> tuple[Finding, ...]:
    """One finding for each question, and for people each group apart; a claim that a person rejected stands in it and decides nothing."""
    read = sorted(claims, key=lambda c: (c.report, c.start, c.end, c.id))
    heard = by.judged.heard(read)
    asked: dict[Asked, list[Claim]] = defaultdict(list)
    for claim in heard:
        asked[_asks(claim)].append(claim)
    merged = [question for question in totals.SUMMED if _counts_nobody_else(asked, question)]
    for question in merged:
        people = asked[question, "civilians"] + asked.pop((question, "all"))
        asked[question, "civilians"] = sorted(people, key=lambda c: (c.report, c.start, c.end, c.id))
    about = About(
        actors=tuple(claim for claim in asked.get(("actor", None), ()) if claim.stance == "asserted"),
        living=survivors.survivors(heard, by.origins, by.reports).but(by.judged.on),
    )
    findings = {key: _finding(*key, asked[key], by, about, by.judged.accepted(asked[key])) for key in asked}
    for question in merged:
        found = findings[question, "civilians"]
        findings[question, "civilians"] = replace(found, rule=f"{found.rule}{NOBODY_ELSE}" if found.rule else "")
    for question in totals.SUMMED:
        told = about.living.of([claim for (asks, _), found in asked.items() if asks == question for claim in found])
        whole = findings.get((question, "all"))
        sums = totals.totals(told)
        if sums and (whole is None or whole.status == "open" or _is_vaguer(asked[question, "all"], sums, by.judged)):
            findings[question, "all"] = _summed(question, sums, whole, by)
    for claim in by.judged.rejected(read):
        key = _asks(claim)
        _keep(findings, (key[0], "civilians") if key[0] in merged and key[1] == "all" else key, claim)
    findings.update({(none.question, none.group): none for none in unsaid.nobody_tells(findings.values(), heard, by.reports, by.type)})
    by_id = {claim.id: claim for claim in read}
    return tuple(by.judged.told(findings[key], by_id) for key in sorted(findings, key=_order))


Asked = tuple[str, str | None]
"""A question, and for people the group."""


def _asks(claim: Claim) -> Asked:
    return claim.question, (claim.group or "all") if claim.question in PEOPLE else None


def _keep(findings: dict[Asked, Finding], key: Asked, rejected: Claim) -> None:
    """Put a claim that decides nothing where it would have stood."""
    found = findings.get(key) or Finding(*key, "open", None, None, None, (), (), ())
    findings[key] = replace(found, claims=(*found.claims, rejected.id))


NOBODY_ELSE = "; people counted without a group among them, as no report counts anybody but civilians"
_CIVIL = frozenset({"all", "civilians", "children", "women", "men"})


def _counts_nobody_else(asked: Mapping[Asked, Sequence[Claim]], question: str) -> bool:
    """Whether "four civilians" and "five people" are rival counts of the same people: nobody tells of fighters or police among them."""
    told = {group for (asks, group), claims in asked.items() if asks == question for c in claims if c.stance == "asserted" and c.low}
    return {"all", "civilians"} <= told <= _CIVIL


def _is_vaguer(claims: Sequence[Claim], sums: Sequence[totals.Total], judged: Judged) -> bool:
    """ "A number of people died" is no total where four men are counted, unless a person accepts it; "dozens" says more than the four."""
    if judged.accepted(claims):
        return False
    least = max(total.sum.low or 0 for total in sums)
    return all(claim.low is None or (claim.comparator == "vague" and claim.low <= least) for claim in claims)


def _summed(question: str, sums: Sequence[totals.Total], told: Finding | None, by: Weighing) -> Finding:
    """The finding for everybody where reports count groups alone; who says that it is not known stands beside it."""
    parts = {total.sum.id: tuple(part.id for part in total.parts) for total in sums}
    accepted = [total for total in sums if by.judged.accepted(total.parts)]
    whole = _finding(question, "all", [total.sum for total in sums], by, About(), [total.sum for total in accepted])
    sides = tuple(replace(side, claims=tuple(part for claim in side.claims for part in parts[claim])) for side in whole.sides)
    return replace(
        whole,
        claims=tuple(part for claim in whole.claims for part in parts[claim]) + (told.claims if told else ()),
        sides=sides + (told.sides if told else ()),
        rule=totals.in_words(accepted or sums) if whole.rule else "",
        derived=True,
    )


def _order(key: Asked) -> tuple[int, int, str, str]:
    question, group = key
    place = GROUPS.index(group) if group in GROUPS else len(GROUPS)
    return _QUESTIONS.index(question) if question in _QUESTIONS else len(_QUESTIONS), place, question, group or ""


def _finding(question: str, group: str | None, claims: Sequence[Claim], by: Weighing, about: About, accepted: Sequence[Claim]) -> Finding:
    counted = question in COUNTS
    told = [c for c in claims if tells(c)]
    stood = standing(about.living.of(told), by.origins, by.reports)
    standing_on = {c.id for c in (*stood.claims, *accepted)}  # an accepted figure stands whatever its origin says later
    valid = [c for c in about.living.of(told) if c.id in standing_on]
    denied = [c for c in claims if c.stance == "denied"]
    kind = figures if counted else statements
    ranked = _ranked(kind.sides_of(valid), by.origins)
    sides = [_side(side, "asserted", by.origins, counted) for side in ranked]
    refused = [_side(side, "denied", by.origins, counted) for side in kind.sides_of(denied)]
    unknown = [c for c in claims if c.stance == "unknown" or (c not in told and c not in denied)]
    decisive = [c for c in valid if c in accepted]
    chosen = decisive or list(by.policy.choose(Accounts(ranked, by.origins.names, by.reports)))
    low, high = figures.run(chosen, floors.lowering(chosen)) if counted else (None, None)
    found = Finding(
        question=question,
        group=group,
        status=_status(sides, valid, [c for c in denied if denials.hits(c, valid)], denied, by.origins, counted),
        low=low,
        high=high,
        value=None if counted else _value(_of(chosen, sides, by.origins)),
        origins=by.origins.of(valid or denied or unknown),
        claims=tuple(c.id for c in claims),
        sides=(*sides, *refused, *_unknown(unknown, by.origins)),
        rule=(ACCEPTED if decisive else by.policy.rule) if chosen else "",
        history=stood.history,
        denials=denials.denials(denied, told, about.actors, by.reports),
    )
    lost = [c for c in told if c.id in about.living.counts]
    return _without_dead(found, lost, valid, about.living, by.origins) if lost else found


def _without_dead(found: Finding, lost: Sequence[Claim], valid: Sequence[Claim], living: survivors.Survivors, origins: Origins) -> Finding:
    """The finding on the injured, with what is left out of each claim that counts people told dead."""
    left = tuple(Update(origins.names[c.id], c.id, living.deaths.get(c.id, c).id, living.says(c)) for c in lost)
    history = found.history + left
    if not valid and found.status == "open":
        return replace(found, low=0, high=0, origins=(), history=history, rule=survivors.RULE, derived=True)
    return replace(found, history=history, derived=bool(valid) and {c.id for c in valid} <= {c.id for c in lost})


def _of(chosen: Sequence[Claim], sides: Sequence[Side], origins: Origins) -> list[Side]:
    """The sides that the policy lets decide, each with the chosen alone."""
    ids = {claim.id: claim for claim in chosen}
    kept = [[ids[claim] for claim in side.claims if claim in ids] for side in sides]
    return [_side(claims, "asserted", origins, False) for claims in kept if claims]


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
