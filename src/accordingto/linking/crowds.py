"""How many different stories tell of one day and place: what two accounts share with forty others tells little."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from accordingto.linking.traits import Rarity, Traits
from accordingto.values.names import words_of

ONE_STORY = 0.2
"""Cosine of two accounts' words from which they count as one story when the stories of a day and place are counted."""
ENOUGH_WORDS = 8
"""Below so many words an account is no story of its own."""
REACH = 2
"""Days before its publication that a report without a day may tell of."""

_Key = TypeVar("_Key", int, str)
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Keys:
    """What one account shares with others: its days, the words and numbers of its narrow places, the words of its actors."""

    days: frozenset[int]
    places: frozenset[str]
    actors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Crowds:
    """The stories of each day, place and actor, among all the accounts at hand; copies of one story count once."""

    keys: Mapping[str, Keys]
    """By account id."""
    days: Mapping[int, frozenset[str]]
    places: Mapping[str, frozenset[str]]
    actors: Mapping[str, frozenset[str]]
    everything: int

    def around(self, one: Traits, other: Traits) -> int:
        """Stories that share the day and place that these two share; those of the day where they share no place."""
        mine, theirs = self.keys[one.id], self.keys[other.id]
        days = self._of_the_days(mine.days, theirs.days)
        places = self._of_the_places(mine.places, theirs.places)
        if not places:
            return self.everything if days is None else len(days)
        return min(len(place) if days is None else len(days & place) for place in places)

    def blaming(self, one: Traits, other: Traits) -> int:
        """Stories that name the actor that these two share."""
        shared = self.keys[one.id].actors & self.keys[other.id].actors
        return min((len(self.actors.get(word, _NONE)) for word in shared), default=0)

    def _of_the_days(self, mine: frozenset[int], theirs: frozenset[int]) -> frozenset[str] | None:
        shared = mine & theirs or {day + shift for day in mine for shift in (-1, 1)} & theirs
        return _NONE.union(*(self.days.get(day, _NONE) for day in shared)) if shared else None

    def _of_the_places(self, mine: frozenset[str], theirs: frozenset[str]) -> list[frozenset[str]]:
        """One set for each name that both use; where they lie near each other only, the stories of both in one."""
        if not mine or not theirs:
            return []
        if shared := mine & theirs:
            return [self.places.get(key, _NONE) for key in shared]
        return [_NONE.union(*(self.places.get(key, _NONE) for key in mine | theirs))]


def crowds_of(accounts: Sequence[Traits], pairs: Iterable[tuple[str, str]], rarity: Rarity) -> Crowds:
    """Count the stories; those of these pairs that use one story's words are one."""
    keys = {traits.id: Keys(frozenset(_days(traits)), frozenset(_places(traits)), frozenset(_actors(traits))) for traits in accounts}
    stories = _stories({traits.id: traits for traits in accounts if len(traits.words) >= ENOUGH_WORDS}, pairs, rarity)
    return Crowds(
        keys,
        days=_by(stories, lambda account: keys[account].days),
        places=_by(stories, lambda account: keys[account].places),
        actors=_by(stories, lambda account: keys[account].actors),
        everything=len(set(stories.values())),
    )


def _stories(told: Mapping[str, Traits], pairs: Iterable[tuple[str, str]], rarity: Rarity) -> dict[str, str]:
    """Each account's story, known by the smallest account id in it."""
    head = {account: account for account in told}
    for one, other in sorted(pairs):
        if one in told and other in told and rarity.alike(told[one], told[other]) >= ONE_STORY:
            first, second = sorted((_head(head, one), _head(head, other)))
            head[second] = first
    return {account: _head(head, account) for account in head}


def _head(heads: dict[str, str], account: str) -> str:
    while heads[account] != account:
        heads[account] = account = heads[heads[account]]
    return account


def _by(stories: Mapping[str, str], keys: Callable[[str], Iterable[_Key]]) -> dict[_Key, frozenset[str]]:
    found: dict[_Key, set[str]] = defaultdict(set)
    for account, story in stories.items():
        for key in keys(account):
            found[key].add(story)
    return {key: frozenset(members) for key, members in found.items()}


def _days(traits: Traits) -> Iterator[int]:
    """The exact days of an account; for a report without any, the days up to its publication."""
    yield from (day.first.toordinal() for day in traits.days if day.exact and day.first)
    if not traits.days and traits.published and traits.account.main:
        yield from (traits.published.toordinal() - shift for shift in range(REACH + 1))


def _places(traits: Traits) -> Iterator[str]:
    for where in traits.places:
        if where.narrow:
            yield from where.words - words_of(where.place.country if where.place else "")
            if where.place and where.place.geonames:
                yield str(where.place.geonames)


def _actors(traits: Traits) -> Iterator[str]:
    for actor in traits.actors:
        yield from words_of(actor)
