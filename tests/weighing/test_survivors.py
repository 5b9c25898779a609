"""The wounded who die, and figures of everybody hit."""

from typing import Any

import pytest

from accordingto.records import Report
from tests.builders import report, told
from tests.weighing.weighed import Said, finding_of, incident_of

MON = report("monday", "Morning Post", "2021-03-01", incidents=("i-1",))
TUE = report("tuesday", "Noon Herald", "2021-03-02", incidents=("i-1",))
WED = report("wednesday", "Evening Sun", "2021-03-03", incidents=("i-1",))


def hurt(figure: int, sentence: str, quote: str, who: str = "", **more: Any) -> dict[str, Any]:
    return told("injured", figure, who, sentence=sentence, quote=quote, **more)


def dead(figure: int, sentence: str, quote: str, who: str = "", **more: Any) -> dict[str, Any]:
    return told("killed", figure, who, sentence=sentence, quote=quote, **more)


FOUR_SHOT = "Four people were shot outside the mill, two fatally."
ONE_THREE = "One man was killed and three people were shot outside the mill."
BOTH = "Both brothers were shot in the head."


@pytest.mark.parametrize(
    ("said", "low", "high", "derived", "history", "why"),
    [
        (
            [(MON, hurt(4, FOUR_SHOT, "Four people were shot")), (MON, dead(2, FOUR_SHOT, "two fatally"))],
            2,
            2,
            True,
            ["4 told hurt less 2 told dead leaves 2"],
            "those shot are the dead and the injured",
        ),
        (
            [(MON, dead(1, ONE_THREE, "One man was killed")), (MON, hurt(3, ONE_THREE, "three people were shot"))],
            3,
            3,
            False,
            [],
            "told beside the dead, they are others",
        ),
        (
            [(MON, hurt(4, "Four people were wounded.", "Four people were wounded")), (MON, dead(2, "Two died.", "Two died"))],
            4,
            4,
            False,
            [],
            "the wounded live",
        ),
        (
            [(MON, hurt(2, BOTH, "Both brothers were shot")), (MON, dead(2, "Two brothers died.", "Two brothers died"))],
            0,
            0,
            True,
            ["2 told hurt, and told dead"],
            "all who were shot are dead",
        ),
        (
            [
                (MON, hurt(1, "A driver was taken to hospital, where she died.", "A driver was taken to hospital", explicit=False)),
                (MON, dead(1, "The driver died.", "The driver died", explicit=False)),
            ],
            0,
            0,
            True,
            ["1 told hurt, and told dead"],
            "one breath",
        ),
        (
            [
                (MON, hurt(1, "A boy, 6, is in hospital.", "A boy, 6, is in hospital", explicit=False)),
                (WED, dead(1, "The 6-year-old died overnight.", "The 6-year-old died", explicit=False)),
            ],
            0,
            0,
            True,
            ["1 told hurt, and told dead"],
            "a later report tells the same child dead",
        ),
        (
            [
                (MON, hurt(1, "A boy, 6, is in hospital.", "A boy, 6, is in hospital", explicit=False)),
                (WED, dead(1, "A 31-year-old died overnight.", "A 31-year-old died", explicit=False)),
            ],
            1,
            1,
            False,
            [],
            "another age is another person",
        ),
        (
            [
                (WED, hurt(1, "A boy is in hospital.", "A boy is in hospital", explicit=False)),
                (MON, dead(1, "A man died.", "A man died", explicit=False)),
            ],
            1,
            1,
            False,
            [],
            "who is in hospital later did not die before",
        ),
        (
            [
                (MON, hurt(5, "Five are wounded, the clinic said.", "Five are wounded", "the clinic")),
                (MON, dead(1, "One person was killed, the clinic said.", "One person was killed", "the clinic")),
                (WED, dead(3, "Three have now died of their wounds, the clinic said.", "Three have now died", "the clinic")),
            ],
            3,
            3,
            True,
            ["5 told hurt less 2 told dead leaves 3"],
            "two of the five have died since",
        ),
        (
            [
                (MON, hurt(5, "Five are wounded, the clinic said.", "Five are wounded", "the clinic")),
                (WED, dead(3, "Three died of their wounds, police said.", "Three died", "police")),
            ],
            5,
            5,
            False,
            [],
            "whom another origin counts may be others",
        ),
    ],
)
def test_nobody_is_dead_and_injured(said: list[Said], low: int, high: int, derived: bool, history: list[str], why: str) -> None:
    found = finding_of(incident_of(*said), "injured")
    assert (found.low, found.high, found.derived, [u.says for u in found.history]) == (low, high, derived, history), why


ONE_HURT = "One woman, 24, was hurt at the mill."


@pytest.mark.parametrize(
    ("also", "injured", "why"),
    [
        ([(WED, dead(1, "A woman, 24, died.", "A woman", explicit=False))], 0, "she died meanwhile"),
        ([(WED, dead(1, "A man, 31, died.", "A man", explicit=False))], 1, "another age"),
        ([(MON, dead(1, "A woman, 24, died.", "A woman", explicit=False))], 1, "a report that counts both tells of two"),
        (
            [(WED, dead(1, "A woman, 24, died.", "A woman", explicit=False)), (WED, told("injured", 1, "medics"))],
            1,
            "and so does a later report that still counts one hurt",
        ),
        ([(WED, dead(2, "Two women died.", "Two women"))], 1, "which of two died is not told"),
    ],
)
def test_one_told_hurt_may_have_died_meanwhile(also: list[Said], injured: int, why: str) -> None:
    found = finding_of(incident_of((MON, hurt(1, ONE_HURT, "One woman, 24, was hurt", group="women")), *also), "injured", "women")
    assert ((found.low or 0), (found.high or 0)) == (injured, injured), why


def test_more_dead_than_shot_are_two_counts() -> None:
    found = finding_of(
        incident_of((MON, hurt(2, "Two people were shot.", "Two people were shot")), (MON, dead(5, "Five died.", "Five died"))), "injured"
    )
    assert (found.low, found.high, found.derived) == (2, 2, False)


@pytest.mark.parametrize(
    ("said", "question", "rule"),
    [
        ([(MON, told("injured", 3, "medics"))], "killed", "no report tells of a death"),
        ([(MON, told("killed", 3, "medics"))], "injured", "no report tells of anybody injured"),
    ],
)
def test_what_nobody_tells_is_derived_and_never_a_statement(said: list[Said], question: str, rule: str) -> None:
    found = finding_of(incident_of(*said), question)
    assert (found.low, found.high, found.derived, found.status) == (0, 0, True, "open")
    assert (found.origins, found.claims, found.sides) == ((), (), ())
    assert found.rule.startswith(rule)


@pytest.mark.parametrize(
    ("type", "killed", "of", "derived", "why"),
    [
        ("shooting", 2, MON, True, "a report about it counts the dead alone"),
        ("air/drone strike", 2, MON, False, "a strike that kills hurts others, whoever counts them"),
        ("shooting", 10, MON, False, "among so many somebody will have been hurt"),
        ("shooting", (2, None), MON, False, "the dead are not all counted"),
        ("shooting", 2, report("elsewhere", "Evening Sun", "2021-03-03", incidents=("i-9", "i-1")), False, "told in passing"),
    ],
)
def test_silence_says_nobody_was_hurt_only_where_somebody_would_have_said_so(
    type: str, killed: int | tuple[int, None], of: Report, derived: bool, why: str
) -> None:
    incident = incident_of((of, told("killed", killed, "medics")), type=type)
    assert [f.question for f in incident.findings if f.derived] == (["injured"] if derived else []), why


def test_no_officers_hurt_is_a_count_of_nobody() -> None:
    none = (MON, told("injured", 0, "medics", group="security forces"))
    assert finding_of(incident_of((MON, told("killed", 2, "medics")), none), "injured").derived


@pytest.mark.parametrize(
    "said",
    [
        [(MON, told("injured", 3, "medics")), (MON, told("killed", None, "medics", stance="unknown"))],
        [(MON, told("injured", 3, "medics")), (MON, told("killed", 0, "medics"))],
        [(MON, told("injured", 3, "medics")), (MON, told("killed", 2, "the army", stance="denied"))],
        [(MON, told("injured", 3, "medics")), (MON, told("killed", 1, "medics", group="children"))],
        [(MON, told("injured", 0, "medics"))],
        [(MON, told("strikes", 3, "medics"))],
    ],
)
def test_nothing_is_derived_where_somebody_speaks_of_it_or_nobody_is_hurt(said: list[Said]) -> None:
    assert not [f for f in incident_of(*said).findings if f.question == "killed" and f.derived and not f.claims]


@pytest.mark.parametrize(
    ("quote", "low", "why"),
    [
        ("two of the injured are in critical condition", 5, "some of them"),
        ("Two men are in serious condition", 5, "a condition is told of some"),
        ("two more people were hurt", 5, "more than those before"),
        ("two of the students were hurt", 5, "some of them"),
        ("the other two are stable", 5, "those besides somebody told of before"),
        ("Both were grazed by bullets", 5, "two who were told of before"),
        ("found two people with gunshot wounds", 5, "those found; others may have left by themselves"),
        ("Two people were taken by car to a clinic", 5, "those taken there"),
        ("Two others were hurt", 2, "others than the dead, all of them"),
        ("Two people were hurt", 2, "another count"),
    ],
)
def test_a_part_lowers_no_range(quote: str, low: int, why: str) -> None:
    found = finding_of(incident_of((MON, told("injured", 5, "medics")), (WED, told("injured", 2, "police", quote=quote))), "injured")
    assert (found.low, found.high) == (low, 5), why


@pytest.mark.parametrize(
    ("quote", "after", "low", "high", "why"),
    [
        ("None", " have life-threatening injuries.", 5, 5, "none of that kind says nothing of the others"),
        ("no serious injuries", " were reported.", 5, 5, "the same"),
        ("No one else", " was hurt.", 5, 5, "none besides them"),
        ("No one inside", " was hurt.", 5, 5, "none of those inside"),
        ("none", " of those passengers were hurt.", 5, 5, "none of some others"),
        ("No one was hurt", ", the owner said.", 0, 5, "a true none is another account"),
    ],
)
def test_none_badly_hurt_is_not_none_hurt(quote: str, after: str, low: int, high: int, why: str) -> None:
    none = hurt(0, quote + after, quote, "the owner")
    found = finding_of(incident_of((MON, told("injured", 5, "medics")), (WED, none)), "injured")
    assert (found.low, found.high) == (low, high), why


@pytest.mark.parametrize(
    ("title", "question", "stands", "why"),
    [
        ("Shooting at the mill leaves four hurt", "killed", True, "nobody speaks of a death"),
        ("Deadly shooting at the mill", "killed", False, "a death without a number"),
        ("Police open homicide case over the mill", "killed", False, "the same"),
        ("Man held for attempted murder at the mill", "killed", True, "tried, not done"),
        ("No one killed in shooting at the mill", "killed", True, "a title that says so"),
        ("Two dead at the mill", "injured", True, "nobody speaks of the hurt"),
        ("Two dead, several wounded at the mill", "injured", False, "wounded without a number"),
        ("Woman dies of gunshot wound at the mill", "injured", True, "a wound of which somebody died"),
    ],
)
def test_no_zero_is_derived_against_a_title(title: str, question: str, stands: bool, why: str) -> None:
    of = report("monday", "Morning Post", "2021-03-01", title=title, incidents=("i-1",))
    told_of = hurt(4, "Four people were hurt.", "Four people were hurt") if question == "killed" else dead(2, "Two died.", "Two died")
    zeros = [f for f in incident_of((of, told_of)).findings if f.question == question and f.high == 0]
    assert bool(zeros) == stands, why


def test_somebody_s_daughter_may_be_the_child_who_died() -> None:
    said: list[Said] = [
        (MON, dead(1, "A girl died.", "A girl died", group="children", explicit=False)),
        (MON, hurt(1, "Her daughter had been hit.", "Her daughter had been hit", group="women", explicit=False)),
    ]
    assert finding_of(incident_of(*said), "injured").high == 0


@pytest.mark.parametrize(
    ("larger", "came_out", "low", "high", "why"),
    [
        ("Four people were injured and one was killed.", MON, 3, 3, "the four are the dead one and the three"),
        ("Four people were injured.", MON, 3, 3, "also where it tells of no death"),
        ("Four people were injured and one was killed.", WED, 3, 4, "two days later the figure may have risen"),
        ("Four others were injured and one was killed.", MON, 3, 4, "others than the dead"),
        ("Five people were injured and one was killed.", MON, 3, 5, "no total that fits"),
    ],
)
def test_a_figure_of_all_told_beside_one_that_leaves_the_dead_out(larger: str, came_out: Report, low: int, high: int, why: str) -> None:
    one_three = "One person is dead and three people were wounded."
    quote = larger.removesuffix(".").removesuffix(" and one was killed")
    told_first = [(came_out, hurt(5 if "Five" in larger else 4, larger, quote, "medics"))]
    if "killed" in larger:
        told_first.append((came_out, dead(1, larger, "one was killed", "medics")))
    then = (TUE, hurt(3, one_three, "three people were wounded", "police")), (TUE, dead(1, one_three, "One person is dead", "police"))
    found = finding_of(incident_of(*told_first, *then), "injured")
    assert (found.low, found.high) == (low, high), why


def test_a_mere_she_is_nobody_new() -> None:
    said: list[Said] = [
        (MON, hurt(1, "A girl of 16 is in hospital.", "A girl of 16", group="children", explicit=False)),
        (MON, hurt(1, "She said she was hit in the leg.", "she was hit", group="women", explicit=False)),
    ]
    assert finding_of(incident_of(*said), "injured").high == 1
    nurse = hurt(1, "A nurse was hit in the leg.", "A nurse was hit", group="women", explicit=False)
    assert finding_of(incident_of(said[0], (MON, nurse)), "injured").high == 2
