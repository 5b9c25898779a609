"""What may stand between a verb of saying and what was said: who was told, when, in what."""

from accordingto.reading.attribution.lexicon import (
    AUDIENCE_HEADS,
    DAYS,
    DETERMINERS,
    FINITE_AUX,
    LISTENERS,
    MEDIA,
    MEDIA_HEADS,
    NOT_NP,
    TIMES,
    word_set,
)
from accordingto.reading.attribution.phrase_after import is_adjunct
from accordingto.reading.attribution.phrases import Range, Row, finite, is_adverb, is_boundary


def skip_listener(row: Row, start: int) -> tuple[int, Range | None]:
    """Past the one who was told, with the words that name them: ``told [the AFP news agency] that …``."""
    i = start
    if i < len(row) and row[i].low == "to":
        i += 1
    if i >= len(row) or is_boundary(row[i]) or row[i].text == ",":
        return start, None
    token = row[i]
    if token.low in LISTENERS:
        end = i + 1
        return (end, (i, end))
    if token.low in NOT_NP:
        return start, None
    j = i
    if token.low in DETERMINERS:
        j += 1
    head = None
    while j < len(row) and j - i < 9:
        low = row[j].low
        if row[j].speech or row[j].text in (",", ".", ":", ";") or low in NOT_NP or low in FINITE_AUX or is_adjunct(row, j):
            break
        if row[j].name or low in ("of", "de", "'s", "and", "news", "local", "state", "private", "private", "public") or row[j].text in "&-":
            j += 1
        elif low in AUDIENCE_HEADS or low in LISTENERS:
            j += 1
            head = j
        elif token.low in DETERMINERS and head is None and j - i < 4:
            j += 1
        else:
            break
    while j > i and row[j - 1].low in ("of", "and", "'s", "news", "local", "state"):
        j -= 1
    if j == i or (head is None and not row[j - 1].name):
        j = next((k for k in range(i, min(len(row), i + 8)) if row[k].low == "that" or row[k].speech), j)
    return (j, (i, j)) if j > i else (start, None)


def skip_adjuncts(row: Row, start: int) -> tuple[int, Range | None]:
    """Past "on Monday", "in a statement to AFP", "by telephone"; with the outlet that the words were given to."""
    i, given_to = start, None
    while i < len(row):
        step = _adjunct_end(row, i)
        if step == i:
            break
        i = step
        if (
            i + 1 < len(row)
            and row[i].low in ("to", "with", "on", "by", "carried", "published", "posted", "released", "broadcast", "aired")
            and not row[i].speech
        ):
            listener_at = i + 1
            while listener_at < len(row) and row[listener_at].low in ("by", "on", "to", "in", "with"):
                listener_at += 1
            end, named = skip_listener(row, listener_at)
            if named and (
                row[named[0]].name or row[named[1] - 1].low in MEDIA_HEADS or row[named[1] - 1].low in LISTENERS | MEDIA | DAYS | TIMES
            ):
                if not any(t.low in DAYS for t in row[named[0] : named[1]]):
                    given_to = named
                i = end
    return i, given_to


def _adjunct_end(row: Row, i: int) -> int:
    token = row[i]
    if token.speech:
        return i
    if token.low in TIMES and token.low not in ("may", "march", "same", "first", "sun"):
        return i + 1
    if token.text.isdigit() and i and row[i - 1].low in TIMES:
        return i + 1
    if is_adverb(token) and token.low not in ("only", "all", "both", "even", "some"):
        return i + 1
    if token.low in ("on", "late", "early", "in", "at", "since", "last", "this", "by", "of") and i + 1 < len(row):
        following = row[i + 1]
        if following.low in TIMES or (
            following.low in ("the", "a", "last", "this", "same") and i + 2 < len(row) and row[i + 2].low in TIMES
        ):
            return i + 2 if following.low in TIMES else i + 3
    if token.low in ("in", "on", "by", "via", "during", "at", "through", "from", "over", "under", "out"):
        for j in range(i + 1, min(len(row), i + 7)):
            if is_boundary(row[j]) or row[j].text == "," or row[j].low in NOT_NP or row[j].low in FINITE_AUX:
                return i
            if row[j].low in MEDIA:
                while j + 1 < len(row) and row[j + 1].low in MEDIA:
                    j += 1
                if j + 2 < len(row) and row[j + 1].low == "of" and row[j + 2].low == "anonymity":
                    j += 2
                return _past_issued(row, j + 1)
    return i


_ISSUED = word_set(
    """
    issued posted published released carried sent broadcast aired read monitored obtained seen distributed circulated
    e-mailed emailed
    """
)


def _past_issued(row: Row, i: int) -> int:
    """ "in a statement [issued at 3 a.m.]", where nothing else follows."""
    if i < len(row) and row[i].low in _ISSUED:
        j = i + 1
        while j < len(row) and not is_boundary(row[j]) and row[j].text != "," and row[j].low not in NOT_NP:
            j += 1
        if not finite(row, i + 1, j):
            return j
    return i
