"""Denials: when they came out, whom they contradict, and that they erase nothing."""

import pytest

from accordingto.records import Origin
from tests.builders import report, told
from tests.weighing.weighed import Said, claims_of, finding_of, incident_of

MON = report("monday", "Morning Post", "2021-03-01")
WED = report("wednesday", "Evening Sun", "2021-03-03")
ARMY = Origin("the army", "military")


@pytest.mark.parametrize(
    ("said", "denies", "party", "says", "why"),
    [
        (
            [(MON, told("killed", 7, "medics")), (WED, told("killed", None, origin=ARMY, stance="denied"))],
            1,
            True,
            "the army, a party to it, denies one claim, 3 March 2021",
            "a sweeping denial by who fights",
        ),
        (
            [(MON, told("killed", 7, "medics")), (WED, told("killed", 7, "a baker", stance="denied"))],
            1,
            False,
            "a baker denies one claim, 3 March 2021",
            "the figure itself",
        ),
        (
            [(MON, told("killed", 7, "medics")), (WED, told("killed", 12, "a baker", stance="denied"))],
            0,
            False,
            "a baker denies a claim that no report here makes, 3 March 2021",
            "another figure",
        ),
    ],
)
def test_denials_are_dated_and_linked(said: list[Said], denies: int, party: bool, says: str, why: str) -> None:
    asserted, _ = claims_of(said)
    found = finding_of(incident_of(*said), "killed")
    (denial,) = found.denials
    assert (denial.denies, denial.party, denial.says) == ((asserted.id,) if denies else (), party, says), why
    assert (found.low, found.high) == (7, 7), "a denial contests, it erases nothing"


def test_who_is_said_to_have_done_it_is_a_party_whatever_its_kind() -> None:
    said: list[Said] = [
        (MON, told("actor", "Northern Border Guard")),
        (MON, told("actor", "Northern Border Guard", "the Northern Border Guard", stance="denied")),
    ]
    (denial,) = finding_of(incident_of(*said), "actor", None).denials
    assert denial.party and len(denial.denies) == 1


def test_denials_come_in_the_order_of_publication() -> None:
    said: list[Said] = [
        (WED, told("killed", None, "the mayor", stance="denied")),
        (MON, told("killed", None, "the governor", stance="denied")),
        (MON, told("killed", 4, "medics")),
    ]
    assert [d.published for d in finding_of(incident_of(*said), "killed").denials] == ["2021-03-01", "2021-03-03"]
