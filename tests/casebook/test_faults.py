"""What goes wrong around a casebook is told in a sentence; nothing that was said to be kept is lost, and the next use works."""

import gc
import os
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import make_url, text

from accordingto.casebook import Casebook, opening
from accordingto.errors import AccordingtoError, BusyCasebook, UnreadableCasebook, UnwritableCasebook
from tests.casebook.filled import add
from tests.databases import Addresses

STORY = "A bomb killed three people in Mosul on 4 May 2021, police said."
FILLING = """
import resource, signal, sys
from pathlib import Path
from accordingto.casebook import Casebook
from accordingto.errors import AccordingtoError
from tests.casebook.filled import add
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
where, folder, limit = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
with Casebook.open(where) as casebook:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    for number in range(500):
        try:
            taken = add(casebook, folder, f"full-{number}", f"A bomb killed {number + 2} people in Mosul on 4 May 2021, police said.")
        except AccordingtoError as error:
            sys.exit(f"refused: {error}")
        print(taken.added[0].report, flush=True)
"""


def test_a_full_disk(addresses: Addresses, tmp_path: Path) -> None:
    where = addresses("sqlite")
    with Casebook.create(where) as casebook:
        add(casebook, tmp_path, "first", STORY)
    limit = Path(where).stat().st_size + 60_000
    done = subprocess.run(
        [sys.executable, "-c", FILLING, where, str(tmp_path), str(limit)], capture_output=True, text=True, cwd=Path.cwd(), timeout=120
    )
    assert "refused: " in done.stderr and "full" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    with Casebook.open(where) as casebook:
        kept = {report.id for report in casebook.reports()}
        assert set(done.stdout.split()) <= kept
        assert list(casebook.faults()) == []
        assert len(add(casebook, tmp_path, "after", f"{STORY} It was so.").added) == 1


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def as_anybody() -> Iterator[None]:
    """Without root's power to write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_not_be_written_to(open_folder: Path, tmp_path: Path) -> None:
    where = str(open_folder / "book")
    with Casebook.create(where) as casebook:
        add(casebook, tmp_path, "first", STORY)
    Path(where).chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    open_folder.chmod(0o555)
    with as_anybody(), pytest.raises(UnwritableCasebook, match="book: it, or its folder, may not be written to"):
        Casebook.open(where)
    open_folder.chmod(0o755)
    Path(where).chmod(0o644)
    with Casebook.open(where) as casebook:
        assert len(add(casebook, tmp_path, "second", "A mine killed two people near Homs.").added) == 1


def test_a_folder_that_may_not_be_written_to(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with as_anybody(), pytest.raises(UnwritableCasebook, match="folder"):
        Casebook.create(str(open_folder / "book"))


def test_a_writer_that_holds_the_lock(addresses: Addresses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LONGEST_WAIT", 1.0)
    monkeypatch.setattr(opening, "PATIENCE", 0.2)
    told: list[str] = []
    where = addresses("sqlite")
    Casebook.create(where).close()
    with closing(sqlite3.connect(where, isolation_level=None)) as other, Casebook.open(where, lambda: told.append("waiting")) as casebook:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyCasebook, match="nothing was written"):
            add(casebook, tmp_path, "held", STORY)
        assert told == ["waiting"]
        other.execute("ROLLBACK")
        assert len(add(casebook, tmp_path, "held", STORY).added) == 1


# A connection that breaks off is closed by nobody: pg8000 says goodbye on it first, and gives up there.
breaks_off = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


class Line:
    """A way to a PostgreSQL server that can be cut."""

    def __init__(self, to: tuple[str, int]) -> None:
        self._to, self._open = to, []  # type: tuple[str, int], list[socket.socket]
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self.left: int | None = None
        """Pieces that still get through to the server before it is cut."""
        Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            if self.left == 0:
                near.close()
                continue
            far = socket.create_connection(self._to)
            self._open += [near, far]
            Thread(target=self._carry, args=(near, far, True), daemon=True).start()
            Thread(target=self._carry, args=(far, near, False), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, counted: bool) -> None:
        try:
            while piece := one.recv(65536):
                if counted and self.left is not None:
                    if self.left == 0:
                        break
                    self.left -= 1
                other.sendall(piece)
        except OSError:
            pass
        for end in (one, other):
            end.close()

    def close(self) -> None:
        for end in (self._door, *self._open):
            end.close()


@pytest.fixture
def line(addresses: Addresses) -> Iterator[tuple[Line, str]]:
    """With the address of an empty database at its other end."""
    there = make_url(addresses("postgresql"))
    made = Line((there.host or "127.0.0.1", there.port or 5432))
    yield made, there.set(host="127.0.0.1", port=made.port).render_as_string(hide_password=False)
    made.close()
    gc.collect()  # of what broke off


@breaks_off
def test_a_connection_lost_while_adding_leaves_all_or_nothing(line: tuple[Line, str], tmp_path: Path) -> None:
    way, where = line
    added, lost = 0, 0
    with Casebook.create(where) as casebook:
        for pieces in (0, 5, 14, 20, 25, 30, 35, 40, 60):
            way.left = pieces
            try:
                taken = add(casebook, tmp_path, f"cut-{pieces}", f"{STORY} It was the day {pieces}.")
                added += len(taken.added)
            except AccordingtoError as error:
                lost += 1
                assert "what was said to be kept is kept" in str(error)
            way.left = None
            kept = len(list(casebook.reports()))
            assert added <= kept
            added = kept  # one that was lost after it was kept may be there, whole
        assert list(casebook.faults()) == []
    assert lost > 3


@breaks_off
def test_a_server_that_goes_away_and_comes_back(addresses: Addresses, tmp_path: Path) -> None:
    where = addresses("postgresql")
    with Casebook.create(where) as casebook, Casebook.open(where) as other:
        with pytest.raises(UnreadableCasebook, match="what was said to be kept is kept"), casebook.writing() as writing:
            number = writing.scalar(text("SELECT pg_backend_pid()"))
            with other.looking() as connection:
                connection.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})
            writing.execute(text("SELECT 1"))
        gc.collect()
        assert len(add(casebook, tmp_path, "after", STORY).added) == 1


@breaks_off
def test_an_address_where_nobody_answers(line: tuple[Line, str]) -> None:
    way, where = line
    way.close()
    with pytest.raises(UnreadableCasebook, match=r"127\.0\.0\.1"):
        Casebook.open(where)
    with pytest.raises(UnreadableCasebook, match=r"nowhere\.invalid"):
        Casebook.open("postgresql://somebody@nowhere.invalid/book")


def test_a_database_that_is_not_there(addresses: Addresses) -> None:
    there = make_url(addresses("postgresql")).set(database="no_such_book", password="a secret")
    with pytest.raises(UnreadableCasebook, match="no_such_book") as told:
        Casebook.open(there.render_as_string(hide_password=False))
    assert "a secret" not in str(told.value)
