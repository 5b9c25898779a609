"""Why accounts were joined, and why incidents that look alike were not, in words for people."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from accordingto.linking.clusters import JOINS
from accordingto.linking.compare import Comparison
from accordingto.linking.judging import Pair, ordered
from accordingto.linking.kept import Row
from accordingto.linking.links import Links
from accordingto.linking.traits import Traits
from accordingto.records import Joined
from accordingto.values.days import gap, in_words
from accordingto.values.names import alike
from accordingto.values.places import lie

MOST_LOOKALIKES = 8
"""Per incident; the most alike are kept."""
MOST_REASONS = 6
BY_A_PERSON = "a person said so"
NEAR_DAYS = 3
UNLIKE = -5.0
"""Evidence below which two incidents no longer look alike."""
_CLOCK = re.compile(r"(?<=\d)T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
_EDTF = re.compile(r"\bXXXX-(?:WXX-[1-7]|\d\d(?:-\d\d)?(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)")
"""A weekday, month or day without its year, as it may stand in a reason."""

_LIKENESS = frozenset({"place same", "place same name", "place near", "place same spot", "place other spot", "actor same"})


def joined_reasons(members: Sequence[str], links: Links) -> tuple[Joined, ...]:
    """For each report of an incident with several: what its account has in common with the one most like it."""
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for account in members if len(members) > 1 else ():
        meeting = max((links.meet(account, other) for other in members if other != account), key=lambda c: (c.score, c.one, c.other))
        report = links.traits(account).report.id
        if report not in best or best[report][0] < meeting.score:
            reasons = meeting.reasons_for or ("nothing speaks against it",)
            best[report] = meeting.score, _by_people(account, members, links) + reasons
    return tuple(Joined(report, reasons) for report, (_, reasons) in sorted(best.items())) if len(best) > 1 else ()


def _by_people(account: str, members: Sequence[str], links: Links) -> tuple[str, ...]:
    judged = links.settled.same.get(account, ())
    return (BY_A_PERSON,) if any(other in judged for other in members if other != account) else ()


def lookalikes(group: str, links: Links) -> dict[str, Row]:
    """The other incidents that one was kept apart from though they look alike, and why; alike from whichever side."""
    found: dict[str, list[Said]] = defaultdict(list)
    for account in links.kept.members[group]:
        for other, comparison in links.compared(account):
            theirs = links.kept.group_of[other]
            if theirs == group or not (comparison.barred or comparison.score > UNLIKE):
                continue
            if _might_look_alike(comparison) and looks_alike(links.traits(account), links.traits(other)):
                says = comparison.reasons_against or _too_little(comparison)
                found[theirs].append((1, -comparison.score, ordered(account, other), says))
    for other, said in (*_told_apart(group, links), *_judged_apart(group, links), *_undecided(group, links)):
        found[other].append(said)
    return {other: _row(said) for other, said in found.items() if other != group}


def _might_look_alike(comparison: Comparison) -> bool:
    """False where what was compared has told already that they do not; quicker than looking again."""
    if comparison.barred:
        return not any(evidence.kind == "day other" for evidence in comparison.evidence)
    return any(evidence.kind in _LIKENESS for evidence in comparison.evidence)


Said = tuple[int, float, Pair, tuple[str, ...]]
"""What is shown first, then by evidence: the rank, the evidence against, the accounts, the reasons."""


def _row(said: list[Said]) -> Row:
    known: dict[tuple[str, ...], str] = {}
    for _, _, _, reasons in sorted(said):
        for reason in reasons:
            if reason:
                known.setdefault(_gist(reason), reason)
    return round(max(-against for _, against, _, _ in said), 6), tuple(known.values())[:MOST_REASONS]


def _told_apart(group: str, links: Links) -> Iterator[tuple[str, Said]]:
    """What one report itself tells apart."""
    for account in links.kept.members[group]:
        for apart in links.kept.readings[links.traits(account).report.id].apart:
            if account in (apart.one, apart.other):
                other = apart.other if account == apart.one else apart.one
                if looks_alike(links.traits(account), links.traits(other), whenever=True):
                    says = _EDTF.sub(lambda value: in_words(value[0]), apart.reason)
                    yield links.kept.group_of[other], (0, -(JOINS + 1), ordered(account, other), (says,))


def _judged_apart(group: str, links: Links) -> Iterator[tuple[str, Said]]:
    for account in links.kept.members[group]:
        for other in links.settled.apart.get(account, ()):
            if other in links.kept.group_of:
                yield links.kept.group_of[other], (-2, -(JOINS + 2), ordered(account, other), (BY_A_PERSON,))


def _undecided(group: str, links: Links) -> Iterator[tuple[str, Said]]:
    """Incidents that a vague mention may be of, seen from it and from each of them."""
    fits = links.kept.undecided.get(group, ())  # what is undecided stands alone
    yield from ((fit, _doubt(group, fits)) for fit in fits)
    for account in links.kept.beside.get(group, ()):
        if group in (fits := links.kept.undecided.get(account, ())):
            yield account, _doubt(account, fits)


def _doubt(account: str, fits: Sequence[str]) -> Said:
    others = len(fits) - 1
    says = f"the report does not say which: it could be this one or {'another' if others == 1 else f'{others} others'}"
    return -1, -JOINS, (account, account), (says,)


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


def _gist(reason: str) -> tuple[str, ...]:
    """What a reason says, whichever of two values it names first and by whatever clock."""
    return tuple(sorted(re.findall(r"\w+", _CLOCK.sub("", reason))))


def nearest(rows: Mapping[str, Row]) -> frozenset[str]:
    """The most alike of an incident's look-alikes."""
    return frozenset(sorted(rows, key=lambda other: (-rows[other][0], other))[:MOST_LOOKALIKES])
