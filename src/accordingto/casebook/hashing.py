"""One way to write rows down, so that what was added can be told from what was changed since."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

FIRST = bytes(32)
"""What stands before the log's first entry."""
SEAL = 8
"""Bytes of a seal: it is to show a slip, no forgery, and there are many."""


def digest(what: object) -> bytes:
    """SHA-256 of a value as JSON with its names in order; bytes count as their hex."""
    return sha256(json.dumps(what, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=bytes.hex).encode()).digest()


def without_empty(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as it counts in a digest: a column that a later version adds must change none; long bytes by their hash."""
    return {
        name: sha256(value).digest() if isinstance(value, bytes) and len(value) > len(FIRST) else value
        for name, value in row.items()
        if value is not None
    }


def seal(row: Mapping[str, Any]) -> bytes:
    """Of one row, whatever seal it bears."""
    return digest(without_empty({name: value for name, value in row.items() if name != "seal"}))[:SEAL]


def chained(before: bytes, number: int, at: str, author: str, kind: str, added: bytes) -> bytes:
    """The hash of an entry of the log: of all it says and of the entry before."""
    return digest([before, number, at, author, kind, added])
