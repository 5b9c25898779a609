"""What people decided: accounts that are of one incident, whatever speaks against it, and accounts that never are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from accordingto.records import Judgement

Pair = tuple[str, str]


def ordered(one: str, other: str) -> Pair:
    """A pair of ids, the smaller first."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Settled:
    """Pairs of accounts that are one and pairs that are not; the later of two judgements that contradict each other holds."""

    same: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By account, all those that it is one with."""
    apart: frozenset[Pair] = frozenset()

    def forbids(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether a person told apart an account of the one group and an account of the other."""
        return bool(self.apart) and any(ordered(a, b) in self.apart for a, b in product(some, others))


@dataclass(slots=True)
class Decision:
    """A judgement with the accounts that it was made on: they are held to it, whatever becomes of their incidents."""

    judgement: Judgement
    one: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether reports have told of both."""
        return bool(self.one and self.other)


def settled(decisions: Sequence[Decision]) -> Settled:
    """What the judgements say of pairs of accounts."""
    groups: dict[str, set[str]] = {}
    apart: set[Pair] = set()
    for decision in reversed([decision for decision in decisions if decision.known]):
        if decision.judgement.kind == "same":
            _join(groups, apart, [*decision.one, *decision.other])
        else:
            apart |= {ordered(a, b) for a, b in product(decision.one, decision.other) if b not in groups.get(a, {a})}
    return Settled({account: frozenset(group) for account, group in groups.items()}, frozenset(apart))


def _join(groups: dict[str, set[str]], apart: set[Pair], accounts: Sequence[str]) -> None:
    """Make them one with the first of them, save where a later judgement told some of them apart."""
    for account in accounts[1:]:
        one, other = groups.get(accounts[0], {accounts[0]}), groups.get(account, {account})
        if one is other or any(ordered(a, b) in apart for a, b in product(one, other)):
            continue
        both = one | other
        for member in both:
            groups[member] = both
