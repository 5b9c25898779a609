"""Parts of a figure ("including two children") and figures named to be denied ("four, not seven")."""

from collections.abc import Iterator

from accordingto.reading.counts import roles
from accordingto.reading.counts import words as w
from accordingto.reading.counts.found import Found
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.records import Span


def find_parts(line: Line, found: list[Found]) -> Iterator[Found]:
    """ "Including two children": a part of the figure told last before it."""
    told = {f.focus.start for f in found}
    for phrase in line.phrases:
        focus = line.figure_span(phrase)
        if not phrase.explicit or focus.start in told or not (is_part(line, phrase) or stands_before_group(line, phrase)):
            continue
        group = group_after(line, phrase) if phrase.kind == "of them" or stands_before_group(line, phrase) else phrase.group
        question = w.NOUN_QUESTION.get(phrase.noun, "") if phrase.kind == "of them" else ""
        whole = _whole_of(found, focus)
        last = phrase.last if phrase.kind == "people" else min(phrase.last + 2, len(line.words) - 1)
        if group not in (None, "all") and question:
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
        other = other or next(
            (f for f in found if f.focus.start < focus.start and f.focus.overlaps(Span(f.focus.start, focus.start))), None
        )
        if other:
            span = Span(min(other.span.start, focus.start), max(other.span.end, focus.end))
            yield Found(other.question, span, focus, phrase.low, phrase.high, phrase.comparator, other.group, stance="denied")


def is_part(line: Line, phrase: Phrase) -> bool:
    """ "Including two children", "among them a nurse", "three of them women"."""
    before = line.low(phrase.first - 1)
    if before == "of" and line.low(phrase.first - 2) == "those":
        before = line.low(phrase.first - 3)
    if (
        before in ("including", "include", "includes", "included", "incl", "among", "comprising", "whom")
        or line.low(phrase.first - 2) == "among"
    ):
        return True
    if line.matches(phrase.last + 1, ("among", "them")) or line.matches(phrase.last + 1, ("among", "the", "dead")):
        return True
    if before == "them" and line.low(phrase.first - 2) == "of" and line.low(phrase.first - 3) in (",", "(", "—", "–"):
        return True
    if before in ("(", ":") and phrase.kind == "people" and phrase.group != "all":
        return phrase.first - 2 in line.ends or line.low(phrase.first - 2) in w.ADJECTIVE_QUESTION
    if phrase.kind == "people" and before in ("and", ",") and (previous := _phrase_ending_before(line, phrase.first - 1)):
        return is_part(line, previous) and line.low(phrase.last + 1) in ("", ",", ".", ")", ";", "—", "-")
    return phrase.kind == "of them" and (group_after(line, phrase) is not None)


def stands_before_group(line: Line, phrase: Phrase) -> bool:
    """ "Of whom three were women": the group stands after the figure."""
    return phrase.kind == "bare" and line.low(phrase.first - 1) in ("whom", "them")


def _phrase_ending_before(line: Line, i: int) -> Phrase | None:
    return line.ends.get(i - 1) or (line.ends.get(i - 2) if line.low(i - 1) == "," else None)


_BETWEEN = frozenset("were are was is being only young small , said to be described as believed reportedly identified".split())


def group_after(line: Line, phrase: Phrase) -> str | None:
    """ "Two of them children", "five of whom were women", "eleven of the dead were rickshaw drivers"."""
    i = phrase.last + 1
    while line.low(i) in _BETWEEN or line.low(i) in w.DETERMINERS:
        i += 1
    told = i > phrase.last + 1 and line.low(i) not in w.FUNCTION and line.low(i).isalpha()
    return roles.PEOPLE.get(line.low(i)) or (roles.PEOPLE.get(line.low(i + 1)) if told else None)
