"""Sentences cut where they turn from one incident to another: "France bombed Raqqa | two days after the attacks on Paris"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from accordingto.reading.guarded import guarded
from accordingto.reading.layers import Layers, PassageKind, PlaceName, SentenceSpan, TimeExpression, starting_in
from accordingto.reading.story.scene import places_of, times_of
from accordingto.reading.story.triggers import Trigger, find_triggers
from accordingto.records import Span

Bearing = Literal["event", "plain", "series"]
"""``event``: it has words of violence; ``plain``: none; ``series``: it speaks of many, or of none in particular."""


@dataclass(frozen=True, slots=True)
class Segment(Span):
    """A stretch within one sentence that speaks of one incident."""

    bearing: Bearing
    kind: PassageKind
    paragraph: int
    triggers: tuple[Trigger, ...]
    places: tuple[PlaceName, ...]
    times: tuple[TimeExpression, ...]
    other: bool
    """Its words say that this is another incident: "a separate attack", "earlier this month"."""
    resumes: bool = False
    """It goes on with what stood before an aside: "…, two days after the attacks on Paris, | killing 12"."""

    indefinite: bool = False
    """It brings its event in as new: "a drone strike killed"."""
    people: frozenset[str] = frozenset()
    """Surnames of those named with their age: by them one event is known again, whatever the day."""

    @property
    def type(self) -> str:
        """The kind of incident its words name, empty where they leave it open."""
        named = [t.type for t in self.triggers if t.type]
        return named[0] if named else ""


LONGEST_HEADING = 60
"""Characters of a line that only names place and day."""

# Where a sentence turns to another event: "… | two days after", "… | in retaliation for", "… | as well as".
_CUT = guarded(
    r"(?:,? ?\b(?:just |only |about |less than |more than |nearly |almost )?(?:(?:an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|several|\d+) (?:hours?|days?|weeks?|months?|years?) |the day |the night |shortly |soon |days "
    r"|hours |weeks |months )?"
    r"(?:after|following|before|since)\b"
    r"|,? ?\b(?:in (?:retaliation|response|revenge|reprisal|connection) (?:for|to|with)|in the wake of|(?:retaliation"
    r"|revenge|reprisals?) (?:[\w-]+ ){0,3}for|compared (?:to|with)|similar to|reminiscent of|prompted by|linked to|an answer to|avenged"
    r"|as well as|, while|, and also|; |, when another)\b)",
    re.IGNORECASE,
)
_ASIDE_ENDS = re.compile(r";|,(?! (?:which|who|that|whose|where|when|in which|\d{4}\b|[A-Z][\w.]+,))")
_PLACE_OR_TIME_GOES_ON = re.compile(r", (?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}|\d{4})(?=[,.]|$)")
# The other event itself, within a few words of such a turn: "after | last week's market bombing".
_NAMED_EVENT_NEXT = re.compile(
    r"(?: [^\s,;]+){0,9}?[ -](?:attacks?|strikes?|air ?strikes?|raids?|shootings?|bombings?|killings?|blasts?"
    r"|explosions?|massacres?|murders?|shelling|stabbings?|assaults?|ambush(?:es)?|incidents?|clashes|operations?|bombs?"
    r"|bombardments?|sieges?)\b",
    re.IGNORECASE,
)
# Words in front of an event that set it apart from those told: "another | raid", "a separate | shooting".
_OTHER = re.compile(
    r"\b(?:another|separate|unrelated|similar|previous|earlier|different|other|an? (?:second|third|fourth|fifth|new)) (?:[\w’'-]+ ){0,3}$",
    re.IGNORECASE,
)
# Openings that leave the scene: "Separately, …", "In a second attack …".
_ELSEWHERE = re.compile(
    r"^\W*(?:separately|elsewhere|meanwhile, (?:in|at|on)|in a (?:separate|different|similar|second|third)|also on|the same day)\b",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"\b(?:an?|two|three|four|several) (?:[\w’'.-]+ ){0,4}$", re.IGNORECASE)
# Names told with an age, which bring an event back: "Lena Ruiz, 34", "34-year-old Lena Ruiz".
_VICTIM = re.compile(
    r"\b(?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+(?=, (?:age |aged )?\d{1,2}\b|, an? \d{1,2}-year| \(\d{1,2}\))"
    r"|(?<=-year-old )(?:[A-Z][\w’'.-]+ ){1,2}[A-Z][\w’'-]+"
)
_MAY_BE_AGE = re.compile(r"\d|-year-old ")
# Violence as a habit or a sum, which is no one event: "a wave of", "have been shelling", "in the past months".
_SERIES = guarded(
    r"\b(?:series of|string of|wave of|spate of|in recent (?:days|weeks|months|years)|(?:has"
    r"|have) (?:\w+ )?been (?:\w+ )?(?:carrying|conducting|launching|bombing|striking|targeting|shelling|attacking"
    r"|hitting|pounding|killing|firing)"
    r"|every (?:day|week|night|month|year)|regularly|routinely|frequently|on a (?:daily|weekly) basis|almost daily"
    r"|near-daily|so far this year|this year alone|year[- ]to[- ]date|up \d+ ?(?:%|percent)|homicides? (?:rate|this year"
    r"|so far)|since the (?:start|beginning|outbreak) of"
    r"|(?:has|have) (?:repeatedly|often|long|previously|routinely)|over the (?:past|last) (?:\w+ )?(?:days|weeks|months"
    r"|years|decade)|in the (?:past|last) (?:few |several |\w+ )?(?:weeks|months|years)|most (?:attacks|strikes"
    r"|shootings)|remain(?:s|ed)? (?:a|an|one))\b",
    re.IGNORECASE,
)
# Disasters and accidents, whose dead nobody killed: "the floods", "a bus crash".
_NO_VIOLENCE = guarded(
    r"\b(?:earthquakes?|quakes?|floods?|flooding|storms?|hurricanes?|cyclones?|tornado(?:es)?|landslides?|mudslides?"
    r"|wildfires?|heat ?waves?|droughts?|tsunamis?|volcano|famine|starvation"
    r"|epidemics?|pandemic|covid(?:-19)?|coronavirus|cholera|ebola|(?:car|bus|train|plane|road|traffic|motorcycle"
    r"|helicopter) (?:crash(?:es)?|accidents?|wrecks?)|drowned|drowning|overdos(?:e|es|ed))\b",
    re.IGNORECASE,
)
# What a war has cost altogether: "the conflict has killed".
_WHOLE_WAR = guarded(
    r"\b(?:war|conflict|uprising|insurgency|fighting|violence|crackdown|offensive|campaign)\b[^.;]{0,40}\b(?:has|have"
    r"|had) (?:\w+ )?(?:killed|left|claimed|displaced|cost|wounded|taken)\b",
    re.IGNORECASE,
)
# Before violence that did not happen or has not yet: "could", "threatened to", "tried to", "fears of".
_UNREAL = guarded(
    r"\b(?:could|would|may|might|will|shall|must|should|threaten(?:s|ed|ing)? to|vow(?:s|ed|ing)? to|plan(?:s|ned"
    r"|ning)? to|attempt(?:s|ed|ing)? to|tried to|trying to|intend(?:s|ed)? to|want(?:s|ed)? to|prepar(?:ed|ing) to"
    r"|to prevent|if|unless|in case of|risk of|fears? of|threat of|to avoid|able to|not to|did not|didn[’']t|(?:has|have"
    r"|had|was|were|is|are) not|never|calls? (?:for"
    r"|to))\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
# Several events under one noun: "the attacks".
_PLURAL = re.compile(
    r"(?:strikes|raids|attacks|shootings|bombings|operations|clashes|explosions|killings|murders|assaults|homicides"
    r"|deaths)$",
    re.IGNORECASE,
)


def find_segments(layers: Layers, tallied: tuple[Span, ...] = ()) -> tuple[Segment, ...]:
    """Every sentence outside furniture, cut at turns to another incident, with what each piece sets its event in."""
    found: list[Segment] = []
    heading: tuple[tuple[PlaceName, ...], tuple[TimeExpression, ...]] = ((), ())
    for sentence in layers.sentences:
        if sentence.kind in ("furniture", "caption"):
            continue
        if said := _heading(layers, sentence):
            heading = said
        for piece, resumes in _pieces(layers, sentence):
            segment = _segment(layers, sentence, piece, resumes, tallied)
            if segment.bearing == "event" and any(heading):
                segment = replace(segment, places=segment.places or heading[0], times=segment.times or heading[1])
                heading = (), ()
            found.append(segment)
    return tuple(found)


def _heading(layers: Layers, sentence: SentenceSpan) -> tuple[tuple[PlaceName, ...], tuple[TimeExpression, ...]] | None:
    """ "NASIR, 9 July." at the head of a bulletin's item: place and day of what follows, and nothing else."""
    if sentence.end - sentence.start > LONGEST_HEADING:
        return None
    places = tuple(p for p in starting_in(layers.places, sentence) if p.end <= sentence.end and not p.demonym)
    times = tuple(t for t in starting_in(layers.times, sentence) if t.end <= sentence.end and t.edtf)
    rest = sentence.of(layers.text)
    for span in (*places, *times):
        rest = rest.replace(span.of(layers.text), "")
    return (places, times) if places and not re.search(r"\w", rest) else None


def _pieces(layers: Layers, sentence: SentenceSpan) -> Iterator[tuple[Span, bool]]:
    """The sentence's pieces, and of each whether it takes up the one before the last again."""
    text, start, aside, resumes = layers.text, sentence.start, False, False
    for match in _CUT.finditer(text, sentence.start, sentence.end):
        if match.start() < start or not _NAMED_EVENT_NEXT.match(text, match.end(), sentence.end):
            continue
        if not find_triggers(text, Span(start, match.start())):
            continue
        yield Span(start, match.end()), resumes
        start, aside, resumes = match.end(), True, False
        if (end := _aside_end(text, start, sentence.end)) < sentence.end:
            yield Span(start, end), False
            start, aside, resumes = end, False, text[end] != ";"
    if start < sentence.end:
        yield Span(start, sentence.end), resumes and not aside


def _aside_end(text: str, start: int, end: int) -> int:
    """Where the words on the other incident stop: at a comma that opens neither a clause on it nor the rest of a place or date.

    At a semicolon what follows is no more of the one incident than of the other.
    """
    for comma in _ASIDE_ENDS.finditer(text, start, end):
        if not _PLACE_OR_TIME_GOES_ON.match(text, comma.start(), end) and find_triggers(text, Span(start, comma.start())):
            return comma.start()
    return end


def _segment(layers: Layers, sentence: SentenceSpan, piece: Span, resumes: bool, tallied: tuple[Span, ...]) -> Segment:
    text = layers.text
    triggers = tuple(t for t in find_triggers(text, piece) if not _UNREAL.search(text, max(piece.start, t.start - 70), t.start))
    times, places = tuple(times_of(layers, piece)), tuple(places_of(layers, piece))
    bearing: Bearing = "event" if triggers or _sets_the_scene(text, places, times) else "plain"
    if triggers and (_is_series(piece.of(text), text, triggers, times) or any(t.overlaps(piece) for t in tallied)):
        bearing = "series"
    return Segment(
        piece.start,
        piece.end,
        bearing,
        sentence.kind,
        sentence.paragraph,
        triggers,
        places,
        times,
        _tells_another(text, piece, triggers),
        resumes,
        any(_INDEFINITE.search(text, max(piece.start, t.start - 50), t.start) for t in triggers if t.force != "tells"),
        _victims(text, piece),
    )


def _victims(text: str, piece: Span) -> frozenset[str]:
    """Surnames of those whom a stretch names with their age."""
    if not _MAY_BE_AGE.search(text, max(0, piece.start - len("-year-old ")), piece.end):
        return frozenset()
    return frozenset(m[0].split()[-1] for m in _VICTIM.finditer(text, piece.start, piece.end))


def _tells_another(text: str, piece: Span, triggers: tuple[Trigger, ...]) -> bool:
    """ "another attack", "a separate shooting": the word stands before the event's own noun, or the stretch opens elsewhere."""
    nouns = (t for t in triggers if t.force != "tells")
    return bool(_ELSEWHERE.match(piece.of(text))) or any(_OTHER.search(text, max(piece.start, t.start - 50), t.start) for t in nouns)


def _sets_the_scene(text: str, places: tuple[PlaceName, ...], times: tuple[TimeExpression, ...]) -> bool:
    """ "At 7 p.m. they sat in the 500 block of …": an address and a clock need no word of violence."""
    return any(t.kind == "TIME" for t in times) and any(re.search(r"\d|\b(?:Street|Avenue|Road|block)\b", p.of(text)) for p in places)


def _is_series(words: str, text: str, triggers: tuple[Trigger, ...], times: tuple[TimeExpression, ...]) -> bool:
    if triggers and (_SERIES.search(words) or _WHOLE_WAR.search(words)):
        return True
    if _NO_VIOLENCE.search(words) and not any(t.type for t in triggers):
        return True
    # "launched its first air strikes in September": many events over a month are no incident
    plural = any(t.force != "tells" and _PLURAL.search(t.of(text)) for t in triggers)
    coarse = bool(times) and all(len(t.edtf.split("T")[0]) <= 7 and "/" not in t.edtf and t.days_after is None for t in times)
    return plural and coarse
