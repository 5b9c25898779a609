"""What waits for a person, the order in which it waits, and what ends the waiting."""

import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Table, select

from accordingto import pipeline
from accordingto.casebook import Casebook, Item
from accordingto.casebook.tables import called, carried, line, origin, waits
from accordingto.casebook.waits import settled_by
from accordingto.records import Finding, Judgement, JudgementKind, Side
from accordingto.settings import Settings
from tests.casebook.filled import add
from tests.casebook.test_working_out import judged, portions, reports, take_in, worked_out_anew

RULES = Settings(reader="rules")
HEAD = "---\noutlet: {}\npublished: 2021-03-0{}\n---\n"
MONDAY = "Shelling killed {} people in Aleppo on Monday, 1 March 2021, {} said."


def put(casebook: Casebook, folder: Path, key: str, text: str, day: int = 4) -> None:
    add(casebook, folder, key, HEAD.format(f"The {key.title()}", day) + text + "\n")
    pipeline.work_out(casebook, RULES)


def waiting(casebook: Casebook, kind: str = "") -> list[Item]:
    return list(casebook.waiting(kind).items)


def decide(casebook: Casebook, kind: JudgementKind, *about: str) -> str:
    made = casebook.judge(Judgement(kind, about, "a judge", reason="seen"))
    pipeline.work_out(casebook, RULES)
    return made.id


def dispute(casebook: Casebook, folder: Path) -> Item:
    put(casebook, folder, "dusk", MONDAY.format("seven", "a hospital"))
    put(casebook, folder, "dawn", MONDAY.format("nine", "the governor"))
    (item,) = [item for item in waiting(casebook, "finding") if " killed" in item.key]
    return item


def test_a_dispute_waits_with_what_each_side_says(casebook: Casebook, tmp_path: Path) -> None:
    item = dispute(casebook, tmp_path)
    assert "7" in item.says and "9" in item.says and "governor" in item.says.lower() and "hospital" in item.says
    assert item.label == casebook.stood([item.incident])[0].label
    assert item.at.startswith("20")


@pytest.mark.parametrize("kind", ["accept", "reject"])
def test_a_dispute_in_which_somebody_has_a_say_waits_no_more(casebook: Casebook, tmp_path: Path, kind: JudgementKind) -> None:
    item = dispute(casebook, tmp_path)
    judgement = decide(casebook, kind, item.about[0])
    assert item.key not in {other.key for other in waiting(casebook)}
    casebook.undo(judgement, "a judge", "not so")
    pipeline.work_out(casebook, RULES)
    assert item.key in {other.key for other in waiting(casebook)}


def disputed(question: str, *sides: tuple[int | None, int | None], claims: int = 2) -> Finding:
    """A dispute between these figures; without any between values."""
    told = [Side(low, high, None if sides else "Aleppo", "asserted", (), ()) for low, high in sides]
    return Finding(question, None, "disputed", None, None, None, (), tuple(f"c-{n}" for n in range(claims)), tuple(told))


@pytest.mark.parametrize(
    ("more", "less", "why"),
    [
        (disputed("killed", (7, 7), (90, 90)), disputed("killed", (7, 7), (9, 9)), "the wider"),
        (disputed("killed", (7, 7), (9, 9), claims=3), disputed("killed", (7, 7), (9, 9)), "the one in which more answers stand"),
        (disputed("killed", (7, 7), (9, None)), disputed("where"), "people before places"),
        (disputed("injured", (0, 0), (40, 60)), disputed("munitions", (0, 0), (40, 60)), "people before things"),
        (disputed("killed", (7, 7), (9, 9), claims=9), disputed("killed", (7, 7), (90, 90)), "many answers before a wide gap between two"),
    ],
)
def test_of_two_disputes_that_settles_more(more: Finding, less: Finding, why: str) -> None:
    assert settled_by(more) > settled_by(less) > 0, why


def test_page_by_page_every_item_comes_once_what_settles_most_first(casebook: Casebook, tmp_path: Path) -> None:
    take_in(casebook, tmp_path, reports(Random(1), 22))
    pipeline.work_out(casebook, RULES)
    whole, after, seen = casebook.waiting(limit=500), None, list[Item]()
    while True:
        page = casebook.waiting(after=after, limit=3)
        seen, after = [*seen, *page.items], page.after
        if after is None:
            break
    assert seen == list(whole.items) and len(seen) == whole.total > 6
    assert [item.settles for item in seen] == sorted((item.settles for item in seen), reverse=True)
    counted = Counter(item.kind for item in seen)
    assert casebook.waiting("finding", limit=1).totals == counted, "of each kind, whichever is asked for"
    assert {kind: casebook.waiting(kind, limit=1).total for kind in counted} == counted


def test_a_check_that_fails_waits_until_somebody_decides_on_what_it_is_about(casebook: Casebook, tmp_path: Path) -> None:
    put(
        casebook,
        tmp_path,
        "dusk",
        "Shelling killed four people, including six children, in Aleppo on Monday, 1 March 2021, a hospital said.",
    )
    (item,) = waiting(casebook, "check")
    assert "more than" in item.says and item.settles >= 2
    decide(casebook, "accept", item.about[0])
    assert waiting(casebook, "check") == []


def test_incidents_that_may_be_one_wait_until_somebody_tells_them_apart_or_joins_them(casebook: Casebook, tmp_path: Path) -> None:
    take_in(casebook, tmp_path, reports(Random(3), 22))
    pipeline.work_out(casebook, RULES)
    links = waiting(casebook, "link")
    assert links and all(len(item.about) == 2 for item in links)
    decide(casebook, "not same", *links[0].about)
    assert links[0].key not in {item.key for item in waiting(casebook, "link")}
    if len(links) > 1:
        decide(casebook, "same", *links[1].about)
        assert links[1].key not in {item.key for item in waiting(casebook, "link")}


def test_a_newer_version_that_answers_otherwise_waits_until_somebody_judges_in_it(casebook: Casebook, tmp_path: Path) -> None:
    put(casebook, tmp_path, "dusk", MONDAY.format("seven", "a hospital"))
    assert waiting(casebook, "version") == []
    put(casebook, tmp_path, "dusk", MONDAY.format("nine", "a hospital"))
    (item,) = waiting(casebook, "version")
    assert "seven people" in item.says and "nine people" in item.says and item.incident
    decide(casebook, "accept", item.about[1])
    assert waiting(casebook, "version") == []


def test_a_version_with_other_words_and_the_same_answers_waits_for_nobody(casebook: Casebook, tmp_path: Path) -> None:
    put(casebook, tmp_path, "dusk", MONDAY.format("seven", "a hospital"))
    put(casebook, tmp_path, "dusk", MONDAY.format("seven", "a hospital") + " The streets were empty in the evening.")
    assert casebook.report("dusk").versions[-1].ordinal == 2 and waiting(casebook, "version") == []


def test_a_judgement_on_words_that_a_newer_version_lacks_waits_until_it_is_undone(casebook: Casebook, tmp_path: Path) -> None:
    item = dispute(casebook, tmp_path)
    judgement = decide(casebook, "reject", next(claim.id for claim in casebook.report("dusk").claims if claim.id in item.about))
    put(casebook, tmp_path, "dusk", "Shelling wounded four people in Aleppo on Monday, 1 March 2021, a hospital said.")
    (orphan,) = waiting(casebook, "orphan")
    assert orphan.key == judgement and "seven" in orphan.says.lower()
    casebook.undo(judgement, "a judge", "gone")
    pipeline.work_out(casebook, RULES)
    assert waiting(casebook, "orphan") == []


def test_an_item_waits_since_it_came_up_whatever_comes_later(casebook: Casebook, tmp_path: Path) -> None:
    item = dispute(casebook, tmp_path)
    with casebook.looking() as connection:
        before = connection.execute(select(waits.c.key, waits.c.entry)).all()
    put(casebook, tmp_path, "noon", "Shells fell on Homs on Tuesday, 2 March 2021. A hospital counted three dead.")
    with casebook.looking() as connection:
        after = {row.key: row.entry for row in connection.execute(select(waits))}
    assert all(after[row.key] == row.entry for row in before) and item.key in after


def kept(casebook: Casebook, table: Table) -> list[tuple[object, ...]]:
    """A table's rows; since when something waits is no part of what it comes to."""
    columns = [column for column in table.c if column.name not in ("entry", "seal")]
    with casebook.looking() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(*table.primary_key))]


@pytest.mark.parametrize("seed", range(3))
def test_in_whatever_portions_all_came_lists_are_those_of_all_of_it(casebook: Casebook, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    for rows in portions(reports(chance, 22), chance):
        take_in(casebook, tmp_path, rows)
        pipeline.work_out(casebook, RULES)
        if chance.random() < 0.5 and len(pipeline.record_of(casebook).incidents) > 1:
            judged(casebook, chance)
            pipeline.work_out(casebook, RULES)
    tables = (line, carried, called, origin, waits)
    before = {table.name: kept(casebook, table) for table in tables}
    worked_out_anew(casebook)
    after = {table.name: kept(casebook, table) for table in tables}
    assert before == after, json.dumps({name: [str(row) for row in {*before[name]} ^ {*after[name]}] for name in before}, indent=1)
    assert list(casebook.faults()) == []
