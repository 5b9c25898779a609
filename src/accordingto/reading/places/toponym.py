"""One name of a place in a text, and the stretches that may be one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from accordingto.reading.places import words
from accordingto.reading.places.gazetteer import ARABIC, AREA, COUNTRY, DISTRICT, REGION, TOWN, Entry, fold, fold_article, gazetteer, sound
from accordingto.reading.places.tokens import Token

LONGEST_NAME = 6
"""Words in the longest name looked for."""
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
Nested = Literal["", "body", "name"]


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
    """Part of the name of a body of the place ("Dover Police"), or of a name that only borrows it ("Boston Globe")."""
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
            or not (token.capital or token.key in words.PARTICLES or token.key in words.JOINTS)
        ):
            break
        ends.append(j + 1)
    for j in reversed(ends):
        if not line[j - 1].capital:
            continue
        taken = line[i:j]
        entries = known(taken) or _counties(taken, line, j) or (_sounding(taken) if j == ends[-1] else ())
        if entries and not _goes_on(line, j):
            return Toponym(taken[0].start, taken[-1].end, " ".join(t.key for t in taken), entries), j
    return None


def _key(taken: list[Token]) -> str:
    return taken[0].key if len(taken) == 1 else " ".join([t.key for t in taken])


def known(taken: list[Token]) -> tuple[Entry, ...]:
    """The places that a run of words may name; none for words that are never a place."""
    if len(taken) > 1 and taken[0].key in words.OPENERS and taken[0].first:
        return ()
    if len(taken) == 1 and (taken[0].key in words.DIRECTIONS or taken[0].key in words.NEVER):
        return ()
    if len(taken) == 1 and len(taken[0].key) < 3 and not (taken[0].text.isupper() and len(taken[0].key) == 2):
        return ()
    table = gazetteer()
    key = _key(taken)
    if key in words.NEVER_NAMES:
        return ()
    entries = table.keyed(key)
    if _newly(taken, entries):
        return ()
    if not entries and taken[0].key in _SHORT:
        entries = table.keyed(" ".join([_SHORT[taken[0].key], *key.split()[1:]]))
    if not entries and taken[0].key in words.LINKED and len(taken) > 1 and (taken[1].gap == "-" or taken[0].key in ("al", "el")):
        entries = tuple(e for e in table.keyed(fold_article(key)) if e.country_code in ARABIC)
    if len(taken) == 1 and taken[0].text.isupper() and len(taken[0].key) <= 3:
        entries = tuple(e for e in entries if e.kind in (COUNTRY, AREA))
    return entries


def _newly(taken: list[Token], entries: tuple[Entry, ...]) -> bool:
    """ "Port Shelled In New Chad Raids": where all words have capitals, a country with news is likelier than a town named after it."""
    if len(taken) < 2 or not taken[0].loud or taken[0].key != "new":
        return False
    after = gazetteer().keyed(_key(taken[1:]))
    return any(e.kind == COUNTRY for e in after) and all(e.kind in (TOWN, AREA) for e in entries)


def _counties(taken: list[Token], line: list[Token], j: int) -> tuple[Entry, ...]:
    """Counties known only with the word behind them, which a list says once for all ("Clarke and Oconee counties")."""
    shared = shared_type(line, j) if taken[0].capital and j < len(line) and line[j].key == "and" else ""
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
    key = _key(taken)
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
        known = words.abbreviations().get("".join([t.key for t in taken]))
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
        known = words.demonyms().get(_key(taken))
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


def shared_type(line: list[Token], j: int) -> str:
    """ "Clarke and Oconee counties": the word after the last name is said of every name."""
    k = j
    while (
        k < len(line) and k - j < 9 and (line[k].capital or line[k].key == "and") and (line[k].gap == " " or line[k].between.strip() == ",")
    ):
        k += 1
    return words.PLURAL_TYPES.get(line[k].key, "") if j <= k < len(line) and line[k].gap == " " and not line[k].capital else ""
