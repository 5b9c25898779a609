"""What the words of a value come to: our own reading of numbers and days goes before the model's."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accordingto.reading.figures.numerals import NUMBER, number_of
from accordingto.reading.layers import Figure, Layers, PlaceName, TimeExpression
from accordingto.reading.sentences import in_small_letters
from accordingto.reading.served.quoting import Unsupported
from accordingto.records import Comparator, Place, Span
from accordingto.values.days import days_of, exactness

NO_FIGURE = "a figure that does not stand in its words"
NO_DAY = "a day or time that does not stand in its words"
OTHER_FIGURE = "a figure other than its words say (the words were kept)"
OTHER_DAY = "a day or time other than its words say (the words were kept)"
_NUMERAL = re.compile(rf"(?<!\w)(?:{NUMBER})")
"""Over small letters."""
_NOT_PLAIN = re.compile(r"\band\b|[,;&+]|\b(?:not?|never|nor|none|without)\b|n[’']t\b", re.IGNORECASE)
_SINGLE = re.compile(r"(?:an?|one|another|his|her|their|its|the)\b", re.IGNORECASE)
_FINENESS = ("point", "district", "town", "region", "country", "unresolved")


@dataclass(frozen=True, slots=True)
class Count:
    """What words count, and whether the answer had it so."""

    low: int | None
    high: int | None
    comparator: Comparator
    words: Span
    explicit: bool = True
    as_told: bool = True


def count_in(layers: Layers, words: Sequence[Span], item: dict[str, Any]) -> Count:
    """The figure that the words hold by our own reading; of several, the one that the answer gives.

    Where the two differ ours goes first, but only over plain words: "a guard and his two sons" are not two, and "not one" is no one.
    """
    told = (item["low"], item["high"])
    found = [(figure, span) for span in words for figure in layers.figures if figure.number.overlaps(span)]
    if len({_bounds(figure) for figure, _ in found}) > 1:
        found = [(figure, span) for figure, span in found if (figure.low, figure.high) == told]
        if len({_bounds(figure) for figure, _ in found}) != 1:
            raise Unsupported(NO_FIGURE)
    if not found:
        return _told_count(layers.text, words[0], item)
    figure, span = found[0]
    as_told = (figure.low, figure.high) == told
    if not as_told and (0 in (figure.low, item["low"]) or _NOT_PLAIN.search(span.of(layers.text))):
        raise Unsupported(NO_FIGURE)
    return Count(*_bounds(figure), span, as_told=as_told)


def _bounds(figure: Figure) -> tuple[int | None, int | None, Comparator]:
    return figure.low, figure.high, figure.comparator


def _told_count(text: str, words: Span, item: dict[str, Any]) -> Count:
    """The answer's own figure, where every number of it stands in the words, or where they name one or some without a number."""
    low, high = (None if bound is None else int(bound) for bound in (item["low"], item["high"]))
    numbers = {number_of(match[0]) for match in _NUMERAL.finditer(in_small_letters(words.of(text)))}
    if not numbers and not item["explicit"] and low == 1 and high in (1, None):
        return Count(1, 1, "exactly", words, explicit=False)  # "a boy was killed"
    if not numbers and not item["explicit"] and (low, high) == (2, None) and not _SINGLE.match(words.of(text)):
        return Count(2, None, "at_least", words, explicit=False)  # "civilians died"
    stand = {number for number in (low, high) if number is not None}
    if not stand or not stand <= numbers or (low is not None and high is not None and low > high):
        raise Unsupported(NO_FIGURE)
    return Count(low, high, item["comparator"] or "exactly", words)


def time_in(layers: Layers, words: Span, told: str | None) -> TimeExpression | None:
    """The time told in the words: the one that the answer means, else the most exact; None where we read none there."""
    times = [t for t in layers.times if t.overlaps(words) and t.kind in ("DATE", "TIME") and t.edtf and ".." not in t.edtf]
    times += [t for t in layers.times if t.overlaps(words) and t.days_after is not None and t.anchor and t not in times]
    return max(times, key=lambda t: (t.edtf == told, exactness(t.edtf), -t.start), default=None)


def told_day(words: str, told: str | None) -> str:
    """The answer's own day, where each number of it stands in the words, in digits or as a month's name."""
    if not told or days_of(told) is None or not re.search(r"\d", told):
        raise Unsupported(NO_DAY)
    low = words.casefold()
    standing = {int(digits) for digits in re.findall(r"\d{1,4}", low)}
    months = {n for n in range(1, 13) if calendar.month_name[n].casefold()[:3] in low}
    for place, digits in enumerate(re.findall(r"\d+", told)):
        if int(digits) not in (standing | months if place == 1 else standing):
            raise Unsupported(NO_DAY)
    return told


def place_in(layers: Layers, words: Span) -> tuple[str, Place | None]:
    """What the words call the place, and the finest place in them that the gazetteer knows."""
    places = [place for place in layers.places if words.holds(place) and not place.demonym]
    value = " ".join(words.of(layers.text).split()).strip(" ,.;:")
    if len(places) == 1 and places[0].of(layers.text) == value:
        value = places[0].label
    return value, min(places, key=_fineness).place if places else None


def _fineness(name: PlaceName) -> int:
    return _FINENESS.index(name.place.precision) if name.place.latitude is not None else len(_FINENESS)
