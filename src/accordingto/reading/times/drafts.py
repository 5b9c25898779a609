"""What the telling of times works on: one time told, on its way to a TimeExpression, and the view of the words around it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from accordingto.reading.figures.numerals import ORDINALS, TENS
from accordingto.reading.times.grammar import Found
from accordingto.reading.times.lexicon import NUMBERS
from accordingto.reading.times.points import Point
from accordingto.reading.times.words import Word
from accordingto.records import Span

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(slots=True)
class Draft:
    """A time told; filled in by the form's reader, then by clocks.py and events.py, which look at its neighbours."""

    first: int
    last: int
    kind: Kind
    timex: str
    edtf: str = ""
    point: Point = field(default_factory=Point)
    tail: str = ""
    """ "MO", "NI" …: the part of the day."""
    clock: tuple[int, int] | None = None
    zone: tuple[int, int] | None = None
    sure: bool = False
    """The day of a clock stands right beside it."""
    place_zone: str = ""
    """Offset or IANA zone that a clock is told in."""
    days_after: int | None = None
    anchor: Span | None = None
    clause: Span | None = None
    waits: Literal["", "day", "daytime", "event"] = ""
    """What the sentence may still give: a clock or part of a day its day, "two days after" its event."""
    vague: bool = False
    """A clock that leaves open which half of the day, or which midnight, it means."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a text and, for each, the sentence that it stands in."""

    text: str
    words: list[Word]
    starts: list[int]
    """Starts of sentences, in characters."""
    paragraphs: list[int]
    """The paragraph of each of them."""

    def sentence_of(self, word: int) -> int:
        """Number of the sentence that holds a word."""
        return bisect_right(self.starts, self.words[word].start)

    def paragraph_of(self, word: int) -> int:
        """Number of the paragraph that holds a word."""
        sentence = self.sentence_of(word)
        return self.paragraphs[sentence - 1] if sentence else -1

    def kind(self, word: int) -> str:
        """Kind of a word; "gap" outside the text."""
        return self.words[word].kind if 0 <= word < len(self.words) else "gap"

    def value(self, word: int) -> str:
        """Lower-case word; empty outside the text."""
        return self.words[word].value if 0 <= word < len(self.words) else ""

    def raw(self, word: int) -> str:
        """The word as written."""
        return self.text[self.words[word].start : self.words[word].end] if 0 <= word < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Told:
    """One found form with easy access to its named parts."""

    found: Found
    passage: Passage

    def __contains__(self, part: str) -> bool:
        return part in self.found.parts

    def words(self, part: str) -> Sequence[Word]:
        """The words of a named part; none where it is missing."""
        first, last = self.found.parts.get(part, (0, 0))
        return self.passage.words[first:last]

    def values(self, part: str) -> list[str]:
        """The same in lower case."""
        return [word.value for word in self.words(part)]

    def value(self, part: str) -> str:
        """A named part in lower case, words joined by one space."""
        return " ".join(self.values(part))

    def number(self, part: str) -> int | None:
        """The whole number that a part tells in digits, as an ordinal, or in a word."""
        words = [w for w in self.words(part) if w.kind not in ("the", "dash", "stop")]
        return number_of(words[-1].value, tens=words[-2].value if len(words) > 1 else "") if words else None

    @property
    def before(self) -> str:
        """The word before the form, in lower case."""
        return self.passage.value(self.found.first - 1)

    @property
    def before_kind(self) -> str:
        """Its kind."""
        return self.passage.kind(self.found.first - 1)

    @property
    def after(self) -> str:
        """The word after the form, in lower case."""
        return self.passage.value(self.found.last)

    @property
    def after_kind(self) -> str:
        """Its kind."""
        return self.passage.kind(self.found.last)

    @property
    def before_a_name(self) -> bool:
        """Whether a word with a capital follows."""
        return self.passage.raw(self.found.last)[:1].isupper()

    @property
    def kinds(self) -> list[str]:
        """Kinds of the form's words."""
        return [word.kind for word in self.passage.words[self.found.first : self.found.last]]

    @property
    def values_all(self) -> list[str]:
        """Every word of the form in lower case."""
        return [word.value for word in self.passage.words[self.found.first : self.found.last]]


def number_of(word: str, tens: str = "") -> int | None:
    """7 of "7", "7th", "seven", "seventh", "'07"; 21 of "first" after "twenty"."""
    digits = word.strip("'’").removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    if digits.isdecimal():
        return int(digits[:9])
    found = NUMBERS.get(word) or TENS.get(word) or ORDINALS.get(word)
    return None if found is None else found + TENS.get(tens, 0)


def count_of(words: Sequence[Word]) -> float | None:
    """How many "a dozen", "twenty-one", "two and a half", "1,000" are; None where it is vague ("several")."""
    kinds = [word.kind for word in words]
    if "few" in kinds:
        return 2 if words[kinds.index("few")].value == "couple" else None
    if "several" in kinds or any(w.value in ("dozens", "hundreds") for w in words):
        return None
    total = 0.0
    for word in words:
        if word.kind == "article":
            total = total or 1.0
        elif word.kind == "half":
            total = 0.5 if total in (0.0, 1.0) and "and" not in kinds else total + 0.5
        elif word.kind == "dozen":
            total = 12 * (total or 1.0)
        elif word.kind == "hundred":
            total = 100 * (total or 1.0)
        elif word.kind in ("or", "to"):
            break
        elif word.kind == "number":
            total = float(word.value[:20].replace(",", "").rstrip("."))
        elif (number := number_of(word.value)) is not None:
            total += number
    return total or None
