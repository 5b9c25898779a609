"""Two folders change places in one step, where the system can; and whose staging folders are whose."""

import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h
_RENAME_SWAP = 2  # macOS sys/stdio.h
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
"""What systems and file systems without an exchange answer."""


def exchange(new: Path, target: Path) -> bool:
    """Put the new folder in the target's place, and the target in the new one's; False where no single step does it."""
    if not target.exists():
        new.rename(target)
        return True
    call = _swap(os.fsencode(new), os.fsencode(target))
    code = ctypes.get_errno() if call else 0
    if code and code not in _NOT_HERE:
        raise OSError(code, os.strerror(code), str(target))
    return call == 0


def _swap(one: bytes, other: bytes) -> int | None:
    library: Any = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return int(library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return int(library.renamex_np(one, other, _RENAME_SWAP))
    return None


@contextmanager
def keep_locked(folder: Path) -> Iterator[None]:
    """Hold the folder as this run's own; the system lets go of it when the run dies, however it dies."""
    descriptor = _lock(folder)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def stale(parent: Path, prefix: str) -> Iterator[Path]:
    """Folders of runs that are no more."""
    for folder in parent.glob(prefix + "*"):
        if folder.is_dir() and not folder.is_symlink() and (descriptor := _lock(folder)) is not None:
            os.close(descriptor)
            yield folder


def _lock(folder: Path) -> int | None:
    try:
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
