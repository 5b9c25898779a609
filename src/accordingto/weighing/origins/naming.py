"""Which names mean one origin: by the list of well-known ones, by what reports spell out, by words; never across place or rank."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from accordingto.values.known import KnownOrigins
from accordingto.values.names import OFFICES, PLAIN, STATES, same_name, stands_for, within, words_of

_PRESS = frozenset({"news", "agency", "newspaper", "daily", "channel", "tv", "television", "radio", "network", "online", "com", "www"})
_RANKS = frozenset(
    """
    deputy vice former ex assistant acting interim retired opposition rebel rival shadow union association federation intelligence
    """.split()
)
"""Words that make another of a name: the deputy minister is not the minister, the police union not the police."""
_LEVELS = frozenset("state county city federal provincial regional district municipal national military border traffic rural".split())
"""Words that make another of a name that tells its place already: "Kansas police" and "Kansas City police"."""


def same_origin(small: str, large: str) -> bool:
    """Whether the first may be the second under a shorter name: "the defence ministry" and "French Defense Ministry"."""
    a, b = words_of(small), words_of(large)
    if (a ^ b) & _RANKS:
        return False
    if same_name(small, large):
        return True
    told, fuller = a - _PRESS, b - _PRESS
    if not told or told <= PLAIN or not within(told, fuller) or (len(told) == 1 and not told <= fuller):
        return False
    if bool(a & _PRESS) != bool(b & _PRESS) and told <= OFFICES | STATES:  # the army and Army Radio
        return False
    if told - OFFICES - PLAIN - STATES and (fuller - told) & _LEVELS:
        return False
    if told <= STATES:
        return bool((fuller - told) & OFFICES)
    return True


def joined(named: Mapping[str, tuple[str, str]], known: KnownOrigins, acronyms: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Names by claim id, each with its report's id, under one name for each origin; ``acronyms``: what reports say theirs mean."""
    spelled = _meanings(acronyms)
    full = {pair: _in_full(*pair, spelled, known) for pair in set(named.values())}
    told = set(full.values())
    for pair, name in full.items():
        meant = known.meant_by(name)
        if meant and meant.name in told:
            full[pair] = meant.name
    every = sorted(set(full.values()))
    fullest = _fullest(every, frozenset(name for name in every if known.of(name)))
    shown = _as_told({pair: fullest[name] for pair, name in full.items()})
    return _as_people_say({claim: shown[fullest[full[pair]]] for claim, pair in named.items()}, named, known)


def _as_people_say(names: Mapping[str, str], named: Mapping[str, tuple[str, str]], known: KnownOrigins) -> dict[str, str]:
    """What people said to be one origin under its name, with all that is one with it here."""
    own = {claim: known.one_of(named[claim][0]) or known.one_of(name) for claim, name in names.items()}
    together: dict[str, set[str]] = defaultdict(set)
    for claim, one in own.items():
        together[names[claim]].update([one] if one else [])
    ones = {name: some.pop() for name, some in together.items() if len(some) == 1}
    return {claim: own[claim] or ones.get(name, name) for claim, name in names.items()}


def _as_told(names: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Each name in a spelling that a report uses, where one has just its words."""
    told: dict[str, set[str]] = defaultdict(set)
    for (name, _), full in names.items():
        if words_of(name) == words_of(full):
            told[full].add(name)
    return {full: full if full in told[full] or not told[full] else min(told[full]) for full in set(names.values())}


def _in_full(name: str, report: str, spelled: Mapping[str, Mapping[str, str]], known: KnownOrigins) -> str:
    """A name as the list has it, or an acronym as its own report spells it out, else as the only report that does."""
    meanings = spelled.get(name, {})
    alone = min(meanings.values()) if len({words_of(meaning) for meaning in meanings.values()}) == 1 else ""
    here = meanings.get(report) or alone
    found = known.of(here) if here else known.of(name)
    return found.name if found else here or name


def _meanings(acronyms: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    """The same by acronym, then report."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for report, meanings in sorted(acronyms.items()):
        for acronym, name in meanings.items():
            found[acronym][report] = name
    return found


def _fullest(names: Sequence[str], listed: frozenset[str]) -> dict[str, str]:
    """Each name's fullest form among these; ``listed`` are those that the list of well-known origins has, and tells apart."""
    heads = _one_each(names, listed)
    tops = set(heads.values())
    result = {}
    for name in names:
        longer = sorted(top for top in tops if top != heads[name] and _is_short_for(heads[name], top, listed))
        longest = [top for top in longer if all(same_origin(other, top) for other in longer)]
        result[name] = longest[0] if len(longest) == 1 else heads[name]
    return result


def _is_short_for(name: str, top: str, listed: frozenset[str]) -> bool:
    return not (name in listed and top in listed) and same_origin(name, top) and not same_name(name, top)


def _one_each(names: Sequence[str], listed: frozenset[str]) -> dict[str, str]:
    """Names that are equal but for spelling or an acronym, under the longest of them; an acronym of two stays its own."""
    heads: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-len(words_of(n)), -len(n), n)):
        same = [head for head in dict.fromkeys(heads.values()) if _is_one(name, head, listed)]
        heads[name] = same[0] if same and (len(same) == 1 or not stands_for(name, same[0])) else name
    return heads


def _is_one(name: str, head: str, listed: frozenset[str]) -> bool:
    return not (name in listed and head in listed) and same_name(name, head) and not (words_of(name) ^ words_of(head)) & _RANKS
