"""Many writers at once: each has its turn, nothing is lost or done twice, and it comes to what one would have made in that order."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.casebook import Casebook
from accordingto.records import Reading, Report
from benchmarks.casebook.together import in_order, together


@pytest.mark.parametrize(("kind", "writers"), [("sqlite", 2), ("postgresql", 8)])
def test_writers_at_once_come_to_what_one_would_have_made(addresses: Callable[[str], str], tmp_path: Path, kind: str, writers: int) -> None:
    where = addresses(kind)
    entries, faults = together(where, writers, seconds=2.0)  # `python -m benchmarks.casebook writers` lets them work for minutes
    assert faults == [] and entries >= 2 * writers
    assert in_order(where, str(tmp_path / "alone.casebook")) == []


def test_whoever_looks_sees_one_moment_while_another_writes(
    casebook: Casebook, came: Callable[..., Report], keep: Callable[[Casebook, Report], Reading]
) -> None:
    keep(casebook, came("one", "Three people were killed in Aden on 4 May 2019, police said."))
    with casebook.looking() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM log").scalar()
        other = threading.Thread(target=keep, args=(casebook, came("two", "Two people were killed in Taiz on 5 May 2019, police said.")))
        other.start()
        other.join()
        assert connection.exec_driver_sql("SELECT count(*) FROM log").scalar() == before == 1
    assert casebook.head() == 2


def test_a_writer_that_must_wait_is_told_so_and_then_writes(where: str) -> None:
    told = threading.Event()
    with Casebook.create(where) as one, Casebook.open(where, waiting=told.set) as other:
        seen: list[int] = []

        def write() -> None:
            with other.writing():
                seen.append(other.head())

        second = threading.Thread(target=write)
        with one.writing():
            second.start()
            assert told.wait(20) and not seen
        second.join()
        assert seen == [0]
