"""What linking has to remember between two additions; all else is made anew from it when it is asked for."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping, MutableSequence
from dataclasses import dataclass, field

from accordingto.linking.judging import Decision
from accordingto.linking.traits import Times
from accordingto.records import Incident, Reading

Row = tuple[float, tuple[str, ...]]
"""How alike two incidents are, and the reasons that keep them apart."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Linking's memory: dictionaries here, tables in a casebook.

    A value is replaced, never changed in place. Taking reports in, holding to judgements and telling what changed look single keys
    up and never go through a whole mapping, so that one more report costs what it touches, however many there are.
    Accounts are named by their ids, a group of accounts by the smallest id in it.
    """

    readings: MutableMapping[str, Reading] = field(default_factory=dict)
    """By report id, the reading that was taken in last: a new one is put here only after the old one's accounts are forgotten."""
    report_of: MutableMapping[str, str] = field(default_factory=dict)
    """By account, its report."""

    counts: MutableMapping[str, int] = field(default_factory=dict)
    """By word, day, place or other key, how many accounts share it; no further than `index.COMMON`, and never down from there."""
    sharing: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key, the accounts that share it; dropped once they are as many as `index.COMMON`."""
    times: MutableMapping[str, Times] = field(default_factory=dict)
    """By account, what it says of time: by it most that share a word are passed over unread."""
    hanging: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By report, its accounts whose day another incident gives."""
    partners: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By account, those that it is compared with."""

    redated: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By account, the dates that other incidents give it, one for each claim that hangs on another; empty where none does yet."""
    group_of: MutableMapping[str, str] = field(default_factory=dict)
    members: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    beside: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By group, all groups that were gathered together with it, itself among them; none where it was gathered alone."""
    undecided: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By vague account that fits several groups, those groups."""

    decisions: MutableSequence[Decision] = field(default_factory=list)
    """Same and not same as people said it, the earliest first."""
    named: MutableMapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By account, incident or report that judgements name, which decisions."""
    decided: MutableMapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By account, which decisions hold it."""
    same: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By account, all those that people made one with it, itself among them."""
    apart: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By account, those that people told from it."""

    names: MutableMapping[str, str] = field(default_factory=dict)
    """By group, its incident."""
    stood: MutableMapping[str, str] = field(default_factory=dict)
    """By account, the incident that it stands under, or last stood under."""
    former: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By account, the incidents that it stood under before."""
    under: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By incident, the accounts that stand under it or ever did."""
    alike: MutableMapping[str, Mapping[str, Row]] = field(default_factory=dict)
    """By group, the groups that look like it."""
    incidents: MutableMapping[str, Incident] = field(default_factory=dict)
    """By incident, as it was shown last; without findings."""

    ahead: Callable[[Iterable[str]], None] = lambda accounts: None
    """Told of which accounts something will be asked next, so that where it is looked up it is so in one go."""
    read_ahead: Callable[[Iterable[str]], None] = lambda accounts: None
    """Told which accounts' readings will be."""
