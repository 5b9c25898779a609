"""Paths to files that may be opened: folders walked in order, and nothing that leads out of them."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accordingto.intake.lines import path_line
from accordingto.records import FILES, SCHEMA, Refusal

TEXT = (".txt", ".md", ".markdown")
WEB_PAGE = (".html", ".htm")
JSON = (".json",)
JSON_LINES = (".jsonl", ".ndjson")
EXTENSIONS = (*TEXT, *WEB_PAGE, *JSON, *JSON_LINES)


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file that is small enough to read, or made to be read line by line."""

    path: Path
    source: str
    """The path as the user would write it, for refusals."""

    @property
    def extension(self) -> str:
        """Its ending, in lower case."""
        return self.path.suffix.lower()


def find_files(source: str, largest: int) -> Iterator[Found | Refusal]:
    """The files that a source names, and a refusal for each that can't be read."""
    path = Path(source)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Refusal(path_line(source), why_unopened(error))
        return
    if not stat.S_ISDIR(mode):
        yield _checked(path, path_line(source), largest)
        return
    nothing = True
    for found in _walk(path, largest):
        nothing = False
        yield found
    if nothing:
        yield Refusal(path_line(source), "The folder holds no reports.")


def _walk(folder: Path, largest: int) -> Iterator[Found | Refusal]:
    root = os.path.realpath(folder)
    entered = {root}
    waiting = _listed(folder)
    while waiting:
        path = waiting.pop()
        if isinstance(path, Refusal):
            yield path
            continue
        real, source = os.path.realpath(path), path_line(path.as_posix())
        if path.is_symlink() and not _inside(real, root):
            yield Refusal(source, "It is a link that leads out of the folder.")
        elif not os.path.isdir(path):
            yield _checked(path, source, largest, in_folder=True)
        elif real not in entered:  # a link to a folder that was walked already brings nothing new, or never ends
            entered.add(real)
            waiting += _listed(path)


def _listed(folder: Path) -> list[Path | Refusal]:
    """What stands in a folder, last name first; hidden files are left out, and those that an earlier build wrote there."""
    try:
        names = sorted((name for name in os.listdir(folder) if not name.startswith(".")), reverse=True)
        if FILES[0] in names and _is_record(folder / FILES[0]):
            names = [name for name in names if name not in FILES]
    except OSError as error:
        return [Refusal(path_line(folder.as_posix()), why_unopened(error))]
    return [folder / name for name in names]


def _is_record(path: Path) -> bool:
    if not path.is_file():  # a pipe would keep us waiting
        return False
    try:
        with path.open("rb") as file:
            return f'"schema": "{SCHEMA}"'.encode() in file.read(200)
    except OSError:
        return False


def _inside(real: str, root: str) -> bool:
    return os.path.commonpath((real, root)) == root


def _checked(path: Path, source: str, largest: int, in_folder: bool = False) -> Found | Refusal:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        return Refusal(source, why_unopened(error))
    found = Found(path, source)
    if not stat.S_ISREG(status.st_mode):
        return Refusal(source, "It is a pipe or a device, not a file; to read from a pipe, name “-”.")
    if in_folder and found.extension not in EXTENSIONS:
        return Refusal(source, f"Its ending is none that reports have here ({', '.join(EXTENSIONS)}).")
    if status.st_size > largest and found.extension not in JSON_LINES:
        return Refusal(source, too_large(status.st_size, largest))
    return found


def too_large(size: int, largest: int) -> str:
    """Why something of this size was not read."""
    return f"It has {size:,} bytes; more than {largest:,} are not read."


def why_unopened(error: OSError | ValueError) -> str:
    """Why the system gave no bytes, in a sentence."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "There is no such file or folder."
    if isinstance(error, PermissionError):
        return "It may not be read: permission denied."
    return f"It can't be opened: {getattr(error, 'strerror', None) or error}."
