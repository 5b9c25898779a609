"""Totals that no report gives: which groups add up, and who is not counted twice."""

from dataclasses import replace
from typing import Any

import pytest

from accordingto.records import Claim, Finding, Incident, Report, Sentence
from accordingto.weighing import Evidence, weigh
from tests.builders import claim, report, told

MORNING = report("morning", "Morning Post", "2021-06-09", incidents=("i-1",))
EVENING = report("evening", "Evening Sun", "2021-06-09", incidents=("i-1",))
Said = tuple[Report, str, int | tuple[int, int | None]]


def all_killed(claims: list[Claim]) -> Finding | None:
    reports = (MORNING.id, EVENING.id)
    one = Incident(id="i-1", label="", type="shooting", when="", where=None, reports=reports, mentions=(), findings=())
    (result,) = weigh(Evidence.of([one], claims, [MORNING, EVENING])).incidents
    return next((f for f in result.findings if (f.question, f.group) == ("killed", "all")), None)


def claims_of(*said: Said, **more: Any) -> list[Claim]:
    return [claim(of, "i-1", start=n, **told("killed", what, group=group, **more)) for n, (of, group, what) in enumerate(said)]


@pytest.mark.parametrize(
    ("said", "low", "high", "status", "why"),
    [
        ([(MORNING, "men", 1), (MORNING, "children", 2)], 3, 3, "single origin", "a man and two children"),
        ([(MORNING, "men", 1), (MORNING, "children", (2, None))], 3, None, "single origin", "one open part leaves the sum open"),
        ([(MORNING, "children", 2), (MORNING, "children", 3)], 3, 3, "single origin", "a group told of twice is one"),
        ([(MORNING, "men", 3), (MORNING, "security forces", 2)], 3, 3, "single origin", "the soldiers may be men told of before"),
        ([(MORNING, "women", 1), (MORNING, "security forces", 2)], 3, 3, "single origin", "two soldiers, and a woman"),
        ([(MORNING, "men", 2), (MORNING, "medics", 3)], 3, 3, "single origin", "the medics may be men"),
        ([(MORNING, "bakers", 2)], 2, 2, "single origin", "one group by what they do"),
        ([(MORNING, "women", 2), (EVENING, "women", 2)], 2, 2, "agreed", "the same two in two papers"),
        ([(MORNING, "women", 2), (EVENING, "children", 3)], 2, 3, "disputed", "sums are taken report by report"),
    ],
)
def test_sums(said: list[Said], low: int, high: int | None, status: str, why: str) -> None:
    found = all_killed(claims_of(*said))
    assert found is not None, why
    assert (found.low, found.high, found.status) == (low, high, status), why
    assert found.rule.startswith("no report gives a total; summed from groups: "), why


def test_about_twenty_of_one_group_allow_twenty_one() -> None:
    about, exact = claims_of((MORNING, "bakers", 20), (EVENING, "bakers", 21))
    found = all_killed([replace(about, comparator="about"), exact])
    assert found is not None and found.status == "agreed"


@pytest.mark.parametrize("whole", ["all", "civilians"])
def test_a_total_told_is_never_summed_over(whole: str) -> None:
    claims = claims_of((MORNING, whole, 4), (EVENING, "women", 9))
    found = all_killed(claims)
    assert found is None if whole == "civilians" else (found is not None and found.high == 4 and not found.derived)


def test_no_child_among_the_dead_says_nothing_of_the_dead() -> None:
    assert all_killed(claims_of((MORNING, "children", 0))) is None


def test_parts_never_add_to_their_whole() -> None:
    women, girl = claims_of((MORNING, "women", 4), (MORNING, "children", 1))
    found = all_killed([women, replace(girl, part_of=women.id)])
    assert found is not None and (found.low, found.claims) == (4, (women.id,))


def test_who_stands_in_one_list_is_not_one_person() -> None:
    text = "Two policemen and a nurse were killed."
    police, nurse = claims_of((MORNING, "men", 2), (MORNING, "nurses", 1))
    listed = [
        replace(police, start=0, sentence=Sentence(0, len(text), text)),
        replace(nurse, start=18, sentence=Sentence(0, len(text), text)),
    ]
    found = all_killed(listed)
    assert found is not None and (found.low, found.rule) == (3, "no report gives a total; summed from groups: 2 men + 1 nurses")


def test_who_says_that_it_is_not_known_stands_beside_the_sum() -> None:
    unknown = claim(EVENING, "i-1", start=9, stance="unknown", **told("killed", None, "police"))
    found = all_killed([*claims_of((MORNING, "women", 2)), unknown])
    assert found is not None and (found.low, [side.stance for side in found.sides]) == (2, ["asserted", "unknown"])


@pytest.mark.parametrize(
    ("figures", "low", "high"),
    [
        ([("at_most", 0, 70)], None, 70),
        ([("at_most", 0, 70), ("exactly", 12, 12)], 12, 70),
        ([("at_most", 0, 9), ("at_least", 12, None)], 12, 12),
        ([("vague", 3, None), ("exactly", 12, 12)], 12, 12),
    ],
)
def test_up_to_tells_a_top_only(figures: list[tuple[str, int, int | None]], low: int | None, high: int | None) -> None:
    said = [claim(MORNING, "i-1", start=n, **told("killed", (a, b)) | {"comparator": how}) for n, (how, a, b) in enumerate(figures)]
    found = all_killed(said)
    assert found is not None and (found.low, found.high) == (low, high)


def test_a_sum_runs_from_one_origin_s_count_of_a_group_to_another_s() -> None:
    own, other = told("killed", (3, None)) | {"group": "men"}, told("killed", 4, "a relative") | {"group": "men"}
    found = all_killed([claim(MORNING, "i-1", start=n, **what) for n, what in enumerate((own, other))])
    assert found is not None and (found.low, found.high) == (3, 4)


@pytest.mark.parametrize(("vague", "low"), [(2, 4), (24, 24)])
def test_a_vague_whole_gives_way_to_groups_that_come_to_more(vague: int, low: int) -> None:
    whole = told("killed", (vague, None), "Sahel Radio") | {"comparator": "vague"}
    men = told("killed", 4) | {"group": "men"}
    found = all_killed([claim(MORNING, "i-1", start=n, **what) for n, what in enumerate((whole, men))])
    assert found is not None and found.low == low
