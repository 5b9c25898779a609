"""What kind of incident it was, by the word that first names it."""

from collections.abc import Iterator

from accordingto.reading.claims import make_claim
from accordingto.reading.layers import Layers
from accordingto.reading.story import Story
from accordingto.records import Claim, Span


def find_types(layers: Layers, story: Story) -> Iterator[Claim]:
    """One claim for each origin that names the kind of violence, at its first clear word."""
    for told in story.accounts:
        seen: set[str] = set()
        for segment in story.told_in(told):
            named = [t for t in segment.triggers if t.type]
            if not named or segment.kind == "related headline":
                continue
            best = next((t for t in named if t.force == "names"), named[0])
            claim = make_claim(layers, told, "type", Span(best.start, best.end), value=best.type, explicit=best.force == "names")
            if claim.origin.name not in seen:
                seen.add(claim.origin.name)
                yield claim
