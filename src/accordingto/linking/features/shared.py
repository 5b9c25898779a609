"""What two accounts share, by how many others share it too: words, the day with the place, the place, the actor."""

from collections.abc import Iterator
from math import log2

from accordingto.linking.features.evidence import Evidence
from accordingto.linking.index import Index
from accordingto.linking.traits import Traits
from accordingto.values.names import stands_for, words_of

MIDDLE = 0.10
"""Cosine of the words from which they speak for one incident rather than against it."""
MOST, LEAST = 0.20, -0.075
"""How far above and below the middle a cosine tells more."""
SAME_HOUSE, HOUSE_LEAST = 0.3, -0.1
"""The same for two reports of one outlet: its furniture alone is alike, and it repeats itself where it tells of one event again."""
ENOUGH_WORDS, ENOUGH_IN_ONE = 50, 25
"""Below so many words a likeness or its lack may be chance: with two outlets, and with one, which repeats itself."""
FEW_WORDS = 8
"""Below so many nothing is said of them."""
FEW = 3
"""Accounts that share something without being a crowd."""


def same_words(one: Traits, other: Traits, index: Index) -> Iterator[Evidence]:
    """Names, streets and rare words that both use."""
    if len(one.words) < FEW_WORDS or len(other.words) < FEW_WORDS:
        return
    cosine = index.likeness(one, other)
    one_house = _one_outlet(one.report.outlet, other.report.outlet)
    enough = ENOUGH_IN_ONE if one_house else ENOUGH_WORDS
    trust = min(1.0, len(one.words) / enough, len(other.words) / enough)
    above = cosine - (SAME_HOUSE if one_house else MIDDLE)
    if above > 0:
        says = f"names and words in common: {', '.join(index.rarest(one, other))}"
        yield Evidence("words alike, one outlet" if one_house else "words alike", says, min(MOST, above) * trust / MOST)
    elif one_house:
        says = f"{one.report.outlet} tells the two in different words"
        yield Evidence("words unlike, one outlet", says, min(1.0, above / HOUSE_LEAST) * trust)
    else:
        yield Evidence("words unlike", "", min(1.0, above / LEAST) * trust)


def _one_outlet(one: str, other: str) -> bool:
    """Whether two names of outlets mean one: archives name the same one in full and by its letters."""
    if one == other:
        return bool(one)
    if one.isupper() or other.isupper():
        return stands_for(one, other) or stands_for(other, one)
    return words_of(one) == words_of(other) != frozenset()


def crowd(one: Traits, other: Traits, index: Index) -> Iterator[Evidence]:
    """What many share tells little: how many other accounts tell of this day and place, of this place, of this actor."""
    for what, shared, says in (
        ("spots", one.spots & other.spots, "tell of this day and place"),
        ("places", one.areas & other.areas, "tell of this place"),
        ("actors", one.doers & other.doers, "name this actor"),
    ):
        size = min((index.size(key) for key in shared), default=0)
        if size > FEW:
            yield Evidence(f"crowd of {what}", f"{size} or more accounts {says}", log2(size))
