"""After an erasure no word of the report is anywhere; what stays is that it was there, its figures, and who decided why."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select, text

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.casebook.packing import unpacked, unpacked_incident
from accordingto.casebook.tables import claim, erasure, log, metadata, version
from accordingto.errors import UnknownReport
from accordingto.records import Reading, Report
from tests.casebook.filled import HARBOUR, LATER, RULES, add, fill, rows
from tests.databases import Addresses

Keep = Callable[[Casebook, Report], Reading]
WORDS = (
    *("Zebulon", "Marchetti", "cobbler", "Quillbridge", "Wilhelmina", "Okonjo", "rubble", "market-hall", "market hall"),
    *("counted again", "hurt elsewhere", "its clinic", "two houses"),
)
"""That stand in the erased report, or in what was judged about it, and nowhere else."""


@pytest.fixture
def erased(filled: Casebook) -> Casebook:
    """The filled casebook, after one of its reports was erased."""
    filled.erase("harbour", "the registrar", "asked for by the family")
    return filled


def words_in(casebook: Casebook) -> Iterator[str]:
    """All that a casebook holds, unpacked."""
    for table in metadata.sorted_tables:
        with casebook.looking() as connection:
            for row in connection.execute(select(table)):
                for column, value in zip(table.c, row, strict=True):
                    yield from _told(value) if isinstance(column.type, LargeBinary) and value else [str(value)]
    with casebook.looking() as connection:
        if connection.dialect.name == "postgresql":
            yield from connection.scalars(text("SELECT body::text FROM words"))


def _told(value: bytes) -> Iterator[str]:
    for unpack in (unpacked, unpacked_incident):
        try:
            yield unpack(value).decode("utf-8", "replace")
        except zlib.error:
            continue


def test_no_word_of_it_is_left(erased: Casebook) -> None:
    assert list(erased.faults()) == []
    left = " ".join(words_in(erased)).casefold()
    assert [word for word in WORDS if word.casefold() in left] == []


def test_nor_is_any_in_the_record_made_of_it(erased: Casebook) -> None:
    pipeline.work_out(erased, RULES)
    told = pipeline.record_of(erased)
    assert [word for word in WORDS if word in repr(told)] == []
    assert [incident.reports for incident in told.incidents if len(incident.reports) > 1] == []
    assert list(erased.faults()) == []


def test_what_others_said_stays(erased: Casebook) -> None:
    pipeline.work_out(erased, RULES)
    told = pipeline.record_of(erased)
    assert [(one.quote, one.low) for one in told.claims if one.question == "killed"] == [
        ("Nine people were killed", 9),
        ("killed four people", 4),
    ]
    assert "interior ministry" in " ".join(words_in(erased))


def test_figures_hashes_and_the_decision_stay(filled: Casebook) -> None:
    before = rows(filled)
    filled.erase("harbour", "the registrar", "asked for by the family")
    after = rows(filled)
    figures = [claim.c[name] for name in ("id", "question", "low", "high", "comparator", "start", "end")]
    with filled.looking() as connection:
        assert connection.execute(select(*figures).where(claim.c.question == "killed").order_by(claim.c.reading)).first() is not None
        decided = connection.execute(select(log.c.author, erasure.c.reason).join(erasure, erasure.c.entry == log.c.number)).all()
    assert [tuple(row) for row in decided] == [("the registrar", "asked for by the family")]
    assert after["log"][:-1] == before["log"]
    for name in ("claim", "account", "tally", "anchor", "judgement", "version", "content"):
        assert len(after[name]) == len(before[name])
    hashed = version.c.text_sha256
    position = list(version.c).index(hashed)
    assert [row[position] for row in after["version"]] == [row[position] for row in before["version"]]


@pytest.mark.parametrize("text_", [HARBOUR, LATER], ids=["its first version", "its second"])
def test_the_same_bytes_are_not_taken_in_again(erased: Casebook, tmp_path: Path, text_: str) -> None:
    taken = add(erased, tmp_path, "under-another-name", text_)
    assert (taken.added, len(taken.known)) == ([], 1)


def test_reports_received_as_the_same_bytes_go_together(casebook: Casebook, came: Callable[..., Report], keep: Keep) -> None:
    one = came("one", "Shelling killed four people near Aleppo on 9 March 2021, a hospital said.", outlet="Morning Courier")
    keep(casebook, one)
    keep(casebook, replace(one, outlet="Noon Courier"))
    assert len(casebook.erase("one", "the registrar", "asked for")) == 2
    assert "Shelling" not in " ".join(words_in(casebook))
    assert list(casebook.faults()) == []


def test_an_erased_report_is_not_erased_twice(erased: Casebook) -> None:
    (name,) = (report.id for report in erased.reports() if not report.text)
    before = erased.head()
    assert erased.erase(name, "the registrar", "again") == []
    assert erased.head() == before


def test_a_report_that_is_not_there_is_named(casebook: Casebook) -> None:
    with pytest.raises(UnknownReport, match="'nowhere'"):
        casebook.erase("nowhere", "the registrar", "asked for")


def test_what_is_changed_after_an_erasure_is_found(erased: Casebook) -> None:
    with erased.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER claim_never_changed")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("UPDATE claim SET low = 99 WHERE reading = 1 AND question = 'killed'")
        connection.commit()
    assert any("(entry 1 of the log) is not what" in fault for fault in erased.faults())


def test_no_byte_of_it_is_in_the_file_nor_in_a_backup(addresses: Addresses, tmp_path: Path) -> None:
    where = Path(addresses("sqlite"))
    with Casebook.create(str(where)) as casebook:
        fill(casebook, tmp_path)
        with casebook.looking() as connection:
            packed = [piece for piece in connection.scalars(select(version.c.text).where(version.c.report == 1)) if piece]
        assert any(piece in on_disk(where) for piece in packed)
        with casebook.looking() as reader:
            reader.execute(select(log.c.number))
        casebook.erase("harbour", "the registrar", "asked for by the family")
        casebook.back_up(str(tmp_path / "backup"))
        for data in (on_disk(where), (tmp_path / "backup").read_bytes()):
            assert [word for word in WORDS if word.casefold().encode() in data.lower()] == []
            assert [piece for piece in packed if piece[:40] in data] == []


def on_disk(where: Path) -> bytes:
    """The file with what lies beside it."""
    return b"".join(path.read_bytes() for path in sorted(where.parent.glob(f"{where.name}*")))
