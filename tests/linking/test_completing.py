"""A day left open by one report, and completed by what the others say of the same incident."""

import pytest

from accordingto.linking.completing import completed, exact_days
from accordingto.records import Account, Claim


def account(report: str, *values: str) -> Account:
    claims = tuple(
        Claim(f"c{report}{n}", report, f"{report}.1", "when", 0, 1, "x", value=value, stance="asserted") for n, value in enumerate(values)
    )
    return Account(f"{report}.1", report, "bombing", True, claims=claims)


@pytest.mark.parametrize(
    ("told", "others", "value"),
    [
        ("XXXX-WXX-1", ["2023-06-12"], "2023-06-12"),
        ("XXXX-WXX-1T12:00", ["2023-06-12"], "2023-06-12T12:00"),
        ("XXXX-06-12", ["2023-06-12T08:00Z"], "2023-06-12"),
        ("XXXX-06", ["2023-06-12", "2023-06-13"], "2023-06"),
        ("XXXX-WXX-1", ["2023-06-13"], "XXXX-WXX-1"),
        ("XXXX-WXX-1", ["2023-06-12", "2023-06-19"], "XXXX-WXX-1"),
        ("XXXX-WXX-1", ["2023-06"], "XXXX-WXX-1"),
        ("XXXX-WXX-1", [], "XXXX-WXX-1"),
        ("XXXX-06-12", ["2023-06-12", "2023-06-19"], "2023-06-12"),
        ("2023-06-14", ["2023-06-12"], "2023-06-14"),
    ],
)
def test_an_open_day_is_completed_where_one_day_fits(told: str, others: list[str], value: str) -> None:
    one, other = account("a", told), account("b", *others)
    (claim,) = completed(one, exact_days([one, other])).claims
    assert claim.value == value
    assert claim.as_told == (told if value != told else None)
