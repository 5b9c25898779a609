"""How many different stories tell of one day and place: what two accounts share with forty others tells little."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from accordingto.linking.traits import Rarity, Traits
from accordingto.values.names import words_of

ONE_STORY = 0.2
"""Cosine of two accounts' words from which they count as one story when the stories of a day and place are counted."""
ENOUGH_WORDS = 8
REACH = 2
"""Days before its publication that a report without a day may tell of."""

_Key = TypeVar("_Key", int, str)
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Crowds:
    """The stories of each day and each place, among all the accounts at hand; copies of one story count once."""

    days: Mapping[int, frozenset[str]]
    places: Mapping[str, frozenset[str]]
    actors: Mapping[str, int]
    """How many stories name each word of an actor."""
    everything: int

    def around(self, one: Traits, other: Traits) -> int:
        """Stories that share the day and place that these two share; those of the day where they share no place."""
        days = self._days(one, other)
        places = self._places(one, other)
        if places is None:
            return len(days) if days is not None else self.everything
        return min((len(days & place) if days is not None else len(place) for place in places), default=0)

    def blaming(self, one: Traits, other: Traits) -> int:
        """Stories that name the actor that these two share."""
        shared = set(actor_words(one)) & set(actor_words(other))
        return min((self.actors.get(word, 1) for word in shared), default=1)

    def _days(self, one: Traits, other: Traits) -> frozenset[str] | None:
        mine, theirs = set(days_told(one)), set(days_told(other))
        near = {day + shift for day in mine for shift in (-1, 0, 1)} & theirs
        shared = mine & theirs or near
        return _NONE.union(*(self.days.get(day, _NONE) for day in shared)) if shared else None

    def _places(self, one: Traits, other: Traits) -> list[frozenset[str]] | None:
        mine, theirs = set(place_keys(one)), set(place_keys(other))
        if not mine or not theirs:
            return None
        if shared := mine & theirs:
            return [self.places.get(key, _NONE) for key in shared]
        return [_NONE.union(*(self.places.get(key, _NONE) for key in mine | theirs))]


def days_told(traits: Traits) -> Iterator[int]:
    """The exact days of an account; for a report without any, the days up to its publication."""
    exact = [day.first.toordinal() for day in traits.days if day.exact and day.first]
    yield from exact
    if not traits.days and traits.published and traits.account.main:
        yield from (traits.published.toordinal() - shift for shift in range(REACH + 1))


def place_keys(traits: Traits) -> Iterator[str]:
    """What an account's towns and spots are looked up by."""
    for where in traits.places:
        if where.narrow:
            yield from where.words - words_of(where.place.country if where.place else "")
            if where.place and where.place.geonames:
                yield str(where.place.geonames)


def actor_words(traits: Traits) -> Iterator[str]:
    """The words of those who are said to have done it."""
    for actor in traits.actors:
        yield from words_of(actor)


def crowds_of(accounts: Sequence[Traits], pairs: Iterable[tuple[str, str]], rarity: Rarity) -> Crowds:
    """Count the stories; accounts of few words are no story of their own."""
    long = {traits.id: traits for traits in accounts if len(traits.words) >= ENOUGH_WORDS}
    story = {account: account for account in long}
    for one, other in sorted(pairs):
        if one in long and other in long and rarity.alike(long[one], long[other]) >= ONE_STORY:
            first, second = sorted((_head(story, one), _head(story, other)))
            story[second] = first
    days: dict[int, set[str]] = defaultdict(set)
    places: dict[str, set[str]] = defaultdict(set)
    actors: dict[str, set[str]] = defaultdict(set)
    for account, traits in long.items():
        for day in days_told(traits):
            days[day].add(_head(story, account))
        for key in place_keys(traits):
            places[key].add(_head(story, account))
        for word in actor_words(traits):
            actors[word].add(_head(story, account))
    return Crowds(
        _frozen(days),
        _frozen(places),
        {word: len(stories) for word, stories in actors.items()},
        len({_head(story, account) for account in long}),
    )


def _head(story: dict[str, str], account: str) -> str:
    while story[account] != account:
        story[account] = account = story[story[account]]
    return account


def _frozen(sets: Mapping[_Key, set[str]]) -> dict[_Key, frozenset[str]]:
    return {key: frozenset(members) for key, members in sets.items()}
