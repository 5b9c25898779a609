"""Who carries whose word, on the page and in the terminal."""

import re
from dataclasses import replace

from rich.console import Console

from accordingto.records import Carried, Record
from accordingto.views.page import page
from accordingto.views.terminal import incident_table, summary

SHELLS = "\x1b[2J\u202e<script>"


def carried(record: Record, *origins: Carried, outlets: int = 9) -> Record:
    """The record whose first incident so many outlets report, with these origins."""
    (first, *rest) = record.incidents
    report = record.reports[0]
    papers = tuple(replace(report, id=f"r-p{n}", outlet=f"Paper {n}", key=f"p{n}") for n in range(outlets))
    every = tuple(claim.id for claim in record.claims)
    told = tuple(replace(origin, claims=every if n == 0 else ()) for n, origin in enumerate(origins))
    incident = replace(first, reports=tuple(paper.id for paper in papers), origins=told)
    return replace(record, reports=(*record.reports, *papers), incidents=(incident, *rest))


def told_in_terminal(record: Record, width: int = 200) -> str:
    console = Console(width=width, force_terminal=False)
    with console.capture() as said:
        console.print(summary(record))
        console.print(incident_table(record, record.incidents[0]))
    return said.get()


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


EIGHT = tuple(f"Paper {n}" for n in range(8))
MINISTRY = Carried("Health Ministry", "official", ("the ministry", "MoH"), EIGHT, ("r-p0",), (), ("one story, printed by 8 outlets",))
ITSELF = Carried("Paper 8", "outlet", (), ("Paper 8",), ("r-p8",), ())


def test_nine_outlets_two_origins(record: Record) -> None:
    made = carried(record, MINISTRY, ITSELF)
    html, said = words_of(page(made)), told_in_terminal(made)
    for shown in (html, said):
        assert "9 outlets, 2 origins" in shown
        assert "one story, printed by 8 outlets" in shown and "also told as the ministry, MoH" in shown
        assert "in their own voice" in shown and "Paper 8" in shown
    assert "Who carries whose word: 9 outlets, 2 origins" in html


def test_as_many_reports_as_outlets_are_told_once(record: Record) -> None:
    made = carried(record, MINISTRY)
    assert "9 reports" not in told_in_terminal(made)
    twice = replace(made, incidents=(replace(made.incidents[0], reports=(*made.incidents[0].reports, "r-1")), *made.incidents[1:]))
    again = replace(twice, reports=tuple(replace(r, outlet="Paper 0") if r.id == "r-1" else r for r in twice.reports))
    assert "10 reports, 9 outlets, 1 origin" in told_in_terminal(again)
    assert "10 reports, 9 outlets, 1 origin" in words_of(page(again))


def test_an_incident_of_one_outlet_needs_no_list(record: Record) -> None:
    made = carried(record, ITSELF, outlets=1)
    assert "Who carries whose word:" not in words_of(page(made))


def test_a_record_without_origins_is_shown_with_them_worked_out(record: Record) -> None:
    assert not record.incidents[0].origins
    assert "2 outlets, " in words_of(page(record))


def test_strangers_names_stay_text(record: Record) -> None:
    hostile = Carried(SHELLS, "official", (SHELLS,) * 50, (SHELLS + "x" * 5000,) * 50, ("r-p0",), (), (SHELLS,) * 50)
    made = carried(record, hostile)
    html = page(made)
    assert "<script>" not in html.partition("</style>")[2].rpartition("<script")[0]
    assert "\u202e" not in html and "\x1b" not in told_in_terminal(made, 80)
    assert len(html) < 400_000
