"""Ids of incidents that outlive new reports: an id belongs to the account that it was made from, and goes where that account goes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from accordingto.linking.traits import Traits
from accordingto.records import Account, Reading, short_id


def own_id(account: Account) -> str:
    """The id of an incident that is named after this account."""
    return short_id("i", account.report, first_stretch(account), account.id)


def first_stretch(account: Account) -> int:
    """Where the report first speaks of it."""
    return min([m.start for m in account.mentions] + [c.start for c in account.claims], default=0)


Born = Mapping[str, tuple[int, str]]
"""By account, its place in the order in which a casebook received accounts, and the id of an incident that is named after it."""


def told_first(reading: Reading) -> list[Account]:
    """A report's accounts, what it is mainly about first."""
    return sorted(reading.accounts, key=lambda a: (not a.main, a.headline_only, first_stretch(a), a.id))


def name_of(members: Sequence[Traits], before: Mapping[str, str], born: Born | None = None) -> str:
    """The id of these accounts' incident: that of the one which a casebook received first, else by the ids that they stood under before.

    It keeps the one of their own ids that was in use, of several the one that most of them stood under; without any it is
    named after the account that came out first.
    """
    if born is not None:
        return min(born[t.id] for t in members)[1]
    stood = Counter(name for t in members if (name := before.get(t.id)))
    used = [own for t in members if (own := own_id(t.account)) in stood and before.get(t.id) == own]
    if used:
        return min(used, key=lambda own: (-stood[own], own))
    first = min(members, key=lambda t: (t.published is None, t.published, t.report.id, first_stretch(t.account), t.id))
    return own_id(first.account)


def moved(formerly: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Where ids that no incident carries any more have gone, from the former ids of each incident."""
    found: dict[str, set[str]] = {}
    for incident, ids in formerly.items():
        for old in ids:
            if old not in formerly:
                found.setdefault(old, set()).add(incident)
    return {old: tuple(sorted(ids)) for old, ids in sorted(found.items())}
