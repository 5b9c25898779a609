"""Counts of people harmed: words of harm ("killed", "were wounded", "the death of") tied to the phrases that count them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.reading.counts import words as w
from accordingto.reading.counts.found import Found
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.records import Span

_COUNTED = frozenset({"people", "bare", "other", "of them", "families", "casualties"})
_PHRASAL: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
for _row in w.PHRASAL:
    _PHRASAL[_row[0][0]].append(_row)
for _rows in _PHRASAL.values():
    _rows.sort(key=lambda row: -len(row[0]))
FARTHEST_SUBJECT = 22
"""Words that may stand between those harmed and the word of harm ("12 people in a bus on the coast road were killed")."""


@dataclass(frozen=True, slots=True)
class Harm:
    """Words that tell a harm, by their places in the line, and where the harmed stand."""

    first: int
    last: int
    question: str
    voice: str
    """both, passive, subject, object, state, adjective, of."""


def find_people(line: Line, following: Line | None) -> list[Found]:
    """The people that one sentence counts as killed, injured, missing, arrested or displaced; parts of them are `find_parts`'s."""
    harms = list(_harms(line))
    found: list[Found] = []
    told: set[tuple[str, int]] = set()
    for harm in harms:
        for victims in _victims(line, harm, harms):
            question = harm.question if harm.question != "shot" else _shot(line, harm, harms, following)
            for q in _questions(line, harm, harms, victims, question):
                told.update((q, p.first) for p in victims)
                found += _founds(line, q, victims, harm)
    for phrase in line.phrases:
        if phrase.harm and (phrase.harm, phrase.first) not in told and not _is_part(line, phrase):
            found += _founds(line, phrase.harm, [phrase], None)
            told.add((phrase.harm, phrase.first))
        elif phrase.kind == "casualties" and phrase.high == 0 and phrase.first not in {first for _, first in told}:
            for question in ("killed",) if phrase.noun == "losses" else ("killed", "injured"):
                found += _founds(line, question, [phrase], None)
                told.add((question, phrase.first))
    return found


def _harms(line: Line) -> Iterator[Harm]:
    i = 0
    while i < len(line.words):
        harm = _harm_at(line, i)
        if harm:
            yield harm
            i = harm.last
        i += 1


def _harm_at(line: Line, i: int) -> Harm | None:
    low = line.low(i)
    for pattern, question, voice in _PHRASAL.get(low, ()):
        if line.matches(i, pattern):
            return Harm(i, i + len(pattern) - 1, question, voice)
    if low in w.OF_NOUNS and line.low(i + 1) == "of":
        return Harm(i, i + 1, w.OF_NOUNS[low], "of")
    if low == "harmed":
        return Harm(i, i, "harmed", "passive")
    if low in w.PARTICIPLES and line.low(i + 1) in ("are", "is", "were", "was") and _opens(line, i) and line.begins.get(i + 2):
        return Harm(i, i + 1, w.PARTICIPLES[low], "object")
    if low in _WOUNDING and line.low(i + 1) in ("in", "on", "through", "to") and any(line.low(i + k) in _BODY for k in (2, 3, 4, 5)):
        return Harm(i, i, "shot" if low == "shot" else "injured", "both")
    if low == "fatally" and line.low(i + 1) not in w.PARTICIPLES:
        return Harm(i, i, "killed", "adjective")
    for table, voice in ((w.PARTICIPLES, "both"), (w.ACTIVE, "object"), (w.INTRANSITIVE, "subject"), (w.ADJECTIVE_QUESTION, "adjective")):
        if low in table and not _inside_phrase(line, i):
            return Harm(i, i, table[low], voice)
    if low in w.BARE_VERBS and line.low(i - 1) != "to" and line.begins.get(i + 1):
        return Harm(i, i, w.BARE_VERBS[low], "object")
    return None


_WOUNDING = frozenset("hit shot struck cut slashed stabbed grazed burned burnt bitten wounded injured hurt".split())
_BODY = frozenset(
    "leg legs arm arms head neck chest back shoulder hand hands foot feet face stomach abdomen thigh torso hip knee side ankle buttocks jaw"
    " forearm eye body groin pelvis calf finger".split()
)


def _opens(line: Line, i: int) -> bool:
    return i == 0 or line.low(i - 1) in (",", ";", ":", '"', "“", "—", "–", "-", ".")


def _inside_phrase(line: Line, i: int) -> bool:
    return any(p.first <= i <= p.last and p.kind != "of them" for p in line.phrases if p.last >= i)


def _questions(line: Line, harm: Harm, harms: list[Harm], victims: list[Phrase], question: str) -> Iterator[str]:
    """One question, or two where nobody was "killed or injured"; none where a figure is given for both together."""
    zero = all(p.high == 0 for p in victims)
    if question == "harmed":
        if zero:
            yield from ("killed", "injured")
        return
    partner = _joined(line, harm, harms)
    if partner is None:
        if question:
            yield question
    elif zero:
        yield question
        yield partner.question


def _joined(line: Line, harm: Harm, harms: list[Harm]) -> Harm | None:
    """The other of "killed or wounded", "dead and injured"."""
    for other in harms:
        if {harm.question, other.question} != {"killed", "injured"}:
            continue
        one, two = (harm, other) if harm.first < other.first else (other, harm)
        if two.first == one.last + 2 and line.low(one.last + 1) in ("and", "or", "/"):
            return other
    return None


def _shot(line: Line, harm: Harm, harms: list[Harm], following: Line | None) -> str:
    """Those shot are the injured, unless the words that follow tell of the dead among them."""
    if any(h.question == "killed" and h.first > harm.first for h in harms):
        return ""
    if any(line.low(i) in ("survived", "survive", "recovering") for i in range(harm.last, len(line.words))):
        return "injured"
    if following and any(h.question == "killed" for h in _harms(following)):
        return ""
    return "injured"


def _victims(line: Line, harm: Harm, harms: list[Harm]) -> Iterator[list[Phrase]]:
    """Those harmed, each list being told together."""
    if _unreal(line, harm):
        return
    phrase = _victim(line, harm, harms)
    if phrase is not None and _can_be(phrase, harm):
        yield _together(line, phrase, harm)


def _can_be(phrase: Phrase, harm: Harm) -> bool:
    """Names of towns are "captured" too, and a suspect who "fled" isn't displaced."""
    if harm.question == "displaced":
        return phrase.explicit and (phrase.kind == "families" or (phrase.low or 0) >= 10)
    if phrase.kind == "of them" and phrase.noun in ("wounded", "injured", "those counted next"):
        return False
    return not (phrase.name and harm.question not in ("killed", "injured", "shot"))


def _victim(line: Line, harm: Harm, harms: list[Harm]) -> Phrase | None:
    if harm.voice in ("object", "of"):
        return _object(line, harm)
    if harm.voice == "adjective":
        return _adjoining(line, harm) or (_subject(line, harm, harms) if _before_adverbs(line, harm.first) in w.AUXILIARIES else None)
    if harm.voice == "subject":
        return _subject(line, harm, harms)
    helper = _before_adverbs(line, harm.first)
    if harm.voice == "state" or helper in w.AUXILIARIES:
        return _adjoining(line, harm) or _subject(line, harm, harms)
    if harm.voice == "passive":
        return _adjoining(line, harm)
    before, after = _adjoining(line, harm), _object(line, harm)
    if after and not (before and before.kind == "bare"):
        return after
    return None if helper in w.HAVES else before or _coordinated_subject(line, harm, harms)


def _before_adverbs(line: Line, i: int) -> str:
    i -= 1
    while i >= 0 and line.low(i) in w.ADVERBS:
        i -= 1
    return line.low(i)


def _coordinated_subject(line: Line, harm: Harm, harms: list[Harm]) -> Phrase | None:
    """ "Had been kidnapped and killed": a second participle shares the subject of the passive before it."""
    if line.low(harm.first - 1) not in ("and", "or", "then"):
        return None
    for i in range(harm.first - 2, max(-1, harm.first - 7), -1):
        if line.low(i) in w.AUXILIARIES:
            return _subject(line, Harm(i + 1, harm.last, harm.question, harm.voice), harms)
        if line.low(i) in (",", ";") or i in line.ends:
            return None
    return None


def _unreal(line: Line, harm: Harm) -> bool:
    """Told as possible, planned, feared or not so."""
    words = [line.low(i) for i in range(max(0, harm.first - 5), harm.first)]
    for mark in (";", ",", "."):
        if mark in words:
            words = words[len(words) - words[::-1].index(mark) :]
    if any(x in w.MODALS or x in w.NEGATIONS or x.endswith("n't") for x in words):
        return True
    return bool(words) and words[-1] in ("attempted", "attempting", "threatening", "alleged", "be", "being") and words[-1] != "being" and "to" in words


def _object(line: Line, harm: Harm) -> Phrase | None:
    i = harm.last + 1
    while line.low(i) in ("also", "instantly", "then", "reportedly", "mistakenly", "only", "“", '"', "‘", "'") or (
        line.low(i) in ("former", "senior", "top", "prominent", "local", "as", "many") and i not in line.begins
    ):
        i += 1
    phrase = line.begins.get(i)
    return phrase if phrase and phrase.kind in _COUNTED and not _followed_by_own_harm(line, phrase, harm) else None


def _followed_by_own_harm(line: Line, phrase: Phrase, harm: Harm) -> bool:
    """ "5 killed 10 injured": the ten belong to the word after them."""
    following = line.low(phrase.last + 1)
    return phrase.kind == "bare" and harm.voice != "of" and following in w.PARTICIPLES and line.low(phrase.last + 2) != "in"


def _adjoining(line: Line, harm: Harm) -> Phrase | None:
    """ "Two dead", "five others seriously wounded", "12 people are dead"."""
    i = harm.first - 1
    while i >= 0 and (line.low(i) in w.ADVERBS or line.low(i) in ("feared", "left", "were", "was", "are", "is", "been", "believed", "still", "”", '"', "'")):
        i -= 1
    phrase = line.ends.get(i)
    if phrase is None or phrase.kind not in _COUNTED or (_is_part(line, phrase) and phrase.kind != "of them" and line.low(harm.first) != "fatally"):
        return None
    if phrase.name and i == harm.first - 1:
        return None
    return phrase


def _subject(line: Line, harm: Harm, harms: list[Harm]) -> Phrase | None:
    start = harm.first
    while start > 0 and (line.low(start - 1) in w.ADVERBS or line.low(start - 1) in w.AUXILIARIES or line.low(start - 1) in w.HAVES):
        start -= 1
    if line.low(start - 1) in ("who", "that", "which") or (line.low(start - 1) == "and" and start < harm.first):
        start -= 1
    for phrase in reversed(line.phrases):
        if phrase.last >= start:
            continue
        if start - phrase.last > FARTHEST_SUBJECT or _blocked(line, phrase.last + 1, start):
            return None
        if phrase.kind in _COUNTED and _may_be_subject(line, phrase, start):
            return phrase
    return None


def _blocked(line: Line, first: int, last: int) -> bool:
    """A new clause between: its own speaker, pronoun or break."""
    for i in range(first, last):
        low = line.low(i)
        if low in (";", ":", "—", "he", "she", "it", "they", "we", "when", "after", "before", "while", "because"):
            return True
        if low in w.SAYING and not (line.low(i + 1) == "," or line.low(i - 1) == ","):
            return True
    return False


def _may_be_subject(line: Line, phrase: Phrase, start: int) -> bool:
    if _is_part(line, phrase):
        return False
    before = line.low(phrase.first - 1)
    if before in w.PREPOSITIONS and not (before == "of" and line.low(phrase.first - 2) in ("group", "total", "maximum", "crowd", "bodies")):
        return before in ("to", "as", "than", "after", "since", "before") and False
    gap = [line.low(i) for i in range(phrase.last + 1, start)]
    if phrase.name:
        return all(x in (",", "#", "and") or x[:1].isdigit() for x in gap) and len(gap) <= 3
    if phrase.kind == "bare":
        return len(gap) <= 4 and not any(x in w.FUNCTION and x not in w.PREPOSITIONS and x not in w.DETERMINERS for x in gap)
    return True


def _is_part(line: Line, phrase: Phrase) -> bool:
    """ "Including two children", "among them a nurse", "three of them women"."""
    before = line.low(phrase.first - 1)
    if before == "of" and line.low(phrase.first - 2) == "those":
        before = line.low(phrase.first - 3)
    if before in ("including", "include", "includes", "included", "incl", "among", "comprising", "whom") or line.low(phrase.first - 2) == "among":
        return True
    if line.matches(phrase.last + 1, ("among", "them")) or line.matches(phrase.last + 1, ("among", "the", "dead")):
        return True
    if before == "them" and line.low(phrase.first - 2) == "of" and line.low(phrase.first - 3) in (",", "(", "—", "–"):
        return True
    if before in ("(", ":") and phrase.kind == "people" and phrase.group != "all":
        return phrase.first - 2 in line.ends or line.low(phrase.first - 2) in w.ADJECTIVE_QUESTION
    if before in ("and", ",") and (previous := _phrase_ending_before(line, phrase.first - 1)):
        return phrase.kind == "people" and _is_part(line, previous) and line.low(phrase.last + 1) in ("", ",", ".", ")", ";", "—", "-")
    return phrase.kind == "of them" and (_group_after(line, phrase) is not None)


def _whom(line: Line, phrase: Phrase) -> bool:
    """ "Of whom three were women": the group stands after the figure."""
    return phrase.kind == "bare" and line.low(phrase.first - 1) in ("whom", "them")


def _phrase_ending_before(line: Line, i: int) -> Phrase | None:
    return line.ends.get(i - 1) or (line.ends.get(i - 2) if line.low(i - 1) == "," else None)


def _group_after(line: Line, phrase: Phrase) -> str | None:
    """ "Two of them children", "five of whom were women", "one of them a boy"."""
    i = phrase.last + 1
    while line.low(i) in ("were", "are", "was", "is", "being", "only", "young", "small", ",") or line.low(i) in w.DETERMINERS:
        i += 1
    return w.PEOPLE.get(line.low(i))


def _together(line: Line, phrase: Phrase, harm: Harm) -> list[Phrase]:
    """The phrase with those listed beside it ("two soldiers, a nurse and her son")."""
    victims = [phrase]
    if phrase.first > harm.last:
        while (right := _next_listed(line, victims[-1])) is not None:
            victims.append(right)
    else:
        while (left := _previous_listed(line, victims[0])) is not None:
            victims.insert(0, left)
    return victims


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


def _listed(line: Line, one: Phrase, other: Phrase) -> bool:
    if other.kind not in ("people", "other") or one.kind not in ("people", "other") or _is_part(line, other) or _is_part(line, one):
        return False
    gap = [line.low(i) for i in range(one.last + 1, other.first)]
    if not gap or len(gap) > 8 or not (gap[-1] in ("and", ",", "&", "plus") or gap[-2:] in (["well", "as"], ["along", "with"])):
        return False
    if gap == [","] and not other.name and not _list_goes_on(line, other):
        return False
    return all(x in (",", "and", "&", "as", "well", "along", "with", "plus", "aged", "#", "old", "years") or x[:1].isdigit() for x in gap)


def _list_goes_on(line: Line, phrase: Phrase) -> bool:
    return any(line.low(i) == "and" for i in range(phrase.last + 1, phrase.last + 6))


def _has_own_harm(line: Line, phrase: Phrase) -> bool:
    i = phrase.last + 1
    while line.low(i) in w.ADVERBS or line.low(i) in w.AUXILIARIES:
        i += 1
    low = line.low(i)
    return low in w.PARTICIPLES or low in w.ADJECTIVE_QUESTION or low in w.INTRANSITIVE


def _founds(line: Line, question: str, victims: list[Phrase], harm: Harm | None) -> Iterator[Found]:
    """A claim for each figure; where some are told singly, one more for all of them together."""
    counted = [p for p in victims if p.explicit]
    for phrase in counted:
        if phrase.more and question == "killed" and phrase.kind == "bare":
            continue
        yield Found(
            question, _quote(line, [phrase], harm), line.figure_span(phrase), phrase.low, phrase.high, phrase.comparator, _group(phrase, question)
        )
    if len(counted) < len(victims):
        yield _sum(line, question, victims, harm)


def _sum(line: Line, question: str, victims: list[Phrase], harm: Harm | None) -> Found:
    low = sum(p.low or 0 for p in victims)
    high = None if any(p.high is None for p in victims) else sum(p.high or 0 for p in victims)
    groups = {p.group for p in victims}
    focus = line.stretch(victims[0].first, victims[-1].last)
    comparator = "exactly" if low == high else "at_least" if high is None else "range"
    group = groups.pop() if len(groups) == 1 else "all"
    return Found(question, _quote(line, victims, harm), focus, low, high, comparator, group, explicit=False, fullness=low)  # type: ignore[arg-type]


def _group(phrase: Phrase, question: str) -> str:
    return "families" if phrase.kind == "families" else phrase.group


def _quote(line: Line, victims: list[Phrase], harm: Harm | None) -> Span:
    first, last = victims[0].first, victims[-1].last
    if harm:
        first, last = min(first, harm.first), max(last, harm.last)
    return line.stretch(first, last)


def find_parts(line: Line, found: list[Found]) -> Iterator[Found]:
    """ "Including two children": a part of the figure told last before it."""
    told = {f.focus.start for f in found}
    for phrase in line.phrases:
        focus = line.figure_span(phrase)
        if not phrase.explicit or focus.start in told or not (_is_part(line, phrase) or _whom(line, phrase)):
            continue
        group = _group_after(line, phrase) if phrase.kind == "of them" or _whom(line, phrase) else phrase.group
        question = w.NOUN_QUESTION.get(phrase.noun, "") if phrase.kind == "of them" else ""
        whole = _whole_of(found, focus)
        last = phrase.last if phrase.kind == "people" else min(phrase.last + 2, len(line.words) - 1)
        if group and question:
            span = Span(focus.start, line.words[last].end)
            yield Found(question, span, focus, phrase.low, phrase.high, phrase.comparator, group)
        elif group not in (None, "all") and whole:
            span = Span(min(whole.focus.start, focus.start), max(line.words[last].end, focus.end))
            yield Found(whole.question, span, focus, phrase.low, phrase.high, phrase.comparator, group, whole=whole)


def _whole_of(found: list[Found], focus: Span) -> Found | None:
    wholes = [f for f in found if f.focus.end <= focus.start and f.whole is None and f.high != 0 and f.stance is None]
    return max(wholes, key=lambda f: f.focus.start, default=None)


def find_corrections(line: Line, found: list[Found]) -> Iterator[Found]:
    """ "Four bodies, not seven": the second figure is named to be denied."""
    for phrase in line.phrases:
        before = line.low(phrase.first - 1)
        if phrase.kind != "bare" or before != "not" or line.low(phrase.first - 2) not in (",", "and", "(", "—", "–", "-"):
            continue
        focus = line.figure_span(phrase)
        other = next((f for f in sorted(found, key=lambda f: abs(f.focus.end - focus.start)) if 0 < focus.start - f.focus.end < 60), None)
        other = other or next((f for f in found if f.focus.start < focus.start and f.focus.overlaps(Span(f.focus.start, focus.start))), None)
        if other:
            span = Span(min(other.span.start, focus.start), max(other.span.end, focus.end))
            yield Found(other.question, span, focus, phrase.low, phrase.high, phrase.comparator, other.group, stance="denied")
