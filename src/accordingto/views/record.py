"""The record as a file: ``record.json``, and back."""

import json
import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from accordingto.errors import UnreadableRecord
from accordingto.records import SCHEMA, Incident, Mention, Record, Report

_FILE_NAMES: dict[tuple[type, str], str] = {(Record, "quotations"): "quotes"}
_LEFT_OUT: set[tuple[type, str]] = {(Report, "text"), (Mention, "incident")}
"""A report's text belongs to its publisher; a mention stands inside its incident."""


def record_json(record: Record) -> bytes:
    """The record as ``record.json`` has it: the same record always gives the same bytes."""
    written = json.dumps({"schema": SCHEMA, **_encode(record)}, ensure_ascii=False, indent=1) + "\n"
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
        record: Record = _decode(Record, found, "record")
    except _Misfit as error:
        raise UnreadableRecord(f"{source} doesn't keep to {SCHEMA}: {error}") from error
    return record


def schema_json() -> str:
    """The JSON Schema (2020-12) of ``record.json``."""
    return files("accordingto.views").joinpath("accordingto-record-1.schema.json").read_text("utf-8")


def _encode(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _encode(getattr(value, field.name)) for name, field in _columns(type(value))}
    return [_encode(item) for item in value] if isinstance(value, tuple) else value


@cache
def _columns(noun: type) -> tuple[tuple[str, Field[Any]], ...]:
    kept = (field for field in fields(noun) if (noun, field.name) not in _LEFT_OUT)
    return tuple((_FILE_NAMES.get((noun, field.name), field.name), field) for field in kept)


@cache
def _hints(noun: type) -> dict[str, Any]:
    return get_type_hints(noun)


class _Misfit(ValueError):
    """A value that is not of the type that its place asks for."""


def _decode(wanted: Any, value: Any, where: str) -> Any:
    kind = get_origin(wanted)
    if kind is tuple:
        if not isinstance(value, list):
            raise _Misfit(f"{where} is no list")
        return tuple(_decode(get_args(wanted)[0], item, f"{where}[{number}]") for number, item in enumerate(value))
    if kind in (Union, types.UnionType):
        options = [option for option in get_args(wanted) if option is not type(None)]
        return None if value is None else _decode(options[0], value, where)
    if kind is Literal:
        if value not in get_args(wanted):
            raise _Misfit(f"{where} is {value!r}, none of {', '.join(map(repr, get_args(wanted)))}")
        return value
    if is_dataclass(wanted):
        return _decode_noun(wanted, value, where)
    fits = isinstance(value, (int, float)) if wanted is float else isinstance(value, wanted)
    if not fits or (isinstance(value, bool) and wanted is not bool):
        raise _Misfit(f"{where} is {value!r}, not of type {wanted.__name__}")
    return float(value) if wanted is float else value


def _decode_noun(noun: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise _Misfit(f"{where} is no object")
    given = dict(_given(noun, value, where))
    if noun is Incident:
        given["mentions"] = tuple(Mention(m.report, given["id"], m.start, m.end, m.quote) for m in given["mentions"])
    return noun(**given)


def _given(noun: type, value: dict[str, Any], where: str) -> Iterator[tuple[str, Any]]:
    hints = _hints(noun)
    for name, field in _columns(noun):
        if name in value:
            yield field.name, _decode(hints[field.name], value[name], f"{where}.{name}")
        elif field.default is MISSING:
            raise _Misfit(f"{where} has no {name!r}")
    for field in fields(noun):
        if (noun, field.name) in _LEFT_OUT:
            yield field.name, ""
