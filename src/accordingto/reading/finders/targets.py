"""What was hit: the object of "targeted", "struck", "stormed"."""

import re
from collections.abc import Iterator

from accordingto.reading.claims import make_claim
from accordingto.reading.finders.phrases import AFTER, cleaned
from accordingto.reading.guarded import guarded
from accordingto.reading.layers import Layers
from accordingto.reading.story import Story
from accordingto.records import Claim, Span

# What is done to a target: "struck | a clinic", "opened fire on | a patrol".
_HITS = guarded(
    r"\b(?:target(?:ed|ing|s)|struck|hit|hits|hitting|stormed|raided|bombed|shelled|destroyed|attacked|rammed into"
    r"|ploughed into|plowed into|opened fire (?:on|at))\b",
    re.IGNORECASE,
)
# What can be one: buildings, vehicles, posts, those in them.
_THING = re.compile(
    r"\b(?:house|home|houses|homes|building|buildings|apartment|block|hospital|clinic|school|university|mosque|church"
    r"|temple|market|bakery|shop|restaurant|hotel|cafe|club|bar|camp|base|post|checkpoint|station|headquarters|cent(?:er"
    r"|re)|depot|camp|facility|facilities|plant|factory|warehouse|bridge|airport|airfield|port|vehicle|car|bus"
    r"|truck|convoy|train|tanker|ship|boat|patrol|position|positions|village|farm|tent|tents|bank|prison|embassy|palace"
    r"|office|offices|stronghold|gang|leader|commander|member|members|militants|fighters|soldiers|worshippers|civilians"
    r"|crowd|wedding|funeral|power station|substation|pipeline|refinery)\b",
    re.IGNORECASE,
)


def find_targets(layers: Layers, story: Story) -> Iterator[Claim]:
    """The first thing or place that each origin says an incident hit."""
    for told in story.accounts:
        seen: set[str] = set()
        for segment in story.told_in(told):
            if segment.bearing != "event" or segment.kind == "related headline":
                continue
            for match in _HITS.finditer(layers.text, segment.start, segment.end):
                phrase = AFTER.match(layers.text, match.end(), segment.end)
                if not phrase or not _THING.search(phrase[1]):
                    continue
                span = Span(match.start(), phrase.end(1))
                claim = make_claim(layers, told, "target", span, value=cleaned(phrase[1]))
                if claim.value and claim.origin.name not in seen:
                    seen.add(claim.origin.name)
                    yield claim
