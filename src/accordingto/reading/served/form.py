"""The form that an answer is asked in: JSON Schema, in the part of it that servers can hold a model to."""

from typing import Any, get_args

from accordingto.records import COUNTS, TYPES, VALUES, Comparator, OriginKind, Stance

Schema = dict[str, Any]

GROUPS = ("all", "civilians", "children", "women", "men", "combatants", "security forces", "perpetrators")


def _object(**properties: Schema) -> Schema:
    """An object whose every field must be there, and no other: strict servers take nothing else."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(items: Schema | None = None) -> Schema:
    return {"type": "array"} | ({"items": items} if items else {})


def _one_of(words: tuple[str, ...], *, or_none: bool = False) -> Schema:
    return {"type": ["string", "null"], "enum": [*words, None]} if or_none else {"type": "string", "enum": list(words)}


_TEXT: Schema = {"type": "string"}
_TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "integer"}
_NUMBER_OR_NONE: Schema = {"type": ["integer", "null"]}
_YES_OR_NO: Schema = {"type": "boolean"}

MENTION = _object(quote=_TEXT, occurrence=_NUMBER)
CLAIM = _object(
    question=_one_of(COUNTS + VALUES),
    quote=_TEXT,
    occurrence=_NUMBER,
    words=_TEXT,
    value=_TEXT_OR_NONE,
    low=_NUMBER_OR_NONE,
    high=_NUMBER_OR_NONE,
    comparator=_one_of(get_args(Comparator), or_none=True),
    group=_TEXT_OR_NONE,
    explicit=_YES_OR_NO,
    stance=_one_of(get_args(Stance)),
    source=_TEXT_OR_NONE,
    source_kind=_one_of(get_args(OriginKind)),
    via=_list(_TEXT),
)


def _incident(mention: Schema | None = None, claim: Schema | None = None) -> Schema:
    return _object(type=_one_of(TYPES), main=_YES_OR_NO, mentions=_list(mention), claims=_list(claim))


INCIDENT = _incident()
"""An incident with whatever it holds: one wrong claim must not cost the others."""
ANSWER = _object(incidents=_list(_incident(MENTION, CLAIM)))
