"""Grades of harm, computed from who says what."""

import pytest

from accordingto.records import Origin
from tests.builders import report, told
from tests.weighing.weighed import Said, incident_of

MON = report("monday", "Morning Post", "2021-03-01")
WED = report("wednesday", "Evening Sun", "2021-03-03")
GUARD = Origin("Northern Border Guard", "military")
FRANCE = Origin("the French military", "military")


@pytest.mark.parametrize(
    ("said", "grade", "reason"),
    [
        ([(MON, told("killed", 4, "police"))], "weak", "one origin tells of harm: police"),
        ([(MON, told("killed", 4, "police")), (WED, told("injured", 2, "medics"))], "fair", "2 origins tell of harm: police, medics"),
        (
            [(MON, told("killed", 4, "police")), (WED, told("killed", 4, origin=Origin("a source", "unnamed")))],
            "weak",
            "one origin tells of harm: police",
        ),
        (
            [(MON, told("killed", 4, "police")), (MON, told("actor", "Northern Border Guard", origin=GUARD))],
            "confirmed",
            "Northern Border Guard says that it was its doing",
        ),
        (
            [(MON, told("killed", 4, origin=GUARD)), (MON, told("actor", "Northern Border Guard", "police"))],
            "confirmed",
            "Northern Border Guard, said to have done it, itself tells of people killed",
        ),
        (
            [(MON, told("killed", 4, "police")), (WED, told("killed", None, origin=GUARD, stance="denied"))],
            "contested",
            "Northern Border Guard, a party to it, denies one claim, 3 March 2021",
        ),
        (
            [
                (MON, told("killed", 4, "police")),
                (MON, told("actor", "French jets", "police")),
                (WED, told("actor", "Russian forces", "medics")),
            ],
            "contested",
            "origins differ on who did it: French jets (police); Russian forces (medics)",
        ),
        (
            [
                (MON, told("killed", 4, "police")),
                (MON, told("actor", "French jets", "police")),
                (WED, told("actor", "the French military", "medics")),
                (WED, told("actor", "two gunmen", "residents")),
            ],
            "weak",
            "one origin tells of harm: police",
        ),
        ([(MON, told("killed", 4, "police", group="combatants"))], "discounted", "all who are told killed or injured are combatants"),
        (
            [(MON, told("killed", 4, "police", group="combatants")), (WED, told("injured", 1, "medics", group="children"))],
            "fair",
            "2 origins tell of harm: police, medics",
        ),
    ],
)
def test_grades(said: list[Said], grade: str, reason: str) -> None:
    found = incident_of(*said).grade
    assert found is not None and (found.name, found.reason) == (grade, reason)


@pytest.mark.parametrize("said", [[(MON, told("killed", 0, "police"))], [(MON, told("strikes", 3, "police"))]])
def test_without_harm_there_is_no_grade(said: list[Said]) -> None:
    assert incident_of(*said).grade is None


def test_a_denial_by_a_stranger_contests_nothing() -> None:
    found = incident_of((MON, told("killed", 4, "police")), (WED, told("killed", None, "a baker", stance="denied"))).grade
    assert found is not None and found.name == "weak"
