"""One file or stream to drafts, by what it is: text, web page, JSON, JSON lines."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, NamedTuple

from accordingto.errors import UnreadableSource
from accordingto.intake import files
from accordingto.intake.drafts import Draft, drafts_or_refusal
from accordingto.intake.encodings import byte_order_mark, decode, refuse_binary
from accordingto.intake.files import Found, too_large, why_unopened
from accordingto.intake.given import Given
from accordingto.intake.lines import one_line
from accordingto.intake.rows import read_json, read_json_lines
from accordingto.intake.text import read_text
from accordingto.intake.web_pages import read_web_page
from accordingto.records import Refusal
from accordingto.settings import Settings

_WEB_PAGE = re.compile(r"\s*(?:<\?xml|<!--|<!doctype\s+html|<html|<head|<body)", re.IGNORECASE)
STDIN = "standard input"
_PEEK = 4096


class _Source(NamedTuple):
    """What is known of some bytes before they are looked at."""

    name: str
    stem: str
    extension: str = ""
    charset: str = ""


def read_file(found: Found, settings: Settings) -> Iterator[Draft | Refusal]:
    """The reports of one file; what goes wrong becomes a refusal of it."""
    stem = one_line(found.path.stem, 200)
    try:
        with open(found.path, "rb") as stream:
            yield from drafts_or_refusal(found.source, _by_extension(_Source(found.source, stem, found.extension), stream, settings))
    except OSError as error:
        yield Refusal(found.source, why_unopened(error))


def read_given(given: Given, settings: Settings) -> Iterator[Draft | Refusal]:
    """The reports of a stream that somebody gave, under what they say of it; what goes wrong becomes a refusal of it."""
    source = _Source(given.source, given.stem, given.extension, given.charset)
    try:
        for draft in drafts_or_refusal(given.source, _by_extension(source, given.stream, settings)):
            yield draft if isinstance(draft, Refusal) else draft.under(given.fields)
    except OSError as error:
        yield Refusal(given.source, why_unopened(error))


def read_stream(stream: BinaryIO | None, settings: Settings) -> Iterator[Draft | Refusal]:
    """The reports of standard input, whose kind shows in its first line."""
    if stream is None:
        yield Refusal(STDIN, "Nothing comes in there.")
        return
    try:
        yield from drafts_or_refusal(STDIN, _by_look(_Source(STDIN, "stdin"), stream, settings))
    except OSError as error:
        yield Refusal(STDIN, why_unopened(error))


def _by_extension(of: _Source, stream: BinaryIO, settings: Settings) -> Iterator[Draft | Refusal]:
    if of.extension in files.JSON_LINES:
        yield from _lines(of, b"", stream, settings.largest_report)
    elif of.extension in files.JSON:
        yield from read_json(of.name, of.stem, _whole(stream, settings.largest_report))
    elif of.extension in files.WEB_PAGE:
        yield _page(of, _whole(stream, settings.largest_report), settings.largest_page)
    elif of.extension in files.TEXT:
        yield read_text(of.name, of.stem, _whole(stream, settings.largest_report), of.charset)
    else:
        yield from _by_look(of, stream, settings)


def _by_look(of: _Source, stream: BinaryIO, settings: Settings) -> Iterator[Draft | Refusal]:
    first = stream.readline(settings.largest_report + 1)
    if _is_row(first):
        yield from _lines(of, first, stream, settings.largest_report)
        return
    data = _whole(stream, settings.largest_report, first)
    start = decode(data, of.charset).lstrip()[:_PEEK]
    if _is_json(start):
        yield from read_json(of.name, of.stem, data)
    elif _WEB_PAGE.match(start):
        yield _page(of, data, settings.largest_page)
    else:
        yield read_text(of.name, of.stem, data, of.charset)


def _page(of: _Source, data: bytes, largest: int) -> Draft:
    if len(data) > largest:
        raise UnreadableSource(
            f"It is a web page of {len(data):,} bytes; of web pages, more than {largest:,} are not read. Save its text instead."
        )
    return read_web_page(of.name, of.stem, data, of.charset)


def _lines(of: _Source, first: bytes, stream: BinaryIO, largest: int) -> Iterator[Draft | Refusal]:
    """JSON lines from a stream of any length; one in UTF-16 has no lines of bytes and is read whole."""
    first = first or stream.readline(largest + 1)
    if not first:
        raise UnreadableSource("It is empty.")
    refuse_binary(first[:_PEEK])
    if byte_order_mark(first).startswith(("utf-16", "utf-32")):
        first, stream = b"", BytesIO(decode(_whole(stream, largest, first)).encode("utf-8", "surrogatepass"))
    yield from read_json_lines(of.name, of.stem, first, stream, largest)


def _whole(stream: BinaryIO, largest: int, first: bytes = b"") -> bytes:
    """Everything, unless it is more than the largest report: a file's size on disk need not be true."""
    data = first + stream.read(max(0, largest + 1 - len(first)))
    if len(data) > largest:
        raise UnreadableSource(too_large(len(data), largest).replace("It has", "It has at least"))
    return data


def _is_row(line: bytes) -> bool:
    """Whether a line is an object by itself that is not a whole document of reports."""
    if not line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and not isinstance(row.get("reports"), list)


def _is_json(start: str) -> bool:
    """Whether a text opens as JSON does; prose may open with a bracket too, but not with what follows it there."""
    return bool(re.match(r"(?:\{|\[\s*\{)\s*(?:\"|\}|$)", start))
