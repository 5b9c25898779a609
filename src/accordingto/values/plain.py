"""Nouns of the record as plain values that JSON knows, and back."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Noun = TypeVar("Noun")
Columns = Mapping[tuple[type, str], str | None]
"""Fields that stand under another name, or, with None, nowhere."""
_Told = tuple[tuple[tuple[type, str], str | None], ...]
"""The same, as what was found out by it is remembered."""
_Read = Callable[[Any], Any]
"""From a plain value to what its type asks for; made once for each type, for a page reads thousands."""


class Misfit(ValueError):
    """A value that is not of the type that its place asks for."""

    def __init__(self, says: str, where: str = "") -> None:
        super().__init__(says, where)
        self.says, self.where = says, where

    def within(self, outer: str) -> "Misfit":
        """The same, said of a place further out: only who fails goes the way back and names it."""
        return Misfit(self.says, outer + self.where)

    def __str__(self) -> str:
        return f"{self.where} {self.says}".lstrip()


def plain(value: Any, columns: Columns = types.MappingProxyType({})) -> Any:
    """The value with nouns as objects and tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, field.name), columns) for name, field in _columns(type(value), tuple(columns.items()))}
    return [plain(item, columns) for item in value] if isinstance(value, tuple) else value


def noun_of(wanted: type[Noun], value: Any, columns: Columns = types.MappingProxyType({}), where: str = "it") -> Noun:
    """The noun that a plain value tells, a field that stands nowhere as the empty word; raises Misfit, which says where it fits badly."""
    kind: Any = wanted
    try:
        made: Noun = _reader(kind, tuple(columns.items()))(value)
    except Misfit as error:
        raise error.within(where) from None
    return made


@cache
def _columns(noun: type, columns: _Told) -> tuple[tuple[str, Field[Any]], ...]:
    named = dict(columns)
    kept = ((named.get((noun, field.name), field.name), field) for field in fields(noun))
    return tuple((name, field) for name, field in kept if name is not None)


@cache
def _reader(wanted: Any, columns: _Told) -> _Read:
    kind, options = get_origin(wanted), tuple(one for one in get_args(wanted) if one is not type(None))
    if kind is tuple:
        return _reads_list(_reader(options[0], columns))
    if kind in (Union, types.UnionType):
        read = _reader(options[0], columns)
        return lambda value: None if value is None else read(value)
    if kind is Literal:
        return _reads_one_of(options)
    if isinstance(wanted, type) and is_dataclass(wanted):
        return _reads_noun(wanted, columns)
    return _reads_bare(wanted)


def _reads_list(read: _Read) -> _Read:
    def items(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Misfit("is no list")
        made: list[Any] = []
        try:
            for item in value:
                made.append(read(item))  # not in a comprehension: how far it came says which did not fit
        except Misfit as error:
            raise error.within(f"[{len(made)}]") from None
        return tuple(made)

    return items


def _reads_one_of(options: tuple[Any, ...]) -> _Read:
    def one(value: Any) -> Any:
        if value not in options:
            raise Misfit(f"is {value!r}, none of {', '.join(map(repr, options))}")
        return value

    return one


def _reads_bare(wanted: Any) -> _Read:
    def bare(value: Any) -> Any:
        if type(value) is wanted:  # nearly all
            return value
        fits = isinstance(value, (int, float)) if wanted is float else isinstance(value, wanted)
        if not fits or (isinstance(value, bool) and wanted is not bool):
            raise Misfit(f"is {value!r}, not of type {wanted.__name__}")
        return float(value) if wanted is float else value

    return bare


def _reads_noun(noun: type, columns: _Told) -> _Read:
    hints = get_type_hints(noun)
    shown = _columns(noun, columns)
    told = tuple((name, field.name, _reader(hints[field.name], columns), field.default is MISSING) for name, field in shown)
    left_out = {one.name: "" for one in fields(noun) if one.default is MISSING and one not in [field for _, field in shown]}

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Misfit("is no object")
        given: dict[str, Any] = dict(left_out)
        for name, of, reads, needed in told:
            if name in value:
                try:
                    given[of] = reads(value[name])
                except Misfit as error:
                    raise error.within(f".{name}") from None
            elif needed:
                raise Misfit(f"has no {name!r}")
        return noun(**given)

    return read
