"""Persons told singly: by a noun ("a 34-year-old man"), by a name, by "he" and "she"."""

import re

from accordingto.reading.calendar import MONTHS, WEEKDAYS
from accordingto.reading.counts import roles
from accordingto.reading.counts import words as w
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.reading.counts.nouns import LONGEST_NAME, YEARS_OLD, age_group, ends_noun, kind_of, noun_continues

_ARTICLED = re.compile(r"(?:a[a-z]{1,2}|el|ul)-[A-Z]")
""" "al-Muhajir", "ash-Shami": the article of a name."""
_NO_NAMES = frozenset((*WEEKDAYS, *MONTHS)) | frozenset(
    "police isis army ministry forces syria iraq israel islamic state united nations government breaking update photo watch"
    " israeli russian syrian turkish american british french german ukrainian kurdish palestinian authorities"
    " officials taliban hamas hezbollah"
    " two three four five six seven eight nine ten militants militant soldiers civilians dead killed wounded injured man men woman women"
    " air drone missile rocket airstrike airstrikes strike strikes bomb attack attacks blast explosion shooting"
    " shelling raid gunmen pkk ypg"
    " instead eventually unfortunately sadly luckily fortunately thankfully tragically initially apparently afterward therefore thus"
    " meanwhile however moreover also additionally earlier later yesterday today tonight still then finally afterwards nevertheless"
    " the a an in on at coalition department hospital county city street prosecutors residents witnesses i".split()
)


def single_person(line: Line, i: int) -> Phrase | None:
    """One person by a noun: "a 34-year-old man", "the driver", a headline's "Man"."""
    low = line.low(i)
    opens = low in w.DETERMINERS
    if low == "another" and (line.low(i + 1) in w.FUNCTION | {"", ".", ",", ";"} or line.low(i + 1) in w.PARTICIPLES):
        return Phrase(i, i, "people", 1, 1, "exactly", False, noun="another", more=True)
    if not opens and not (i == 0 and line.words[i].capital and low in roles.SINGULAR) and not YEARS_OLD.match(low):
        return None
    if not opens and YEARS_OLD.match(low) and line.words[i + 1 : i + 2] and line.words[i + 1].capital:
        last = i + 1
        while last + 1 < len(line.words) and line.words[last + 1].capital and last - i < 5:
            last += 1
        return Phrase(i, last, "people", 1, 1, "exactly", False, _group(low), "", name=True)
    noun, last = _trade(line, i), i
    if noun:
        return Phrase(i, i + 1, "people", 1, 1, "exactly", False, noun=noun)
    for k in range(i + 1 if opens else i, min(i + LONGEST_NAME + 1, len(line.words))):
        word = line.low(k)
        if word in roles.SINGULAR or YEARS_OLD.match(word):
            noun, last = word, k
            if not (
                line.low(k + 1) in roles.SINGULAR
                or YEARS_OLD.match(line.low(k + 1))
                or (noun_continues(line, k) and line.words[k + 1].capital is False)
            ):
                break
        elif word in w.FUNCTION or word in w.DECLARES or word == "#" or not word[:1].isalnum() or ends_noun(word):
            break
        elif k > i + 1 and word in w.PARTICIPLES and line.low(k - 1) not in ("most", "recently", "badly", "seriously", "critically"):
            break  # "the raid killed former commander …" tells of no raid
    if not noun:
        return None
    if pair := _pair(line, noun, last):
        return Phrase(i, pair, "people", 2, 2, "exactly", False)
    harm = next(
        (w.ADJECTIVE_QUESTION[x] for k in range(i + 1, last) if (x := line.low(k)) in ("dead", "wounded", "injured", "missing")), ""
    )
    young = any(YEARS_OLD.match(line.low(k)) and age_group(line.low(k)) == "children" for k in range(i, last))  # "his 4-year-old daughter"
    return Phrase(i, last, "people", 1, 1, "exactly", False, "children" if young else _group(noun), noun, harm, low == "another")


_KIN = frozenset({("mother", "daughter"), ("father", "son"), ("grandmother", "granddaughter"), ("grandfather", "grandson")})


def _pair(line: Line, noun: str, last: int) -> int | None:
    """Where "a father and daughter" ends; "a husband and father" is one man."""
    other = line.low(last + 2)
    if line.low(last + 1) != "and" or noun not in roles.SINGULAR or other not in roles.SINGULAR:
        return None
    groups = {roles.SINGULAR[noun], roles.SINGULAR[other]}
    return last + 2 if (noun, other) in _KIN or (groups <= {"men", "women", "children"} and len(groups) == 2) else None


_TRADE = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|man|woman|person|eer|mate|boss|clerk)\Z")
_NO_TRADES = frozenset(
    "helicopter computer tractor letter number shelter tower trailer container corner center matter river chamber"
    " order powder water paper border barrier layer member motor sensor scooter cluster disaster".split()
)


def _trade(line: Line, i: int) -> str:
    """ "A conductor was killed", "a teller died": a trade that no list holds, right before what became of its bearer."""
    noun, following = line.low(i + 1), line.low(i + 2)
    if line.low(i) not in ("a", "an", "another") or noun in roles.SINGULAR or noun in _NO_TRADES or not _TRADE.match(noun):
        return ""
    if following in ("was", "died", "has", "had") or following in w.PARTICIPLES:
        return "" if kind_of(noun) != "other" else noun
    return ""


def _group(noun: str) -> str:
    if YEARS_OLD.match(noun):
        return age_group(noun)
    return "all" if noun in roles.OWN_GROUP else roles.SINGULAR[noun]


def named_person(line: Line, i: int, no_names: frozenset[int]) -> Phrase | None:
    """A name set before its age, or standing right before or after a word of harm; or "he", "she" before one."""
    word = line.words[i]
    if word.low in ("he", "she") and line.low(i + 1) in ("was", "died", "had", "has", "were"):
        return Phrase(i, i, "people", 1, 1, "exactly", False, "men" if word.low == "he" else "women", word.low, name=True)
    if (
        not word.capital
        or line.text[word.start : word.end].isupper()
        or word.low in w.FUNCTION
        or word.start in no_names
        or (i > 0 and line.words[i - 1].start in no_names and line.words[i - 1].capital)  # inside the name of a place
        or word.low in _NO_NAMES
        or not word.low[:1].isalpha()
    ):
        return None
    last = i
    while last + 1 < len(line.words) and last - i < 5 and _goes_on_name(line, last + 1, no_names):
        last += 1
    if last == i and line.low(i + 1) in roles.SINGULAR and any(x.capital for x in line.words[i + 2 : i + 3]):
        return None  # "Democratic leader Lena Ruiz": the name comes after
    if (last == i and i == 0 and line.low(i + 1) != "," and line.low(i + 1) not in w.INTRANSITIVE) or kind_of(line.low(last)) in (
        "munitions",
        "aircraft",
        "strikes",
    ):
        return None
    return Phrase(i, last, "people", 1, 1, "exactly", False, "all", "", name=True)


def _goes_on_name(line: Line, i: int, no_names: frozenset[int]) -> bool:
    word = line.words[i]
    if word.start in no_names or word.low in _NO_NAMES:
        return False
    if word.low[:1] in "aeu" and _ARTICLED.match(line.text, word.start):
        return True
    return (word.capital and word.low not in w.FUNCTION and word.low[:1].isalpha()) or word.low in (
        "al",
        "bin",
        "ibn",
        "de",
        "van",
        "el",
        "abu",
        ".",
    )
