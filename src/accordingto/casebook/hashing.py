"""One way to write rows down, so that what was added can be told from what was changed since."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

FIRST = bytes(32)
"""What stands before the log's first entry."""


def digest(what: object) -> bytes:
    """SHA-256 of a value as JSON with its names in order; bytes count as their hex."""
    return sha256(json.dumps(what, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=bytes.hex).encode()).digest()


def digest_of_rows(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Of rows in their order, without what is empty: a column that a later version adds must change no digest."""
    return digest([{name: value for name, value in row.items() if value is not None} for row in rows])


def chained(before: bytes, number: int, at: str, author: str, kind: str, added: bytes) -> bytes:
    """The hash of an entry of the log: of all it says and of the entry before."""
    return digest([before, number, at, author, kind, added])
