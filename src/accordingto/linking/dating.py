"""Dates told by another incident ("two days after the attacks"), worked out where that incident's day is known."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from accordingto.linking.clusters import JOINS
from accordingto.linking.comparing import Comparisons
from accordingto.linking.traits import Traits, traits_of
from accordingto.records import Account, Claim
from accordingto.values.days import Days, shifted

DEPTH = 3
"""A date may hang on another that hangs on a third."""


def hanging(account: Account) -> bool:
    """Whether a date of the account is told by another incident."""
    return any(claim.offset and not claim.value for claim in account.claims)


def given(account: Account, told: Comparisons) -> tuple[str, ...]:
    """The dates that other incidents give an account, one for each claim that hangs on another; none where they give none."""
    whole = dated(account, told)
    return tuple(claim.value or "" for claim in whole.claims if claim.offset) if whole != account else ()


def filled(account: Account, values: Iterable[str]) -> Account:
    """The account with the dates that it was given."""
    value = iter(values)
    return replace(account, claims=tuple(replace(c, value=next(value) or None) if c.offset else c for c in account.claims))


def dated(account: Account, told: Comparisons, depth: int = DEPTH) -> Account:
    """The account with a value for each date that another incident gives."""
    if not hanging(account):
        return account
    return replace(account, claims=tuple(_told(claim, told, depth) for claim in account.claims))


def _told(claim: Claim, told: Comparisons, depth: int) -> Claim:
    if claim.offset is None or claim.value:
        return claim
    day = _day_of(claim.offset.incident, told, depth)
    return replace(claim, value=shifted(day, claim.offset.days) or None) if day else claim


def _day_of(account: str, told: Comparisons, depth: int) -> str:
    """The one day that an account gives, or that those give which are clearly of its incident; none where they differ."""
    if not depth or account not in told:
        return ""
    traits = told.traits[account]
    if hanging(traits.account):
        whole = dated(traits.account, told, depth - 1)
        traits = traits_of(traits.report, whole)
    if own := list(_days(traits)):
        return _only(own)
    others = (told.traits[other] for other, comparison in told.of(account) if comparison.score >= JOINS and not comparison.barred)
    return _only([day for other in others for day in _days(other)])


def _days(traits: Traits) -> Iterator[str]:
    yield from (_named(day) for day in traits.days if day.exact or (day.weekday and not day.anchored) or day.day)


def _named(day: Days) -> str:
    return day.first.isoformat() if day.first else day.edtf


def _only(days: Sequence[str]) -> str:
    """The one exact day, else the one weekday or day without a year that all agree on."""
    exact = {day for day in days if not day.startswith("X")}
    chosen = exact or set(days)
    return next(iter(chosen)) if len(chosen) == 1 else ""
