"""English words without their endings after Porter, "An algorithm for suffix stripping", 1980; Arabic ones as light10 leaves them.

Both databases are given stems that were made here: PostgreSQL's own stemmer and SQLite's differ, and neither knows Arabic's article.
"""

import re
from functools import lru_cache

_ENGLISH = re.compile(r"[a-z]{3,}")
_ARABIC = re.compile(r"[\u0621-\u064a]+")
_SECOND = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"), ("bli", "ble"),
    ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"),
    ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
_THIRD = (("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""))
_FOURTH = tuple(
    (ending, "")
    for ending in "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".split()
)  # fmt: skip
_BEFORE = ("وال", "بال", "كال", "فال", "ال", "لل", "و")
_AFTER = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """What a folded word shares with its other forms."""
    if _ENGLISH.fullmatch(word):
        return _fifth(_ended(_ended(_ended(_first(word), _SECOND, 0), _THIRD, 0), _FOURTH, 1))
    return _unended(unfronted(word)) if _ARABIC.fullmatch(word) else word


def unfronted(word: str) -> str:
    """An Arabic word without the article and what is written together with it."""
    for front in _BEFORE:
        if word.startswith(front) and len(word) - len(front) >= (3 if front == "و" else 2):
            return word[len(front) :]
    return word


def _unended(word: str) -> str:
    for ending in _AFTER:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word[: -len(ending)]
    return word


def _shape(word: str) -> str:
    """A letter for each: c for a consonant, v for a vowel."""
    shape = ""
    for letter in word:
        shape += "v" if letter in "aeiou" or (letter == "y" and shape.endswith("c")) else "c"
    return shape


def _measure(word: str) -> int:
    return _shape(word).replace("vc", "x").count("x")


def _closed(word: str) -> bool:
    """Whether it ends as "hop" does, which "hoping" comes from."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _first(word: str) -> str:
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-2] if word.endswith(("sses", "ies")) else word[:-1]
    if word.endswith("eed"):
        word = word[:-1] if _measure(word[:-3]) else word
    else:
        for ending in ("ed", "ing"):
            if word.endswith(ending):
                rest = word[: -len(ending)]
                word = _mended(rest) if "v" in _shape(rest) else word
                break
    return word[:-1] + "i" if word.endswith("y") and "v" in _shape(word[:-1]) else word


def _mended(word: str) -> str:
    """What is left without -ed or -ing, as the word stood before."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if word[-2:-1] == word[-1] and _shape(word)[-1] == "c" and word[-1] not in "lsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _closed(word) else word


def _ended(word: str, endings: tuple[tuple[str, str], ...], measure: int) -> str:
    ending, new = max((pair for pair in endings if word.endswith(pair[0])), key=lambda pair: len(pair[0]), default=("", ""))
    rest = word[: len(word) - len(ending)]
    if ending == "ion" and not rest.endswith(("s", "t")):
        return word
    return rest + new if _measure(rest) > measure else word


def _fifth(word: str) -> str:
    if word.endswith("e") and (_measure(word[:-1]) > 1 or (_measure(word[:-1]) == 1 and not _closed(word[:-1]))):
        word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
