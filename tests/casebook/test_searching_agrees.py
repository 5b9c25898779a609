"""The index of words is what the texts give, and where it is not, it is told; made anew it is the same."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from accordingto.casebook import Casebook
from accordingto.casebook.agreeing import words_agree
from accordingto.casebook.indexing import forget_report
from accordingto.casebook.searching import Query
from accordingto.pipeline import work_out
from accordingto.records import Reading, Report
from accordingto.settings import Settings

Came = Callable[..., Report]
Keep = Callable[[Casebook, Report], Reading]
MARKET = "Shells fell on the market of Hama on 4 May 2018, killing five people, a medic told Radio Delta. The stalls burned all night."
LATER = "Shells fell on the market of Hama on 4 May 2018, killing seven people, a medic told Radio Delta. The stalls burned until dawn."
HEAD = {"outlet": "Radio Delta", "title": "Market shelled", "published": "2018-05-04"}


@pytest.fixture
def filled(casebook: Casebook, came: Came, keep: Keep) -> Casebook:
    """A report in its second version, worked out."""
    keep(casebook, came("market", MARKET, **HEAD))
    keep(casebook, came("market", LATER, **HEAD))
    work_out(casebook, Settings(reader="rules"))
    return casebook


def faults(casebook: Casebook) -> list[str]:
    """What does not agree."""
    with casebook.looking() as connection:
        return list(words_agree(connection))


def test_the_index_is_what_the_texts_give_through_new_versions(filled: Casebook) -> None:
    hits = filled.search(Query()).hits
    assert {hit.kind for hit in hits} == {"report", "incident"} and faults(filled) == []


SQLITE = {
    "a word too few": ("INSERT INTO words(words, rowid, body) VALUES ('delete', 1, 'market')", "by other words"),
    "a word too many": ("INSERT INTO words(rowid, body) VALUES (1, 'hospit')", "by other words"),
    "words of nothing": ("INSERT INTO words(rowid, body) VALUES (99, 'hospit')", "which nothing has"),
}
POSTGRESQL = {
    "a word too few": ("UPDATE words SET body = ts_delete(body, 'market') WHERE number = 1", "by other words"),
    "a word too many": ("UPDATE words SET body = body || 'hospit'::tsvector WHERE number = 1", "by other words"),
    "words of nothing": ("INSERT INTO words VALUES (99, 'hospit')", "which nothing has"),
}
EITHER = {
    "another day": ("UPDATE findable SET first = '2018-05-05' WHERE number = 1", "another day"),
    "another place": ("UPDATE findable SET x = 0.5 WHERE kind = 'incident'", "another day, place"),
    "a report too few": ("DELETE FROM told_in", "another day, place or report"),
}


@pytest.mark.parametrize("slip", [*SQLITE, *EITHER])
def test_what_does_not_agree_is_told(filled: Casebook, slip: str) -> None:
    by_database = SQLITE if filled.engine.dialect.name == "sqlite" else POSTGRESQL
    change, says = (by_database | EITHER)[slip]
    with filled.writing() as connection:
        connection.execute(text(change))
    assert [says in fault for fault in faults(filled)] == [True]


def test_a_forgotten_report_leaves_none_of_its_words(filled: Casebook) -> None:
    (hit,) = filled.search(Query(words="dawn", kind="report")).hits
    with filled.writing() as connection:
        forget_report(connection, hit.id)
    assert filled.search(Query(words="dawn")).hits == ()
    if filled.engine.dialect.name == "sqlite":
        with filled.looking() as connection:
            blocks = b"".join(connection.scalars(text("SELECT block FROM words_data")))
        assert b"dawn" not in blocks and b"night" not in blocks


def test_a_byte_changed_in_the_index_of_a_file_is_told_or_changes_no_answer(
    tmp_path: Path, addresses: Callable[[str], str], came: Came, keep: Keep
) -> None:
    where, chance = addresses("sqlite"), Random(7)
    with Casebook.create(where) as casebook:
        for number in range(3):
            keep(casebook, came(f"market-{number}", MARKET.replace("five", f"{number + 5}"), **HEAD))
    with sqlite3.connect(where) as file:
        blocks: list[tuple[int, bytes]] = file.execute("SELECT id, block FROM words_data WHERE id > 10").fetchall()
    before = _answers(where)
    for _ in range(40):
        number, block = chance.choice(blocks)
        place = chance.randrange(len(block))
        changed = block[:place] + bytes([block[place] ^ 1 << chance.randrange(8)]) + block[place + 1 :]
        _put(where, number, changed)
        with Casebook.open(where) as casebook:
            assert faults(casebook) or _answers(where) == before, (number, place)
        _put(where, number, block)
    with Casebook.open(where) as casebook:
        assert faults(casebook) == []


def _put(where: str, number: int, block: bytes) -> None:
    with sqlite3.connect(where) as file:
        file.execute("UPDATE words_data SET block = ? WHERE id = ?", (block, number))
    file.close()


def _answers(where: str) -> list[list[tuple[int]]]:
    words = ("market", "shell*", "night", "delta AND hama", "5 OR 6", "a*", "zzz")
    with sqlite3.connect(where) as file:
        found = [file.execute("SELECT rowid FROM words WHERE words MATCH ?", (word,)).fetchall() for word in words]
    file.close()
    return found
