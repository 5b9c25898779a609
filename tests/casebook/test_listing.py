"""Incidents as lists show them: the same query narrows the list, its sums by time and those by place."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from accordingto import pipeline
from accordingto.casebook import Box, Casebook, Line, Near, Query
from accordingto.casebook.listing import MOST_PERIODS, Overview
from accordingto.pipeline.deciding import decide, suppose
from accordingto.records import Incident, Record
from accordingto.settings import Settings
from accordingto.values.days import days_of
from tests.casebook.steps import step
from tests.casebook.test_working_out import reports, take_in
from tests.databases import BOTH, database

RULES = Settings(reader="rules")
Suits = Callable[[Incident], bool]


@pytest.fixture(scope="module", params=BOTH)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """A casebook of some fifteen incidents in four towns."""
    folder = tmp_path_factory.mktemp("book")
    place = database() if request.param == "postgresql" else nullcontext(str(folder / "one.casebook"))
    with place as where, Casebook.create(where) as made:
        take_in(made, folder, reports(Random(3), 22))
        late = "Three people were killed when shells fell on {} on {}, a hospital said. The hospital said two of them were children."
        rows = [("Mosul", "4 June 2017"), ("Aleppo", "9 May 2018")]
        take_in(made, folder, [{"key": town, "published": "2019-01-01", "text": late.format(town, day)} for town, day in rows])
        pipeline.work_out(made, RULES)
        yield made


@pytest.fixture(scope="module")
def told(book: Casebook) -> Record:
    return pipeline.record_of(book)


def days(one: Incident) -> tuple[date, date] | None:
    found = days_of(one.when)
    return (found.first, found.last) if found and found.first and found.last else None


def lies_north(one: Incident) -> bool:
    return one.where is not None and one.where.latitude is not None and one.where.latitude > 36


SOUGHT: list[tuple[str, Query, Suits]] = [
    ("all of them", Query(), lambda one: True),
    ("by type", Query(type="shelling"), lambda one: one.type == "shelling"),
    ("from a day on", Query(since=date(2018, 6, 1)), lambda one: days(one) is not None and max(days(one) or ()) >= date(2018, 6, 1)),
    ("until a day", Query(until=date(2018, 1, 1)), lambda one: days(one) is not None and min(days(one) or ()) <= date(2018, 1, 1)),
    ("by grade", Query(grade="weak"), lambda one: one.grade is not None and one.grade.name == "weak"),
    ("with a dispute", Query(status="disputed"), lambda one: any(found.status == "disputed" for found in one.findings)),
    (
        "with a dispute on who died",
        Query(status="disputed", question="killed"),
        lambda one: any((found.question, found.status) == ("killed", "disputed") for found in one.findings),
    ),
    ("told by two", Query(told_by=2), lambda one: len(one.reports) > 1),
    ("in a box", Query(box=Box(36, 30, 40, 50)), lies_north),
    (
        "in a box over the date line",
        Query(box=Box(-90, 170, 90, 160)),
        lambda one: one.where is not None and one.where.latitude is not None,
    ),
    ("near a point", Query(near=Near(36.34, 43.12, 20)), lambda one: "Mosul" in one.label),
    ("by a word of its label", Query(words="Mosul"), lambda one: "Mosul" in one.label),
    ("by an origin", Query(origin="the interior ministry"), lambda one: any("interior ministry" in known.name for known in one.origins)),
    ("by several at once", Query(words="Aleppo", type="shelling", told_by=1), lambda one: "Aleppo" in one.label and one.type == "shelling"),
    ("nothing", Query(words="Atlantis"), lambda one: False),
]


@pytest.mark.parametrize(("query", "suits"), [pytest.param(query, suits, id=name) for name, query, suits in SOUGHT])
def test_a_query_narrows_the_list_its_times_and_its_places_alike(book: Casebook, told: Record, query: Query, suits: Suits) -> None:
    wanted = [one for one in told.incidents if suits(one)]
    page = book.incidents(replace(query, limit=500))
    assert {line.id for line in page.rows} == {one.id for one in wanted} and page.total == len(wanted)
    assert sum(period.incidents for period in book.over_time(query)) == sum(days(one) is not None for one in wanted)
    places = Counter(one.where.name for one in wanted if one.where and one.where.latitude is not None)
    assert Counter({spot.place: spot.incidents for spot in book.over_places(query)}) == places


def test_some_queries_leave_some_incidents_out(told: Record) -> None:
    """So that the table above says something."""
    kept = [sum(map(suits, told.incidents)) for _, _, suits in SOUGHT[1:-1]]
    assert min(kept) > 0 and max(kept[:6]) < len(told.incidents), kept


def test_a_line_says_what_the_incident_says(book: Casebook, told: Record) -> None:
    by_id = {one.id: one for one in told.incidents}
    for line in book.incidents(Query(limit=500)).rows:
        one = by_id[line.id]
        killed = {found.group: found for found in one.findings if found.question == "killed"}
        everybody = killed.get("all") or killed.get("civilians")
        assert (line.label, line.type, line.when, line.reports) == (one.label, one.type, one.when, len(one.reports))
        assert (line.killed is None) == (everybody is None)
        assert line.killed is None or everybody is None or (line.killed.status, line.killed.low) == (everybody.status, everybody.low)
        assert line.disputed == sum(found.status == "disputed" for found in one.findings)
        assert line.place == (one.where.name if one.where else "") and line.country == (one.where.country if one.where else "")
        assert line.changed.startswith("20")


def test_page_by_page_every_incident_comes_once_the_newest_first(book: Casebook) -> None:
    seen: list[Line] = []
    query = Query(limit=4)
    while True:
        page = book.incidents(query)
        seen += page.rows
        if page.after is None:
            break
        query = replace(query, after=page.after)
    assert [line.id for line in seen] == [line.id for line in book.incidents(Query(limit=500)).rows]
    assert len({line.id for line in seen}) == len(seen) == page.total
    firsts = [found.first for line in seen if (found := days_of(line.when)) and found.first]
    assert all(one >= other for one, other in pairwise(firsts))


def test_times_are_told_by_so_much_that_no_more_than_sixty_come(casebook: Casebook, tmp_path: Path) -> None:
    said = "Three people were killed when shells fell on Aleppo on {}, a hospital said."
    many = [date(1950 + n, 1 + n % 12, 1 + n % 28) for n in range(75)]
    rows = [{"key": f"k{n}", "published": "2026-01-01", "text": said.format(f"{day.day} {day:%B %Y}")} for n, day in enumerate(many)]
    take_in(casebook, tmp_path, rows)
    pipeline.work_out(casebook, RULES)
    every = casebook.over_time(Query())
    assert [period.label for period in every] == ["195X", "196X", "197X", "198X", "199X", "200X", "201X", "202X"]
    assert every[0].first == "1950-01-01" and every[0].last == "1959-12-31"
    assert sum(period.killed_low for period in every) == sum(period.killed_high for period in every) == 3 * 75
    fewer = casebook.over_time(Query(until=date(1990, 1, 1)))
    assert len(fewer) <= MOST_PERIODS and fewer[0].label == "1950-01-01"


def test_what_has_no_day_is_listed_and_lies_in_no_period(casebook: Casebook, tmp_path: Path) -> None:
    text = "Three people were killed when shells fell on Aleppo, a hospital said."
    (tmp_path / "one.jsonl").write_text(json.dumps({"key": "one", "text": text}), "utf-8")
    pipeline.add(casebook, [str(tmp_path / "one.jsonl")], RULES, "an editor")
    pipeline.work_out(casebook, RULES)
    assert casebook.incidents(Query()).total == 1 and casebook.over_time(Query()) == ()


SOME = (Query(), Query(words="Aleppo OR Mosul -hospital"), Query(type="shelling"), Query(origin="the interior ministry"), Query(told_by=2))


def listed(casebook: Casebook) -> list[Overview]:
    return [casebook.overview(query) for query in SOME]


def test_who_keeps_it_open_is_told_what_who_opens_it_anew_is_told(casebook: Casebook, tmp_path: Path) -> None:
    """Through additions, decisions of all kinds, what is only supposed, and an erasure, some with looks between and some without."""
    chance = Random(11)
    rows = reports(chance, 18)
    for at in range(12):
        if at % 3 == 0:
            take_in(casebook, tmp_path, rows[6 * (at // 3) : 6 * (at // 3) + 6] or rows[:1])
            pipeline.work_out(casebook, RULES)
        elif chosen := step(casebook, chance):
            suppose(casebook, chosen)
            decide(casebook, chosen)
        if at == 10:
            casebook.erase("k1", "the registrar", "asked for by the family")
            assert listed(casebook.beside()) == listed(Casebook(casebook.engine))
            pipeline.work_out(casebook, RULES)
        if at % 4 != 1:
            assert listed(casebook.beside()) == listed(Casebook(casebook.engine)), at


def test_what_is_only_supposed_is_listed_to_nobody_else(casebook: Casebook, tmp_path: Path) -> None:
    rows = reports(Random(5), 6)
    take_in(casebook, tmp_path, rows[:3])
    pipeline.work_out(casebook, RULES)
    before = casebook.overview(Query())
    with casebook.supposing():
        take_in(casebook, tmp_path, rows[3:])
        pipeline.work_out(casebook, RULES)
        assert casebook.overview(Query()) != before
    assert casebook.beside().overview(Query()) == before
