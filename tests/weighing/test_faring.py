"""How each origin's answers fared: confirmed, corrected, contradicted."""

import pytest

from tests.builders import report, told
from tests.weighing.weighed import Said, incident_of

MONDAY = report("monday", "Morning Post", "2021-03-01", incidents=("i-1",))
TUESDAY = report("tuesday", "Noon Mail", "2021-03-02", incidents=("i-1",))
WEDNESDAY = report("wednesday", "Evening Sun", "2021-03-03", incidents=("i-1",))
UNDATED = report("undated", "The Herald", incidents=("i-1",))
DAYS = {"mon": MONDAY, "tue": TUESDAY, "wed": WEDNESDAY, "undated": UNDATED}


def says(of: str, figure: int, who: str) -> Said:
    return DAYS[of], told("killed", figure, who, sentence=f"{who} said {figure} people were killed.", quote=f"{figure} people were killed")


def denies(of: str, who: str) -> Said:
    return DAYS[of], told("killed", None, who, stance="denied", sentence=f"{who} denied that anybody died.", quote="denied")


@pytest.mark.parametrize(
    ("claims", "fared", "why"),
    [
        ([says("mon", 7, "police"), says("wed", 7, "a hospital")], {"police": (1, 0, 0), "a hospital": (0, 0, 0)}, "the later confirms"),
        ([says("mon", 7, "police"), says("wed", 7, "police")], {"police": (0, 0, 0)}, "nobody confirms himself"),
        ([says("mon", 7, "police"), says("mon", 7, "a hospital")], {"police": (0, 0, 0), "a hospital": (0, 0, 0)}, "on one day none later"),
        ([says("undated", 7, "police"), says("wed", 7, "a hospital")], {"police": (0, 0, 0), "a hospital": (0, 0, 0)}, "nobody knows when"),
        (
            [says("mon", 7, "police"), says("tue", 7, "police"), says("wed", 7, "a hospital")],
            {"police": (2, 0, 0), "a hospital": (0, 0, 0)},
            "what was said twice is confirmed twice",
        ),
        ([says("mon", 7, "police"), says("wed", 9, "police")], {"police": (0, 1, 0)}, "its own later word replaced it"),
        (
            [says("mon", 7, "police"), says("tue", 9, "a hospital")],
            {"police": (0, 0, 1), "a hospital": (0, 0, 1)},
            "two figures stand against each other",
        ),
        (
            [says("mon", 7, "police"), says("tue", 9, "a hospital"), says("wed", 9, "police")],
            {"police": (0, 1, 0), "a hospital": (1, 0, 0)},
            "what was corrected contradicts nobody any more, and confirms the other",
        ),
        (
            [says("mon", 7, "police"), denies("wed", "the army")],
            {"police": (0, 0, 1), "the army": (0, 0, 1)},
            "a denial and what it denies stand against each other",
        ),
    ],
)
def test_answers_are_counted_by_what_became_of_them(claims: list[Said], fared: dict[str, tuple[int, int, int]], why: str) -> None:
    found = incident_of(*claims).origins
    assert {one.name: (one.confirmed, one.corrected, one.contradicted) for one in found} == fared, why
