"""Nouns of the record as plain values that JSON knows, and back."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Noun = TypeVar("Noun")
Columns = Mapping[tuple[type, str], str | None]
"""Fields that stand under another name, or, with None, nowhere."""


class Misfit(ValueError):
    """A value that is not of the type that its place asks for."""


def plain(value: Any, columns: Columns = types.MappingProxyType({})) -> Any:
    """The value with nouns as objects and tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, field.name), columns) for name, field in _columns(type(value), tuple(columns.items()))}
    return [plain(item, columns) for item in value] if isinstance(value, tuple) else value


def noun_of(wanted: type[Noun], value: Any, columns: Columns = types.MappingProxyType({}), where: str = "it") -> Noun:
    """The noun that a plain value tells, a field that stands nowhere as the empty word; raises Misfit, which says where it fits badly."""
    made: Noun = _read(wanted, value, tuple(columns.items()), where)
    return made


@cache
def _columns(noun: type, columns: tuple[tuple[tuple[type, str], str | None], ...]) -> tuple[tuple[str, Field[Any]], ...]:
    named = dict(columns)
    kept = ((named.get((noun, field.name), field.name), field) for field in fields(noun))
    return tuple((name, field) for name, field in kept if name is not None)


@cache
def _hints(noun: type) -> dict[str, Any]:
    return get_type_hints(noun)


@cache
def _shape(wanted: Any) -> tuple[Any, tuple[Any, ...], bool]:
    """What a type is made of, what is left of it without None, and whether it is a noun; found out once, for a page reads thousands."""
    return get_origin(wanted), tuple(one for one in get_args(wanted) if one is not type(None)), is_dataclass(wanted)


def _read(wanted: Any, value: Any, columns: tuple[tuple[tuple[type, str], str | None], ...], where: str) -> Any:
    kind, options, is_noun = _shape(wanted)
    if kind is tuple:
        if not isinstance(value, list):
            raise Misfit(f"{where} is no list")
        return tuple([_read(options[0], item, columns, f"{where}[{number}]") for number, item in enumerate(value)])
    if kind in (Union, types.UnionType):
        return None if value is None else _read(options[0], value, columns, where)
    if kind is Literal:
        if value not in options:
            raise Misfit(f"{where} is {value!r}, none of {', '.join(map(repr, options))}")
        return value
    if is_noun:
        return _read_noun(wanted, value, columns, where)
    fits = isinstance(value, (int, float)) if wanted is float else isinstance(value, wanted)
    if not fits or (isinstance(value, bool) and wanted is not bool):
        raise Misfit(f"{where} is {value!r}, not of type {wanted.__name__}")
    return float(value) if wanted is float else value


def _read_noun(noun: Any, value: Any, columns: tuple[tuple[tuple[type, str], str | None], ...], where: str) -> Any:
    if not isinstance(value, dict):
        raise Misfit(f"{where} is no object")
    return noun(**dict(_given(noun, value, columns, where)))


def _given(
    noun: type, value: dict[str, Any], columns: tuple[tuple[tuple[type, str], str | None], ...], where: str
) -> Iterator[tuple[str, Any]]:
    hints = _hints(noun)
    shown = _columns(noun, columns)
    for name, field in shown:
        if name in value:
            yield field.name, _read(hints[field.name], value[name], columns, f"{where}.{name}")
        elif field.default is MISSING:
            raise Misfit(f"{where} has no {name!r}")
    yield from ((name, "") for name in _left_out(noun, columns))


@cache
def _left_out(noun: type, columns: tuple[tuple[tuple[type, str], str | None], ...]) -> tuple[str, ...]:
    shown = [field for _, field in _columns(noun, columns)]
    return tuple(field.name for field in fields(noun) if field.default is MISSING and field not in shown)
