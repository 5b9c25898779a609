"""Ways to come from accounts that differ to one answer; each chooses which of the standing claims decide.

The Standards for Casualty Recording (Every Casualty, 2016, p. 25: everycasualty.org) name five ways in which recorders deal with
sources that disagree: prioritise certain sources, report the disagreement as a range, use a category that avoids or defers a
decision, keep the case pending, and talk to the sources. The first is `reliable`; the second `range`, which is also how Airwars
codes its figures; the third and the fourth are `pending`. The fifth is the reader's own. `majority` is the rule that Every
Casualty's "Definition and Categorisation in Casualty Recording" (p. 25) adds; `latest` and `lowest` are what newsrooms and
cautious counts use.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from accordingto.errors import UnknownPolicy
from accordingto.records import Claim, OriginKind, Report

DEFAULT = "range"

RELIABILITY: Mapping[OriginKind, int] = {
    "document": 6, "medical": 5, "monitor": 4, "official": 4, "agency": 3, "outlet": 2, "person": 2, "witness": 2, "military": 1,
    "armed group": 1, "unnamed": 0,
}  # fmt: skip
"""Who is nearer to a count: papers and hospitals before monitors and officials, the fighting sides after witnesses."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """What stands on one question: the claims by what they say, most origins first, and the day each came out."""

    sides: Sequence[Sequence[Claim]]
    origins: Mapping[str, str]
    """The origin of each claim, by claim id."""
    reports: Mapping[str, Report]

    @property
    def claims(self) -> list[Claim]:
        """All that stand."""
        return [claim for side in self.sides for claim in side]

    def published(self, claim: Claim) -> str:
        """The day that its report came out; empty where nobody knows."""
        report = self.reports.get(claim.report)
        return report.published[:10] if report else ""

    def backing(self, side: Sequence[Claim]) -> int:
        """How many origins say so."""
        return len({self.origins[claim.id] for claim in side})


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule with its name, what it does in a sentence, and the claims that it lets decide."""

    name: str
    says: str
    choose: Callable[[Accounts], Sequence[Claim]]

    @property
    def rule(self) -> str:
        """As a finding names it."""
        return f"{self.name}: {self.says}"


def _all(accounts: Accounts) -> Sequence[Claim]:
    return accounts.claims


def _most_told(accounts: Accounts) -> Sequence[Claim]:
    most = max(map(accounts.backing, accounts.sides), default=0)
    return [claim for side in accounts.sides if accounts.backing(side) == most for claim in side]


def _most_reliable(accounts: Accounts) -> Sequence[Claim]:
    best = max((RELIABILITY[claim.origin.kind] for claim in accounts.claims), default=0)
    return [claim for claim in accounts.claims if RELIABILITY[claim.origin.kind] == best]


def _latest(accounts: Accounts) -> Sequence[Claim]:
    last = max(map(accounts.published, accounts.claims), default="")
    return [claim for claim in accounts.claims if accounts.published(claim) == last]


def _lowest(accounts: Accounts) -> Sequence[Claim]:
    """Words that give no figure ("several") and tops ("up to 9") are no lowest count where another is told."""
    counted = [c for c in accounts.claims if c.low is not None and c.comparator not in ("vague", "at_most") and c.explicit]
    least = min((claim.low or 0 for claim in counted), default=None)
    return accounts.claims if least is None else [claim for claim in counted if claim.low == least]


def _undisputed(accounts: Accounts) -> Sequence[Claim]:
    return accounts.claims if len(accounts.sides) < 2 else ()


POLICIES: Mapping[str, Policy] = {
    policy.name: policy
    for policy in (
        Policy("range", "from the lowest to the highest that an origin stands by", _all),
        Policy("majority", "what most origins say, from the lowest to the highest where two leads are equal", _most_told),
        Policy("reliable", "what the origins nearest to a count say: documents, hospitals, then monitors and officials", _most_reliable),
        Policy("latest", "what the reports of the last day say", _latest),
        Policy("lowest", "the least that a report counts", _lowest),
        Policy("pending", "no answer while accounts differ", _undisputed),
    )
}
"""By name; adding one is a function and a line here."""


def policy_named(name: str) -> Policy:
    """The policy of that name; UnknownPolicy where there is none."""
    if name not in POLICIES:
        raise UnknownPolicy(f"there is no policy called {name!r}; there are: {', '.join(POLICIES)}")
    return POLICIES[name]
