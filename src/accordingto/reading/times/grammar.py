"""The forms in which English tells times: patterns over kinds of words, longest match first.

A pattern is a regular expression whose letters are kinds of words (words.py): ``the? day of? MONTH``. Capitals are
stretches with a name of their own, defined here. Every repetition is bounded, so matching is linear in the text.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from accordingto.reading.guarded import Pieces, holds_all, needs_of
from accordingto.reading.times.lexicon import lexicon
from accordingto.reading.times.words import Word

_MARKS = (
    "other", "gap", "iso", "slashed", "clock", "dotclock", "shortdate", "decade", "ordinal", "shortyear", "number", "year", "military",
    "big",
    "hour", "monthday", "small", "three", "comma", "dash", "long_dash", "stop", "open", "close", "approx", "money", "hash", "mark", "slash",
)  # fmt: skip

_PLAIN = frozenset(
    "other gap comma dash long_dash stop open close money hash mark slash the article this these that same last in on"
    " at of to and or from by"
    " for more than over just least between within towards be us states local counted road block into through up up part point"
    " start middle end half rest new old long and number big three small times after before since until few several first".split()
)
"""Kinds of words that no time is made of alone."""
_REACH = 8
"""Words of a form to either side of the word that makes it a time, and of what may follow it."""

_STRETCHES = {
    "MON": "(month|may|march|abbreviated stop?)",
    "WDAY": "(weekday|wday stop?)",
    "NUM": "(hour|monthday|ordinal)",
    "MONTH": "(?P<month>month|may|march|abbreviated stop?)",
    "WEEKDAY": "(?P<weekday>weekday|wday stop?)",
    "DAY": "(?P<day>hour|monthday|ordinal)",
    "BC": "(?P<bc>bc|ad)",
    "YEAR": "(?P<year>year(?! (hours|zone|ampm)))",
    "DAYTIME": "(?P<daytime>daytime|night|predawn)",
    "FIGURE": "(hour|monthday|small|three|big|number|year)",
    "COUNT": (
        "(?P<count>article few of?|article dozen|article half|article|few|several|tens dash? counting|(counting|FIGURE) and article half"
        "|(counting|tens|FIGURE) ((or|to|dash) (counting|tens|FIGURE))?|counting? hundred|counting? dozen)"
    ),
    "ABOUT": "(?P<about>approx|just? (more|mere) than|at least|over|just|just over|article? approx|up to)",
    "ONE": "(?P<unit>minute|hourword|day|week|monthword|yearword|decadeword|century|fortnight|second|quarter)",
    "MANY": (
        "(?P<unit>minute|minutes|hourword|hours|day|days|night|week|weeks|monthword|months|yearword|years|decadeword|decadewords"
        "|century|centuries|fortnight|weekend)"
    ),
    "MOD": (
        "(?P<mod>the? (end|start|middle|rest) of the?|the? (early|latter) part of the?|the? (nth|second|latter|ordinal) half of the?"
        "|(early|late|mid|later|earlier) (in|dash)? the?|the (early|late|mid) dash?|mid dash the?|approx the?|circa stop?)"
    ),
    "WHICH": "(?P<which>the? same|the? (next|following|last|past|previous)|this same?|that same?)",
    "SEP": "(?P<sep>to|dash|long_dash|and|or|until|through|slash|comma)",
    "PARTOF": (
        "((?P<early>early|late)? ((?<=early) in|(?<=late) in)? the? (early|late)? (?P<daytime>daytime|night|predawn) hours? of (the|on)?)"
    ),
    "ZONE": "(?P<zone>zone|greenwich mean time|us? states? region (standard)? time|local time|us? states? region)",
    "CLOCK": (
        "(?P<clock>clock (ampm|hours)?|dotclock (ampm|hours)|hour ampm|(hour|monthday|counting) oclock|(military|year) hours"
        "|(military|year)(?= (zone|greenwich|local))|(hour|monthday) h (hour|monthday|small)?)"
    ),
}

_FORMS: tuple[tuple[str, str], ...] = (
    # what looks like a time and is none
    ("none", "COUNT dash? (yearword|years|monthword|months|week|weeks|day|days) (dash? old|of age)"),
    ("none", "age (FIGURE|counting|tens)"),
    ("none", "FIGURE dash? block"),
    ("none", "(road|hash|money) (number|clock|dotclock|year|FIGURE)"),
    ("none", "three dash (year|military)"),
    ("none", "year dash year dash FIGURE"),
    # clocks
    ("clock", "CLOCK ZONE? (comma? (WEEKDAY|(?P<deictic>today|yesterday)) (comma? (MONTH DAY|DAY MONTH))? (comma? YEAR)?)? ZONE?"),
    ("clock", "CLOCK ZONE? comma? (MONTH DAY|DAY MONTH) (comma? YEAR)? ZONE?"),
    ("clock", "(?P<clock>hour|counting) (oclock)? (in the|at) (?P<half>daytime|night)"),
    ("clock", "(?P<clock>article? (half|quarter) (past|to|before|after) (counting|hour))"),
    ("clock", "(?P<clock>noon) ZONE?"),
    ("clock", "WEEKDAY (?P<clock>noon)"),
    ("clock", "(?<=(at|towards)) approx? (?P<clock>(military|year) hours?) ZONE?(?! (counted|other))"),
    ("clock", "(?<=(at|towards)) approx? (?P<clock>dotclock)(?! (counted|money|ampm|hours))"),
    ("clock", "(?<=(between|from|by|since|until|approx)) (?P<clock>military)"),
    ("clock", "(?<=(between|from) military (and|to)) (?P<clock>military)"),
    ("clock", "(?<=towards) (?P<clock>(hour|monthday) hours)"),
    ("clock", "(?P<clock>dotclock)(?= (on|comma|stop|WDAY|in|of|close|yesterday|today|this|last|that))"),
    ("zone", "ZONE"),
    ("clock", "the? (early|late)? dash? (?P<loose>daytime|night|predawn) hours?"),
    # full dates
    ("date", "(?P<iso>iso)"),
    ("date", "(WEEKDAY comma?)? (?P<slashed>slashed)"),
    ("date", "(WEEKDAY comma?) (?P<shortdate>shortdate)"),
    ("date", "(?P<shortdate>shortdate)"),
    ("date", "(PARTOF|(?P<mod>approx))? (WEEKDAY comma? )? the? DAY dash? of? MONTH (comma? of? YEAR BC?|three BC)?"),
    ("date", "PARTOF? the? (?P<day>nth|second) of MONTH (comma? of? YEAR)?"),
    ("date", "(PARTOF|(?P<mod>approx))? (WEEKDAY comma? the?)? MONTH the? DAY(?! counted) ((comma|of)? YEAR BC?)?"),
    ("date", "PARTOF? MONTH the (?P<day>nth)"),
    ("date", "DAY MONTH of (?P<which>that|the same|the following|this|the previous|last) yearword"),
    ("date", "MONTH DAY of (?P<which>that|the same|the following|this|the previous|last) yearword"),
    ("date", "MOD? MONTH (comma|of)? (YEAR BC?|(?P<year>three) BC|(?P<shortyear>shortyear))"),
    ("date", "MOD? MONTH of (?P<which>that|the same|the following|this|the previous|last|next) yearword"),
    ("date", "(DAY MONTH|MONTH DAY|MOD? MONTH) comma? (?P<which>last|this|next|that same?|the same|the previous|the following) yearword"),
    ("date", "(?P<which>the? (last|next|following|previous)|this) MONTH"),
    ("date", "MOD? MONTH"),
    ("date", "MOD? (the years)? (?P<year>year) BC?"),
    ("date", "MOD? (?P<year>three|small|monthday|hour) (?P<bc>bc)"),
    ("date", "(?P<ad>ad) (?P<year>three|small|year)"),
    ("date", "(?P<shortyear>shortyear)"),
    # two dates that share a month or a year
    ("pair", "(?P<one>the? DAY) SEP (?P<two>the? (?P<day2>hour|monthday|ordinal) of? MONTH (comma? YEAR)?)"),
    (
        "pair",
        "(?P<one>MONTH the? DAY) (?P<sep>to|dash|long_dash|and|or|until|through|slash)"
        " (?P<two>the? (?P<day2>hour|monthday|ordinal) (comma? YEAR)?)(?! (minutes|MON|ampm|days|counted|other))",
    ),
    ("pair", "(?P<one>MOD? MONTH) SEP (?P<two>MOD2? (?P<month2>MON) (comma|of)? YEAR)"),
    (
        "pair",
        "(?P<one>YEAR) (?P<sep>to|dash|long_dash|and|or|slash) (?P<two>(?P<shortyear>shortyear|hour|monthday|small))"
        "(?! (dash|MON|ampm|stop? FIGURE|counted))",
    ),
    ("pair", "(?P<one>(?P<year>three)) SEP (?P<two>(?P<year2>three) (?P<bc>bc))"),
    (
        "span",
        "(PARTOF|the? night of|(?P<daytime>night) (from|of)) the? DAY (to|dash|into|and|slash)"
        " the? (?P<day2>hour|monthday|ordinal) of? MONTH (comma? YEAR)?",
    ),
    ("span", "(?P<daytime>night) (of|from)? MONTH DAY (to|dash|into|and|slash) (?P<day2>hour|monthday|ordinal) (comma? YEAR)?"),
    ("span", "((?P<daytime>night) (of|from|between)?)? WEEKDAY night? (to|dash|into|and|slash) (?P<weekday2>WDAY)"),
    ("span", "night to (?P<weekday2>WDAY)"),
    # days of the month alone, seasons, decades, centuries
    ("date", "PARTOF? the (?P<day>ordinal|nth) (of (?P<which>this|that|the same|last) monthword|instant)?"),
    ("season", "MOD? (the|WHICH)? (?P<season>season|fall) (of|comma)? (YEAR BC?|(?P<year>three) BC)"),
    ("season", "MOD? WHICH (?P<season>season|fall)"),
    ("season", "MOD? the? (?P<season>season) (of (?P<next>next|that|the same) yearword)?"),
    ("season", "(?<=in) (?P<season>fall)|the (?P<season2>fall)(?! of)"),
    ("decade", "MOD? the? MOD2? (?P<decade>decade) BC?"),
    ("century", "MOD? the? (early|late|mid)? dash? (?P<nth>ordinal|nth|tens dash nth) dash? century BC?"),
    ("fiscal", "the? (?P<quarter>nth|ordinal|second) quarter of? the? fiscal? yearword? of? YEAR?"),
    ("fiscal", "the? (?P<half>nth|ordinal|second|latter) half of the? YEAR"),
    # holidays
    (
        "holiday",
        "(?P<holiday>christmas (day|eve)?|new yearword mark? other? (day|eve)|easter (weekday)?|halloween)"
        " (night|daytime)? (comma|of)? YEAR?",
    ),
    ("holiday", "(?P<holiday>may day)"),
    # weekdays
    ("weekday", "(?P<early>early|late)? WHICH? (early|late)? WEEKDAY (early|late)? (DAYTIME|overnight)?"),
    ("weekday", "PARTOF (?P<which>last|this|next)? WEEKDAY"),
    ("weekday", "WEEKDAY the? (?P<day>ordinal|hour|monthday)(?! (ampm|oclock|counted|stop? FIGURE))"),
    ("weekday", "WEEKDAY open (?P<day>hour|monthday) close"),
    ("weekday", "overnight (on|from|into)? WEEKDAY"),
    # days and their parts, told from the day of the report or the day told before
    ("deictic", "(early|late)? (?P<deictic>today|yesterday|tomorrow|tonight) (mark other)? (early|late)? DAYTIME?"),
    ("deictic", "(?P<deictic>the day before yesterday)"),
    ("deictic", "(early|late|later|earlier)? WHICH (early|late)? DAYTIME"),
    ("deictic", "(?P<which>the? same|that same?) date"),
    ("deictic", "(?P<deictic>overnight)"),
    ("deictic", "(?P<deictic>the? (day before|day after|day following|night before))(?! (the|other|this|that|article|MON|WDAY|NUM))"),
    ("deictic", "the (?P<daytime>daytime|night) (before|earlier)"),
    ("unit", "((?P<mod>early|late|later|earlier) in?|(?P<mod>mid) dash?)? WHICH ONE"),
    ("unit", "WHICH (?P<unit>weekend)"),
    ("unit", "(the|article) (?P<unit>weekend)"),
    ("unit", "MOD (?P<unit>monthword|yearword|week|decadeword|century|day)"),
    ("unit", "MOD WHICH (?P<unit>monthword|yearword|week|decadeword|century|day)"),
    ("reference", "(?P<reference>these days)"),
    # so long before or after
    ("shift", "ABOUT? COUNT mere? MANY (?P<way>ago|later|earlier)"),
    ("shift", "ABOUT? (?P<unit>days|weeks|months|years|hours|minutes|decadewords|centuries) (?P<way>ago|later|earlier)"),
    ("shift", "MONTH COUNT MANY (?P<way>ago)"),
    ("event", "ABOUT? COUNT mere? MANY (?P<way>after|before)"),
    ("event", "ABOUT? (?P<unit>days|weeks|months|years|hours|minutes) (?P<way>after|before)"),
    ("event", "(?P<the>the) (?P<unit>day) (?P<way>after|before)(?= (the|other|article|this|that|MON|WDAY|NUM))"),
    # lengths
    ("length", "ABOUT? COUNT (mere|nth)? (dash? MANY) (dash? long)?"),
    ("length", "(the|this|these|that) (?P<few>next|last|past|previous|following|nth|second|end|start) ABOUT? COUNT mere? MANY"),
    ("length", "(the|these|this) COUNT (next|last|past|previous|following) MANY"),
    (
        "length",
        "the (?P<few>next|past|last|previous|following|nth|second|end)"
        " (?P<unit>days|weeks|months|years|hours|minutes|decadewords|centuries)",
    ),
    ("length", "(the|these)? mere? (?P<unit>days|weeks|months|years|decadewords|centuries)"),
    ("length", "(?P<unit>day|week|monthword|yearword|decadeword|hourword) dash long"),
    ("length", "(another|past) COUNT? mere? MANY"),
    ("length", "half dash? article? (?P<unit>hourword|century|decadeword|yearword|day) (?P<half>mark)?"),
    ("length", "(?P<unit>hours|minutes)"),
    ("part", "the? (?P<few>nth|last|end) (week|days|day) of MOD? MONTH"),
    # rhythms
    ("rhythm", "(?P<rhythm>rhythm)"),
    ("rhythm", "every (?P<unit>day|week|monthword|yearword|hourword|night|daytime|weekend|weekday|minute|decadeword)"),
    ("length", "per (?P<unit>day|week|monthword|yearword|hourword|minute)"),
    # words that point to now, before and to come
    ("reference", "(?P<reference>reference)"),
    ("reference", "the? (?P<reference>future)"),
    ("reference", "(?P<reference>at present|the present|the past(?! (other|COUNT MANY)))"),
    ("loose", "(this|that|the same|the) (time|period)"),
    ("loose", "(this|that) (date|point)"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A form found in the words ``first`` to ``last`` (exclusive), with its named parts."""

    form: str
    first: int
    last: int
    parts: dict[str, tuple[int, int]]


@lru_cache(maxsize=1)
def letters() -> dict[str, str]:
    """Kind of word → its letter."""
    kinds = dict.fromkeys([*_MARKS, "counting", "tens", "nth", "weekday", "wday", "abbreviated", *lexicon().values()])
    return {kind: chr(0x4E00 + number) for number, kind in enumerate(kinds)}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str], tuple[Pieces, ...]], ...]:
    """Every form with its pattern and what a line needs to hold it, as far as only times are made of that."""
    telling = {letter for kind, letter in letters().items() if kind not in _PLAIN}
    found = []
    for form, words in _FORMS:
        pattern = _over_letters(words)
        needs = (pieces for pieces in needs_of(pattern) if all(telling & set(piece) for piece in pieces))
        found.append((form, re.compile(pattern), tuple(needs)))
    return tuple(found)


def _over_letters(pattern: str) -> str:
    for _ in range(3):
        pattern = re.sub(r"(?<![?<])\b([A-Z]{2,})(2?)\b", lambda m: _stretch(m[1], m[2]), pattern)
    seen: Counter[str] = Counter()
    pattern = re.sub(r"\(\?P<(\w+)>", lambda m: _named(m[1], seen), pattern)
    return re.sub(r"\(\?P<\w+>|\(\?#[^)]*\)|\(\?<?[=!:]|[a-z_]+|\s+", _letter, pattern)


def _stretch(name: str, again: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(", _STRETCHES[name]) if again else _STRETCHES[name]


def _named(name: str, seen: Counter[str]) -> str:
    seen[name] += 1
    return f"(?P<{name}_{seen[name]}>"


def _letter(match: re.Match[str]) -> str:
    item = match.group()
    if item.startswith("(?#"):
        return ""
    if item.startswith("(?"):
        return item
    return "" if item.isspace() else letters()[item]


def _near_times(words: list[Word]) -> tuple[str, list[int]]:
    """The letters of the words around every word that can only be part of a time, and where each letter stands among the words.

    Most words of a report are far from any time; leaving them out halves the work. A gap stands for what was left out.
    """
    code = letters()
    kinds = [word.kind for word in words]
    line: list[str] = []
    at: list[int] = []
    until = -1
    for number, kind in enumerate(kinds):
        if kind in _PLAIN:
            continue
        start = max(until + 1, number - _REACH)
        if start > until + 1 or not line:
            line.append(code["gap"])
            at.append(start - 1)
        stop = min(len(words), number + _REACH + 1)
        line += [code[near] for near in kinds[start:stop]]
        at += range(start, stop)
        until = max(until, stop - 1)
    return "".join(line), at


def find_forms(words: list[Word]) -> list[Found]:
    """The forms told in a run of words: the leftmost, of these the longest, of these the first listed."""
    line, at = _near_times(words)
    found = []
    for run in re.finditer(f"[^{letters()['gap']}]+", line):  # no form goes over a gap
        for rank, (form, pattern, needs) in enumerate(_patterns()):
            if not holds_all(needs, run[0]):
                continue
            for match in pattern.finditer(line, run.start(), run.end()):
                if match.end() == match.start():
                    continue
                shift = at[match.start()] - match.start()
                first, last = match.start() + shift, match.end() + shift
                spans = ((name, match.span(name)) for name, part in match.groupdict().items() if part)
                parts = {name.rpartition("_")[0]: (start + shift, end + shift) for name, (start, end) in spans}
                found.append((first, -last, rank, Found(form, first, last, parts)))
    chosen: list[Found] = []
    for *_, each in sorted(found, key=lambda f: f[:3]):
        if not chosen or each.first >= chosen[-1].last:
            chosen.append(each)
    return chosen
