"""What claims come to: tables of what is said, by whom, and the finding."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.records import Claim, Finding, Incident, Report
from accordingto.weighing import Evidence, Ways, weigh
from accordingto.weighing.policies import POLICIES
from tests.builders import ALEPPO, RAQQA, SYRIA, claim, report, told, where

MORNING = report("morning", "Morning Post", "2021-06-09", incidents=("i-1",))
EVENING = report("evening", "Evening Sun", "2021-06-10", incidents=("i-1",))
HERALD = report("herald", "The Herald", "2021-06-10", incidents=("i-1",))
REPORTS = (MORNING, EVENING, HERALD)
Said = tuple[Report, dict[str, Any]]


def incident(*reports: Report, **more: Any) -> Incident:
    fields: dict[str, Any] = {"type": "air/drone strike"} | more
    return Incident(
        id="i-1", label="", when="", where=None, reports=tuple(r.id for r in reports or REPORTS), mentions=(), findings=(), **fields
    )


def weighed(*said: Said) -> Incident:
    claims = [claim(of, "i-1", start=n, **what) for n, (of, what) in enumerate(said)]
    (result,) = weigh(Evidence.of([incident()], claims, REPORTS)).incidents
    return result


def finding(*said: Said, group: str | None = "all") -> Finding:
    found = {f.group: f for f in weighed(*said).findings if f.question == said[0][1]["question"]}
    return found[group if said[0][1].get("group") else None]


@pytest.mark.parametrize(
    ("said", "status", "low", "high", "origins", "why"),
    [
        ([(MORNING, told("killed", 12, "police"))], "single origin", 12, 12, 1, "one says it"),
        ([(MORNING, told("killed", 12, "police")), (EVENING, told("killed", 12, "medics"))], "agreed", 12, 12, 2, "two say the same"),
        (
            [
                (MORNING, told("killed", 12, "the interior ministry")),
                (EVENING, told("killed", 12, "Interior Ministry")),
                (HERALD, told("killed", 12, "ministry of interior")),
            ],
            "single origin",
            12,
            12,
            1,
            "three papers that quote one ministry",
        ),
        ([(MORNING, told("killed", 12, "police")), (EVENING, told("killed", 15, "medics"))], "disputed", 12, 15, 2, "they differ"),
        (
            [(MORNING, told("killed", 12, "police")), (EVENING, told("killed", 15, "police"))],
            "single origin",
            15,
            15,
            1,
            "a later report of the same origin corrects it",
        ),
        ([(MORNING, told("killed", 12)), (EVENING, told("killed", 15))], "disputed", 12, 15, 2, "two outlets in their own voice"),
        (
            [(MORNING, told("killed", (10, None), "police")), (EVENING, told("killed", 12, "medics"))],
            "agreed",
            10,
            12,
            2,
            "at least 10 allows 12",
        ),
        ([(MORNING, told("killed", (10, None), "police"))], "single origin", 10, None, 1, "open above stays open"),
        (
            [(MORNING, told("killed", (24, None), "police", comparator="vague")), (EVENING, told("killed", 38, "medics"))],
            "agreed",
            38,
            38,
            2,
            "dozens gives no figure where 38 stands",
        ),
        (
            [(MORNING, told("killed", (4, 6), "police")), (EVENING, told("killed", 5, "medics"))],
            "agreed",
            4,
            6,
            2,
            "a range holds its middle",
        ),
        (
            [(MORNING, told("killed", 20, "police", comparator="about")), (EVENING, told("killed", 21, "medics"))],
            "agreed",
            20,
            21,
            2,
            "about 20 allows 21",
        ),
        (
            [(MORNING, told("killed", 12, "police")), (EVENING, told("killed", 12, "the army", stance="denied"))],
            "disputed",
            12,
            12,
            1,
            "one says, one denies",
        ),
        ([(MORNING, told("killed", 12, "police", stance="denied"))], "denied", None, None, 1, "only denied"),
        (
            [(MORNING, told("killed", 9, "police")), (MORNING, told("killed", 12, "police", stance="denied"))],
            "single origin",
            9,
            9,
            1,
            "a figure taken back disputes no other",
        ),
        ([(MORNING, told("killed", None, "police", stance="unknown"))], "open", None, None, 1, "nobody knows"),
        (
            [(MORNING, told("killed", 1, explicit=False)), (EVENING, told("killed", 4, "police"))],
            "agreed",
            4,
            4,
            2,
            "one victim told of is no total",
        ),
        (
            [(MORNING, told("killed", 2, explicit=False)), (EVENING, told("killed", (1, None), "police"))],
            "agreed",
            1,
            2,
            2,
            "two named victims are more than at least one",
        ),
        ([(MORNING, told("killed", 0, "the army")), (EVENING, told("killed", 4, "medics"))], "disputed", 0, 4, 2, "none against four"),
    ],
)
def test_counts(said: list[Said], status: str, low: int | None, high: int | None, origins: int, why: str) -> None:
    found = finding(*said)
    assert (found.status, found.low, found.high, len(found.origins)) == (status, low, high, origins), why


@pytest.mark.parametrize(
    ("said", "low", "high", "why"),
    [
        (
            [((9, 13), ""), (6, "Sahel Radio"), (13, "a relative")],
            9,
            13,
            "the report's own range goes beyond the early count that it passes on",
        ),
        ([((12, None), ""), (7, "Sahel Radio")], 12, None, "so does its floor, open above"),
        ([((16, None), ""), ((2, None), ""), (18, "Sahel Radio")], 16, 18, "two bodies in a picture are among its sixteen"),
        ([(20, ""), (4, "the army")], 4, 20, "a side in the fighting is heard against it"),
        ([(7, "Sahel Radio"), (12, "a relative")], 7, 12, "a report that says nothing itself has weighed nothing"),
        ([(12, ""), (35, "a relative"), (20, "")], 20, 35, "its own parts and earlier counts give way to its largest as before"),
    ],
)
def test_a_report_s_own_conclusion_is_the_floor_of_what_it_weighs(
    said: list[tuple[Any, str]], low: int, high: int | None, why: str
) -> None:
    figures = [told("killed", figure, who) for figure, who in said]
    for figure, (_, who) in zip(figures, said, strict=True):
        figure["origin"] = replace(figure["origin"], kind="military" if who == "the army" else figure["origin"].kind)
    found = finding(*((MORNING, figure) for figure in figures))
    assert (found.low, found.high) == (low, high), why


def test_a_report_is_no_floor_under_another_s_figures() -> None:
    found = finding((MORNING, told("killed", (9, None))), (EVENING, told("killed", 6, "Sahel Radio")))
    assert (found.low, found.high) == (6, 9)


def test_what_a_conclusion_goes_beyond_still_has_its_side() -> None:
    found = finding((MORNING, told("killed", 12)), (MORNING, told("killed", 7, "Sahel Radio")))
    assert (found.low, found.high, found.status) == (12, 12, "disputed")
    assert {side.low for side in found.sides} == {12, 7}


def test_sides_say_who_stands_where() -> None:
    found = finding(
        (MORNING, told("killed", 12, "police")),
        (EVENING, told("killed", 15, "medics")),
        (HERALD, told("killed", (14, None), "residents")),
        (HERALD, told("killed", 15, "the army", stance="denied")),
        (HERALD, told("killed", None, "the hospital", stance="unknown")),
    )
    assert [(s.low, s.high, s.stance, s.origins) for s in found.sides] == [
        (15, 15, "asserted", ("residents", "medics"))
        if found.sides[0].origins[0] == "residents"
        else (15, 15, "asserted", ("medics", "residents")),
        (12, 12, "asserted", ("police",)),
        (15, 15, "denied", ("the army",)),
        (None, None, "unknown", ("the hospital",)),
    ]


def test_a_headline_or_a_passing_mention_corrects_nothing() -> None:
    passing = report("passing", "Later Times", "2021-06-20", incidents=("i-9", "i-1"))
    claims = [
        claim(MORNING, "i-1", **told("killed", 15, "police")),
        claim(EVENING, "i-1", **told("killed", 12, "police", headline=True)),
        claim(passing, "i-1", **told("killed", 10, "police")),
    ]
    (result,) = weigh(Evidence.of([incident()], claims, (*REPORTS, passing))).incidents
    assert (result.findings[0].low, result.findings[0].high) == (10, 15)


def test_groups_are_never_mixed() -> None:
    said = [(MORNING, told("killed", 12, "police")), (MORNING, told("killed", 3, "police", group="children"))]
    assert finding(*said).low == 12 and finding(*said, group="children").high == 3


@pytest.mark.parametrize(
    ("names", "origins", "why"),
    [
        (["the defence ministry", "French Defense Ministry"], 1, "a shorter name of the only ministry"),
        (["the defence ministry", "French Defense Ministry", "Russian Defence Ministry"], 3, "which of two is not known"),
        (["France", "French Defense Ministry"], 1, "the state speaks through its ministry"),
        (["Syria", "Syrian Observatory for Human Rights"], 2, "a people's name makes no state body"),
        (["SOHR", "the Syrian Observatory for Human Rights"], 1, "an acronym"),
        (["officials", "health officials"], 2, "officials are many"),
        (["witnesses", "witnesses"], 1, "two papers' witnesses may be the same people"),
        (["Kerry", "John Kerry"], 1, "a surname"),
        (["police", "Springfield police"], 1, "the only police there is"),
        (["police", "the hospital"], 2, "two speakers"),
    ],
)
def test_one_origin_under_several_names(names: list[str], origins: int, why: str) -> None:
    assert len(finding(*((of, told("killed", 7, name)) for of, name in zip(REPORTS, names, strict=False))).origins) == origins, why


def test_who_relays_another_outlet_adds_no_origin() -> None:
    own, relayed = told("killed", 7), told("killed", 7, "Morning Post", via=())
    assert finding((MORNING, own), (EVENING, relayed)).origins == ("Morning Post",)
    assert finding((MORNING, own), (EVENING, told("killed", 7, via=("Morning Post",)))).origins == ("Morning Post",)


def test_one_wire_story_in_three_papers_is_one_origin() -> None:
    wire = "Seven people were killed when a rocket fell on the bakery shortly before dawn."
    assert finding(*((of, told("killed", 7, sentence=wire)) for of in REPORTS)).status == "single origin"
    own = ("A rocket fell on the bakery before dawn, killing seven people.", wire, "Seven died in a rocket attack, most of them bakers.")
    assert finding(*((of, told("killed", 7, sentence=said)) for of, said in zip(REPORTS, own, strict=False))).status == "agreed"


@pytest.mark.parametrize(
    ("said", "status", "value", "why"),
    [
        ([(MORNING, told("when", "2021-06-08")), (EVENING, told("when", "2021-06"))], "agreed", "2021-06-08", "the most exact"),
        ([(MORNING, told("when", "2021-06-08")), (EVENING, told("when", "2021-06-04"))], "disputed", None, "two days, none is chosen"),
        ([(MORNING, where(RAQQA)), (EVENING, where(SYRIA))], "agreed", "Raqqa, Syria", "a town within its country"),
        ([(MORNING, where(RAQQA)), (EVENING, told("where", "the old stadium"))], "agreed", "Raqqa, Syria", "a spot without a name"),
        ([(MORNING, told("where", "Arlo")), (EVENING, told("where", "Kells"))], "disputed", None, "two villages"),
        (
            [(MORNING, told("actor", "France")), (EVENING, told("actor", "the French military"))],
            "agreed",
            "the French military",
            "one actor",
        ),
        (
            [(MORNING, told("actor", "gunmen", "police")), (EVENING, told("actor", "the army", "residents"))],
            "disputed",
            None,
            "blame differs",
        ),
        (
            [(MORNING, told("target", "a depot", "police")), (MORNING, told("target", "a camp", "police"))],
            "single origin",
            "a depot",
            "one origin's list",
        ),
        ([(MORNING, told("type", "shelling")), (EVENING, told("type", "other"))], "agreed", "shelling", "other fits any"),
        (
            [(MORNING, told("when", "2021-06-08")), (EVENING, told("when", "2021-06-08")), (HERALD, told("when", "2021-06-04"))],
            "disputed",
            "2021-06-08",
            "two origins lead one",
        ),
    ],
)
def test_values(said: list[Said], status: str, value: str | None, why: str) -> None:
    found = finding(*said)
    assert (found.status, found.value) == (status, value), why


def test_the_incident_is_labelled_by_what_is_agreed() -> None:
    result = weighed(
        (MORNING, told("when", "2021-06-08")), (EVENING, told("when", "2021-06")), (MORNING, where(RAQQA)), (EVENING, where(SYRIA))
    )
    assert result.label == "Air strikes, Raqqa, Syria, 2021-06-08"
    assert result.where and (result.where.name, result.where.latitude) == ("Raqqa, Syria", 35.95)


def test_a_spot_that_no_gazetteer_knows_speaks_against_no_town() -> None:
    spot = (EVENING, told("where", "Old Stadium", "a resident"))
    placed = weighed((MORNING, where(RAQQA)), spot).where
    assert placed and (placed.name, placed.latitude) == ("Raqqa, Syria", 35.95)
    assert weighed((MORNING, where(RAQQA)), (EVENING, where(ALEPPO)), spot).where is None


def test_the_local_clock_stands_for_one_instant_told_by_several() -> None:
    clocks = ["2021-06-08T23:30Z", "2021-06-09T02:30+03:00", "2021-06-08T19:30-04:00"]
    assert weighed(*((MORNING, told("when", clock)) for clock in clocks), (MORNING, where(RAQQA))).when == "2021-06-09T02:30+03:00"


def test_neighbouring_days_make_an_interval_and_far_ones_none() -> None:
    assert weighed((MORNING, told("when", "2021-06-08")), (EVENING, told("when", "2021-06-09"))).when == "2021-06-08/2021-06-09"
    assert weighed((MORNING, told("when", "2021-06-08")), (EVENING, told("when", "2021-08-09"))).when == ""


def test_an_incident_that_nothing_is_said_of() -> None:
    (result,) = weigh(Evidence.of([incident()], [], REPORTS)).incidents
    assert (result.label, result.when, result.where, result.findings) == ("Air strikes", "", None, ())


FIGURES = st.one_of(
    st.integers(0, 40),
    st.tuples(st.integers(0, 40), st.none()),
    st.tuples(st.integers(0, 20), st.integers(20, 40)),
)
NOBODY_ELSE = [
    # counts of the killed, by two papers: the group of each and the count; the findings: groups, lows, highs
    ([("civilians", 4), ("all", 5)], {"civilians": (4, 5)}, "five people are no other five"),
    ([("civilians", 4), ("all", 4)], {"civilians": (4, 4)}, "four people are the four"),
    ([("civilians", 4), ("all", 9), ("combatants", 5)], {"civilians": (4, 4), "all": (9, 9), "combatants": (5, 5)}, "fighters died too"),
    ([("children", 2), ("all", 5)], {"children": (2, 2), "all": (5, 5)}, "a part is no rival count"),
]


@pytest.mark.parametrize(("counts", "found", "shows"), NOBODY_ELSE, ids=[row[-1] for row in NOBODY_ELSE])
def test_people_are_held_against_civilians_where_nobody_else_is_counted(
    counts: list[tuple[str, int]], found: dict[str, tuple[int, int]], shows: str
) -> None:
    said = [(of, told("killed", low, group=group)) for of, (group, low) in zip((MORNING, EVENING, HERALD), counts, strict=False)]
    killed = {f.group: (f.low, f.high) for f in weighed(*said).findings if f.question == "killed"}
    assert killed == found, shows


CLAIMS = st.lists(
    st.builds(
        lambda of, question, figure, who, group, stance: (of, told(question, figure, who, group=group, stance=stance)),
        st.sampled_from(REPORTS),
        st.sampled_from(["killed", "injured"]),
        FIGURES,
        st.sampled_from(["", "police", "medics", "the army", "army"]),
        st.sampled_from(["all", "children", "women", "civilians", "medics"]),
        st.sampled_from(["asserted", "asserted", "denied", "unknown"]),
    ),
    min_size=1,
    max_size=9,
)


def _claims(said: list[Said]) -> list[Claim]:
    return [claim(of, "i-1", start=n, **what) for n, (of, what) in enumerate(said)]


@given(CLAIMS, st.sampled_from(sorted(POLICIES)), st.randoms())
@settings(max_examples=200, deadline=None)
def test_laws_of_findings(said: list[Said], policy: str, random: Any) -> None:
    claims = _claims(said)
    by_id = {c.id: c for c in claims}
    (result,) = weigh(Evidence.of([incident()], claims, REPORTS), Ways(POLICIES[policy])).incidents
    told_of = [c for f in result.findings if not f.derived for c in f.claims] + [
        c for f in result.findings if f.derived for c in f.claims if by_id[c].group == f.group
    ]
    assert sorted(told_of) == sorted(by_id), "every claim stands in one finding"
    for f in result.findings:
        assert {by_id[c].question for c in f.claims} <= {f.question}
        groups = {by_id[c].group for c in f.claims}
        others = {c.group for c in claims if c.question == f.question and c.group == "medics" and c.stance == "asserted" and c.low}
        held_against = f.group == "civilians" and groups == {"all", "civilians"} and not others
        assert f.derived or held_against or groups == {f.group}, (
            "groups never mix, but where nobody else is counted or in a sum that says so"
        )
        assert bool(f.rule) == (f.low is not None or f.high is not None), "an answer names its rule"
        assert f.low is None or f.high is None or f.low <= f.high
        assert all(s.low is None or s.high is None or s.low <= s.high for s in f.sides)
        on_sides = [c for s in f.sides for c in s.claims]
        assert len(on_sides) == len(set(on_sides)) and set(on_sides) <= set(f.claims), "a claim stands on one side"
        nobody_left = f.derived and f.high == 0  # everybody told hurt is told dead, or nobody is told of
        assert (f.status == "open") == (nobody_left or all(by_id[c].stance == "unknown" for c in f.claims))
        assert f.status != "agreed" or len(f.origins) > 1
    random.shuffle(claims)
    assert weigh(Evidence.of([incident()], claims, REPORTS), Ways(POLICIES[policy])).incidents[0] == result, "order changes nothing"


@pytest.mark.parametrize(
    ("types", "status", "value"),
    [
        (["raid", "air/drone strike"], "agreed", "air/drone strike"),
        (["raid", "shooting", "other"], "agreed", "shooting"),
        (["shooting", "stabbing"], "disputed", None),
    ],
)
def test_a_raid_may_be_flown(types: list[str], status: str, value: str | None) -> None:
    found = finding(*((of, told("type", kind)) for of, kind in zip(REPORTS, types, strict=False)), group=None)
    assert (found.status, found.value) == (status, value)


def test_who_denies_a_raid_does_not_deny_the_shooting() -> None:
    found = finding((MORNING, told("type", "shooting")), (EVENING, told("type", "raid", "police", stance="denied")), group=None)
    assert found.status == "single origin"


@pytest.mark.parametrize(
    ("figures", "low", "high", "status"),
    [
        ([(2, "police"), (6, "police")], 6, 6, "single origin"),
        ([(2, "police"), (6, "medics")], 2, 6, "disputed"),
        ([((5, None), "police"), (6, "police")], 5, 6, "single origin"),
    ],
)
def test_one_origin_in_one_report_tells_parts_or_earlier_counts(figures: list[tuple[Any, str]], low: int, high: int, status: str) -> None:
    found = finding(*((MORNING, told("killed", figure, who)) for figure, who in figures))
    assert (found.low, found.high, found.status) == (low, high, status)
