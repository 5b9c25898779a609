"""Names in a text that the gazetteer knows and that the words round them allow to be places."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from accordingto.reading.places import words
from accordingto.reading.places.evidence import follow, weigh
from accordingto.reading.places.gazetteer import COUNTRY, REGION, TOWN
from accordingto.reading.places.tokens import Token
from accordingto.reading.places.toponym import Toponym, candidates, inside

STATES_FOLLOW = frozenset({"US", "CA", "AU", "IN", "MX", "BR", "NG"})
"""Countries whose towns are told with the state after a comma; elsewhere two names with a comma are more likely a list."""
ENOUGH = 1.2
"""Evidence from which a name is taken for a place; set on half of a set of local news."""
ENOUGH_FOR_STRANGE = 0.8
"""The same for a name that is nobody's and no plain word."""


def find_toponyms(text: str, lines: Sequence[list[Token]], people: frozenset[str]) -> list[Toponym]:
    """Every name of a place, those inside names of bodies and papers marked as nested; in order, none over another."""
    lower = Counter(t.key for line in lines for t in line if not t.capital)
    found: list[tuple[Toponym, list[Token], int, int]] = []
    for line in lines:
        found += [(toponym, line, i, j) for toponym, i, j in candidates(text, line)]
    for one, line, _, j in found:
        follow(one, line, j)
    for (one, _, _, j), (after, _, k, _) in reversed(list(pairwise(found))):
        if after.start - one.end <= 24 and k >= j:
            one.within = _held(one, after, text) or _held_with(one, after, text)
            one.outside = after if one.within is None and _elsewhere(one, after, text) else None
    for one, line, i, j in found:
        weigh(one, line, i, j, people, lower)
    return _kept([one for one, *_ in found])


def _kept(found: list[Toponym]) -> list[Toponym]:
    """Those with evidence enough, their own or that of the same name elsewhere in the text."""
    best: dict[str, float] = {}
    for one in found:
        best[one.key] = max(best.get(one.key, -9.0), one.evidence)
    kept = []
    for one in found:
        if best[one.key] >= (ENOUGH_FOR_STRANGE if one.strange else 1.8) and one.evidence > -1.8:
            one.evidence += 1.5
        if one.evidence >= (ENOUGH_FOR_STRANGE if one.strange else ENOUGH):
            kept.append(one)
    held = {id(one) for one in kept}
    for one in kept:
        if one.within is not None and id(one.within) not in held:
            held.add(id(one.within))
            kept.append(one.within)
    return sorted(kept, key=lambda t: t.start)


def _held(one: Toponym, after: Toponym, text: str) -> Toponym | None:
    """The next place, where the words between say that it holds this one."""
    between = text[one.end : after.start]
    typed, comma, rest = between.partition(",")
    if comma and typed.strip() in words.TYPE_WORDS | words.PLURAL_TYPES.keys():
        between = comma + rest
    if between.strip() not in (",", "(", "in", ", in", "in the", ", in the") or after.demonym or one.demonym:
        return None
    held = [e for e in one.entries if any(inside(e, whole) for whole in after.entries)]
    return after if held else None


def _held_with(one: Toponym, after: Toponym, text: str) -> Toponym | None:
    """What holds the next name of a list holds this one too ("Clarke and Oconee counties, Georgia")."""
    listed = one.type_word and one.type_word == after.type_word and text[one.end : after.start].strip() in ("and", ",", ", and")
    return after.within if listed and after.within and any(inside(e, w) for e in one.entries for w in after.within.entries) else None


def _elsewhere(one: Toponym, after: Toponym, text: str) -> bool:
    """ "Pinetown, N.C.": the state is told, and the gazetteer has no such town there."""
    whole = after.entries[0]
    state = len(after.entries) == 1 and whole.kind == REGION and whole.country_code in STATES_FOLLOW and not after.demonym
    if any(e.kind == COUNTRY for e in one.entries):
        return False
    return state and text[one.end : after.start].strip() == "," and not one.demonym and any(e.kind == TOWN for e in one.entries)
