"""All that a build leaves in its folder, written so that the old contents stay whole until the new ones are."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from accordingto.errors import UnwritableTarget
from accordingto.records import FILES, Record
from accordingto.views.exchange import exchange, keep_locked, stale

_STAGED = ".accordingto-writing-"


def files_of(record: Record) -> dict[str, bytes]:
    """Every file of the folder, by its name."""
    from accordingto.views.geo import incidents_geojson
    from accordingto.views.page import page
    from accordingto.views.record import record_json
    from accordingto.views.tables import claims_csv, incidents_csv

    html = page(record).encode("utf-8", "replace")
    made = (record_json(record), html, claims_csv(record), incidents_csv(record), incidents_geojson(record))
    return dict(zip(FILES, made, strict=True))


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Replace our own files in the folder, all at once or none; files that others put there stay.

    A folder that holds nothing but ours is exchanged whole, in one step. In any other (somebody's notes in it, the
    working folder, a mount point, a system without that step) each file is replaced by a rename, and all are put
    back if one of them fails.
    """
    target = Path(os.path.realpath(folder))
    try:
        check_writable(target)
        if not (_ours_alone(target) and _exchange_folder(target, contents)):
            _replace_files(target, contents)
    except OSError as error:
        raise UnwritableTarget(f"{folder} can't be written: {error.strerror or error}; what it held is as it was") from error


def check_writable(folder: Path) -> None:
    """Raise UnwritableTarget where it can be told before any work that the folder can't be written."""
    if folder.exists() and not folder.is_dir():
        raise UnwritableTarget(f"{folder} is a file; name a folder to write into")
    for name in FILES:
        if (folder / name).is_dir():
            raise UnwritableTarget(f"{folder / name} is a folder, where a file of that name is to be written")
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise UnwritableTarget(f"{folder} can't be written: {nearest} allows no new files")


def _ours_alone(target: Path) -> bool:
    if not os.access(target.parent, os.W_OK):
        return not target.parent.exists()
    if not target.exists():
        return True
    here = Path.cwd()
    strangers = {entry.name for entry in target.iterdir()} - set(FILES)
    return not (strangers or target.is_mount() or target == here or target in here.parents)


def _exchange_folder(target: Path, contents: Mapping[str, bytes]) -> bool:
    target.parent.mkdir(parents=True, exist_ok=True)
    with _staged_in(target.parent) as staged:
        new = staged / target.name
        new.mkdir()
        _write_all(new, contents)
        if target.exists():
            shutil.copymode(target, new)
        with _signals_held():
            return exchange(new, target)


def _replace_files(target: Path, contents: Mapping[str, bytes]) -> None:
    with _staged_in(target) as staged:
        _write_all(staged, contents)
        old = staged / "old"
        old.mkdir()
        with _signals_held(), ExitStack() as undo:
            for name in contents:
                if (target / name).exists():
                    shutil.copy2(target / name, old / name)
                    undo.callback(os.replace, old / name, target / name)
                else:
                    undo.callback((target / name).unlink, missing_ok=True)
                os.replace(staged / name, target / name)
            undo.pop_all()


@contextmanager
def _staged_in(parent: Path) -> Iterator[Path]:
    """A folder to write in before the step that counts; what killed runs left of theirs is cleared away."""
    for left in stale(parent, _STAGED):
        shutil.rmtree(left, ignore_errors=True)
    staged = Path(tempfile.mkdtemp(prefix=_STAGED, dir=parent))
    try:
        with keep_locked(staged):
            yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _write_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    for name, content in contents.items():
        with (folder / name).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def _signals_held() -> Iterator[None]:
    """Ctrl-C and a polite kill wait for the few renames to be over."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
