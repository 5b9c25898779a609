"""Stretches sorted by incident: rules and network each have a say, and order has none."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.reading.learned.incidents import MOST, grouped
from accordingto.reading.model.answers import Answers
from accordingto.reading.model.heads import LINK_WIDTH, LINKS, WIDTH
from accordingto.reading.model.pieces import cut


def answers_that_say(alike: np.ndarray) -> Answers:
    """Answers under which the stretches (0, 1), (1, 2) … have these log odds of being of one incident."""
    count = len(alike)
    sides = np.zeros((count, len(LINKS), 2, LINK_WIDTH), dtype=np.float32)
    assert count <= LINK_WIDTH
    sides[:, 0, 0, :count] = alike * LINK_WIDTH**0.5
    sides[:, 0, 1, :count] = np.eye(count)
    none = np.zeros((1, len(LINKS), LINK_WIDTH), dtype=np.float32)
    return Answers(cut("w " * count), np.zeros((count, WIDTH), dtype=np.float32), sides, none, np.zeros(count, dtype=np.int64))


def words(count: int) -> list[tuple[int, int]]:
    return [(n, n + 1) for n in range(count)]


def test_the_network_joins_what_the_rules_say_nothing_of() -> None:
    said = np.array([[0, 4, -4], [4, 0, -4], [-4, -4, 0]])
    assert grouped(answers_that_say(said), words(3), [-1, -1, -1]) == [0, 0, 1]


def test_where_the_network_is_undecided_the_rules_decide() -> None:
    assert grouped(answers_that_say(np.zeros((4, 4))), words(4), [0, 0, 1, 1]) == [0, 0, 1, 1]


def test_a_sure_network_overrules_the_rules() -> None:
    said = np.where(np.eye(2, dtype=bool), 0, 5)
    assert grouped(answers_that_say(said), words(2), [0, 1]) == [0, 0]
    assert grouped(answers_that_say(-said), words(2), [0, 0]) == [0, 1]


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_the_order_of_the_stretches_does_not_matter(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 9))
    entries = data.draw(st.lists(st.floats(-5, 5), min_size=count * count, max_size=count * count, unique=True))
    said = np.array(entries).reshape(count, count)
    said = (said + said.T) / 2
    accounts = data.draw(st.lists(st.integers(-1, 2), min_size=count, max_size=count))
    order = data.draw(st.permutations(range(count)))
    answers = answers_that_say(said)
    straight = grouped(answers, words(count), accounts)
    mixed = grouped(answers, [words(count)[n] for n in order], [accounts[n] for n in order])
    together = {(a, b) for a in range(count) for b in range(count) if straight[a] == straight[b]}
    again = {(order[a], order[b]) for a in range(count) for b in range(count) if mixed[a] == mixed[b]}
    assert together == again


def test_more_than_can_be_compared_at_once_is_held_together_by_the_rules() -> None:
    answers = answers_that_say(np.zeros((1, 1)))
    count = MOST * 2 + 5
    found = grouped(answers, [(0, 1)] * count, [n % 2 for n in range(count)])
    assert set(found) == {0, 1} and all(group == n % 2 for n, group in enumerate(found))
