"""Which accounts are worth comparing: those that share a day, a place, an actor or rare words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import log

from accordingto.linking.traits import Rarity, Traits
from accordingto.values.names import PLAIN, STATES, words_of

CROWD = 120
"""Accounts under one key above which each meets only its neighbours in time."""
NEIGHBOURS = 24
PARTNERS = 20
"""The most partners that an account asks to be compared with, best shared keys first."""
RAREST = 30
"""Words of an account that it is looked up by."""


def pairs(accounts: Sequence[Traits], rarity: Rarity) -> set[tuple[str, str]]:
    """Pairs of account ids, the smaller first, of different reports; two that share no key are never compared."""
    by_id = {traits.id: traits for traits in accounts}
    blocks: dict[str, list[str]] = defaultdict(list)
    for traits in sorted(accounts, key=_in_time):
        for key in dict.fromkeys(_keys(traits, rarity)):
            blocks[key].append(traits.id)
    met: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for block in blocks.values():
        weight = log(1 + len(accounts) / len(block))
        for one, other in _meetings(block):
            if by_id[one].report.id != by_id[other].report.id:
                met[one][other] += weight
                met[other][one] += weight
    return {(min(one, other), max(one, other)) for one, others in met.items() for other in _best(others)}


def _best(others: Mapping[str, float]) -> list[str]:
    return sorted(others, key=lambda other: (-round(others[other], 6), other))[:PARTNERS]


def _meetings(block: Sequence[str]) -> Iterator[tuple[str, str]]:
    reach = len(block) if len(block) <= CROWD else NEIGHBOURS
    for i, one in enumerate(block):
        for other in block[i + 1 : i + 1 + reach]:
            yield one, other


def _in_time(traits: Traits) -> tuple[date, str]:
    firsts = [day.first for day in traits.days if day.exact and day.first]
    return min(firsts) if firsts else traits.published or date.max, traits.id


def _keys(traits: Traits, rarity: Rarity) -> Iterator[str]:
    for where in traits.places:
        yield from (f"place {word}" for word in sorted(where.words))
        if where.place and where.place.geonames:
            yield f"geonames {where.place.geonames}"
    for actor in traits.actors:
        yield from (f"actor {word}" for word in sorted(words_of(actor) - PLAIN - STATES))
    for day in traits.days:
        if day.exact and day.first:
            yield from (f"day {day.first.toordinal() + shift}" for shift in (0, 1))
    if not traits.days and traits.published and traits.account.main:
        yield from (f"published {traits.published.toordinal() + shift}" for shift in (0, 1, 2))
    shared = (word for word in traits.words if rarity.counts[word] > 1)
    yield from (f"word {word}" for word in sorted(shared, key=lambda w: (rarity.counts[w], w))[:RAREST])
