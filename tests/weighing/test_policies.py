"""What each policy makes of the same accounts."""

import pytest

from accordingto.errors import UnknownPolicy
from accordingto.records import Origin
from accordingto.weighing.policies import POLICIES, policy_named
from tests.builders import report, told
from tests.weighing.weighed import Said, finding_of, incident_of

POST = report("post", "Morning Post", "2021-06-09")
SUN = report("sun", "Evening Sun", "2021-06-10")
STAR = report("star", "The Star", "2021-06-11")

HOSPITAL = Origin("the district hospital", "medical")
WITNESS = Origin("a baker", "witness")
ARMY = Origin("the army", "military")
FIVE: list[Said] = [
    (POST, told("killed", 9, origin=WITNESS)),
    (POST, told("killed", 9, origin=Origin("a grocer", "witness"))),
    (SUN, told("killed", 12, origin=HOSPITAL)),
    (STAR, told("killed", 4, origin=ARMY)),
]


@pytest.mark.parametrize(
    ("policy", "low", "high"),
    [
        ("range", 4, 12),
        ("majority", 9, 9),
        ("reliable", 12, 12),
        ("latest", 4, 4),
        ("lowest", 4, 4),
        ("pending", None, None),
    ],
)
def test_three_figures_by_every_policy(policy: str, low: int | None, high: int | None) -> None:
    found = finding_of(incident_of(*FIVE, policy=policy), "killed")
    assert (found.low, found.high, found.status, len(found.sides)) == (low, high, "disputed", 3), "the dispute is never hidden"
    assert found.rule == (POLICIES[policy].rule if low is not None else "")


@pytest.mark.parametrize("policy", POLICIES)
def test_who_agree_need_no_policy(policy: str) -> None:
    found = finding_of(incident_of(FIVE[0], FIVE[1], policy=policy), "killed")
    assert (found.low, found.high, found.status) == (9, 9, "agreed")


@pytest.mark.parametrize(
    ("policy", "said", "low", "high", "why"),
    [
        ("majority", FIVE[1:], 4, 12, "three that one origin each gives: nobody leads"),
        ("lowest", [(POST, told("killed", (3, None), comparator="vague")), (SUN, told("killed", 7))], 7, 7, "several is no count"),
        ("lowest", [(POST, told("killed", 9, comparator="at_most")), (SUN, told("killed", 12))], 12, 12, "up to 9 is a top"),
        ("reliable", [(POST, told("killed", 9, origin=WITNESS)), (SUN, told("killed", 2, origin=ARMY))], 9, 9, "who fights counts last"),
        ("latest", [(report("bare", "Bare"), told("killed", 9)), (SUN, told("killed", 2))], 2, 2, "no day is no later day"),
    ],
)
def test_edges(policy: str, said: list[Said], low: int, high: int, why: str) -> None:
    found = finding_of(incident_of(*said, policy=policy), "killed")
    assert (found.low, found.high) == (low, high), why


@pytest.mark.parametrize(
    ("policy", "value"),
    [("range", None), ("majority", None), ("reliable", "the rebels"), ("latest", "the border guard"), ("pending", None)],
)
def test_values_follow_the_policy_too(policy: str, value: str | None) -> None:
    said = [(POST, told("actor", "the rebels", origin=HOSPITAL)), (SUN, told("actor", "the border guard", origin=ARMY))]
    found = finding_of(incident_of(*said, policy=policy), "actor", None)
    assert (found.value, found.status, len(found.sides)) == (value, "disputed", 2)


def test_an_unknown_policy_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(UnknownPolicy, match=r"'mean'; there are: range, majority, reliable, latest, lowest, pending"):
        policy_named("mean")
