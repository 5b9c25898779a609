"""Readings in, incidents out: the same event told in several reports becomes one, look-alikes stay apart, each with reasons."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from accordingto.linking.candidates import pairs
from accordingto.linking.clusters import Groups, gather
from accordingto.linking.compare import Comparison, compare
from accordingto.linking.completing import completed
from accordingto.linking.crowds import crowds_of
from accordingto.linking.offsets import dated
from accordingto.linking.reasons import apart_reasons, joined_reasons
from accordingto.linking.traits import Traits, rarity_of, traits_of
from accordingto.records import TYPES, Account, Apart, Claim, Incident, Mention, Reading, Report, short_id


@dataclass(frozen=True, slots=True)
class Linked:
    """Reports that know their incidents, incidents without findings, and claims addressed to incidents."""

    reports: tuple[Report, ...]
    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """One round of matching: who was compared, and who came together."""

    traits: Mapping[str, Traits]
    compared: Mapping[tuple[str, str], Comparison]
    groups: Groups
    undecided: Mapping[str, tuple[str, ...]]


def link(readings: Sequence[Reading]) -> Linked:
    """Join the accounts of each incident; dates told by other incidents are worked out, and matched by in a second round."""
    readings = sorted(readings, key=lambda reading: reading.report.id)
    with _uncollected():
        first = match(readings)
        resolved = dated(readings, first.groups.of)
        second = match(resolved, first) if resolved != readings else first
    readings = completed(dated(readings, second.groups.of), second.groups.of)
    ids = _incident_ids(readings, second.groups.of)
    return Linked(
        reports=tuple(_report(reading, ids) for reading in readings),
        incidents=_incidents(readings, second, ids),
        claims=tuple(_readdressed(claim, ids) for reading in readings for account in reading.accounts for claim in account.claims),
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Comparisons hold no cycles; looking for some took a third of the time over 1,900 reports."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def match(readings: Sequence[Reading], before: Match | None = None) -> Match:
    """Compare the accounts that may be of one incident, and gather them; comparisons made before and still true are kept."""
    accounts = [traits_of(reading, account) for reading in readings for account in reading.accounts]
    by_id = {traits.id: traits for traits in accounts}
    rarity = rarity_of(accounts)
    candidates = pairs(accounts, rarity)
    crowds = crowds_of(accounts, candidates, rarity)
    met = _still_true(before, by_id) if before else {}

    def meet(one: str, other: str) -> Comparison:
        pair = (one, other) if one < other else (other, one)
        if pair not in met:
            met[pair] = compare(by_id[one], by_id[other], rarity, crowds)
        return met[pair]

    groups, undecided = gather(accounts, candidates, meet)
    compared = {pair: meet(*pair) for pair in candidates}
    for members in groups.members.values():
        compared.update({(members[0], other): meet(members[0], other) for other in members[1:]})
    return Match(by_id, compared, groups, undecided)


def _still_true(before: Match, now: Mapping[str, Traits]) -> dict[tuple[str, str], Comparison]:
    same = {account for account, traits in now.items() if before.traits.get(account) == traits}
    return {pair: comparison for pair, comparison in before.compared.items() if same.issuperset(pair)}


def _incident_ids(readings: Iterable[Reading], group_of: Mapping[str, str]) -> dict[str, str]:
    """Account id to incident id, made from the incident's smallest report and first mention, so that it outlives new reports."""
    places: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for reading in readings:
        for account in reading.accounts:
            places[group_of[account.id]].append((reading.report.id, _first(account), account.id))
    return {account: short_id("i", *min(places[group])) for account, group in group_of.items()}


def _first(account: Account) -> int:
    return min([m.start for m in account.mentions] + [c.start for c in account.claims], default=0)


def _readdressed(claim: Claim, ids: Mapping[str, str]) -> Claim:
    offset = claim.offset
    if offset and offset.incident in ids:
        offset = replace(offset, incident=ids[offset.incident])
    return replace(claim, incident=ids[claim.incident], offset=offset)


def _report(reading: Reading, ids: Mapping[str, str]) -> Report:
    order = sorted(reading.accounts, key=lambda account: (not account.main, account.headline_only, _first(account), account.id))
    return replace(reading.report, incidents=tuple(ids[account.id] for account in order))


def _incidents(readings: Sequence[Reading], match: Match, ids: Mapping[str, str]) -> tuple[Incident, ...]:
    told: dict[str, list[Account]] = defaultdict(list)
    for reading in readings:
        for account in reading.accounts:
            told[ids[account.id]].append(account)
    joined = joined_reasons(match.groups, match.compared, ids)
    apart = apart_reasons(readings, match.traits, match.compared, match.undecided, ids)
    reports = {reading.report.id: reading.report for reading in readings}
    return tuple(
        Incident(
            id=incident,
            label="",
            type=_type(accounts),
            when="",
            where=None,
            reports=tuple(a.report for a in sorted(accounts, key=lambda a: (not a.main, reports[a.report].published or "9", a.report))),
            mentions=tuple(sorted((m for a in accounts for m in _mentions(a, incident)), key=lambda m: (m.report, m.start, m.end))),
            findings=(),
            apart=tuple(Apart(other, reasons) for other, reasons in sorted(apart.get(incident, {}).items())),
            joined=joined.get(incident, ()),
        )
        for incident, accounts in sorted(told.items())
    )


def _mentions(account: Account, incident: str) -> Iterable[Mention]:
    return (replace(mention, incident=incident) for mention in account.mentions)


def _type(accounts: Iterable[Account]) -> str:
    """The type that most accounts give, "other" last of all."""
    counts: dict[str, float] = defaultdict(float)
    for account in accounts:
        counts[account.type] += (2 if account.main else 1) * (0.01 if account.type == "other" else 1)
    return min(counts, key=lambda t: (-counts[t], TYPES.index(t) if t in TYPES else len(TYPES), t))
