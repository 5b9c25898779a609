"""Victims told one by one are one count, once."""

import pytest

from accordingto.reading.counts.singles import summed
from accordingto.records import Claim
from tests.reading.test_counts import claims


def victim(start: int, quote: str, question: str = "injured", low: int = 1, explicit: bool = False, group: str = "all") -> Claim:
    end = start + len(quote)
    return Claim(f"c{start}", "r", "", question, start, end, quote, group, low, low, "exactly", explicit=explicit)


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ([victim(0, "A 19-year-old man"), victim(90, "An 18-year-old man")], [2]),
        ([victim(0, "A man"), victim(60, "another man"), victim(120, "a woman")], [3]),
        ([victim(0, "A man"), victim(60, "the other man")], [2]),
        ([victim(0, "A man"), victim(60, "a second man")], [2]),
        ([victim(0, "A man, 30, was"), victim(60, "a man, 41, was")], [2]),
        # told again with his age
        ([victim(0, "A man"), victim(60, "A 30-year-old man")], [1, 1]),
        ([victim(0, "A 30-year-old man"), victim(60, "a 30-year-old man")], [1, 1]),
        ([victim(0, "A man"), victim(900, "A woman")], [1, 1]),
        ([victim(0, "A man"), victim(60, "the second man to be shot here")], [1, 1]),
        # of seventeen one is a boy or a man, of seven not
        ([victim(0, "A man"), victim(60, "A 17-year-old boy")], [1, 1]),
        ([victim(0, "A man"), victim(60, "A 7-year-old boy")], [2]),
        # two persons told again, one of them with another age
        ([victim(0, "A 2-year-old boy and a man", low=2), victim(60, "A man, 21, and a child", low=2)], [2, 2]),
        ([victim(0, "A stepfather"), victim(60, "a niece")], [2]),
        ([victim(0, "A 19-year-old man"), victim(90, "Jonas Brandt")], [1, 1]),
        ([victim(0, "three", low=3, explicit=True), victim(40, "A man"), victim(90, "A woman")], [3, 1, 1]),
        ([victim(0, "A man", "killed"), victim(40, "a woman")], [1, 1]),
    ],
)
def test_a_list_of_victims_is_one_count(told: list[Claim], counts: list[int]) -> None:
    assert [claim.low for claim, _ in summed((claim, 0) for claim in told)] == counts


def test_victims_of_two_incidents_are_not_summed() -> None:
    assert [c.low for c, _ in summed([(victim(0, "A man"), 0), (victim(40, "A woman"), 1)])] == [1, 1]


def test_the_sum_keeps_its_first_quote_and_a_group_that_all_share() -> None:
    ((claim, _),) = summed([(victim(0, "A boy", group="children"), 0), (victim(40, "a girl", group="children"), 0)])
    assert (claim.quote, claim.group, claim.low, claim.high) == ("A boy", "children", 2, 2)
    ((mixed, _),) = summed([(victim(0, "A boy", group="children"), 0), (victim(40, "a man", group="men"), 0)])
    assert mixed.group == "all" and mixed.id != claim.id


def test_victims_of_several_sentences_are_read_as_one_sum() -> None:
    text = "A 19-year-old man was shot in the side at a bus stop. An 18-year-old man was shot in the leg. Both live near there."
    assert [(c.question, c.low, c.group) for c in claims(text)] == [("injured", 2, "men")]


def test_nobody_harmed_is_no_figure_for_those_told_singly() -> None:
    text = "No officer was hurt in the raid. A nurse was wounded in the arm."
    assert [(c.question, c.low) for c in claims(text)] == [("injured", 0), ("injured", 1)]
