"""Names as sets of words, spelled one way, so that one can be held against another."""

import re
from functools import lru_cache

from accordingto.reading.attribution.lexicon import word_set

_WORD = re.compile(r"\w+(?:[-'’&.]\w+)*")
_GOES_ON = re.compile(r"\s(?:of|for|in|at|from|near|with|who|on|close|to)\s")
_SMALL = word_set("the a an of in at on near and by for to from with 's this that de la el al")
_SPELLINGS = {"defense": "defence", "organization": "organisation", "neighbors": "neighbours", "neighbor": "neighbour", "center": "centre"}


@lru_cache(maxsize=4096)
def content_words(name: str) -> frozenset[str]:
    """The words that tell one name from another, spelled one way."""
    words = (w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(name))
    return frozenset(_SPELLINGS.get(w, w) for w in words if w not in _SMALL)


@lru_cache(maxsize=4096)
def head_of(name: str) -> str:
    """The noun that a name turns on: before "of", else the last word."""
    main = _GOES_ON.split(name, maxsplit=1)[0]
    words = _WORD.findall(main.lower())
    return _SPELLINGS.get(words[-1], words[-1]) if words else ""


def last_word(name: str) -> str:
    """The word that a name ends in, in small letters."""
    words = _WORD.findall(name.lower())
    return words[-1] if words else ""
