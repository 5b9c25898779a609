"""Figures: every number or quantity in words that may count people or things, with its bounds.

What plainly measures something else (ages, dates, clock times, money, distances, calibres, addresses, models) is left out.
"""

import re
from collections.abc import Iterator

from accordingto.reading.figures.measures import is_degree, is_unit, measures_otherwise
from accordingto.reading.figures.numerals import NUMBER, number_of
from accordingto.reading.layers import Figure, SentenceSpan
from accordingto.reading.sentences import in_small_letters
from accordingto.records import Comparator, Span

_VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "several": 3,
    "several dozen": 24,
    "several hundred": 200,
    "several thousand": 2_000,
    "a few": 3,
    "a few dozen": 24,
    "a few hundred": 200,
    "a handful": 3,
    "a number of": 2,
    "a large number of": 3,
    "numerous": 3,
    "many": 3,
    "multiple": 3,
}
"""The least that a vague word stands for."""
_BEFORE: tuple[tuple[Comparator, str], ...] = (
    ("at_least", r"at (?:the very )?least|(?:no|not) (?:fewer|less) than|a minimum of|minimum|upwards? of"),
    ("at_most", r"as many as|up to|at (?:the )?most|(?:no|not) more than|a maximum of"),
    ("more_than", r"(?:well |just |slightly |far )?(?:more than|over|above|in excess of|greater than)"),
    ("at_most", r"(?P<below>fewer than|less than|under|below)"),
    ("about", r"about|around|some|approximately|approx\.?|roughly|nearly|almost|close to|circa|an estimated|estimated|maybe|perhaps"),
)
_AFTER: tuple[tuple[Comparator, str], ...] = (
    ("at_least", r"(?: or more| and more|\+|-plus| at (?:the )?(?:very )?least| at a minimum)(?!\w)"),
    ("at_most", r" or (?:fewer|less)\b"),
    ("about", r" or so\b"),
)
_COMPARATOR = "|".join(f"(?P<before{i}>{words})" for i, (_, words) in enumerate(_BEFORE))
_SUFFIX = "|".join(f"(?P<after{i}>{words})" for i, (_, words) in enumerate(_AFTER))
_QUOTES = "\"“”'‘’"
# A vague word may stand between quotation marks: “a number” of deaths
_GAP = rf"[{_QUOTES}]? [{_QUOTES}]?"
_VAGUE_WORDS = "|".join(w.replace(" ", _GAP) if w.endswith("number of") else w for w in sorted(_VAGUE, key=len, reverse=True))
# "no one else was hurt" says nothing of all
_NONE = r"(?:none|nobody|no[ -]one|not (?:one|a single|any)|nil|no|zero)(?! (?:else|others?|further|additional|one else)\b)"
_TO = r"-|–|—|[ ]to[ ]|-to-|[ ]or[ ]|,[ ](?:maybe|perhaps)[ ]|[ ]to[ ]perhaps[ ]"
_TO += r"|[ ](?:and|but)[ ](?:(?:possibly|perhaps)[ ])?(?:up[ ]to|as[ ]many[ ]as)[ ]"
_FIGURE = re.compile(
    rf"(?<!\w)(?:(?:{_COMPARATOR})[ ]+(?:the[ ])?)?+"
    rf"(?:(?P<between>between[ ])(?P<from>{NUMBER})[ ]and[ ](?P<till>{NUMBER})"
    rf"|(?P<number>a[ ]single\b|{NUMBER})(?:(?:{_TO})(?P<upto>{NUMBER}))?+"
    rf"|(?P<vague>(?:{_VAGUE_WORDS})\b)|(?P<none>(?:{_NONE})\b))"
    rf"(?:{_SUFFIX})?+"
)
"""Over small letters."""
_UNQUOTED = re.compile(rf"[{_QUOTES}]")
Bounds = tuple[int | None, int | None, Comparator]


def find_figures(text: str, sentences: tuple[SentenceSpan, ...]) -> tuple[Figure, ...]:
    """Every figure of people or things, in order; none reaches over the end of a sentence."""
    low = in_small_letters(text)
    return tuple(figure for sentence in sentences for figure in _figures_in(text, low, sentence))


def _figures_in(text: str, low: str, within: Span) -> Iterator[Figure]:
    position = within.start
    while match := _FIGURE.search(low, position, within.end):
        if match["upto"] is not None and not _is_range(text, match):
            match = _FIGURE.search(low, match.start(), match.end("number")) or match
        position = max(match.end(), position + 1)
        number = _number_span(match)
        if not _measures_otherwise(text, match, number) and (bounds := _bounds(match)):
            yield Figure(match.start(), match.end(), *bounds, number)


def _number_span(match: re.Match[str]) -> Span:
    for name in ("number", "vague", "none"):
        if match[name] is not None:
            return Span(match.start(name), match.end("upto") if match["upto"] else match.end(name))
    return Span(match.start("from"), match.end("till"))


def _is_range(text: str, match: re.Match[str]) -> bool:
    """ "From 11 to 14" tells a change, "3-2" a score: two figures, or none, but no range."""
    low, high = number_of(match["number"]), number_of(match["upto"])
    joint = text[match.end("number") : match.start("upto")]
    rises = " to " in joint and text[max(0, match.start() - 5) : match.start()].casefold().endswith("from ")
    two = " to " not in joint.replace("up to ", "") and joint.strip().startswith(("and", "but")) and match["before0"] is None
    return low is not None and high is not None and low < high and not rises and not two


def _measures_otherwise(text: str, match: re.Match[str], number: Span) -> bool:
    if match["none"] is not None or match["vague"] is not None:
        return is_degree(text, match.start()) or is_unit(text[match.end() : match.end() + 20])
    return measures_otherwise(text, Span(match.start(), match.end()), number, compared=match["before0"] is not None)


def _bounds(match: re.Match[str]) -> Bounds | None:
    comparator = _comparator(match)
    if match["none"] is not None:
        return None if comparator else (0, 0, "exactly")
    if match["vague"] is not None:
        return _VAGUE[_UNQUOTED.sub("", match["vague"].casefold())], None, "vague"
    first, second = match["from"] or match["number"], match["till"] or match["upto"]
    low = number_of(first)
    if low is None:
        return None
    return _single(low, comparator, below=match["below"] is not None) if second is None else _range(low, number_of(second), comparator)


def _range(low: int, high: int | None, comparator: Comparator | None) -> Bounds | None:
    if high is None or low > high:
        return None
    return (0, high, "at_most") if comparator == "at_most" else (low, high, "range")


def _single(number: int, comparator: Comparator | None, *, below: bool) -> Bounds:
    match comparator:
        case "at_least":
            return number, None, "at_least"
        case "more_than":
            return number + 1, None, "more_than"
        case "at_most":
            return 0, max(0, number - 1) if below else number, "at_most"
        case "about":
            return number, number, "about"
        case _:
            return number, number, "exactly"


def _comparator(match: re.Match[str]) -> Comparator | None:
    for i, (comparator, _) in enumerate(_BEFORE):
        if match[f"before{i}"] is not None:
            return comparator
    for i, (comparator, _) in enumerate(_AFTER):
        if match[f"after{i}"] is not None:
            return comparator
    return None
