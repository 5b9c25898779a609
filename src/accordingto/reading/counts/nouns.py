"""What a noun counts, and the group that it puts people in."""

import re
from functools import lru_cache

from accordingto.reading.counts import roles
from accordingto.reading.counts import words as w
from accordingto.reading.counts.lines import Line

YEARS_OLD = re.compile(r"\d+-year-olds?\Z|(?:\w+-)+year-olds?\Z")
LONGEST_NAME = 7
"""Words that may stand between a figure and its noun ("10 suspected members of …" ends at "members")."""
_FORCES = frozenset(
    "army police forces force security guard guards navy military ministry gendarmerie troops brigade division uniform".split()
)
_BANDS = frozenset("militia militias group groups isis is isil daesh gang band cell column faction factions movement rebel armed".split())


@lru_cache(maxsize=8192)
def kind_of(noun: str) -> str:
    """What a noun counts: people or one of the kinds of thing; "other" where it isn't known."""
    if noun in roles.PEOPLE or YEARS_OLD.match(noun):
        return "people"
    for kind, nouns in (
        ("munitions", roles.MUNITIONS),
        ("aircraft", roles.AIRCRAFT),
        ("strikes", roles.STRIKES),
        ("targets", roles.TARGETS),
    ):
        if noun in nouns:
            return kind
    if noun in ("families", "households"):
        return "families"
    if noun in ("casualties", "casualty", "victims", "losses"):
        return "casualties"
    return "harm" if noun in w.NOUN_QUESTION else "other"


@lru_cache(maxsize=8192)
def ends_noun(low: str) -> bool:
    """Whether no noun phrase goes on over this word."""
    if low in w.FUNCTION or low == "#":
        return True
    if not low[:1].isalnum():
        return low not in "“\"'‘-("
    return (low in w.PARTICIPLES and low not in w.ADJECTIVE_QUESTION) or low in w.ACTIVE or low in w.INTRANSITIVE


def noun_continues(line: Line, k: int) -> bool:
    """ "Police officers", "mortar rounds", "Palestinian men", "civilian deaths": a later noun is the head."""
    low = line.low(k + 1)
    if low in w.NOUN_QUESTION and low not in w.ADJECTIVE_QUESTION:
        return True
    return (kind_of(low) != "other" and low not in w.NOUN_QUESTION) or (
        low.isalpha() and kind_of(line.low(k + 2)) == "people" and low not in w.FUNCTION
    )


def age_group(noun: str) -> str:
    """ "A 7-year-old" is a child."""
    return "children" if noun[:1].isdigit() and int(noun.split("-")[0][:4]) < 18 else "all"


def group_in(line: Line, last: int, noun: str) -> str:
    """The group of those counted by a noun in the plural, which ends at a place in the line."""
    if YEARS_OLD.match(noun):
        return age_group(noun)
    if noun in ("members", "leaders", "elements", "operatives", "commanders", "men", "personnel"):
        return _group_of_members(line, last, "all" if noun == "members" else roles.PEOPLE[noun])
    if own := roles.own_group(noun):
        return own
    return roles.PEOPLE.get(noun, noun)


def _group_of_members(line: Line, last: int, otherwise: str) -> str:
    """ "Six members of the militia", "two men in uniform"."""
    for i in range(last + 1, last + 8):
        low = line.low(i)
        if low in _FORCES:
            return "security forces"
        if low in _BANDS:
            return "combatants"
        if low in ("family", "household", "families", "crew"):
            return "all"
        if low in ("was", "were", "and", "had", ",", "."):
            break
    return otherwise
