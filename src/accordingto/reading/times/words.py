"""The words that times are told in, and the cutting of a text into such words.

Every word gets one kind ("month", "weekday", "unit" …), and every kind one letter, so that a text becomes a
string of letters over which grammar.py lays its rules. Kinds are exclusive: "may" and "march" have their own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from accordingto.reading.times.lexicon import lexicon

# One alternative for each shape of word or number, the longest first: "a.m.", "2015-11-17", "17/11/15", "12:30", "1990s".
# Blanks, and words of two letters or more, which no other shape begins with, are told apart before all others: they are nearly everything.
_TOKEN = re.compile(
    r"(?![^\S\n])(?:(?P<word>[^\W\d_]{2,}|(?:[A-Za-z]\.){2,4}|[ABab]\.[CDcd]\b|[apAP]\.[mM]\b|o['’]clock|[^\W\d_]+)"
    r"|(?P<gap>\n[^\S\n]*\n|\n)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)(?![\d-])"
    r"|(?P<slashed>\d{1,2}(?P<between>[/.-])\d{1,2}(?P=between)(?:\d{4}|\d\d))(?![/.-]?\d)"
    r"|(?P<clock>(?:[01]?\d|2[0-4])[:h][0-5]\d(?::[0-5]\d)?)(?!:?\d)"
    r"|(?P<dotclock>(?:[01]?\d|2[0-3])\.[0-5]\d)(?![.,]?\d)"
    r"|(?P<shortdate>\d{1,2}/\d{1,2})(?!/?\d)"
    r"|(?P<decade>\d{2,3}0['’]?s)\b"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th))\b"
    r"|(?P<shortyear>['’]\d\d)(?!\d)"
    r"|(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d])"
    r"|(?P<digits>\d+)"
    r"|(?P<mark>[^\w\s]))"
)


class Word(NamedTuple):
    """One word, number or mark of a text, with what it is; a tuple because thousands are made for one report."""

    start: int
    end: int
    kind: str
    value: str
    """Lower case; for numbers the digits."""


def words_of(text: str) -> Iterator[Word]:
    """The text's words in order; a blank line, or the end of a short line, becomes a word of kind "gap"."""
    line = 0
    for match in _TOKEN.finditer(text):
        group, raw = match.lastgroup, match.group()
        if group == "gap":
            if raw.count("\n") > 1 or match.start() - line < 60:
                yield Word(match.start(), match.end(), "gap", "")
            line = match.end()
            continue
        yield Word(*match.span(), *_kind_of(group or "mark", raw))


_MARKS = {
    ",": "comma", "-": "dash", "–": "dash", "—": "long_dash", ".": "stop", "(": "open", ")": "close", "'": "mark", "/": "slash",
    "~": "approx", "$": "money", "£": "money", "€": "money", "#": "hash",
}  # fmt: skip


@lru_cache(maxsize=8192)
def _kind_of(group: str, raw: str) -> tuple[str, str]:
    low = raw.lower().replace("’", "'")
    if group == "word":
        kind = lexicon().get(low, "other")
        if kind in ("month", "may", "march", "weekday", "wday", "abbreviated", "zone", "region") and not raw[0].isupper():
            kind = "other"
        if kind == "zone" and not raw.isupper():
            kind = "other"
        return kind, low
    if group == "digits":
        return _digits(low), low
    if group == "mark":
        return _MARKS.get(low, "mark"), low
    return group, low


def _digits(raw: str) -> str:
    if len(raw) == 4:
        return "year" if "1000" <= raw <= "2100" else "military" if raw < "2400" and raw[2] < "6" else "big"
    if len(raw) <= 2:
        number = int(raw)
        return "hour" if 0 < number <= 12 else "monthday" if 0 < number <= 31 else "small"
    return "three" if len(raw) == 3 else "big"
