"""Whoever has a page open hears what becomes of incidents, whoever made it so."""

from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.pipeline import Known
from accordingto.records import Judgement, Record
from accordingto.web.adding import Came, Source
from accordingto.web.desk import Desk
from accordingto.web.telling import Mark
from tests.casebook.filled import RULES, add

ELSEWHERE = """---
outlet: Arlo Herald
published: 2022-11-14
---
A car bomb killed three people in Homs on Sunday, police said.
"""


@pytest.mark.parametrize(
    ("told", "mark"),
    [
        ("12-7", Mark(12, 7)),
        ("0-0", Mark()),
        ("", None),
        ("12", None),
        ("-7", None),
        ("12-", None),
        ("a-7", None),
        ("1-7-3", None),
        ("²-7", None),
        ("9" * 60 + "-1", None),
    ],
)
def test_a_mark_is_read_as_it_was_written(told: str, mark: Mark | None) -> None:
    assert Mark.of(told) == mark
    assert mark is None or str(mark) == told


def test_what_another_program_adds_is_heard(desk: Desk, filled: Record, tmp_path: Path) -> None:
    desk.bell.start()
    before = desk.bell.mark
    assert desk.bell.since(before) == ([], before)
    with Casebook.open(desk.house.where) as elsewhere:
        add(elsewhere, tmp_path, "new", ELSEWHERE)
        pipeline.work_out(elsewhere, RULES)
    until = monotonic() + 10
    while desk.bell.mark.turn == before.turn and monotonic() < until:
        sleep(0.05)
    rings, now = desk.bell.since(before)
    assert "new" in {ring.what for ring in rings}
    assert now.turn > before.turn and now.entry > before.entry
    with desk.casebook() as book:
        assert all(ring.stamp == book.stamp(ring.incident) for ring in rings if ring.what != "ended")


def test_a_note_that_changes_nothing_is_heard_too(desk: Desk, filled: Record) -> None:
    desk.bell.look()
    before, incident = desk.bell.mark, filled.incidents[0].id
    with desk.casebook() as book:
        was = book.stamp(incident)
        book.judge(Judgement("note", (incident,), "Robin", reason="ask the hospital"))
        pipeline.work_out(book, RULES)
    (ring,) = desk.bell.since(before)[0]
    assert (ring.incident, ring.what) == (incident, "judged")
    assert ring.stamp != was


def test_an_incident_that_ends_is_told_as_ended(desk: Desk, filled: Record) -> None:
    desk.bell.look()
    before, (one, other) = desk.bell.mark, [incident.id for incident in filled.incidents[:2]]
    with desk.casebook() as book:
        book.judge(Judgement("same", (one, other), "Robin", reason="one raid"))
        pipeline.work_out(book, RULES)
    rings, _ = desk.bell.since(before)
    assert sorted(ring.what for ring in rings) == ["changed", "ended"]
    assert {ring.stamp for ring in rings if ring.what == "ended"} == {""}


def test_of_a_report_that_is_erased_no_name_is_left_in_what_was_handed_in(desk: Desk, filled: Record) -> None:
    erased, other = filled.reports[:2]
    sources = (
        Source("The cobbler Zebulon.md", True, added=(Came(erased.id, "zebulon", 2, "title changed"),), known=(Known(other.id, "other"),)),
        Source("Zebulon again.md", True, known=(Known(erased.id, "zebulon"),)),
        Source("other.md", True, added=(Came(other.id, "other", 1),)),
    )
    made = desk.additions.tell(
        replace(desk.additions.begin("Robin", ["The cobbler Zebulon.md", "Zebulon again.md", "other.md"]), sources=sources, state="done")
    )
    desk.bell.look()
    assert desk.additions.get(made.number).sources == sources
    with desk.casebook() as book:
        book.erase(erased.id, "Ada", "asked for")
        pipeline.work_out(book, RULES)
    desk.bell.look()
    gone, known, kept = desk.additions.get(made.number).sources
    assert "ebulon" not in repr((gone, known))
    assert (gone.added, known.known) == ((Came(erased.id, "erased", 2),), (Known(erased.id, "erased"),))
    assert (gone.known, kept) == (sources[0].known, sources[2])
