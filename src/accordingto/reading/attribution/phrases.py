"""What a word can be to a source's noun phrase: its first, its end, or no part of it."""

from accordingto.reading.attribution.lexicon import (
    ADVERBS,
    DETERMINERS,
    FINITE_AUX,
    PAST_VERBS,
    SPEAKER_HEADS,
    SUBJECTS,
    word_set,
)
from accordingto.reading.attribution.tokens import Token

LONGEST_PHRASE = 40
"""Tokens in a source, appositions and all."""
Row = tuple[Token, ...]
Range = tuple[int, int]
_HARD = frozenset(".;:?!—–|•…[]/*")
SURE_VERBS = word_set(
    """
    said says told tells added adds announced confirmed confirms stated wrote writes insisted denied denies believes insists
    """
)


def is_boundary(token: Token) -> bool:
    """A mark or quotation that no noun phrase reaches over."""
    return token.speech or token.text in _HARD or token.text.startswith(("--", ".."))


def is_adverb(token: Token) -> bool:
    """A word that may stand between subject and verb."""
    return token.low in ADVERBS or (
        token.low.endswith("ly") and len(token.low) > 4 and token.low not in ("family", "only", "italy", "assembly")
    )


def starts_phrase(token: Token) -> bool:
    """Whether a noun phrase that can speak may begin here."""
    return token.name or token.low in DETERMINERS or token.low in SPEAKER_HEADS or token.low in SUBJECTS


def finite(row: Row, start: int, end: int) -> bool:
    """Whether the stretch seems to hold a finite verb."""
    for i in range(start, min(end, len(row))):
        low = row[i].low
        if low in FINITE_AUX or (low in PAST_VERBS and row[i - 1].low not in DETERMINERS):
            return True
        if low in ("who", "which", "that"):
            return False
        if low.endswith("ed") and len(low) > 4 and i > start and row[i - 1].low not in DETERMINERS and not row[i].name:
            following = row[i + 1].low if i + 1 < len(row) else ""
            if following not in ("by", "in", "at", "on", "for", "with") and following not in SPEAKER_HEADS:
                return True
    return False
