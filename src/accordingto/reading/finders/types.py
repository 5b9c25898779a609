"""What kind of incident it was, by the word that first names it."""

from collections.abc import Iterator

from accordingto.reading.claims import make_claim
from accordingto.reading.layers import Layers
from accordingto.reading.story import Story
from accordingto.records import Claim, Span


def find_types(layers: Layers, story: Story) -> Iterator[Claim]:
    """The first word in a report for the kind of violence that it tells of."""
    for told in story.accounts:
        triggers = [t for s in story.told_in(told) if s.kind != "related headline" for t in s.triggers]
        if first := next((t for t in triggers if t.type == told.type and t.type), None):
            yield make_claim(layers, told, "type", Span(first.start, first.end), value=first.type, explicit=first.force == "names")
