"""Which figures lower a finding: a part or an early count that its own report goes beyond doesn't."""

from collections.abc import Mapping, Sequence

from accordingto.records import Claim

PARTIES = ("military", "armed group")
"""A side in the fighting that names fewer is heard against whatever the report itself concludes."""


def lowering(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that a finding's low is taken from.

    A report that says in its own voice "at least nine" or "between nine and thirteen" has weighed the smaller counts that it passes on,
    and "at least two bodies" further on are among the nine.
    """
    concluded = _conclusions(claims)
    return [claim for claim in claims if not _is_weighed(claim, concluded)]


def _is_weighed(claim: Claim, concluded: Mapping[str, int]) -> bool:
    return claim.comparator != "at_most" and claim.origin.kind not in PARTIES and (claim.low or 0) < concluded.get(claim.report, 0)


def _conclusions(claims: Sequence[Claim]) -> dict[str, int]:
    """What each report says first in its own voice, headlines aside."""
    first: dict[str, Claim] = {}
    for claim in claims:
        if not claim.origin.name and not claim.via and not claim.headline and claim.explicit and _is_floor(claim):
            before = first.get(claim.report)
            if before is None or claim.start < before.start:
                first[claim.report] = claim
    return {report: claim.low or 0 for report, claim in first.items()}


def _is_floor(claim: Claim) -> bool:
    return claim.low is not None and claim.comparator not in ("at_most", "vague")
