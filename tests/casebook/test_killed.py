"""A writer that is killed at any moment leaves all that it said was kept, nothing by halves, and a casebook to go on with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.casebook import Casebook
from accordingto.casebook.tables import log
from benchmarks.casebook import sound
from benchmarks.casebook.killed import differences, killed, never_killed, source_of

REPORTS, KILLS = 36, 12  # `python -m benchmarks.casebook killed` kills two hundred times


def test_writers_killed_at_any_moment_lose_nothing_and_the_next_goes_on(where: str, tmp_path: Path) -> None:
    source, alone = source_of(tmp_path, REPORTS), str(tmp_path / "alone.casebook")
    outcome = killed(where, source, KILLS)
    assert outcome.faults == []
    assert outcome.kills == KILLS and outcome.undone + outcome.untold >= KILLS // 2, "most were killed while they kept a report"
    never_killed(alone, source)
    assert differences(where, alone) == []


def test_what_is_looked_for_would_be_found(addresses: Callable[[str], str], tmp_path: Path) -> None:
    source, one, other = source_of(tmp_path, 3), addresses("sqlite"), addresses("sqlite")
    never_killed(one, source)
    never_killed(other, source_of(tmp_path, 4))
    assert "the records differ" in differences(one, other) and "the rows of version differ" in differences(one, other)
    with Casebook.open(one) as casebook:
        with casebook.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("DROP TRIGGER log_never_changed")
            connection.execute(log.update().where(log.c.number == 2).values(author="somebody else"))
        assert list(sound.broken(casebook)) == ["entry 2 does not follow"]


@pytest.mark.parametrize("half", ["INSERT INTO log VALUES (1, '', '', 'report', x'00', x'00')", "CREATE TABLE more (number integer)"])
def test_what_a_transaction_had_begun_is_gone_when_it_ends_early(addresses: Callable[[str], str], half: str) -> None:
    with Casebook.create(addresses("sqlite")) as casebook:
        with pytest.raises(KeyboardInterrupt), casebook.writing() as connection:
            connection.exec_driver_sql(half)
            raise KeyboardInterrupt
        assert casebook.head() == 0 and not list(casebook.faults())
