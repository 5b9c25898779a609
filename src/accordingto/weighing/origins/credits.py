"""Whose story a report says that it prints: datelines, bylines, closing lines, and the credits of pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.records import Claim, Report
from accordingto.values.known import KnownOrigins

HEAD = 1500
"""Characters at the beginning of a report in which a dateline or byline stands."""
TAIL = 500
"""Characters at its end in which a closing line stands."""
LONGEST_LINE = 120
LONGEST_CAPTION = 600
_DATELINE = re.compile(r"^[^\n()]{0,80}\(([^\n()]{2,40})\)\s*(?:[-–—]|:\s|--)", re.MULTILINE)
"""BEIRUT (AP) —, (Reuters) -."""
_FROM = re.compile(r"\W*(?:by|from|via|source|copyright|©|\(c\)|all rights reserved)(?!\w)", re.IGNORECASE)
_PICTURE = re.compile(r"\b(?:photo(?:s|graph)?|picture|image|credit|courtesy|getty|shutterstock|video)s?\b", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:[,/|•·–—()]| and | via | for | with |- | ©|\d{4}|\.(?=\s|$)|:)\s*")
_MIXED = re.compile(
    r"contributed to this (?:report|story|article)|\bcontribut(?:ed|ing)(?: by)?:"
    r"|\b(?:staff|wires?|agencies) (?:and|&) (?:staff|wires?|agency|agencies)\b"
    r"|\bwith (?:files|reporting|additional reporting|information|inputs?) (?:from|by)\b|\b(?:wire|agency|news) (?:services|reports)\b"
    r"|\bstaff and\b|\b(?:and|with|from) (?:wires|agencies)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\W*(?:by|from|via|source|copyright)\b:?\s*", re.IGNORECASE)
_CREDIT = re.compile(
    r"[(\[/—–|]\s?([\w.' -]{2,30}?) (?:photo|picture|image|video)\b"
    r"|(?:photo|picture|image|credit|courtesy)s?\b[^\n]{0,60}?[:/]\s?([^\n()/]{2,60})"
    r"|/\s?([A-Z][\w .'-]{1,30})[)\].]*\s*$|\bvia ([A-Z][\w .'-]{1,30})[)\].]*\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """The agency that a report names as the writer of its text."""

    agency: str
    mixed: bool
    """Whether others wrote parts of it: "staff and wire reports"."""


def credited(report: Report, known: KnownOrigins) -> Credit | None:
    """The one agency whose text a report says that it prints; none where it names several, or is the agency's own."""
    head, tail = report.text[:HEAD], report.text[-TAIL:]
    lines = [line for line in _lines(head, tail) if any(_agencies_in(line, known))]
    named = {name for line in lines for name in _agencies_in(line, known)}
    own = known.of(report.outlet)
    if len(named) != 1 or (own and own.name in named):
        return None
    return Credit(named.pop(), bool(_MIXED.search(head) or _MIXED.search(tail)) or any(_shared(line, known) for line in lines))


def caption_credit(report: Report, claim: Claim, known: KnownOrigins) -> str:
    """The agency whose picture's caption a claim is taken from; empty where it is none."""
    text = report.text
    start = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.end)
    line = text[start : len(text) if end < 0 else end]
    if len(line) > LONGEST_CAPTION:
        return ""
    credits = (part for match in _CREDIT.finditer(line, max(0, claim.end - start)) for part in match.groups() if part)
    return next((name for part in credits for name in _agencies_in(part, known)), "")


def _lines(head: str, tail: str) -> Iterator[str]:
    """What stands in a dateline's brackets, and the lines that name who wrote."""
    yield from (dateline[1] for dateline in _DATELINE.finditer(head))
    for line in (*head.split("\n")[:8], *tail.split("\n")[-5:]):
        if len(line) <= LONGEST_LINE and not _PICTURE.search(line) and (_FROM.match(line) or not re.search(r"[:.!?…]", line)):
            yield line


def _agencies_in(words: str, known: KnownOrigins) -> Iterator[str]:
    """The agencies among names that stand beside each other: "AP/Reuters", "By Ann Holt, Associated Press"."""
    found = (known.of(part) for part in _parts(words))
    return (one.name for one in found if one and one.kind == "agency")


def _shared(line: str, known: KnownOrigins) -> bool:
    """Whether an agency stands beside another house's name: "CBS/AP"."""
    parts = list(_parts(line))
    return "/" in line and len(parts) == 2 and parts[0].isascii() and len(list(_agencies_in(line, known))) == 1


def _parts(words: str) -> list[str]:
    return [part for part in _NAMES.split(_LEAD.sub("", words)) if part]
