"""The lists as a reader narrows them: timeline, map and rows together, filters under a name, and what stands there when nothing does."""

import re
from html import unescape
from urllib.parse import quote_plus

import pytest
from fastapi.testclient import TestClient

from accordingto.records import Record
from accordingto.web.desk import Desk
from accordingto.web.filters import MOST, Filter, keep
from accordingto.web.people import Person
from tests.web.pages.reading import words


def rows(page: str) -> list[str]:
    """The labels of the list."""
    return re.findall(r'<li class="row"><h3><a href="[^"]*"><bdi>(.*?)</bdi>', page)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/", 2),  # everything
        ("/?q=zeppelin", 0),  # words that no report has
        ("/?q=Aleppo&type=shelling", 1),
        ("/?type=stabbing", 0),
        ("/?since=2021-03-05", 1),
        ("/?until=2021-03-05", 1),
        ("/?since=2021-03-05&until=2021-03-04", 0),
        ("/?question=killed&status=disputed", 1),
        ("/?told_by=9", 0),
        ("/?outlet=Morning+Courier", 1),
        ("/?near=Aleppo&within=5", 1),
        ("/?near=36.2,37.16&within=5", 1),
        ("/?box=36,37,37,38", 1),
        ("/?unheard=of", 2),  # what no field is called narrows nothing
    ],
)
def test_the_form_narrows_rows_timeline_and_map_together(reader: TestClient, filled: Record, address: str, found: int) -> None:
    page = reader.get(address)
    assert page.status_code == 200
    assert len(rows(page.text)) == found
    bars = re.findall(r'aria-label="[^"]*: (\d+) incidents?, ', page.text)
    assert sum(map(int, bars)) == found
    assert ("No incident fits all of that" in page.text) == (found == 0)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/?since=yesterday", "“since” is to be a day, as in 2021-03-08, not 'yesterday'"),
        ("/?status=sad", "“status” is to be one of agreed"),
        ("/?near=Atlantis", "no incident is put at a place called “Atlantis”"),
        ("/?near=Aleppo&within=far", "“within” is to be a number"),
        ("/?box=1,2,3", "four numbers"),
        ("/?told_by=-1", "from 0 to 1,000,000"),
        ("/?after=1.x.2021", "begin at the first page"),
        ("/decisions?before=soon", "begin at the first page"),
    ],
)
def test_a_field_that_says_nothing_is_refused_with_what_it_should_say(
    reader: TestClient, filled: Record, address: str, sentence: str
) -> None:
    page = reader.get(address)
    assert page.status_code == 422
    assert sentence in words(page.text)


def test_every_bar_and_place_is_an_address_that_narrows_to_it(reader: TestClient, filled: Record) -> None:
    page = reader.get("/?q=killed").text
    links = [unescape(one) for one in re.findall(r'href="(/\?[^"]*(?:since|box)=[^"]*)"', page)]
    assert links
    for link in links:
        assert link.startswith("/?q=killed&")  # what narrowed before still does
        assert len(rows(reader.get(link).text)) == 1


def test_what_narrows_can_be_taken_out_one_by_one(reader: TestClient, filled: Record) -> None:
    page = reader.get("/?type=shelling&q=Aleppo").text
    assert '<a href="/?q=Aleppo" aria-label="No longer narrow to type shelling">' in page


def test_an_empty_casebook_says_how_to_begin(laptop: TestClient) -> None:
    assert "The casebook holds no reports yet. Add some" in words(laptop.get("/").text)
    assert "The casebook holds no reports yet. Add some" in words(laptop.get("/reports").text)
    assert "Nobody has decided anything yet." in words(laptop.get("/decisions").text)


def test_a_filter_is_kept_under_a_name_for_its_person_alone(reader: TestClient, reviewer: TestClient, filled: Record) -> None:
    answer = reader.post("/filters", data={"name": " my  own ", "address": "type=shelling&unheard=of&q=a+b"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?q=a+b&type=shelling")
    page = reader.get(answer.headers["location"])
    assert "Kept as “my own”." in words(page.text)
    assert '<a href="/?q=a+b&amp;type=shelling"><bdi>my own</bdi></a>' in page.text
    assert "Kept as" not in reader.get("/").text  # it is said once
    assert "my own" not in reviewer.get("/").text
    reader.post("/filters/forget", data={"name": "my own"})
    reader.get("/")
    assert "my own" not in reader.get("/").text


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_filter_needs_a_name(reader: TestClient, name: str) -> None:
    assert reader.post("/filters", data={"name": name, "address": "q=a"}).status_code == 422


def test_nobody_keeps_filters_without_end(desk: Desk, reader: TestClient) -> None:
    whose = desk.people.accounts.named("Ruth Reader").id
    for number in range(MOST):
        keep(desk.store, Person("Ruth Reader", "reader", whose), Filter(f"{number}", "q=a"))
    assert reader.post("/filters", data={"name": "one more", "address": "q=a"}).status_code == 422
    assert reader.post("/filters", data={"name": "7", "address": "q=b"}).status_code == 303  # takes the place of one


@pytest.mark.parametrize(("address", "found"), [("/reports", 3), ("/reports?q=cobbler", 1), ("/reports?outlet=Evening+Ledger", 1)])
def test_reports_are_found_by_their_words(reader: TestClient, filled: Record, address: str, found: int) -> None:
    page = reader.get(address).text
    assert len(rows(page)) == found
    assert ("<mark>cobbler</mark>" in page) == ("cobbler" in address)


def test_search_stands_on_every_page(reader: TestClient, filled: Record) -> None:
    for address in ("/", "/reports", "/decisions", "/keys", f"/incidents/{filled.incidents[0].id}", "/nowhere"):
        page = reader.get(address).text
        assert 'role="search" action="/"' in page
        assert "Ruth Reader" in page
        assert page.count("<h1") == 1


def test_words_in_the_address_are_shown_as_they_are_typed(reader: TestClient, filled: Record) -> None:
    page = reader.get(f"/?q={quote_plus('<script>alert(1)</script> &quot;')}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;quot;" in page
