"""The phrases of a sentence: figures with the nouns that they count, and single persons."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from accordingto.reading.counts import roles
from accordingto.reading.counts import words as w
from accordingto.reading.counts.lines import Line, Phrase, Word
from accordingto.reading.counts.nouns import LONGEST_NAME, ends_noun, group_in, kind_of, noun_continues
from accordingto.reading.counts.persons import named_person, single_person
from accordingto.reading.layers import Figure
from accordingto.reading.sentences import in_title_case
from accordingto.records import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\d[\d,.]*(?:-[\w-]+)*|[^\w\s]")
LONGEST_LINE = 400
"""Words read as one sentence: a wall of text without full stops is read in pieces, so that time stays in line with length."""


def lines_of(text: str, sentences: Sequence[Span], figures: Sequence[Figure], barred: Sequence[Span]) -> Iterator[Line]:
    """Every sentence as a line; ``barred`` holds places and times, which are no names of people."""
    starts = [f.start for f in figures]
    no_names = frozenset(span.start for span in barred)
    for sentence in sentences:
        held = figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        words = list(_words(text, sentence, held))
        if in_title_case(sentence.of(text)):  # there a capital tells no name
            words = [word._replace(capital=False) for word in words]
        for i in range(0, len(words), LONGEST_LINE):
            piece = words[i : i + LONGEST_LINE]
            line = Line(text, Span(piece[0].start, max(piece[-1].end, sentence.end if i + LONGEST_LINE >= len(words) else 0)), piece)
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
        if i and not _may_begin(line.words[i]):
            i += 1
            continue
        phrase = _counted(line, i) or _in_words(line, i) or single_person(line, i) or named_person(line, i, no_names)
        if phrase:
            line.phrases.append(phrase)
            line.begins[phrase.first] = phrase
            line.ends[phrase.last] = phrase
            i = phrase.last
        i += 1


_TOGETHER = {"both": 2, "pair": 2, "duo": 2, "couple": 2, "trio": 3, "quartet": 4}
_DO = w.INTRANSITIVE.keys() | frozenset(
    "also later reportedly then had have has were are was is died had sustained suffered survived succumbed perished".split()
)
_LEADS = frozenset("another the all further these those a".split())
_OPENERS = _LEADS | w.DETERMINERS | {"#", "he", "she", "both"}


def _may_begin(word: Word) -> bool:
    """Whether a phrase may begin with a word inside a sentence; most words begin none."""
    return word.capital or word.low in _OPENERS or "year-old" in word.low


def _counted(line: Line, i: int) -> Phrase | None:
    """A figure with the noun it counts, or alone."""
    lead, low = i, line.words[i].low
    if low != "#" and low not in _LEADS:
        return None
    if line.low(i) in ("another", "the", "all", "further", "these", "those") and line.low(i + 1) == "#":
        lead = i + 1
    elif line.low(i) in ("a", "the", "another") and line.low(i + 1) in ("further", "other") and line.low(i + 2) == "#":
        lead = i + 2
    figure = line.words[lead].figure
    if figure is None:
        return None
    more = line.low(i) in ("another", "further") or line.low(i + 1) == "further"
    quoted = line.low(lead + 1) in ("”", '"', "’", "'")
    if line.low(lead + 1 + quoted) == "of":
        return _partitive(line, i, lead + quoted, figure, more)
    j = lead + 1
    while line.low(j) in ("more", "other", "others", "further", "additional", "new"):
        more = True
        j += 1
    if j > lead + 1 and line.low(j - 1) == "others":
        return _phrase(line, i, j - 1, figure, "others", more=True)
    return _noun_after(line, i, j, figure, more)


def _in_words(line: Line, i: int) -> Phrase | None:
    """ "Both", "both men", "the trio": a number by the word for those told before."""
    low = line.low(i)
    j = i if low == "both" else i + 1
    number = _TOGETHER.get(line.low(j))
    if number is None or low not in ("both", "the") or line.low(i - 1) in w.AUXILIARIES or line.low(j + 1) == "of":
        return None
    if low == "both":
        k = next((k for k in range(j + 1, j + 4) if line.low(k) not in ("the", "young", "injured", "wounded")), j + 1)
        if roles.PEOPLE.get(line.low(k)) and line.low(k).endswith(("s", "men", "children", "people")):
            return Phrase(i, k, "people", 2, 2, "exactly", True, group_in(line, k, line.low(k)), line.low(k), definite=True)
    if line.low(j + 1) not in _DO:
        return None
    return Phrase(i, j, "people", number, number, "exactly", True, "all", line.low(j), definite=True)


_GRAVE = frozenset("major serious significant severe critical life-threatening permanent grave visible".split())
_PEERS = frozenset("men women boys girls children adults teens teenagers males females".split())


def _noun_after(line: Line, first: int, j: int, figure: Figure, more: bool) -> Phrase:
    last, noun, harm, seen_and = j - 1, "", "", False
    if figure.high == 0 and line.low(j) in _GRAVE:  # "no major injuries" leaves room for others
        return Phrase(first, j, "thing", figure.low, figure.high, figure.comparator, True)
    k = j
    while k < min(len(line.words), j + LONGEST_NAME):
        low = line.low(k)
        if low == "and" and not noun and not harm and not seen_and and k > j and line.words[k + 1 : k + 2] and line.words[k + 1].capital:
            seen_and = True
        elif ends_noun(low):
            break
        elif low in w.ADJECTIVE_QUESTION and low not in roles.PEOPLE:
            if not _people_follow(line, k + 1):
                break
            harm = w.ADJECTIVE_QUESTION[low]
        elif kind_of(low) != "other":
            last, noun = k, low
            if not noun_continues(line, k):
                break
        k += 1
    thing = next((line.low(x) for x in range(j, min(k, len(line.words))) if line.low(x) in roles.NOT_PEOPLE), "")
    if thing and not noun:
        return Phrase(first, k - 1, "thing", figure.low, figure.high, figure.comparator, True, noun=thing)
    if not noun and harm == "" and k > j and w.looks_plural(line.low(k - 1)) and k - j <= 4 and not seen_and:
        last, noun = k - 1, line.low(k - 1)
    if noun in _PEERS and line.low(last + 1) == "and" and line.low(last + 2) in _PEERS - {noun}:  # "five men and women"
        last, noun = last + 2, "people"
    if not noun and line.low(j) in w.NOUN_QUESTION:
        last, noun = j, line.low(j)
    return _phrase(line, first, last, figure, noun, harm=harm, more=more)


def _people_follow(line: Line, k: int) -> bool:
    """ "34 wounded people", "two dead Syrian soldiers"."""
    for step in range(3):
        low = line.low(k + step)
        if low in roles.PEOPLE or (step == 0 and (w.looks_plural(low) and low not in w.FUNCTION)):
            return True
        if not low.isalpha() or low in w.FUNCTION:
            return False
    return False


def _adjective_group(line: Line, first: int, last: int) -> str:
    """ "No civilian casualties"."""
    return next((group for i in range(first, last) if (group := roles.PEOPLE.get(line.low(i)))), "all")


def _partitive(line: Line, first: int, lead: int, figure: Figure, more: bool) -> Phrase:
    """ "Four of his guards", "two of them", "nine of the dead"."""
    j = lead + 2
    if line.low(j) in ("them", "whom", "these", "those", "which", "us"):
        return Phrase(first, j, "of them", figure.low, figure.high, figure.comparator, True)
    definite = line.low(j) in w.DETERMINERS
    if definite:
        j += 1
    elif line.low(j) in w.NOUN_QUESTION and not _people_follow(line, j + 1):
        return _phrase(line, first, j, figure, line.low(j), more=more)
    if line.low(j) == "#":
        return Phrase(first, lead + 1, "of them", figure.low, figure.high, figure.comparator, True, noun="those counted next")
    found = _noun_after(line, first, j, figure, more)
    if (
        found.noun in w.NOUN_QUESTION
        or found.noun in ("victims", "injured", "wounded")
        or (line.low(j) in w.ADJECTIVE_QUESTION and (definite or not found.noun))
    ):
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
            group = _adjective_group(line, first, last)
        elif kind == "people" or (kind == "other" and w.looks_plural(noun)):
            group = group_in(line, last, noun)
            kind = "people" if kind == "people" else "other"
        elif kind == "casualties":
            group = _adjective_group(line, first, last)
    definite = line.low(first) in ("the", "all", "these", "those")
    return Phrase(first, last, kind, figure.low, figure.high, figure.comparator, True, group, noun, harm, more, definite)
