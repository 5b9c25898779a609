"""What any kind of source gives before it is a report: the text, and the fields under the names that other tools use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, Self

from accordingto.errors import UnreadableSource
from accordingto.intake.dates import read_date
from accordingto.intake.encodings import refuse_unwritable
from accordingto.intake.lines import one_line
from accordingto.records import Refusal

NAMES = {
    "key": ("key", "id"),
    "title": ("title",),
    "outlet": ("outlet", "publisher", "source_domain"),
    "published": ("published", "date_publish", "dct"),
    "url": ("url", "uri"),
    "language": ("language",),
    "text": ("text", "maintext", "content", "body"),
}
KNOWN = frozenset(name for names in NAMES.values() for name in names)
LONGEST = {"key": 200, "title": 300, "outlet": 120, "published": 100, "url": 2000, "language": 35}


@dataclass(frozen=True)
class Draft:
    """One report as its source gives it; ``refused`` holds the fields that were left out, each with its reason."""

    source: str
    key: str
    received: bytes = field(repr=False)
    text: str = field(repr=False)
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    refused: tuple[Refusal, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """Of the bytes received, in hex."""
        return sha256(self.received).hexdigest()

    @classmethod
    def of(
        cls, source: str, stem: str, received: bytes, text: object, fields: Mapping[str, object], notes: tuple[Refusal, ...] = ()
    ) -> Self:
        """A draft of the text and fields; raises UnreadableSource where there is no text to read.

        A field of the wrong type, or a day that can't be read, costs the field and not the report.
        """
        refused = list(notes)
        values = {name: _value(source, name, fields, refused) for name in LONGEST}
        values["published"] = _day(source, values["published"], refused)
        values["key"] = values["key"] or one_line(stem, LONGEST["key"]) or "report"
        return cls(source=source, received=received, text=checked_text(text), refused=tuple(refused), **values)

    def under(self, fields: Mapping[str, str]) -> Self:
        """The same, where these fields count before its own; a day that can't be read costs itself only."""
        refused = list(self.refused)
        given = {name: one_line(value, LONGEST[name]) for name, value in fields.items()}
        given["published"] = _day(self.source, given.get("published", ""), refused)
        told: dict[str, Any] = {name: value for name, value in given.items() if value}
        return replace(self, refused=tuple(refused), **told)


def checked_text(text: object) -> str:
    """The text itself; raises UnreadableSource for anything that is not text to read."""
    if not isinstance(text, str):
        raise UnreadableSource(f"“text” is {kind_of(text)}, not text.")
    if not text:
        raise UnreadableSource("It is empty.")
    if not text.strip():
        raise UnreadableSource("It holds nothing but white space.")
    refuse_unwritable(text)
    return text


def first_of(fields: Mapping[str, object], name: str) -> object:
    """The first value that stands under any of a field's names, or None."""
    return next((fields[n] for n in NAMES[name] if fields.get(n) is not None), None)


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    if isinstance(value, bool):  # before numbers: Python counts it among them
        return "true or false"
    kinds = {int: "a number", float: "a number", list: "a list", dict: "an object", str: "text"}
    return kinds.get(type(value), "nothing")


def _value(source: str, name: str, fields: Mapping[str, object], refused: list[Refusal]) -> str:
    value = first_of(fields, name)
    if isinstance(value, int) and not isinstance(value, bool) and name == "key":
        value = str(value)
    if isinstance(value, str) or value is None:
        return one_line(value or "", LONGEST[name])
    refused.append(Refusal(source, f"“{name}” is {kind_of(value)}, not text; the report was read without it."))
    return ""


def _day(source: str, given: str, refused: list[Refusal]) -> str:
    day = read_date(given)
    if given and not day:
        refused.append(Refusal(source, f"“{given}” names no single day of publication; the report was read without it."))
    return day


def drafts_or_refusal(source: str, make: Iterator[Draft | Refusal]) -> Iterator[Draft | Refusal]:
    """The drafts, and where making one fails, the reason as a refusal of the source."""
    try:
        yield from make
    except UnreadableSource as reason:
        yield Refusal(source, str(reason))
