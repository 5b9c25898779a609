"""Names in a text that the gazetteer knows and that the words round them allow to be places."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log10
from typing import Literal

from accordingto.reading import place_words as words
from accordingto.reading.gazetteer import ARABIC, AREA, COUNTRY, DISTRICT, REGION, TOWN, Entry, fold, fold_article, gazetteer, sound
from accordingto.records import Span

LONGEST_NAME = 6
"""Words in the longest name looked for."""
ENOUGH = 1.2
"""Evidence from which a name is taken for a place; set on half of a set of local news."""

ENOUGH_FOR_STRANGE = 0.8
"""The same for a name that is nobody's and no plain word."""
_TOKEN = re.compile(r"(?:[A-Z]\.){1,6}(?:[A-Z](?![a-z]))?(?:[A-Z][a-z]{1,3}\.)?|[^\W_]+(?:['’ʼʻ`][^\W_]+)*")
_POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}

Gap = Literal["", " ", "-", "other"]
Nested = Literal["", "body", "name"]


@dataclass(slots=True)
class Token:
    """A word with its place in the text and what stands before it."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    gap: Gap
    between: str
    """The characters since the word before, at most eight."""
    first: bool
    """First of its sentence."""
    loud: bool
    """In a stretch where capitals tell nothing: a headline in title case or a line in capitals."""
    possessive: bool = False


@dataclass(slots=True, eq=False)
class Toponym:
    """A stretch that names a place, with the places it may be; evidence is added while the text is read."""

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    evidence: float = 0.0
    demonym: bool = False
    nested: Nested = ""
    """Part of the name of a body of the place ("Henderson Police"), or of a name that only borrows it ("Boston Globe")."""
    kinds: frozenset[int] = frozenset()
    """What the words round it say it is; empty where they say nothing."""
    within: "Toponym | None" = None
    """The place named next that holds it ("Paris, Texas")."""
    outside: "Toponym | None" = None
    """A state named next that holds none of its entries: the place meant is one that the gazetteer lacks."""
    type_word: str = ""
    """The lower-case word after it that says what it is ("province")."""
    strange: bool = False
    """Made of no word that is a plain word or anybody's name as well."""


def tokens_of(text: str, sentence: Span) -> list[Token]:
    """The words of one sentence; a possessive ending is left out of the word."""
    found: list[Token] = []
    last = sentence.start
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        word, (start, end) = match.group(), match.span()
        possessive = word[-2:] in _POSSESSIVE
        if possessive:
            word = word[:-2]
        gap: Gap = _gap(text[last:start]) if found else ""
        found.append(Token(start, start + len(word), word, _key(word), word[0].isupper(), gap, text[max(last, start - 8) : start], not found, False, possessive))
        last = end
    whole = sentence.of(text)
    if whole.isupper() or not whole.endswith((".", "!", ".”", '."')):
        _mark_loud(found)
    return found


def _gap(between: str) -> Gap:
    if between == " ":
        return " "
    if between in ("-", "‑", "–"):
        return "-"
    return " " if between.isspace() and "\n\n" not in between else "other"


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    return fold(word)


def _mark_loud(found: list[Token]) -> None:
    """Title case or capitals throughout: nearly every word of some length begins with a capital."""
    long = [t for t in found if len(t.text) > 3]
    if (
        len(long) >= 3
        and sum(t.capital for t in long) >= 0.8 * len(long)
        and sum(t.key in words.ordinary_words() for t in long if t.capital) >= 0.3 * len(long)
    ):
        for token in found:
            token.loud = True


def find_toponyms(text: str, lines: Sequence[list[Token]], people: frozenset[str]) -> list[Toponym]:
    """Every name of a place, those inside names of bodies and papers marked as nested; in order, none over another."""
    lower = Counter(t.key for line in lines for t in line if not t.capital)
    found: list[tuple[Toponym, list[Token], int, int]] = []
    for line in lines:
        found += [(toponym, line, i, j) for toponym, i, j in candidates(text, line)]
    for one, line, _, j in found:
        _follow(one, line, j)
    for (one, _, _, j), (after, _, k, _) in reversed(list(pairwise(found))):
        if after.start - one.end <= 24 and k >= j:
            one.within = _held(one, after, text) or _held_with(one, after, text)
            one.outside = after if one.within is None and _elsewhere(one, after, text) else None
    for one, line, i, j in found:
        weigh(one, line, i, j, people, lower)
    return _kept([one for one, *_ in found])


def _kept(found: list[Toponym]) -> list[Toponym]:
    """Those with evidence enough, their own or that of the same name elsewhere in the text."""
    best: dict[str, float] = {}
    for one in found:
        best[one.key] = max(best.get(one.key, -9.0), one.evidence)
    kept = []
    for one in found:
        if best[one.key] >= (ENOUGH_FOR_STRANGE if one.strange else 1.8) and one.evidence > -1.8:
            one.evidence += 1.5
        if one.evidence >= (ENOUGH_FOR_STRANGE if one.strange else ENOUGH):
            kept.append(one)
    held = {id(one) for one in kept}
    for one in kept:
        if one.within is not None and id(one.within) not in held:
            held.add(id(one.within))
            kept.append(one.within)
    return sorted(kept, key=lambda t: t.start)


def candidates(text: str, line: list[Token]) -> Iterator[tuple[Toponym, int, int]]:
    """Longest names first from the left, with the tokens they take up."""
    i = 0
    while i < len(line):
        token = line[i]
        taken = None
        if token.capital or (token.key in words.LINKED and i + 1 < len(line) and line[i + 1].gap == "-"):
            taken = _abbreviation(text, line, i) or max(_demonym(line, i), _longest(line, i), key=lambda t: t[1] if t else 0)
        if taken is None:
            i += 1
            continue
        yield taken[0], i, taken[1]
        i = taken[1]


def _longest(line: list[Token], i: int) -> tuple[Toponym, int] | None:
    ends = [i + 1]
    for j in range(i + 1, min(i + LONGEST_NAME, len(line))):
        token, before = line[j], line[j - 1]
        dotted = token.gap == "other" and token.between.strip() == "." and before.key in _SHORT
        if (
            not (token.gap in (" ", "-") or dotted)
            or before.possessive
            or not (token.capital or token.key in words.PARTICLES | words.JOINTS)
        ):
            break
        ends.append(j + 1)
    for j in reversed(ends):
        if not line[j - 1].capital:
            continue
        taken = line[i:j]
        entries = _known(taken) or _counties(taken, line, j) or (_sounding(taken) if j == ends[-1] else ())
        if entries and not _goes_on(line, j):
            return Toponym(taken[0].start, taken[-1].end, " ".join(t.key for t in taken), entries), j
    return None


def _known(taken: list[Token]) -> tuple[Entry, ...]:
    if len(taken) > 1 and taken[0].key in words.OPENERS and taken[0].first:
        return ()
    if len(taken) == 1 and taken[0].key in words.DIRECTIONS | words.NEVER:
        return ()
    if len(taken) == 1 and len(taken[0].key) < 3 and not (taken[0].text.isupper() and len(taken[0].key) == 2):
        return ()
    table = gazetteer()
    key = " ".join(t.key for t in taken)
    if key in words.NEVER_NAMES:
        return ()
    entries = table.keyed(key)
    if not entries and taken[0].key in _SHORT:
        entries = table.keyed(" ".join([_SHORT[taken[0].key], *key.split()[1:]]))
    if not entries and taken[0].key in words.LINKED and len(taken) > 1 and (taken[1].gap == "-" or taken[0].key in ("al", "el")):
        entries = tuple(e for e in table.keyed(fold_article(key)) if e.country_code in ARABIC)
    if len(taken) == 1 and taken[0].text.isupper() and len(taken[0].key) <= 3:
        entries = tuple(e for e in entries if e.kind in (COUNTRY, AREA))
    return entries


def _counties(taken: list[Token], line: list[Token], j: int) -> tuple[Entry, ...]:
    """Counties known only with the word behind them, which a list says once for all ("Clarke and Oconee counties")."""
    shared = _shared_type(line, j) if taken[0].capital and j < len(line) and line[j].key == "and" else ""
    return gazetteer().keyed(" ".join([*(t.key for t in taken), shared])) if shared else ()


def _goes_on(line: list[Token], j: int) -> bool:
    """The name is only the head of a longer one that is not known ("Ras al-Ain", "Pul-i-Khumri")."""
    if j + 1 >= len(line) or line[j].capital:
        return False
    linked = line[j].gap == "-" and line[j].key in words.JOINTS
    article = line[j].gap == " " and line[j].key in words.LINKED and line[j + 1].gap == "-"
    return (linked or article) and line[j + 1].capital


def _sounding(taken: list[Token]) -> tuple[Entry, ...]:
    """Places whose names another spelling of the same sounds would give; for names that are nothing else."""
    key = " ".join(t.key for t in taken)
    if (
        len(key) < 6
        or any(t.key in words.known_otherwise() or t.key in words.BODY_WORDS or t.possessive for t in taken[:-1])
        or taken[-1].key in words.known_otherwise()
    ):
        return ()
    return gazetteer().keyed(sound(key))


def _abbreviation(text: str, line: list[Token], i: int) -> tuple[Toponym, int] | None:
    """A state in short ("Calif.", "W. Va.", ", TX")."""
    for size in (2, 1):
        taken = line[i : i + size]
        if len(taken) < size or (size == 2 and taken[1].gap != " "):
            continue
        known = words.abbreviations().get("".join(t.key for t in taken))
        if known is None:
            continue
        start, end = taken[0].start, taken[-1].end
        country, code, needs_comma = known
        dotted = text[end - 1] == "." or text[end : end + 1] == "."
        postal = size == 1 and taken[0].text.isupper() and len(taken[0].text) == 2
        after_comma = taken[0].between.strip() in (",", "(") and not taken[0].first
        if not (dotted or postal) or ((needs_comma or not dotted) and not after_comma):
            continue
        entry = gazetteer().region(country, code)
        if entry is not None:
            end += text[end : end + 1] == "." and text[end - 1] != "."
            return Toponym(start, end, fold(entry.name), (entry,), evidence=4.0), i + size
    return None


def _demonym(line: list[Token], i: int) -> tuple[Toponym, int] | None:
    for size in (2, 1):
        taken = line[i : i + size]
        if len(taken) < size or (size == 2 and (taken[1].gap not in (" ", "-"))):
            continue
        known = words.demonyms().get(" ".join(t.key for t in taken))
        if known is None:
            continue
        name, code = known
        entry = gazetteer().country(code) if not name else _area(name, code)
        if entry is not None:
            return Toponym(taken[0].start, taken[-1].end, fold(entry.name), (entry,), demonym=True), i + size
    return None


def _area(name: str, code: str) -> Entry | None:
    entries = [e for e in gazetteer().named(name) if not code or e.country_code == code]
    return max(entries, key=lambda e: (e.own_name, e.kind != DISTRICT, e.population), default=None)


def _held(one: Toponym, after: Toponym, text: str) -> Toponym | None:
    """The next place, where the words between say that it holds this one."""
    between = text[one.end : after.start]
    typed, comma, rest = between.partition(",")
    if comma and typed.strip() in words.TYPE_WORDS | words.PLURAL_TYPES.keys():
        between = comma + rest
    if between.strip() not in (",", "(", "in", ", in", "in the", ", in the") or after.demonym or one.demonym:
        return None
    held = [e for e in one.entries if any(inside(e, whole) for whole in after.entries)]
    return after if held else None


def _held_with(one: Toponym, after: Toponym, text: str) -> Toponym | None:
    """What holds the next name of a list holds this one too ("Clarke and Oconee counties, Georgia")."""
    listed = one.type_word and one.type_word == after.type_word and text[one.end : after.start].strip() in ("and", ",", ", and")
    return after.within if listed and after.within and any(inside(e, w) for e in one.entries for w in after.within.entries) else None


def _elsewhere(one: Toponym, after: Toponym, text: str) -> bool:
    """ "Pinetown, N.C.": the state is told, and the gazetteer has no such town there."""
    state = len(after.entries) == 1 and after.entries[0].kind == REGION and not after.demonym
    return state and text[one.end : after.start].strip() == "," and not one.demonym and any(e.kind == TOWN for e in one.entries)


def inside(part: Entry, whole: Entry) -> bool:
    """Whether one place lies in the other, as far as the table can tell."""
    if part.number == whole.number or part.kind >= whole.kind > TOWN or (whole.country_code and part.country_code != whole.country_code):
        return False
    if whole.kind == COUNTRY:
        return True
    if whole.kind == REGION:
        return part.region_code == whole.region_code
    if whole.kind == DISTRICT:
        return part.region_code == whole.region_code and part.district == whole.district
    if whole.kind == AREA:
        return abs(part.latitude - whole.latitude) < 5 and abs(part.longitude - whole.longitude) < 5
    return part.population < whole.population and abs(part.latitude - whole.latitude) < 0.4 and abs(part.longitude - whole.longitude) < 0.5


def surnames(lines: Sequence[list[Token]]) -> frozenset[str]:
    """Last names of people named in full somewhere in the text."""
    found = set()
    for line in lines:
        for i, token in enumerate(line):
            if not token.capital or (i and line[i - 1].capital and token.gap == " " and not _opens(line[i - 1])):
                continue
            run = _run(line, i)
            if token.first and token.key in words.ordinary_words() and token.key not in words.given_names() | words.TITLES:
                continue
            if _personal(line, i, run) and run - i >= (1 if i and line[i - 1].key in words.TITLES else 2):
                found.add(line[run - 1].key)
    return frozenset(found)


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
    said = run < len(line) and line[run].key in words.SAYING and 2 <= run - i <= 3 and not _known(line[i:run])
    return titled or given or initial or aged or said


def weigh(one: Toponym, line: list[Token], i: int, j: int, people: frozenset[str], lower: Counter[str]) -> None:
    """Add up what speaks for a place and what against."""
    before = line[i - 1] if i else None
    after = line[j] if j < len(line) else None
    if one.evidence >= 4:
        return
    if one.demonym:
        one.evidence = 2.5 if not _in_person(one, line, i, j, people) else 0.0
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


def _follow(one: Toponym, line: list[Token], j: int) -> None:
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
    if (shared := _shared_type(line, j)) and (entries := gazetteer().keyed(f"{one.key} {shared}") or one.entries):
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


def _shared_type(line: list[Token], j: int) -> str:
    """ "Clarke and Oconee counties": the word after the last name is said of every name."""
    k = j
    while (
        k < len(line) and k - j < 9 and (line[k].capital or line[k].key == "and") and (line[k].gap == " " or line[k].between.strip() == ",")
    ):
        k += 1
    return words.PLURAL_TYPES.get(line[k].key, "") if j <= k < len(line) and line[k].gap == " " and not line[k].capital else ""


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


def _in_person(one: Toponym, line: list[Token], i: int, j: int, people: frozenset[str]) -> bool:
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
    if given and after is not None and after.capital and after.gap == " " and after.key not in words.BODY_WORDS | words.NAME_WORDS:
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
