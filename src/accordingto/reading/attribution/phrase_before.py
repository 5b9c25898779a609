"""The noun phrase of a source that stands before its cue."""

from accordingto.reading.attribution.lexicon import (
    CLAUSE_WORDS,
    DETERMINERS,
    FINITE_AUX,
    PAST_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKER_HEADS,
    SUBJECTS,
    TIMES,
)
from accordingto.reading.attribution.phrases import LONGEST_PHRASE, SURE_VERBS, Range, Row, is_adverb, is_boundary


def left_phrase(row: Row, end: int, depth: int = 0) -> Range | None:
    """The noun phrase that ends right before ``end``, with its appositions."""
    if end <= 0:
        return None
    if row[end - 1].text in (",", "-", "—", "–", ")", "--") and depth < 3:
        return _left_over_aside(row, end, depth)
    if row[end - 1].low in SUBJECTS and not (end > 1 and row[end - 2].low in DETERMINERS and row[end - 1].low not in PRONOUNS):
        return (end - 1, end)
    start = _walk_left(row, end)
    start = _skip_lead(row, start, end)
    end = _drop_tail_time(row, start, end)
    return (start, end) if start < end and any(c.isalnum() for c in row[end - 1].text) else None


def _left_over_aside(row: Row, end: int, depth: int) -> Range | None:
    """ "NP, a spokesman for the army, said": from the closing mark back over the aside to the phrase before it."""
    mark = row[end - 1].text
    opening = "(" if mark == ")" else mark
    for i in range(end - 2, max(-1, end - LONGEST_PHRASE), -1):
        if row[i].text == opening:
            # "Sam Tull, 44, a baker, said": the age is one more aside.
            aged = i > 2 and row[i - 1].text.isdigit() and row[i - 2].text == ","
            outer = left_phrase(row, i - 2 if aged else i, depth + 1)
            if outer is None:
                return None
            if row[i + 1].low in ("citing", "quoting", "speaking", "following", "relying"):
                return outer
            return (outer[0], end if mark == ")" else end - 1)
        if row[i].speech or row[i].text in ".;:?!":
            break
    return None


def _walk_left(row: Row, end: int) -> int:
    start = end
    while start > 0 and end - start < LONGEST_PHRASE:
        token = row[start - 1]
        if token.text == ")":
            opening = next((i for i in range(start - 2, max(-1, start - 7), -1) if row[i].text == "("), None)
            if opening is None:
                break
            start = opening
            continue
        if is_boundary(token) or token.text in (",", "(", "-"):
            break
        stops = token.low in FINITE_AUX or token.low in SURE_VERBS or token.low in PRONOUNS or token.low in CLAUSE_WORDS
        if token.low == "nor" and any(t.low == "neither" for t in row[max(0, start - 8) : start - 1]):
            start -= 1
            continue
        if stops and token.low not in ("after", "before", "since", "until"):
            if token.low in PRONOUNS and start < end and row[start].low in ("spoke", "reached", "met", "interviewed", "asked", "contacted"):
                start -= 1
                continue
            relative = _relative(row, start - 1)
            if relative is None:
                break
            start = relative
            continue
        if token.low == "and" and _clause_before(row, start - 1):
            break
        start -= 1
    return start


def _relative(row: Row, at: int) -> int | None:
    """The "who" of "a doctor who did not want to be named", looking back from inside its clause."""
    for i in range(at, max(0, at - 14) - 1, -1):
        if is_boundary(row[i]) or row[i].text == "," or row[i].low in SURE_VERBS:
            return None
        if row[i].low in ("who", "whom") and i > 0 and not is_boundary(row[i - 1]) and row[i - 1].text != ",":
            return i
    return None


def _clause_before(row: Row, end: int) -> bool:
    """Whether what stands before "and" is a clause of its own rather than one of two speakers."""
    for i in range(end - 1, max(-1, end - 12), -1):
        if is_boundary(row[i]) or row[i].text == ",":
            return False
        if row[i].low in PAST_VERBS or row[i].low in FINITE_AUX or row[i].low in CLAUSE_WORDS or row[i].low in SURE_VERBS:
            return True
    return False


def _skip_lead(row: Row, start: int, end: int) -> int:
    """Leave out "On Monday", "In Kabul", "Meanwhile" and such before the phrase."""
    while start < end:
        token = row[start]
        if (
            token.low in ("and", "but", "or", "then", "so", "yet", "meanwhile", "however", "then", "'s")
            or (is_adverb(token) and end - start > 1)
            or token.low in ("citing", "quoting", "been", "being")
            or (token.low in PAST_VERBS and start + 1 < end and row[start + 1].low in PREPOSITIONS)
            or (
                token.low in TIMES
                and not (token.low in ("may", "march", "sun", "mirror") and token.name and start + 1 < end and row[start + 1].name)
            )
            or (token.low in ("this", "last", "next", "that", "late", "early") and start + 1 < end and row[start + 1].low in TIMES)
            or (start == 0 and token.text[0].isdigit() and (":" in token.text or "." in token.text) and end > 1)
            or (token.text.isdigit() and start + 1 < end and (row[start + 1].low in TIMES or (start and row[start - 1].low in TIMES)))
        ):
            start += 1
        elif token.low in PREPOSITIONS and token.low not in ("of",):
            start = _after_preposition(row, start, end)
        elif not any(c.isalnum() for c in token.text) and token.text not in "@#":
            start += 1
        else:
            break
    return start


def _after_preposition(row: Row, start: int, end: int) -> int:
    i = start + 1
    if i < end and (row[i].low in TIMES or row[i].text[0].isdigit()):
        while i < end and (row[i].low in TIMES or row[i].text[0].isdigit() or row[i].low in ("the", "of", "in", "on", "at")):
            i += 1
        return i if i < end else start + 1
    first = i
    if first < end and row[first].low in DETERMINERS:
        first += 1
    for j in range(first + 1, end):
        if row[j].low in DETERMINERS or (
            row[j].low in SPEAKER_HEADS and not row[j].name and row[j - 1].low not in PREPOSITIONS and row[j - 1].name
        ):
            return j
    return first


def _drop_tail_time(row: Row, start: int, end: int) -> int:
    """ "the ministry on Monday said": the day belongs to the saying."""
    cut = end
    while cut - 1 > start and (
        row[cut - 1].low in TIMES or row[cut - 1].text.isdigit() or row[cut - 1].low in ("on", "late", "early", "in", ",")
    ):
        cut -= 1
    return cut if cut < end and any(row[i].low in TIMES for i in range(cut, end)) else end
