"""Which accounts are worth comparing: those that share a day with a place, a name, or enough that is rare."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from accordingto.linking.index import Index
from accordingto.linking.traits import Traits

WIDEST = 256
"""Accounts that share a key above which it brings nobody together."""
ENOUGH = 4.0
"""The worth of what two accounts share from which they are compared."""
SPOT = {1: 4.0, 4: 4.0, 16: 4.0, 64: 4.0}
SEASON = {1: 4.0, 4: 4.0, 16: 0.5}
PERSON = {1: 4.0, 4: 4.0, 16: 2.0}
WORD = {1: 3.0, 4: 2.0, 16: 0.75}
PLACE = {1: 2.0, 4: 2.0, 16: 1.0, 64: 0.5}
DOER = {1: 2.0, 4: 1.0}
"""What sharing a key is worth, by the step of how many share it; keys that more share bring nobody together by themselves."""


def partners(traits: Traits, index: Index) -> set[str]:
    """The accounts, other than of its own report, that one shares enough with; the same whichever of two is asked."""
    worth: dict[str, float] = defaultdict(float)
    _count(worth, traits.spots, SPOT, index)
    _count(worth, traits.seasons, SEASON, index)
    _count(worth, (f"named {first} {last}" for first, last in traits.people), PERSON, index)
    _count(worth, traits.words, WORD, index)
    _count(worth, traits.areas, PLACE, index)
    _count(worth, traits.doers, DOER, index)
    own = traits.report.id
    return {other for other, shared in worth.items() if shared >= ENOUGH and index.report_of[other] != own}


def _count(worth: dict[str, float], keys: Iterable[str], values: Mapping[int, float], index: Index) -> None:
    for key in keys:
        if value := values.get(index.size(key)):
            for other in index.members[key]:
                worth[other] += value
