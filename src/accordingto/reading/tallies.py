"""Running totals over a period and area ("6,353 strikes so far"), kept apart from the figures of one incident."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from accordingto.reading.claims import attribution_of, sentence_of
from accordingto.reading.counts.lines import Line, Phrase
from accordingto.reading.counts.parts import find_parts
from accordingto.reading.counts.people import find_people
from accordingto.reading.counts.phrases import lines_of
from accordingto.reading.counts.tolls import find_tolls
from accordingto.reading.layers import Layers, TimeExpression
from accordingto.records import OWN_VOICE, Comparator, Span, Tally, quoting, short_id

_EVENTS = frozenset(
    "strikes airstrikes raids attacks incidents shootings bombings homicides murders killings explosions violations breaches sorties shellings"
    " ambushes kidnappings abductions stabbings robberies missions operations massacres executions abuses salvos bombardments blasts shelling"
    " bombs devices clashes disturbances assaults".split()
)
_STRIKES = frozenset("strikes airstrikes raids".split())
_ONE_EVENT = frozenset(
    "strike airstrike raid attack incident shooting bombing homicide murder killing explosion violation breach ambush kidnapping stabbing"
    " massacre execution blast time shelling assault death".split()
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SINCE = (
    r"since (?!then\b|(?:the )?(?:morning|midnight|dawn|noon|dusk|yesterday|midday|last night|this|that|it|he|she|they|there)\b"
    r"|(?:early |late |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_MARKER = re.compile(
    rf"\b(?:{_SINCE}|so far this (?:year|month|week|quarter)\b|this (?:year|half-year|decade|quarter)\b|so far in (?:19|20)\d\d|(?:year )?to date\b"
    r"|(?:in|over|during|for|within) the (?:past|last|previous|preceding) (?:[\w-]+ )?(?:years?|months?|weeks?|decade)\b"
    r"|in the first (?:[\w-]+ )?(?:months?|weeks?|half|quarter|year)\b|in the same (?:period|months|time)\b|in (?:all|the whole) of (?:19|20)\d\d"
    rf"|(?:from|between) (?:early |late |mid-)?(?:{_MONTHS}|(?:19|20)\d\d)\b[^,.;]{{0,20}} (?:to|and|until) (?:the end of )?"
    rf"(?:early |late |mid-)?(?:{_MONTHS}|(?:19|20)\d\d)\b|of the year\b|per (?:year|month)\b|a year (?:ago|before|earlier)\b"
    r"|at (?:this|the same) point (?:in|of)\b|by the end of\b|as of\b|in those years\b)",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:has|have) now\b|\bnow (?:stands|has|have)\b|\bso far\b|\bin total\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\b(?:(?!(?:n?or|so?u|w|ea)?(?:th)?west\b|forest|arrest|rest|protest|request|test)\w{3,}est|first|worst|most|only|last|quiet|calm) [^,.;]{0,60}$",
    re.IGNORECASE,
)
_AN_EARLIER_DAY = re.compile(r"[^.;]{0,40}?,? (?:when|in which|where|after which)\b")
_ORDINALS = {
    word: n
    for n, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"
        " eighteenth nineteenth twentieth".split(),
        start=2,
    )
}
_NTH = re.compile(
    rf"\b(?:the|a|its|their) (?P<nth>{'|'.join(_ORDINALS)}|\d{{1,4}}(?:st|nd|rd|th)) (?:[\w-]+ ){{0,3}}?(?P<event>{'|'.join(_ONE_EVENT)})\b",
    re.IGNORECASE,
)
_EVENT_BEFORE = re.compile(
    r"\b(?P<event>[A-Za-z]{4,20}s)\b[^.;:]{0,60}?(?: to date: | to | (?:now )?stands? at | (?:has|have|had) reached | reached )(?=\S)"
)
_AGAINST = re.compile(r"\b(?:as against|against|compared (?:with|to)|up from|down from|versus)$", re.IGNORECASE)
_OF_THOSE = re.compile(r"^\W*of (?:those|these|them|which|that (?:number|total))\b[^,]{0,30},", re.IGNORECASE)
_PERFECT = re.compile(
    r"\b(?:has|have|had)\b(?: \w+){0,2}? (?:carried out|conducted|launched|unleashed|flown|mounted|staged|executed|suffered|seen)\W*$",
    re.IGNORECASE,
)
_RECORDED = re.compile(
    r"\b(?:recorded|registered|logged|documented|counted|counts|verified|tallied|investigated|saw|seen|had|reported|lists?|listed)\b[^.;]{0,20}$"
)
_LONG = re.compile(rf"\b(?:last year|last month|so far|in (?:{_MONTHS})\b(?! \d)|(?:in|during|throughout|for) (?:19|20)\d\d)\b")
_NAME = r"(?:the |a )?[A-Z][\w'’-]{1,30}(?:[ -][A-Z][\w'’-]{0,30}){0,4}"
_REGION = r"(?:the|this|that)(?: [\w-]+){0,2}? (?:province|governorate|city|region|country|state|district|area|capital|town|county|sector|island|municipality|division)s?"
_SCOPE = re.compile(
    rf"\b(?:inside of|inside|in|across|throughout|around|along|over) (?P<area>(?:{_REGION}|{_NAME}(?:(?:, | and ){_NAME})*)(?: (?:province|governorate|region|district|county|city)\b)?)"
)
_NO_SCOPE = re.compile(rf"^(?:{_MONTHS})\b|day\b")
_ACTOR = re.compile(
    r"(?P<who>(?:an? |the )?(?:[\w.'’-]+ ){0,5}?[\w.'’-]+?)(?: alone)?(?: (?:that|which|who))?(?:, [^,]{1,60},)? (?:has|have|had)\b(?: now| since| so far| already)?\s\w+",
)
_BY = re.compile(rf"\bby (?P<who>(?:unidentified |unknown |the )?(?:{_NAME}|[\w-]+(?: [\w-]+)?))")
_PRONOUNS = frozenset("we they it he she who that which there this these those i".split())
LOW_FOR_PERFECT = 50
"""Nobody carries out fifty strikes in one raid: such a figure in the perfect tense is a total even where no period is named."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure that may be a total: what it counts and where."""

    what: str
    span: Span
    focus: Span
    low: int | None
    high: int | None
    comparator: Comparator


def find_tallies(layers: Layers) -> tuple[Tally, ...]:
    """Every running total in order; "of those" and "19 of them civilians" are parts of the one before."""
    found: list[Tally] = []
    barred = [*layers.places, *layers.times]
    body = [s for s in layers.sentences if s.kind != "furniture"]
    before = -1
    for number, line in enumerate(lines_of(layers.text, body, layers.figures, barred)):
        if not any(p.explicit for p in line.phrases) and not _NTH.search(line.text, line.span.start, line.span.end):
            continue
        last = found[-1] if found and number - before <= 1 else None
        for tally in _tallies_of(layers, line, last):
            found.append(tally)
            before = number
    return tuple(found)


def _tallies_of(layers: Layers, line: Line, last: Tally | None) -> Iterator[Tally]:
    text = line.span.of(line.text)
    parts_of = last if last and _OF_THOSE.search(text) else None
    marker = _with_time(layers, line, _marker(line))
    whole = last if parts_of else None
    previous = whole
    for count in _counts(line, whole):
        if not (parts_of or _is_total(line, count, marker)):
            continue
        tally = _tally(layers, line, count, marker, whole, last if last and not marker else None)
        if previous is not None and _is_part(line, count) and tally.part_of is None:
            tally = replace(tally, part_of=previous.id)
        yield tally
        previous = whole = whole or tally
    if previous is not None and not parts_of:
        yield from _compared(layers, line, previous)


def _marker(line: Line) -> Span | None:
    """The words of the period; none where they only say how long nothing was as bad ("the deadliest since …")."""
    for match in _MARKER.finditer(line.text, line.span.start, line.span.end):
        before = line.text[max(line.span.start, match.start() - 80) : match.start()]
        earlier = match[0].casefold().startswith("since") and _AN_EARLIER_DAY.match(line.text, match.end(), line.span.end)
        adverb = match[0].casefold().startswith("since") and before.endswith(("have ", "has ", "had "))
        if not (_SUPERLATIVE.search(before) or earlier or adverb):
            return Span(match.start(), match.end())
    return None


def _with_time(layers: Layers, line: Line, marker: Span | None) -> Span | None:
    time = _time_near(layers, marker, line.span) if marker else None
    return Span(marker.start, max(marker.end, time.end)) if marker and time else marker


def _counts(line: Line, whole: Tally | None) -> list[_Count]:
    counts = [_Count(_EVENT_NAMES.get(what, what), span, focus, p.low, p.high, p.comparator) for p, what, span, focus in _events(line)]
    people = [*find_people(line, None), *find_tolls(line)]
    for found in [*people, *find_parts(line, people)]:
        if found.explicit and found.low and found.stance is None:
            what = found.question if found.group in (None, "all") else f"{found.group} {found.question}"
            counts.append(_Count(what, found.span, found.focus, found.low, found.high, found.comparator or "exactly"))
    counts += _nth(line)
    counts += _brought_to(line)
    if whole is not None:
        counts += _bare(line, whole)
    unique = {(c.focus.start, c.focus.end): c for c in reversed(counts)}
    return sorted(unique.values(), key=lambda c: c.focus.start)


def _bare(line: Line, whole: Tally) -> Iterator[_Count]:
    """ "Of those, 5,321 have been directed …": figures that count what was told before."""
    for phrase in line.phrases:
        if phrase.kind == "bare" and phrase.low:
            focus = line.figure_span(phrase)
            end = line.words[min(phrase.last + 3, len(line.words) - 1)].end
            yield _Count(whole.what, Span(focus.start, end), focus, phrase.low, phrase.high, phrase.comparator)


_EVENT_NAMES = dict.fromkeys(_STRIKES, "strikes")


def _events(line: Line) -> Iterator[tuple[Phrase, str, Span, Span]]:
    """Figures of events: "23 attacks", "41 unlawful killings"; "5,321 have been directed" where events were just told of."""
    for phrase in line.phrases:
        if not phrase.explicit or not phrase.low or phrase.low < 2:
            continue
        for k in range(phrase.first, min(phrase.last + 6, len(line.words))):
            low = line.low(k)
            if low in _EVENTS:
                yield phrase, low, line.stretch(phrase.first, k), line.figure_span(phrase)
                break
            if k > phrase.first and (not low[:1].isalnum() or low in ("in", "of", "were", "was", "at", "by", "from", "have", "has", "had")):
                break


def _nth(line: Line) -> Iterator[_Count]:
    for match in _NTH.finditer(line.text, line.span.start, line.span.end):
        nth = match["nth"].casefold()
        number = _ORDINALS.get(nth) or int(re.sub(r"\D", "", nth))
        event = match["event"].casefold()
        what = {"time": "attacks", "strike": "strikes", "airstrike": "strikes", "raid": "strikes", "death": "killed"}.get(
            event, _plural(event)
        )
        yield _Count(what, Span(match.start(), match.end()), Span(match.start("nth"), match.end("nth")), number, number, "exactly")


def _brought_to(line: Line) -> Iterator[_Count]:
    """ "That brings this year's homicides to 13", "Homicides to date: 26"."""
    for match in _EVENT_BEFORE.finditer(line.text, line.span.start, line.span.end):
        phrase = next((p for p in line.phrases if p.explicit and line.words[p.first].start == match.end()), None)
        if phrase and match["event"].casefold() in _EVENTS:
            focus = line.figure_span(phrase)
            yield _Count(match["event"].casefold(), Span(match.start(), focus.end), focus, phrase.low, phrase.high, phrase.comparator)


def _plural(event: str) -> str:
    return {"ambush": "ambushes", "breach": "breaches"}.get(event, f"{event}s")


def _is_total(line: Line, count: _Count, marker: Span | None) -> bool:
    lead = line.text[max(line.span.start, count.focus.start - 60) : count.focus.start]
    people = count.what.split()[-1] in ("killed", "injured", "missing", "arrested")
    if marker is not None:
        return not (people and marker.of(line.text).casefold().startswith("as of"))
    if _RECORDED.search(lead) and not people and _LONG.search(line.text, line.span.start, line.span.end):
        return True
    perfect = bool(_PERFECT.search(lead))
    now = bool(_NOW.search(line.text, line.span.start, line.span.end))
    return (
        perfect
        and count.what in ("strikes", "attacks", "operations", "missions", "sorties")
        and (now or (count.low or 0) >= LOW_FOR_PERFECT)
    )


def _is_part(line: Line, count: _Count) -> bool:
    after = line.text[count.focus.end : count.focus.end + 10]
    before = line.text[max(line.span.start, count.focus.start - 12) : count.focus.start]
    return after.startswith((" of them", " of whom")) or before.rstrip().endswith(("including", "among them"))


def _tally(layers: Layers, line: Line, count: _Count, marker: Span | None, whole: Tally | None, last: Tally | None) -> Tally:
    actor = _actor(line, count) or (whole.actor if whole else "")
    scope = _scope(line, count, marker) or (whole.scope if whole else "") or (last.scope if last and last.what == count.what else "")
    period = _period(layers, line, marker) or (whole.period if whole else "")
    said = attribution_of(layers, count.focus)
    speaker = (said.origin, said.via) if said else (whole.origin, whole.via) if whole else (OWN_VOICE, ())
    span = _quote_span(line, count, marker)
    part_of = whole.id if whole and whole.end <= line.span.start else None
    return Tally(
        id=short_id("t", layers.report.id, count.what, span.start, span.end, count.low, count.high),
        report=layers.report.id,
        what=whole.what if part_of and whole and count.what not in ("killed", "injured") else count.what,
        start=span.start,
        end=span.end,
        quote=quoting(layers.text, span),
        actor=actor,
        scope=scope,
        period=period,
        part_of=part_of,
        low=count.low,
        high=count.high,
        comparator=count.comparator,
        origin=speaker[0],
        via=speaker[1],
        sentence=sentence_of(layers, span),
    )


def _quote_span(line: Line, count: _Count, marker: Span | None) -> Span:
    """The count's own words, on to the period where it follows without a break."""
    end = count.span.end
    if marker and end < marker.start and not re.search(r"[;:]|\d", line.text[end : marker.start]) and marker.start - end < 80:
        end = marker.end
    return Span(count.span.start, end)


def _actor(line: Line, count: _Count) -> str:
    """Whoever "has carried out" them, or whom they are said to be "by"; nobody for the killed."""
    if by := _BY.match(line.text, count.span.end + 1, line.span.end):
        return by["who"]
    before = line.text[max(line.span.start, count.focus.start - 200) : count.focus.start]
    if count.what != "strikes" and not _PERFECT.search(before):
        return ""
    clause = re.split(r"[;:]|, (?:and|but|while)|\bsays? |\bsaid ", before)[-1]
    match = None
    for match in _ACTOR.finditer(clause):
        pass
    return _named(match["who"]) if match else ""


def _named(words: str) -> str:
    """The name in the words before the verb: "France has been part of a United States led coalition" is about the coalition."""
    words = re.split(r"\b(?:of|from|by|on|in|to|with|as|and acting) (?=(?:an?|the) )", words)[-1]
    words = re.split(r", ", words)[-1].removesuffix(" that").removesuffix(" alone")
    if re.match(r"(?:since|to|in|as|with|from|during|over|by|at) ", words, re.IGNORECASE):
        words = words.rpartition(" the ")[2] if " the " in words else ""
    name = re.sub(r"^(?:but|and|an?|the|that|which) ", "", words.strip(), flags=re.IGNORECASE)
    return "" if name.casefold() in _PRONOUNS or name.casefold().endswith(" we") else name


def _scope(line: Line, count: _Count, marker: Span | None) -> str:
    """The area after the figure, else the first named in the sentence."""
    stops = (line.text[count.focus.end : line.span.end], line.text[line.span.start : count.focus.start])
    for stretch in stops:
        for match in _SCOPE.finditer(stretch):
            if not _NO_SCOPE.search(match["area"]):
                return re.sub(r"^the (?=[A-Z])", "", match["area"])
    return ""


def _period(layers: Layers, line: Line, marker: Span | None) -> str:
    """An EDTF interval from the words of the period; open at the end that the report leaves open."""
    if marker is None:
        return ""
    time = _time_near(layers, marker, line.span)
    words = marker.of(line.text).casefold()
    if time is None or not time.edtf:
        return ""
    if words.startswith("since") or words.startswith("so far"):
        return f"{time.edtf.split('/')[0]}/.."
    if words.startswith("as of"):
        return f"../{time.edtf.split('/')[-1]}"
    return time.edtf


def _time_near(layers: Layers, marker: Span, within: Span) -> TimeExpression | None:
    reach = Span(marker.start, min(marker.end + 30, within.end))
    starts = [t.start for t in layers.times]
    for time in layers.times[max(0, bisect_left(starts, reach.start) - 2) : bisect_left(starts, reach.end)]:
        if time.overlaps(reach):
            return time
    return None


def _compared(layers: Layers, line: Line, previous: Tally) -> Iterator[Tally]:
    """ "Against 41 in the same period of last year": the same total of another period."""
    for phrase in line.phrases:
        if phrase.kind != "bare" or not phrase.low:
            continue
        focus = line.figure_span(phrase)
        if focus.start <= previous.start or not _AGAINST.search(line.text[max(line.span.start, focus.start - 15) : focus.start].rstrip()):
            continue
        later = _MARKER.search(line.text, focus.end, line.span.end)
        span = Span(focus.start, later.end() if later and later.start() - focus.end < 40 else focus.end)
        yield replace(
            previous,
            id=short_id("t", layers.report.id, previous.what, span.start, span.end, phrase.low, phrase.high),
            start=span.start,
            end=span.end,
            quote=quoting(layers.text, span),
            period=_period(layers, line, Span(later.start(), later.end())) if later else "",
            part_of=None,
            low=phrase.low,
            high=phrase.high,
            comparator=phrase.comparator,
        )
