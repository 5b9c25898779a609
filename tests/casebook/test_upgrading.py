"""A casebook that an earlier version made is opened, brought up to date, found sound and added to."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.casebook.opening import SCHEMA
from tests.casebook.filled import MORNING, RULES, add

RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))
EARLIER = "made with the tables of {}; were these never released, `python -m tools.keep_schema` keeps those of today"


@pytest.fixture(params=RELEASED, ids=lambda file: file.stem)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A casebook of an earlier schema."""
    file = tmp_path / "earlier.casebook"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(request.param.read_text("utf-8"))
    return file


def test_every_schema_has_been_kept() -> None:
    assert RELEASED[-1].stem == SCHEMA, "`python -m tools.keep_schema` keeps a casebook of today's tables"


def test_an_earlier_casebook_is_sound_and_says_what_it_said(earlier: Path, request: pytest.FixtureRequest) -> None:
    with Casebook.open(str(earlier)) as book:
        assert list(book.faults()) == [], EARLIER.format(request.node.callspec.id)
        told = pipeline.record_of(book)
        killed = {(claim.outlet, claim.low) for claim in told.claims if claim.question == "killed"}
        assert {("The Harbour Wire", 9), ("Evening Ledger", 9), ("Morning Courier", 4)} <= killed
        assert {held.judgement.kind for held in book.judgements()} == {"correct", "not same", "move"}


def test_an_earlier_casebook_is_added_to(earlier: Path, tmp_path: Path) -> None:
    with Casebook.open(str(earlier)) as book:
        before = book.counted()
        add(book, tmp_path, "morning", MORNING.replace("killed four people", "killed five people"))
        add(book, tmp_path, "noon", MORNING.replace("Morning Courier", "Noon Herald").replace("Aleppo", "Homs"))
        pipeline.work_out(book, RULES)
        after = book.counted()
        assert (after["reports"], after["versions"]) == (before["reports"] + 1, before["versions"] + 2)
        assert [event.by for event in book.history("morning")][-1] == "an editor"
        assert list(book.faults()) == []
