"""Why incidents that look alike are kept apart: each reason once, in a reader's words."""

from accordingto.linking import link
from accordingto.records import ToldApart
from tests.builders import RAQQA, account, account_id, reading, report, told, where

DAYS = ("2021-06-08", "2021-06-08T20:30Z", "2021-06-10", "2021-06-10T21:00Z")


def test_a_reason_and_its_mirror_are_one() -> None:
    reports = [report(f"paper-{n}", f"Paper {n}", "2021-06-11") for n in range(len(DAYS))]
    accounts = [
        account(of, 0, told("when", day), where(RAQQA), told("munitions", 20 if n < 2 else 16), told("killed", 3 if n < 2 else 33))
        for n, (of, day) in enumerate(zip(reports, DAYS, strict=True))
    ]
    one, other = link([reading(of, told_of) for of, told_of in zip(reports, accounts, strict=True)]).incidents
    for reasons in (one.apart[0].reasons, other.apart[0].reasons):
        assert sum(reason.startswith("another day") for reason in reasons) == 1, reasons
        assert sum("munitions" in reason or "bombs" in reason for reason in reasons) == 1, reasons


def test_weekdays_stand_in_words() -> None:
    of = report("paper", "Paper")
    one = account(of, 0, told("when", "XXXX-WXX-7"), where(RAQQA))
    two = account(of, 1, told("when", "XXXX-11-17"), where(RAQQA))
    said = ToldApart(account_id(of, 0), account_id(of, 1), "XXXX-WXX-7 against XXXX-11-17")
    incidents = link([reading(of, one, two, apart=(said,))]).incidents
    assert [apart.reasons[0] for one in incidents for apart in one.apart] == ["Sunday against 17 November"] * 2
