"""The words of a sentence as the finding of places needs them: folded, with what stands between them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from accordingto.reading.places import words
from accordingto.reading.places.gazetteer import fold
from accordingto.reading.sentences import mostly_raised
from accordingto.records import Span

_TOKEN = re.compile(r"(?:[A-Z]\.){1,6}(?:[A-Z](?![a-z]))?(?:[A-Z][a-z]{1,3}\.)?|[^\W_]+(?:['’ʼʻ`][^\W_]+)*")
_POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})
Gap = Literal["", " ", "-", "other"]


@dataclass(slots=True)
class Token:
    """A word with its place in the text and what stands before it."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    gap: Gap
    between: str
    """The characters since the word before, at most eight."""
    first: bool
    """First of its sentence."""
    loud: bool
    """In a stretch where capitals tell nothing: a headline in title case or a line in capitals."""
    possessive: bool = False


def tokens_of(text: str, sentence: Span) -> list[Token]:
    """The words of one sentence; a possessive ending is left out of the word."""
    found: list[Token] = []
    last = sentence.start
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        word, (start, end) = match.group(), match.span()
        possessive = word[-2:] in _POSSESSIVE
        if possessive:
            word = word[:-2]
        between = text[last:start]
        gap: Gap = "" if not found else " " if between == " " else _gap(between)
        found.append(
            Token(
                start,
                start + len(word),
                word,
                _key(word),
                word[0].isupper(),
                gap,
                between[-8:],
                not found,
                False,
                possessive,
            )
        )
        last = end
    whole = sentence.of(text)
    if whole.isupper() or not whole.endswith((".", "!", ".”", '."')):
        _mark_loud(found)
    return found


def _gap(between: str) -> Gap:
    if between in ("-", "‑", "–"):
        return "-"
    return " " if between.isspace() and "\n\n" not in between else "other"


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    return fold(word)


def _mark_loud(found: list[Token]) -> None:
    """Title case or capitals throughout: nearly every word of some length begins with a capital."""
    long = [t for t in found if len(t.text) > 3]
    if mostly_raised([t.text for t in long]) and sum(t.key in words.ordinary_words() for t in long if t.capital) >= 0.3 * len(long):
        for token in found:
            token.loud = True
