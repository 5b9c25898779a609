"""Counts put side by side: which say the same, and from where to where they run."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from accordingto.records import Claim, Comparator

ABOUT = 0.1
"""How far from it "about 20" still means the same: a tenth, and one at least."""


_CONDITION = re.compile(
    r"\b(?:in (?:\w+ (?:but |and )?){0,3}condition|condition was|critically|seriously|severely|life[- ]threatening|minor (?:injur|wound)\w+"
    r"|treated and released|remain(?:s|ed)?|clinging|fighting for)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|most)"
    r" of (?:the|those|these|its|his|her|their|our) (?:[\w-]+ ){0,2}?"
    r"(?:victims?|dead|deceased|killed|injured|wounded|casualties|bodies|slain|men|women|people|adults|children|boys|girls|teens|teenagers"
    r"|students|passengers|officers|soldiers|residents|workers|patients)\b",
    re.IGNORECASE,
)
_THE_OTHERS = re.compile(r"\bthe (?:other|remaining) \w+|^\W*(?:they )?both\b", re.IGNORECASE)
"""The rest of those told of before, or two of them: "the other three are in a stable condition", "both suffered gunshot wounds"."""
_MET = re.compile(
    r"\b(?:found|located|discovered|at the scene|by ambulance"
    r"|(?:taken|rushed|transported|airlifted|flown|brought) (?:\w+ ){0,3}?to)\b",
    re.IGNORECASE,
)
"""Those hurt whom somebody met in one place: others may have gone by another way."""
_MORE = re.compile(r"(?<!or )\bmore\b(?! than)", re.IGNORECASE)
"""Others were told of before: "killed two more people"."""


_NOT_ALL = re.compile(
    r"\b(?:serious|major|life[- ]threatening|grave|critical|severe|significant|further|other|else\b|inside\b"
    r"|none of (?:the|those|these|them)\b)",
    re.IGNORECASE,
)
"""Of whom or what there is none: "no major injuries" leaves the minor ones open, "nobody inside was hurt" those outside."""
_PRONOUN = re.compile(
    r"^\W*(?:[\w-]+\W+){0,2}?(?:he|she)\s+(?:was|had|has|is|later|also|died|suffered|sustained|succumbed)\b", re.IGNORECASE
)
ONWARDS = 40
"""Characters behind a figure that may say what it is of."""


def names_nobody(claim: Claim) -> bool:
    """Whether a single victim is a mere "she" or "he": told of before, and no grown woman or man by that."""
    return claim.low == 1 and bool(_PRONOUN.search(claim.quote))


def _onwards(claim: Claim) -> str:
    if claim.sentence is None:
        return claim.quote
    return claim.sentence.text[max(0, claim.start - claim.sentence.start) :][: len(claim.quote) + ONWARDS]


def is_part(claim: Claim) -> bool:
    """Whether a figure is of some only, others not excluded: one victim told of, those in a critical condition or found, "two more"."""
    if not claim.explicit:
        return bool(claim.low)
    if not claim.low:
        return claim.question == "injured" and bool(_NOT_ALL.search(_onwards(claim)))
    if _MORE.search(claim.quote) or _THE_OTHERS.search(claim.quote):
        return True
    if claim.question == "injured" and _MET.search(_onwards(claim)):
        return True
    if re.search(r"\b(?:others?|another)\b", claim.quote, re.IGNORECASE):
        return False
    return bool(_OF_THEM.search(claim.quote) or (claim.question == "injured" and _CONDITION.search(claim.quote)))


def bounds(claim: Claim) -> tuple[int, int | None]:
    """The figures that a claim allows; None above where it is open: one victim told of does not say there was no other."""
    low = claim.low or 0
    if is_part(claim):
        return low, None
    if claim.comparator == "about" and claim.high is not None:
        spare = max(1, round(low * ABOUT))
        return max(0, low - spare), claim.high + spare
    return low, claim.high


def meet(one: tuple[int, int | None], other: tuple[int, int | None]) -> tuple[int, int | None] | None:
    """The figures that both allow; None where there is none."""
    low = max(one[0], other[0])
    highs = [high for high in (one[1], other[1]) if high is not None]
    high = min(highs) if highs else None
    return None if high is not None and high < low else (low, high)


def sides_of(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims grouped by what they say; closed figures first, so that "at least 5" stands with the nearest that it allows."""
    sides: list[tuple[tuple[int, int | None], list[Claim]]] = []
    for claim in sorted(claims, key=_closed_first):
        allowed = bounds(claim)
        fits = [(abs(common[0] - allowed[0]), i, common) for i, (side, _) in enumerate(sides) if (common := meet(side, allowed))]
        if fits:
            _, i, common = min(fits, key=lambda fit: fit[:2])
            sides[i] = (common, [*sides[i][1], claim])
        else:
            sides.append((allowed, [claim]))
    return [members for _, members in sides]


def _closed_first(claim: Claim) -> tuple[bool, bool, int, int, str]:
    width = -1 if claim.high is None else claim.high - (claim.low or 0)
    return not claim.explicit or claim.high is None, claim.comparator != "exactly", width, claim.low or 0, claim.id


def run(claims: Iterable[Claim], lowering: Iterable[Claim] | None = None) -> tuple[int | None, int | None]:
    """From the lowest to the highest figure that these claims assert; open above only where one open figure is all there is.

    "Up to 70" tells a top only: where nobody says more, there is no low. ``lowering``: those of the claims that the low is taken from.
    """
    told = [claim for claim in claims if claim.low is not None]
    told = [claim for claim in told if claim.comparator != "vague"] or told
    given = max((claim.high or claim.low or 0 for claim in told if not is_part(claim) and claim.comparator != "at_most"), default=0)
    told = [claim for claim in told if not is_part(claim) or (claim.low or 0) > given] or told
    bottoms = [claim for claim in told if claim.comparator != "at_most"]
    tops = [(claim.low or 0) if claim.high is None else claim.high for claim in told]
    if not bottoms:
        return None, max(tops, default=None)
    kept = {claim.id for claim in (bottoms if lowering is None else lowering)}
    low, top = min(claim.low or 0 for claim in [c for c in bottoms if c.id in kept] or bottoms), max(tops)
    return low, None if top == low and all(claim.high is None for claim in told if claim.id in kept) else top


def common(claims: Sequence[Claim]) -> tuple[int | None, int | None]:
    """What one side's claims come to together: the figures as given where one is exact, else what all allow."""
    exact = [claim for claim in claims if claim.low is not None and claim.low == claim.high]
    precise = [claim for claim in exact if claim.comparator != "about"] or exact
    if precise:
        return min(c.low for c in precise if c.low is not None), max(c.high for c in precise if c.high is not None)
    allowed: tuple[int, int | None] = (claims[0].low or 0, claims[0].high)
    for claim in claims[1:]:
        allowed = meet(allowed, (claim.low or 0, claim.high)) or allowed
    return allowed


def in_words(low: int | None, high: int | None, comparator: Comparator | None = None) -> str:
    """A figure for a sentence: "at least 12", "4 to 6", "more than 130"."""
    if low is None:
        return "no figure" if high is None else f"at most {high:,}"
    if comparator == "more_than" and high is None:
        return f"more than {low - 1:,}"
    if comparator == "at_most" and high is not None:
        return f"at most {high:,}"
    return f"at least {low:,}" if high is None else f"{low:,}" if high == low else f"{low:,} to {high:,}"


def day_in_words(published: str) -> str:
    """A day of publication for a sentence: "3 March 2021"; empty where none is known."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return ""
    return f"{day.day} {day:%B %Y}"
