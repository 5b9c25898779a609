"""The folder of a build: old contents whole until the new ones are, other people's files untouched."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.errors import UnwritableTarget
from accordingto.records import FILES, Record
from accordingto.views import exchange
from accordingto.views.files import files_of, write_folder


def contents(text: str) -> dict[str, bytes]:
    return {name: f"{text} {name}".encode() for name in FILES}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def left_over(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(".accordingto-writing-*")]


@pytest.fixture(params=["exchange", "replace", "with notes"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to write into, on a system that can exchange folders, on one that can't, and with a stranger's file."""
    if request.param == "replace":
        monkeypatch.setattr(exchange, "_swap", lambda one, other: None)
    target = tmp_path / "out"
    if request.param == "with notes":
        target.mkdir()
        (target / "notes.txt").write_text("mine")
    yield target
    assert not left_over(tmp_path)
    if request.param == "with notes":
        assert (target / "notes.txt").read_text() == "mine"


def ours(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in held(folder).items() if name != "notes.txt"}


def test_writes_all_and_replaces_all(folder: Path) -> None:
    write_folder(folder, contents("old"))
    assert ours(folder) == contents("old")
    write_folder(folder, contents("new"))
    assert ours(folder) == contents("new")


def test_a_failure_leaves_the_old_contents_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(folder, contents("old"))
    real = os.fsync
    calls = iter(range(99))

    def full(descriptor: int) -> None:
        if next(calls) == 3:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableTarget, match="No space left on device; what it held is as it was"):
        write_folder(folder, contents("new"))
    assert ours(folder) == contents("old")


@pytest.mark.parametrize("failing", range(5))
def test_a_rename_that_fails_puts_the_others_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    old = {name: content for name, content in contents("old").items() if name != "claims.csv"}
    for name, content in old.items():
        (tmp_path / name).write_bytes(content)
    real = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == FILES[failing] and "old" not in Path(source).parts[-2:]:
            raise PermissionError(13, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UnwritableTarget):
        write_folder(tmp_path, contents("new"))
    assert held(tmp_path) == old | {"notes.txt": b"mine"}
    assert not left_over(tmp_path)


def test_the_working_folder_is_not_pulled_from_under_a_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_folder(Path("."), contents("old"))
    write_folder(Path("."), contents("new"))
    assert held(Path(".")) == held(tmp_path) == contents("new")


def test_makes_the_folders_above_and_goes_through_a_link(tmp_path: Path) -> None:
    write_folder(tmp_path / "a" / "b", contents("old"))
    (tmp_path / "link").symlink_to(tmp_path / "a" / "b")
    write_folder(tmp_path / "link", contents("new"))
    assert (tmp_path / "link").is_symlink()
    assert held(tmp_path / "a" / "b") == contents("new")


def test_new_folders_and_files_have_the_users_own_permissions(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_folder(tmp_path / "out", contents("old"))
        assert ((tmp_path / "out").stat().st_mode & 0o777, (tmp_path / "out" / "record.json").stat().st_mode & 0o777) == (0o755, 0o644)
        (tmp_path / "out").chmod(0o2750)
        write_folder(tmp_path / "out", contents("new"))
        assert (tmp_path / "out").stat().st_mode & 0o7777 == 0o2750
    finally:
        os.umask(before)


def test_clears_what_a_killed_run_left_but_not_what_a_living_one_holds(tmp_path: Path) -> None:
    other = tmp_path / ".accordingto-cache"
    other.mkdir()
    dead, living = tmp_path / ".accordingto-writing-dead", tmp_path / ".accordingto-writing-living"
    dead.mkdir()
    (dead / "record.json").write_text("half")
    living.mkdir()
    with exchange.keep_locked(living):
        write_folder(tmp_path / "out", contents("new"))
        assert living.exists() and other.exists() and not dead.exists()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda target: target.write_text("a file"), "is a file; name a folder"),
        (lambda target: (target / "index.html").mkdir(parents=True), "index.html is a folder"),
        (lambda target: target.parent.joinpath("out").symlink_to("/proc/nowhere"), "can't be written"),
    ],
)
def test_says_why_a_target_will_not_do(tmp_path: Path, make: object, says: str) -> None:
    assert callable(make)
    make(tmp_path / "out")
    with pytest.raises(UnwritableTarget, match=says):
        write_folder(tmp_path / "out", contents("new"))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that takes no files, even from root")
def test_a_target_where_nothing_can_be_made(tmp_path: Path) -> None:
    with pytest.raises(UnwritableTarget, match="can't be written"):
        write_folder(Path("/proc/accordingto/out"), contents("new"))


def test_files_of_a_record_are_always_the_same_bytes(record: Record) -> None:
    assert tuple(files_of(record)) == FILES
    assert files_of(record) == files_of(record)


WRITER = """
import sys
from pathlib import Path
from accordingto.records import FILES
from accordingto.views.files import write_folder
folder, number = Path(sys.argv[1]), 0
while True:
    number += 1
    write_folder(folder, {name: f"{number} ".encode() * 20_000 for name in FILES})
    if number == 1:
        print("ready", flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there may be no single step that a kill can't split")
@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_kill_at_any_moment_leaves_one_whole_version(tmp_path: Path, kill: signal.Signals) -> None:
    chance = random.Random(int(kill))
    folder = tmp_path / "out"
    for _ in range(6):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as writer:
            assert writer.stdout and writer.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0.02, 0.2))
            writer.send_signal(kill)
        found = held(folder)
        versions = {content.split()[0] for content in found.values()}
        assert set(found) == set(FILES)
        assert len(versions) == 1 and {len(set(content.split())) for content in found.values()} == {1}
        assert len({len(content) for content in found.values()}) == 1
    write_folder(folder, contents("new"))
    assert held(folder) == contents("new")
    assert not left_over(tmp_path)
