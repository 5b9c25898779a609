"""Which sentences can hold a count at all: most of a report tells of other things and needs no closer reading."""

import re
from bisect import bisect_left

from accordingto.reading.counts import roles
from accordingto.reading.counts import words as w
from accordingto.reading.layers import Layers
from accordingto.reading.sentences import in_small_letters
from accordingto.records import Span

_STEM = 4
"""Letters of a word of harm that are looked for: enough to pass over most sentences, few enough to miss none."""


def _stems() -> set[str]:
    tables = (
        w.PARTICIPLES,
        w.ACTIVE,
        w.BARE_VERBS,
        w.INTRANSITIVE,
        w.ADJECTIVE_QUESTION,
        w.NOUN_QUESTION,
        w.OF_NOUNS,
        w.TOLLS,
        roles.AIRCRAFT,
    )
    known = {word[:_STEM] for table in tables for word in table}
    longest = {max(pattern, key=len)[:_STEM] for pattern, _, _ in w.PHRASAL}
    return (
        known
        | longest
        | {word[:_STEM] for word in (*w.STRUCK, *w.WOUNDING)}
        | {"wound"[:_STEM], "casu", "vict", "loss", "life", "live", "harm", "fata", "suic", "hims", "hers", "homi"}
    )


_MAY_COUNT = re.compile(rf"\b(?:{'|'.join(sorted(_stems()))})|\b(?:how many|gave no|gives? no)\b")


def may_count(layers: Layers, sentence: Span) -> bool:
    """Whether a sentence holds a figure or a word of harm."""
    first = bisect_left(layers.figures, sentence.start, key=lambda f: f.start)
    has_figure = first < len(layers.figures) and layers.figures[first].start < sentence.end
    return has_figure or bool(_MAY_COUNT.search(in_small_letters(sentence.of(layers.text))))
