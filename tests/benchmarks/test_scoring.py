"""The project's scorer keeps to its rules."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scoring import Hits, alike, b_cubed, same_answer, score_claims, score_spans, score_tallies

CLUSTERS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=20)


def gold(question: str, start: int = 0, end: int = 10, **more: Any) -> dict[str, Any]:
    row = {"doc_id": "a", "incident": "I1", "question": question, "group": None, "low": None, "high": None, "value": None, "origin": ""}
    return row | {"start": start, "end": end} | more


def found(question: str, start: int = 0, end: int = 10, origin: str = "", **more: Any) -> dict[str, Any]:
    row = gold(question, start, end) | {"report": "r1", "incident": "i1", "origin": {"name": origin, "kind": "outlet"}}
    return row | more


def hits(golds: list[dict[str, Any]], founds: list[dict[str, Any]]) -> Hits:
    story = {"bundle": "b", "claims": golds, "incidents": [{"docs": ["a"]}]}
    return score_claims({"reports": [{"id": "r1", "key": "a"}], "claims": founds}, story).all


@pytest.mark.parametrize(
    ("question", "said", "read", "same"),
    [
        ("killed", {"low": 2, "high": None}, {"low": 2, "high": None}, True),
        ("killed", {"low": 2, "high": None}, {"low": 2, "high": 2}, False),
        ("when", {"value": "2015-11"}, {"value": "2015-11-17"}, True),
        ("when", {"value": "2015-11-17"}, {"value": "2015-11"}, False),
        ("when", {"value": "2015-11-17T00:30Z"}, {"value": "2015-11-17"}, True),
        ("when", {"value": ""}, {"value": "2015-11-17"}, False),
        ("when", {"value": "XXXX-11-17"}, {"value": "XXXX-11-17"}, True),
        ("where", {"value": "the market, Saada"}, {"value": "Saada"}, True),
        ("where", {"value": "Saada"}, {"value": "Sanaa"}, False),
        ("type", {"value": "Raid"}, {"value": "raid"}, True),
        ("type", {"value": "air/drone strike"}, {"value": "raid"}, False),
    ],
)
def test_same_answer(question: str, said: dict[str, Any], read: dict[str, Any], same: bool) -> None:
    assert same_answer(gold(question, **said), found(question, **read)) is same


def test_a_claim_is_matched_once_and_the_longest_overlap_first() -> None:
    golds = [gold("killed", 0, 10, low=2, high=2), gold("killed", 8, 30, low=2, high=2)]
    assert hits(golds, [found("killed", 5, 30, low=2, high=2)]) == Hits(1, 1, 2)
    assert hits(golds, [found("killed", 5, 30, low=2, high=2), found("killed", 0, 4, low=2, high=2)]) == Hits(2, 2, 2)


def test_apart_in_the_text_is_not_the_same_claim() -> None:
    assert hits([gold("killed", 0, 10, low=2, high=2)], [found("killed", 10, 20, low=2, high=2)]) == Hits(0, 1, 1)


def test_what_is_found_where_there_is_nothing_counts_against() -> None:
    assert hits([], [found("killed", low=2, high=2)]) == Hits(0, 1, 0)
    elsewhere = {"bundle": "b", "claims": [], "incidents": []}
    assert score_claims({"reports": [{"id": "r1", "key": "a"}], "claims": [found("killed")]}, elsewhere).all == Hits()


def test_origins_and_groups_are_judged_over_what_is_right() -> None:
    golds = [gold("killed", low=2, high=2, origin="the police", group="children"), gold("injured", low=1, high=1)]
    founds = [found("killed", low=2, high=2, origin="police", group="all"), found("injured", low=1, high=1)]
    story = {"bundle": "b", "claims": golds, "incidents": [{"docs": ["a"]}]}
    scores = score_claims({"reports": [{"id": "r1", "key": "a"}], "claims": founds}, story)
    assert (scores.named_origins, scores.groups, scores.incidents) == (100, 50, 100)
    assert (scores + scores).of("killed") == Hits(2, 2, 2)


def test_tallies() -> None:
    totals = [{"doc_id": "a", "start": 0, "end": 10, "low": 40, "high": None}, {"doc_id": "a", "start": 20, "end": 30, "low": 7, "high": 7}]
    story = {"tallies": totals}
    record = {"reports": [{"id": "r1", "key": "a"}], "tallies": [{"report": "r1", "start": 5, "end": 9, "low": 40, "high": None}]}
    assert score_tallies(record, story) == Hits(1, 1, 2)


def test_spans_without_the_marks_at_their_ends() -> None:
    text = "“No one was hurt,” he said."
    exact, overlap = score_spans(text, [(0, 18)], [(1, 16)])
    assert exact == Hits(1, 1, 1) and overlap.f1 == 100


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("the police", "Police", True), ("", "the", True), ("", "police", False), ("Levant Wire", "Wire of the Levant", True)],
)
def test_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is alike(other, one) is same


@given(CLUSTERS)
def test_b_cubed_is_perfect_only_for_the_same_clusters(pairs: list[tuple[int, int]]) -> None:
    assert b_cubed([(one, one) for one, _ in pairs]) == 100
    same = len(set(pairs)) == len({one for one, _ in pairs}) == len({other for _, other in pairs})
    assert (b_cubed(pairs) > 100 - 1e-9) is same


@pytest.mark.parametrize(("said", "wants"), [(Hits(), (0, 0, 0)), (Hits(1, 2, 4), (50, 25, 100 / 3)), (Hits(0, 3, 3), (0, 0, 0))])
def test_hits(said: Hits, wants: tuple[float, float, float]) -> None:
    assert (said.precision, said.recall, said.f1) == pytest.approx(wants)
