"""Why accounts were joined, and why incidents that look alike were not, in words for people."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from accordingto.linking.clusters import JOINS, Groups
from accordingto.linking.compare import Comparison
from accordingto.linking.traits import Traits
from accordingto.records import Joined, Reading
from accordingto.values.days import gap, in_words
from accordingto.values.names import alike
from accordingto.values.places import lie

MOST_LOOKALIKES = 8
"""Per incident; the most alike are kept."""
NEAR_DAYS = 3
UNLIKE = -4.0
"""Evidence below which two incidents no longer look alike."""
_CLOCK = re.compile(r"(?<=\d)T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
_EDTF = re.compile(r"\bXXXX-(?:WXX-[1-7]|\d\d(?:-\d\d)?(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)")
"""A weekday, month or day without its year, as it may stand in a reason."""

Compared = Mapping[tuple[str, str], Comparison]
Reasons = dict[str, dict[str, tuple[str, ...]]]


def joined_reasons(groups: Groups, compared: Compared, ids: Mapping[str, str]) -> dict[str, tuple[Joined, ...]]:
    """For each report of an incident with several: what its account has in common with the one most like it."""
    best: dict[str, Comparison] = {}
    for (one, other), comparison in sorted(compared.items()):
        if ids[one] == ids[other]:
            for account in (one, other):
                if account not in best or comparison.score > best[account].score:
                    best[account] = comparison
    joined: dict[str, list[Joined]] = defaultdict(list)
    for account, comparison in sorted(best.items()):
        reasons = comparison.reasons_for or ("nothing speaks against it",)
        joined[ids[account]].append(Joined(groups.report_of[account], reasons))
    return {incident: tuple(sorted(rows, key=lambda row: row.report)) for incident, rows in joined.items()}


def apart_reasons(
    readings: Sequence[Reading],
    traits: Mapping[str, Traits],
    compared: Compared,
    undecided: Mapping[str, tuple[str, ...]],
    ids: Mapping[str, str],
) -> Reasons:
    """For each incident: the look-alikes it was kept apart from, and why."""
    found: dict[tuple[str, str], tuple[float, list[str]]] = {}
    for (one, other), comparison in sorted(compared.items()):
        if ids[one] != ids[other] and comparison.score > UNLIKE and looks_alike(traits[one], traits[other]):
            _note(found, ids[one], ids[other], comparison.score, comparison.reasons_against or _too_little(comparison))
    for reading in readings:
        for apart in reading.apart:
            if ids[apart.one] != ids[apart.other] and looks_alike(traits[apart.one], traits[apart.other], whenever=True):
                says = _EDTF.sub(lambda value: in_words(value[0]), apart.reason)
                _note(found, ids[apart.one], ids[apart.other], JOINS + 1, (says,), first=True)
    for account, candidates in undecided.items():
        for candidate in candidates:
            others = len(candidates) - 1
            says = f"the report does not say which: it could be this one or {'another' if others == 1 else f'{others} others'}"
            _note(found, ids[account], ids[candidate], JOINS, (says,), first=True)
    return _nearest(found)


def looks_alike(one: Traits, other: Traits, whenever: bool = False) -> bool:
    """Same kind, and the same place or actor near in time (or ``whenever``): what a reader might take for one incident."""
    kinds = {one.account.type, other.account.type}
    if len(kinds) > 1 and not kinds & {"other", "raid"}:
        return False
    days = [gap(a, b) for a, b in product(one.days, other.days)]
    near = whenever or not days or min(days) <= NEAR_DAYS
    actor = any(alike(a, b) for a, b in product(one.actors, other.actors))
    return near and (_share_place(one, other) or (actor and (whenever or bool(days))))


def _share_place(one: Traits, other: Traits) -> bool:
    return any(
        a.narrow and b.narrow and (lie(a.place, b.place) in ("same", "near", "inside") if a.place and b.place else alike(a.name, b.name))
        for a, b in product(one.places, other.places)
    )


def _too_little(comparison: Comparison) -> tuple[str, ...]:
    return ("too little in common: " + "; ".join(comparison.reasons_for),) if comparison.reasons_for else ("too little in common",)


def _note(
    found: dict[tuple[str, str], tuple[float, list[str]]], one: str, other: str, score: float, says: tuple[str, ...], first: bool = False
) -> None:
    pair = min(one, other), max(one, other)
    best, reasons = found.get(pair, (score, []))
    known = {_gist(reason) for reason in reasons}
    fresh = list({_gist(reason): reason for reason in reversed(says) if reason and _gist(reason) not in known}.values())[::-1]
    found[pair] = max(best, score), fresh + reasons if first else reasons + fresh


def _gist(reason: str) -> tuple[str, ...]:
    """What a reason says, whichever of two values it names first and by whatever clock."""
    return tuple(sorted(re.findall(r"\w+", _CLOCK.sub("", reason))))


def _nearest(found: Mapping[tuple[str, str], tuple[float, list[str]]]) -> Reasons:
    """Each incident's most alike ones; both sides of a pair name each other."""
    ranked: dict[str, list[tuple[float, str, str]]] = defaultdict(list)
    for (one, other), (score, _) in found.items():
        ranked[one].append((-round(score, 6), one, other))
        ranked[other].append((-round(score, 6), one, other))
    kept = {(one, other) for rows in ranked.values() for _, one, other in sorted(rows)[:MOST_LOOKALIKES]}
    apart: Reasons = defaultdict(dict)
    for one, other in kept:
        reasons = tuple(found[one, other][1][:6])
        apart[one][other] = apart[other][one] = reasons
    return apart
