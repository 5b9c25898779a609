"""Charts are drawn in a process of their own, which ends when it is not wanted and is begun again when it is."""

import os
import re
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import monotonic, sleep

import pytest

from accordingto.web.charts import Chart, Drawer, Figure, Undrawn, drawing

ONE = Figure("2021-03-04", 412, 412, 20, 31)
LATER = Figure("2021-03-20", 455, 500, 40, 61)


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    made = Drawer()
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[Drawer]:
    """One that is only asked to draw."""
    made = Drawer()
    yield made
    made.close()


def process_of(drawer: Drawer) -> int:
    assert drawer._process
    return drawer._process.pid


def marks(svg: str, what: str) -> int:
    """How many marks of a kind are drawn."""
    return len(re.findall(f'aria-roledescription="{what}"', svg))


def test_a_figure_that_is_open_above_is_drawn_otherwise(shared: Drawer) -> None:
    closed, opened = (shared.svg(Chart((ONE, Figure("2021-03-12", 430, high, 30, 40)))) for high in (430, None))
    assert closed != opened
    assert marks(closed, "point") == marks(opened, "point") == 2


def test_each_part_of_a_total_is_a_ring_and_a_sum_is_drawn_where_there_is_one(shared: Drawer) -> None:
    alone = shared.svg(Chart((Figure("2021-03-04", 8289, 8289, None, None, (5432, 2875)),)))
    assert marks(alone, "point") == 3
    assert marks(alone, "tick") == 0
    mixed = shared.svg(Chart((ONE, replace(LATER, sum_low=None, sum_high=None))))
    assert (marks(mixed, "point"), marks(mixed, "tick")) == (2, 2)


def days_in(svg: str) -> list[str]:
    return re.findall(r">(\d+ [A-Z][a-z]{2} \d+)<", svg)


@pytest.mark.parametrize(
    ("figures", "labels"),
    [
        ((ONE,), ["4 Mar 2021"]),  # one day alone
        ((ONE, ONE), ["4 Mar 2021"]),  # two totals of one day
        ((ONE, LATER), ["4 Mar 2021", "20 Mar 2021"]),
        ((Figure("1000-01-01", 0, 0, 0, 0), Figure("9999-12-31", 1, None, 0, 0)), ["1 Jan 1000", "31 Dec 9999"]),  # as far as days go
        ((Figure("2021-03-04", 10**15, None, 0, 10**15),), ["4 Mar 2021"]),  # nobody would count so many
    ],
)
def test_the_days_told_stand_below_it(shared: Drawer, figures: tuple[Figure, ...], labels: list[str]) -> None:
    assert days_in(shared.svg(Chart(figures))) == labels


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_a_day_is_that_day_wherever_the_desk_stands(drawer: Drawer, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    assert days_in(drawer.svg(Chart((ONE, LATER)))) == ["4 Mar 2021", "20 Mar 2021"]


def test_many_who_ask_at_once_get_what_they_asked_for(shared: Drawer) -> None:
    charts = [Chart((replace(ONE, low=n, high=n),)) for n in range(400, 406)] * 3
    with ThreadPoolExecutor(6) as many:
        drawn = list(many.map(shared.svg, charts))
    assert len(set(drawn)) == 6
    assert drawn == [shared.svg(chart) for chart in charts]


def test_a_process_that_was_ended_is_told_of_and_another_is_begun(drawer: Drawer) -> None:
    drawer.svg(Chart((ONE,)))
    os.kill(process_of(drawer), signal.SIGKILL)
    with pytest.raises(Undrawn, match="the process that draws ended"):
        drawer.svg(Chart((LATER,)))
    assert "20 Mar 2021" in drawer.svg(Chart((LATER,)))


def test_a_chart_that_can_not_be_drawn_is_told_of(shared: Drawer) -> None:
    with pytest.raises(Undrawn, match="could not be drawn"):
        shared.svg(Chart((replace(ONE, day="no day"),)))


@pytest.mark.parametrize(("limit", "value"), [("IDLE", 0.05), ("PATIENCE", 0.001)])
def test_the_process_does_not_outlive_what_it_is_for(drawer: Drawer, limit: str, value: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, limit, value)
    if limit == "PATIENCE":
        with pytest.raises(Undrawn):
            drawer.svg(Chart((ONE,)))
    else:
        drawer.svg(Chart((ONE,)))
    until = monotonic() + 5
    while drawer.at_work and monotonic() < until:
        sleep(0.02)
    assert not drawer.at_work


def test_it_ends_with_the_desk() -> None:
    drawer = Drawer()
    drawer.svg(Chart((ONE,)))
    process = process_of(drawer)
    drawer.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
