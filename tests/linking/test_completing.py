"""A day left open by one report, and completed by what the others say of the same incident."""

import pytest

from accordingto.linking.completing import completed
from accordingto.records import Account, Claim, Reading, Report


def reading(report: str, *values: str) -> Reading:
    claims = tuple(
        Claim(f"c{report}{n}", report, f"{report}.1", "when", 0, 1, "x", value=value, stance="asserted") for n, value in enumerate(values)
    )
    account = Account(f"{report}.1", report, "bombing", True, claims=claims)
    return Reading(report=Report(id=report, key=report, text=""), accounts=(account,))


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
    readings = completed([reading("a", told), reading("b", *others)], {"a.1": "i", "b.1": "i"})
    (claim,) = readings[0].accounts[0].claims
    assert claim.value == value
    assert claim.as_told == (told if value != told else None)


def test_the_days_of_another_incident_complete_nothing() -> None:
    readings = completed([reading("a", "XXXX-WXX-1"), reading("b", "2023-06-12")], {"a.1": "i", "b.1": "j"})
    assert readings[0].accounts[0].claims[0].value == "XXXX-WXX-1"
