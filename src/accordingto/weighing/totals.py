"""Totals that no report gives: the sum of the groups that each report tells of, nobody counted twice."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from accordingto.records import Claim
from accordingto.weighing import figures, floors

SUMMED = ("killed", "injured")
WHOLES = ("all", "civilians")
KIN = ("women", "men", "children")
"""Of one report these never hold one person twice, whichever sentences they stand in."""
ARMED = ("security forces", "combatants", "perpetrators")
MOST_SHOWN = 4
"""Different sums that the words name."""
_JOINED = re.compile(
    r"(?:\band|\bplus|&|\bas well as|\b(?:along|together) with)\s+(?:an?\s|the\s|(?:his|her|their|its)\s|at least\s)?$", re.IGNORECASE
)
"""What stands between two groups of one list, the last words before the second."""


@dataclass(frozen=True, slots=True)
class Total:
    """One report's sum, as a claim to be weighed, and the claims that it sums."""

    sum: Claim
    parts: tuple[Claim, ...]


def totals(claims: Sequence[Claim]) -> list[Total]:
    """Each report's sum over the groups that it asserts of one question; none where some report gives the whole."""
    told = [c for c in claims if c.stance == "asserted" and c.low is not None]
    if any((c.group or "all") in WHOLES and c.comparator != "vague" for c in told):
        return []
    ids = {claim.id for claim in told}
    reports: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        whole = (claim.group or "all") in WHOLES
        if claim.low and not whole and claim.part_of not in ids and claim.comparator not in ("at_most", "vague"):
            reports[claim.report].append(claim)
    return [_total(_named(found)) for _, found in sorted(reports.items())]


def _named(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims without a "she was hit" that is somebody told of beside it."""
    return [claim for claim in claims if not figures.names_nobody(claim)] or claims


def in_words(found: Sequence[Total]) -> str:
    """What was summed, for the person who reads the figure."""
    sums = list(dict.fromkeys(" + ".join(f"{part.low} {part.group}" for part in total.parts) for total in found))
    more = f"; and {len(sums) - MOST_SHOWN} more" if len(sums) > MOST_SHOWN else ""
    return "no report gives a total; summed from groups: " + "; ".join(sums[:MOST_SHOWN]) + more


def _total(claims: Sequence[Claim]) -> Total:
    parts = max(_disjoint(claims), key=lambda some: (sum(c.low or 0 for c in some), -len(some), min(c.id for c in some)))
    ordered = tuple(sorted(parts, key=lambda c: (c.start, c.id)))
    low, highs = sum(c.low or 0 for c in ordered), [c.high for c in ordered]
    high = None if None in highs else sum(h for h in highs if h is not None)
    whole = replace(
        ordered[0], group="all", low=low, high=high, explicit=all(c.explicit for c in ordered),
        comparator=ordered[0].comparator if len(ordered) == 1 else "at_least" if high is None else "exactly" if high == low else "range",
    )  # fmt: skip
    return Total(whole, ordered)


def _disjoint(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Ways to add a report's groups without adding anybody twice: a policeman may be the man of another sentence."""
    most = _largest(claims)
    armed = [most[group] for group in ARMED if group in most]
    ways = [[most[group] for group in KIN if group in most], armed + [most[g] for g in ("women", "children") if g in most]]
    ways += [[claim] for group, claim in most.items() if group not in KIN + ARMED]
    ways += [list(pair) for pair in combinations(claims, 2) if _listed(*pair)]
    return [way for way in ways if way]


def _largest(claims: Sequence[Claim]) -> Mapping[str, Claim]:
    """Each group's largest figure, with the smaller one that another origin gives: one told of twice is one."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.group or "all"].append(claim)
    return {group: _from_least(found) for group, found in groups.items()}


def _from_least(claims: Sequence[Claim]) -> Claim:
    most = max(claims, key=lambda c: (c.low or 0, c.explicit, -c.start))
    others = [c for c in claims if c.origin.name != most.origin.name and c.explicit]
    low, high = figures.run([most, *others], floors.lowering([most, *others]))
    return most if low == most.low else replace(most, low=low, high=high, comparator="range")


def _listed(one: Claim, other: Claim) -> bool:
    """Whether one sentence lists both groups side by side: "two policemen and a nurse"."""
    first, second = sorted((one, other), key=lambda c: c.start)
    if first.group == second.group or not first.sentence or first.sentence != second.sentence:
        return False
    start = first.sentence.start
    return bool(_JOINED.search(first.sentence.text[first.start - start : second.start - start]))
