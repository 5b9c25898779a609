"""Streets, blocks, buildings, quarters and villages that no gazetteer lists, by the way they are named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from accordingto.reading.places import words
from accordingto.reading.places.gazetteer import fold
from accordingto.reading.places.site_words import (
    AT,
    CAPITAL_ONLY,
    FACILITIES,
    GENERIC,
    LEADING,
    NOT_NAMES,
    OF_FACILITIES,
    PLACING,
    PLAIN_FACILITIES,
    PLAIN_STREETS,
    PLURAL_STREETS,
    QUARTERS,
    SETTLEMENTS,
    SHORT,
    SIDES,
    STREET_PREFIXES,
    STREET_SUFFIXES,
    STREETS,
)
from accordingto.reading.places.tokens import Token
from accordingto.records import Span

SiteKind = Literal["street", "facility", "quarter", "settlement"]
LONGEST_NAME = 6
MOST_ALIKE = 20
"""Names looked for again that begin with the same word."""


@dataclass(frozen=True, slots=True)
class Site(Span):
    """A named spot and what it is; ``core`` is the name without the word for what it is."""

    kind: SiteKind
    core: Span


def find_sites(text: str, lines: Sequence[list[Token]], people: frozenset[str]) -> list[Site]:
    """All sites in order, the longer one where two overlap; ``people`` are surnames that no site may be."""
    found = [site for line in lines for site in _in_line(text, line)]
    unlisted = [site for line in lines for site in _after_preposition(line, people)]
    found += [
        *unlisted,
        *_again(lines, [text[s.start : s.end] for s in [*unlisted, *found] if s.kind == "settlement" and s.core.end == s.end]),
    ]
    found.sort(key=lambda s: (s.start, -s.end))
    kept: list[Site] = []
    for site in found:
        if kept and site.overlaps(kept[-1]):
            if site.end - site.start > kept[-1].end - kept[-1].start:
                kept[-1] = site
        else:
            kept.append(site)
    return kept


def _in_line(text: str, line: list[Token]) -> Iterator[Site]:
    for k, token in enumerate(line):
        if token.key == "block" and k and line[k - 1].text.isdigit():
            yield from _block(text, line, k)
        elif token.key in ("interstate", "highway", "hwy", "route") and token.capital and k + 1 < len(line) and line[k + 1].key.isdigit():
            yield Site(token.start, line[k + 1].end, "street", Span(token.start, line[k + 1].end))
        elif token.key in PLURAL_STREETS:
            yield from _crossing(line, k)
        elif token.key in STREETS and (token.capital or token.key in PLAIN_STREETS):
            yield from _street(text, line, k)
        elif token.key in FACILITIES and (token.capital or token.key in PLAIN_FACILITIES):
            yield from _ending(line, k, "facility")
        elif token.key in QUARTERS and (token.capital or token.key not in CAPITAL_ONLY):
            yield from _ending(line, k, "quarter")
        elif token.key in SETTLEMENTS and (token.capital or token.key not in CAPITAL_ONLY):
            yield from _ending(line, k, "settlement")
        elif token.key in STREET_PREFIXES:
            yield from _prefixed(line, k)
        elif token.capital and len(token.key) > 7 and token.key.endswith(STREET_SUFFIXES):
            yield Site(token.start, token.end, "street", Span(token.start, token.end))
        elif _ordinal(token) and k and line[k - 1].key in AT | {"of", "on"}:
            yield from _numbered_crossing(line, k)
        if k + 2 < len(line) and line[k + 1].key == "of" and (token.key.rstrip("s") in LEADING or token.key in OF_FACILITIES):
            yield from _after_of(line, k)


def _name_start(line: list[Token], end: int, numbers: bool = False) -> int:
    """First token of the name that ends before ``end``; equal to ``end`` where there is none."""
    i = end
    while i > 0 and end - i < LONGEST_NAME:
        token, after = line[i - 1], line[i] if i < len(line) else None
        dotted = after is not None and token.key in ("st", "mt", "ft") and after.between.strip() == "."
        if after is not None and not dotted and (after.gap not in (" ", "-") or token.possessive) and not (token.possessive and i == end):
            break
        ordinal = token.text[0].isdigit() and (numbers or not token.text.isdigit())
        linked = i < end and (
            token.key in ("of", "de", "del", "la", "el", "al") or (token.key in words.LINKED and after is not None and after.gap == "-")
        )
        if not (token.capital and token.key not in NOT_NAMES) and not ordinal and not linked:
            break
        if token.loud and token.key in words.ordinary_words() and token.key not in SIDES:
            break
        i -= 1
    while i < end and ((not (line[i].capital or line[i].text[0].isdigit()) and line[i].key not in words.LINKED) or _opener(line, i, end)):
        i += 1
    return i


def _opener(line: list[Token], i: int, end: int) -> bool:
    """A plain word that has its capital from the start of the sentence."""
    return line[i].first and end - i > 1 and line[i].key in words.ordinary_words() and line[i].key not in SIDES


def _block(text: str, line: list[Token], k: int) -> Iterator[Site]:
    """ "the 1200 block of Alder Ridge Drive" """
    if k + 2 >= len(line) or line[k + 1].key != "of":
        return
    i = k + 2 + (line[k + 2].key == "the")
    j = i
    while (
        j < len(line)
        and j - i < LONGEST_NAME
        and (line[j].capital or line[j].text[0].isdigit())
        and (j == i or line[j].gap in (" ", "-") or line[j - 1].key in SIDES | {"n", "s", "e", "w"})
    ):
        j += 1
        if line[j - 1].key in STREETS or line[j - 1].possessive:
            break
    if j > i:
        yield _site(text, line, k - 1, j, "street", i)


def _street(text: str, line: list[Token], k: int) -> Iterator[Site]:
    """ "Alder Ridge Drive", "88 Linden Avenue" and the crossing of two"""
    i = _name_start(line, k, numbers=True)
    if i == k or (line[i].text.isdigit() and i == k - 1 and len(line[i].text) > 3) or line[k].gap != " ":
        return
    if line[k].key in ("st", "dr") and text[line[k].end : line[k].end + 1] == "." and i == k - 1 and line[i].first:
        return
    if line[k].key in ("court", "place", "way", "circle", "drive") and k + 1 < len(line) and line[k + 1].capital and line[k + 1].gap == " ":
        return
    if line[k].key in ("court", "ct") and line[k - 1].key in words.BODY_WORDS:
        return
    if k + 1 < len(line) and line[k + 1].gap == " " and line[k + 1].capital and line[k + 1].key in words.NAME_WORDS:
        return
    first = i - 1 if i and line[i - 1].text.isdigit() and line[i].gap == " " else i
    other = _other_street(line, k)
    yield _site(text, line, first, (other or k) + 1, "street", i)


def _other_street(line: list[Token], k: int) -> int | None:
    """The last word of a second street that crosses the first."""
    if k + 2 >= len(line) or line[k + 1].key not in ("and", "at") or line[k + 1].gap == "-":
        return None
    for j in range(k + 2, min(k + 2 + LONGEST_NAME, len(line))):
        if not (line[j].capital or line[j].text[0].isdigit()) or line[j].gap != " ":
            return None
        if line[j].key in STREETS and j > k + 2:
            return j
    return None


def _crossing(line: list[Token], k: int) -> Iterator[Site]:
    """ "Memphis and Orchard streets", "between Ashland and Racine avenues" """
    j = _name_start(line, k)
    if j < k and j >= 2 and line[j - 1].key in ("and", "at"):
        i = _name_start(line, j - 1)
        if i < j - 1:
            yield Site(line[i].start, line[k].end, "street", Span(line[i].start, line[k].end))


def _ending(line: list[Token], k: int, kind: SiteKind) -> Iterator[Site]:
    """A name with the word for what it is behind it ("al-Shifa hospital", "Hodan district")."""
    end = k
    while (
        end > 1
        and not line[end - 1].capital
        and line[end - 1].key
        in frozenset(
            "refugee displacement air military naval gas fuel police train bus border power central primary market railway"
            " rail car coach metro checkpoint general".split()
        )
    ):
        end -= 1
    i = _name_start(line, end)
    if i >= end or not (line[k].gap == " " or (kind != "facility" and line[k].between.strip(" \"“”‘’'") == "")):
        return
    if i == end - 1 and (line[i].key in words.demonyms() or line[i].key in words.TITLES):
        return
    if (
        i == end - 1
        and line[i].key in words.ordinary_words()
        and line[i].key not in SIDES
        and (line[i].first or line[i].loud or line[k].capital or kind != "facility")
    ):
        return
    if k + 1 < len(line) and line[k + 1].capital and line[k + 1].gap == " " and line[k].capital:
        return
    if kind == "facility" and all(t.key in words.ordinary_words() for t in line[i:end]) and (line[k].capital or end - i > 1):
        return
    if line[i].key in words.demonyms() and line[k].key in ("center", "centre", "headquarters", "academy"):
        return
    if line[k].key == "district" and line[k - 1].key in frozenset(
        "school unified court judicial congressional fire police attorney".split()
    ):
        return
    if line[k].key in ("university", "college", "institute") and not (i and {line[i - 1].key, line[max(0, i - 2)].key} & AT):
        return
    yield Site(line[i].start, line[k].end, kind, Span(line[i].start, line[end - 1].end))


def _after_of(line: list[Token], k: int) -> Iterator[Site]:
    """ "the village of Tarmal", "the villages of Dorek and Um Sidra" """
    i = k + 2
    while i < len(line) and i - k < 24:
        if not (line[i].capital or line[i].key in words.LINKED):
            return
        j = i + 1
        while (
            j < len(line)
            and j - i < LONGEST_NAME
            and line[j].gap in (" ", "-")
            and not line[j - 1].possessive
            and (line[j].capital or line[j].key in words.PARTICLES - {"and", "y", "e", "on", "at", "an", "in", "as"})
        ):
            j += 1
        while j > i + 1 and not line[j - 1].capital:
            j -= 1
        if line[j - 1].capital and line[i].key not in words.demonyms() and line[i].key not in NOT_NAMES:
            span = Span(line[i].start, line[j - 1].end)
            yield Site(span.start, span.end, "settlement", span)
        i = j + (j < len(line) and line[j].key == "and")
        if i >= len(line) or (i == j and line[i].between.strip() != ",") or not line[k].key.endswith("s"):
            return


def _ordinal(token: Token) -> bool:
    return token.text[0].isdigit() and token.key[-2:] in ("st", "nd", "rd", "th")


def _numbered_crossing(line: list[Token], k: int) -> Iterator[Site]:
    """ "at 5th and North Alder" """
    if k + 2 >= len(line) or line[k + 1].key not in ("and", "at"):
        return
    j = k + 2 + (line[k + 2].key in SIDES and k + 3 < len(line))
    if j < len(line) and (line[j].capital or _ordinal(line[j])) and line[j].gap == " ":
        yield Site(line[k].start, line[j].end, "street", Span(line[k].start, line[j].end))


def _prefixed(line: list[Token], k: int) -> Iterator[Site]:
    """ "rue de la Paix", "viale della Stazione" """
    j = k + 1
    while (
        j < len(line)
        and j - k < LONGEST_NAME
        and line[j].gap == " "
        and (line[j].key in words.PARTICLES - {"and", "on", "at"} or line[j].capital)
    ):
        j += 1
        if line[j - 1].capital and (j >= len(line) or line[j].key not in words.PARTICLES):
            break
    if j > k + 1 and line[j - 1].capital:
        yield Site(line[k].start, line[j - 1].end, "street", Span(line[k].start, line[j - 1].end))


def _after_preposition(line: list[Token], people: frozenset[str]) -> Iterator[Site]:
    """ "in Kwandroma", "between Libi and Nioka": a name that nothing else explains stands where a place is told."""
    for k, token in enumerate(line[:-1]):
        routed = token.key in ("to", "towards") and k > 0 and line[k - 1].key in ("road", "highway", "way", "route")
        if token.key not in PLACING and not routed and not (token.key == "over" and not token.capital):
            continue
        i = k + 1
        while i < len(line) - 1 and line[i].key in words.DIRECTIONS and not line[i].capital:
            i += 1
        j = _unlisted_end(line, i, people)
        if j > i:
            yield Site(line[i].start, line[j - 1].end, "settlement", Span(line[i].start, line[j - 1].end))
        if token.key == "between" and j + 1 < len(line) and line[j].key == "and":
            end = _unlisted_end(line, j + 1, people)
            if end > j + 1:
                yield Site(line[j + 1].start, line[end - 1].end, "settlement", Span(line[j + 1].start, line[end - 1].end))


_INSIDE_NAMES = words.LINKED | {"de", "da", "do", "des", "la", "di", "del"}
_NO_NAMES = words.TITLES | words.NEVER | GENERIC


def _unlisted_end(line: list[Token], i: int, people: frozenset[str]) -> int:
    """End of an unknown name that begins at i; i itself where what stands there is something else."""
    j = i
    while j < len(line) and j - i < 4 and (j == i or (line[j].gap in (" ", "-") and not line[j - 1].possessive)):
        if not line[j].capital and line[j].key not in _INSIDE_NAMES:
            break
        j += 1
    while j > i and not line[j - 1].capital:
        j -= 1
    taken = line[i:j]
    if not taken or taken[0].loud or line[j - 1].possessive or (j < len(line) and line[j].capital and line[j].gap == " "):
        return i
    if taken[0].gap not in (" ", "-") or any(t.key in people or t.key in _NO_NAMES for t in taken):
        return i
    if any(t.text.isupper() or t.key in words.demonyms() for t in taken) or all(t.key in words.ordinary_words() for t in taken):
        return i
    if taken[0].key in words.given_names() or taken[-1].key in words.BODY_WORDS or taken[-1].key in words.NAME_WORDS:
        return i
    return j


def _again(lines: Sequence[list[Token]], names: Sequence[str]) -> Iterator[Site]:
    """The same names wherever else they stand."""
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for name in dict.fromkeys(names):
        keys = tuple(fold(name).split())
        if keys and len(keys[0]) > 3 and len(wanted.get(keys[0], ())) < MOST_ALIKE:
            wanted.setdefault(keys[0], set()).add(keys)
    for line in lines:
        for i, token in enumerate(line):
            for keys in wanted.get(token.key, ()):
                j = i + len(keys)
                titled = i > 0 and (line[i - 1].key in words.TITLES or line[i - 1].key in words.given_names()) and line[i - 1].capital
                if token.capital and not titled and tuple(t.key for t in line[i:j]) == keys:
                    yield Site(token.start, line[j - 1].end, "settlement", Span(token.start, line[j - 1].end))


def _site(text: str, line: list[Token], i: int, j: int, kind: SiteKind, core: int) -> Site:
    end = line[j - 1].end
    if line[j - 1].key in SHORT and text[end : end + 1] == ".":
        end += 1
    return Site(line[i].start, end, kind, Span(line[core].start, line[j - 1].end))
