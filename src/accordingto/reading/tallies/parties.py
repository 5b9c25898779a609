"""Whose total it is and of which area."""

import re

from accordingto.reading.counts.lines import Line
from accordingto.reading.tallies.periods import MONTHS
from accordingto.reading.tallies.sums import Sum

_NAME = r"(?:the |a )?[A-Z][\w'’-]{1,30}(?:[ -][A-Z][\w'’-]{0,30}){0,4}"
_KINDS = "province|governorate|city|region|country|state|district|area|capital|town|county|sector|island|municipality|division"
_REGION = rf"(?:the|this|that)(?: [\w-]+){{0,2}}? (?:{_KINDS})s?"
# Over what area a total runs: "across the northern provinces".
_SCOPE = re.compile(
    rf"\b(?:inside of|inside|in|across|throughout|around|along|over) (?P<area>(?:{_REGION}|{_NAME}(?:(?:, | and ){_NAME})*)"
    rf"(?: (?:{_KINDS})\b)?)"
)
_NO_SCOPE = re.compile(rf"^(?:{MONTHS})\b|day\b")
# Whose total it is, before its verb: "the coalition | has carried out".
_ACTOR = re.compile(
    r"(?P<who>(?:an? |the )?(?:[\w.'’-]+ ){0,5}?[\w.'’-]+?)(?: alone)?(?: (?:that|which|who))?(?:, [^,]{1,60},)?"
    r" (?:has|have|had)\b(?: now| since| so far| already)?\s\w+",
)
_BY = re.compile(rf"\bby (?P<who>(?:unidentified |unknown |the )?(?:{_NAME}|[\w-]+(?: [\w-]+)?))")
# The verb right before such a total: "has carried out | 6,000 strikes".
_PERFECT = re.compile(
    r"\b(?:has|have|had)\b(?: \w+){0,2}? (?:carried out|conducted|launched|unleashed|flown|mounted|staged|executed|suffered|seen)\W*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|, (?:and|but|while)|\bsays? |\bsaid ")
_PHRASE_BEFORE = re.compile(r"\b(?:of|from|by|on|in|to|with|as|and acting) (?=(?:an?|the) )")
_OPENS_WITH = re.compile(r"(?:since|to|in|as|with|from|during|over|by|at) ", re.IGNORECASE)
_LEADING = re.compile(r"^(?:but|and|an?|the|that|which) ", re.IGNORECASE)
_PRONOUNS = frozenset("we they it he she who that which there this these those i".split())
REACH = 200
"""Characters before a figure in which its actor is looked for."""


def done_by_then(line: Line, one: Sum) -> bool:
    """ "Has carried out 2,000 strikes": told in the perfect tense, up to the time of telling."""
    return bool(_PERFECT.search(line.text[max(line.span.start, one.focus.start - 60) : one.focus.start]))


def actor_of(line: Line, one: Sum) -> str:
    """Whoever "has carried out" them, or whom they are said to be "by"; nobody for victims."""
    if by := _BY.match(line.text, one.span.end + 1, line.span.end):
        return by["who"]
    if one.what != "strikes" and not done_by_then(line, one):
        return ""
    before = line.text[max(line.span.start, one.focus.start - REACH) : one.focus.start]
    actors = list(_ACTOR.finditer(_CLAUSE.split(before)[-1]))
    return _named(actors[-1]["who"]) if actors else ""


def _named(words: str) -> str:
    """The name before the verb: "is part of a coalition of states that has …" is about the coalition."""
    words = _PHRASE_BEFORE.split(words)[-1].split(", ")[-1].removesuffix(" that").removesuffix(" alone")
    if _OPENS_WITH.match(words):
        words = words.rpartition(" the ")[2] if " the " in words else ""
    name = _LEADING.sub("", words.strip())
    return "" if name.casefold() in _PRONOUNS or name.casefold().endswith(" we") else name


def scope_of(line: Line, one: Sum) -> str:
    """The area named after the figure, else the first named in the sentence."""
    for stretch in (line.text[one.focus.end : line.span.end], line.text[line.span.start : one.focus.start]):
        for match in _SCOPE.finditer(stretch):
            if not _NO_SCOPE.search(match["area"]):
                return re.sub(r"^the (?=[A-Z])", "", match["area"])
    return ""
