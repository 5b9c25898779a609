"""Answers kept in a folder under the hash of what was asked: text, model and prompt."""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from accordingto.errors import UnusableReader
from accordingto.reading.served.options import PREFIX


class Cache:
    """A folder of answers; without one nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder is None:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # answers quote the reports
        except OSError as error:
            raise UnusableReader(f"no answers can be kept in {folder} ({error.strerror}); name another folder in {PREFIX}CACHE") from error

    def get(self, key: str) -> Any:
        """The answer kept under a key; None where there is none that can be read."""
        if self._folder is None:
            return None
        try:
            return json.loads(self._path(self._folder, key).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None  # asked again, and then replaced

    def put(self, key: str, answer: Any) -> None:
        """Keep an answer, whole or not at all; a full disk costs no reading."""
        if self._folder is not None:
            with suppress(OSError):
                _write(self._path(self._folder, key), json.dumps(answer).encode())

    def _path(self, folder: Path, key: str) -> Path:
        return folder / key[:2] / f"{key}.json"


def key_of(request: Mapping[str, Any]) -> str:
    """SHA-256 of the request, which holds the report's text, the model's name and the prompt."""
    return sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
