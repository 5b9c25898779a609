"""What two accounts are compared by, taken once from each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from accordingto.records import Account, Claim, Place, Report
from accordingto.values.days import Days, days_of
from accordingto.values.names import PLAIN, STATES, words_of

REACH = 2
"""Days before its publication that a report without a day may tell of."""
MONTH = 30
MOST_DAYS, MOST_PLACES = 6, 12
"""Days and names of places of one account that it is looked up by."""
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
}  # fmt: skip
_ORDINAL = re.compile(
    r"\b("
    + "|".join(_ORDINALS)
    + r")(?:\s+[\w-]+){0,2}?\s+(?:rounds?|waves?|raids?|attacks?|(?:air\s?)?strikes?|times?|bombings?|shootings?|explosions?|blasts?)\b",
    re.IGNORECASE,
)
_NAME = r"([A-Z][\w'’-]{1,30})(?: (?:[A-Z][\w'’.-]{0,30})){0,2} ([A-Z][\w'’-]{1,30})"
_AGED = re.compile(
    rf"\b{_NAME}(?: (?:Jr|Sr|III?)\.?)?,? (?:who was |age |aged |\()?(?=\d{{1,2}}\b(?!:|st|nd|rd|th|-))|\b\d{{1,2}}-year-old {_NAME}"
)
_OUTLET = re.compile(r"(?<=.{20})\s+(?:[-–—|]|:{2})\s+[^-–—|]{2,40}$")
_NUMBER = re.compile(r"(?<=/)\d{4,8}(?=[/.-]|$)")
_NUMBERED = re.compile(r"[1-9]\d{0,7}", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = frozenset("january february march april may june july august september october november december".split())


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
class Page:
    """A page by the number that its site gave it; such numbers count up with time."""

    site: str
    number: int


class Times(NamedTuple):
    """What an account says of time, as far as it tells whether comparing it is worth while; days as numbers, 0 where none is known."""

    report: str
    published_on: int
    stretches: tuple[tuple[int, int], ...]
    dated: bool
    """Whether it names any day."""
    open: bool
    first_day: int


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
    counts: Mapping[tuple[str, str], tuple[Figure, ...]]
    """By question and group."""
    ordinals: frozenset[int]
    words: frozenset[str]
    people: frozenset[tuple[str, str]]
    """First and last names of those whose ages are told."""
    page: Page | None
    """Of a main account, where the address shows a number."""
    published: date | None
    published_on: int
    """As a number, which is quicker to reckon with; 0 where it is not known."""
    first_day: date | None
    """The earliest day that it names with its year."""
    last_day: date | None
    stretches: tuple[tuple[int, int], ...]
    """Its days as numbers, first and last of each; none where one has no year or hangs on another incident."""
    open: bool
    """Whether another incident may yet give it a day."""
    spots: frozenset[str]
    """Its days, each with a place."""
    seasons: frozenset[str]
    """Its months, each with a place or a word of the headline."""
    beside: frozenset[str]
    """Words that stand side by side in its headline or in the name of a place: "fort riley"."""
    areas: frozenset[str]
    doers: frozenset[str]

    @property
    def id(self) -> str:
        """The account's id."""
        return self.account.id

    @property
    def times(self) -> Times:
        """What it says of time."""
        first = self.first_day.toordinal() if self.first_day else 0
        return Times(self.report.id, self.published_on, self.stretches, bool(self.days), self.open, first)

    @property
    def vague(self) -> bool:
        """Whether it says too little to be found again by itself: a mention in passing with a bare place or actor."""
        if self.account.main and not self.account.headline_only:
            return False
        dated = any(day.anchored and day.width <= 31 for day in self.days)
        placed = any(where.narrow for where in self.places)
        return dated + placed + (sum(map(len, self.counts.values())) > 1) < 2


def traits_of(report: Report, account: Account) -> Traits:
    """The traits of one account of a report."""
    told = [c for c in (*account.claims, *account.unsure) if c.stance == "asserted"]
    phrases = " . ".join([m.quote for m in account.mentions] + [c.quote for c in told])
    days = tuple(day for value in _values(told, "when") if (day := days_of(value)))
    places = tuple(dict.fromkeys(_where(c) for c in told if c.question == "where" and c.value))
    published = days_of(report.published[:10])
    areas = sorted({key for where in places if where.narrow for key in _area(where)})
    when = _dates(days, published.first if published and account.main else None)
    headline = [_headline(report)] if account.main else []
    hangs = any(c.offset and not c.value for c in account.claims)
    title = frozenset(word for line in headline for word in _title_words(line))
    named = title.union(*(where.words for where in places if where.narrow))
    return Traits(
        account=account,
        report=report,
        days=days,
        places=places,
        actors=_values(told, "actor"),
        targets=_values(told, "target"),
        weapons=_values(told, "weapon"),
        counts=_counts(told),
        ordinals=frozenset(_ORDINALS[match[1].lower()] for match in _ORDINAL.finditer(phrases)),
        words=frozenset(account.words) | title,
        people=frozenset(_people({c.sentence.text for c in told if c.sentence})),
        page=_page(report.url) if account.main else None,
        published=published.first if published else None,
        published_on=published.first.toordinal() if published and published.first else 0,
        first_day=min((day.first for day in days if day.first), default=None),
        last_day=max((day.last for day in days if day.last), default=None),
        stretches=() if hangs or not all(day.anchored for day in days) else tuple(_stretches(days)),
        open=hangs,
        spots=frozenset(f"{day} {area}" for day in when for area in areas[:MOST_PLACES]),
        seasons=frozenset(f"season {month} {word}" for month in _months(when) for word in named),
        beside=frozenset(_beside([*(where.name for where in places[:MOST_PLACES]), *headline])),
        areas=frozenset(areas),
        doers=frozenset(f"by {word}" for actor in _values(told, "actor") for word in words_of(actor) - PLAIN - STATES),
    )


def _page(url: str) -> Page | None:
    """The page that an address leads to, or that an archive's address copies; none where it shows no number or several."""
    parts = urlsplit(url[max(0, url.rfind("http")) :])
    shown = [*parse_qs(parts.query).get("p", ()), *_NUMBER.findall(parts.path)]
    numbers = [number for number in shown if _NUMBERED.fullmatch(number) and not _YEAR.fullmatch(number)]
    return Page(parts.netloc.casefold().removeprefix("www."), int(numbers[0])) if len(numbers) == 1 else None


def _stretches(days: Iterable[Days]) -> Iterator[tuple[int, int]]:
    yield from ((day.first.toordinal(), day.last.toordinal()) for day in days if day.first and day.last)


def _months(days: Iterable[int]) -> set[str]:
    """Stretches of thirty days, each with the next, so that the end of one meets the start of the other."""
    return {f"{day // MONTH + shift}" for day in days for shift in (0, 1)}


def _headline(report: Report) -> str:
    """Without the outlet's name at its end: "Two shot in Akron - The Herald"."""
    return _OUTLET.sub("", report.title)


def _title_words(headline: str) -> Iterator[str]:
    yield from (word for word in re.findall(r"[^\W_]{3,40}", headline.casefold()) if not word.isdigit() or len(word) > 2)


def _beside(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        words = re.findall(r"[^\W_]{2,40}", name.casefold())
        yield from (f"beside {one} {other}" for one, other in pairwise(words))


def _values(claims: Iterable[Claim], question: str) -> tuple[str, ...]:
    return tuple(sorted({c.value for c in claims if c.question == question and c.value}))


def _where(claim: Claim) -> Where:
    name = claim.value or ""
    known = claim.place if claim.place and claim.place.precision != "unresolved" else None
    return Where(name, words_of(name), known)


def _counts(claims: Iterable[Claim]) -> Mapping[tuple[str, str], tuple[Figure, ...]]:
    found: dict[tuple[str, str], set[Figure]] = defaultdict(set)
    for c in claims:
        if c.low is not None:
            exact = c.high == c.low and c.comparator in ("exactly", None)
            found[c.question, c.group or "all"].add(Figure(c.question, c.group or "all", c.low, c.high, exact))
    return {key: tuple(sorted(figures, key=lambda f: (f.low, f.high or 0, f.exact))) for key, figures in sorted(found.items())}


def _people(sentences: Iterable[str]) -> Iterator[tuple[str, str]]:
    for sentence in sentences:
        for match in _AGED.finditer(sentence):
            first, last = (name.casefold() for name in match.groups() if name)
            if not _MONTHS & {first, last}:
                yield first, last


def _area(where: Where) -> Iterator[str]:
    yield from (f"at {word}" for word in where.words - words_of(where.place.country if where.place else ""))
    if where.place and where.place.geonames:
        yield f"at #{where.place.geonames}"


def _dates(days: Iterable[Days], published: date | None) -> list[int]:
    """Days as numbers, each with the next, so that neighbours meet; for a report without any, the days up to its publication."""
    exact = [day.first.toordinal() for day in days if day.exact and day.first][:MOST_DAYS]
    if not exact and not days and published:
        exact = [published.toordinal() - shift for shift in range(REACH)]
    return sorted({day + shift for day in exact for shift in (0, 1)})
