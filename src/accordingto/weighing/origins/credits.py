"""Whose story a report says that it prints: datelines, bylines, closing lines, and the credits of pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.records import Claim, Report
from accordingto.values.imprints import Imprint
from accordingto.values.known import KnownOrigins

_NAMES = re.compile(r"\s*(?:[,/|•·–—()]| and | via | for | with |- | ©|\d{4}|\.(?=\s|$)|:)\s*")
_LEAD = re.compile(r"^\W*(?:by|from|via|source|copyright)\b:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """The agency that a report names as the writer of its text."""

    agency: str
    mixed: bool
    """Whether others wrote parts of it: "staff and wire reports", "CBS/AP"."""


def credited(report: Report, imprint: Imprint, known: KnownOrigins) -> Credit | None:
    """The one agency whose text a report says that it prints; none where it names several, or is the agency's own."""
    lines = [line for line in imprint.bylines if any(_agencies_in(line, known))]
    named = {name for line in lines for name in _agencies_in(line, known)}
    own = known.of(report.outlet)
    if len(named) != 1 or (own and own.name in named):
        return None
    return Credit(named.pop(), imprint.mixed or any(_shared(line, known) for line in lines))


def caption_credit(imprint: Imprint, claim: Claim, known: KnownOrigins) -> str:
    """The agency whose picture's caption a claim is taken from; empty where it is none."""
    credits = (words for line in imprint.captions if line.start <= claim.start and claim.end <= line.end for words in line.credits)
    return next((name for words in credits for name in _agencies_in(words, known)), "")


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
