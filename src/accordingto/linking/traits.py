"""What two accounts are compared by, taken once from each."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum, log, sqrt

from accordingto.records import Account, Claim, Place, Reading, Report
from accordingto.values.days import Days, days_of
from accordingto.values.names import words_of

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
}  # fmt: skip
_ORDINAL = re.compile(
    r"\b("
    + "|".join(_ORDINALS)
    + r")(?:\s+[\w-]+){0,2}?\s+(?:rounds?|waves?|raids?|attacks?|(?:air\s?)?strikes?|times?|bombings?|shootings?|explosions?|blasts?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place as one account names it."""

    name: str
    words: frozenset[str]
    place: Place | None

    @property
    def narrow(self) -> bool:
        """Whether it is a town, a point or a spot that the gazetteer doesn't know, rather than a region or a country."""
        return self.place is None or self.place.precision not in ("region", "country")


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as one account gives it."""

    question: str
    group: str
    low: int
    high: int | None
    exact: bool


@dataclass(frozen=True, slots=True)
class Traits:
    """One account, ready to be compared."""

    account: Account
    report: Report
    days: tuple[Days, ...]
    places: tuple[Where, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    figures: tuple[Figure, ...]
    ordinals: frozenset[int]
    words: frozenset[str]
    published: date | None

    @property
    def id(self) -> str:
        """The account's id."""
        return self.account.id

    @property
    def vague(self) -> bool:
        """Whether it says too little to be found again by itself: a mention in passing with a bare place or actor."""
        if self.account.main and not self.account.headline_only:
            return False
        dated = any(day.anchored and day.width <= 31 for day in self.days)
        placed = any(where.narrow for where in self.places)
        return dated + placed + (len(self.figures) > 1) < 2


def traits_of(reading: Reading, account: Account) -> Traits:
    """The traits of one account of a reading."""
    told = [c for c in (*account.claims, *account.unsure) if c.stance == "asserted"]
    phrases = " . ".join([m.quote for m in account.mentions] + [c.quote for c in told])
    days = (days_of(value) for value in _values(told, "when"))
    published = days_of(reading.report.published[:10])
    return Traits(
        account=account,
        report=reading.report,
        days=tuple(day for day in days if day),
        places=tuple(dict.fromkeys(_where(c) for c in told if c.question == "where" and c.value)),
        actors=_values(told, "actor"),
        targets=_values(told, "target"),
        weapons=_values(told, "weapon"),
        figures=tuple(sorted(set(_figures(told)), key=lambda f: (f.question, f.group, f.low, f.high or 0, f.exact))),
        ordinals=frozenset(_ORDINALS[match[1].lower()] for match in _ORDINAL.finditer(phrases)),
        words=frozenset(account.words),
        published=published.first if published else None,
    )


def _values(claims: Iterable[Claim], question: str) -> tuple[str, ...]:
    return tuple(sorted({c.value for c in claims if c.question == question and c.value}))


def _where(claim: Claim) -> Where:
    name = claim.value or ""
    known = claim.place if claim.place and claim.place.precision != "unresolved" else None
    return Where(name, words_of(name), known)


def _figures(claims: Iterable[Claim]) -> Iterable[Figure]:
    for c in claims:
        if c.low is not None:
            exact = c.high == c.low and c.comparator in ("exactly", None)
            yield Figure(c.question, c.group or "all", c.low, c.high, exact)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a shared word tells, among all the accounts at hand."""

    counts: Mapping[str, int]
    weights: Mapping[str, float]
    lengths: Mapping[str, float]
    """Of each account's words, for the cosine."""

    def alike(self, one: Traits, other: Traits) -> float:
        """Cosine of the two accounts' words, weighed by rarity: 0 to 1."""
        shared = fsum(self.weights[word] ** 2 for word in one.words & other.words)
        length = self.lengths[one.id] * self.lengths[other.id]
        return shared / length if length else 0.0

    def rarest(self, one: Traits, other: Traits, most: int = 4) -> list[str]:
        """The shared words that tell most."""
        return sorted(one.words & other.words, key=lambda word: (-self.weights[word], word))[:most]


def rarity_of(accounts: Sequence[Traits]) -> Rarity:
    """Inverse document frequencies over these accounts."""
    counts = Counter(word for traits in accounts for word in traits.words)
    weights = {word: log(1 + (len(accounts) + 1) / count) for word, count in counts.items()}
    lengths = {t.id: sqrt(fsum(weights[word] ** 2 for word in t.words)) for t in accounts}
    return Rarity(counts, weights, lengths)
