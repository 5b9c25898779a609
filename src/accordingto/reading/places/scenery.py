"""The places of one report seen together: what lies beside a site, which town the report is about."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from accordingto.reading.places.gazetteer import COUNTRY, TOWN, Entry
from accordingto.reading.places.sites import Site
from accordingto.reading.places.toponym import Toponym

NEIGHBOURHOOD = frozenset({"neighborhood", "neighbourhood", "suburb", "quarter"})
FAR = 0.5
"""Degrees beyond which a quarter cannot be one of the report's own towns."""
MOST_TOWNS = 200
"""Towns compared with each other: a list of ten thousand towns is about none of them."""
_BEHIND = frozenset({"", "in", "of", "in the city of", "in central"})

Named = tuple[Toponym, Entry]


class Stretch(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last character."""


S = TypeVar("S", bound=Stretch)


class Ordered(Generic[S]):
    """Stretches in order, none over another, asked for by what they touch."""

    def __init__(self, stretches: Sequence[S]) -> None:
        self.stretches = stretches
        self._starts = [s.start for s in stretches]

    def touching(self, start: int, end: int) -> list[S]:
        """Those that share a character with start to end."""
        found = []
        for i in range(max(0, bisect_right(self._starts, start) - 1), len(self.stretches)):
            if self.stretches[i].start >= end:
                break
            if self.stretches[i].end > start:
                found.append(self.stretches[i])
        return found


class Scene:
    """A report's toponyms with the places they were taken for."""

    def __init__(self, text: str, picked: list[tuple[Toponym, Entry | None]]) -> None:
        self._text = text
        self._towns = _distinct(e for t, e in picked if e is not None and e.kind == TOWN and t.type_word not in NEIGHBOURHOOD)
        self.meant = [(t, self._settled(t, e)) for t, e in picked]
        self._entry = {id(t): e for t, e in self.meant}
        self._ordered = Ordered([t for t, _ in self.meant])
        self._named: list[Named] = [(t, e) for t, e in self.meant if e is not None and not t.demonym and t.nested != "name"]

    def _settled(self, toponym: Toponym, entry: Entry | None) -> Entry | None:
        """A quarter's name is no far-off town's: "the Austin neighborhood" of Chicago is not Austin, Texas."""
        if entry is None or toponym.type_word not in NEIGHBOURHOOD:
            return entry
        return entry if any(e.number != entry.number and _close(e, entry) for e in self._towns) else None

    def explains(self, site: Site) -> bool:
        """The gazetteer knows the site by its bare name ("Kabul airport"), or the name is a paper's: the site says nothing more."""
        within = self._ordered.touching(site.start, site.end)
        if any(t.nested == "name" and t.start >= site.start and t.end <= site.end for t in within):
            return True
        if (
            site.kind == "settlement"
            and site.core.end == site.end
            and any(t.start >= site.start and t.end <= site.end and self._entry[id(t)] for t in within)
        ):
            return True
        return any(self._same(site, t) for t in within)

    def _same(self, site: Site, toponym: Toponym) -> bool:
        if self._entry[id(toponym)] is None or site.kind == "street":
            return False
        exact = toponym.start == site.core.start and toponym.end in (site.core.end, site.end)
        return exact and (site.kind != "facility" or bool(toponym.type_word))

    def beside(self, site: Site) -> Named | None:
        """The town named right after a site, or before it as its owner ("Toledo's Lagrange Street"); a village's country too."""
        for toponym in self._ordered.touching(site.start - 4, site.end + 25):
            entry = self._entry[id(toponym)]
            if entry is None or toponym.demonym or toponym.nested == "name" or (entry.kind != TOWN and site.kind != "settlement"):
                continue
            behind = toponym.start >= site.end and self._text[site.end : toponym.start].strip(" ,") in _BEHIND
            owner = toponym.end <= site.start and self._text[toponym.end : site.start].strip() in ("'s", "’s")
            if behind or owner:
                return toponym, entry
        return None

    @cached_property
    def main_town(self) -> Named | None:
        """The one town that the report is about: the only one, or with its suburbs named twice as often as any other."""
        counts = Counter(e.number for _, e in self._named if e.kind == TOWN)
        first: dict[int, Named] = {}
        for toponym, entry in self._named:
            first.setdefault(entry.number, (toponym, entry))
        clusters: dict[int, int] = {}
        for number in sorted(counts, key=lambda n: (-counts[n], -first[n][1].population, n))[:MOST_TOWNS]:
            chief = next((c for c in clusters if _close(first[c][1], first[number][1])), number)
            clusters[chief] = clusters.get(chief, 0) + counts[number]
        best = sorted(clusters.values(), reverse=True)
        if best and (len(best) == 1 or best[0] >= 2 * best[1]):
            return first[next(n for n, c in clusters.items() if c == best[0])]
        return None

    @cached_property
    def only_country(self) -> Entry | None:
        """Some place of the one country that all places named lie in; None where there are several countries or none."""
        countries = {e.country_code: e for _, e in self._named if e.kind != COUNTRY and e.country_code}
        return next(iter(countries.values())) if len(countries) == 1 else None


def _close(one: Entry, other: Entry) -> bool:
    return abs(one.latitude - other.latitude) < FAR and abs(one.longitude - other.longitude) < FAR


def _distinct(entries: Iterable[Entry]) -> list[Entry]:
    return list({e.number: e for e in entries}.values())[:MOST_TOWNS]
