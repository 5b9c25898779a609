"""docs/casebook.md says what the program does: its tables are these, its commands print this, its questions are answered."""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import text

from accordingto import pipeline
from accordingto.casebook import Casebook, guards, tables
from tests.casebook.filled import RULES, add, fill
from tests.databases import BOTH, database
from tools import casebook_page

PAGE = casebook_page.PAGE.read_text("utf-8")
QUESTIONS = re.findall(r"^(\d+)\. ([^\n]+)\n\n```sql\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)
OF_NOTHING = "---\noutlet: Harbour Gazette\npublished: 2021-03-05\n---\nThe ferry to the islands will sail twice a day from Monday on.\n"
LATER = """---
outlet: Evening Ledger
published: 2021-03-06
---
Eleven people were killed in Wednesday's air strike on a market in Idlib, the interior ministry said.
"""
AGAIN = "run `python -m tools.casebook_page`"


@pytest.fixture(scope="module", params=BOTH)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """The example in a casebook beside invented reports: one tells of no incident, one revises an origin's figure."""
    folder = tmp_path_factory.mktemp("asked")
    place = database() if request.param == "postgresql" else nullcontext(str(folder / "one.casebook"))
    with place as where, Casebook.create(where) as made:
        fill(made, folder)
        add(made, folder, "ferry", OF_NOTHING)
        add(made, folder, "ledger", LATER)
        pipeline.add(made, [str(casebook_page.EXAMPLES / "raqqa-2015")], RULES, "an editor")
        pipeline.work_out(made, RULES)
        yield made


def test_the_tables_and_views_on_the_page_are_those_of_the_program() -> None:
    assert casebook_page.rendered(PAGE) == PAGE, AGAIN


def test_every_table_and_view_says_what_it_is() -> None:
    for table in (*tables.STATEMENTS, *tables.DERIVED):
        assert f"| `{table.name}` |" in PAGE
    assert casebook_page.VIEWS.keys() == guards.VIEWS.keys()


def test_the_commands_print_what_the_page_shows() -> None:
    assert casebook_page.played(PAGE).splitlines() == PAGE.splitlines(), AGAIN


def test_no_command_of_the_page_fails() -> None:
    assert len(casebook_page.commands(PAGE)) > 15
    assert "\naccordingto: " not in PAGE, "that is how a fault is told"


def test_there_are_ten_questions() -> None:
    assert [int(number) for number, _, _ in QUESTIONS] == list(range(1, 11))
    assert len(re.findall("```sql", PAGE)) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[1][:40])
def test_each_question_is_answered(book: Casebook, question: tuple[str, str, str]) -> None:
    with book.looking() as connection:
        assert connection.execute(text(question[2].strip().rstrip(";"))).all()


def test_the_questions_are_answered_alike_by_both_databases(tmp_path: Path) -> None:
    found = []
    with database() as address:
        for where in (str(tmp_path / "one.casebook"), address):
            with Casebook.create(where) as made:
                fill(made, tmp_path)
                with made.looking() as connection:
                    found.append([connection.execute(text(sql.strip().rstrip(";"))).all() for _, _, sql in QUESTIONS[:5]])
    assert found[0] == found[1]
