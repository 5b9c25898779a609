"""Reports that stand in JSON: an object, a list of objects, or one object a line."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from accordingto.errors import UnreadableSource
from accordingto.intake.drafts import Draft, drafts_or_refusal, first_of, kind_of
from accordingto.intake.encodings import decode
from accordingto.intake.files import too_large
from accordingto.records import Refusal

GIVE_UP_AFTER = 100
"""Lines at the start that are all unreadable: the file is no JSON lines, and needs no refusal for each."""


def read_json(source: str, stem: str, data: bytes) -> Iterator[Draft | Refusal]:
    """The reports of a JSON document."""
    if not data.strip():
        raise UnreadableSource("It holds nothing but white space." if data else "It is empty.")
    document = _parsed(data)
    if isinstance(document, dict) and isinstance(document.get("reports"), list):
        document = document["reports"]
    if not isinstance(document, list):
        yield _draft(source, stem, data, document)
        return
    if not document:
        raise UnreadableSource("Its list of reports is empty.")
    for number, row in enumerate(document, start=1):
        place = f"{source}, item {number}"
        yield from drafts_or_refusal(place, _one(place, stem, row))


def read_json_lines(source: str, stem: str, first: bytes, stream: BinaryIO, largest: int) -> Iterator[Draft | Refusal]:
    """The reports of JSON lines, with no more than one line in memory."""
    read = refused = 0
    for number, line in _numbered(first, stream, largest):
        place = f"{source}, line {number}"
        if len(line) > largest:
            yield Refusal(place, too_large(len(line), largest).replace("It has", "The line has at least"))
            refused += 1
            continue
        if not line.strip():
            continue
        for found in drafts_or_refusal(place, _line(place, stem, line, number)):
            read, refused = (read, refused + 1) if isinstance(found, Refusal) else (read + 1, refused)
            yield found
        if not read and refused >= GIVE_UP_AFTER:
            yield Refusal(source, f"None of its first {refused} lines is a report; the rest was not read.")
            return
    if not read and not refused:
        yield Refusal(source, "It holds nothing but white space.")


def _numbered(first: bytes, stream: BinaryIO, largest: int) -> Iterator[tuple[int, bytes]]:
    number, line = 1, first or stream.readline(largest + 1)
    while line:
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        while not line.endswith(b"\n") and (line := stream.readline(65_536)):
            pass  # the rest of a line that is too long
        number, line = number + 1, stream.readline(largest + 1)


def _line(source: str, stem: str, line: bytes, number: int) -> Iterator[Draft]:
    yield _draft(source, stem, line.rstrip(b"\r\n"), _parsed(line, number))


def _one(source: str, stem: str, row: object) -> Iterator[Draft]:
    canonical = json.dumps(row, sort_keys=True, separators=(",", ":")).encode()
    yield _draft(source, stem, canonical, row)


def _draft(source: str, stem: str, data: bytes, row: object) -> Draft:
    if not isinstance(row, dict):
        raise UnreadableSource(f"It is {kind_of(row)}, not an object with a “text”.")
    text = first_of(row, "text")
    if text is None:
        raise UnreadableSource("It has no “text”.")
    return Draft.of(source, stem, data, text, row)


def _parsed(data: bytes, line: int = 0) -> object:
    try:
        return json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise UnreadableSource(f"Line {line or error.lineno} is not JSON: {error.msg} at character {error.colno}.") from None
    except RecursionError:
        raise UnreadableSource("Its JSON is nested too deeply.") from None
    except ValueError:
        raise UnreadableSource("It holds a number too long to read.") from None
