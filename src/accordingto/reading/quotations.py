"""What stands between quotation marks, and who is said to have said it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from accordingto.reading.layers import Attribution, Layers, Passage, Quoted, trimmed
from accordingto.records import Quotation

SCARE_WORDS = 3
"""Up to so many words between marks are a name or a distance taken ("Islamic State"), not speech."""
LONGEST_TITLE = 8
TITLE_WORD = 5
"""Words shorter than this may stay small in a title."""

_MARKS = re.compile("[“”„‟\"«»]|''|[‘’‚']")
_CLOSERS = {"“": "”", "„": "“”", "‟": "”", '"': '"', "«": "»", "»": "«", "''": "''", "‘": "’", "‚": "‘’", "'": "'"}
_CURLY_OPENERS = frozenset("“„‟«‘‚")
_BEFORE_OPENING = frozenset("([{—–-/:;>…")
_ENDS = ".!?…,;:"
_FRESH_START = re.compile(r"[.!?,;:…]\s+$")


def find_quoted(text: str, passages: tuple[Passage, ...]) -> tuple[Quoted, ...]:
    """Quotations in order, marks left out; a quotation inside another is part of it."""
    found: list[Quoted] = []
    for number, passage in enumerate(passages):
        following = passages[number + 1] if number + 1 < len(passages) else None
        found.extend(_in_passage(text, passage, following))
    return tuple(found)


def _in_passage(text: str, passage: Passage, following: Passage | None) -> Iterator[Quoted]:
    marks = [m for m in _MARKS.finditer(text, passage.start, passage.end) if not _is_apostrophe(text, m)]
    at, dead = 0, set[str]()
    while at < len(marks):
        mark = marks[at]
        if mark[0] in dead or not _can_open(text, mark, passage):
            at += 1
            continue
        closing = _closing(text, marks, at)
        if closing is None:
            # No later mark of this kind can close either: one failure per kind keeps this linear.
            dead.add(mark[0])
            if quoted := _unclosed(text, mark, passage, following):
                yield quoted
                return
            at += 1
            continue
        start, at = _fresh_start(text, marks, at, closing)
        if span := trimmed(text, start, marks[closing].start()):
            yield Quoted(span.start, span.end)
        at = closing + 1


def _is_apostrophe(text: str, mark: re.Match[str]) -> bool:
    """A single mark inside a word, after a plural's s, or before a year's two digits."""
    if mark[0] not in ("'", "’", "‘"):
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (before.isalnum() and after.isalnum()) or (mark[0] != "‘" and after.isdigit() and not before.isalnum())


def _can_open(text: str, mark: re.Match[str], passage: Passage) -> bool:
    kind = mark[0]
    if kind in ("”", "’"):
        return False
    after = text[mark.end() : mark.end() + 1]
    if not after or after.isspace():
        return False
    if kind in _CURLY_OPENERS:
        return True
    before = text[mark.start() - 1 : mark.start()] if mark.start() > passage.start else ""
    return not before or before.isspace() or before in _BEFORE_OPENING or before in "“‘\"'"


def _can_close(text: str, mark: re.Match[str], opening: str) -> bool:
    if mark[0] not in _CLOSERS[opening] or (mark[0] == "''") != (opening == "''"):
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if opening in ('"', "''"):
        return not before.isspace() or not after or after.isspace()
    if opening in ("'", "‘", "‚"):
        # "the workers' union" closes nothing: a single mark closes after punctuation, or where no word goes on.
        return not before.isspace() and not after.isalnum() and not (before == "s" and text[mark.end() : mark.end() + 2].strip().islower())
    return True


def _closing(text: str, marks: list[re.Match[str]], at: int) -> int | None:
    opening = marks[at][0]
    for index in range(at + 1, len(marks)):
        if _can_close(text, marks[index], opening):
            return index
    return None


def _fresh_start(text: str, marks: list[re.Match[str]], at: int, closing: int) -> tuple[int, int]:
    """A second opening mark after a finished clause means that the first was never closed."""
    opening = marks[at][0]
    if opening in _CURLY_OPENERS:
        for index in range(at + 1, closing):
            before = text[max(0, marks[index].start() - 4) : marks[index].start()]
            if marks[index][0] == opening and _FRESH_START.search(before):
                at = index
    return marks[at].end(), at


def _unclosed(text: str, mark: re.Match[str], passage: Passage, following: Passage | None) -> Quoted | None:
    """A paragraph that opens or carries on a long quotation: the next one opens with the same mark."""
    kind = mark[0]
    if kind in ("'", "‘", "‚"):
        return None
    span = trimmed(text, mark.end(), passage.end)
    goes_on = following is not None and text.startswith(kind, following.start) and following.kind == passage.kind
    opens = not text[passage.start : mark.start()].strip()
    if span is None or not (goes_on or opens):
        return None
    return Quoted(span.start, span.end, continues=goes_on)


def is_speech(text: str, quoted: Quoted) -> bool:
    """Whether a quotation is long enough to be speech rather than a name in marks."""
    if quoted.continues or is_title(text, quoted):
        return quoted.continues
    said = quoted.of(text)
    sentence = said[-1] in ".,!?" and said[0].isupper() and " " in said
    return sentence or len(said.split()) > SCARE_WORDS


def is_title(text: str, quoted: Quoted) -> bool:
    """Whether every longer word is written with a capital, as in the name of a group or a book."""
    words = quoted.of(text).strip("“”„‟\"«»‘’'").split()
    return (
        1 < len(words) <= LONGEST_TITLE
        and words[0][:1].isupper()
        and words[-1][-1:] not in ".!?…"
        and all(w[:1].isupper() or len(w) < TITLE_WORD for w in words)
    )


def find_quotations(layers: Layers) -> tuple[Quotation, ...]:
    """Quoted speech with its speaker: every quotation of a clause or more that somebody is said to have said."""
    speeches = [q for q in layers.quoted if is_speech(layers.text, q)]
    said = _said_by(layers.attributions, speeches)
    return tuple(_quotation(layers, q, a) for q, a in zip(speeches, said, strict=True) if a is not None and a.origin.name)


def _said_by(attributions: tuple[Attribution, ...], speeches: list[Quoted]) -> list[Attribution | None]:
    """For each speech the narrowest attribution that holds most of it, its first words among them."""
    starts = [q.start for q in speeches]
    found: list[tuple[int, Attribution] | None] = [None] * len(speeches)
    for attribution in attributions:
        for content in attribution.contents:
            width = content.end - content.start
            for index in range(bisect_left(starts, content.start), bisect_left(starts, content.end)):
                speech, best = speeches[index], found[index]
                shared = min(content.end, speech.end) - speech.start
                if 2 * shared > speech.end - speech.start and (best is None or width < best[0]):
                    found[index] = (width, attribution)
    return [best[1] if best else None for best in found]


def _quotation(layers: Layers, quoted: Quoted, said: Attribution) -> Quotation:
    cue = said.cue.of(layers.text) if said.cue else ""
    return Quotation(
        report=layers.report.id,
        start=quoted.start,
        end=quoted.end,
        quote=quoted.of(layers.text),
        speaker=said.origin.name,
        via=said.via,
        cue=cue,
    )
