"""The record as a file: ``record.json``, and back."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from accordingto.errors import UnreadableRecord
from accordingto.records import SCHEMA, Incident, Mention, Record, Report
from accordingto.values.plain import Misfit, noun_of, plain

COLUMNS = {
    (Record, "quotations"): "quotes",
    (Report, "text"): None,
    (Report, "received"): None,
    (Report, "source"): None,
    (Mention, "incident"): None,
}
"""A report's text belongs to its publisher, and where it lay is nobody else's business; a mention stands inside its incident."""


def record_json(record: Record) -> bytes:
    """The record as ``record.json`` has it: the same record always gives the same bytes."""
    return b"".join(record_pieces(record))


def record_pieces(record: Record) -> Iterator[bytes]:
    """The same bytes noun by noun, so that nobody who sends a large record holds it a second time."""
    yield f'{{\n "schema": {json.dumps(SCHEMA)}'.encode()
    for field in fields(record):
        value = getattr(record, field.name)
        yield f',\n "{COLUMNS.get((Record, field.name), field.name)}": '.encode()
        yield from _listed(value) if isinstance(value, tuple) else (_written(value),)
    yield b"\n}\n"


def _listed(nouns: tuple[Any, ...]) -> Iterator[bytes]:
    for number, noun in enumerate(nouns):
        yield (b",\n  " if number else b"[\n  ") + _written(noun).replace(b"\n", b"\n  ")
    yield b"\n ]" if nouns else b"[]"


def _written(value: Any) -> bytes:
    written = json.dumps(plain(value, COLUMNS), ensure_ascii=False, indent=1)
    # JSON input may smuggle in half a surrogate pair; as a JSON escape it survives where UTF-8 has no bytes for it.
    return written.encode("utf-8", "backslashreplace")


def read_record(path: Path) -> Record:
    """The record in a folder or file; the reports come back without their texts."""
    source = path / "record.json" if path.is_dir() else path
    try:
        found = json.loads(source.read_bytes())
    except FileNotFoundError:
        raise UnreadableRecord(f"{path} holds no record.json; `accordingto build` makes one") from None
    except OSError as error:
        raise UnreadableRecord(f"{source} can't be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableRecord(f"{source} is no JSON: {error}") from error
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema != SCHEMA:
        raise UnreadableRecord(f"{source} has the schema {schema!r}; this version reads {SCHEMA!r}")
    try:
        record = noun_of(Record, found, COLUMNS, "record")
    except Misfit as error:
        raise UnreadableRecord(f"{source} doesn't keep to {SCHEMA}: {error}") from error
    return replace(record, incidents=tuple(map(_placed, record.incidents)))


def schema_json() -> str:
    """The JSON Schema (2020-12) of ``record.json``."""
    return files("accordingto.views").joinpath("accordingto-record-1.schema.json").read_text("utf-8")


def _placed(incident: Incident) -> Incident:
    return replace(incident, mentions=tuple(replace(mention, incident=incident.id) for mention in incident.mentions))
