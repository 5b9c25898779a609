"""A sentence as a row of tokens in which a quotation of a clause or more counts as one."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from accordingto.reading.layers import Layers, PassageKind, Quoted
from accordingto.reading.quotations import is_speech, is_title
from accordingto.records import Span

_WORD = r"\w+(?:[-–.&/]\w+)*(?:['’](?!s\b)\w+)?"
# Numbers, words with their dots and apostrophes, dashes and dots in runs, any other mark alone. Blanks and words in small letters
# come first only because they are nearly everything.
_TOKEN = re.compile(
    rf"(?!\s)(?:(?=[a-z]\w){_WORD}"
    r"|(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Brig|Sen|Rep|Gov|Rev|Prof|St|Det|Insp|Cmdr|Adm)\."
    rf"|[A-Z]\.(?= [A-Z])|[@#]\w+|\d+(?:[.,:]\d+)*\w*|{_WORD}|['’]s\b|--+|\.{{2,}}|[^\w\s])"
)
_MARKS = "“”„‟\"«»‘’‚'"
MOST_TITLES = 30
LONGEST_UNIT = 400
"""Tokens looked at in one stretch: text without full stops is cut here, so that work stays linear."""


class Token(NamedTuple):
    """A word, a mark or a whole quotation; a tuple because thousands are made for one report."""

    text: str
    low: str
    start: int
    end: int
    speech: bool = False
    """A quotation of a clause or more, marks included."""

    @property
    def name(self) -> bool:
        """Whether it is written with a capital, as names are."""
        return self.text[0].isupper() or self.text[0] in "@#"


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or several that one quotation binds together."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    kind: PassageKind
    paragraph: int
    first: bool
    """Opens its paragraph."""


def units_of(layers: Layers) -> Iterator[Unit]:
    """The report in units, in order."""
    speeches = [_with_marks(layers.text, q) for q in layers.quoted if is_speech(layers.text, q) or is_title(layers.text, q)]
    starts = [s.start for s in speeches]
    words = _with_titles(layers)
    group: list[Span] = []
    before = -1
    for index, sentence in enumerate(layers.sentences):
        group.append(sentence)
        following = layers.sentences[index + 1] if index + 1 < len(layers.sentences) else None
        if following and following.paragraph == sentence.paragraph and _bound(speeches, starts, sentence.end, following.start):
            continue
        start, end = group[0].start, sentence.end
        tokens = _tokens(layers.text, start, end, speeches, starts, words)
        for cut in range(0, len(tokens), LONGEST_UNIT):
            part = tuple(tokens[cut : cut + LONGEST_UNIT])
            yield Unit(part, part[0].start, part[-1].end, sentence.kind, sentence.paragraph, sentence.paragraph != before)
            before = sentence.paragraph
        group = []


def _with_marks(text: str, quoted: Quoted) -> Span:
    start, end = quoted.start, quoted.end
    while start > 0 and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return Span(start, end)


def _bound(speeches: list[Span], starts: list[int], left: int, right: int) -> bool:
    """Whether one quotation lies over the gap between two sentences."""
    at = bisect_left(starts, right) - 1
    return at >= 0 and speeches[at].start < left and speeches[at].end > right


def _tokens(text: str, start: int, end: int, speeches: list[Span], starts: list[int], words: re.Pattern[str]) -> list[Token]:
    found: list[Token] = []
    at = start
    index = max(0, bisect_left(starts, start) - 1)
    while index < len(speeches) and speeches[index].start < end:
        speech = speeches[index]
        index += 1
        if speech.end <= at:
            continue
        left, right = max(at, speech.start), min(end, speech.end)
        found.extend(_words(text, at, left, words))
        inner = text[left:right].strip(_MARKS)
        titled = is_title(text, Quoted(left, right)) and bool(inner)
        if titled:
            found.extend(_title(text, left, right, inner))
        else:
            found.append(Token(text[left:right], "", left, right, speech=True))
        at = right
    found.extend(_words(text, at, end, words))
    return found


def _title(text: str, start: int, end: int, inner: str) -> Iterator[Token]:
    """A name in marks as one token; a comma before the closing mark stands by itself."""
    if not inner.endswith(","):
        yield Token(inner, inner.lower(), start, end)
        return
    comma = text.rindex(",", start, end)
    yield Token(inner[:-1], inner[:-1].lower(), start, comma)
    yield Token(",", ",", comma, comma + 1)


def titles_of(layers: Layers) -> frozenset[str]:
    """The names that the report puts in marks; none where it does so without end."""
    titles = frozenset(q.of(layers.text).strip(" ,.") for q in layers.quoted if is_title(layers.text, q))
    return titles if len(titles) <= MOST_TITLES else frozenset()


def _with_titles(layers: Layers) -> re.Pattern[str]:
    """The token pattern, with the names that the report once puts in marks as single tokens ("Raqqa Is Watching")."""
    titles = titles_of(layers)
    if not titles:
        return _TOKEN
    return re.compile("|".join([*(rf"\b{re.escape(t)}\b" for t in sorted(titles, key=lambda t: (-len(t), t))), _TOKEN.pattern]))


def _words(text: str, start: int, end: int, words: re.Pattern[str]) -> Iterator[Token]:
    for match in words.finditer(text, start, end):
        word = match[0]
        # "US forces" is no pronoun.
        low = "u.s." if word == "US" else word.lower().replace("’", "'")
        yield Token(word, low, match.start(), match.end())
