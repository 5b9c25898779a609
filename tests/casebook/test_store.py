"""What a casebook keeps: all of it comes back as it was, nothing of it can be changed, and any tool can look at it."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from hashlib import sha256
from itertools import count
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select
from sqlalchemy.exc import DBAPIError

from accordingto.casebook import Casebook
from accordingto.casebook.guards import VIEWS
from accordingto.casebook.log import now
from accordingto.casebook.tables import STATEMENTS, metadata
from accordingto.pipeline import add, work_out
from accordingto.records import (
    Account,
    Claim,
    Dropped,
    Judgement,
    Mention,
    Offset,
    Origin,
    Place,
    Quotation,
    Reading,
    Report,
    Sentence,
    Tally,
    ToldApart,
)
from accordingto.settings import Settings
from benchmarks.casebook import sound
from benchmarks.casebook.invented import lines

Came = Callable[..., Report]
Keep = Callable[[Casebook, Report], Reading]
ALL_OF_ONE = (
    "Seven people were killed and at least twelve injured when shells fell on a market in Idlib on 14 February 2018, the Lantern Monitor "
    "said. “We counted nine bodies,” said a rescuer, Samir Haddad. The army denied that it had fired on the town. "
    "Since the start of the year 230 people have been killed in the province, according to the Lantern Monitor."
)
NO_WORDS = ("author", "ordinal", "size", "id", "reader", "kind", "report", "touched")
"""Columns that not even an erasure may change: each table of statements has one."""
numbers = count()
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
"""All that a text may hold: intake refuses NULs and half characters."""
words = st.text(characters, max_size=20)


@st.composite
def read_from(draw: st.DrawFn, told: Report) -> Reading:
    """Any reading of a report: every field of every noun, each quote from the text."""
    text, number = told.text, count()

    def stretch() -> dict[str, Any]:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return {"start": start, "end": end, "quote": text[start:end]}

    def sentence() -> Sentence:
        at = stretch()
        return Sentence(at["start"], at["end"], at["quote"])

    def said() -> dict[str, Any]:
        return {
            "origin": draw(st.one_of(st.just(Origin()), st.builds(Origin, words, st.sampled_from(["official", "witness", "outlet"])))),
            "via": draw(st.lists(words, max_size=2).map(tuple)),
            "low": draw(st.one_of(st.none(), st.integers(0, 2**31 - 1))),
            "high": draw(st.one_of(st.none(), st.integers(0, 2**31 - 1))),
            "sentence": draw(st.one_of(st.none(), st.builds(sentence))),
        }

    def claim(of: str) -> Claim:
        place = st.builds(Place, words, words, st.floats(-90, 90), st.floats(-180, 180), st.just("town"), st.integers(0, 2**31))
        return Claim(
            id=f"c-{told.id}-{next(number)}",
            report=told.id,
            incident=of,
            question=draw(st.sampled_from(["killed", "injured", "when", "where", "actor"])),
            group=draw(st.one_of(st.none(), words)),
            comparator=draw(st.sampled_from([None, "exactly", "at_least", "vague"])),
            value=draw(st.one_of(st.none(), words)),
            explicit=draw(st.booleans()),
            stance=draw(st.sampled_from(["asserted", "denied", "unknown"])),
            outlet=draw(st.one_of(st.just(told.outlet), words)),
            offset=draw(st.one_of(st.none(), st.builds(Offset, words, st.integers(-400, 400)))),
            as_told=draw(st.one_of(st.none(), words)),
            part_of=draw(st.one_of(st.none(), words)),
            headline=draw(st.booleans()),
            place=draw(st.one_of(st.none(), place)),
            **stretch(),
            **said(),
        )

    def account() -> Account:
        id_ = f"a-{told.id}-{next(number)}"
        return Account(
            id=id_,
            report=told.id,
            type=draw(st.sampled_from(["shooting", "shelling", "other"])),
            main=draw(st.booleans()),
            mentions=tuple(Mention(told.id, id_, **stretch()) for _ in range(draw(st.integers(0, 2)))),
            claims=tuple(claim(id_) for _ in range(draw(st.integers(0, 3)))),
            headline_only=draw(st.booleans()),
            unsure=tuple(claim(id_) for _ in range(draw(st.integers(0, 1)))),
            words=draw(st.lists(st.from_regex(r"\w{1,9}", fullmatch=True), max_size=3).map(tuple)),
        )

    def tally() -> Tally:
        texts: dict[str, Any] = {name: draw(words) for name in ("what", "actor", "scope", "period")}
        texts["comparator"] = draw(st.sampled_from(["exactly", "more_than"]))
        return Tally(id=f"t-{next(number)}", report=told.id, **texts, **stretch(), **said())

    def quotation() -> Quotation:
        return Quotation(told.id, **stretch(), speaker=draw(words), via=draw(st.lists(words, max_size=2).map(tuple)), cue=draw(words))

    def several(make: Callable[[], Any], most: int) -> tuple[Any, ...]:
        return tuple(make() for _ in range(draw(st.integers(0, most))))

    return Reading(
        report=replace(
            told, reader=draw(words), dropped=draw(st.lists(st.builds(Dropped, words, st.integers(0, 9)), max_size=1).map(tuple))
        ),
        accounts=several(account, 3),
        apart=draw(st.lists(st.builds(ToldApart, words, words, words), max_size=2).map(tuple)),
        quotations=several(quotation, 2),
        tallies=several(tally, 2),
    )


def reports() -> st.SearchStrategy[Report]:
    """Any report."""

    def made(text: str, outlet: str, title: str) -> Report:
        key = f"report-{next(numbers)}"
        received = f"{key}\n{text}".encode()
        return Report(
            key, key, text, outlet, title, "2019-05-03", "", "en", sha256(received).hexdigest(), received=received, source=f"/in/{key}.txt"
        )

    return st.builds(made, st.text(characters, min_size=1, max_size=200), words, words)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=25,
    phases=[phase for phase in Phase if phase is not Phase.shrink],  # a casebook only grows: the least example would take hours
)
@given(data=st.data())
def test_any_reading_comes_back_as_it_was(casebook: Casebook, data: st.DataObject) -> None:
    placed = casebook.place(data.draw(reports()))
    made = data.draw(read_from(placed.report))
    assert casebook.add(placed, made, {one.id: f"i-{one.id}" for one in made.accounts}, "an editor")
    (back,) = casebook.readings([placed.report.id])
    without_text = replace(made.report, text="", received=b"", source="")
    for field in fields(Reading):
        assert getattr(back, field.name) == getattr(replace(made, report=without_text), field.name)
    text = next(one.text for one in casebook.reports() if one.id == placed.report.id)
    assert text == placed.report.text


@pytest.mark.parametrize("text", ["قُتل شخصان في عدن", "🕊 Two died.\r\n\r\nOne lived.", "\ufeffTwo died."])
def test_texts_with_what_databases_trip_over_come_back_as_they_were(casebook: Casebook, text: str) -> None:
    told = Report("r", "r", text, sha256=sha256(text.encode()).hexdigest(), received=text.encode())
    placed = casebook.place(told)
    one = Claim("c-1", placed.report.id, "a-1", "killed", 0, len(text), text, low=2, high=2)
    made = Reading(placed.report, (Account("a-1", placed.report.id, "other", True, claims=(one,)),))
    casebook.add(placed, made, {"a-1": "i-1"}, "an editor")
    (back,) = casebook.readings()
    assert back.accounts == made.accounts and next(casebook.reports()).text == text


def test_what_the_rules_read_comes_back_as_it_was(casebook: Casebook, keep: Keep, came: Came) -> None:
    made = keep(casebook, came("market", ALL_OF_ONE, outlet="Radio Delta", published="2018-02-15", title="Market shelled"))
    assert made.accounts and made.tallies and made.quotations, "the text has all kinds of things"
    assert list(casebook.readings()) == [replace(made, report=replace(made.report, text="", received=b"", source=""))]


def test_a_casebook_opened_again_holds_the_same(where: str, keep: Keep, came: Came) -> None:
    with Casebook.create(where) as casebook:
        keep(casebook, came("market", ALL_OF_ONE, outlet="Radio Delta"))
        before = sound.statements(casebook)
    with Casebook.open(where) as again:
        assert sound.statements(again) == before and not list(sound.broken(again))


@pytest.mark.parametrize("done", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_no_statement_can_be_changed_or_taken_out_by_plain_sql(full: Casebook, done: str) -> None:
    if done.startswith("TRUNCATE") and full.engine.dialect.name == "sqlite":
        done = "DELETE FROM {} WHERE true"
    before = sound.statements(full)
    for table in STATEMENTS:
        assert before[table.name], "there is something to change"
        name = f'"{next(column.name for column in table.columns if column.name in NO_WORDS)}"'
        with pytest.raises(DBAPIError, match="only added to"), full.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(done.format(table.name, name, name))
    assert sound.statements(full) == before


def test_the_migrations_make_the_tables_that_the_program_knows(casebook: Casebook) -> None:
    with casebook.looking() as connection:
        known = MigrationContext.configure(connection, opts={"include_name": _ours})
        assert compare_metadata(known, metadata) == []
        assert set(VIEWS) <= set(inspect(connection).get_view_names())


def _ours(name: str | None, kind: str, parents: Any) -> bool:
    """Whether a table is one of SQLAlchemy's; an index of words has shadows that are the database's own."""
    return kind != "table" or name in metadata.tables


def test_one_in_memory_has_what_one_in_a_file_has(addresses: Callable[[str], str]) -> None:
    def made(where: str) -> set[tuple[str, str]]:
        with Casebook.create(where) as casebook, casebook.looking() as connection:
            rows = connection.exec_driver_sql("SELECT type, name FROM sqlite_master WHERE name NOT LIKE '%alembic%'")
            return {(row.type, row.name) for row in rows}

    assert made("") == made(addresses("sqlite"))


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("reports", {"key": "dispatch-1", "version": 1, "added_by": "an editor"}),
        ("claims", {"question": "killed", "key": "dispatch-1", "stance": "asserted"}),
        ("incidents", {}),
        ("findings", {"question": "killed"}),
        ("incident_history", {"question": "killed"}),
        ("judgements", {"kind": "note", "author": "an editor", "in_force": "yes", "reason": "seen"}),
    ],
)
def test_the_views_answer_to_any_tool_that_speaks_sql(full: Casebook, view: str, expected: dict[str, object]) -> None:
    with full.looking() as connection:
        rows = [dict(row) for row in connection.exec_driver_sql(f"SELECT * FROM {view}").mappings()]
    assert any(expected.items() <= row.items() for row in rows)


def test_each_view_can_be_read(full: Casebook) -> None:
    with full.looking() as connection:
        for view in VIEWS:
            connection.exec_driver_sql(f"SELECT * FROM {view}").all()


def test_a_claim_stands_in_its_view_with_its_incident_and_quote(full: Casebook) -> None:
    with full.looking() as connection:
        rows = connection.exec_driver_sql("""SELECT report, start, "end", quote, incident FROM claims WHERE key <> report""").all()
    texts = {one.id: one.text for one in full.reports()}
    assert len({row.report for row in rows}) == 4, "of all but the one that was erased, whose key is its id now"
    assert all(texts[row.report][row.start : row.end] == row.quote and row.incident for row in rows)


@pytest.fixture
def full(casebook: Casebook, tmp_path: Any) -> Casebook:
    """A casebook with a few reports, one of them erased, judgements, and what they come to."""
    (tmp_path / "reports.jsonl").write_text("\n".join([*lines(4), _with_tally()]), "utf-8")
    add(casebook, [str(tmp_path / "reports.jsonl")], Settings(reader="rules"), "an editor")
    casebook.erase("dispatch-3", "an editor", "asked for by the family")
    with casebook.looking() as connection:
        claim = connection.scalar(select(metadata.tables["claim"].c.id).limit(1))
    casebook.judge(Judgement("note", (str(claim),), "an editor", now(), "seen"))
    casebook.judge(Judgement("move", (str(claim),), "an editor", now(), "another incident"))
    work_out(casebook, Settings(reader="rules"))
    return casebook


def _with_tally() -> str:
    return json.dumps({"id": "market", "text": ALL_OF_ONE, "outlet": "Radio Delta", "published": "2018-02-15"})
