"""Counts: how many were killed, injured, missing, arrested, displaced; how many bombs, strikes, aircraft and targets."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile, zip_longest

from accordingto.reading.claims import make_claim
from accordingto.reading.counts.found import Found
from accordingto.reading.counts.parts import find_corrections, find_parts
from accordingto.reading.counts.people import find_people
from accordingto.reading.counts.phrases import lines_of
from accordingto.reading.counts.plurals import find_plurals
from accordingto.reading.counts.singles import settled_singles, summed
from accordingto.reading.counts.spells import of_a_spell
from accordingto.reading.counts.telling import may_count
from accordingto.reading.counts.things import find_things
from accordingto.reading.counts.told import find_told, still_open, topic_after
from accordingto.reading.counts.tolls import find_tolls
from accordingto.reading.counts.totals import find_totals
from accordingto.reading.layers import Layers
from accordingto.reading.story import Story, Told
from accordingto.records import Claim, Span, Tally


def find_counts(layers: Layers, story: Story, tallies: Iterable[Tally] = ()) -> Iterator[Claim]:
    """Every count that the report gives of one of its incidents, each answer once for each origin."""
    totals = tuple(tallies)
    made: list[tuple[Found, Claim]] = []
    ids: dict[int, str] = {}
    for found in found_counts(layers):
        if any(_belongs_to(found, total) for total in totals):
            continue
        told = story.about(found.focus) or _opening(story, found.focus)
        if told is None:
            continue
        whole = ids.get(id(found.whole)) if found.whole else None
        claim = make_claim(
            layers,
            told,
            found.question,
            found.span,
            focus=found.focus,
            group=found.group,
            low=found.low,
            high=found.high,
            comparator=found.comparator,
            explicit=found.explicit,
            stance=found.stance,
            part_of=whole,
        )
        ids[id(found)] = claim.id
        made.append((found, claim))
    yield from settled_singles((c, _is_figure(f)) for f, c in _once(made))


def _opening(story: Story, focus: Span) -> Told | None:
    """The main incident, for those whom a report tells harmed before it says by what ("Two men are dead in Arlo. The shooting …")."""
    before = takewhile(lambda pair: pair[1] < 0 and pair[0].bearing == "plain", story.segments)
    return story.accounts[0] if story.accounts and any(segment.overlaps(focus) for segment, _ in before) else None


def _belongs_to(found: Found, total: Tally) -> bool:
    """Whether a figure is the total's own, or one of the strikes that its sentence sums up."""
    whole = total.sentence or Span(total.start, total.end)
    return found.focus.overlaps(Span(total.start, total.end)) or (found.question == total.what and found.focus.overlaps(whole))


def found_counts(layers: Layers) -> list[Found]:
    """The counts of every sentence, before incidents and origins."""
    body = [s for s in layers.sentences if s.kind != "furniture"]
    place = {s.start: n for n, s in enumerate(body)}
    lines = list(lines_of(layers.text, [s for s in body if may_count(layers, s)], layers.figures, [*layers.places, *layers.times]))
    found: list[Found] = []
    topic, told_at = None, 0
    for line, following in zip_longest(lines, lines[1:]):
        at = place.get(line.span.start, told_at)
        after = following if following and place.get(following.span.start, at) == at + 1 else None
        people = find_people(line, after)
        people += list(find_totals(line, people))
        people += find_tolls(line)
        people += find_told(line, people, still_open(topic, at - told_at))
        people += find_parts(line, people)
        people += find_corrections(line, people)
        people = [f for f in people if not of_a_spell(line, f)]
        found += people
        found += find_plurals(line)
        found += find_things(line)
        topic, told_at = topic_after(people) or still_open(topic, at - told_at), at
    return found


_OTHERS = re.compile(r"\b(?:others?|another|more|also)\b", re.IGNORECASE)


def _told_elsewhere(found: Found, shot: Claim, made: list[tuple[Found, Claim]]) -> bool:
    """Whether the report tells which of those shot died or lived; a figure yields only to a figure, or where it tells so of each."""
    others = [c for f, c in made if not f.doubtful and c.incident == shot.incident and c.stance == "asserted" and c.low]
    if any(c.question == "injured" and c.explicit for c in others):
        return True
    dead = max((c.low or 0 for c in others if c.question == "killed"), default=0)
    if not dead or _OTHERS.search(shot.quote):
        return False
    alive = max((c.low or 0 for c, _ in summed((c, 0) for c in others if c.question == "injured")), default=0)
    return not found.explicit or 0 < (shot.low or 0) <= dead + alive


def _is_figure(found: Found) -> bool:
    return found.explicit or found.counted


def _once(made: list[tuple[Found, Claim]]) -> Iterator[tuple[Found, Claim]]:
    """Repeats left out."""
    made = [(f, c) for f, c in made if not (f.doubtful and _told_elsewhere(f, c, made))]
    seen: set[tuple[object, ...]] = set()
    told: set[tuple[str, str, int | None]] = set()
    for f, c in made:
        if not _is_figure(f):
            yield f, c
            continue
        if f.condition and any(old[:2] == (c.incident, c.question) and (old[2] or 0) > (c.low or 0) for old in told):
            continue
        told.add((c.incident, c.question, c.low))
        answer = (c.incident, c.question, c.low, c.high, c.origin.name, c.stance)
        figure = (c.incident, c.question, c.low, c.high)
        own = (*answer, c.group, f.counted)
        if own in seen or (c.group == "all" and answer in seen) or (f.again and figure in seen and not c.origin.name):
            continue
        seen |= {own} if f.counted else {figure, answer, own}
        yield f, c
