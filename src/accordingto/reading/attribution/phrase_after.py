"""The noun phrase of a source that stands after its cue."""

from accordingto.reading.attribution.lexicon import (
    CLAUSE_WORDS,
    DAYS,
    DETERMINERS,
    FINITE_AUX,
    LISTENERS,
    MEDIA,
    MEDIA_HEADS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SPEAKER_HEADS,
    TIMES,
    forms,
)
from accordingto.reading.attribution.phrases import LONGEST_PHRASE, SURE_VERBS, Range, Row, is_boundary

CITES = frozenset({"cites", "cited", "quotes", "quoted"})


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
        if i > start and (is_adjunct(row, i) or token.low in FINITE_AUX or token.low in SURE_VERBS):
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
    """Whether a when or a how of the saying begins here, which no source holds: "on Monday", "in a statement"."""
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
        if token.low not in ("who", "whose", "which") and (row[j].low in FINITE_AUX or row[j].low in SURE_VERBS):
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
