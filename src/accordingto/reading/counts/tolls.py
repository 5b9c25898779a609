"""Tolls and numbers-of: "the death toll rose to 14", "the wounded number 30", and what nobody knows."""

import re
from collections.abc import Iterator

from accordingto.reading.counts import roles
from accordingto.reading.counts import words as w
from accordingto.reading.counts.found import Found
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.reading.figures.numerals import ORDINALS
from accordingto.reading.guarded import Guarded, guarded
from accordingto.records import Span

_HEADS = frozenset("number figure count total tally".split())
_LEADS = frozenset("to at is are was were reached reaches reach of : now number numbered stands stood as became exceeds by".split())
_QUOTES = ('"', "“", "”", "'", "‘")
FARTHEST_FIGURE = 26
# A number asked for: "declined to say how many were killed or injured".
_HOW_MANY = guarded(
    r"\bhow many\b[^.;!?]{0,100}?\b(?P<harm>killed|died|dead|deaths|casualties|injured|wounded|hurt|missing|arrested|detained)\b"
    r"(?:(?: or| and|,) (?P<also>killed|injured|wounded|hurt|dead))?",
    re.IGNORECASE,
)
_NO_ONE_KNOWS = re.compile(
    r"\b(?:not|n['o’]t|no|nor|neither|unclear|unknown|without|declined|refused|cannot|nobody|none|never|remains to be)\b", re.IGNORECASE
)
# A number not given: "gave no figure for the wounded".
_GAVE_NONE = guarded(
    r"\b(?:gave|gives|give|giving|offered|named|provided|has|had) (?:us |them )?no (?:[\w-]+ )?"
    r"(?:figure|toll|number|count|estimate|breakdown)s?\b"
    r"(?: (?:for|of|on) (?:the |its own |any )?(?P<what>wounded|injured|injuries|dead|deaths|killed|casualties|victims|losses|arrests)\b)?",
    re.IGNORECASE,
)
# "An unknown number of people were injured".
_UNKNOWN_NUMBER = guarded(
    r"\ban? (?:unknown|unspecified|undetermined|unconfirmed) number of (?:[\w-]+ ){0,4}?"
    r"(?P<what>killed|injured|wounded|hurt|injuries|deaths|casualties|missing|arrests|dead)\b",
    re.IGNORECASE,
)
# None at all: "without causing casualties", "no lives were lost".
_WITHOUT = guarded(
    r"\b(?:without (?:causing |any |inflicting |reported |civilian |human |further ){0,3}"
    r"(?P<what>casualties|victims|injuries|injury|deaths|losses|loss of life)"
    r"|(?:not|n['’]t) (?:cause|result(?:ed)? in|caused|claim|leave) any (?:[a-z]+ )?(?P<none>casualties|victims|injuries|deaths)"
    r"|no (?:human )?(?:life|lives)(?: was| were| has been| have been)? lost|no loss of (?:human )?life)\b",
    re.IGNORECASE,
)


_ORDINALS = {word: n for word, n in ORDINALS.items() if 1 < n <= 12}
# A death that counts those before it: "a fourth man has died", "the fifth death".
_NTH_DEATH = guarded(
    rf"\b(?:a|the|as the|another,? an?) (?P<nth>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)) (?:[\w-]+ ){{0,2}}?"
    r"(?:(?:(?:victim|person|man|woman|civilian), [^,.;:]{1,60}, )?(?:has |had |have )?(?:now |also |later |since )?(?:died|dies|succumbed)"
    r"|(?:person |man |woman |victim )?to die|death|fatality)\b",
    re.IGNORECASE,
)
# "There was no immediate word on casualties".
_NO_WORD = guarded(
    r"\bno (?:immediate )?(?:word|information|details?|figures?|news|data|number|count)s?\b[^.;,]{0,20}? (?:on|of|about|for) (?:any |the )?"
    r"(?P<what>casualties|victims|injuries|deaths|dead|wounded)\b",
    re.IGNORECASE,
)


_MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
# "A triple homicide"; of a "double murder-suicide" nobody knows whether the killer is one of the two.
_HOMICIDE = re.compile(
    rf"\b(?P<many>{'|'.join(_MULTIPLE)})[ -](?:homicide|murder|killing|slaying|fatality|fatal (?:shooting|stabbing|crash))(?![\w-])",
    re.IGNORECASE,
)


def find_tolls(line: Line) -> Iterator[Found]:
    """Figures that a sentence gives for a toll, and those that it says nobody gave."""
    taken = -1
    for i, word in enumerate(line.words):
        if i <= taken or word.low not in _TOLL_WORDS:
            continue
        if (question := _toll_at(line, i)) and (phrase := _figure_of_toll(line, i)):
            group = phrase.group if phrase.kind == "people" else _group_near(line, i)
            yield Found(question, line.stretch(i, phrase.last), line.figure_span(phrase), phrase.low, phrase.high, phrase.comparator, group)
            taken = phrase.last
    yield from _unknown(line)
    yield from _no_word(line)
    yield from _gave_none(line)
    yield from _nth_death(line)
    yield from _without(line)
    yield from _multiple(line)


_THOSE = frozenset({"dead", "wounded", "injured", "missing", "martyrs", "arrested"})
_TOLL_WORDS = _HEADS | {"toll", "tally"} | _THOSE | frozenset(w.TOLLS)


def _toll_at(line: Line, i: int) -> str | None:
    """The question of a toll whose naming begins here."""
    low = line.low(i)
    if low == "toll":
        return "injured" if line.low(i - 1) == "injury" else "killed"
    if (low in _HEADS and line.low(i + 1) == "of") or low == "tally":
        for k in range(i + 1, i + 8):
            if line.low(k) in w.TOLLS:
                return w.TOLLS[line.low(k)]
            if line.low(k) in ("#", ",", ".", "was", "is", "to"):
                return None
        return None
    if (low in _THOSE and line.low(i - 1) in ("the", "'s", "its")) or (low in w.TOLLS and line.low(i + 1) == ":"):
        return w.TOLLS[low] if line.low(i + 1) in ("are", "is", "were", "now", "number", "numbered", ":", "at", "stand", "stands") else None
    return None


def _group_near(line: Line, i: int) -> str:
    return next((g for k in range(max(0, i - 2), i + 6) if (g := roles.PEOPLE.get(line.low(k))) and g != "all"), "all")


def _figure_of_toll(line: Line, i: int) -> Phrase | None:
    best = None
    for k in range(i + 1, min(len(line.words), i + FARTHEST_FIGURE)):
        phrase = line.begins.get(k)
        if line.low(k) in (";", "which", "while") or (phrase and phrase.kind not in ("bare", "people", "casualties")):
            break
        if phrase and phrase.explicit and line.low(phrase.last + 1) not in w.ADJECTIVE_QUESTION:
            before = line.low(k - 2) if line.low(k - 1) in _QUOTES else line.low(k - 1)
            if before in _LEADS or before == "(":
                return phrase
            if before == "from":
                continue
            if best is None and before in ("the", "official", "final"):
                best = phrase
    return best


def _unknown(line: Line) -> Iterator[Found]:
    """ "Did not say how many were killed or injured"."""
    for match in _HOW_MANY.finditer(line.text, line.span.start, line.span.end):
        if not _NO_ONE_KNOWS.search(line.text, line.span.start, match.start()) and not _NO_ONE_KNOWS.search(
            line.text, match.end(), line.span.end
        ):
            continue
        span = Span(match.start(), match.end())
        group = next(
            (roles.PEOPLE[x.low] for x in line.words if match.start() <= x.start < match.end() and roles.PEOPLE.get(x.low, "all") != "all"),
            "all",
        )
        for word in {x for x in (match["harm"], match["also"]) if x}:
            yield from (Found(q, span, span, None, None, None, group, stance="unknown") for q in _questions_of(word.casefold()))


def _matches(line: Line, *patterns: Guarded) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(line.text, line.span.start, line.span.end)


def _no_word(line: Line) -> Iterator[Found]:
    """ "There was no word on casualties", "an unknown number of people were injured"."""
    for match in _matches(line, _NO_WORD, _UNKNOWN_NUMBER):
        span = Span(match.start(), match.end())
        for question in _questions_of(match["what"].casefold()):
            yield Found(question, span, span, None, None, None, "all", stance="unknown")


def _gave_none(line: Line) -> Iterator[Found]:
    """ "The ministry gave no figure for the wounded"."""
    for match in _GAVE_NONE.finditer(line.text, line.span.start, line.span.end):
        span = Span(match.start(), match.end())
        for question in _questions_of((match["what"] or "dead").casefold()):
            yield Found(question, span, span, None, None, None, "all", stance="unknown")


def _nth_death(line: Line) -> Iterator[Found]:
    """ "A third victim has died": three dead."""
    for match in _NTH_DEATH.finditer(line.text, line.span.start, line.span.end):
        nth = match["nth"].casefold()
        number = _ORDINALS.get(nth) or int(re.sub(r"\D", "", nth))
        yield Found(
            "killed", Span(match.start(), match.end()), Span(match.start("nth"), match.end("nth")), number, number, "exactly", "all"
        )


def _questions_of(word: str) -> tuple[str, ...]:
    if word in ("casualties", "victims"):
        return ("killed", "injured")
    known = {"died": "killed", "losses": "killed", "detained": "arrested", "loss of life": "killed", "injury": "injured"}
    return (known.get(word) or w.TOLLS[word],)


def _without(line: Line) -> Iterator[Found]:
    for match in _WITHOUT.finditer(line.text, line.span.start, line.span.end):
        span = Span(match.start(), match.end())
        for question in _questions_of((match["what"] or match["none"] or "deaths").casefold()):
            yield Found(
                question,
                span,
                Span(match.start(), match.start() + 7 if match["what"] else match.start() + 2),
                0,
                0,
                "exactly",
                "civilians" if "civilian" in match[0] else "all",
            )


def _multiple(line: Line) -> Iterator[Found]:
    """ "A double homicide"."""
    for match in _HOMICIDE.finditer(line.text, line.span.start, line.span.end):
        number, span = _MULTIPLE[match["many"].casefold()], Span(match.start(), match.end())
        yield Found("killed", span, Span(match.start("many"), match.end("many")), number, number, "exactly", "all", again=True)
