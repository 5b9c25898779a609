"""What a proposed stretch comes to: the rules' numbers, days, places and words for what the network pointed at."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from accordingto.reading.finders.actor_phrases import BARE_MACHINE
from accordingto.reading.finders.actors import actor_value
from accordingto.reading.finders.phrases import cleaned
from accordingto.reading.finders.wheres import coarseness
from accordingto.reading.layers import Figure, Layers, starting_in
from accordingto.reading.learned.proposals import Proposal
from accordingto.reading.model.answers import Answers
from accordingto.reading.model.heads import GROUPS, KINDS
from accordingto.reading.story.triggers import find_triggers
from accordingto.records import COUNTS, PEOPLE, Span, Tally

Value = dict[str, Any]
"""The fields of a claim that hold its value, as make_claim takes them."""

_LONGEST: Final = 160
"""Characters of an answer in words: a longer stretch is a run of marks without an end."""


@dataclass(frozen=True, slots=True)
class Sighted:
    """A report with what the network said about it."""

    layers: Layers
    answers: Answers
    totals: tuple[Span, ...] = ()
    """The running totals, and the sentences that hold them."""
    total_sentences: tuple[Span, ...] = ()


def sighted(layers: Layers, tallies: Collection[Tally], answers: Answers) -> Sighted:
    """A report's layers, running totals and answers together."""
    spans = tuple(Span(t.start, t.end) for t in tallies)
    sentences = tuple(Span(t.sentence.start, t.sentence.end) for t in tallies if t.sentence)
    return Sighted(layers, answers, spans, sentences)


def value_of(seen: Sighted, proposal: Proposal) -> Value | None:
    """The fields that hold a proposal's value; None where the words hold none."""
    if proposal.end - proposal.start > _LONGEST:
        return None
    if proposal.question in COUNTS:
        return _count(seen, proposal)
    return _IN_WORDS.get(proposal.question, _thing)(seen, proposal)


def _count(seen: Sighted, proposal: Proposal) -> Value | None:
    group = None
    if proposal.question in PEOPLE:
        group = GROUPS[int(seen.answers.over("group", proposal.words).argmax())]
        group = "all" if group == "other" else group
    if figures := _touching(seen.layers, proposal):
        figure = figures[0]
        if group and (beside := _rounded_off(seen.layers.text[proposal.start : figure.start])):
            return _sum(figure, beside, group)
        return {"low": figure.low, "high": figure.high, "comparator": figure.comparator, "group": group, "focus": figure}
    words = proposal.of(seen.layers.text)
    persons = _persons(words) if proposal.question in PEOPLE else int(bool(re.match(r"(?:an?|one|another)\b", words, re.IGNORECASE)))
    return {"low": persons, "high": persons, "comparator": "exactly", "group": group, "explicit": False} if persons else None


def _touching(layers: Layers, span: Span) -> list[Figure]:
    return [f for f in starting_in(layers.figures, Span(max(0, span.start - 30), span.end)) if f.overlaps(span)]


# What leads to a figure that rounds off a list of persons: "a guard and his | two sons".
_ROUNDING_OFF = re.compile(r"(.+?),? and (?:(?:his|her|their|the|another|other) )?", re.DOTALL)


def _rounded_off(before: str) -> int:
    """How many persons are told singly before a figure that goes on their list; 0 where none are."""
    listed = _ROUNDING_OFF.fullmatch(before)
    return _listed(listed[1]) if listed and all(_PERSON.match(part) or _AGE.fullmatch(part) for part in _LISTING.split(listed[1])) else 0


def _sum(figure: Figure, beside: int, group: str) -> Value:
    low, high = (None if bound is None else bound + beside for bound in (figure.low, figure.high))
    return {"low": low, "high": high, "comparator": figure.comparator, "group": group, "explicit": False}


# One of several persons told one by one: "his wife", "a guard", "Lena Ruiz".
_PERSON = re.compile(r"\s*(?:[A-Z]|\d{1,3}-(?:year|month|week|day)-old|(?:an?|the|his|her|their|another|one|he|she)\b)")
_MANY = re.compile(
    r"\b(?:people|civilians|residents|villagers|soldiers|men|women|children|members|fighters|militants|others|several|they)\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"\s*(?:an?|the|his|her|their|another|one)\b", re.IGNORECASE)
_AND = re.compile(r";|\band\b")
_COMMA = re.compile(r",")
_LISTING = re.compile(r",\s*(?:and\s)?|;\s*|\band\b")
_AGE = re.compile(r"\s*\d{1,3}\s*")


def _persons(words: str) -> int:
    """How many persons a stretch without a figure tells one by one; 0 where it tells of an uncounted many."""
    if _MANY.search(words):
        return 0
    return max(1, _listed(words)) if _AND.search(words) else 1  # "a suspect, an employee," is one


def _listed(words: str) -> int:
    """How many persons a list tells one by one."""
    return sum(_persons_between_commas(part) for part in _AND.split(words))


def _persons_between_commas(words: str) -> int:
    """Persons of one stretch of a list; a name beside a description ("a guard, Lena Ruiz") is one and the same."""
    count, before = 0, ""
    for part in filter(_PERSON.match, _COMMA.split(words)):
        kind = "described" if _DESCRIBED.match(part) else "named"
        if before in ("", kind):
            count += 1
            before = kind
        else:
            before = ""
    return count


def _when(seen: Sighted, proposal: Proposal) -> Value | None:
    around = Span(max(0, proposal.start - 60), proposal.end)
    times = [t for t in starting_in(seen.layers.times, around) if t.overlaps(proposal) and t.edtf and t.kind in ("DATE", "TIME")]
    if not times:
        return None
    time = max(times, key=lambda t: ("T" in t.edtf, t.end - t.start))
    return {"value": time.edtf, "focus": time}


# What sets a place in a sentence and is no part of its name: "outside | a banquet hall".
_SETTING = re.compile(r"^(?:in|at|near|outside|on|of|inside|from|around|into|to|over|along|just|the|a|an) ", re.IGNORECASE)


# Where the stretch goes over into the next line or into what happened there: "Archer avenues | where the car …".
_RUNNING_ON = re.compile(r"(?:\n|[,;]? (?:where|when|after|before|who|which)\b).*", re.DOTALL | re.IGNORECASE)


def _where(seen: Sighted, proposal: Proposal) -> Value | None:
    text = seen.layers.text
    places = [p for p in starting_in(seen.layers.places, Span(max(0, proposal.start - 60), proposal.end)) if p.overlaps(proposal)]
    value = proposal.of(text)
    while (shorter := _SETTING.sub("", value)) != value:
        value = shorter
    value = re.sub(r"\s+", " ", _RUNNING_ON.sub("", value)).strip(" ,.;:“”\"'()")
    if not value or value.casefold() in ("there", "here", "scene", "area", "it", "place"):
        return None
    exact = min(places, key=coarseness, default=None)
    if exact and exact.place.precision == "country" and value == f"New {exact.of(text)}":  # a title's "New Chad Raids"
        return None
    if exact and len(places) == 1 and exact.label.startswith(exact.of(text)) and exact.label not in value:
        value = value.replace(exact.of(text), exact.label)
    return {"value": value, "place": exact.place if exact else None}


def _actor(seen: Sighted, proposal: Proposal) -> Value | None:
    value = actor_value(seen.layers, proposal)
    in_time = any(t.overlaps(proposal) for t in starting_in(seen.layers.times, Span(max(0, proposal.start - 40), proposal.end)))
    return None if not value or in_time or BARE_MACHINE.fullmatch(value) else {"value": value}


def _type(seen: Sighted, proposal: Proposal) -> Value:
    """The kind that the word's own rule names, else what the network takes it for."""
    named = [t.type for t in find_triggers(seen.layers.text, proposal) if t.type]
    return {"value": named[0] if named else KINDS[int(seen.answers.over("kind", proposal.words).argmax())]}


def _thing(seen: Sighted, proposal: Proposal) -> Value | None:
    value = cleaned(proposal.of(seen.layers.text))
    return {"value": value} if value else None


_IN_WORDS: Final[dict[str, Callable[[Sighted, Proposal], Value | None]]] = {
    "when": _when,
    "where": _where,
    "actor": _actor,
    "type": _type,
}
