"""What a number plainly measures instead of people or things: ages, dates, money, distances, models, addresses."""

import re

from accordingto.reading.figures.numerals import SMALL_NUMBERS
from accordingto.reading.guarded import guarded
from accordingto.records import Span

_UNITS = (
    r"years?|yrs?|months?|weeks?|days?|nights?|hours?|hrs?|minutes?|mins?|seconds?|secs?|weekends?|decades?|centur(?:y|ies)|o['’]clock|gmt|utc"
    r"|a\.?m|p\.?m|km|kms|kph|mph|kilomet(?:er|re)s?|kilos?|kilograms?|kgs?|g|grams?|tons?|tonnes?|lbs?|ounces?|millimet(?:er|re)s?|mm|cm"
    r"|centimet(?:er|re)s?|met(?:er|re)s?|m|miles?|mi|feet|foot|ft|inch(?:es)?|yards?|acres?|hectares?|lit(?:er|re)s?|gallons?|barrels?"
    r"|per[ ]?cent|percent|percentage|dollars?|cents?|euros?|pounds?|sterling|rupees?|roubles?|rubles?|dinars?|dirhams?|riyals?|rials?"
    r"|francs?|pesos?|naira|shillings?|lira|yuan|yen|hryvnias?|birr|usd|eur|gbp|bn|degrees?|knots?|volts?|megawatts?|mw|calib(?:er|re)s?"
    r"|gauge|points?|storeys?|stories|floors?|blocks?|pages?|magnitude|acts?|counts?|chapters?"
)
_UNIT_AFTER = re.compile(rf"\s?(?:%|°|(?:{_UNITS})\b)", re.IGNORECASE)
# What may stand between a number and its unit: "12 nautical miles", "three consecutive days".
_ADJECTIVE_AFTER = re.compile(
    r"[ ](?:long|full|more|consecutive|straight|whole|square|cubic|nautical|metric|british|us|million|billion|different)(?=[ ]\w)",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober|tember)?\b\.?"
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?[ ]{{0,2}}(?:of[ ])?{_MONTH}")
_MONTH_BEFORE = re.compile(rf"(?<!\d )\b{_MONTH}[ ]?$")
_DAY_BEFORE = re.compile(rf"{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]$|\b\d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH},?[ ]$")
_MONEY_BEFORE = re.compile(r"(?:[$£€¥₦₹#§±]|\b(?:Rs|US\$|USD|EUR|GBP|Nos?|no|[Nn]r|[Aa]rt|Sec|pp?|vol|[Tt]el|[Pp]hone)\.?)\s?$")
_COUNTED_NUMBER = r"(?<!dead )(?<!injured )(?<!wounded )(?<!arrested )number"
# Numbers that name and count nothing: "article 5", "grade 9", "Highway 80".
_LABEL_BEFORE = guarded(
    r"\b(?:article|section|highway|route|resolution|chapter|grade|channel|page|flight|unit|gate|platform|line|zone|sector|ward|station"
    r"|level|phase|part|step|day|week|floor|apartment|apt|room|building|district|road|interstate|kilomet(?:er|re)|km|box|statement|bulletin"
    rf"|year|since|calib(?:er|re)|kv|under|turned|turning|{_COUNTED_NUMBER})\s(?:of\s)?$",
    re.IGNORECASE,
)
_STREET = "Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Court|Place|Way|Highway|Parkway|Terrace"
_STREET_AFTER = re.compile(
    rf"[ ](?:block\b|(?:North|South|East|West|N|S|E|W|NE|NW|SE|SW)\b\.?[ ][A-Z0-9]|(?:[A-Z0-9][\w'’.-]{{0,20}}[ ]){{1,4}}(?:{_STREET})\b)"
)
_SET_OFF_BEFORE = re.compile(r"[\w”\"'’.)][,(]\s?$|[A-Z][\w'’-]{0,30}[ ]\($")
_SET_OFF_AFTER = re.compile(r"\s?(?:[,.;:)—–]|and[ ](?:his|her|their|[A-Z])|(?:of|from)[ ][A-Z]|(?:was|is|has|who|told)\b|$)")
_COUNT_BEFORE = re.compile(r"\d,\s?$|\b(?:dead|killed|injured|wounded|hurt|others?),\s?$")
_TENS = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
_UNITS_OF_TEN = "one|two|three|four|five|six|seven|eight|nine"
_IN_TENS = re.compile(rf"(?:{_TENS})(?:[- ](?:{_UNITS_OF_TEN}))?\Z", re.IGNORECASE)
# Before an age: "aged 9", "a boy of 12".
_AGED = guarded(
    r"\b(?:aged?|ages(?: of)?|age of)\s$|, both\s$|\b(?:boys?|girls?|man|men|woman|women|child|children|infant|lad|youth|teenager|student"
    r"|driver|guard|father|mother|parent|dad|mum|widow|seaman|person|victim|nurse|teacher|soldier|officer|farmer|worker|citizen|resident"
    r"|grand(?:mother|father))\s(?:just\s)?of\s$",
    re.IGNORECASE,
)
_EMERGENCY = ("911", "999", "112")
# "a 911 caller", "dialled 999"
_CALL_AFTER = re.compile(r"[ -](?:call|dispatch|operator|tape|recording|cent(?:er|re)|emergency|system|hang)", re.IGNORECASE)
_CALLED_BEFORE = re.compile(r"\b(?:call(?:ed|ing|s)?|dial(?:l?ed|l?ing|s)?|phon(?:ed|ing)|ring|rang)\s$", re.IGNORECASE)
# "two women, 16 and 37, were hurt": ages set off behind those they are of
_AGE = rf"(?:\d{{1,3}}|(?:{_TENS})(?:[- ](?:{_UNITS_OF_TEN}))?)"
_AGES_BEFORE = guarded(
    r"\b(?:men|women|boys|girls|teens|teenagers|brothers|sisters|people|persons|students|victims|children|officers|soldiers|friends|others"
    r"|males|females|juveniles|suspects|cousins|sons|daughters|siblings|neighbou?rs), "
    rf"(?:(?:aged? )?{_AGE}(?:, (?:and )?| and ))*$",
    re.IGNORECASE,
)
_AGES_AFTER = re.compile(rf"(?:, (?:and )?{_AGE}| and {_AGE})*,")
# "boys ages 14 and 16", "ranging in age from 22 to 31"
_AGED_LIST = re.compile(rf"\b(?:aged?|ages|in age)(?: (?:from|between))? (?:{_AGE}(?:, (?:and )?| and | to | or ))*$", re.IGNORECASE)
# "a man, nineteen, was hit"
_SET_OFF_SPELLED = re.compile(r", (?:was|were|is|are|has|had|who|and|of|also|died)\b")
_ONE_BEFORE = re.compile(r"\b(?:one|another|other)\s$", re.IGNORECASE)
# "one shot rang out" hits nobody by itself
_ROUND = re.compile(r" shot\b(?: (?:rang|sounded|to the)|(?: (?:was|being|having been|had been))? (?:fired|heard|discharged)\b)?")
_FIRED_BEFORE = re.compile(
    r"\b(?:fir(?:ed?|es|ing)|hear[ds]?|hearing|squeez(?:ed|ing) off|g[eo]t off|discharg(?:ed|ing))(?: (?:at least|only|just))?\s$"
)
_DEGREE_BEFORE = re.compile(r"\b(?:how|as|so|too)\s$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
# What follows a number that counts: "9 shops", not "9 and", "9 were".
_NOUN_AFTER = re.compile(
    r"[ ](?!(?:and|or|in|on|at|to|of|for|from|with|by|the|a|an|was|were|is|are|has|had|but|after|when|as|that|which|near|gunmen|police"
    rf"|{SMALL_NUMBERS})\b)[a-z]{{2,30}}"
)
_MACHINE_AFTER = re.compile(
    r"[ ](?:jets?|planes?|aircraft|warplanes?|fighters?|helicopters?|drones?|tanks?|rifles?|missiles?|launchers?)\b"
)
_NAME_BEFORE = re.compile(r"(?<![\w.])([A-Z][\w'’]{1,30})[ ]$")
_SENTENCE_STARTS = re.compile(r"[.!?:;\"“”\n]\s*$")
_TITLE_WORDS = frozenset(
    "killed killing kills kill dead injured injuring injures wounded wounding wounds hurt leaves left leaving the at least than over"
    " about of and in to with after toll these those nearly some all arrests arrested missing drop drops dropped our their his her its also"
    " only".split()
)
BEFORE, AFTER = 40, 80
"""Characters on either side of a number that say what it measures."""


def is_degree(text: str, start: int) -> bool:
    """ "How many", "too many", "as many": no quantity of its own."""
    return bool(_DEGREE_BEFORE.search(text, max(0, start - 6), start))


def measures_otherwise(text: str, found: Span, number: Span, *, compared: bool) -> bool:
    """Whether the number inside a figure measures something else; ``compared`` where "at least" or the like stands before it."""
    before, after = text[max(0, found.start - BEFORE) : found.start], text[found.end : found.end + AFTER]
    return (
        _is_glued(text, number, hyphenated=found.end == number.end)
        or is_unit(after)
        or _is_date_or_label(number.of(text), before, after)
        or _is_age(number.of(text), before, after)
        or _is_round(number.of(text), before, after)
        or (not compared and _is_of_a_name(number.of(text), before, after))
    )


def is_unit(after: str) -> bool:
    """Whether a unit of measure stands right after a number."""
    if adjective := _ADJECTIVE_AFTER.match(after):
        return bool(_UNIT_AFTER.match(after[adjective.end() :]))
    return bool(_UNIT_AFTER.match(after))


def _is_glued(text: str, number: Span, *, hyphenated: bool) -> bool:
    """Part of something longer: a model (F-16), an ordinal (32nd), a clock time, a date, a compound (two-storey), a decimal."""
    left, right = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 2]
    if left and (left[-1] in "-–:/.$£€¥#@_'’" or left[-1].isalnum()) and not (left[-1] in "-–.'’" and not left[:1].strip()):
        return True
    if right[:1].isalnum() or (right[:1] in ":/.,-–_'’" and right[1:].isdigit()):
        return True
    if right in ("'s", "’s"):  # "in their 20's"
        return True
    return hyphenated and right[:1] in ("-", "–") and right[1:].isalpha()


def _is_date_or_label(number: str, before: str, after: str) -> bool:
    if number in _EMERGENCY and (_CALL_AFTER.match(after) or _CALLED_BEFORE.search(before)):
        return True
    day = not number.isdigit() or len(number) > 2 or int(number) < 32
    if _MONTH_AFTER.match(after) or (day and _MONTH_BEFORE.search(before)) or _MONEY_BEFORE.search(before) or _STREET_AFTER.match(after):
        return True
    if _LABEL_BEFORE.search(before) and number[0].isdigit() and not _NOUN_AFTER.match(after):
        return True
    if _YEAR.match(number) and (_DAY_BEFORE.search(before) or not _NOUN_AFTER.match(after)):
        return True
    return bool(_AGED.search(before))


def _is_age(number: str, before: str, after: str) -> bool:
    """ "Lena Ruiz, 24, …", "a nurse (31)": bare digits of a human size set off behind a name or noun."""
    if _AGED_LIST.search(before) or (
        _IN_TENS.match(number) and _SET_OFF_SPELLED.match(after) and (_SET_OFF_BEFORE.search(before) or _ONE_BEFORE.search(before))
    ):
        return True
    if _AGES_BEFORE.search(before) and _AGES_AFTER.match(after):
        return True
    if not (number.isdigit() and len(number) < 4 and int(number) < 111):
        return False
    return bool(_SET_OFF_BEFORE.search(before) and _SET_OFF_AFTER.match(after)) and not _COUNT_BEFORE.search(before)


def _is_round(number: str, before: str, after: str) -> bool:
    """ "Fired one shot", "a single shot rang out": a shot, and nobody shot."""
    if number.casefold() not in ("one", "1", "a single") or not (shot := _ROUND.match(after)):
        return False
    return number.casefold() == "a single" or shot.end() > len(" shot") or bool(_FIRED_BEFORE.search(before))


def _is_of_a_name(number: str, before: str, after: str) -> bool:
    """ "Mirage 2000", "Unit 12": the number of a name, not of things; a name at the start of a sentence may be any word."""
    name = _NAME_BEFORE.search(before)
    if name is None or not number[0].isdigit() or name[1].casefold() in _TITLE_WORDS or not before[: name.start()].strip():
        return False
    counts = _NOUN_AFTER.match(after) and not _MACHINE_AFTER.match(after)
    return not counts and not _SENTENCE_STARTS.search(before[: name.start()])
