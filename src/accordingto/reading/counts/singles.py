"""Victims told singly: summed where a report tells them one by one, left out where it gives a figure for them all."""

import re
from collections.abc import Hashable, Iterable
from dataclasses import replace
from typing import Final, TypeVar

from accordingto.reading.counts import roles
from accordingto.records import PEOPLE, Claim, short_id

Incident = TypeVar("Incident", bound=Hashable)

NEAR = 320
"""Characters between two victims of one list, about two sentences."""
LONGEST_BREAK = 4
"""Characters of white space between two sentences that follow each other."""
_ANOTHER = re.compile(
    r"(?:another|(?:an?|the) (?:second|third|fourth|fifth|sixth)|the other|one other)\b"
    r"(?! (?:hospital|time))(?![^.,;]{0,40} to (?:be|die)\b)",  # "the second teenager to die" counts those of other days
    re.IGNORECASE,
)
_NEW = re.compile(r"(?:an?|one)\b", re.IGNORECASE)
"""A victim who was not told of before: "a 19-year-old"; a name alone may be somebody told already."""
_AGE = re.compile(r"\b(\d{1,3})-year-old\b|, (?:aged )?(\d{1,3}),|\bof (\d{1,3})\b")
_OF_TWO_SEXES: Final = ((roles.MALE, roles.FEMALE), (roles.FEMALE, roles.MALE))
_OF_TWO_AGES: Final = ((roles.CHILD, roles.GROWN), (roles.GROWN, roles.CHILD))
"""Words of which those for two persons tell them apart."""
_TEENS: Final = range(13, 20)
"""Ages at which one report's boy is another's man."""


def settled_singles(told: Iterable[tuple[Claim, bool]]) -> list[Claim]:
    """Of claims, each with whether it stands as a figure does, those that stand: singles summed, the fullest kept, none beside a figure."""
    rows = list(told)
    totals = {(c.incident, c.question) for c, figure in rows if figure and c.part_of is None and c.low and c.stance != "unknown"}
    single = [c for c, figure in rows if not figure and (c.incident, c.question) not in totals]
    sums = {(c.start, c.end, c.question): c for c, _ in summed((c, c.incident) for c in single)}
    fullest: dict[tuple[str, str], int] = {}
    for claim in sums.values():
        fullest[claim.incident, claim.question] = max(fullest.get((claim.incident, claim.question), 0), _fullness(claim))
    kept = []
    for claim, figure in rows:
        if not figure:
            if (claim.start, claim.end, claim.question) not in sums:
                continue
            claim = sums[claim.start, claim.end, claim.question]
            if fullest[claim.incident, claim.question] != _fullness(claim):
                continue
            fullest[claim.incident, claim.question] = -1
        kept.append(claim)
    return kept


def is_single(claim: Claim) -> bool:
    """Whether a count follows from those it tells of, without a figure of its own."""
    return not claim.explicit and claim.question in PEOPLE


def _fullness(claim: Claim) -> int:
    return 0 if claim.comparator == "vague" else claim.low or 0


def summed(told: Iterable[tuple[Claim, Incident]]) -> list[tuple[Claim, Incident]]:
    """The same claims; single victims of one incident that stand in one list become one count, where the first of them stands."""
    kept: list[tuple[Claim, Incident]] = []
    told = list(told)
    totals = {(n, c.question) for c, n in told if c.explicit and c.low}
    lists: dict[tuple[Incident, str], tuple[int, list[Claim]]] = {}
    for claim, incident in told:
        key = (incident, claim.question)
        if not _victim(claim) or key in totals:
            kept.append((claim, incident))
            continue
        at, before = lists.get(key, (-1, []))
        if before and _goes_on(before, claim):
            kept[at] = (_one_more(kept[at][0], claim), incident)
            before.append(claim)
        else:
            lists[key] = (len(kept), [claim])
            kept.append((claim, incident))
    return kept


def is_another(claim: Claim, before: Iterable[Claim]) -> bool:
    """Whether a victim told singly is none of those told singly before: the same answer, and no repeat."""
    return _victim(claim) and _new_among(claim, [old for old in before if _victim(old)])


def _victim(claim: Claim) -> bool:
    return is_single(claim) and claim.question in ("killed", "injured") and claim.stance == "asserted" and bool(claim.high)


def _goes_on(before: list[Claim], claim: Claim) -> bool:
    """Whether somebody not told of before goes on a list: "another", of another age, of another sex."""
    if not 0 <= claim.start - before[-1].end < NEAR or claim.stance != before[-1].stance:
        return False
    return (bool(_ANOTHER.match(claim.quote)) or _in_one_breath(before[-1], claim)) and _new_among(claim, before)


def _in_one_breath(one: Claim, other: Claim) -> bool:
    """Whether the sentence of one is that of the other or comes right before it; what stands further on may be another story."""
    if one.sentence is None or other.sentence is None:
        return True
    return other.sentence.start - one.sentence.end <= LONGEST_BREAK


def _new_among(claim: Claim, before: list[Claim]) -> bool:
    if _ANOTHER.match(claim.quote):
        return True
    return claim.low == 1 and bool(_NEW.match(claim.quote)) and all(_differ(old, claim) for old in before)


def _differ(one: Claim, other: Claim) -> bool:
    ages = {_age(one), _age(other)}
    if "" not in ages:
        return len(ages) == 2
    words, others = _words(one), _words(other)
    teenager = any(age and int(age) in _TEENS for age in ages)
    unlike = _OF_TWO_SEXES if teenager else _OF_TWO_SEXES + _OF_TWO_AGES
    return any(words & these and others & those and not (words & those or others & these) for these, those in unlike)


def _words(claim: Claim) -> set[str]:
    return set(re.findall(r"[a-z]+", claim.quote.casefold()))


def _age(claim: Claim) -> str:
    found = _AGE.search(claim.quote)
    return next((age for age in found.groups() if age), "") if found else ""


def _one_more(first: Claim, claim: Claim) -> Claim:
    low, high = (first.low or 0) + (claim.low or 0), None if None in (first.high, claim.high) else (first.high or 0) + (claim.high or 0)
    group = first.group if first.group == claim.group else "all"
    name = short_id("c", first.report, first.question, first.start, first.end, group, low, high, None, first.origin.name, first.stance)
    return replace(first, id=name, low=low, high=high, group=group)
