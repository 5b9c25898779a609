"""What speaks for a name being a place's and what against: the words round it, and the people the text names."""

from collections import Counter
from collections.abc import Sequence
from math import log10

from accordingto.reading.places import words
from accordingto.reading.places.gazetteer import AREA, COUNTRY, DISTRICT, REGION, TOWN, gazetteer
from accordingto.reading.places.tokens import Token
from accordingto.reading.places.toponym import Toponym, known, shared_type


def surnames(lines: Sequence[list[Token]]) -> frozenset[str]:
    """Last names of people named in full somewhere in the text."""
    found = set()
    for line in lines:
        for i, token in enumerate(line):
            if not token.capital or (i and line[i - 1].capital and token.gap == " " and not _opens(line[i - 1])):
                continue
            if _opens_plainly(token):
                continue
            run = _run(line, i)
            if _personal(line, i, run) and run - i >= (1 if i and line[i - 1].key in words.TITLES else 2):
                found.add(line[run - 1].key)
    return frozenset(found)


def _opens_plainly(token: Token) -> bool:
    key = token.key
    return token.first and key in words.ordinary_words() and key not in words.given_names() and key not in words.TITLES


def _opens(token: Token) -> bool:
    """A capital that is no part of the name after it: a title, or a plain word at the head of a sentence."""
    return token.key in words.TITLES or (token.first and token.key in words.ordinary_words())


def _run(line: list[Token], i: int) -> int:
    """End of the stretch of capitals from i, initials and their dots included."""
    j = i + 1
    while (
        j < len(line)
        and j - i < 5
        and line[j].capital
        and (line[j].gap == " " or line[j - 1].key in words.TITLES)
        and not line[j - 1].possessive
    ):
        j += 1
    return j


def _personal(line: list[Token], i: int, run: int) -> bool:
    """Whether the capitals from i to run name a person."""
    parts = [t.key for t in line[i:run]]
    if any(p in words.BODY_WORDS and p not in words.TITLES for p in parts) or run - i > 4:
        return False
    titled = (i > 0 and line[i - 1].key in words.TITLES and line[i].between.strip() in ("", ".")) or parts[0] in words.TITLES
    given = parts[0] in words.given_names() and run - i >= 2
    initial = run - i >= 3 and any(len(p) == 1 for p in parts[1:-1])
    aged = (
        run + 1 < len(line)
        and line[run].text.isdigit()
        and line[run].between.strip() == line[run + 1].between.strip() == ","
        and run - i >= 2
    )
    said = run < len(line) and line[run].key in words.SAYING and 2 <= run - i <= 3 and not known(line[i:run])
    return titled or given or initial or aged or said


def weigh(one: Toponym, line: list[Token], i: int, j: int, people: frozenset[str], lower: Counter[str]) -> None:
    """Add up what speaks for a place and what against."""
    before = line[i - 1] if i else None
    after = line[j] if j < len(line) else None
    if one.evidence >= 4:
        return
    if one.demonym:
        one.evidence = 2.5 if not _in_person(line, i, j, people) else 0.0
        return
    one.strange = len(one.key) > 4 and not any(t.key in words.known_otherwise() for t in line[i:j])
    score = _prior(one, line[i:j]) + _ahead(before, line, i) + _behind(one, line, j)
    if one.within is not None or one.outside is not None:
        score += 3
    if before is not None and one.within is None and before.key in ("mr", "mrs", "ms"):
        score -= 5
    score -= _person_evidence(one, line, i, j, people)
    score -= _plain_word(one, line, i, j, lower)
    if j - i > 1 and not line[i].loud:
        score += 0.8
    if after is None and i == 0:
        score -= 0.5
    if one.strange:
        score += 0.6
    one.evidence = score


def _prior(one: Toponym, taken: list[Token]) -> float:
    kinds = {e.kind for e in one.entries}
    largest = max((e.population for e in one.entries if e.kind == TOWN), default=0)
    lowest = -1.0 if len(taken) == 1 and taken[0].key in words.family_names() else -0.2
    score = max(lowest, min(1.9, log10(largest + 1) - 4.3))
    if kinds & {COUNTRY, AREA}:
        score = max(score, 2.4)
    elif any(e.kind == REGION and (e.own_name or e.population > 500_000) for e in one.entries):
        score = max(score, 1.8)
    elif any(e.kind == DISTRICT for e in one.entries) and (len(taken) > 1 or one.type_word):
        score = max(score, 1.5)
    if not any(e.own_name for e in one.entries) and not kinds & {COUNTRY, AREA}:
        score -= 0.7 if lowest < -0.5 else 0.3
    return score


def _ahead(before: Token | None, line: list[Token], i: int) -> float:
    """What the word before says."""
    if before is None:
        return 0.0
    gap = line[i].gap
    if gap == "other":
        return _list_ahead(line, i)
    key = before.key
    if gap == "-" and key in ("r", "d", "dfl", "i"):
        return 2.5
    if key == "of" and i > 1 and line[i - 2].text.isdigit():
        return 2.5
    if key == "of" and i > 1 and line[i - 2].key in words.TYPE_WORDS:
        return 2.5
    if key == "the" and i > 1:
        key = line[i - 2].key if line[i - 2].key in words.FIRM_PREPOSITIONS else "the"
        return 0.3 if key != "the" else -0.3
    if key in words.FIRM_PREPOSITIONS:
        return 2.0
    if key in words.DIRECTIONS:
        return 1.2
    if key in words.LOOSE_PREPOSITIONS:
        return 0.9
    if key in words.TYPE_WORDS and not before.capital:
        return 1.0
    if before.possessive:
        return 0.5
    return 0.0


def _list_ahead(line: list[Token], i: int) -> float:
    """ "in Aleppo, Homs and Hama": a name in a list that a preposition opens."""
    k = i - 1
    while k > 0 and i - k < 8 and (line[k].capital or line[k].key in ("and", "or", "the")):
        if line[k - 1].key in ("in", "near", "between", "across", "from", "outside"):
            return 0.8
        k -= 1
    return 0.3 if line[i].between.strip() in (",", "(") else 0.0


def follow(one: Toponym, line: list[Token], j: int) -> None:
    """Note the word after the name: what kind of place it says, or of what name the place is only a part."""
    if j >= len(line) or line[j - 1].possessive:
        return
    after = line[j]
    if after.gap not in (" ", "-") and after.between.strip() != ",":
        return
    if after.capital and after.gap != "other":
        if after.key in words.NAME_WORDS or _paper(line, j):
            one.nested = "name"
        elif not after.loud and after.key in words.BODY_WORDS:
            one.nested = "body"
    if (shared := shared_type(line, j)) and (entries := gazetteer().keyed(f"{one.key} {shared}") or one.entries):
        one.entries, one.type_word = entries, shared
        one.kinds = (
            frozenset({DISTRICT})
            if shared in words.DISTRICT_TYPES
            else frozenset({REGION, AREA})
            if shared in words.REGION_TYPES
            else frozenset()
        )
    elif after.key in words.TYPE_WORDS and after.gap == " ":
        one.type_word = after.key if not after.capital else ""
        if after.key in words.TOWN_WORDS:
            one.kinds = frozenset({TOWN})
        elif after.key in words.REGION_TYPES:
            one.kinds = frozenset({REGION, AREA})
        elif after.key in words.DISTRICT_TYPES:
            one.kinds = frozenset({DISTRICT, TOWN, REGION})


def _paper(line: list[Token], j: int) -> bool:
    """A name word one step on ("Knoxville News Sentinel", "Ohio State University")."""
    return (
        j + 1 < len(line)
        and line[j + 1].capital
        and line[j + 1].gap == " "
        and line[j].key in ("state", "daily", "sunday", "morning", "evening", "news", "free")
    )


def _behind(one: Toponym, line: list[Token], j: int) -> float:
    """What the word after says."""
    if j >= len(line):
        return 0.0
    after = line[j]
    if line[j - 1].possessive:
        return 0.4
    if after.gap == "-":
        return 1.5 if after.key in words.AFFIXES else -0.5
    if after.gap != " ":
        return _dateline(line, j)
    if after.key in words.TYPE_WORDS or after.key in words.PLURAL_TYPES:
        return 2.0
    if after.key in words.DWELLERS and not after.capital:
        return 1.5
    if after.capital and one.nested:
        return 1.2
    if after.capital and not after.loud and after.key not in words.TITLES:
        firm = any(e.kind in (COUNTRY, REGION, AREA) for e in one.entries)
        return -0.8 if firm else -2.2
    return 0.0


def _dateline(line: list[Token], j: int) -> float:
    """ "GALVESTON — ", "Galveston (AP) —": a town at the head of a report."""
    after = line[j].between
    dashed = "—" in after or "–" in after or "--" in after or "(" in after
    if not dashed or j > 4:
        return 0.0
    return 3.0 if all(t.text.isupper() for t in line[:j]) else 0.8


def _in_person(line: list[Token], i: int, j: int, people: frozenset[str]) -> bool:
    given = line[i].key in words.given_names() and j < len(line) and line[j].capital and line[j].key in people
    last = i > 0 and line[i - 1].key in words.given_names() and line[i - 1].capital and line[j - 1].key in people
    return given or last


def _person_evidence(one: Toponym, line: list[Token], i: int, j: int, people: frozenset[str]) -> float:
    against = 0.0
    before, after = (line[i - 1] if i else None), (line[j] if j < len(line) else None)
    joined = before is not None and line[i].gap in (" ", "other") and line[i].between.strip() in ("", ".")
    single = j - i == 1
    if before is not None and joined and before.capital and not before.possessive:
        initial = len(before.key) == 1 and not (before.first and before.key in ("a", "i"))
        named = before.key in words.given_names() or initial or before.key in words.TITLES
        if named and line[i].between.strip() in ("", "."):
            against += 4.0 if line[i].gap == " " or initial else 1.5
        elif line[i].gap == " " and before.key not in words.DIRECTIONS and not before.loud:
            plain = before.first and before.key in words.ordinary_words()
            prepositional = before.key in words.FIRM_PREPOSITIONS | words.LOOSE_PREPOSITIONS or before.key in words.demonyms()
            against += 0.0 if plain or prepositional else 2.2
    elif before is not None and joined and before.key in words.TITLES and not before.capital and single:
        against += 1.5
    given = line[i].key in words.given_names() and line[i].key not in words.LINKED
    named = after is not None and after.capital and after.gap == " "
    if given and after is not None and named and after.key not in words.BODY_WORDS and after.key not in words.NAME_WORDS:
        against += 3.0
    if given and single:
        against += 0.8
    if given and not single and line[j - 1].key not in ("city", "county", "parish"):
        against += 0.7 if before is not None and before.key in words.FIRM_PREPOSITIONS else 1.5
    if single and line[i].key in people:
        against += 2.5
    if (
        single
        and after is not None
        and after.gap == " "
        and after.key in words.SAYING
        and not {e.kind for e in one.entries} & {COUNTRY, REGION}
    ):
        against += 1.0
    return against


def _plain_word(one: Toponym, line: list[Token], i: int, j: int, lower: Counter[str]) -> float:
    taken = line[i:j]
    if any(e.kind == COUNTRY for e in one.entries) and not (len(taken) == 1 and taken[0].key == "us" and not taken[0].text.isupper()):
        return 0.0
    plain = all(t.key in words.ordinary_words() or lower[t.key] for t in taken)
    if not plain:
        return 0.6 if taken[0].loud and taken[0].text.isupper() else 0.0
    if len(taken) > 1:
        return 0.5 if not taken[0].loud else 2.0
    return 4.5 if taken[0].first or taken[0].loud else 2.2
