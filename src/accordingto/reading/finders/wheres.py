"""Where it happened: the places at which a stretch sets its event, the most exact first."""

import re
from collections.abc import Iterator

from accordingto.reading.claims import make_claim
from accordingto.reading.finders.whens import WIDEST_QUOTE
from accordingto.reading.layers import Layers, PlaceName
from accordingto.reading.story import Story, Told
from accordingto.reading.story.segments import Segment
from accordingto.records import Claim, Span

# What may stand between two places that tell one where: ", in the eastern suburbs of ".
BETWEEN = re.compile(
    r",? ?\(?(?:(?:in|near|at|on|of|and|from|outside|north|south|east|west|north-?east(?:ern)?|north-?west(?:ern)?"
    r"|south-?east(?:ern)?|south-?west(?:ern)?|northern|southern|eastern|western|central|the|its|city|town|village"
    r"|district|province|governorate|region|neighbou?rhood|area|countryside|suburbs?|outskirts|occupied|capital|county"
    r"|state|rural|side) ?)*",
    re.IGNORECASE,
)


def find_wheres(layers: Layers, story: Story) -> Iterator[Claim]:
    """One claim for each place that a report, or an origin in it, gives an incident; a wider place said later adds nothing."""
    for told in story.accounts:
        said: list[tuple[set[str], str]] = []
        segments = [s for s in story.told_in(told) if s.kind != "related headline" and s.bearing == "event"]
        finer = {name for s in segments for p in s.places if p.place.precision not in _WIDE for name in p.containers}
        for segment in segments:
            for chain in _chains(layers.text, segment):
                if all(p.place.precision in _WIDE and p.place.name in finer for p in chain):
                    continue
                claim = _claim(layers, told, segment, chain)
                names = {name for place in chain for name in (place.place.name, *place.containers)}
                own = {place.place.name for place in chain}
                if not any(own <= earlier and origin in (claim.origin.name, "") for earlier, origin in said):
                    said.append((names, claim.origin.name))
                    yield claim


def _chains(text: str, segment: Segment) -> list[list[PlaceName]]:
    """Places told in one breath: "the mill quarter in the besieged town of Kadugli"."""
    chains: list[list[PlaceName]] = []
    for place in segment.places:
        if chains and BETWEEN.fullmatch(text[chains[-1][-1].end : place.start]):
            chains[-1].append(place)
        else:
            chains.append([place])
    return chains


def _claim(layers: Layers, told: Told, segment: Segment, chain: list[PlaceName]) -> Claim:
    first, last = chain[0], chain[-1]
    near = min(segment.triggers, key=lambda t: max(t.start - last.end, first.start - t.end), default=segment)
    whole = Span(min(near.start, first.start), max(near.end, last.end))
    span = whole if whole.end - whole.start <= WIDEST_QUOTE else Span(first.start, last.end)
    exact = min(chain, key=coarseness)
    return make_claim(layers, told, "where", span, focus=Span(first.start, last.end), value=_value(layers.text, chain), place=exact.place)


_WIDE = ("country",)
"""Said of an incident whose town is told, the country adds nothing."""
_FINENESS = ("point", "district", "town", "region", "country", "unresolved")


def coarseness(place: PlaceName) -> int:
    """How little a place tells of where: 0 for a spot, most for a name without a point."""
    return _FINENESS.index(place.place.precision) if place.place.latitude is not None else len(_FINENESS)


def _value(text: str, chain: list[PlaceName]) -> str:
    names = [chain[0].label if len(chain) == 1 else chain[0].of(text), *(p.of(text) for p in chain[1:])]
    return ", ".join(dict.fromkeys(re.sub(r"\s+", " ", n) for n in names))
