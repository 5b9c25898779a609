"""Victims told one by one, counted once: "a 19-year-old was shot … an 18-year-old was shot" is two."""

import re
from collections.abc import Iterable
from dataclasses import replace

from accordingto.records import Claim, short_id

NEAR = 320
"""Characters between two victims of one list, about two sentences."""

# A victim who was not told of before: "a 19-year-old", "another woman"; a name alone may be somebody told already.
_NEW = re.compile(r"(?:an?|another|one)\b", re.IGNORECASE)


def summed(told: Iterable[tuple[Claim, int]]) -> list[tuple[Claim, int]]:
    """The same claims; single victims of one incident that stand in one list become one count, where the first of them stands."""
    kept: list[tuple[Claim, int]] = []
    told = list(told)
    totals = {(n, c.question) for c, n in told if c.explicit and c.low}
    open_: dict[tuple[int, str], int] = {}
    ends: dict[tuple[int, str], int] = {}
    for claim, incident in told:
        key = (incident, claim.question)
        if not _single(claim) or key in totals:
            kept.append((claim, incident))
            continue
        at = open_.get(key)
        if at is not None and claim.start - ends[key] < NEAR and _NEW.match(claim.quote) and kept[at][0].stance == claim.stance:
            kept[at] = (_one_more(kept[at][0], claim), incident)
        else:
            open_[key] = len(kept)
            kept.append((claim, incident))
        ends[key] = claim.end
    return kept


def _single(claim: Claim) -> bool:
    return not claim.explicit and claim.question in ("killed", "injured") and claim.stance == "asserted" and bool(claim.low)


def _one_more(first: Claim, claim: Claim) -> Claim:
    low, high = (first.low or 0) + (claim.low or 0), None if None in (first.high, claim.high) else (first.high or 0) + (claim.high or 0)
    group = first.group if first.group == claim.group else "all"
    name = short_id("c", first.report, first.question, first.start, first.end, group, low, high, None, first.origin.name, first.stance)
    return replace(first, id=name, low=low, high=high, group=group)
