"""How well harm to people is borne out, in the five words that Airwars grades incidents with.

After its published methodology (airwars.org/about/methodology): *confirmed* where a belligerent accepts responsibility, *fair* where
two or more credible sources report harm, *weak* where a single source does, *contested* where claims of responsibility compete, and
*discounted* where those killed were combatants. What Airwars' assessors judge by reading is here counted from origins and stances,
so that the same accounts always give the same grade; a denial by a party contests the harm, it does not erase it.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from accordingto.records import Claim, Finding, Grade, Side
from accordingto.values.names import STATES, alike, words_of
from accordingto.weighing.floors import PARTIES
from accordingto.weighing.origins import Origins

HARM = ("killed", "injured")
FIGHTERS = ("combatants", "perpetrators")
ANSWERABLE = (*PARTIES, "official")
"""Kinds of origin that can accept what they are said to have done."""
FORCES = words_of(
    "force army military coalition militia brigade rebel movement front guard troop militant fighter insurgent government regime"
)
NAMED = 3
"""Origins that a reason names."""


def grade(findings: Sequence[Finding], claims: Sequence[Claim], origins: Origins) -> Grade | None:
    """The incident's grade with its reason; None where no report tells of anybody killed or injured."""
    claims = sorted(claims, key=lambda c: (c.report, c.start, c.end, c.id))
    harm = [c for c in claims if c.question in HARM and c.stance == "asserted" and (c.low or c.high)]
    if not harm:
        return None
    actors = [c for c in claims if c.question == "actor" and c.stance == "asserted" and c.value]
    return _discounted(harm) or _accepted(harm, actors) or _contested(findings) or _by_origins(harm, origins)


def _accepted(harm: Sequence[Claim], actors: Sequence[Claim]) -> Grade | None:
    """Whoever is said to have done it says so itself, or itself tells of people hurt who do not fight."""
    for claim in actors:
        if claim.origin.kind in ANSWERABLE and alike(claim.origin.name, claim.value or ""):
            return Grade("confirmed", f"{claim.origin.name} says that it was its doing")
    for claim in harm:
        own = claim.origin.kind in PARTIES and any(alike(claim.origin.name, actor.value or "") for actor in actors)
        if own and claim.group not in FIGHTERS:
            return Grade("confirmed", f"{claim.origin.name}, said to have done it, itself tells of people {claim.question}")
    return None


def _discounted(harm: Sequence[Claim]) -> Grade | None:
    groups = {claim.group or "all" for claim in harm}
    if groups <= set(FIGHTERS):
        return Grade("discounted", f"all who are told killed or injured are {' or '.join(sorted(groups))}")
    return None


def _contested(findings: Sequence[Finding]) -> Grade | None:
    why = [*_rivals(findings), *_party_denials(findings)]
    return Grade("contested", "; ".join(why)) if why else None


def _rivals(findings: Sequence[Finding]) -> Iterator[str]:
    """Two states or forces that different origins name; persons, weapons and "gunmen" are no rivals."""
    for finding in (f for f in findings if f.question == "actor"):
        named = [side for side in finding.sides if side.stance == "asserted" and _party(side.value or "")]
        for one, other in combinations(named, 2):
            if not _party(one.value or "") & _party(other.value or "") and one.origins != other.origins:
                yield f"origins differ on who did it: {_told(one)}; {_told(other)}"
                return


def _told(side: Side) -> str:
    return f"{side.value} ({', '.join(side.origins[:NAMED])})"


def _party(name: str) -> frozenset[str]:
    """What makes a name that of a side in the fighting: its state, else the proper names of a force."""
    words = words_of(name)
    if words & STATES:
        return words & STATES
    proper = words_of(" ".join(word for word in name.split() if word[:1].isupper()))
    return proper - FORCES if words & FORCES else frozenset()


def _party_denials(findings: Sequence[Finding]) -> Iterator[str]:
    told = [denial for f in findings if f.question in (*HARM, "actor", "type") for denial in f.denials if denial.party and denial.denies]
    yield from dict.fromkeys(denial.says for denial in told)


def _by_origins(harm: Sequence[Claim], origins: Origins) -> Grade:
    told = origins.of([claim for claim in harm if claim.origin.kind != "unnamed"]) or origins.of(harm)
    if len(told) > 1:
        rest = f" and {len(told) - NAMED} more" if len(told) > NAMED else ""
        return Grade("fair", f"{len(told)} origins tell of harm: {', '.join(told[:NAMED])}{rest}")
    return Grade("weak", f"one origin tells of harm: {told[0]}")
