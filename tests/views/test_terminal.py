"""What the terminal shows, at 80 columns and in a pipe."""

import io
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from accordingto.records import Check, Dropped, Finding, Incident, Record, Refusal, Side
from accordingto.views.terminal import LONGEST_LIST, incident_list, incident_table, left_out, refusals, summary


def printed(shown: RenderableType, width: int = 80) -> str:
    file = io.StringIO()
    Console(file=file, width=width, markup=False, emoji=False, highlight=False).print(shown)
    return file.getvalue()


def test_summary_tells_what_agrees_differs_fails_and_was_refused(record: Record) -> None:
    said = printed(summary(record))
    for part in (
        "2 reports, 2 incidents, 6 claims, 1 tally",
        "1  Shooting in Aba, 6 May 2024",
        "disputed       killed: 2–5",
        "open           injured: 0, told by nobody; displaced: no figure",
        "parts against whole: 60 and 40 make 100, more than 90.",
        "notes.docx: It is a binary file.",
    ):
        assert part in said, part
    assert "7 May 2024 follows a Monday" not in said, "a check that holds is no news"


def test_summary_tells_every_side_of_a_value_in_dispute(record: Record) -> None:
    sides = (Side(None, None, "the army", "asserted", ("police",), ()), Side(None, None, "a gang", "asserted", ("a nurse",), ()))
    actor = Finding("actor", None, "disputed", None, None, "the army", ("police", "a nurse"), (), sides)
    kind = Finding("type", None, "denied", None, None, "shooting", ("police",), (), ())
    said = printed(summary(replace(record, incidents=(replace(record.incidents[0], findings=(actor, kind)),))))
    assert "actor: the army / a gang" in said
    assert "denied" not in said, "a status without anything to tell is left out"


def test_table_has_a_row_a_side_with_origin_way_and_quote(record: Record) -> None:
    said = printed(incident_table(record, record.incidents[0]), 160)
    first, second = (next(line for line in said.splitlines() if who in line) for who in ("police", "a nurse"))
    assert "2" in first and "“Two bakers were killed”" in first
    assert "police (in The Wire, Aba Paper)" in first
    assert "5" in second and "“put the dead at five”" in second
    assert "killed" in said and "2–5" in said and "2 origins" in said
    assert "not known" in said and "Earlier shooting: another year" in said
    assert "dates holds: 7 May 2024 follows a Monday." in said


@pytest.mark.parametrize(
    ("words", "shows"),
    [
        ("Harm: fair: 2 origins tell of harm", "the grade with its reason"),
        ("Where accounts differ: range: from the lowest to the highest", "the rule by which they came to one answer"),
        ("injured: no report tells of anybody injured", "what is derived, and how"),
        ("0, told by nobody", "a derived none is no statement"),
        ("killed: police: 3 → 2, corrected 8 May 2024", "what was replaced"),
        ("killed: a nurse denies one claim, 7 May 2024", "who denies, and when"),
    ],
)
def test_table_tells_how_findings_came_about(record: Record, words: str, shows: str) -> None:
    assert words in printed(incident_table(record, record.incidents[0]), 160), shows


def test_list_numbers_the_incidents(record: Record) -> None:
    said = printed(incident_list(record))
    assert "1   Shooting in Aba, 6 May 2024" in said and "i-aba" in said
    assert "2   Earlier shooting" in said and "nobody says when" in said
    assert printed(incident_list(Record("1"))).strip() == "No report tells of an incident."


@pytest.mark.parametrize("width", [40, 80, 200])
def test_fits_its_width_and_has_no_colour_in_a_pipe(record: Record, width: int) -> None:
    for shown in (summary(record), incident_list(record), incident_table(record, record.incidents[0])):
        said = printed(shown, width)
        assert max(map(len, said.splitlines())) <= width
        assert "\x1b" not in said


HOSTILE = "\x1b]0;owned\x07[red]x[/red] \u202eevil :skull: \r\nSecond line"


def test_hostile_words_change_nothing_but_themselves(record: Record) -> None:
    incident = replace(record.incidents[0], label=HOSTILE)
    claims = tuple(replace(claim, quote=HOSTILE, outlet=HOSTILE) for claim in record.claims)
    hostile = replace(
        record,
        incidents=(incident, *record.incidents[1:]),
        claims=claims,
        refusals=(Refusal(HOSTILE, HOSTILE),),
        checks=(Check(HOSTILE, "fails", ("i-aba",), HOSTILE),),
    )
    for shown in (summary(hostile), incident_list(hostile), incident_table(hostile, incident)):
        said = printed(shown, 300)
        assert not set(said) & set("\x1b\x07\r\u202e")
        assert "[red]x[/red]" in said and ":skull:" in said
        assert not any(line.startswith("Second line") for line in said.splitlines())


def test_long_lists_and_long_words_are_cut_and_say_so(record: Record) -> None:
    long = replace(record.incidents[0], label="x" * 2_000_000)
    many = replace(record, incidents=(long,) * 1000, refusals=(Refusal("f", "r" * 100_000),) * 1000)
    said = printed(summary(many))
    assert len(said) < 70_000
    assert f"… and {1000 - LONGEST_LIST:,} incidents" in said
    assert f"… and {1000 - LONGEST_LIST:,} more" in "".join(printed(part) for part in refusals(many.refusals))


def test_shows_an_incident_without_findings(record: Record) -> None:
    bare = Incident("i-x", "", "other", "", None, (), (), ())
    assert "i-x" in printed(incident_table(replace(record, incidents=(bare,)), bare))


def test_what_a_reader_made_up_is_told_by_its_reason(record: Record) -> None:
    assert not list(left_out(record))
    dropped = (Dropped("no such quote\x1b[31m", 2), Dropped("no such figure", 1))
    told = list(left_out(replace(record, reports=tuple(replace(report, dropped=dropped) for report in record.reports))))
    assert [printed(line) for line in told] == [
        "Left out of the reader's answers: 6 values\n",
        "    4  no such quote�[31m\n",
        "    2  no such figure\n",
    ]
