"""Sentences with exact offsets."""

import re
from collections.abc import Iterator, Sequence

from sentencex import get_sentence_boundaries

from accordingto.reading.layers import Passage, SentenceSpan, trimmed
from accordingto.records import Span

# sentencex ends a sentence at "a.m." before a capital letter; a zone's name or a weekday goes on with it.
_GOES_ON = re.compile(
    r"(?:Greenwich|Eastern|Central|Mountain|Pacific|Atlantic|Universal|Coordinated|Moscow|Local|GMT|UTC|[A-Z]{1,2}[SD]?T\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
)
_CLOCK_END = re.compile(r"\b[ap]\.m\.\s*$")
_LONGEST_CLOCK_END = 40
"""Characters before a boundary in which "a.m." and white space are looked for."""
WINDOW = 10_000
"""Characters given to sentencex at once: over opening quotation marks that nothing closes it takes the square of the time."""


def find_sentences(text: str, passages: tuple[Passage, ...]) -> tuple[SentenceSpan, ...]:
    """Sentences in order, white space around them left out; none reaches over the end of a passage."""
    found = []
    for number, passage in enumerate(passages):
        for span in _split(text, passage):
            found.append(SentenceSpan(span.start, span.end, passage.kind, number))
    return tuple(found)


def _split(text: str, passage: Passage) -> Iterator[Span]:
    start = passage.start
    for end in (passage.start + end for end in _ends(passage.of(text))):
        if _CLOCK_END.search(text, max(start, end - _LONGEST_CLOCK_END), end) and _GOES_ON.match(text, end, passage.end):
            continue
        if sentence := trimmed(text, start, end):
            yield sentence
        start = end
    if rest := trimmed(text, start, passage.end):
        yield rest


def _ends(block: str) -> Iterator[int]:
    """Where sentencex ends sentences; a long block is read in windows, each from where the last whole sentence ended."""
    start = 0
    while len(block) - start > WINDOW:
        piece = block[start : start + WINDOW]
        *ends, _ = _boundaries(piece)  # the window's own end is none
        if not ends or ends[-1] < WINDOW // 2:
            ends.append(1 + max(piece.rfind(" ", WINDOW // 2), piece.rfind("\n", WINDOW // 2)) or WINDOW)
        yield from (start + end for end in ends)
        start += ends[-1]
    yield from (start + end for end in _boundaries(block[start:]))


def _boundaries(piece: str) -> list[int]:
    return [boundary["end_index"] for boundary in get_sentence_boundaries("en", piece)]


def in_title_case(words: str) -> bool:
    """Whether a stretch is set as headlines are, Every Long Word With Its Capital, so that capitals tell no names."""
    return mostly_raised(re.findall(r"[^\W\d_]{4,}", words))


def mostly_raised(long: Sequence[str]) -> bool:
    """Whether four in five of some words begin with a capital; fewer than three tell nothing."""
    return len(long) >= 3 and 5 * sum(word[0].isupper() for word in long) >= 4 * len(long)


def in_small_letters(text: str) -> str:
    """The text in small letters, each in its place: patterns over it find what those without regard to case do, at half the cost."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
