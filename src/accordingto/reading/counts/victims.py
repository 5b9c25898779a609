"""Who was harmed: the phrases that a word of harm speaks of, before it or after it."""

from accordingto.reading.counts import words as w
from accordingto.reading.counts.harms import Harm
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.reading.counts.lists import titled, together
from accordingto.reading.counts.parts import is_part

COUNTED_KINDS = frozenset({"people", "bare", "other", "of them", "families", "casualties"})
FARTHEST_SUBJECT = 22
"""Words that may stand between those harmed and the word of harm ("12 people in a bus on the coast road were killed")."""


def victims_of(line: Line, harm: Harm) -> list[Phrase]:
    """Those harmed, told together in one list; nobody where the harm is only feared or planned."""
    if _unreal(line, harm) or (harm.question == "injured" and _unhurt(line, harm)):
        return []
    phrase = _victim(line, harm)
    if phrase is not None and harm.voice == "self":
        return [phrase]
    return together(line, phrase, harm) if phrase is not None and _can_be(phrase, harm) and not _of_those(line, phrase, harm) else []


_UNHURT = frozenset("uninjured unharmed unhurt unscathed precaution precautionary".split())
_TAKEN = frozenset("taken transported rushed airlifted flown treated being".split())


def _unhurt(line: Line, harm: Harm) -> bool:
    """ "Found unharmed and taken to hospital as a precaution"."""
    near = range(max(0, harm.first - 12), harm.last + 6)
    return line.low(harm.first) in _TAKEN and any(line.low(i) in _UNHURT for i in near)


def _of_those(line: Line, phrase: Phrase, harm: Harm) -> bool:
    """ "Four of those killed", "two relatives were among the dead": some of a figure that stands elsewhere; a group among them is told."""
    if line.low(harm.first) == "among":
        return phrase.group == "all" or not phrase.explicit
    return phrase.kind == "of them" and harm.first == phrase.last + 1 and line.low(phrase.last) in ("those", "these", "victims")


def _can_be(phrase: Phrase, harm: Harm) -> bool:
    """Names of towns are "captured" too, and a suspect who "fled" isn't displaced."""
    if harm.question == "displaced":
        return phrase.explicit and (phrase.kind == "families" or (phrase.low or 0) >= 10)
    if phrase.kind == "of them" and phrase.noun in ("wounded", "injured", "those counted next"):
        return False
    return not (phrase.name and harm.question not in ("killed", "injured", "shot"))


def _victim(line: Line, harm: Harm) -> Phrase | None:
    if harm.voice in ("object", "of"):
        return _object(line, harm)
    if harm.voice == "around":
        return _named_after(line, harm.first + 1)
    if harm.voice == "self":
        return Phrase(harm.first, harm.last, "people", 1, 1, "exactly", False, name=True)
    if whole := _around_aside(line, harm):
        return whole
    if harm.voice == "adjective":
        return _adjoining(line, harm) or (_subject(line, harm) if _before_adverbs(line, harm.first) in w.AUXILIARIES else None)
    if harm.voice == "subject":
        return _subject(line, harm)
    helper = _before_adverbs(line, harm.first)
    if harm.voice == "state" or helper in w.AUXILIARIES:
        return _adjoining(line, harm) or _subject(line, harm)
    if harm.voice == "passive":
        return _adjoining(line, harm)
    before, after = _adjoining(line, harm), _object(line, harm)
    if after and not (before and before.kind == "bare"):
        return after
    return None if helper in w.HAVES else before or _coordinated_subject(line, harm)


_DASHES = ("–", "—", "-")
_ASIDE = frozenset("including include includes among comprising incl".split())
FARTHEST_ASIDE = 45
"""Words of an aside between those harmed and the word of harm."""


def _around_aside(line: Line, harm: Harm) -> Phrase | None:
    """ "Twelve people, two of whom were women, were killed": those named in an aside are part of the figure before it."""
    close = _verb_start(line, harm) - 1
    if close < 2 or line.low(close) not in (",", ")", *_DASHES):
        return None
    for i in range(close - 1, max(0, close - FARTHEST_ASIDE), -1):
        if line.low(i) in (";", ":"):
            return None
        if line.low(i - 1) in (",", "(", *_DASHES) and _opens_aside(line, i):
            whole = _subject(line, Harm(i - 1, i - 1, harm.question, harm.voice))
            if whole is None or not whole.explicit or (whole.low or 0) + (whole.high or 0) < 2:
                return None
            return whole
    return None


def _opens_aside(line: Line, i: int) -> bool:
    phrase = line.begins.get(i)
    return line.low(i) in _ASIDE or (phrase is not None and phrase.kind == "of them")


_HELPERS = w.ADVERBS | w.AUXILIARIES | w.HAVES


def _verb_start(line: Line, harm: Harm) -> int:
    """Where the verb begins that the word of harm ends."""
    start = harm.first
    while start > 0 and start - 1 not in line.ends and line.low(start - 1) in _HELPERS:
        start -= 1
    return start


def _before_adverbs(line: Line, i: int) -> str:
    i -= 1
    while i >= 0 and line.low(i) in w.ADVERBS:
        i -= 1
    return line.low(i)


def _coordinated_subject(line: Line, harm: Harm) -> Phrase | None:
    """ "Had been kidnapped and killed": a second participle shares the subject of the passive before it."""
    if line.low(harm.first - 1) not in ("and", "or", "then"):
        return None
    for i in range(harm.first - 2, max(-1, harm.first - 7), -1):
        if line.low(i) in w.AUXILIARIES:
            return _subject(line, Harm(i + 1, harm.last, harm.question, harm.voice))
        if line.low(i) in (",", ";") or i in line.ends:
            return None
    return None


def _unreal(line: Line, harm: Harm) -> bool:
    """Told as possible, planned, feared or not so."""
    words = [line.low(i) for i in range(max(0, harm.first - 5), harm.first)]
    for mark in (";", ",", "."):
        if mark in words:
            words = words[len(words) - words[::-1].index(mark) :]
    if words[-1:] == ["would"] and line.low(harm.first) == "lose":  # told from later: "would lose his life"
        return False
    if any(x.removesuffix("'ve") in w.MODALS or x in w.NEGATIONS or x.endswith("n't") for x in words):
        return True
    if words[-1:] == ["to"] and line.low(harm.first - 2) in w.WISHES:
        return True
    return "to" in words and words[-1] in ("be", "attempted", "attempting", "threatening", "alleged")


def _object(line: Line, harm: Harm) -> Phrase | None:
    i = harm.last + 1
    while line.low(i) in ("also", "instantly", "then", "reportedly", "mistakenly", "only", "“", '"', "‘", "'") or (
        line.low(i) in ("former", "senior", "top", "prominent", "local", "as", "many") and i not in line.begins
    ):
        i += 1
    phrase = _named_after(line, i)
    return phrase if phrase and phrase.kind in COUNTED_KINDS and not _followed_by_own_harm(line, phrase, harm) else None


def _named_after(line: Line, i: int) -> Phrase | None:
    return line.begins.get(i) or titled(line, i) or _pronoun(line, i)


_PRONOUNS = frozenset({"him", "her", "himself", "herself"})


def _pronoun(line: Line, i: int) -> Phrase | None:
    """ "Shot him", "her brother shot her", "killed himself"."""
    low, following = line.low(i), line.low(i + 1)
    if low not in _PRONOUNS or (low == "her" and following[:1].isalpha() and following not in w.FUNCTION):
        return None
    return Phrase(i, i, "people", 1, 1, "exactly", False, "all", low, name=True)


def _followed_by_own_harm(line: Line, phrase: Phrase, harm: Harm) -> bool:
    """ "5 killed 10 injured": the ten belong to the word after them."""
    following = line.low(phrase.last + 1)
    return phrase.kind == "bare" and harm.voice != "of" and following in w.PARTICIPLES and line.low(phrase.last + 2) != "in"


def _adjoining(line: Line, harm: Harm) -> Phrase | None:
    """ "Two dead", "five others seriously wounded", "12 people are dead"."""
    i = harm.first - 1
    while (
        i >= 0
        and i not in line.ends
        and (
            line.low(i) in w.ADVERBS
            or line.low(i) in ("feared", "left", "were", "was", "are", "is", "been", "believed", "still", "”", '"', "'")
        )
    ):
        i -= 1
    phrase = line.ends.get(i)
    if (
        phrase is None
        or phrase.kind not in COUNTED_KINDS
        or not _agrees(line, phrase, phrase.last + 1)
        or (is_part(line, phrase) and phrase.kind != "of them" and line.low(harm.first) != "fatally")
    ):
        return None
    return None if phrase.name and i == harm.first - 1 else phrase


def _subject(line: Line, harm: Harm) -> Phrase | None:
    start = _verb_start(line, harm)
    if line.low(start - 1) in ("who", "that", "which") or (line.low(start - 1) == "and" and start < harm.first):
        start -= 1
    who = line.ends.get(start - 1) if line.low(start) == "who" else None
    if who and who.kind in COUNTED_KINDS:
        return who
    for phrase in reversed(line.phrases):
        if phrase.last >= start:
            continue
        if start - phrase.last > FARTHEST_SUBJECT or _blocked(line, phrase.last + 1, start):
            return None
        if phrase.kind in COUNTED_KINDS and _agrees(line, phrase, start) and _may_be_subject(line, phrase, start):
            return phrase
    return None


_EACH = frozenset("each whom everyone everybody".split())


def _agrees(line: Line, phrase: Phrase, start: int) -> bool:
    """Whether the verb has their number: "the gunman who killed two people *was* taken to hospital" tells of one.

    "Eleven people was killed" is bad grammar and no other subject.
    """
    many = phrase.explicit and (phrase.low or 0) > 1 and line.low(phrase.first - 1) != "of"
    if not many or line.low(start) not in ("was", "has", "is"):
        return True
    if phrase.last + 1 == start:
        return line.low(phrase.first - 1) not in w.PARTICIPLES
    return any(line.low(i) in _EACH for i in range(phrase.last + 1, start))


def _blocked(line: Line, first: int, last: int) -> bool:
    """A new clause between: its own speaker, pronoun or break."""
    for i in range(first, last):
        low = line.low(i)
        if low in (";", ":", "—", "he", "she", "it", "they", "we", "when", "after", "before", "while", "because"):
            return True
        if low in w.SAYING and not (line.low(i + 1) == "," or line.low(i - 1) == ","):
            return True
    told = any(line.low(i) in w.PARTICIPLES or line.low(i) in w.INTRANSITIVE for i in range(first, last))
    return told and line.low(last - 1) not in ("and", "or", ",", "then", "later")


_CONJUNCTIONS = frozenset("after as before since until".split())
"""Prepositions before a noun; before those whom a verb follows at once, they begin a clause."""


def _may_be_subject(line: Line, phrase: Phrase, start: int) -> bool:
    if is_part(line, phrase):
        return False
    before = line.low(phrase.first - 1)
    if before == "as" and line.low(phrase.first - 2) == "well":
        before = ","
    if before in _CONJUNCTIONS and phrase.explicit and phrase.last + 1 == start:
        before = ""
    if before in w.PREPOSITIONS and not (before == "of" and line.low(phrase.first - 2) in ("group", "total", "maximum", "crowd", "bodies")):
        return False
    gap = [line.low(i) for i in range(phrase.last + 1, start)]
    if phrase.name:
        return all(x in (",", "#", "and") or x[:1].isdigit() for x in gap) and len(gap) <= 3
    if phrase.kind == "bare":
        return (
            len(gap) <= 4
            and gap[:2] != ["'", "s"]
            and not any(x in w.FUNCTION and x not in w.PREPOSITIONS and x not in w.DETERMINERS for x in gap)
        )
    return True
