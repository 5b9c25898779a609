"""A backup is one file that is whole or refused; it comes back the same in either database."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import text

from accordingto.casebook import Casebook
from accordingto.errors import UnreadableCasebook, UnwritableCasebook
from tests.casebook.filled import add, pour_full, rows
from tests.databases import BOTH, Addresses, Moulds


@pytest.fixture(autouse=True)
def erased(request: pytest.FixtureRequest) -> None:
    """Where a test asks for a full casebook, one of its reports was erased."""
    if "filled" in request.fixturenames:
        casebook: Casebook = request.getfixturevalue("filled")
        casebook.erase("morning", "the registrar", "asked for")


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory, moulds: Moulds) -> Iterator[Path]:
    """One that is whole."""
    folder = tmp_path_factory.mktemp("backup")
    pour_full(moulds, str(folder / "book"), folder)
    with Casebook.open(str(folder / "book")) as casebook:
        casebook.back_up(str(folder / "backup"))
    yield folder / "backup"


@pytest.mark.parametrize("to", BOTH)
def test_a_backup_comes_back_the_same_in_either_database(filled: Casebook, addresses: Addresses, tmp_path: Path, to: str) -> None:
    filled.back_up(str(tmp_path / "backup"))
    with Casebook.restore(str(tmp_path / "backup"), addresses(to)) as restored:
        assert rows(restored) == rows(filled)
        assert list(restored.faults()) == []


def test_a_backup_is_a_casebook_by_itself(backup: Path) -> None:
    before = backup.read_bytes()
    with Casebook.open(str(backup)) as casebook:
        assert list(casebook.faults()) == []
        assert len(list(casebook.reports())) == 3
    assert backup.read_bytes() == before
    assert sorted(path.name for path in backup.parent.glob("backup*")) == ["backup"]


def test_a_restored_casebook_is_written_on_and_backed_up_again(backup: Path, addresses: Addresses, tmp_path: Path) -> None:
    with Casebook.restore(str(backup), addresses("sqlite")) as restored:
        assert len(add(restored, tmp_path, "new", "A bomb killed three people in Mosul on 4 May 2021, police said.").added) == 1
        restored.back_up(str(tmp_path / "again"))
    Casebook.restore(str(tmp_path / "again"), addresses("sqlite")).close()


def test_a_backup_is_of_one_moment_while_others_write(filled: Casebook, tmp_path: Path) -> None:
    stop = Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            add(filled, tmp_path, f"late-{number}", f"A mine killed {number + 1} people near Homs on 5 May 2021, police said.")

    writer = Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            filled.back_up(str(tmp_path / f"backup-{number}"))
    finally:
        stop.set()
        writer.join()
    for number in range(3):
        with Casebook.open(str(tmp_path / f"backup-{number}")) as copy:
            assert list(copy.faults()) == []


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.7, 0.999])
def test_one_that_was_cut_short_is_refused(backup: Path, addresses: Addresses, tmp_path: Path, share: float) -> None:
    whole = backup.read_bytes()
    (tmp_path / "short").write_bytes(whole[: int(len(whole) * share)])
    where = addresses("sqlite")
    with pytest.raises(UnreadableCasebook, match="short"):
        Casebook.restore(str(tmp_path / "short"), where)
    assert not Path(where).exists()
    assert list(tmp_path.glob("*.part*")) == []


def test_one_with_a_flipped_byte_is_refused(backup: Path, addresses: Addresses, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    at = whole.index(b"interior ministry")
    (tmp_path / "flipped").write_bytes(whole[:at] + b"e" + whole[at + 1 :])
    with pytest.raises(UnreadableCasebook, match="flipped is damaged and was not restored: "):
        Casebook.restore(str(tmp_path / "flipped"), addresses("sqlite"))


def test_a_casebook_in_use_is_no_backup(addresses: Addresses, moulds: Moulds, tmp_path: Path) -> None:
    where = addresses("sqlite")
    pour_full(moulds, where, tmp_path)
    with pytest.raises(UnreadableCasebook, match="no whole backup"):
        Casebook.restore(where, addresses("sqlite"))


def test_a_damaged_backup_leaves_an_empty_database_empty(backup: Path, addresses: Addresses, tmp_path: Path) -> None:
    where, whole = addresses("postgresql"), backup.read_bytes()
    (tmp_path / "short").write_bytes(whole[:-8192])
    with pytest.raises(UnreadableCasebook):
        Casebook.restore(str(tmp_path / "short"), where)
    Casebook.restore(str(backup), where).close()


def test_nothing_is_written_over(backup: Path, where: str) -> None:
    with Casebook.create(where) as casebook:
        with pytest.raises(UnwritableCasebook, match="there already"):
            casebook.back_up(str(backup))
        with pytest.raises(UnwritableCasebook, match="already"):
            Casebook.restore(str(backup), where)


def test_there_must_be_a_backup(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCasebook, match="there is no backup at"):
        Casebook.restore(str(tmp_path / "none"), str(tmp_path / "new"))
    (tmp_path / "letter").write_text("Dear Sir", "utf-8")
    with pytest.raises(UnreadableCasebook, match="letter is no backup"):
        Casebook.restore(str(tmp_path / "letter"), str(tmp_path / "new"))


def test_a_killed_backup_leaves_nothing_under_its_name(filled: Casebook, where: str, tmp_path: Path) -> None:
    told = "import sys; from accordingto.casebook import Casebook; Casebook.open(sys.argv[1]).back_up(sys.argv[2])"
    for wait in (0.4, 0.6, 0.8, 1.0):
        path = tmp_path / f"killed-{wait}"
        with subprocess.Popen([sys.executable, "-c", told, where, str(path)]) as started:
            try:
                started.wait(wait)
            except subprocess.TimeoutExpired:
                os.kill(started.pid, signal.SIGKILL)
        if path.exists():
            Casebook.restore(str(path), str(tmp_path / f"restored-{wait}")).close()
    filled.back_up(str(tmp_path / "killed"))


def test_what_was_kept_is_found_by_its_words_after_a_move(backup: Path, addresses: Addresses) -> None:
    with Casebook.restore(str(backup), addresses("postgresql")) as restored, restored.looking() as connection:
        assert connection.scalar(text("SELECT count(*) FROM words WHERE body @@ to_tsquery('simple', 'rubbl | rubble')")) == 1
