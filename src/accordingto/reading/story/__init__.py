"""Which incidents a report tells of, and which stretch of it speaks of which."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile

from accordingto.reading.guarded import guarded
from accordingto.reading.layers import EventMention, Layers, PlaceName
from accordingto.reading.story.conflicts import conflicts, days_told, one_scene, same_day
from accordingto.reading.story.segments import Segment, find_segments
from accordingto.reading.story.triggers import AIR_STRIKE
from accordingto.records import Span, Tally, ToldApart

LEAD = 4
"""Segments within which a report says what it tells of again and in full, after a headline, a caption or a standfirst."""

NO_WORDS = "the report tells them apart"
"""Reason of a keep-apart for which no words can be shown."""


@dataclass(frozen=True, slots=True)
class Told:
    """One incident as this report tells it; ``id`` becomes the account's id."""

    id: str
    type: str
    main: bool
    headline_only: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """The report's incidents, its mentions of them, and the words that keep them apart."""

    accounts: tuple[Told, ...]
    mentions: tuple[EventMention, ...]
    apart: tuple[ToldApart, ...]
    segments: tuple[tuple[Segment, int], ...] = ()
    """Every segment with the index of its account; -1 where it speaks of none."""

    def about(self, span: Span) -> Told | None:
        """The incident that a stretch speaks of; None where it speaks of none."""
        touched = self._touching(span)
        segment, account = max(touched, key=lambda pair: min(pair[0].end, span.end) - max(pair[0].start, span.start), default=(None, -1))
        return self.accounts[account] if segment is not None and account >= 0 else None

    def touching(self, span: Span) -> Iterator[Segment]:
        """The segments that share a character with a stretch."""
        return (segment for segment, _ in self._touching(span))

    def _touching(self, span: Span) -> Iterator[tuple[Segment, int]]:
        first = bisect_right(self.segments, span.start, key=lambda pair: pair[0].end)
        return takewhile(lambda pair: pair[0].start < span.end, islice(self.segments, first, None))

    def told_in(self, told: Told) -> list[Segment]:
        """The segments that speak of one incident: the body's in order, then the headline's, which only repeats it."""
        mine = [s for s, account in self.segments if account >= 0 and self.accounts[account] is told]
        return sorted(mine, key=lambda s: s.kind == "headline")


@dataclass(slots=True)
class _Draft:
    """An account while the report is being read through."""

    types: Counter[str] = field(default_factory=Counter)
    days: list[str] = field(default_factory=list)
    places: list[PlaceName] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    background: bool = False
    headline_only: bool = False
    first: int = 0
    """The segment that brought it in."""

    @property
    def type(self) -> str:
        """The kind it is most often called; of equals, the one said first. A "raid" from the air is an air raid."""
        said = {kind: n for kind, n in self.types.items() if kind != "raid" or AIR_STRIKE not in self.types}
        return max(said, key=lambda kind: said[kind], default="")

    def take(self, segment: Segment, text: str) -> None:
        """Add what a segment tells of the incident."""
        self.types.update(t.type for t in segment.triggers if t.type)
        self.days += [day for day in days_told(segment) if day not in self.days]
        # a stretch may name another scene in passing, which must not become this one's
        fitting = [p for p in segment.places if not self.places or any(one_scene(p, known) for known in self.places)]
        self.places += [p for p in fitting if not any(p.of_same_name(known) for known in self.places)]
        self.nouns |= _nouns(segment, text)
        self.people |= segment.people
        self.headline_only = self.headline_only and segment.kind == "related headline"


def tell(layers: Layers, tallies: tuple[Tally, ...] = ()) -> Story:
    """Read the report through once, giving each segment to an incident told so far or to a new one."""
    drafts: list[_Draft] = []
    given: list[tuple[Segment, int]] = []
    for number, segment in enumerate(find_segments(layers, tuple(Span(t.start, t.end) for t in tallies))):
        account = _account(segment, drafts, given, layers.text, number)
        if account >= 0 and segment.bearing == "event":
            drafts[account].take(segment, layers.text)
        given.append((segment, account))
    return _story(layers, drafts, given)


def _account(segment: Segment, drafts: list[_Draft], given: list[tuple[Segment, int]], text: str, number: int) -> int:
    if segment.resumes and len(given) > 1:
        return given[-2][1]
    if segment.bearing == "series":
        return -1
    if segment.bearing == "plain":
        return _carried(segment, drafts, given)
    fitting = [n for n, draft in enumerate(drafts) if _fits(segment, draft)]
    if segment.other and _tells_of_its_own(segment, text):
        fitting = [n for n in fitting if _shares_scene(segment, drafts[n])]
    elif segment.indefinite and days_told(segment):
        fitting = [n for n in fitting if number - drafts[n].first <= LEAD or _brings_back(segment, drafts[n])]
    if not fitting:
        if drafts and not _anchored(segment):
            return _carried(segment, drafts, given)
        drafts.append(_Draft(background=bool(drafts), headline_only=segment.kind == "related headline", first=number))
        return len(drafts) - 1
    return max(fitting, key=lambda n: (_affinity(segment, drafts[n], text, n == _carried(segment, drafts, given)), -n))


def _brings_back(segment: Segment, draft: _Draft) -> bool:
    """Whether "a strike on Tuesday", said late in a report, is the one told before: by its day or its victim."""
    return same_day(days_told(segment), draft.days) or bool(segment.people & draft.people)


def _fits(segment: Segment, draft: _Draft) -> bool:
    if segment.people & draft.people and not segment.other:
        return True  # the victim is the same, whatever day the court or the hospital adds
    return not conflicts(segment, draft.type, draft.days, draft.places)


def _carried(segment: Segment, drafts: list[_Draft], given: list[tuple[Segment, int]]) -> int:
    """What a segment without an incident of its own goes on about: the one before in its paragraph, else the main one."""
    if not drafts:
        return -1
    before = next(((s, n) for s, n in reversed(given) if n >= 0), None)
    if before is None:
        return 0
    previous, account = before
    if previous.paragraph == segment.paragraph:
        return account
    return 0 if drafts[account].background else account


def _tells_of_its_own(segment: Segment, text: str) -> bool:
    """ "another shooting", "a second raid": an event named as one among others, and set somewhere or somewhen."""
    named = any(t.force != "tells" for t in segment.triggers)
    return named and bool(
        segment.places or days_told(segment) or re.search(r"\b(?:another|an? (?:separate|second|third|similar))\b", segment.of(text))
    )


def _anchored(segment: Segment) -> bool:
    return bool(segment.places or days_told(segment) or segment.type)


def _nouns(segment: Segment, text: str) -> set[str]:
    return {re.sub(r"s$", "", t.of(text).lower()) for t in segment.triggers if t.force != "tells"}


def _shares_scene(segment: Segment, draft: _Draft) -> bool:
    days = days_told(segment)
    day = same_day(days, draft.days)
    place = any(a.place.name == b.place.name for a in segment.places for b in draft.places)
    near = not segment.places or not draft.places or any(one_scene(a, b) for a in segment.places for b in draft.places)
    return (day and near) or (place and not days and draft.background)


def _affinity(segment: Segment, draft: _Draft, text: str, carried: bool) -> float:
    score = 2.0 * carried + 4.0 * bool(segment.people & draft.people)
    score += 3 * same_day(days_told(segment), draft.days)
    score += 3 * any(a.place.name == b.place.name for a in segment.places for b in draft.places)
    score += 1.5 * bool(_nouns(segment, text) & draft.nouns) + 1.0 * (bool(segment.type) and segment.type == draft.type)
    return score


def _story(layers: Layers, drafts: list[_Draft], given: list[tuple[Segment, int]]) -> Story:
    told = tuple(Told(f"{layers.report.id}.{n}", draft.type or "other", n == 1, draft.headline_only) for n, draft in enumerate(drafts, 1))
    mentions = tuple(_mention(layers.text, s, n) for s, n in given if n >= 0 and s.triggers and s.bearing == "event")
    return Story(told, mentions, tuple(_apart(layers, drafts, told, given)), tuple(given))


# The noun phrase up to the word for the event: "the second deadly | attack".
_NOUN_PHRASE_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|its|his|their|this|that|another|two|three|several|[A-Z][\w.’'-]*|\w+(?:ly|ed|ing|al|ar|ish|ese"
    r"|ian|ist|ic|nd|rd|st|th)) ){0,6}$"
)
_PHRASE_AFTER = re.compile(
    r"(?:,? (?:on|in|at|near|of|against|late|early) (?:the )?(?:[A-Z0-9][\w.’'-]*(?:,? (?:of |the |on |in )?)?){1,6})*"
)


def _mention(text: str, segment: Segment, account: int) -> EventMention:
    """The noun phrase that names the event where there is one, else the words from its first verb on."""
    trigger = next((t for t in segment.triggers if t.force != "tells"), segment.triggers[0])
    before = _NOUN_PHRASE_BEFORE.search(text[max(segment.start, trigger.start - 80) : trigger.start])
    start = trigger.start - (len(before[0]) if before else 0)
    after = _PHRASE_AFTER.match(text, trigger.end, min(segment.end, trigger.end + 100))
    end = after.end() if after else trigger.end
    while end > trigger.end and text[end - 1] in " ,;.":
        end -= 1
    return EventMention(start, end, trigger, segment.type or "other", account)


def _apart(layers: Layers, drafts: list[_Draft], told: tuple[Told, ...], given: list[tuple[Segment, int]]) -> list[ToldApart]:
    if len(drafts) < 2:
        return []
    found, ordinals = [], _ordinals(layers.text, given)
    for n in range(len(drafts)):
        first = next(s for s, account in given if account == n and s.bearing == "event")
        for m in range(n):
            reasons = conflicts(first, drafts[m].type, drafts[m].days, drafts[m].places)
            reasons += _words_apart(layers.text, first) or ordinals.get(m, [])
            found.append(ToldApart(told[m].id, told[n].id, "; ".join(reasons) or NO_WORDS))
    return found


# Words that number an event among others: "a second round of air strikes", "for the third time".
_ORDINAL = guarded(
    r"\b(?:second|third|fourth|fifth|another|new|latest|separate) (?:round|wave|series|set|day|night"
    r"|[\w-]+ )?(?: ?of )?(?:\w+ ){0,2}(?:air ?strikes?|air ?raids?|strikes?|raids?|attacks?|shootings?|bombings?"
    r"|blasts?|explosions?|shelling)|\bfor the (?:second|third|fourth|fifth) time\b",
    re.IGNORECASE,
)


def _words_apart(text: str, segment: Segment) -> list[str]:
    match = _ORDINAL.search(segment.of(text))
    return [f"“{match[0]}”"] if match else []


def _ordinals(text: str, given: list[tuple[Segment, int]]) -> dict[int, list[str]]:
    """For each account the first words that number its event among others."""
    found: dict[int, list[str]] = {}
    for segment, account in given:
        if account not in found and (match := _ORDINAL.search(text, segment.start, segment.end)):
            found[account] = [f"“{match[0]}”"]
    return found
