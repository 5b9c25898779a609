"""Where a source's noun phrase begins and ends."""

from accordingto.reading.attribution.lexicon import (
    ADVERBS,
    CLAUSE_WORDS,
    DAYS,
    DETERMINERS,
    FINITE_AUX,
    LISTENERS,
    MEDIA,
    MEDIA_HEADS,
    PAST_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SPEAKER_HEADS,
    SUBJECTS,
    TIMES,
    forms,
    word_set,
)
from accordingto.reading.attribution.tokens import Token

LONGEST_PHRASE = 40
"""Tokens in a source, appositions and all."""


Row = tuple[Token, ...]


Range = tuple[int, int]


_HARD = frozenset(".;:?!—–|•…[]/*")


_SURE_VERBS = word_set(
    """
    said says told tells added adds announced confirmed confirms stated wrote writes insisted denied denies believes insists
    """
)


CITES = frozenset({"cites", "cited", "quotes", "quoted"})


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
        stops = token.low in FINITE_AUX or token.low in _SURE_VERBS or token.low in PRONOUNS or token.low in CLAUSE_WORDS
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
        if is_boundary(row[i]) or row[i].text == "," or row[i].low in _SURE_VERBS:
            return None
        if row[i].low in ("who", "whom") and i > 0 and not is_boundary(row[i - 1]) and row[i - 1].text != ",":
            return i
    return None


def _clause_before(row: Row, end: int) -> bool:
    """Whether what stands before "and" is a clause of its own rather than one of two speakers."""
    for i in range(end - 1, max(-1, end - 12), -1):
        if is_boundary(row[i]) or row[i].text == ",":
            return False
        if row[i].low in PAST_VERBS or row[i].low in FINITE_AUX or row[i].low in CLAUSE_WORDS or row[i].low in _SURE_VERBS:
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


def right_phrase(row: Row, start: int, *, aside: bool = True) -> Range | None:
    """The noun phrase that begins at ``start``; with ``aside`` an apposition after a comma belongs to it."""
    i = start
    limit = min(len(row), start + LONGEST_PHRASE)
    if (
        i < limit
        and row[i].low in PRONOUNS | {"him", "them", "her", "us", "me"}
        and not (row[i].low == "her" and i + 1 < limit and row[i + 1].low in SPEAKER_HEADS)
    ):
        return (i, i + 1)
    i = _walk_right(row, start, limit)
    if i == start:
        return None
    while aside and i < limit and row[i].text == "," and (stop := _aside_end(row, i, limit)):
        i = stop
    while i > start and (row[i - 1].low in PREPOSITIONS or row[i - 1].low in ("and", "the", "a", ",", "who", "which", "that")):
        i -= 1
    return (start, i) if i > start else None


def _walk_right(row: Row, start: int, limit: int) -> int:
    i = start
    while i < limit:
        token = row[i]
        if token.text == "(":
            closing = next((j for j in range(i + 1, min(limit, i + 7)) if row[j].text == ")"), None)
            if closing is None:
                break
            i = closing + 1
            continue
        if is_boundary(token) or token.text in (",", ")", "-"):
            break
        if i > start and (is_adjunct(row, i) or token.low in FINITE_AUX or token.low in _SURE_VERBS):
            break
        if token.low in CLAUSE_WORDS and token.low not in ("who", "than", "once") and i > start:
            break
        if token.low == "who" and i > start:
            return _relative_end(row, i, limit)
        if token.low in PRONOUNS and i > start:
            break
        if token.low == "to" and i > start and any(t.low in MEDIA_HEADS | LISTENERS for t in row[i + 1 : i + 4]):
            break
        if i > start and token.low.endswith("ing") and token.low in forms() and row[i - 1].low not in DETERMINERS:
            break
        i += 1
    return i


def _relative_end(row: Row, at: int, limit: int) -> int:
    """A clause after "who" belongs to the phrase, unless it says something itself."""
    i = at
    while i < limit and not is_boundary(row[i]) and row[i].text != ",":
        form = forms().get(row[i].low)
        if form and form.sense in ("say", "tell") and form.shape in ("past", "s"):
            return at
        i += 1
    return i


def is_adjunct(row: Row, i: int) -> bool:
    token = row[i]
    if token.low in DAYS and not (token.low in ("may", "march", "sun") or (i and row[i - 1].low in ("'s", "of"))):
        return True
    if token.low in ("later", "earlier", "yesterday", "today"):
        return True
    if token.low in ("in", "on", "at", "by", "via", "during", "late", "early", "through", "after"):
        ahead = row[i + 1 : i + 4]
        if ahead and (ahead[0].low in DAYS or ahead[0].low in TIMES):
            return True
        return (
            token.low in ("in", "on", "by", "via", "during", "through")
            and any(a.low in MEDIA for a in ahead)
            and not any(a.name for a in ahead[:1])
        )
    return token.low == "as" and i + 1 < len(row) and row[i + 1].low in ("saying", "having")


def _aside_end(row: Row, comma: int, limit: int) -> int:
    """Where an apposition after this comma ends; 0 where none stands there."""
    i = comma + 1
    if i >= limit:
        return 0
    token = row[i]
    age = token.text.isdigit() and 0 < int(token.text[:4]) < 110
    opens = token.low in ("a", "an", "the", "who", "whose", "one", "its", "his", "her", "their", "which") or token.low in ROLES or age
    if not opens and not (token.name and (any(t.low in ROLES for t in row[i : i + 6]) or _name_alone(row, comma, limit))):
        return 0
    if age and i + 1 < limit and row[i + 1].text not in (",", ".") and row[i + 1].low not in ("years", "ans"):
        return 0
    j = i
    while j < limit and not is_boundary(row[j]) and row[j].text != ",":
        if token.low not in ("who", "whose", "which") and (row[j].low in FINITE_AUX or row[j].low in _SURE_VERBS):
            return 0
        if (row[j].low.endswith("ing") and row[j].low in forms()) or (row[j].low in CITES and row[j - 1].low in ("who", "which", "that")):
            break
        if j > i and is_adjunct(row, j):
            break
        j += 1
    return j


def _name_alone(row: Row, comma: int, limit: int) -> bool:
    """ "the town's mayor, Dilan Amedi": a description before the comma, a name alone after it."""
    i = comma + 1
    while i < limit and row[i].name:
        i += 1
    return not row[comma - 1].name and i - comma > 2 and (i >= len(row) or not row[i].text[0].isalnum())
