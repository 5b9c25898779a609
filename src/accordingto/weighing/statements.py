"""Values put side by side: which of several dates, places and names say the same, and which says it most exactly."""

from collections.abc import Sequence

from accordingto.records import Claim
from accordingto.values.days import days_of, exactness, gap
from accordingto.values.names import alike, words_of
from accordingto.values.places import lie

_FITS_ANY = {"other", "raid", ""}
"""Types that any other may be told by: a raid may be flown, an attack may be a shooting."""
_PRECISION = {"point": 5, "town": 4, "district": 3, "region": 2, "country": 1, "unresolved": 3}


def says_the_same(one: Claim, other: Claim) -> bool:
    """Whether two claims on one question agree, the vaguer allowing the more exact."""
    a, b = one.value or "", other.value or ""
    if a.casefold() == b.casefold():
        return True
    if one.question == "when":
        first, second = days_of(a), days_of(b)
        return bool(first and second and gap(first, second) == 0)
    if one.question == "type":
        return a in _FITS_ANY or b in _FITS_ANY
    if one.question == "where" and one.place and other.place and "unresolved" not in (one.place.precision, other.place.precision):
        return lie(one.place, other.place) in ("same", "inside", "near")
    if one.question == "where" and (_names_nothing(a) or _names_nothing(b)):
        return True
    return alike(a, b)


def _names_nothing(place: str) -> bool:
    """Whether a place bears no name: "the old stadium" speaks against no town."""
    return bool(place) and not any(word[0].isupper() or word[0].isdigit() for word in place.split())


def denies(denial: Claim, claim: Claim) -> bool:
    """Whether a denial speaks of a value; who denies a raid does not deny the shooting."""
    if claim.question == "type":
        return (denial.value or "").casefold() == (claim.value or "").casefold()
    return says_the_same(denial, claim)


def sides_of(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims grouped by what they say, the most exact first, so that a vague one stands with the first that it allows."""
    sides: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (-how_exact(c), c.value or "", c.id)):
        side = next((side for side in sides if all(says_the_same(claim, other) for other in side)), None)
        if side is None:
            sides.append([claim])
        else:
            side.append(claim)
    return sides


def how_exact(claim: Claim) -> int:
    """How much a value pins down, among values of its question."""
    if claim.question == "when":
        return exactness(claim.value or "")
    if claim.question == "where" and _names_nothing(claim.value or ""):
        return 0
    if claim.question == "where":
        return 10 * (_PRECISION[claim.place.precision] if claim.place else 3) + min(9, len(words_of(claim.value or "")))
    if claim.question == "type":
        return 0 if claim.value in _FITS_ANY else 1
    return min(6, len(words_of(claim.value or "")))


def most_exact(claims: Sequence[Claim]) -> str | None:
    """The value that pins down most; of equals the one said most often."""
    counts: dict[str, int] = {}
    for claim in claims:
        counts[claim.value or ""] = counts.get(claim.value or "", 0) + 1
    best = min(claims, key=lambda c: (-how_exact(c), -counts[c.value or ""], c.value or "", c.id))
    return best.value
