"""What kind of incident it was, by the word that first names it."""

from collections.abc import Iterator

from accordingto.reading.claims import make_claim
from accordingto.reading.events import Trigger
from accordingto.reading.layers import Layers
from accordingto.reading.story import Story, Told
from accordingto.records import Claim, Span


def find_types(layers: Layers, story: Story) -> Iterator[Claim]:
    """The first clear word for the kind of violence, and the first noun for it that another origin uses."""
    for told in story.accounts:
        said: list[Claim] = []
        for segment in story.told_in(told):
            if segment.kind == "related headline":
                continue
            for trigger in segment.triggers:
                if trigger.type and trigger.type == told.type and len(said) < 2 and (not said or trigger.force == "names"):
                    said += _claim(layers, told, trigger, said)
        yield from said


def _claim(layers: Layers, told: Told, trigger: Trigger, said: list[Claim]) -> list[Claim]:
    claim = make_claim(layers, told, "type", Span(trigger.start, trigger.end), value=trigger.type, explicit=trigger.force == "names")
    return [] if any(earlier.origin == claim.origin for earlier in said) else [claim]
