"""Words as search knows them: one spelling for a word's many, in texts and in what is asked, on either database."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from accordingto.casebook.stemming import stem

LONGEST = 60
"""Characters of a word that count; PostgreSQL holds words of 2,046 bytes."""
_INSIDE = "\u00ad\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f"
"""What may stand inside a word and is none of its letters: accents, short vowels, joiners."""
_WORD = re.compile(rf"\d+(?:[,٬]\d{{3}})+(?!\w)|[^\W_](?:[^\W_]|[{_INSIDE}]|['’ʼ](?=[^\W_]))*")
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_LETTERS = str.maketrans("ٱىةیکøłđðı", "ايهيكolddi", "ـءʼʻʾʿ")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text by its stem, and where it stands."""

    stem: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    for found in _WORD.finditer(text):
        if known := _known(found[0]):
            yield Word(known, found.start(), found.end())


def stems_of(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [known for found in _WORD.findall(text) if (known := _known(found))]


def fold(word: str) -> str:
    """The word without case, accents, short vowels and the ways to write one Arabic letter; its digits are ASCII."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold()).translate(_LETTERS)
    return "".join(str(unicodedata.decimal(c, c)) for c in plain if c.isalnum())


@lru_cache(maxsize=1 << 17)
def _known(word: str) -> str:
    return stem(fold(_POSSESSIVE.sub("", word))[:LONGEST])
