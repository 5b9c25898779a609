"""Those harmed told together: lists of persons and figures, names with their titles and what is said of them."""

from accordingto.reading.counts import roles
from accordingto.reading.counts import words as w
from accordingto.reading.counts.harms import Harm
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.reading.counts.nouns import ends_noun, kind_of
from accordingto.reading.counts.parts import is_part

LONGEST_ASIDE = 9
"""Words of what is said of somebody named in a list."""
LONGEST_TITLE = 5
"""Words that may stand before a name ("the rebels' former field commander Idris Hamda")."""


def titled(line: Line, i: int) -> Phrase | None:
    """The name that a title leads to: "former commander Idris Hamda"."""
    for k in range(i, i + LONGEST_TITLE):
        phrase = line.begins.get(k)
        if phrase:
            return phrase if phrase.name and phrase.last > phrase.first and k > i and _may_title(line, i, k) else None
    return None


def _may_title(line: Line, first: int, end: int) -> bool:
    words = [line.low(k) for k in range(first, end)]
    return (
        bool(words)
        and all(x.replace("-", "").replace("'", "").isalpha() and x not in w.FUNCTION and not ends_noun(x) for x in words)
        and not (words[-1] not in roles.SINGULAR and kind_of(words[-1]) != "other")
    )


def together(line: Line, phrase: Phrase, harm: Harm) -> list[Phrase]:
    """The phrase with those listed beside it ("two soldiers, a nurse and her son")."""
    victims = [phrase]
    if phrase.first > harm.last:
        while (right := _next_listed(line, victims[-1])) is not None and not _of_another_harm(right, harm):
            victims.append(right)
    else:
        while (left := _previous_listed(line, victims[0])) is not None and not _of_another_harm(left, harm):
            victims.insert(0, left)
    return _without_names(line, victims)


def _of_another_harm(phrase: Phrase, harm: Harm) -> bool:
    """ "The deaths of eight, about 30 wounded": the thirty are no more of the dead."""
    return bool(phrase.harm) and harm.question in ("killed", "injured") and phrase.harm != harm.question


def _without_names(line: Line, victims: list[Phrase]) -> list[Phrase]:
    """ "A woman, Lena Ruiz", "two sons, Karim and Nadim", "three civilians, a baker and two guards": told twice, counted once."""
    first, rest = victims[0], victims[1:]
    if first.explicit and first.group in ("all", "civilians") and sum(v.low or 0 for v in rest) == first.low:
        return [first, *(v for v in rest if v.explicit)]
    if len(victims) == 2 and _is_told_again(line, first, victims[1]):
        return [first]
    kept = [v for before, v in zip([None, *victims], victims, strict=False) if before is None or not _is_named_by(line, before, v)]
    figures = [v.first for v in kept if v.explicit]
    return [v for v in kept if not (v.name and figures and v.first > figures[0])]


def _is_told_again(line: Line, one: Phrase, other: Phrase) -> bool:
    """ "A suspect, an employee, was shot": between commas stands what the one is besides."""
    singly = not (one.explicit or other.explicit or one.name or other.name) and one.low == other.low == 1
    return singly and other.first == one.last + 2 and line.low(other.first - 1) == "," == line.low(other.last + 1)


def _is_named_by(line: Line, one: Phrase, name: Phrase) -> bool:
    """ "A woman, Lena Ruiz", and the other way round "Lena Ruiz, a nurse": one person."""
    if one.explicit or name.explicit or name.kind != "people" or name.first != one.last + 2 or line.low(one.last + 1) != ",":
        return False
    return name.name != one.name and one.kind == "people"


def _next_listed(line: Line, phrase: Phrase) -> Phrase | None:
    for following in line.phrases:
        if following.first > phrase.last:
            return following if _listed(line, phrase, following) and not _has_own_harm(line, following) else None
    return None


def _previous_listed(line: Line, phrase: Phrase) -> Phrase | None:
    for previous in reversed(line.phrases):
        if previous.last < phrase.first:
            return previous if _listed(line, previous, phrase) and line.low(previous.first - 1) not in w.PREPOSITIONS else None
    return None


_THEIRS = ("his", "her", "their")


def _listed(line: Line, one: Phrase, other: Phrase) -> bool:
    if other.kind not in ("people", "other") or one.kind not in ("people", "other") or is_part(line, other) or is_part(line, one):
        return False
    gap = _without_aside(line, one, [line.low(i) for i in range(one.last + 1, other.first)])
    if other.name and other.last > other.first and (title := _title_length(line, other, len(gap))):
        gap = gap[:-title]
    if len(gap) > 1 and gap[-1] in _THEIRS:  # "a father and his four sons"
        gap.pop()
    if not gap or len(gap) > 8 or not (gap[-1] in ("and", ",", "&", "plus") or gap[-2:] in (["well", "as"], ["along", "with"])):
        return False
    if gap == [","] and not other.name and not _list_goes_on(line, other):
        return False
    return all(x in (",", "and", "&", "as", "well", "along", "with", "plus", "aged", "#", "old", "years") or x[:1].isdigit() for x in gap)


def _without_aside(line: Line, one: Phrase, gap: list[str]) -> list[str]:
    """What joins a name to the next, without what is said of it: "Hadi Omar, leader of the band, and …"."""
    if not one.name or len(gap) < 4 or gap[0] != "," or "and" not in gap:
        return gap
    close = next((k for k in range(len(gap) - 1, 0, -1) if gap[k] == ","), 0)
    told = gap[1:close]
    if (
        not told
        or len(told) > LONGEST_ASIDE
        or any(x in w.AUXILIARIES or x in w.HAVES or x in w.PARTICIPLES or x in (";", "#", "and") for x in told)
    ):
        return gap
    return gap[close:]


def _title_length(line: Line, name: Phrase, gap: int) -> int:
    """How many words of a title stand before a name, back to the "and" or comma that joins it to a list."""
    for k in range(1, min(gap, LONGEST_TITLE) + 1):
        if line.low(name.first - k) in ("and", ",", "as"):
            return k - 1 if k > 1 and _may_title(line, name.first - k + 1 + (line.low(name.first - k + 1) in _ARTICLES), name.first) else 0
    return 0


_ARTICLES = ("the", "its", "their", "his", "her", "a", "an")


def _list_goes_on(line: Line, phrase: Phrase) -> bool:
    return any(line.low(i) == "and" for i in range(phrase.last + 1, phrase.last + 6))


def _has_own_harm(line: Line, phrase: Phrase) -> bool:
    i = phrase.last + 1
    while line.low(i) in w.ADVERBS or line.low(i) in w.AUXILIARIES:
        i += 1
    low = line.low(i)
    return low in w.PARTICIPLES or low in w.ADJECTIVE_QUESTION or low in w.INTRANSITIVE
