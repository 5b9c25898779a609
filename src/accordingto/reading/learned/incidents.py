"""Which stretches of a report speak of one incident, by what the rules and the network each make of them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.model.answers import Answers, Words

Apart = frozenset[tuple[int, int]]
"""Pairs of the rules' accounts."""

RULES_SAY = 3.5
"""Log odds that two stretches are of one incident where the rules say so, of two where they do not; tried from 0.5 to 5."""
JOINED_FROM = -0.4
"""Log odds on average from which two groups are one."""
TOLD_APART = 5.0
"""The same, where the report's own words keep the two apart: other days, "a second round"."""
MOST = 240
"""Stretches compared at once; a longer report is taken in pieces that the rules' accounts hold together."""


def grouped(answers: Answers, stretches: Sequence[Words], accounts: Sequence[int], apart: Apart = frozenset()) -> list[int]:
    """The group of each stretch, numbered by first appearance; ``accounts`` are the rules' (-1: none), ``apart`` those told apart."""
    groups: list[int] = []
    for start in range(0, len(stretches), MOST):
        part, told = list(stretches[start : start + MOST]), np.array(accounts[start : start + MOST])
        found = _joined(_odds(answers, part, told, apart))
        groups += _continued(found, told, groups, accounts)
    return _by_appearance(groups)


def _odds(answers: Answers, stretches: list[Words], accounts: NDArray[np.int64], apart: Apart) -> NDArray[np.float64]:
    alike = np.clip(answers.alike(stretches).astype(np.float64), 1e-6, 1 - 1e-6)
    known = (accounts[:, None] >= 0) & (accounts[None, :] >= 0)
    rules = np.where(known, np.where(accounts[:, None] == accounts[None, :], RULES_SAY, -RULES_SAY), 0.0)
    for one, other in apart:
        here, there = accounts == one, accounts == other
        rules[np.ix_(here, there)] = rules[np.ix_(there, here)] = -TOLD_APART
    return np.asarray(np.log(alike / (1 - alike)) + rules)


def _joined(odds: NDArray[np.float64]) -> list[int]:
    """Average linkage (Sokal & Michener 1958) on log odds: the two likeliest groups are joined while they are likelier one than two."""
    count = len(odds)
    of = np.arange(count)
    size = np.ones(count)
    between = odds.copy()
    np.fill_diagonal(between, -np.inf)
    for _ in range(count - 1):
        one, other = np.unravel_index(int(between.argmax()), between.shape)
        if between[one, other] <= JOINED_FROM:
            break
        merged = (between[one] * size[one] + between[other] * size[other]) / (size[one] + size[other])
        between[one], between[:, one] = merged, merged
        between[other], between[:, other] = -np.inf, -np.inf
        between[one, one] = -np.inf
        size[one] += size[other]
        of[of == other] = one
    return [int(n) for n in of]


def _continued(found: list[int], told: NDArray[np.int64], groups: list[int], accounts: Sequence[int]) -> list[int]:
    """A later piece's groups under the numbers of earlier ones of the same account, where there are any."""
    if not groups:
        return found
    base = max(groups) + 1
    earlier = {account: group for account, group in zip(accounts, groups, strict=False) if account >= 0}
    names: dict[int, int] = {}
    for group, account in zip(found, told.tolist(), strict=True):
        names.setdefault(group, earlier.get(account, base + group))
    return [names[group] for group in found]


def _by_appearance(groups: list[int]) -> list[int]:
    names: dict[int, int] = {}
    return [names.setdefault(group, len(names)) for group in groups]
