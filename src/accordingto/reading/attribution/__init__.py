"""Who is said to have said what, with the chain between the one who knows and the outlet."""

import re
from dataclasses import dataclass, replace

from accordingto.reading.attribution.adjuncts import skip_listener
from accordingto.reading.attribution.contents import contents_of
from accordingto.reading.attribution.frame import Frame
from accordingto.reading.attribution.frames import find_frames
from accordingto.reading.attribution.lexicon import BODY_HEADS, DAYS, LISTENERS, NEWS_WORDS, TIMES, word_set
from accordingto.reading.attribution.names import Entity, Names
from accordingto.reading.attribution.phrases import Range, Row
from accordingto.reading.attribution.spelling import content_words
from accordingto.reading.attribution.states import spoken_for
from accordingto.reading.attribution.tokens import Unit, titles_of, units_of
from accordingto.reading.attribution.verbs import opening_phrase
from accordingto.reading.layers import Attribution, Layers, starting_in
from accordingto.records import OWN_VOICE, Origin, Span

_OWNING = frozenset({"claim", "admit", "acknowledge", "accept", "deny"})
_DEEDS = r"the (?:\w+ ){0,3}(?:attack|blast|bombing|raid|shooting|strike|ambush|killing|explosion|assault)s?"
_OWNED = re.compile(rf"(?:responsibility|authorship|{_DEEDS}|(?:the )?blame|any role|it$|to (?:the|it|have)|\w+ing)\b")
_NOBODY = frozenset({"nobody", "none", "neither", "no", "not"})
_OUR_OWN = word_set("team teams update updates count figures tally records list survey investigation findings")
_TALKS = frozenset({"interview", "conversation", "call", "interviews"})
_LIST_MARKS = frozenset("–—-•*·")


@dataclass(slots=True)
class Said:
    """An attribution while it is being put together."""

    frame: Frame | None
    cue: Span | None
    source: Span | None
    contents: list[Span]
    entity: Entity | None
    via: list[str]


def find_attributions(layers: Layers) -> tuple[Attribution, ...]:
    """Every attribution of the report, in order of where it starts."""
    reader = _Reader(layers)
    for unit in units_of(layers):
        if unit.kind != "furniture":
            reader.read(unit)
    for entity_id, name in spoken_for(s.entity for s in reader.found if s.entity is not None).items():
        reader.rename(entity_id, name)
    made = [_made(said) for said in reader.found if said.contents]
    return tuple(sorted(made, key=_start))


def _start(attribution: Attribution) -> int:
    return min(s.start for s in (attribution.cue, attribution.source, *attribution.contents) if s)


def _made(said: Said) -> Attribution:
    entity = said.entity
    origin = Origin(entity.name, entity.kind) if entity and entity.name else OWN_VOICE
    return Attribution(
        cue=said.cue,
        source=said.source,
        contents=tuple(said.contents),
        origin=origin,
        via=tuple(dict.fromkeys(v for v in said.via if v and v != origin.name)) if origin.name else (),
        stance=said.frame.stance if said.frame else "asserted",
    )


class _Reader:
    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._outlet = content_words(layers.report.outlet)
        self.text = layers.text
        states = frozenset(p.of(layers.text) for p in layers.places if p.place.precision == "country")
        self.names = Names(layers.text, titles_of(layers), states)
        self.found: list[Said] = []
        self.speaker: Said | None = None
        self.pending: Said | None = None
        self.speaker_paragraph = -9
        self.topic: Entity | None = None
        self.spoke: Entity | None = None
        """Who spoke last in the unit before."""
        self.body = bool(self._outlet & BODY_HEADS) and not self._outlet & NEWS_WORDS
        """The report is a release by a ministry, a command, a company: its own name in it is an origin."""
        self.listing: Said | None = None
        """Who said the list that follows: "The office reports:"."""

    def read(self, unit: Unit) -> None:
        """Take in one stretch of text: who says what in it, and who the "he" and "it" of the next may be."""
        row = unit.tokens
        frames = find_frames(row)
        said: list[Said] = []
        for frame, ranges in zip(frames, contents_of(row, frames), strict=True):
            said.append(self._said(unit, frame, ranges, said))
        self._chains(unit, said)
        self.found.extend(said)
        if not said:
            self._carried(unit)
        speakers = [s for s in said if s.entity is not None and s.frame is not None]
        if speakers:
            self.speaker, self.speaker_paragraph = speakers[-1], unit.paragraph
        self._follow(unit)
        self.spoke = speakers[-1].entity if speakers else None
        self.pending = next((s for s in said if s.frame and s.frame.pending), None)
        self.listing = self.pending or (self.listing if not said else None)

    def rename(self, entity: int, name: str) -> None:
        """Give one speaker, by identity, the name shared with another under which it speaks too."""
        for said in self.found:
            if said.entity is not None and id(said.entity) == entity:
                said.via = [name if via == said.entity.name else via for via in said.via]
        for said in self.found:
            if said.entity is not None and id(said.entity) == entity:
                said.entity.name = name
                said.entity.kind = "official" if said.entity.kind in ("unnamed", "person") else said.entity.kind

    def _said(self, unit: Unit, frame: Frame, ranges: tuple[Range, ...], earlier: list[Said]) -> Said:
        before = earlier[-1] if earlier else None
        source = self._span(unit, frame.source) if frame.source else None
        via: list[str] = []
        if source:
            nobody = _is_nobody(unit.tokens[frame.source[0] : frame.source[1]] if frame.source else ())
            alone = not any(s.entity for s in earlier)
            entity, relayer = (None, "") if nobody or self._ourselves(unit, frame) else self._resolved(unit, source, alone)
            if entity is None and source.of(self.text).lower() in ("he", "she", "they", "it"):
                # Whom the pronoun means is not guessed; the outlet's own voice it is not.
                entity = self.names.unnamed(source.of(self.text).lower())
            if nobody:
                frame = replace(frame, stance="unknown")
            if relayer and not self._own(relayer):
                via.append(self._relayer(relayer))
        elif frame.shared and before:
            entity, source = before.entity, before.source
        else:
            entity = None
        if entity is not None and self._own(entity.name):
            entity = entity if self.body else None
        if name := self._listener(unit, frame.relayer) if frame.relayer else self._interviewer(unit, frame):
            via.append(name)
        if entity is not None and source and entity.kind in ("person", "unnamed") and self._is_country(source):
            entity.kind = "official"
        contents = [self._span(unit, r) for r in ranges]
        if source and contents and frame.lemma in _OWNING and _OWNED.match(contents[0].of(self.text)):
            # "The group claimed the attack": the name itself answers who did it.
            contents.append(source)
        return Said(frame, self._span(unit, frame.cue), source, contents, entity, via)

    def _ourselves(self, unit: Unit, frame: Frame) -> bool:
        """ "Our team counted", "our earlier updates gave": the report's own voice."""
        words = unit.tokens[frame.source[0] : frame.source[1]] if frame.source else ()
        return bool(words) and words[0].low == "our" and words[-1].low in _OUR_OWN

    def _resolved(self, unit: Unit, source: Span, alone: bool) -> tuple[Entity | None, str]:
        phrase = source.of(self.text)
        if phrase.lower() in ("he", "she", "him", "her", "his"):
            if source.start > unit.start and (opener := self._opener(unit)) is not None and opener.single:
                return opener, ""
            if alone and self.spoke is not None and self.spoke.single:
                return self.spoke, ""
            if self.topic is not None and self.topic.single:
                return self.topic, ""
        if phrase.lower() == "it" and self.topic is not None and not self.topic.person and not self.topic.plural:
            return self.topic, ""
        return self.names.resolve(phrase, source.start)

    def _opener(self, unit: Unit) -> Entity | None:
        """Who a sentence begins with, where that is somebody who can speak."""
        opening = opening_phrase(unit.tokens)
        if opening is None:
            return None
        return self.names.peek(self._span(unit, opening).of(self.text), unit.start)

    def _follow(self, unit: Unit) -> None:
        """Whom the next sentence's "he" or "it" may mean: who this one begins with, else who spoke last."""
        low = unit.tokens[0].low
        if low in ("he", "she", "it", "they"):
            return
        self.topic = self._opener(unit)

    def _span(self, unit: Unit, part: Range) -> Span:
        return Span(unit.tokens[part[0]].start, unit.tokens[part[1] - 1].end)

    def _listener(self, unit: Unit, part: Range) -> str:
        words = unit.tokens[part[0] : part[1]]
        if not any(t.name for t in words) and words[-1].low not in ("newspaper", "radio", "television", "agency", "channel"):
            return ""
        if (
            words[-1].low in LISTENERS
            or any(t.low in DAYS | TIMES and t.low not in ("times", "sun") for t in words)
            or words[0].low in ("this", "our")
        ):
            return ""
        name = Span(words[0].start, words[-1].end).of(self.text)
        return "" if self._own(name) else self._relayer(name)

    def _interviewer(self, unit: Unit, frame: Frame) -> str:
        """ "In an interview with Radio Arlo, the governor said": who was told, where the sentence opens with it."""
        row, stop = unit.tokens, frame.source[0] if frame.source else 0
        talk = next((i for i in range(1, min(stop, 6)) if row[i].low in _TALKS), 0)
        if frame.kind != "verb" or not talk or row[0].low not in ("in", "during") or row[talk + 1].low not in ("with", "to"):
            return ""
        _, named = skip_listener(row, talk + 2)
        return self._listener(unit, named) if named and named[1] <= stop else ""

    def _relayer(self, phrase: str) -> str:
        return self.names.called(re.sub(r",.*$", "", phrase).strip())

    def _is_country(self, source: Span) -> bool:
        """ "France said": a state, where the source is a country's name and nothing else."""
        return any(
            p.place.precision == "country" and p.start <= source.end and p.end >= source.end and p.start - source.start <= len("the ")
            for p in starting_in(self.layers.places, source)
        )

    def _own(self, name: str) -> bool:
        """Whether a name is the report's own outlet's."""
        outlet = self.layers.report.outlet
        mine, named = self._outlet, content_words(name)
        if not mine or not named:
            return False
        squeezed = re.sub(r"\W", "", name.lower().removeprefix("the "))
        return (
            (named <= mine and len(squeezed) > 2)
            or mine <= named
            or ("." in outlet and len(squeezed) > 5 and squeezed in re.sub(r"[\W]", "", outlet.lower()))
        )

    def _chains(self, unit: Unit, said: list[Said]) -> None:
        """Hang each attribution on the one that relays it."""
        for index, one in enumerate(said):
            frame = one.frame
            if (
                frame
                and one.source
                and one.entity is None
                and (outer := _holding(one, said))
                and _is_nobody(unit.tokens[slice(*frame.source or (0, 0))])
            ):
                # "He recognised that nobody had claimed it": it is he who says so.
                one.entity, one.via = outer.entity, outer.via
            if frame and frame.kind == "citing" and len(said) > 1:
                host = said[index - 1] if index else said[1]
                if host.entity is not None and one.entity is not None and host.entity is not one.entity:
                    one.via.append(host.entity.name)
                if one.entity is not None:
                    host.entity, host.via = one.entity, one.via
            for outer in said:
                if outer is one or outer.entity is None or outer.entity is one.entity or outer.frame is None or one.entity is None:
                    continue
                if outer.frame.kind != "citing" and one.cue and any(c.holds(one.cue) for c in outer.contents) and _relays(outer):
                    one.via.append(outer.entity.name)

    def _carried(self, unit: Unit) -> None:
        """A quotation without a cue belongs to the last speaker."""
        row = unit.tokens
        speech = [t for t in row if t.speech]
        if self.listing is not None:
            if row[0].text in _LIST_MARKS or row[0].text[0].isdigit():
                self.listing.contents.append(Span(unit.start, unit.end))
                return
            self.listing = None
        if not speech:
            return
        first = row[0]
        target = self.pending or self.speaker
        if target is None or not first.speech or unit.paragraph - self.speaker_paragraph > 3:
            return
        self.speaker_paragraph = unit.paragraph
        target.contents.extend(Span(t.start, t.end) for t in speech)


def _holding(inner: Said, said: list[Said]) -> Said | None:
    """Who says what another's saying stands in."""
    return next((s for s in said if s is not inner and s.entity and inner.cue and any(c.holds(inner.cue) for c in s.contents)), None)


def _is_nobody(source: Row) -> bool:
    """ "Nobody", "no group", "neither of them"; "neither police nor the clinic" are two who keep silent."""
    return bool(source) and source[0].low in _NOBODY and (source[0].low != "neither" or len(source) == 1 or source[1].low == "of")


def _relays(said: Said) -> bool:
    entity = said.entity
    assert entity is not None
    return entity.kind in ("outlet", "agency", "monitor", "document") or (said.frame is not None and said.frame.kind == "according")
