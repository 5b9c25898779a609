"""Which accounts are worth comparing: those that may be of one time and share a day with a place, a name, or enough that is rare."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from accordingto.linking.features.when import FAR_DAYS, SLACK
from accordingto.linking.index import Index
from accordingto.linking.kept import Kept
from accordingto.linking.traits import Times, Traits

WIDEST = 256
"""Accounts that share a key above which it brings nobody together."""
ENOUGH, ENOUGH_IN_DAYS, ENOUGH_FAR = 3.0, 1.0, 8.0
"""The worth of what two accounts share from which they are compared: else; where their reports came out within days of each
other, as most on one event do; where their own days lie so far apart that one of them must be wrong."""
IN_DAYS = 3
WINDOW = FAR_DAYS + 3
"""Days between two accounts' days from which they are not compared, time zones allowed for."""
SPOT = {1: 4.0, 4: 4.0, 16: 4.0, 64: 4.0}
SEASON = {1: 4.0, 4: 4.0, 16: 0.5}
PERSON = {1: 4.0, 4: 4.0, 16: 2.0}
WORD = {1: 3.0, 4: 2.0, 16: 1.0}
BESIDE = {1: 2.0, 4: 2.0, 16: 1.0}
PLACE = {1: 3.0, 4: 3.0, 16: 2.0, 64: 1.0}
DOER = {1: 2.0, 4: 1.0}
"""What sharing a key is worth, by the step of how many share it; keys that more share bring nobody together by themselves."""


def partners(traits: Traits, index: Index, kept: Kept, among: Set[str] | None = None) -> set[str]:
    """The accounts, other than of its own report, that one shares enough with, of all or ``among`` some; the same whichever is asked."""
    worth: dict[str, float] = defaultdict(float)
    _count(worth, traits.spots, SPOT, index)
    _count(worth, traits.seasons, SEASON, index)
    _count(worth, (f"named {first} {last}" for first, last in traits.people), PERSON, index)
    _count(worth, traits.words, WORD, index)
    _count(worth, traits.beside, BESIDE, index)
    _count(worth, traits.areas, PLACE, index)
    _count(worth, traits.doers, DOER, index)
    rich = {other for other, shared in worth.items() if shared >= ENOUGH_IN_DAYS and (among is None or other in among)}
    kept.ahead(rich)
    return {other for other in rich if _worth_comparing(traits.times, kept.times[other], worth[other])}


def _worth_comparing(one: Times, other: Times, shared: float) -> bool:
    if one.report == other.report:
        return False
    if shared >= ENOUGH_FAR:
        return True
    return (shared >= ENOUGH or _published_together(one, other)) and may_be_of_one_time(one, other)


def _published_together(one: Times, other: Times) -> bool:
    return bool(one.published_on) and abs(one.published_on - other.published_on) <= IN_DAYS


def may_be_of_one_time(one: Times, other: Times) -> bool:
    """False where the days of the two lie so far apart that comparing them would bar them anyway."""
    if one.stretches and other.stretches:
        return any(a[0] - b[1] <= WINDOW and b[0] - a[1] <= WINDOW for a in one.stretches for b in other.stretches)
    return not (_too_early(one, other) or _too_early(other, one))


def _too_early(early: Times, told: Times) -> bool:
    """Published before what the other tells of; it names no day itself."""
    if early.dated or early.open or told.open or not early.published_on or not told.first_day:
        return False
    return early.published_on < told.first_day - SLACK.days


def _count(worth: dict[str, float], keys: Iterable[str], values: Mapping[int, float], index: Index) -> None:
    for key in keys:
        if value := values.get(index.size(key)):
            for other in index.sharing(key):
                worth[other] += value
