"""The comparison of two accounts: a readable list of features, each with a weight and a reason in words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import product
from math import log

from accordingto.linking.crowds import Crowds
from accordingto.linking.traits import Figure, Rarity, Traits, Where
from accordingto.values.days import WEEKDAYS, Days, gap, in_words
from accordingto.values.names import PLAIN, alike, same_word, words_of
from accordingto.values.places import kilometres, lie

_KINDS = {
    "air/drone strike": "from the air", "shelling": "from afar", "shooting": "by gun", "bombing": "by bomb", "stabbing": "by knife",
}  # fmt: skip
"""Types that exclude one another, unless they are neighbours; "raid" and "other" fit any."""
_NEIGHBOURS = (
    {"air/drone strike", "shelling"},
    {"air/drone strike", "bombing"},
    {"shelling", "bombing"},
    {"shooting", "bombing"},
    {"shooting", "stabbing"},
)
_COUNTED = {
    "killed": "killed", "injured": "injured", "missing": "missing", "arrested": "arrested", "displaced": "displaced",
    "munitions": "bombs or missiles", "strikes": "strikes", "aircraft": "aircraft", "targets": "targets",
}  # fmt: skip
_ANYWHERE = PLAIN | frozenset(
    re.findall(
        r"\w+",
        """north south east west northern southern eastern western central inside outside between block street avenue road highway city town
        village district province region county area neighborhood neighbourhood coast border house home building market school
        hospital side""",
    )
)
"""Words of place names that name no place."""
MOST_AGAINST = -2.0
"""All differing counts together: accounts of one event differ in them more than in anything else."""
NEXT_DAY, OTHER_DAY = -2.5, -4.0
FAR_DAYS = 10
"""Days between two exact dates above which nothing makes them one incident."""
WORDS_SLOPE, WORDS_MIDDLE, MOST_WORDS = 20, 0.10, 4.0
ENOUGH_TELLING = 0.8
ONLY_THE_DAY = -0.8
"""Many things happen on one day: without anything else in common it makes two accounts no one's."""
NO_WORDS = -1.5
SAME_HOUSE = 0.2
"""Cosine that two stories of one outlet reach by its furniture alone."""
HOUSE_SLOPE = 40
UNLIKE_ITSELF = -6.0
"""The same for two reports of one outlet, which repeats itself where it tells of one event again."""
ENOUGH_WORDS = 25
"""Below so many words a likeness may be chance."""
FEW_STORIES = 3
"""Different stories of one day and place that may well be accounts of one incident."""
CROWD_WEIGHT, CROWD_SHARE = 1.5, 0.5
"""What each doubling of a crowd takes, in natural logarithms, and the most of the evidence for one day and place that it takes."""
FEW_BLAMING = 5
"""Stories up to which a shared actor tells all it can."""
OTHER_SPOT = 0.5
"""One town, but two streets of it."""
_NTH = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one feature says for (above 0) or against (below 0) two accounts telling of one incident."""

    score: float
    says: str
    bars: bool = False
    """Whether nothing else can outweigh it."""


Feature = Callable[[Traits, Traits, Rarity], Iterator[Evidence]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that speaks for and against two accounts telling of one incident."""

    one: str
    other: str
    evidence: tuple[Evidence, ...]
    score: float
    """The evidence summed."""
    barred: bool
    """Whether a piece of evidence rules it out."""

    @property
    def reasons_for(self) -> tuple[str, ...]:
        """The reasons to join, strongest first."""
        return tuple(e.says for e in sorted(self.evidence, key=lambda e: (-e.score, e.says)) if e.score > 0 and e.says)

    @property
    def reasons_against(self) -> tuple[str, ...]:
        """The reasons to keep apart, strongest first."""
        return tuple(e.says for e in sorted(self.evidence, key=lambda e: (e.score, e.says)) if e.score < 0 and e.says)


def compare(one: Traits, other: Traits, rarity: Rarity, crowds: Crowds | None = None) -> Comparison:
    """Weigh every feature, then how many others share the same; the same whichever account comes first."""
    if other.id < one.id:
        one, other = other, one
    told = {feature: tuple(feature(one, other, rarity)) for feature in FEATURES}
    evidence = tuple(e for found in told.values() for e in found)
    telling = sum(_for(told[feature]) for feature in TELLING)
    if telling < ENOUGH_TELLING:
        evidence += (Evidence(ONLY_THE_DAY, "no place, actor, name or figure in common"),)
    if crowds:
        evidence += tuple(crowded(one, other, crowds, told))
    return Comparison(one.id, other.id, evidence, sum(e.score for e in evidence), any(e.bars for e in evidence))


def crowded(one: Traits, other: Traits, crowds: Crowds, told: Mapping[Feature, Sequence[Evidence]]) -> Iterator[Evidence]:
    """What many stories share tells little: their day and place, their actor; among them figures that differ tell more."""
    blaming = crowds.blaming(one, other) / FEW_BLAMING
    if blaming > 1 and (actor := _for(told[same_actor])):
        yield Evidence(actor / (1 + log(blaming)) - actor, f"{crowds.blaming(one, other)} different stories name this actor")
    stories = crowds.around(one, other)
    if stories > FEW_STORIES:
        crowd = log(stories / FEW_STORIES)
        most = CROWD_SHARE * sum(_for(told[feature]) for feature in COARSE)
        yield Evidence(-min(CROWD_WEIGHT * crowd, most), f"{stories} different stories tell of this day and place")
        if one.account.main and other.account.main:
            yield Evidence(min(1, crowd) * sum(e.score for e in told[same_figures] if e.score < 0), "")


def _for(evidence: Iterable[Evidence]) -> float:
    return sum(e.score for e in evidence if e.score > 0)


def same_day(one: Traits, other: Traits, rarity: Rarity) -> Iterator[Evidence]:
    """The day: an exact one that both name tells most; a weekday, a month or a year without contradiction tells less."""
    pairs = sorted(product(one.days, other.days), key=lambda p: (gap(*p), p[0].width + p[1].width, p[0].edtf, p[1].edtf))
    if not pairs:
        return
    a, b = pairs[0]
    days = gap(a, b)
    if days == 0:
        yield _one_day(a, b)
    else:
        says = f"another day: {in_words(a.edtf)} against {in_words(b.edtf)}"
        exact = a.anchored and b.anchored
        yield Evidence(NEXT_DAY if days == 1 else OTHER_DAY, says, bars=exact and days > FAR_DAYS)


def _one_day(a: Days, b: Days) -> Evidence:
    if a.exact and b.exact and a.first != b.first:
        return Evidence(1.5, f"{in_words(a.edtf)} and {in_words(b.edtf)} may be one night")
    if a.exact and b.exact:
        return Evidence(2.5, f"the same day: {in_words(a.edtf)}")
    if a.weekday and b.weekday and not (a.anchored and b.anchored):
        return Evidence(1.5, f"the same weekday: {WEEKDAYS[a.weekday - 1]}")
    if a.day and a.day == b.day and a.month == b.month:
        return Evidence(2.0, f"the same day of the year: {in_words(a.edtf)}")
    narrow = min(a, b, key=lambda d: d.width)
    wide = a if narrow is b else b
    score = 1.0 if wide.width <= 10 else 0.5 if wide.width <= 40 else 0.1
    return Evidence(score, f"{in_words(narrow.edtf)} may be {in_words(wide.edtf)}")


def publication(one: Traits, other: Traits, rarity: Rarity) -> Iterator[Evidence]:
    """When the reports came out: none can tell of what had not happened yet, and news of one event comes out close together."""
    for told, early in ((one, other), (other, one)):
        firsts = [day.first for day in told.days if day.first]
        if firsts and early.published and not early.days and early.published < min(firsts) - timedelta(days=1):
            yield Evidence(-5.0, f"published {early.published}, before {min(firsts)}", bars=True)
        elif firsts and early.published and not early.days and early.account.main:
            days = (early.published - max(day.last for day in told.days if day.last)).days
            yield Evidence(
                0.5 if days <= 3 else -0.3 if days <= 60 else -1.0, "" if days <= 3 else f"published {days} days after {max(firsts)}"
            )
    agreed = any(a.exact and b.exact and gap(a, b) == 0 for a, b in product(one.days, other.days))
    if one.published and other.published and one.account.main and other.account.main and not agreed:
        days = abs((one.published - other.published).days)
        score = 0.8 if days <= 1 else 0.3 if days <= 4 else -0.3 if days <= 30 else -1.2
        yield Evidence(score, "published within a day of each other" if days <= 1 else f"published {days} days apart")


def same_place(one: Traits, other: Traits, rarity: Rarity) -> Iterator[Evidence]:
    """The place: the narrowest that fits tells most; far from each other is another incident."""
    verdicts = sorted((_places(a, b) for a, b in product(one.places, other.places)), key=lambda e: (-e.score, e.says))
    if not verdicts:
        return
    best = verdicts[0]
    if best.score <= 0.5 and any(v.score < 0 for v in verdicts):
        narrow = [v for v in verdicts if v.score < 0]
        if best.score <= 0 or len(narrow) == len([v for v in verdicts if v.score != best.score]):
            yield narrow[0] if best.score <= 0 else Evidence(min(-0.5, narrow[0].score / 2), narrow[0].says)
            return
    yield _other_spots(best, one, other)


def _other_spots(best: Evidence, one: Traits, other: Traits) -> Evidence:
    """One town, but other streets in it, tells less than the town alone."""
    mine, theirs = ([where for where in traits.places if _inner(where)] for traits in (one, other))
    if best.score <= OTHER_SPOT or not mine or not theirs:
        return best
    if any(_meet(_inner(a), b.words) or _meet(_inner(b), a.words) for a, b in product(mine, theirs)):
        return best
    return Evidence(OTHER_SPOT, f"the same town, but {mine[0].name} against {theirs[0].name}")


def _places(a: Where, b: Where) -> Evidence:
    if a.place and b.place:
        how = lie(a.place, b.place)
        if how == "same":
            level = 2.0 if a.narrow and b.narrow else 0.2
            return Evidence(level, f"the same place: {max(a.name, b.name, key=lambda n: (len(n), n))}")
        if how in ("inside", "near"):
            both = a.narrow and b.narrow
            return Evidence(1.2 if both else 0.2, f"{a.name} and {b.name} lie {'near each other' if both else 'one inside the other'}")
        if how == "apart":
            far = kilometres(a.place, b.place)
            says = f"another place: {a.name} against {b.name}" + (f", {far:.0f} km apart" if far else "")
            return Evidence(-3.0, says, bars=a.narrow and b.narrow and (far or 0) > 150)
    if a.words and b.words and alike(a.name, b.name):
        return Evidence(1.8 if a.narrow and b.narrow else 0.5, f"the same place: {max(a.name, b.name, key=lambda n: (len(n), n))}")
    shared = _meet(_names(a.words), b.words)
    if shared and _inner(a) and _inner(b) and not _meet(_inner(a), _inner(b)):
        return Evidence(0.0, "")
    if shared:
        return Evidence(1.0 if a.narrow and b.narrow else 0.3, f"places with a name in common: {a.name} and {b.name}")
    return Evidence(-0.7 if a.narrow and b.narrow else 0.0, f"another place: {a.name} against {b.name}")


@lru_cache(maxsize=65536)
def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one word of each is the same."""
    return not one.isdisjoint(other) or any(same_word(word, w) for word in one for w in other)


@lru_cache(maxsize=65536)
def _names(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words - _ANYWHERE if len(word) > 3)


def _inner(where: Where) -> frozenset[str]:
    return _spot(where.name)


@lru_cache(maxsize=65536)
def _spot(name: str) -> frozenset[str]:
    """The spot within the town: of "800 block of Pine Drive, Springfield" the words "pine drive"."""
    inner, comma, _ = name.partition(",")
    return words_of(inner) - _ANYWHERE if comma else frozenset()


def same_type(one: Traits, other: Traits, rarity: Rarity) -> Iterator[Evidence]:
    """The kind of violence: a shooting is no air strike."""
    a, b = one.account.type, other.account.type
    if a not in _KINDS or b not in _KINDS:
        return
    if a == b:
        yield Evidence(0.5, f"both tell of {_article(a)}")
    elif {a, b} in _NEIGHBOURS:
        yield Evidence(-0.5, f"{_article(a)} against {_article(b)}")
    else:
        yield Evidence(-3.5, f"{_article(a)} against {_article(b)}")


def _article(type_: str) -> str:
    return ("an " if type_[0] in "aeiou" else "a ") + type_


def same_actor(one: Traits, other: Traits, rarity: Rarity) -> Iterator[Evidence]:
    """Who did it: agreement helps; disagreement hurts little, for blame is what accounts differ in most."""
    pairs = list(product(one.actors, other.actors))
    shared = next((a for a, b in pairs if alike(a, b)), None)
    if shared:
        yield Evidence(0.8, f"the same actor: {shared}")
    elif pairs:
        yield Evidence(-0.5, f"another actor: {pairs[0][0]} against {pairs[0][1]}")


def same_target(one: Traits, other: Traits, rarity: Rarity) -> Iterator[Evidence]:
    """What was hit, and with what."""
    for what, mine, theirs, weight in (("target", one.targets, other.targets, 0.7), ("weapon", one.weapons, other.weapons, 0.3)):
        shared = next((a for a, b in product(mine, theirs) if alike(a, b)), None)
        if shared:
            yield Evidence(weight, f"the same {what}: {shared}")


def same_round(one: Traits, other: Traits, rarity: Rarity) -> Iterator[Evidence]:
    """The round: a second raid is not the first, even if all else agrees."""
    if one.ordinals and other.ordinals and not one.ordinals & other.ordinals:
        a, b = min(one.ordinals), min(other.ordinals)
        yield Evidence(-3.0, f"{_NTH[b]} round against {_NTH[a]}" if a < b else f"{_NTH[a]} round against {_NTH[b]}")


def same_figures(one: Traits, other: Traits, rarity: Rarity) -> Iterator[Evidence]:
    """The counts: equal large ones tell much; people's counts may grow, bombs and jets of one raid may not."""
    mine: dict[tuple[str, str], list[Figure]] = {}
    for figure in one.figures:
        mine.setdefault((figure.question, figure.group), []).append(figure)
    seen: dict[tuple[str, str], list[Evidence]] = {}
    for figure in other.figures:
        key = (figure.question, figure.group)
        seen.setdefault(key, []).extend(_figures(a, figure) for a in mine.get(key, []))
    best = [max(seen[key], key=lambda e: (e.score, e.says)) for key in sorted(seen) if seen[key]]
    against = sum(e.score for e in best if e.score < 0)
    for evidence in best:
        share = min(1.0, MOST_AGAINST / against) if evidence.score < 0 else 1.0
        yield Evidence(evidence.score * share, evidence.says)


def _figures(a: Figure, b: Figure) -> Evidence:
    what = _COUNTED.get(a.question, a.question) + ("" if a.group == "all" else f" ({a.group})")
    low, high = sorted((a.low, b.low))
    if low == high and (a.high is None) == (b.high is None):
        return Evidence(0.3 + min(1.2, low / 12), f"{low} {what} in both")
    says = f"{a.low} {what} against {b.low}"
    people = a.question in ("killed", "injured", "missing", "arrested", "displaced")
    if (a.high is None and b.low >= a.low) or (b.high is None and a.low >= b.low):
        return Evidence(0.1, "")
    if not people and a.exact and b.exact:
        return Evidence(-1.5, says)
    far, close = high > 3 * low + 2, high <= 1.4 * low + 1
    return Evidence(-1.0 if far else -0.1 if close else -0.4, says)


def same_words(one: Traits, other: Traits, rarity: Rarity) -> Iterator[Evidence]:
    """Names, streets and rare words that both use."""
    if len(one.words) < 8 or len(other.words) < 8:
        return
    cosine = rarity.alike(one, other)
    one_house = bool(one.report.outlet) and one.report.outlet == other.report.outlet
    middle, least, slope = (SAME_HOUSE, UNLIKE_ITSELF, HOUSE_SLOPE) if one_house else (WORDS_MIDDLE, NO_WORDS, WORDS_SLOPE)
    trust = min(1.0, len(one.words) / ENOUGH_WORDS, len(other.words) / ENOUGH_WORDS)
    score = max(least, min(MOST_WORDS, slope * (cosine - middle))) * trust
    says = f"names and words in common: {', '.join(rarity.rarest(one, other))}" if score > 0 else ""
    if one_house and score < NO_WORDS:
        says = f"{one.report.outlet} tells the two in different words"
    yield Evidence(score, says)


FEATURES: tuple[Feature, ...] = (
    same_day, publication, same_place, same_type, same_actor, same_target, same_round, same_figures, same_words,
)  # fmt: skip
TELLING: tuple[Feature, ...] = (same_place, same_actor, same_target, same_figures, same_words)
"""Those that tell one incident from others of its day and kind."""
COARSE: tuple[Feature, ...] = (same_day, publication, same_place, same_type)
"""Those that a crowd may share."""
