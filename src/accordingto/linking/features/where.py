"""Where it happened: the narrowest place that fits tells most."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from accordingto.linking.features.evidence import Evidence
from accordingto.linking.traits import Traits, Where
from accordingto.values.names import PLAIN, STATES, consonants, same_word, words_of
from accordingto.values.places import kilometres, lie

TOO_FAR = 150
"""Kilometres between two towns above which nothing makes them one place."""
_ANYWHERE = PLAIN | frozenset(
    re.findall(
        r"\w+",
        """north south east west northern southern eastern western central inside outside between block street avenue road highway city town
        village district province region county area neighborhood neighbourhood coast border house home building market school
        hospital side""",
    )
)
"""Words of place names that name no place."""
_RANK = {
    "place same": 9, "place same name": 8, "place near": 7, "place shared word": 6, "place same name, wide": 5,
    "place shared word, wide": 4,
    "place same, wide": 3, "place inside, wide": 2, "place": 1, "place other": 0, "place apart": -1, "place apart, wide": -1,
}  # fmt: skip
"""The kinds from the best fit to the worst."""
_CLASHES = ("place other", "place apart", "place apart, wide")
_VAGUE = ("place same name, wide", "place shared word, wide", "place same, wide", "place inside, wide", "place", "place other spot")


def same_place(one: Traits, other: Traits) -> Iterator[Evidence]:
    """The place: the narrowest that fits tells most; far from each other is another incident."""
    verdicts = sorted((_places(a, b) for a, b in product(one.places, other.places)), key=lambda e: (-_RANK[e.kind], e.says))
    if not verdicts:
        return
    best, clashes = verdicts[0], [v for v in verdicts if v.kind in _CLASHES]
    if (clashes and best.kind in _CLASHES) or (clashes and best.kind == "place"):
        yield clashes[0]
    elif clashes and best.kind in _VAGUE and len(clashes) == sum(v.kind != best.kind for v in verdicts):
        yield Evidence("place other, within a region", clashes[0].says)
    elif best.says:
        yield _other_spots(best, one, other)


def _other_spots(best: Evidence, one: Traits, other: Traits) -> Evidence:
    """One town, but other streets in it, tells less than the town alone."""
    if best.kind in _VAGUE:
        return best
    towns = frozenset[str]().union(*(_around(where) for where in (*one.places, *other.places)))
    mine, theirs = ([(where, spot) for where in traits.places if (spot := _beyond(_spot(where), towns))] for traits in (one, other))
    if not mine or not theirs:
        return best
    met = any(
        _meet(spot, where.words) for said, places in ((mine, other.places), (theirs, one.places)) for _, spot in said for where in places
    )
    if met:
        return Evidence("place same spot", best.says) if best.kind != "place shared word" else best
    return Evidence("place other spot", f"the same town, but {mine[0][0].name} against {theirs[0][0].name}")


def _around(where: Where) -> frozenset[str]:
    """The town and whatever else a name says that its spot lies in."""
    return words_of(where.name.partition(",")[2])


@lru_cache(maxsize=65536)
def _beyond(spot: frozenset[str], towns: frozenset[str]) -> frozenset[str]:
    """The words that name no town: "Millbrook, Kent" is no spot where another place is said to lie in Millbrook."""
    return frozenset(word for word in spot if not any(same_word(word, town) for town in towns))


@lru_cache(maxsize=262144)
def _places(a: Where, b: Where) -> Evidence:
    wide = "" if a.narrow and b.narrow else ", wide"
    longer = max(a.name, b.name, key=lambda n: (len(n), n))
    if a.place and b.place:
        how = lie(a.place, b.place)
        if how == "same":
            return Evidence(f"place same{wide}", f"the same place: {longer}")
        if how in ("inside", "near"):
            says = f"{a.name} and {b.name} lie {'one inside the other' if wide else 'near each other'}"
            return Evidence("place inside, wide" if wide else "place near", says)
        if how == "apart":
            far = kilometres(a.place, b.place)
            says = f"another place: {a.name} against {b.name}" + (f", {far:.0f} km apart" if far else "")
            return Evidence(f"place apart{wide}", says, bars=not wide and (far or 0) > TOO_FAR)
    if _one_name(_own(a), _own(b)):
        return Evidence(f"place same name{wide}", f"the same place: {longer}")
    shared = _meet(_names(a.words), b.words)
    if shared and _spot(a) and _spot(b) and not _meet(_spot(a), _spot(b)):
        return Evidence("place")
    if shared:
        return Evidence(f"place shared word{wide}", f"places with a name in common: {a.name} and {b.name}")
    return Evidence("place") if wide else Evidence("place other", f"another place: {a.name} against {b.name}")


@lru_cache(maxsize=65536)
def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one word of each is the same."""
    return not one.isdisjoint(other) or any(_spelt_alike(word, w) for word in one for w in other)


def _spelt_alike(one: str, other: str) -> bool:
    """One word, or one name put into Latin letters in two ways."""
    return same_word(one, other) or (bool(consonants(one)) and consonants(one) == consonants(other))


@lru_cache(maxsize=65536)
def _own(where: Where) -> frozenset[str]:
    """What a name says of its place alone: neither what kind of place it is nor in which country."""
    country = words_of(where.place.country) if where.place else frozenset[str]()
    return where.words - _ANYWHERE - STATES - country


def _one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one name's words stand in the other's, or half of them do."""
    shared = sum(word in other or any(_spelt_alike(word, w) for w in other) for word in one)
    return bool(shared) and (shared >= min(len(one), len(other)) or 2 * shared >= max(len(one), len(other)))


@lru_cache(maxsize=65536)
def _names(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words - _ANYWHERE if len(word) > 3)


@lru_cache(maxsize=65536)
def _spot(where: Where) -> frozenset[str]:
    """The spot within the town: of "800 block of Pine Drive, Springfield" the words "pine drive", of "Springfield, Illinois" none."""
    inner, comma, _ = where.name.partition(",")
    town = words_of(where.place.name) if where.place and where.place.precision != "point" else frozenset()
    return words_of(inner) - _ANYWHERE - town if comma else frozenset()
