"""The words of a stretch that tell it from others of its kind: names, numbers and longer words."""

import re
from collections.abc import Iterable

from accordingto.records import Span

MOST_WORDS = 400
"""A wall of names must not fill memory; past this many, the longest words are kept."""

_WORD = re.compile(r"[^\W_][\w’'-]*")


def telling_words(text: str, stretches: Iterable[Span]) -> tuple[str, ...]:
    """Sorted, lower case, each once: words with a capital or a digit inside a sentence, and words of six letters or more."""
    found: set[str] = set()
    for stretch in stretches:
        for match in _WORD.finditer(text, stretch.start, stretch.end):
            word = re.sub(r"[’']s?$", "", match[0])
            inside = match.start() > stretch.start
            if len(word) >= 6 or (inside and len(word) > 2 and word[0].isupper()) or (word[0].isdigit() and len(word) > 1):
                found.add(word.casefold())
    kept = sorted(found, key=len, reverse=True)[:MOST_WORDS] if len(found) > MOST_WORDS else found
    return tuple(sorted(kept))
