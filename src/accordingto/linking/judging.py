"""What people decided: accounts that are of one incident, whatever speaks against it, and accounts that never are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

Pair = tuple[str, str]


def ordered(one: str, other: str) -> Pair:
    """A pair of ids, the smaller first."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Settled:
    """What judgements say of accounts; the later of two that contradict each other holds."""

    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By account, all those that it is one with."""
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By account, all those that it is not one with."""

    def forbids(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether a person told apart an account of the one group and an account of the other."""
        return bool(self.apart) and any(b in self.apart.get(a, ()) for a, b in product(some, others))

    def among(self, accounts: Iterable[str]) -> "Settled":
        """What they say of these accounts."""
        some = list(accounts)
        same = {account: ones for account in some if (ones := self.same.get(account))}
        return Settled(same, {account: others for account in some if (others := self.apart.get(account))})


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement with the accounts that it was made on: they are held to it, whatever becomes of their incidents."""

    judgement: str
    """Its id, where a casebook gave one."""
    kind: str
    """``same``, ``not same``, or ``undone``."""
    about: Pair
    one: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether reports have told of both."""
        return bool(self.one and self.other)

    @property
    def holds(self) -> tuple[str, ...]:
        """The accounts that it says something of."""
        return (*self.one, *self.other) if self.known and self.kind != "undone" else ()


def settled(decisions: Sequence[Decision]) -> Settled:
    """What decisions, the earliest first, say of the accounts that they hold."""
    groups: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = {}
    for decision in reversed([decision for decision in decisions if decision.holds]):
        if decision.kind == "same":
            _join(groups, apart, decision.holds)
            continue
        for a, b in product(decision.one, decision.other):
            if b not in groups.get(a, {a}):
                apart.setdefault(a, set()).add(b)
                apart.setdefault(b, set()).add(a)
    return Settled(*({account: tuple(sorted(others)) for account, others in said.items()} for said in (groups, apart)))


def _join(groups: dict[str, set[str]], apart: Mapping[str, set[str]], accounts: Sequence[str]) -> None:
    """Make them one with the first of them, save where a later judgement told some of them apart."""
    for account in accounts[1:]:
        one, other = groups.get(accounts[0], {accounts[0]}), groups.get(account, {account})
        if one is other or any(b in apart.get(a, ()) for a, b in product(one, other)):
            continue
        both = one | other
        for member in both:
            groups[member] = both
