"""Days that a report leaves open ("on Monday", "May 3"), completed where other claims on the same incident fix them."""

import re
from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import date

from accordingto.records import Account, Claim
from accordingto.values.days import days_of


def exact_days(accounts: Iterable[Account]) -> frozenset[date]:
    """The exact days that any of these accounts of one incident gives."""
    told = (claim for account in accounts for claim in account.claims if claim.question == "when" and claim.stance == "asserted")
    days = (days_of(claim.value or "") for claim in told)
    return frozenset(day.first for day in days if day and day.exact and day.first)


def completed(account: Account, exact: Set[date]) -> Account:
    """The account; an open day that just one exact day of its incident fits takes that day and keeps what it was told as."""
    if not exact or not any(_is_open(claim) for claim in account.claims):
        return account
    return replace(account, claims=tuple(_fixed(claim, exact) if _is_open(claim) else claim for claim in account.claims))


def _is_open(claim: Claim) -> bool:
    return claim.question == "when" and bool(claim.value) and str(claim.value).startswith("XXXX-")


_OPEN = re.compile(r"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<month>\d\d)(?:-(?P<day>\d\d))?)(?P<clock>T.*)?")


def _fixed(claim: Claim, exact: Set[date]) -> Claim:
    match = _OPEN.fullmatch(claim.value or "")
    if match is None:
        return claim
    fitting = {day for day in exact if _fits(day, match)}
    values = {f"{day:%Y-%m}" if match["month"] and not match["day"] else day.isoformat() for day in fitting}
    return replace(claim, value=values.pop() + (match["clock"] or ""), as_told=claim.value) if len(values) == 1 else claim


def _fits(day: date, told: re.Match[str]) -> bool:
    if told["weekday"]:
        return day.isoweekday() == int(told["weekday"])
    return day.month == int(told["month"]) and (not told["day"] or day.day == int(told["day"]))
