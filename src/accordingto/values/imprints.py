"""What is kept of a report's text to know copies and credits by once the text is let go: hashes, places, bylines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHINGLE = 5
"""Words that two writers seldom put one after another alike, names and set phrases aside."""
HEAD = 1500
"""Characters at the beginning of a report in which a dateline or byline stands."""
TAIL = 500
"""Characters at its end in which a closing line stands."""
LONGEST_LINE = 120
LONGEST_CAPTION = 600
_WORD = re.compile(r"\w+")
_DATELINE = re.compile(r"^[^\n()]{0,80}\(([^\n()]{2,40})\)\s*(?:[-–—]|:\s)", re.MULTILINE)
"""BEIRUT (AP) —, (Reuters) -."""
_FROM = re.compile(r"\W*(?:by|from|via|source|copyright|©|\(c\)|all rights reserved)(?!\w)", re.IGNORECASE)
_PICTURE = re.compile(r"\b(?:photo(?:s|graph)?|picture|image|credit|courtesy|getty|shutterstock|video)s?\b", re.IGNORECASE)
_MIXED = re.compile(
    r"contributed to this (?:report|story|article)|\bcontribut(?:ed|ing)(?: by)?:|\b(?:staff|wires?|agencies) (?:and|&) (?:staff|wires?"
    r"|agency|agencies)\b|\bwith (?:files|reporting|additional reporting|information|inputs?) (?:from|by)\b"
    r"|\b(?:wire|agency|news) (?:services|reports)\b|\bstaff and\b|\b(?:and|with|from) (?:wires|agencies)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[(\[/—–|]\s?([\w.' -]{2,30}?) (?:photo|picture|image|video)\b"
    r"|(?:photo|picture|image|credit|courtesy)s?\b[^\n]{0,60}?[:/]\s?([^\n()/]{2,60})"
    r"|/\s?([A-Z][\w .'-]{1,30})[)\].]*\s*$|\bvia ([A-Z][\w .'-]{1,30})[)\].]*\s*$",
    re.IGNORECASE,
)

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Za-z]{1,8}[A-Z]|[A-Z]{2,10})\)")
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w’'-]*[ -](?:(?:of|for|and|the|in|on) ){0,2}){1,9})$")
LONGEST_BEFORE = 120
"""Characters before an acronym's brackets in which its name stands."""

Hashes = NDArray[np.uint64]
Places = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption, and the words of its credit."""

    start: int
    end: int
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Imprint:
    """A text without its words: none can be had back but lines that say whose it is."""

    starts: Places
    """Where each word begins, in characters."""
    ends: Places
    hashes: Hashes
    """One for each run of words, in their order."""
    bylines: tuple[str, ...] = ()
    """What stands in a dateline's brackets, and lines that may name who wrote."""
    mixed: bool = False
    """Whether it says that others wrote parts of it: "staff and wire reports"."""
    captions: tuple[Caption, ...] = ()
    acronyms: tuple[tuple[str, str], ...] = ()
    """Each that it spells out, with the name."""


def imprint_of(text: str) -> Imprint:
    """What is kept of a report's text."""
    spans = [match.span() for match in _WORD.finditer(text)]
    words = np.array([crc32(text[start:end].casefold().encode("utf-8", "replace")) for start, end in spans], dtype=np.uint64)
    places = np.array(spans, dtype=np.int32).reshape(-1, 2)
    head, tail = text[:HEAD], text[-TAIL:]
    return Imprint(
        places[:, 0].copy(),
        places[:, 1].copy(),
        _shingled(words),
        bylines=tuple(dict.fromkeys(_bylines(head, tail))),
        mixed=bool(_MIXED.search(head) or _MIXED.search(tail)),
        captions=tuple(_captions(text)),
        acronyms=tuple(dict(spelled_out(text)).items()),
    )


def _shingled(words: Hashes) -> Hashes:
    """A hash for every run of words, well mixed, so that any part of the hashes is a fair sample."""
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    many = len(words) - SHINGLE + 1
    mixed = np.zeros(many, dtype=np.uint64)
    for shift in range(SHINGLE):
        mixed = mixed * np.uint64(0x100000001B3) + words[shift : shift + many]
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))


def _bylines(head: str, tail: str) -> Iterator[str]:
    yield from (dateline[1] for dateline in _DATELINE.finditer(head))
    for line in (*head.split("\n")[:8], *tail.split("\n")[-5:]):
        if 0 < len(line) <= LONGEST_LINE and not _PICTURE.search(line) and (_FROM.match(line) or not re.search(r"[:.!?…]", line)):
            yield line


def _captions(text: str) -> Iterator[Caption]:
    start = 0
    for line in text.split("\n"):
        if 0 < len(line) <= LONGEST_CAPTION:
            credits = tuple(part.strip() for match in _CREDIT.finditer(line) for part in match.groups() if part)
            if credits:
                yield Caption(start, start + len(line), credits)
        start += len(line) + 1


def spelled_out(text: str) -> Iterator[tuple[str, str]]:
    """Acronyms in brackets with the name before each that begins as they do: "Harbour Relief Committee (HRC)"."""
    for match in _IN_BRACKETS.finditer(text):
        before = _NAME_BEFORE.search(text[max(0, match.start() - LONGEST_BEFORE) : match.start()])
        words = before[1].split() if before else []
        capitals = [at for at, word in enumerate(words) if word[0].isupper()]
        letters = [letter for letter in match[1] if letter.isupper()]
        for i, at in reversed(list(enumerate(capitals))):
            name = " ".join(words[at:])
            if name[0] == letters[0] and (len(capitals) - i >= len(letters) - 1 or _in_order(match[1], name)):
                yield match[1], name
                break


def _in_order(letters: str, name: str) -> bool:
    """Whether the letters stand in the name, in their order: VIREC for Violence Records."""
    left = iter(name.casefold())
    return all(letter in left for letter in letters.casefold())
