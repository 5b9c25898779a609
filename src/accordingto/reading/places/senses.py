"""Which of the world's places a report means by its names: one sense per name, chosen together."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, exp, log10, radians

from accordingto.reading.places.gazetteer import AREA, COUNTRY, DISTRICT, REGION, TOWN, Entry, fold, gazetteer
from accordingto.reading.places.toponym import Toponym, inside

WIDEST = 24
"""Candidates looked at for one name, the most likely first."""
SURE = 0.6
MOST_ANCHORS = 16
"""Other names that a candidate's distance is measured to."""
SMALL = 30_000
"""People below which a town is not known the world over."""
VILLAGE = 5_000
"""People below which a country's namesake is meant only where what holds it is named too."""
LEAD = 0.3
"""By how much the best candidate must lead the next one that lies elsewhere."""
KIND_PRIOR = {COUNTRY: 5.0, REGION: 2.4, AREA: 5.0, DISTRICT: 2.0, TOWN: 0.0}


Anchor = tuple[float, float, float, float]
"""Latitude, longitude, how sure it is, and over how many kilometres it makes its neighbours likelier."""
SIZE_PRIOR = {COUNTRY: 0.35, REGION: 0.35, AREA: 0.35, DISTRICT: 0.25, TOWN: 0.75}
"""How much the number of people says: much of towns, little of counties, which are named only where they are known."""


@dataclass(slots=True)
class Choice:
    """One name of a report with its candidates and how well each fits."""

    key: str
    entries: list[Entry]
    priors: list[float]
    scores: list[float]
    weight: float
    fixed: bool
    kinds: frozenset[int]
    """What the words round it say it is."""
    told: bool
    """Its holder is named with it."""
    holds: bool
    """Named as what holds another place."""

    @property
    def best(self) -> Entry:
        """The candidate that fits best so far."""
        return self.entries[max(range(len(self.entries)), key=self.scores.__getitem__)]


def choose(found: list[Toponym], country: str = "") -> dict[int, Entry | None]:
    """For each toponym (by its place in the list) the place meant; None where two are left with nothing to choose."""
    groups: dict[tuple[str, frozenset[int], str], list[int]] = defaultdict(list)
    holders = {id(t): t.within for t in found}
    for number, toponym in enumerate(found):
        groups[toponym.key, _wanted(toponym), _holder(toponym, holders)].append(number)
    known_holder = {key: holder for key, _, holder in groups if holder}
    merged: dict[tuple[str, frozenset[int], str], list[int]] = defaultdict(list)
    for (key, kinds, holder), numbers in groups.items():
        merged[key, kinds, holder or known_holder.get(key, "")] += numbers
    holding = {t.within.key for t in found if t.within is not None}
    choices = [_choice(key, [found[n] for n in numbers], country, key in holding) for (key, _, _), numbers in merged.items()]
    for _ in range(3):
        _rescore(choices)
    unknown = {t.key for t in found if t.outside is not None} - {t.key for t in found if t.within is not None}
    strays = _strays(choices)
    picked: dict[int, Entry | None] = {}
    for order, (choice, numbers) in enumerate(zip(choices, merged.values(), strict=True)):
        for number in numbers:
            picked[number] = None if choice.key in unknown or order in strays else _decided(choice)
    return picked


def _wanted(toponym: Toponym) -> frozenset[int]:
    if toponym.kinds and any(e.kind in toponym.kinds for e in toponym.entries):
        return toponym.kinds - {TOWN} if TOWN not in toponym.kinds else frozenset()
    return frozenset()


def _holder(toponym: Toponym, holders: dict[int, Toponym | None]) -> str:
    held = holders[id(toponym)]
    return held.key if held is not None else ""


def _choice(key: str, same: list[Toponym], country: str, holds: bool) -> Choice:
    entries = list(same[0].entries)
    kinds = _wanted(same[0])
    if kinds:
        entries = [e for e in entries if e.kind in kinds] or entries
    holder = next((t.within for t in same if t.within is not None), None)
    fixed = same[0].demonym
    if holder is not None:
        held = [e for e in entries if any(inside(e, whole) for whole in holder.entries)]
        entries, fixed = held or entries, bool(held)
    elif any(e.kind == COUNTRY for e in entries):
        entries = [e for e in entries if e.kind != TOWN or e.population >= VILLAGE]
    capitals = _capitals(key, entries)
    priors = [_prior(e, country) + (1.5 if e.number in capitals else 0.0) for e in entries]
    ranked = sorted(zip(priors, entries, strict=True), key=lambda pair: (-pair[0], pair[1].number))[:WIDEST]
    entries, priors = [e for _, e in ranked], [p for p, _ in ranked]
    return Choice(
        key, entries, priors, list(priors), min(3.0, len(same)) ** 0.5, fixed or len(entries) == 1, kinds, holder is not None, holds
    )


def _capitals(key: str, entries: list[Entry]) -> set[int]:
    """Those that are their country's capital: the largest there of the capital's name."""
    largest: dict[str, Entry] = {}
    for entry in entries:
        if entry.kind == TOWN and fold(gazetteer().capital(entry.country_code)) == key:
            known = largest.get(entry.country_code)
            largest[entry.country_code] = entry if known is None or entry.population > known.population else known
    return {e.number for e in largest.values()}


def _prior(entry: Entry, country: str) -> float:
    score = KIND_PRIOR[entry.kind]
    score += SIZE_PRIOR[entry.kind] * log10(entry.population + 30)
    score -= 0.0 if entry.own_name else 1.0
    return score + (0.8 if country and entry.country_code == country else 0.0)


def _rescore(choices: list[Choice]) -> None:
    """Fit every name to what the others now most likely mean."""
    votes: list[dict[tuple[str, ...], float]] = []
    anchors: list[Anchor] = []
    for choice in choices:
        votes.append(_votes(choice))
        best = choice.best
        sure = choice.weight * _certainty(choice)
        anchors.append((best.latitude, best.longitude, sure, 60.0 if best.kind in (TOWN, DISTRICT) else 800.0))
    total: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for vote in votes:
        for where, n in vote.items():
            total[where] += n
    first = range(len(anchors))[: MOST_ANCHORS + 1]
    for number, choice in enumerate(choices):
        if choice.fixed and len(choice.entries) == 1:
            continue
        own = votes[number]
        others = [anchors[k] for k in first if k != number][:MOST_ANCHORS]
        choice.scores = [p + _fit(e, total, own, others) for p, e in zip(choice.priors, choice.entries, strict=True)]


def _votes(choice: Choice) -> dict[tuple[str, ...], float]:
    """Where this name puts the report: shares of its weight by country, region and district."""
    top = max(choice.scores)
    shares = [exp(s - top) for s in choice.scores]
    whole = sum(shares) / choice.weight
    votes: dict[tuple[str, ...], float] = defaultdict(float)
    for share, entry in zip(shares, choice.entries, strict=True):
        if share < 0.02:
            continue
        for where in _levels(entry):
            votes[where] += share / whole
    return votes


def _levels(entry: Entry) -> Iterable[tuple[str, ...]]:
    if entry.country_code:
        yield (entry.country_code,)
        if entry.region_code and entry.kind != COUNTRY:
            yield (entry.country_code, entry.region_code)
            if entry.district:
                yield (entry.country_code, entry.region_code, entry.district)


def _certainty(choice: Choice) -> float:
    top = max(choice.scores)
    return 1 / sum(exp(s - top) for s in choice.scores)


_LEVEL_WORTH = (1.1, 1.5, 1.0)


def _fit(entry: Entry, total: dict[tuple[str, ...], float], own: dict[tuple[str, ...], float], anchors: list[Anchor]) -> float:
    score = 0.0
    for worth, where in zip(_LEVEL_WORTH, _levels(entry), strict=False):
        support = total.get(where, 0.0) - own.get(where, 0.0)
        score += worth * min(2.0, support**0.5) if support > 0.02 else 0.0
    if entry.kind in (TOWN, DISTRICT) and anchors:
        score += 1.6 * min(1.5, sum(sure * _nearness(entry, lat, lon, reach) for lat, lon, sure, reach in anchors))
    return score


def _nearness(entry: Entry, lat: float, lon: float, reach: float) -> float:
    dy = entry.latitude - lat
    dx = (entry.longitude - lon) * cos(radians(lat))
    return exp(-((dx * dx + dy * dy) ** 0.5) * 111 / reach)


def _strays(choices: list[Choice]) -> set[int]:
    """Small towns (by number of choice) of a country that nothing else in the report speaks of, while all else lies elsewhere:
    namesakes, more likely."""
    sure = Counter(c.best.country_code for c in choices if c.best.country_code and _certainty(c) > SURE)
    found = set()
    for number, choice in enumerate(choices):
        best = choice.best
        own = _certainty(choice) > SURE and bool(best.country_code)
        others = sum(sure.values()) - own
        small = best.kind in (TOWN, DISTRICT) and best.population <= SMALL
        if small and not choice.told and others > 1 and sure[best.country_code] == own:
            found.add(number)
    return found


def _seat(choice: Choice, best: Entry) -> Entry:
    """A bare name that a region shares with its town means the town."""
    if best.kind not in (REGION, DISTRICT) or choice.kinds or choice.holds:
        return best
    seats = [e for e in choice.entries if e.kind == TOWN and inside(e, best) and e.population >= max(20_000, 0.08 * best.population)]
    return max(seats, key=lambda e: e.population, default=best)


def _decided(choice: Choice) -> Entry | None:
    best = _seat(choice, choice.best)
    top = max(choice.scores)
    for entry, score in zip(choice.entries, choice.scores, strict=True):
        apart = abs(entry.latitude - best.latitude) > 0.7 or abs(entry.longitude - best.longitude) > 0.7
        if apart and top - score < LEAD and not (inside(entry, best) or inside(best, entry)):
            return None
    return best
