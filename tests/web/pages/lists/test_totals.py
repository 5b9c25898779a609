"""Totals: each chart stands beside the numbers that it shows, and is a picture that nothing can be run in."""

import re
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from accordingto import pipeline
from accordingto.casebook import Point, Running
from accordingto.values.reach import counted_by
from accordingto.web.application import application
from accordingto.web.charts import Drawer
from accordingto.web.desk import Desk
from accordingto.web.pages.totals import Line
from tests.casebook.filled import RULES, add
from tests.web.conftest import browser
from tests.web.pages.lists.markup import Page

NAMES = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def chart(looker: TestClient) -> str:
    """The address of the first chart."""
    found = re.search(r'<img class="chart" src="([^"]+)"', looker.get("/totals").text)
    assert found
    return found[1]


def test_the_numbers_of_the_chart_stand_beside_it(looker: TestClient, busy: Desk) -> None:
    page = Page.of(looker.get("/totals").text)
    with busy.casebook() as casebook:
        (running,) = casebook.totals()
    assert [point.low for point in running.points] == [412, 390]
    for point in running.points:
        assert f"{point.low} {point.quote}" in page.words
    for words in ("killed in Idlib province", "according to Quillbridge Medical Society", "2 totals told", "since January 2021"):
        assert words in page.words
    assert page.runs == []
    assert {"/reports/" in link for link in page.links if "#t-" in link} == {True}


@pytest.mark.parametrize(("sought", "found"), [("idlib", 1), ("society killed", 1), ("Aleppo", 0), ("<b>", 0)])
def test_totals_are_looked_for_by_words(looker: TestClient, sought: str, found: int) -> None:
    answer = looker.get("/totals", params={"q": sought})
    assert answer.text.count("<picture>") == found
    assert ("No total speaks of that" in Page.of(answer.text).words) == (not found)


def test_the_picture_is_drawn_for_each_screen_and_nothing_in_it_runs_or_loads(looker: TestClient, chart: str) -> None:
    drawn = set()
    for dark, narrow in product(("", "dark=1"), ("", "narrow=1")):
        answer = looker.get(f"{chart}?{dark}&{narrow}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "image/svg+xml"
        assert "immutable" in answer.headers["cache-control"]
        root = ElementTree.fromstring(answer.content)
        assert root.tag == f"{NAMES}svg"
        tags = {one.tag for one in root.iter()}
        assert tags <= {NAMES + tag for tag in ("svg", "g", "path", "text", "line", "rect", "defs", "clipPath", "style")}
        for one in root.iter():
            assert not [name for name in one.attrib if name.startswith("on") or name.endswith("href")]
            assert "url(http" not in "".join(one.attrib.values())
        words = {one.text for one in root.iter(f"{NAMES}text")}
        assert {"4 Mar 2021", "20 Mar 2021", "the running total, as told"} <= words
        drawn.add(answer.content)
    assert len(drawn) == 4


def test_a_picture_is_there_also_after_the_desk_was_opened_anew(looker: TestClient, busy: Desk, chart: str) -> None:
    drawn = looker.get(chart).content
    busy.drawer.close()
    busy.drawer = Drawer()
    assert looker.get(chart).content == drawn


def test_a_picture_of_what_is_told_no_more_is_not_there(looker: TestClient) -> None:
    assert looker.get("/totals/chart-0000000000.svg").status_code == 404


def test_who_is_not_signed_in_sees_no_picture(busy: Desk, chart: str) -> None:
    with browser(application(busy), busy) as nobody:
        assert nobody.get(chart).status_code == 303


def test_what_several_reports_tell_alike_is_one_line() -> None:
    points = tuple(
        Point(f"t-{n}", f"r-{n}", "412 people", "2021-01-01", day, 412, 412, 3, 20, 31) for n, day in enumerate(["2021-03-04"] * 3)
    )
    later = Point("t-9", "r-9", "455", "2021-01-01", "2021-03-20", 455, None, 4, 30, 41)
    line = Line.of(Running("a society", "killed", "killed", "all", "", "Idlib", "2021-01", (*points, later)))
    assert [len(row.points) for row in line.rows] == [3, 1]
    assert line.told == (
        "412 told up to Thursday 4 March 2021 and at least 455 told up to Saturday 20 March 2021; 4 incidents known here, summed up: 30–41"
    )


STRIKES = (
    "The alliance carried out 8,120 air strikes in Mali and Niger since August 2019, the Harbour Monitor said."
    " Of those, 5,210 were in Mali and 2,910 in Niger, it said."
)


def test_a_single_total_of_any_count_is_drawn_with_its_parts_and_says_why_it_stands_alone(laptop: TestClient, tmp_path: Path) -> None:
    with laptop.app.state.desk.casebook() as casebook:  # type: ignore[attr-defined]
        add(casebook, tmp_path, "wire", f"---\noutlet: Dune Wire\npublished: 2020-02-03\n---\n{STRIKES}\n")
        pipeline.work_out(casebook, RULES)
    markup = laptop.get("/totals").text
    page = Page.of(markup)
    for words in ("strikes in Mali and Niger", "since August 2019", "1 total told", "of those in Mali 5,210", "of those in Niger 2,910"):
        assert words in page.words
    assert "known here, of that time and area, says how many strikes: these totals stand alone" in page.words
    assert "8,120 told up to Monday 3 February 2020, of those 5,210 in Mali and 2,910 in Niger" in markup
    found = re.search(r'<img class="chart" src="([^"]+)"', markup)
    assert found
    drawn = {one.text for one in ElementTree.fromstring(laptop.get(found[1]).content).iter(f"{NAMES}text")}
    assert {"3 Feb 2020", "the running total, as told", "parts of it, as told"} <= drawn
    assert "the incidents known, summed up" not in drawn


@pytest.mark.parametrize(
    ("what", "scope", "since", "says"),
    [
        ("homicides", "Idlib", "2021-01", "No incident is counted in homicides"),
        ("killed", "the province", "2021-01", "No area is named"),
        ("killed", "Idlib", "", "No day is named"),
        ("civilians killed", "Idlib", "2021-01", "says how many civilians were killed"),
        ("arrested", "Idlib", "2021-01", "says how many were arrested"),
        ("munitions", "Idlib", "2021-01", "says how many munitions"),
    ],
)
def test_a_total_beside_which_no_sum_stands_says_why(what: str, scope: str, since: str, says: str) -> None:
    point = Point("t-1", "r-1", "12", since and f"{since}-01", "2021-03-04", 12, 12, 0, None, None)
    assert says in Line.of(Running("a society", what, *counted_by(what), "", scope, since, (point,))).alone


def test_without_totals_it_says_which_would_be_drawn(laptop: TestClient) -> None:
    assert "No report gives a running total that can be drawn" in Page.of(laptop.get("/totals").text).words
