"""Figures: every number or quantity in words that may count people or things, with its bounds.

What plainly measures something else (ages, dates, clock times, money, distances, calibres, addresses, models) is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.reading.layers import Figure, SentenceSpan
from accordingto.records import Comparator, Span

_UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
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
}
_COUPLES = {"couple": 2, "pair": 2, "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}

_SMALL = "|".join(sorted((*_UNITS, *_TENS), key=len, reverse=True))
_TEN = "|".join(_TENS)
_ONE_TO_NINE = "|".join(list(_UNITS)[1:10])
_SCALE = "|".join(_SCALES)
_DIGITS = r"\d{1,3}(?:,\d{3})++(?!\d)|\d++(?:\.\d++)?"
_WORD = (
    rf"(?:half[ -]a[ -]dozen|(?:a[ ](?:couple|pair)(?:[ ]of(?=[ ]\w))?|an?[ ](?:{_SCALE}))\b(?:[ ](?:and[ ])?(?:(?:{_TEN})[ -](?:{_ONE_TO_NINE})|{_SMALL})\b)?"
    rf"|(?:(?:{_TEN})[ -](?:{_ONE_TO_NINE})|{_SMALL})\b"
    rf"(?:[ -](?:{_SCALE})\b(?:(?:[ ]and)?[ -](?:(?:{_TEN})[ -](?:{_ONE_TO_NINE})|{_SMALL})\b)?)*+)"
)
_DIGIT_NUMBER = rf"(?:{_DIGITS})(?:[ ]?(?:{_SCALE})\b)?"
_NUMBER = rf"(?:{_DIGIT_NUMBER}|{_WORD})(?:[ ]\(\d{{1,6}}\))?"

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
_VAGUE_WORDS = "|".join(sorted(_VAGUE, key=len, reverse=True))
_NONE = r"none|nobody|no[ -]one|not (?:one|a single|any)|nil|no|zero"

_FIGURE = re.compile(
    rf"(?<![\w])(?:(?:{_COMPARATOR})[ ]+(?:the[ ])?)?+"
    rf"(?:(?P<between>between[ ])(?P<from>{_NUMBER})[ ]and[ ](?P<till>{_NUMBER})"
    rf"|(?P<number>(?:a[ ]single\b|{_NUMBER}))(?:(?:-|–|—|[ ]to[ ]|-to-|[ ]or[ ]|,[ ](?:maybe|perhaps)[ ]|[ ]to[ ]perhaps[ ])(?P<upto>{_NUMBER}))?+"
    rf"|(?P<vague>(?:{_VAGUE_WORDS})\b)|(?P<none>(?:{_NONE})\b))"
    rf"(?:{_SUFFIX})?+",
    re.IGNORECASE,
)

_MEASURES = (
    (
        "years? months? weeks? days? nights? hours? hrs? minutes? mins? seconds? secs? weekends? decades? centur(?:y|ies) o'clock o’clock gmt utc "
        "a\\.?m p\\.?m am pm km kms kph mph kilomet(?:er|re)s? kilos? kilograms? kg kgs g grams? tons? tonnes? pounds? lbs? ounces? millimet(?:er|re)s? mm cm "
        "centimet(?:er|re)s? met(?:er|re)s? m miles? mi feet foot ft inch(?:es)? yards? acres? hectares? lit(?:er|re)s? gallons? barrels? "
        "per[ ]?cent percent percentage dollars? euros? pounds sterling rupees? rubles? roubles? dinars? dirhams? riyals? rials? francs? pesos? naira "
        "shillings? lira yuan yen usd eur gbp degrees? knots? volts? megawatts? mw calib(?:er|re)s? gauge points? storeys? stories floors? "
        "blocks? pages? magnitude acts? counts? chapters? hryvnias? birr metres-? cents? bn times[ ]higher"
    )
    .replace("[ ]", "\x00")
    .split()
)
_MEASURE = re.compile(r"\s?(?:%|°|(?:{})\b)".format("|".join(m.replace("\x00", "[ ]") for m in _MEASURES)), re.IGNORECASE)
_ADJECTIVE_MEASURE = re.compile(
    r"[ ](?:long|full|more|consecutive|straight|whole|square|cubic|nautical|metric|british|us|million|billion|different)[ ](?=\w)",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober|tember)?\b\.?"
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?[ ]{{0,2}}(?:of[ ])?{_MONTH}")
_MONTH_BEFORE = re.compile(rf"(?:{_MONTH}|\b(?:19|20)\d\d)[ ]?$")
_MONEY_BEFORE = re.compile(r"(?:[$£€¥₦₹#§]|\b(?:Rs|US\$|USD|EUR|GBP|No|Nos|no|nr|Nr|Art|art|Sec|p|pp|vol|tel|phone|Tel|Phone)\.?|±)\s?$")
_LABEL_BEFORE = re.compile(
    r"\b(?:aged?|ages(?: of)?|article|section|highway|route|resolution|chapter|grade|channel|page|flight|(?<!dead )(?<!injured )(?<!wounded )(?<!arrested )number|unit|gate|platform|"
    r"line|zone|sector|ward|station|level|phase|part|step|day|week|floor|apartment|apt|room|building|district|road|interstate|"
    r"kilomet(?:er|re)|km|box|statement|bulletin|year|since|unescorted|calib(?:er|re)|kv|under[- ]?|turned|turning|resolution)\s(?:of\s)?$",
    re.IGNORECASE,
)
_STREET_AFTER = re.compile(
    r"[ ](?:block\b|(?:North|South|East|West|N|S|E|W|NE|NW|SE|SW)\b\.?[ ][A-Z0-9]"
    r"|(?:[A-Z0-9][\w'’.-]{0,20}[ ]){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Court|Place|Way|Highway|Parkway|Terrace)\b)"
)
_AGE_BEFORE = re.compile(r"[\w”\"'’.)][,(]\s?$|[A-Z][\w'’-]{0,30}[ ]\($")
_AGE_AFTER = re.compile(r"\s?(?:[,.;:)—–]|and[ ](?:his|her|their|[A-Z])|(?:was|is|were|has|had|who|of|from|died|told|said)\b|$)")
_AGE_OF = re.compile(
    r"\b(?:boy|girl|man|woman|child|infant|lad|youth|teenager|student|driver|guard|father|mother|parent|dad|mum|widow|seaman|oiler|welder|boys|girls|"
    r"children|men|women|person|victim|nurse|teacher|soldier|officer|farmer|worker|grandmother|grandfather|citizen|resident)\s(?:just\s)?of\s$",
    re.IGNORECASE,
)
_DEGREE_BEFORE = re.compile(r"\b(?:how|as|so|too)\s$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_COUNTED_NEXT = re.compile(r"[ ][a-z]{2,30}")
_FUNCTION_NEXT = re.compile(
    r"[ ](?:and|or|in|on|at|to|of|for|from|with|by|the|a|an|was|were|is|are|has|had|but|after|when|as|that|which|near"
    rf"|{_SMALL}|gunmen|police)\b"
)
_LABELLED = re.compile(r"(?<![.!?:;,\"“”'(\n])[ ]?$")
_NAME_BEFORE = re.compile(r"(?<![\w.])([A-Z][\w'’]{1,30})[ ]$")
_TITLE_WORDS = frozenset(
    "killed killing kills kill dead injured injuring injures wounded wounding wounds hurt leaves left leaving the at least than over about of and"
    " in to with after toll these those least nearly some all arrests arrested missing drop drops dropped our their his her its also only".split()
)


def find_figures(text: str, sentences: tuple[SentenceSpan, ...]) -> tuple[Figure, ...]:
    """Every figure of people or things, in order; none reaches over the end of a sentence."""
    return tuple(figure for sentence in sentences for figure in _figures_in(text, sentence))


def _figures_in(text: str, within: Span) -> Iterator[Figure]:
    position = within.start
    while match := _FIGURE.search(text, position, within.end):
        position = max(match.end(), position + 1)
        number = _number_span(match)
        if match["between"] is None and match["upto"] is not None and not _is_range(text, match):
            position = match.end("number")
            match = _FIGURE.search(text, match.start(), position) or match
            number = _number_span(match)
        if not _measures_something_else(text, match, number) and (bounds := _bounds(match)):
            yield Figure(match.start(), match.end(), bounds.low, bounds.high, bounds.comparator, number)


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
    return low is not None and high is not None and low < high and not rises


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: int | None
    high: int | None
    comparator: Comparator


def _bounds(match: re.Match[str]) -> _Bounds | None:
    comparator = _comparator(match)
    if match["none"] is not None:
        return None if comparator else _Bounds(0, 0, "exactly")
    if match["vague"] is not None:
        return _Bounds(_VAGUE[match["vague"].casefold()], None, "vague")
    if match["between"] is not None or match["upto"] is not None:
        low, high = number_of(match["from"] or match["number"]), number_of(match["till"] or match["upto"])
        return None if low is None or high is None or low > high else _range(low, high, comparator)
    number = number_of(match["number"])
    return None if number is None else _single(number, comparator, below=match["below"] is not None)


def _range(low: int, high: int, comparator: Comparator | None) -> _Bounds:
    if comparator == "at_most":
        return _Bounds(0, high, "at_most")
    return _Bounds(low, high, "range")


def _single(number: int, comparator: Comparator | None, *, below: bool) -> _Bounds:
    match comparator:
        case "at_least":
            return _Bounds(number, None, "at_least")
        case "more_than":
            return _Bounds(number + 1, None, "more_than")
        case "at_most":
            return _Bounds(0, max(0, number - 1) if below else number, "at_most")
        case "about":
            return _Bounds(number, number, "about")
        case _:
            return _Bounds(number, number, "exactly")


def _comparator(match: re.Match[str]) -> Comparator | None:
    for i, (comparator, _) in enumerate(_BEFORE):
        if match[f"before{i}"] is not None:
            return comparator
    for i, (comparator, _) in enumerate(_AFTER):
        if match[f"after{i}"] is not None:
            return comparator
    return None


def number_of(words: str) -> int | None:
    """The whole number that digits or words stand for; None where they stand for none."""
    plain = re.sub(r"\s*\(\d+\)$", "", words.casefold()).removesuffix(" of")
    if plain in ("half a dozen", "half-a-dozen", "a single"):
        return 6 if "dozen" in plain else 1
    total = group = 0
    for token in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", plain):
        if token in _SCALES:
            group = (group or 1) * _SCALES[token]
            if _SCALES[token] >= 1_000:
                total, group = total + group, 0
        elif token in _COUPLES:
            group += _COUPLES[token]
        elif token[0].isdigit():
            if len(token) > 15:
                return None
            value = float(token.replace(",", ""))
            scale = re.search(rf"\b({_SCALE})\b", plain)
            if scale:
                return round(value * _SCALES[scale[1]])
            if value != int(value):
                return None
            group += int(value)
        else:
            group += _UNITS.get(token, 0) + _TENS.get(token, 0)
    return total + group


def _measures_something_else(text: str, match: re.Match[str], number: Span) -> bool:
    if match["none"] is not None or match["vague"] is not None:
        return bool(_MEASURE.match(text, match.end()) or _DEGREE_BEFORE.search(text, max(0, match.start() - 6), match.start()))
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 80]
    return (
        _glued(text, number, match)
        or _is_measure(after)
        or _is_date_or_label(text, number, before, after)
        or _is_age(text, number, before, after)
        or (match["before0"] is None and _is_named(text, number, before, after))
    )


def _glued(text: str, number: Span, match: re.Match[str]) -> bool:
    """Part of something longer: a model (F-16), an ordinal (32nd), a clock time, a date, a compound (two-storey), a decimal."""
    left = text[number.start - 2 : number.start] if number.start > 1 else text[: number.start]
    right = text[number.end : number.end + 2]
    if left and (left[-1] in "-–:/.$£€¥#@_'’" or left[-1].isalnum()) and not (left[-1] in "-–.'’" and not left[:1].strip()):
        return True
    if right[:1].isalnum() or (right[:1] in ":/.,-–_'’" and right[1:].isdigit()):
        return True
    return right[:1] == "-" and right[1:].isalpha() and match.end() == number.end


def _is_measure(after: str) -> bool:
    if adjective := _ADJECTIVE_MEASURE.match(after):
        return bool(_MEASURE.match(after[adjective.end() - 1 :]))
    return bool(_MEASURE.match(after) or re.match(r"-(?:year|month|week|day|hour|minute|man|strong|mile|foot)", after))


def _is_date_or_label(text: str, number: Span, before: str, after: str) -> bool:
    if _MONTH_AFTER.match(after) or _MONTH_BEFORE.search(before) or _MONEY_BEFORE.search(before) or _STREET_AFTER.match(after):
        return True
    if _LABEL_BEFORE.search(before) and text[number.start].isdigit() and not _COUNTED_NEXT.match(after):
        return True
    if _AGE_OF.search(before) or re.search(r"\b(?:aged?|ages(?: of)?|age of)\s$", before, re.IGNORECASE):
        return True
    return bool(_YEAR.match(number.of(text))) and (not _COUNTED_NEXT.match(after) or bool(_FUNCTION_NEXT.match(after)))


def _is_age(text: str, number: Span, before: str, after: str) -> bool:
    """ "Zaid Ahmed, 24, …", "a nurse (31)": bare digits of a human size set off behind a name or noun."""
    digits = number.of(text)
    if not (digits.isdigit() and len(digits) < 4 and int(digits) < 111):
        return False
    if not (_AGE_BEFORE.search(before) and _AGE_AFTER.match(after)):
        return False
    return not re.search(r"\d,\s?$|\b(?:dead|killed|injured|wounded|hurt|others?),\s?$", before)


def _is_named(text: str, number: Span, before: str, after: str) -> bool:
    """ "Mirage 2000", "Unit 12": the number of a name, not of things."""
    name = _NAME_BEFORE.search(before)
    if (
        not name
        or not text[number.start].isdigit()
        or name[1].casefold() in _TITLE_WORDS
        or (number.start != number.end and name.start() == 0)
    ):
        return False
    starts_sentence = re.search(r"[.!?:;\"“”\n]\s*$", before[: name.start()]) or not before[: name.start()].strip()
    return not starts_sentence and not (_COUNTED_NEXT.match(after) and not _FUNCTION_NEXT.match(after))
