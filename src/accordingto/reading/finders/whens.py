"""When it happened: times set in the same stretch as the event's own words."""

from collections.abc import Iterator

from accordingto.reading.claims import make_claim
from accordingto.reading.layers import Layers, TimeExpression
from accordingto.reading.story import Story, Told
from accordingto.reading.story.segments import Segment
from accordingto.records import Claim, Offset, Span
from accordingto.values.days import shifted

WIDEST_QUOTE = 140
"""Characters between event and time up to which both stand in one quote."""


def find_whens(layers: Layers, story: Story) -> Iterator[Claim]:
    """One claim for each time that a report, or an origin in it, gives an incident."""
    for told in story.accounts:
        seen: set[tuple[str, str]] = set()
        for segment in story.told_in(told):
            for time in segment.times if segment.bearing == "event" else ():
                claim = _claim(layers, story, told, segment, time)
                if claim and not _said(claim, seen):
                    seen.add((claim.value or str(claim.offset), claim.origin.name))
                    yield claim


def _said(claim: Claim, seen: set[tuple[str, str]]) -> bool:
    """Whether this origin, or the outlet in its own voice, has given the time before."""
    value = claim.value or str(claim.offset)
    return (value, claim.origin.name) in seen or (value, "") in seen


def _claim(layers: Layers, story: Story, told: Told, segment: Segment, time: TimeExpression) -> Claim | None:
    if segment.kind == "related headline":
        return None
    offset = None
    if time.days_after is not None and time.anchor:
        anchor = story.about(time.anchor)
        if anchor and anchor is not told:
            if earlier := shifted(time.edtf, -time.days_after):  # "on Tuesday, two days after": it dates the other event
                return make_claim(layers, anchor, "when", Span(time.start, time.anchor.end), value=earlier, explicit=False)
            offset = Offset(anchor.id, time.days_after)
    if offset is None and (not _tells_a_day(time) or _since(time) or _within_a_clock(segment, time)):
        return None
    span = Span(time.start, max(time.end, time.anchor.end)) if offset and time.anchor else _with_event(segment, time)
    return make_claim(layers, told, "when", span, focus=time, value=None if offset else time.edtf, offset=offset)


def _tells_a_day(time: TimeExpression) -> bool:
    return bool(time.edtf) and time.kind in ("DATE", "TIME")


def _within_a_clock(segment: Segment, time: TimeExpression) -> bool:
    """The day of "2:30 a.m. on Tuesday", which the clock's own value holds."""
    clocks = [t for t in segment.times if t.kind == "TIME" and t is not time and t.clause and "T" in t.edtf]
    return time.kind == "DATE" and any(c.clause and c.clause.overlaps(time) and c.edtf.startswith(time.edtf) for c in clocks)


def _since(time: TimeExpression) -> bool:
    return time.edtf.endswith("/..") or time.edtf.startswith("../")


def _with_event(segment: Segment, time: TimeExpression) -> Span:
    if not segment.triggers:
        return Span(segment.start, min(segment.end, max(time.end, segment.start + WIDEST_QUOTE)))
    near = min(segment.triggers, key=lambda t: max(t.start - time.end, time.start - t.end))
    whole = Span(min(near.start, time.start), max(near.end, time.end))
    return whole if whole.end - whole.start <= WIDEST_QUOTE else Span(time.start, time.end)
