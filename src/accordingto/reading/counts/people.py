"""Counts of people harmed: words of harm tied to the phrases that count those they speak of."""

from collections.abc import Iterator
from dataclasses import replace

from accordingto.reading.counts import words as w
from accordingto.reading.counts.found import Found
from accordingto.reading.counts.harms import Harm, find_harms, joined_to
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.reading.counts.parts import is_part
from accordingto.reading.counts.victims import victims_of
from accordingto.records import Comparator, Span


def find_people(line: Line, following: Line | None) -> list[Found]:
    """The people that one sentence counts as killed, injured, missing, arrested or displaced; parts of them are `find_parts`'s."""
    harms = list(find_harms(line))
    found: list[Found] = []
    told: set[tuple[str, int]] = set()
    for harm in harms:
        if victims := victims_of(line, harm):
            for question in _questions(line, harm, harms, victims, following):
                told.update((question, p.first) for p in victims)
                found += _founds(line, question, victims, harm)
                if harm.voice == "self":
                    found = _and_oneself(line, found)
    found += _lives(line)
    found += _deaths_of(line)
    for phrase in line.phrases:
        if phrase.harm and (phrase.harm, phrase.first) not in told and not is_part(line, phrase):
            found += _founds(line, phrase.harm, [phrase], None)
            told.add((phrase.harm, phrase.first))
        elif (
            (phrase.kind == "casualties" or (phrase.noun == "victims" and line.low(phrase.first + 1) != "of"))
            and phrase.high == 0
            and phrase.first not in {first for _, first in told}
        ):
            for question in ("killed",) if phrase.noun == "losses" else ("killed", "injured"):
                found += _founds(line, question, [phrase], None)
                told.add((question, phrase.first))
    return found


def _and_oneself(line: Line, found: list[Found]) -> list[Found]:
    """ "Killed two people before taking his own life": three dead."""
    *before, own = found
    others = next((f for f in reversed(before) if f.question == "killed" and f.high and f.stance is None), None)
    if others is None or others.span.end > own.span.start:
        return found
    between = {word.low for word in line.words if others.span.end <= word.start < own.span.start}
    if others.focus.start == others.span.start:  # told before the word of harm: who killed them is another only where it is said
        if between & {"including", "among", "who"} or (not others.explicit and between & {"he", "she", "after"}):
            return before
        if not between & {"then", "before"}:
            return found
    span = Span(others.span.start, own.span.end)
    group = "all" if others.group != own.group else own.group
    high = None if others.high is None else others.high + 1
    counted = others.explicit or others.counted
    both = Found(
        "killed",
        span,
        Span(others.focus.start, own.span.end),
        (others.low or 0) + 1,
        high,
        others.comparator,
        group,
        False,
        counted=counted,
    )
    return [f for f in before if f is not others or (f.explicit and f.group != "all")] + [both]


_TAKE = frozenset("took taken claimed claiming cost costing taking claims costs".split())


def _lives(line: Line) -> Iterator[Found]:
    """ "Took six lives", "nine lives were lost"."""
    for phrase in line.phrases:
        if phrase.explicit and phrase.noun == "lives" and (line.low(phrase.first - 1) in _TAKE or "lost" in _two_after(line, phrase)):
            yield Found(
                "killed",
                line.stretch(phrase.first, phrase.last),
                line.figure_span(phrase),
                phrase.low,
                phrase.high,
                phrase.comparator,
                "all",
            )


def _two_after(line: Line, phrase: Phrase) -> tuple[str, str]:
    return line.low(phrase.last + 1), line.low(phrase.last + 2)


_DEATHS = frozenset("death murder killing assassination slaying".split())


def _deaths_of(line: Line) -> Iterator[Found]:
    """ "Jonas Brandt's murder"."""
    for phrase in line.phrases:
        if phrase.name and line.low(phrase.last).endswith("'s") and line.low(phrase.last + 1) in _DEATHS:
            span = line.stretch(phrase.first, phrase.last + 1)
            if line.low(phrase.last + 2) not in ("threats", "toll", "squad", "sentence", "threat", "trial", "suspect"):
                yield Found("killed", span, line.stretch(phrase.first, phrase.last), 1, 1, "exactly", "all", False)


_ONE_WAY = frozenset("stabbed slashed grazed hospitalized hospitalised suffered sustained".split())


def _questions(line: Line, harm: Harm, harms: list[Harm], victims: list[Phrase], following: Line | None) -> Iterator[str]:
    """One question, or two where nobody was "killed or injured"; none where a figure is given for both together."""
    zero = all(p.high == 0 for p in victims)
    if zero and line.low(harm.first) in _ONE_WAY:  # "no one was stabbed": they may be hurt otherwise
        return
    question = _shot(line, harm, harms, following) if harm.question == "shot" else harm.question
    if question == "harmed":
        if zero:
            yield from ("killed", "injured")
        return
    partner = joined_to(line, harm, harms)
    if partner is None:
        if question == "injured" and _then_died(line, harm, harms, many=any(p.high != 1 for p in victims)):
            yield "killed"
        elif question:
            yield question
    elif zero:
        yield question
        yield partner.question


FARTHEST_DEATH = 14
"""Words between "taken to hospital" and "where he later died"."""


def _then_died(line: Line, harm: Harm, harms: list[Harm], *, many: bool) -> bool:
    """ "Was taken to hospital, where she died", "were hit and later died": of those just told, not of others."""
    death = next((h for h in harms if h.question == "killed" and 0 < h.first - harm.last <= FARTHEST_DEATH and h.voice != "self"), None)
    if death is None or line.low(harm.first - 1) in w.NEGATIONS:
        return False
    gap = [line.low(i) for i in range(harm.last + 1, death.first)]
    others = [p for p in line.phrases if harm.last < p.first < death.first]
    if many and others:  # "all four were taken to hospital, where the driver died"
        return False
    if "where" in gap:
        return all(not p.explicit and (p.name or line.low(p.first) == "the") for p in others) and not _is_unreal(gap)
    return gap[:1] in (["and"], ["but"], [","]) and all(p.noun in ("he", "she") for p in others) and not _is_unreal(gap)


def _is_unreal(gap: list[str]) -> bool:
    return any(x in w.MODALS or x in w.NEGATIONS or x in (";", "when", "after", "while", "if") for x in gap)


def _shot(line: Line, harm: Harm, harms: list[Harm], following: Line | None) -> str:
    """Those shot are the injured, unless the words that follow tell of the dead; some of them told dead are weighing's to take off."""
    if deaths := [h for h in harms if h.question == "killed" and h.first > harm.first]:
        return "injured" if all(_of_those(line, death) for death in deaths) else ""
    if _is_alive(line, harm):
        return "injured"
    if following and any(h.question == "killed" for h in find_harms(following)):
        return ""
    return "injured"


def _of_those(line: Line, death: Harm) -> bool:
    """ "One fatally", "two of them died": some of those just counted, not others beside them."""
    dead = victims_of(line, death)
    return bool(dead) and all(p.explicit and not p.more and p.kind in ("bare", "of them") for p in dead)


_ALIVE = frozenset(
    "survived survive recovering hospital condition critical serious stable treated hospitalized hospitalised wounded grazed".split()
)


def _is_alive(line: Line, harm: Harm) -> bool:
    """ "Was shot twice and is in a serious state", "was also shot", "was shot in the leg"."""
    if line.low(harm.last + 1) in ("in", "through") and any(line.low(harm.last + k) in w.LIMBS for k in (2, 3, 4)):
        return True
    return line.low(harm.first - 1) == "also" or any(line.low(i) in _ALIVE for i in range(harm.last, len(line.words)))


def _founds(line: Line, question: str, victims: list[Phrase], harm: Harm | None) -> Iterator[Found]:
    """A claim for each figure; where some are told singly, one more for all of them together."""
    doubtful = harm is not None and harm.question == "shot" and not _is_alive(line, harm)
    counted = [p for p in victims if p.explicit]
    if _begins_singly(line, victims):
        yield replace(_sum(line, question, victims, harm, doubtful), counted=True)
        return
    # "four adults and two children": the four are no answer for all
    summed = len(victims) > 1 and line.low(victims[0].last + 1) in ("and", "plus") and any(p.group == "all" for p in counted)
    for phrase in counted:
        group = phrase.noun if summed and phrase.group == "all" else phrase.group
        if group in _ANYBODY:
            continue
        if phrase.more and question == "killed" and phrase.kind == "bare":
            continue
        yield Found(
            question,
            _quote(line, [phrase], harm),
            line.figure_span(phrase),
            phrase.low,
            phrase.high,
            phrase.comparator,
            "families" if phrase.kind == "families" else group,
            doubtful=doubtful,
            again=phrase.definite,
            condition=harm is not None and line.low(harm.first) in _FARE,
        )
    if summed or len(counted) < len(victims):
        yield replace(_sum(line, question, victims, harm, doubtful), counted=bool(counted))


_ANYBODY = frozenset({"", "people", "persons", "others", "victims", "individuals", "#"})
"""Nouns that set those they count apart from nobody."""
_FARE = frozenset(
    {"in", "with", "taken", "transported", "rushed", "treated", "being", "hospitalized", "hospitalised", "expected", "airlifted", "flown"}
)


def _begins_singly(line: Line, victims: list[Phrase]) -> bool:
    """ "A guard and his two sons", "Lena Ruiz and four neighbours": a figure that only rounds off those told singly is no answer itself."""
    first, *rest = victims
    if first.explicit or not rest or not rest[-1].explicit or any(p.explicit for p in rest[:-1]):
        return False
    if first.name and first.first == first.last and line.low(first.last + 1) != "and":
        return False
    return bool(rest[-1].low) and rest[-1].comparator != "vague"


def _sum(line: Line, question: str, victims: list[Phrase], harm: Harm | None, doubtful: bool) -> Found:
    low = sum(p.low or 0 for p in victims)
    high = None if any(p.high is None for p in victims) else sum(p.high or 0 for p in victims)
    groups = {p.group for p in victims}
    focus = line.stretch(victims[0].first, victims[-1].last)
    comparator: Comparator = "exactly" if low == high else "at_least" if high is None else "range"
    group = groups.pop() if len(groups) == 1 else "all"
    return Found(question, _quote(line, victims, harm), focus, low, high, comparator, group, False, doubtful=doubtful)


def _quote(line: Line, victims: list[Phrase], harm: Harm | None) -> Span:
    first, last = victims[0].first, victims[-1].last
    if harm:
        first, last = min(first, harm.first), max(last, harm.last)
    return line.stretch(first, last)
