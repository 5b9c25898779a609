"""A frame, one cue with its source, and the edges of the clause that it stands in."""

from dataclasses import dataclass
from typing import Literal

from accordingto.reading.attribution.lexicon import CONJUNCTIONS, NUMBER_WORDS, PREPOSITIONS, forms
from accordingto.reading.attribution.phrases import Range, Row, finite, is_adverb
from accordingto.records import Stance

Kind = Literal["verb", "according", "citing", "quoting", "noun", "colon", "open"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue with its source; ``left`` ends what was said before it, ``right`` begins what was said after it."""

    kind: Kind
    cue: Range
    source: Range | None
    left: int | None = None
    right: int | None = None
    zone: int = 0
    """Where the content of an earlier frame has to stop because this one begins."""
    stance: Stance = "asserted"
    relayer: Range | None = None
    """Who was told, or who quotes: one step between origin and outlet."""
    shared: bool = False
    """Has no subject of its own: the one before goes on."""
    lemma: str = ""
    pending: bool = False
    """Ends in a colon with nothing after: what was said is the next quotation."""
    stop: int | None = None
    """Where the content after the cue has to end."""


def low_at(row: Row, i: int) -> str:
    """The lower-case word at a place; empty outside the row and for a quotation."""
    return row[i].low if 0 <= i < len(row) and not row[i].speech else ""


def comma_before(row: Row, i: int) -> int:
    """Where the comma or joining word before a participle begins: there what was said before ends."""
    j = i
    while j > 0 and (row[j - 1].text in (",", "—", "–", "-") or row[j - 1].low in ("and", "but", "before", "without", "while")):
        j -= 1
    return j


def clause_start(row: Row, end: int) -> int:
    """Where the clause begins that ends here: after a semicolon, a dash or a bullet."""
    for j in range(end - 1, -1, -1):
        if row[j].text in (";", "—", "–", "--", "•") and j + 1 < end:
            return j + 1
    return 0


def speech_before(row: Row, begin: int) -> bool:
    """Whether a quotation ends right before."""
    return begin > 0 and (row[begin - 1].speech or (row[begin - 1].text == "," and begin > 1 and row[begin - 2].speech))


def _second_comma(row: Row, start: int, begin: int) -> bool:
    """ "In Kabul, two men died, police said": a clause after the opening phrase."""
    comma = next((j for j in range(start, begin - 1) if row[j].text == ","), None)
    return (comma is not None and begin - comma > 3) or (finite(row, start, begin - 1) and row[start].low in PREPOSITIONS)


def left_content(row: Row, begin: int) -> int | None:
    """Where a clause or quotation that this cue follows ends; None where none stands before it."""
    if begin == 0:
        return None
    before = row[begin - 1]
    if before.speech:
        return begin
    if before.low == "as" and begin > 3:
        return begin - 1
    if before.text == "," and begin > 1:
        start = clause_start(row, begin - 1)
        if row[start].low in PREPOSITIONS | {
            "when",
            "as",
            "after",
            "while",
            "although",
            "if",
            "though",
            "since",
            "because",
        } and not _second_comma(row, start, begin):
            return None if not any(t.speech for t in row[start:begin]) else begin - 1
        if row[start].low in ("asked", "pressed", "questioned", "reached", "contacted") or (
            row[start].low.endswith("ing") and begin - start < 12 and not finite(row, start, begin)
        ):
            return None
        if (
            begin - 1 - start <= 2
            and not any(t.speech for t in row[start:begin])
            and not any(t.text[0].isdigit() or t.low in NUMBER_WORDS for t in row[start:begin])
        ):
            return None
        return begin - 1
    return None


def zone_of(row: Row, begin: int, shared: bool, start: int) -> int:
    """Earlier content stops before "and police said", and before a comma; not before a nested "that police said"."""
    at = start if shared else begin
    if at and row[at - 1].low in ("that", "who"):
        return len(row)
    j = at
    while j > 0 and (row[j - 1].low in CONJUNCTIONS or row[j - 1].text == ","):
        j -= 1
    return j if j < at else len(row)


def participle_next(row: Row, i: int) -> bool:
    """Whether the speaker goes on: ", adding that", ", citing"."""
    while i < len(row) and is_adverb(row[i]):
        i += 1
    return (
        i < len(row)
        and row[i].low.endswith("ing")
        and (row[i].low in forms() or row[i].low in ("citing", "referring", "speaking", "using"))
    )
