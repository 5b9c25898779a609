"""What happened, who did it, what was hit, and who is named."""

from collections.abc import Iterator
from itertools import product

from accordingto.linking.features.evidence import Evidence
from accordingto.linking.traits import Traits
from accordingto.values.names import alike

_EXCLUDING = ("air/drone strike", "shelling", "shooting", "bombing", "stabbing")
"""Types that exclude one another, unless they are neighbours; "raid" and "other" fit any."""
_NEIGHBOURS = (
    {"air/drone strike", "shelling"},
    {"air/drone strike", "bombing"},
    {"shelling", "bombing"},
    {"shooting", "bombing"},
    {"shooting", "stabbing"},
)
_NTH = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh")


def same_type(one: Traits, other: Traits) -> Iterator[Evidence]:
    """The kind of violence: a shooting is no air strike."""
    a, b = one.account.type, other.account.type
    if a not in _EXCLUDING or b not in _EXCLUDING:
        return
    if a == b:
        yield Evidence("type same", f"both tell of {_article(a)}")
    else:
        yield Evidence("type near" if {a, b} in _NEIGHBOURS else "type other", f"{_article(a)} against {_article(b)}")


def _article(type_: str) -> str:
    return ("an " if type_[0] in "aeiou" else "a ") + type_


def same_actor(one: Traits, other: Traits) -> Iterator[Evidence]:
    """Who did it: agreement helps; disagreement hurts little, for blame is what accounts differ in most."""
    if not one.actors or not other.actors:
        return
    shared = next((a for a, b in product(one.actors, other.actors) if alike(a, b)), None)
    if shared:
        yield Evidence("actor same", f"the same actor: {shared}")
    else:
        yield Evidence("actor other", f"another actor: {one.actors[0]} against {other.actors[0]}")


def same_target(one: Traits, other: Traits) -> Iterator[Evidence]:
    """What was hit, and with what."""
    for what, mine, theirs in (("target", one.targets, other.targets), ("weapon", one.weapons, other.weapons)):
        shared = next((a for a, b in product(mine, theirs) if alike(a, b)), None)
        if shared:
            yield Evidence(f"{what} same", f"the same {what}: {shared}")


def same_round(one: Traits, other: Traits) -> Iterator[Evidence]:
    """The round: a second raid is not the first, even if all else agrees."""
    if one.ordinals and other.ordinals and not one.ordinals & other.ordinals:
        a, b = sorted((min(one.ordinals), min(other.ordinals)))
        yield Evidence("round other", f"{_NTH[b]} round against {_NTH[a]}")


def same_people(one: Traits, other: Traits) -> Iterator[Evidence]:
    """The people named with their ages: victims and suspects whom both accounts name are hardly of two incidents."""
    if not one.people or not other.people:
        return
    if shared := one.people & other.people:
        names = ", ".join(" ".join(map(str.capitalize, name)) for name in sorted(shared)[:3])
        yield Evidence("people same", f"both name {names}")
    elif family := {name[-1] for name in one.people} & {name[-1] for name in other.people}:
        yield Evidence("people of one family", f"both name a {min(family).capitalize()}")
    else:
        yield Evidence("people other", "they name different people")
