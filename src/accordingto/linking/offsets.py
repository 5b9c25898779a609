"""Dates told by another incident ("two days after the attacks"), worked out where any report dates that incident."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from accordingto.records import Account, Claim, Reading
from accordingto.values.days import days_of, shifted

ROUNDS = 3
"""A date may hang on another that hangs on a third."""


def dated(readings: Sequence[Reading], group_of: Mapping[str, str]) -> list[Reading]:
    """The same readings, with a value for each date that another incident gives."""
    result = list(readings)
    for _ in range(ROUNDS):
        known = _days(result, group_of)
        result = [replace(r, accounts=tuple(_fill(account, known, group_of) for account in r.accounts)) for r in result]
    return result


def _fill(account: Account, known: Mapping[str, str], group_of: Mapping[str, str]) -> Account:
    if not any(claim.offset and not claim.value for claim in account.claims):
        return account
    return replace(account, claims=tuple(_told(claim, known, group_of) for claim in account.claims))


def _told(claim: Claim, known: Mapping[str, str], group_of: Mapping[str, str]) -> Claim:
    if claim.offset is None or claim.value:
        return claim
    anchor = known.get(group_of.get(claim.offset.incident, ""), "")
    return replace(claim, value=shifted(anchor, claim.offset.days) or None) if anchor else claim


def _days(readings: Sequence[Reading], group_of: Mapping[str, str]) -> dict[str, str]:
    """The one day that each incident's reports give; none where they differ: nothing is guessed."""
    said: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for account in reading.accounts:
            for claim in (*account.claims, *account.unsure):
                day = days_of(claim.value or "") if claim.question == "when" and claim.stance == "asserted" else None
                if day and (day.exact or (day.weekday and not day.anchored) or day.day):
                    said[group_of[account.id]].add(day.first.isoformat() if day.first else day.edtf)
    return {group: _only(days) for group, days in said.items() if _only(days)}


def _only(days: set[str]) -> str:
    """The one exact day, else the one weekday or day without a year that all agree on."""
    exact = {day for day in days if not day.startswith("X")}
    chosen = exact or days
    return next(iter(chosen)) if len(chosen) == 1 else ""
