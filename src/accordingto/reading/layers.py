"""The layers that reading lays over one text, each a list of spans in order of their start."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, TypeVar

from accordingto.records import Comparator, Origin, Place, Report, Span, Stance

PassageKind = Literal["headline", "body", "related headline", "caption", "furniture"]


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """A block of text (paragraph, line of a list) and what it is on the page."""

    kind: PassageKind


@dataclass(frozen=True, slots=True)
class SentenceSpan(Span):
    """One sentence, in the passage that it stands in; ``paragraph`` counts passages from 0."""

    kind: PassageKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quoted(Span):
    """What stands between quotation marks, the marks left out; one per paragraph of a long quotation."""

    continues: bool = False
    """The quotation goes on in the next paragraph without having been closed."""


@dataclass(frozen=True, slots=True)
class PlaceName(Span):
    """A place named in the text and what the gazetteer makes of it."""

    place: Place
    label: str
    """How a claim names it: "Raqqa, Syria"."""
    country_code: str = ""
    zone: str = ""
    """IANA zone, where one can be told."""
    demonym: bool = False
    """A word like "French" or "Parisian": the people or state, not the spot."""
    containers: tuple[str, ...] = ()
    """Names of the places that hold it, nearest first."""

    def of_same_name(self, other: "PlaceName") -> bool:
        """Whether both name one place."""
        return self.place.name == other.place.name and (
            not self.country_code or not other.country_code or self.country_code == other.country_code
        )


@dataclass(frozen=True, slots=True)
class TimeExpression(Span):
    """A stretch that tells a time, a length of time or a rhythm, as TIMEX3 has them."""

    kind: Literal["DATE", "TIME", "DURATION", "SET"]
    timex: str
    """TIMEX3 value ("1914-08-07", "P2D", "XXXX-WXX-2")."""
    edtf: str = ""
    """EDTF for a claim's ``when``; empty where the stretch does not say when something happened."""
    days_after: int | None = None
    """ "two days after …", "the day before …": days relative to an event named right after; with ``anchor``."""
    anchor: Span | None = None
    """The words naming that event ("the deadly attacks on Paris")."""
    clause: Span | None = None
    """The whole phrase, where it says more than the stretch: "at 9:15 p.m. Central European Time", "3 a.m. on Friday, in Homs"."""


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """A number or quantity in words with its bounds; the span holds comparator and number ("at least 12")."""

    low: int | None
    high: int | None
    comparator: Comparator
    number: Span = field(default=Span(0, 0))
    """The number alone."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what: source, cue and content (PolNeAR's terms), with the chain behind it."""

    cue: Span | None
    source: Span | None
    contents: tuple[Span, ...]
    origin: Origin
    """The one who is said to know, under the fullest name that this report gives them."""
    via: tuple[str, ...] = ()
    stance: Stance = "asserted"
    """``denied`` for "denied that …", ``unknown`` for "gave no estimate", "could not say"."""


@dataclass(frozen=True, slots=True)
class Stretch(Span):
    """A stretch that somebody is said to have said."""

    rank: int
    """Its attribution's place among the report's."""
    reach: int = 0
    """Where the furthest of the stretches up to this one ends."""


def stretches_of(attributions: tuple[Attribution, ...]) -> tuple[Stretch, ...]:
    """What the attributions hold, by where it starts, so that a claim's is found without walking the report."""
    held = sorted((c.start, rank, c.end) for rank, a in enumerate(attributions) for c in (*a.contents, *_refusals(a)))
    reaches = accumulate((end for *_, end in held), max)
    return tuple(Stretch(start, end, rank, reach) for (start, rank, end), reach in zip(held, reaches, strict=True))


def _refusals(said: Attribution) -> Iterator[Span]:
    """ "The company would give no figure", "the Front denied it": the refusal, and who denies, are part of the answer."""
    if said.stance != "asserted" and said.cue:
        yield from (Span(said.cue.start, c.end) for c in said.contents if said.cue.start < c.start)
    if said.stance == "denied" and said.source:
        yield said.source


@dataclass(frozen=True, slots=True)
class EventMention(Span):
    """A stretch that speaks of an incident ("the deadly attacks on Paris"); several may speak of one."""

    trigger: Span
    """The word that names the violence ("attacks")."""
    type: str
    """One of records.TYPES."""
    account: int = 0
    """Which of the report's incidents: an index into Story.accounts."""


Part = TypeVar("Part", bound=Span)


def starting_in(layer: Sequence[Part], stretch: Span) -> Sequence[Part]:
    """The parts of a layer that start in a stretch, found without walking the report."""
    first = bisect_left(layer, stretch.start, key=lambda p: p.start)
    return layer[first : bisect_left(layer, stretch.end, lo=first, key=lambda p: p.start)]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at either end; None where nothing else is in it."""
    piece = text[start:end]
    stripped = piece.strip()
    lead = start + len(piece) - len(piece.lstrip())
    return Span(lead, lead + len(stripped)) if stripped else None


@dataclass(frozen=True, slots=True)
class Layers:
    """One report's text with every layer on it."""

    report: Report
    passages: tuple[Passage, ...] = ()
    sentences: tuple[SentenceSpan, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    places: tuple[PlaceName, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    stretches: tuple[Stretch, ...] = field(init=False, repr=False, compare=False)
    """What the attributions hold, in order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "stretches", stretches_of(self.attributions))

    @property
    def text(self) -> str:
        """The report's text, which all spans count in."""
        return self.report.text

    def said_over(self, span: Span) -> Iterator[Stretch]:
        """The attributed stretches that share a character with the span, the last first."""
        for at in range(bisect_left(self.stretches, span.end, key=lambda s: s.start) - 1, -1, -1):
            stretch = self.stretches[at]
            if stretch.reach <= span.start:
                return
            if stretch.end > span.start:
                yield stretch
