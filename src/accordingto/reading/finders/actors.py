"""Who did it, as said: before the verb, after "by", in front of the event's noun, named in a charge, blamed or claiming it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from accordingto.reading.claims import make_claim
from accordingto.reading.finders.actor_phrases import (
    ACTOR_HEAD,
    ACTS,
    ARRESTED,
    BARE_MACHINE,
    BLAMED,
    BY,
    CHARGED,
    DENIED,
    DOERS,
    GOES_ON,
    ISLAMIC_STATE,
    NEEDS_OBJECT,
    NO_ACTOR,
    NOT_IN_FRONT,
    OBJECT,
    OBJECT_FORM,
    PASSIVE,
    PREMODIFIER,
    RETALIATION,
    SAID_IT,
    SPOT,
    SUFFERED,
    UNKNOWN,
)
from accordingto.reading.finders.phrases import AFTER, BEFORE, cleaned
from accordingto.reading.layers import Layers, PlaceName, starting_in
from accordingto.reading.sentences import in_title_case
from accordingto.reading.story import Story, Told
from accordingto.reading.story.segments import Segment
from accordingto.records import Claim, Span


def find_actors(layers: Layers, story: Story) -> Iterator[Claim]:
    """One claim for each doer that a report, or an origin in it, names for an incident."""
    for told in story.accounts:
        said: list[tuple[set[str], str]] = []
        for segment in story.told_in(told):
            if segment.kind == "related headline":
                continue
            yield from _not_known(layers, told, segment)
            for name, span, value in sorted(_candidates(layers, segment), key=lambda c: c[0].start):
                claim = make_claim(layers, told, "actor", span, focus=name, value=value)
                words = {w.casefold() for w in re.findall(r"\w+", value)}
                if not any(words <= earlier or earlier <= words for earlier, origin in said if origin == claim.origin.name):
                    said.append((words, claim.origin.name))
                    yield claim


def _not_known(layers: Layers, told: Told, segment: Segment) -> Iterator[Claim]:
    for match in UNKNOWN.finditer(layers.text, segment.start, segment.end):
        yield make_claim(layers, told, "actor", Span(match.start(), match.end()), value="unknown", stance="unknown")
    for match in DENIED.finditer(layers.text, segment.start, segment.end):
        before = layers.text[max(segment.start, match.start() - 90) : match.start()]
        subject = BEFORE.search(re.sub(r"(?:has|have|had|also|flatly|repeatedly|strongly)? ?$", "", before))
        if subject and (value := cleaned(subject[1])) and not NO_ACTOR.search(value):
            start = match.start() - len(before) + subject.start(1)
            yield make_claim(layers, told, "actor", Span(start, match.end()), value=value, stance="denied")


def _candidates(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    """The name's own span, the span to quote, and the value."""
    text = layers.text
    if segment.bearing == "event" and not segment.of(text).isupper():
        yield from _by_phrases(layers, segment)
        yield from _subjects(layers, segment)
        yield from _premodifiers(layers, segment)
        yield from _doers(layers, segment)
        yield from _retaliated_against(layers, segment)
    for match in BLAMED.finditer(text, segment.start, segment.end):
        yield from _phrase_after(layers, match.start(), match.end(), segment, GOES_ON)
    for pattern in (CHARGED, ARRESTED):
        for match in pattern.finditer(text, segment.start, segment.end):
            name = Span(match.start(1), match.end(1))
            if not _is_body(name.of(text)):
                yield name, Span(match.start(), match.end()), cleaned(name.of(text))


def _is_body(name: str) -> bool:
    return bool(re.search(r"\b(?:Police|Department|County|Office|Court|Hospital|Sheriff|Street|City)\b", name))


def _by_phrases(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    for match in BY.finditer(layers.text, segment.start, segment.end):
        yield from _phrase_after(layers, match.start(), match.end(), segment)


def _phrase_after(
    layers: Layers, start: int, end: int, segment: Segment, ends: re.Pattern[str] | None = None
) -> Iterator[tuple[Span, Span, str]]:
    match = AFTER.match(layers.text, end, segment.end)
    if match:
        over = ends.search(layers.text, match.start(1), match.end(1)) if ends else None
        name = Span(match.start(1), over.start() if over else match.end(1))
        value = actor_value(layers, name)
        if value and _can_act(layers, name, value):
            yield name, Span(start, name.end), value


def _subjects(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    text = layers.text
    for match in ACTS.finditer(text, segment.start, segment.end):
        before = text[max(segment.start, match.start() - 90) : match.start()]
        if PASSIVE.search(before) or (NEEDS_OBJECT.search(match[0]) and not OBJECT.match(text, match.end())):
            continue
        subject = BEFORE.search(before)
        if not subject:
            continue
        start = match.start() - len(before) + subject.start(1)
        name = _after_times(layers, Span(start, start + len(subject[1])))
        value = actor_value(layers, name)
        if value and _can_act(layers, name, value):
            end = min(
                segment.end, next((t.end for t in segment.triggers if t.end >= match.end() and t.end - match.end() < 60), match.end())
            )
            yield name, Span(name.start, end), value


def _after_times(layers: Layers, name: Span) -> Span:
    """ "On Tuesday noon two jets": the doer starts after the time."""
    start = max([name.start, *(t.end + 1 for t in starting_in(layers.times, name) if t.end < name.end)])
    return Span(start, name.end)


def _doers(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    """Words that mean a doer whatever the verb: gunmen, attackers, masked men."""
    for match in DOERS.finditer(layers.text, segment.start, segment.end):
        name = Span(match.start(1), match.end(1))
        if not re.search(
            r"\b(?:against|killed|killing|arrested|of|on|by|targeting)(?: the)? ?$",
            layers.text[max(segment.start, name.start - 14) : name.start],
        ):
            yield name, Span(name.start, min(segment.end, match.end() + 1)), cleaned(name.of(layers.text))


def _retaliated_against(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    """ "retaliation against X for | the attacks": X is said to have done them."""
    before = max(0, segment.start - 90)
    match = RETALIATION.search(layers.text[before : segment.start])
    if match and segment.triggers:
        name = Span(before + match.start(1), before + match.end(1))
        yield name, Span(before + match.start(), segment.triggers[0].end), actor_value(layers, name)


def _premodifiers(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    text = layers.text
    for trigger in segment.triggers:
        if trigger.force == "tells" or SUFFERED.match(trigger.of(text)):
            continue  # "the soldier's death": who suffered it
        match = PREMODIFIER.search(text[max(segment.start, trigger.start - 60) : trigger.start])
        if (
            not match
            or NOT_IN_FRONT.match(match[1])
            or SPOT.search(match[1])
            or OBJECT_FORM.search(match[1])
            or (match[1].isupper() and len(match[1]) > 6)
        ):
            continue
        start = max(segment.start, trigger.start - 60) + match.start(1)
        name = Span(start, start + len(match[1]))
        places = _places_over(layers.places, name)
        if in_title_case(segment.of(text)):
            if not places:
                continue  # every word has its capital there, and none of them tells a name
            name = Span(places[-1].start, places[-1].end)
            if not re.fullmatch(r"(?:[’']s?)? (?:(?:New|Second|Deadly|Latest) )?", layers.text[name.end : trigger.start]):
                continue
        if places and not any(p.demonym or p.place.precision == "country" for p in places):
            continue  # "the Paris attacks": where, not who
        value = actor_value(layers, name)
        if value and _can_act(layers, name, value):
            yield name, Span(name.start, trigger.end), value


def _places_over(places: Sequence[PlaceName], name: Span) -> list[PlaceName]:
    """The places that share a character with a name; as none lies over another, at most one of them begins before it."""
    first = max(0, bisect_left(places, name.start, key=lambda p: p.start) - 1)
    return [p for p in takewhile(lambda p: p.start < name.end, islice(places, first, None)) if p.end > name.start]


def actor_value(layers: Layers, name: Span) -> str:
    """A doer as a claim names them: without article and "alleged", a people under its country, an alias under its name."""
    value = cleaned(SAID_IT.sub("", name.of(layers.text)))
    if ISLAMIC_STATE.fullmatch(value):
        return "Islamic State"
    said = (p for p in starting_in(layers.places, name) if p.of(layers.text).rstrip(".") == value)
    if place := next((p for p in said if p.demonym or p.place.precision == "country"), None):
        return place.place.name if place.demonym else place.of(layers.text)
    return value


def _can_act(layers: Layers, name: Span, value: str) -> bool:
    if BARE_MACHINE.fullmatch(value) or NO_ACTOR.search(name.of(layers.text)) or NO_ACTOR.search(value) or len(value) < 2:
        return False
    if ACTOR_HEAD.search(value):
        return True
    places = starting_in(layers.places, name)
    named = [p for p in places if p.demonym or p.place.precision == "country"]
    if named:
        lead = layers.text[name.start : named[0].start].strip().casefold()
        return named[0].demonym or not lead or lead in ("the", "and")  # "north Syria" is where, not who
    words = value.split()
    return words[0][:1].isupper() and words[-1][:1].isupper() and not places and not starting_in(layers.times, name)
