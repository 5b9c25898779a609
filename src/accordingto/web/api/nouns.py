"""The program's own nouns as they are in JSON, with their schemas: each is written down once, where it is at home."""

import ast
import inspect
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache, reduce
from itertools import pairwise
from operator import or_
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from accordingto.values.plain import plain
from accordingto.views.record import COLUMNS


def json_of(value: Any) -> bytes:
    """Nouns, and what is made of them, as ``record.json`` writes them."""
    written = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return written.encode("utf-8", "backslashreplace")  # half a surrogate pair survives as JSON's own escape


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else plain(value, COLUMNS)


@cache
def model_of(noun: type) -> type[BaseModel]:
    """What JSON has of a noun, for the description of the API: every field is always there."""
    hints, told = get_type_hints(noun), _told_of(noun)
    named = {field.name: COLUMNS.get((noun, field.name), field.name) for field in fields(noun)}
    made: dict[str, Any] = {
        shown: (_type_of(hints[name]), Field(description=told.get(name) or None)) for name, shown in named.items() if shown is not None
    }
    return create_model(noun.__name__, __doc__=inspect.getdoc(noun), __config__=ConfigDict(protected_namespaces=()), **made)


def list_of(noun: type) -> Any:
    """What JSON has of all that there are of a noun."""
    return list[model_of(noun)]  # type: ignore[misc]


def _type_of(hint: Any) -> Any:
    kind, parts = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return model_of(hint)
    if kind is tuple:
        return list[_type_of(parts[0])]  # type: ignore[misc]
    if kind in (Union, UnionType):
        return reduce(or_, map(_type_of, parts))
    return hint if kind is Literal or not parts else kind[tuple(map(_type_of, parts))]


def _told_of(noun: type) -> dict[str, str]:
    """What stands under each field."""
    (written,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(noun))).body
    assert isinstance(written, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(said.value.value)
        for field, said in pairwise(written.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant) and isinstance(said.value.value, str)
    }
