"""The wounded who die: "four people were shot, two of them fatally" leaves two injured, and nobody is counted dead and injured."""

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from accordingto.records import Claim, Report
from accordingto.weighing import figures, totals
from accordingto.weighing.origins import Origins

RULE = "everybody told hurt is told dead"

_STRUCK = re.compile(r"\b(?:shot|shoots?|gunned down|gunshot|gunfire|bullets?|hit|struck|stabbed|stab wounds?)\b", re.IGNORECASE)
"""Words of a figure that may count the dead with those who live."""
_LIVING = re.compile(r"\b(?:injur\w+|wounded|wounding|hurt|hospital\w*|critical\w*|stable|surviv\w+|others?|another|more)\b", re.IGNORECASE)
"""Words by which it counts those who live, or others than the dead."""
_DEATH = re.compile(r"\b(?:fatal(?:ly)?|died|dies|dead|deceased|succumbed|did not survive|passed away)\b", re.IGNORECASE)
_ELSE = re.compile(r"\b(?:others?|another|two|three|four|five|six|second|third|while|surviv\w+|one of)\b|\d", re.IGNORECASE)
"""Between somebody hurt and a death in one sentence: the death may be somebody else's."""
_OF_WOUNDS = re.compile(
    r"\b(?:died (?:of|from)|succumbed|(?:later|since|subsequently) died|died (?:later|in (?:an? |the )?hospital)"
    r"|of the (?:injured|wounded) (?:has |have |had )?(?:since )?died)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:others?|another|more|also|additional(?:ly)?|further)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:other|another|also|second|third)\b", re.IGNORECASE)
_SOMEBODYS = re.compile(r"\b(?:grand)?(?:sons?|daughters?)\b|\b(?:brother|sister|nephew|niece|cousin)s?\b", re.IGNORECASE)
"""Words of kin that no age follows from: a mother's son may be a child."""
_AGE = re.compile(r"\b(\d{1,3})(?=[- ]years?[- ]old|,)|\b(\d{1,2})(?=[- ]month)", re.IGNORECASE)
NEAR = 160
"""Characters after a figure within which its own death is told."""


@dataclass(frozen=True, slots=True)
class Survivors:
    """What the claims on the injured count once the dead are left out of them."""

    counts: Mapping[str, Claim | None]
    """By claim id, for claims that count dead among the injured: the claim for those who live, or None where nobody does."""
    deaths: Mapping[str, Claim]
    """The claim that tells of the deaths, where it is another."""

    def of(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims with the dead left out."""
        kept = (self.counts.get(claim.id, claim) for claim in claims)
        return [claim for claim in kept if claim is not None]

    def but(self, taken: Container[str]) -> "Survivors":
        """The same but for claims that are taken at their word."""
        return Survivors({claim: left for claim, left in self.counts.items() if claim not in taken}, self.deaths)

    def says(self, claim: Claim) -> str:
        """What was left out of a claim, for the person who reads the figure."""
        left = self.counts[claim.id]
        if left is None:
            return f"{figures.in_words(claim.low, claim.high, claim.comparator)} told hurt, and told dead"
        return f"{claim.low or 0:,} told hurt less {(claim.low or 0) - (left.low or 0):,} told dead leaves {left.low or 0:,}"


NOBODY = Survivors({}, {})


@dataclass(frozen=True, slots=True)
class _Deaths:
    """Who is told dead, by the report that tells it."""

    claims: Sequence[Claim]
    by_report: Mapping[str, Sequence[Claim]]
    origins: Origins
    reports: Mapping[str, Report]

    def total(self, report: str) -> Claim | None:
        """One report's dead: its total, else the sum of its groups."""
        return _most(self.by_report.get(report, ()))

    def day(self, claim: Claim) -> str:
        """When the claim came out; empty where nobody knows."""
        report = self.reports.get(claim.report)
        return report.published[:10] if report else ""


def survivors(claims: Sequence[Claim], origins: Origins, reports: Mapping[str, Report]) -> Survivors:
    """Which claims on the injured of one incident count people that its reports tell dead."""
    claims = sorted(claims, key=lambda c: (c.report, c.start, c.end, c.id))
    told = [c for c in claims if c.stance == "asserted" and c.low and c.comparator not in ("vague", "at_most")]
    killed = [c for c in told if c.question == "killed" and c.group != "perpetrators"]
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in killed:
        by_report[claim.report].append(claim)
    deaths = _Deaths(killed, by_report, origins, reports)
    injured = [claim for claim in told if claim.question == "injured"]
    counts: dict[str, Claim | None] = {}
    dead: dict[str, Claim] = {}
    for claim in injured:
        for death in _told_dead(claim, injured, deaths):
            counts[claim.id] = _less(claim, death.low or 0)
            if death.question == "killed":
                dead[claim.id] = death
    return Survivors(counts, dead)


def _told_dead(claim: Claim, injured: Sequence[Claim], deaths: _Deaths) -> list[Claim]:
    """The claim by which people that this one counts as hurt are dead: at most one, the claim itself where it says so."""
    if _own_death(claim):
        return [claim]
    death = deaths.total(claim.report) or _most([c for c in deaths.claims if _not_before(deaths.day(c), deaths.day(claim))])
    if death and _is_of_all_struck(claim, deaths.by_report.get(claim.report, ())) and (death.low or 0) <= (claim.low or 0):
        return [death]
    return _same_person(claim, injured, deaths) or _died_since(claim, injured, deaths) or _dead_of_all(claim, injured, deaths)


def _most(killed: Sequence[Claim]) -> Claim | None:
    wholes = [c for c in killed if (c.group or "all") in totals.WHOLES]
    found = wholes or [total.sum for total in totals.totals(killed)]
    return max(found, key=lambda c: (c.low or 0, c.id), default=None)


def _own_death(claim: Claim) -> bool:
    """Whether one person told hurt is told dead in the same breath: "was taken to a hospital, where he died"."""
    if claim.low != 1 or claim.sentence is None:
        return False
    if re.search(r"\bfatal(?:ly)?\b", claim.quote, re.IGNORECASE):
        return True
    if claim.explicit and _ELSE.search(claim.quote):
        return False
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    after = claim.sentence.text[end : end + NEAR]
    death = _DEATH.search(after)
    return claim.sentence.text[:start].rstrip().endswith("fatally") or bool(death and not _ELSE.search(after[: death.start()]))


def _is_of_all_struck(claim: Claim, killed: Sequence[Claim]) -> bool:
    """Whether a figure is of everybody hit, the dead with them; "one was killed and three were shot" is not."""
    if not claim.explicit or _lives(claim):
        return False
    return not any(c.sentence and c.sentence == claim.sentence and c.start < claim.start for c in killed)


def _lives(claim: Claim) -> bool:
    """Whether the words are of those who live, or at least not of everybody hit."""
    return not _STRUCK.search(claim.quote) or bool(_LIVING.search(claim.quote))


def _same_person(claim: Claim, injured: Sequence[Claim], deaths: _Deaths) -> list[Claim]:
    """One person told hurt is the one person told dead by the same report or a later one, where ages or groups don't speak against it.

    "One woman was hurt" is a count, and says so only of a report that tells of no death and a later one that tells of nobody hurt.
    """
    if claim.low != 1 or _ANOTHER.search(claim.quote):
        return []
    if any(c.low != 1 for c in deaths.claims):
        return []
    if claim.explicit:
        return _died_meanwhile(claim, injured, deaths)
    told = deaths.by_report.get(claim.report) or [
        c for c in deaths.claims if _not_before(deaths.day(c), deaths.day(claim)) or not _lives(claim)
    ]
    if any(c.sentence and c.sentence == claim.sentence for c in told):
        return [c for c in told if c.report == claim.report and c.start < claim.end and claim.start < c.end][:1]
    return [c for c in told if _may_be_one(claim, c)][:1]


def _died_meanwhile(claim: Claim, injured: Sequence[Claim], deaths: _Deaths) -> list[Claim]:
    if claim.report in deaths.by_report:
        return []
    counting = {c.report for c in injured}
    later = [c for c in deaths.claims if c.report not in counting and _not_before(deaths.day(c), deaths.day(claim))]
    return [c for c in later if _may_be_one(claim, c)][:1]


def _not_before(later: str, earlier: str) -> bool:
    return bool(later and earlier) and later >= earlier


def _may_be_one(hurt: Claim, dead: Claim) -> bool:
    """One age is one person; without ages, groups that one person may belong to."""
    ages = [set(_AGE.findall(c.sentence.text if c.sentence else c.quote)) for c in (hurt, dead)]
    if all(ages):
        return bool(ages[0] & ages[1])
    groups = {c.group or "all" for c in (hurt, dead) if not (figures.names_nobody(c) or _SOMEBODYS.search(c.quote))}
    return len(groups - set(totals.WHOLES)) < 2


def _died_since(claim: Claim, injured: Sequence[Claim], deaths: _Deaths) -> list[Claim]:
    """Of those an origin told hurt, the ones that it later tells dead of their wounds without counting the injured again."""
    name, day = deaths.origins.names[claim.id], deaths.day(claim)
    own = [c for c in deaths.claims if deaths.origins.names[c.id] == name]
    since = [c for c in own if day and deaths.day(c) > day and c.sentence and _OF_WOUNDS.search(c.sentence.text)]
    again = any(deaths.origins.names[c.id] == name and deaths.day(c) > day for c in injured)
    before = max((c.low or 0 for c in own if deaths.day(c) <= day), default=0)
    more = max(since, key=lambda c: (c.low or 0, c.id), default=None)
    if again or more is None or not before < (more.low or 0) <= before + (claim.low or 0):
        return []
    return [replace(more, low=(more.low or 0) - before)]


def _dead_of_all(claim: Claim, injured: Sequence[Claim], deaths: _Deaths) -> list[Claim]:
    """The dead of another account whose dead and injured make this figure: "four hurt, one killed" beside "one dead, three wounded".

    A later figure may as well have risen, and "four others" are none of the dead.
    """
    if not claim.explicit or _OTHERS.search(claim.quote):
        return []
    own = deaths.total(claim.report)
    for other in (c for c in injured if _counts_less(c, claim) and (c.report == claim.report or _told_by(c, claim, deaths))):
        death = deaths.total(other.report)
        if (
            death
            and death.low == death.high
            and (claim.low or 0) == (other.low or 0) + (death.low or 0)
            and (not own or own.low == death.low)
        ):
            return [death]
    return []


def _counts_less(one: Claim, claim: Claim) -> bool:
    """Whether a count of the same people, made elsewhere, is lower."""
    alike = one.explicit and one.low == one.high and (one.group or "all") == (claim.group or "all") and one.sentence != claim.sentence
    return alike and not figures.is_part(one) and (one.low or 0) < (claim.low or 0)


def _told_by(one: Claim, claim: Claim, deaths: _Deaths) -> bool:
    return _not_before(deaths.day(one), deaths.day(claim))


def _less(claim: Claim, dead: int) -> Claim | None:
    low = (claim.low or 0) - dead
    high = None if claim.high is None else claim.high - dead
    return replace(claim, low=low, high=high) if low > 0 else None
