"""A sentence as a line of words in which every figure is one word, and the phrases that count or name somebody or something."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from accordingto.reading.counts import words as w
from accordingto.reading.layers import Figure
from accordingto.records import Comparator, Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\d[\d,.]*(?:-[\w-]+)*|[^\w\s]")
_YEARS_OLD = re.compile(r"\d+-year-olds?\Z|(?:\w+-)+year-olds?\Z")
LONGEST_NAME = 7
"""Words that may stand between a figure and its noun ("10 suspected members of …" ends at "members")."""
LONGEST_LINE = 400
"""Words of one sentence that are read: lists without full stops must not cost more than they tell."""


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A word, mark or figure of a sentence."""

    low: str
    """The word in small letters; "#" for a figure."""
    capital: bool = False
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that count or name people or things; ``first`` and ``last`` are places in the line."""

    first: int
    last: int
    kind: str
    """people, bare, of them, munitions, aircraft, strikes, targets, families, casualties, other."""
    low: int | None
    high: int | None
    comparator: Comparator
    explicit: bool
    group: str = "all"
    noun: str = ""
    harm: str = ""
    """What the phrase itself tells of them ("34 wounded people": injured; "five bodies": killed)."""
    more: bool = False
    """ "Five others", "another 12": counted beside those already told."""
    name: bool = False
    """A name or pronoun rather than a noun."""


@dataclass(slots=True)
class Line:
    """One sentence's words with its phrases by the places where they begin and end."""

    text: str
    span: Span
    words: list[Word]
    phrases: list[Phrase] = field(default_factory=list)
    begins: dict[int, Phrase] = field(default_factory=dict)
    ends: dict[int, Phrase] = field(default_factory=dict)

    def low(self, i: int) -> str:
        """The word at a place, in small letters; empty outside the line."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def stretch(self, first: int, last: int) -> Span:
        """The characters from one word to another."""
        return Span(self.words[first].start, self.words[last].end)

    def figure_span(self, phrase: Phrase) -> Span:
        """The value's own words: the figure where there is one, else the whole phrase."""
        for word in self.words[phrase.first : phrase.last + 1]:
            if word.figure:
                return Span(word.start, word.end)
        return self.stretch(phrase.first, phrase.last)

    def matches(self, i: int, pattern: Sequence[str]) -> bool:
        """Whether the words from a place are these."""
        return all(self.low(i + k) == word for k, word in enumerate(pattern))


def lines_of(text: str, sentences: Sequence[Span], figures: Sequence[Figure], barred: Sequence[Span] = ()) -> Iterator[Line]:
    """Every sentence as a line; ``barred`` holds places and times, which are no names of people."""
    starts = [f.start for f in figures]
    no_names = frozenset(c for span in barred for c in (span.start,))
    for sentence in sentences:
        held = figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        line = Line(text, Span(sentence.start, sentence.end), list(_words(text, sentence, held))[:LONGEST_LINE])
        _find_phrases(line, no_names)
        yield line


def _words(text: str, sentence: Span, figures: Sequence[Figure]) -> Iterator[Word]:
    waiting = iter(figures)
    figure = next(waiting, None)
    position = sentence.start
    while True:
        stop = figure.start if figure else sentence.end
        for match in _WORD.finditer(text, position, max(position, stop)):
            token = match[0]
            yield Word(match.start(), match.end(), token.casefold().replace("’", "'"), token[0].isupper())
        if figure is None:
            return
        yield Word(figure.start, figure.end, "#", figure=figure)
        position, figure = figure.end, next(waiting, None)


def _find_phrases(line: Line, no_names: frozenset[int]) -> None:
    i = 0
    while i < len(line.words):
        phrase = _counted(line, i) or _single(line, i) or _named(line, i, no_names)
        if phrase:
            line.phrases.append(phrase)
            line.begins[phrase.first] = phrase
            line.ends[phrase.last] = phrase
            i = phrase.last
        i += 1


def _counted(line: Line, i: int) -> Phrase | None:
    """A figure with the noun it counts, or alone."""
    lead = i
    if line.low(i) in ("another", "the", "all", "further", "these", "those") and line.low(i + 1) == "#":
        lead = i + 1
    elif line.low(i) in ("a", "the", "another") and line.low(i + 1) in ("further", "other") and line.low(i + 2) == "#":
        lead = i + 2
    figure = line.words[lead].figure
    if figure is None:
        return None
    more = line.low(i) in ("another", "further") or line.low(i + 1) == "further"
    if line.low(lead + 1) == "of":
        return _partitive(line, i, lead, figure, more)
    j = lead + 1
    while line.low(j) in ("more", "other", "others", "further", "additional", "new"):
        more = True
        j += 1
    if j > lead + 1 and line.low(j - 1) == "others":
        return _phrase(line, i, j - 1, figure, "others", more=True)
    return _noun_after(line, i, lead, j, figure, more)


def _noun_after(line: Line, first: int, lead: int, j: int, figure: Figure, more: bool) -> Phrase:
    last, noun, harm, seen_and = j - 1, "", "", False
    k = j
    while k < min(len(line.words), j + LONGEST_NAME):
        low = line.low(k)
        if low == "and" and not noun and not harm and not seen_and and k > j and line.words[k + 1 : k + 2] and line.words[k + 1].capital:
            seen_and = True
        elif _ends_noun(line, k, low):
            break
        elif low in w.ADJECTIVE_QUESTION and low not in w.PEOPLE:
            if not _people_follow(line, k + 1):
                break
            harm = w.ADJECTIVE_QUESTION[low]
        elif kind_of(low) != "other":
            last, noun = k, low
            if not _noun_continues(line, k):
                break
        k += 1
    thing = next((line.low(x) for x in range(j, min(k, len(line.words))) if line.low(x) in w.NOT_PEOPLE), "")
    if thing and not noun:
        return Phrase(first, k - 1, "thing", figure.low, figure.high, figure.comparator, True, noun=thing)
    if not noun and harm == "" and k > j and w.looks_plural(line.low(k - 1)) and k - j <= 4 and not seen_and:
        last, noun = k - 1, line.low(k - 1)
    if not noun and line.low(j) in w.NOUN_QUESTION:
        last, noun = j, line.low(j)
    return _phrase(line, first, last, figure, noun, harm=harm, more=more)


def _ends_noun(line: Line, k: int, low: str) -> bool:
    if low in w.FUNCTION or low == "#":
        return True
    if not low[:1].isalnum():
        return low not in "“\"'‘-("
    return low in w.PARTICIPLES and low not in w.ADJECTIVE_QUESTION or low in w.ACTIVE or low in w.INTRANSITIVE


def _people_follow(line: Line, k: int) -> bool:
    """ "34 wounded people", "two dead Syrian soldiers"."""
    for step in range(3):
        low = line.low(k + step)
        if low in w.PEOPLE or (step == 0 and (w.looks_plural(low) and low not in w.FUNCTION)):
            return True
        if not low.isalpha() or low in w.FUNCTION:
            return False
    return False


def _noun_continues(line: Line, k: int) -> bool:
    """ "Police officers", "mortar rounds", "Palestinian men": a later noun is the head."""
    low = line.low(k + 1)
    return kind_of(low) != "other" and low not in w.NOUN_QUESTION or (low.isalpha() and kind_of(line.low(k + 2)) == "people" and low not in w.FUNCTION)


def kind_of(noun: str) -> str:
    """What a noun counts: people or one of the kinds of thing; "other" where it isn't known."""
    if noun in w.PEOPLE or _YEARS_OLD.match(noun):
        return "people"
    for kind, nouns in (("munitions", w.MUNITIONS), ("aircraft", w.AIRCRAFT), ("strikes", w.STRIKES), ("targets", w.TARGETS)):
        if noun in nouns:
            return kind
    if noun in ("families", "households"):
        return "families"
    if noun in ("casualties", "casualty", "victims", "losses"):
        return "casualties"
    return "harm" if noun in w.NOUN_QUESTION else "other"


def _partitive(line: Line, first: int, lead: int, figure: Figure, more: bool) -> Phrase:
    """ "Four of his guards", "two of them", "nine of the dead"."""
    j = lead + 2
    if line.low(j) in ("them", "whom", "these", "those", "which", "us"):
        return Phrase(first, j, "of them", figure.low, figure.high, figure.comparator, True)
    if line.low(j) in w.DETERMINERS:
        j += 1
    if line.low(j) == "#":
        return Phrase(first, lead + 1, "of them", figure.low, figure.high, figure.comparator, True, noun="those counted next")
    found = _noun_after(line, first, lead, j, figure, more)
    if found.noun in w.NOUN_QUESTION or found.noun in ("victims", "injured", "wounded") or line.low(j) in w.ADJECTIVE_QUESTION and not found.noun:
        last = max(found.last, j)
        return Phrase(first, last, "of them", figure.low, figure.high, figure.comparator, True, noun=line.low(last))
    return found


def _phrase(line: Line, first: int, last: int, figure: Figure, noun: str, *, harm: str = "", more: bool = False) -> Phrase:
    kind, group = "bare", "all"
    if figure.of(line.text).casefold() in ("nobody", "no one", "no-one"):
        kind = "people"
    if noun:
        kind = kind_of(noun)
        if kind == "harm":
            harm, kind = w.NOUN_QUESTION[noun], "people"
            group = next((g for i in range(first, last) if (g := w.PEOPLE.get(line.low(i)))), "all")
        elif kind == "people" or (kind == "other" and w.looks_plural(noun)):
            group = _group_in(line, first, last, noun)
            kind = "people" if kind == "people" else "other"
        elif kind == "casualties":
            group = next((g for i in range(first, last) if (g := w.PEOPLE.get(line.low(i)))), "all")
    return Phrase(first, last, kind, figure.low, figure.high, figure.comparator, True, group, noun, harm, more)


def _group_in(line: Line, first: int, last: int, noun: str) -> str:
    if _YEARS_OLD.match(noun):
        return "children" if noun[:1].isdigit() and int(noun.split("-")[0][:4]) < 18 else "all"
    if noun in ("members", "leaders", "elements", "operatives", "commanders", "men", "personnel"):
        return _group_of_members(line, last, "all" if noun == "members" else w.PEOPLE[noun])
    if own := w.own_group(noun):
        return own
    if noun in w.PEOPLE:
        return w.PEOPLE[noun]
    return noun


_FORCES = frozenset("army police forces force security guard guards navy military ministry gendarmerie troops brigade division uniform".split())
_BANDS = frozenset("militia militias group groups isis is isil daesh gang band cell column faction factions movement rebel armed".split())


def _group_of_members(line: Line, last: int, otherwise: str) -> str:
    """ "Six members of the militia", "two men in uniform"."""
    for i in range(last + 1, last + 8):
        low = line.low(i)
        if low in _FORCES:
            return "security forces"
        if low in _BANDS:
            return "combatants"
        if low in ("family", "household", "families", "crew"):
            return "all"
        if low in ("was", "were", "and", "had", ",", "."):
            break
    return otherwise


def _single(line: Line, i: int) -> Phrase | None:
    """One person by a noun: "a 34-year-old man", "the driver", a headline's "Man"."""
    low = line.low(i)
    opens = low in w.DETERMINERS
    if low == "another" and line.low(i + 1) in w.FUNCTION | {"", ".", ",", ";"}:
        return Phrase(i, i, "people", 1, 1, "exactly", False, noun="another", more=True)
    if not opens and not (i == 0 and line.words[i].capital and low in w.SINGULAR) and not _YEARS_OLD.match(low):
        return None
    if not opens and _YEARS_OLD.match(low) and line.words[i + 1 : i + 2] and line.words[i + 1].capital:
        last = i + 1
        while last + 1 < len(line.words) and line.words[last + 1].capital and last - i < 5:
            last += 1
        return Phrase(i, last, "people", 1, 1, "exactly", False, _single_group(line, i, i, low), "", name=True)
    noun, last = "", i
    for k in range(i + 1 if opens else i, min(i + LONGEST_NAME + 1, len(line.words))):
        word = line.low(k)
        if word in w.SINGULAR or _YEARS_OLD.match(word):
            noun, last = word, k
            if not (line.low(k + 1) in w.SINGULAR or _YEARS_OLD.match(line.low(k + 1)) or _noun_continues(line, k) and line.words[k + 1].capital is False):
                break
        elif word in w.FUNCTION or word == "#" or not word[:1].isalnum() or _ends_noun(line, k, word):
            break
    if not noun or (noun in ("family", "crew", "members") and not opens):
        return None
    harm = next((w.ADJECTIVE_QUESTION[x] for k in range(i + 1, last) if (x := line.low(k)) in ("dead", "wounded", "injured", "missing")), "")
    return Phrase(i, last, "people", 1, 1, "exactly", False, _single_group(line, i, last, noun), noun, harm, low == "another")


def _single_group(line: Line, first: int, last: int, noun: str) -> str:
    if _YEARS_OLD.match(noun):
        return "children" if noun[:1].isdigit() and int(noun.split("-")[0][:4]) < 18 else "all"
    return "all" if noun in w.OWN_GROUP else w.SINGULAR[noun]


def _named(line: Line, i: int, no_names: frozenset[int]) -> Phrase | None:
    """A name set before its age, or standing right before or after a word of harm; or "he", "she" before one."""
    word = line.words[i]
    if word.low in ("he", "she") and line.low(i + 1) in ("was", "died", "had", "has", "were"):
        return Phrase(i, i, "people", 1, 1, "exactly", False, "men" if word.low == "he" else "women", word.low, name=True)
    if not word.capital or word.low in w.FUNCTION or word.start in no_names or word.low in _NO_NAMES or not word.low[:1].isalpha():
        return None
    last = i
    while last + 1 < len(line.words) and last - i < 5 and _goes_on_name(line, last + 1, no_names):
        last += 1
    if (last == i and i == 0 and line.low(i + 1) != "," and line.low(i + 1) not in w.INTRANSITIVE) or kind_of(line.low(last)) in ("munitions", "aircraft", "strikes"):
        return None
    return Phrase(i, last, "people", 1, 1, "exactly", False, "all", "", name=True)


_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november"
    " december police isis army ministry forces syria iraq israel islamic state united nations government breaking update photo watch"
    " israeli russian syrian turkish american british french german ukrainian kurdish palestinian authorities officials taliban hamas hezbollah"
    " two three four five six seven eight nine ten militants militant soldiers civilians dead killed wounded injured man men woman women"
    " air drone missile rocket airstrike airstrikes strike strikes bomb attack attacks blast explosion shooting shelling raid gunmen pkk ypg"
    " the a an in on at coalition department hospital county city street prosecutors residents witnesses i".split()
)


def _goes_on_name(line: Line, i: int, no_names: frozenset[int]) -> bool:
    word = line.words[i]
    if word.start in no_names or word.low in _NO_NAMES:
        return False
    return (word.capital and word.low not in w.FUNCTION and word.low[:1].isalpha()) or word.low in ("al", "bin", "ibn", "de", "van", "el", "abu", ".")
