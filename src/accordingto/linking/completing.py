"""Days that a report leaves open ("on Monday", "May 3"), completed where other claims on the same incident fix them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from accordingto.records import Account, Claim, Reading
from accordingto.values.days import days_of


def completed(readings: Sequence[Reading], group_of: Mapping[str, str]) -> list[Reading]:
    """The same readings; an open day that just one exact day of its incident fits takes that day and keeps what it was told as."""
    exact = _exact_days(readings, group_of)
    return [
        replace(reading, accounts=tuple(_completed(account, exact[group_of[account.id]]) for account in reading.accounts))
        for reading in readings
    ]


def _exact_days(readings: Sequence[Reading], group_of: Mapping[str, str]) -> defaultdict[str, set[date]]:
    found: defaultdict[str, set[date]] = defaultdict(set)
    for reading in readings:
        for account in reading.accounts:
            for claim in account.claims:
                day = days_of(claim.value or "") if claim.question == "when" and claim.stance == "asserted" else None
                if day and day.exact and day.first:
                    found[group_of[account.id]].add(day.first)
    return found


def _completed(account: Account, exact: set[date]) -> Account:
    if not exact or not any(_is_open(claim) for claim in account.claims):
        return account
    return replace(account, claims=tuple(_fixed(claim, exact) if _is_open(claim) else claim for claim in account.claims))


def _is_open(claim: Claim) -> bool:
    return claim.question == "when" and bool(claim.value) and str(claim.value).startswith("XXXX-")


_OPEN = re.compile(r"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<month>\d\d)(?:-(?P<day>\d\d))?)(?P<clock>T.*)?")


def _fixed(claim: Claim, exact: set[date]) -> Claim:
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
