"""Numbers in digits and in words: the pattern that finds them and the whole number that they stand for."""

import re

UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
        " seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_COUPLES = {"couple": 2, "pair": 2}
_TOO_LONG = 15
"""Digits of the longest number that counts anything; longer runs are codes."""

SMALL_NUMBERS = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(TENS)})[ -](?:{'|'.join(list(UNITS)[1:10])})|{SMALL_NUMBERS})\b"
_SCALE = "|".join(_SCALES)
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})++(?!\d)|\d++(?:\.\d++)?)(?:[ ]?(?:{_SCALE})\b)?"
_WORDS = (
    rf"(?:half[ -]an?[ -](?:{_SCALE})|(?:a[ ](?:couple|pair)(?:[ ]of(?=[ ]\w))?|an?[ ](?:{_SCALE}))\b(?:[ ](?:and[ ])?{_BELOW_HUNDRED})?"
    rf"|{_BELOW_HUNDRED}(?:[ -](?:{_SCALE})\b(?:(?:[ ]and)?[ -]{_BELOW_HUNDRED})?)*+)"
)
NUMBER = rf"(?:{_DIGITS}|{_WORDS})(?:[ ]\(\d{{1,6}}\))?"
"""A number as a report writes it; official ones repeat words in digits: "five (5)"."""
_SCALE_AFTER = re.compile(rf"\b({_SCALE})\b")
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")
_REPEATED = re.compile(r"\s*\(\d+\)$")


def number_of(words: str) -> int | None:
    """The whole number that digits or words stand for; None where they stand for none."""
    plain = _REPEATED.sub("", words.casefold()).removesuffix(" of")
    if plain == "a single":
        return 1
    if plain.startswith("half"):
        return next(size for scale, size in _SCALES.items() if plain.endswith(scale)) // 2
    return _in_digits(plain) if plain[:1].isdigit() else _in_words(plain)


def _in_digits(plain: str) -> int | None:
    digits = _TOKEN.match(plain)
    if digits is None or len(digits[0]) > _TOO_LONG:
        return None
    value, scale = float(digits[0].replace(",", "")), _SCALE_AFTER.search(plain)
    if scale:
        return round(value * _SCALES[scale[1]])
    return int(value) if value == int(value) else None


def _in_words(plain: str) -> int:
    total = group = 0
    for token in _TOKEN.findall(plain):
        if token in _SCALES:
            group = (group or 1) * _SCALES[token]
            if _SCALES[token] >= 1_000:
                total, group = total + group, 0
        else:
            group += UNITS.get(token, 0) + TENS.get(token, 0) + _COUPLES.get(token, 0)
    return total + group
