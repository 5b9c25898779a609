"""The speakers of one incident's claims: each claim's origin, seen through copies, credits, headlines and names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from accordingto.records import Carried, Claim, OriginKind, Report
from accordingto.values.imprints import Hashes, Imprint
from accordingto.values.known import KnownOrigins, known_origins
from accordingto.weighing import figures
from accordingto.weighing.origins.copies import Copies, Printed, Story, copies_among, outlet_key
from accordingto.weighing.origins.credits import Credit, caption_credit, credited
from accordingto.weighing.origins.naming import joined

MOSTLY = 0.5
"""Of a sentence or a report, how much others print, from which it is the story's."""
SAME_WORDS = 12
"""Words in a row that two outlets will not both have written, about a figure that both give."""


@dataclass(frozen=True)
class Sources:
    """What an incident's origins are worked out from: its reports, the stories they print, the list of well-known origins."""

    reports: Mapping[str, Report]
    known: KnownOrigins
    imprints: Mapping[str, Imprint] = field(default_factory=dict)
    """What was kept of the reports' texts, by report id."""
    phrases: Hashes | None = None
    """What reports of other incidents say as well; None where there are no others."""

    @cached_property
    def copies(self) -> Copies:
        """The stories that several of the reports print."""
        return copies_among(self.reports.values(), self.imprints, self.phrases)

    @cached_property
    def credits(self) -> Mapping[str, Credit]:
        """The agency that a report says it prints, by report id."""
        found = ((key, credited(self.reports[key], self.imprints[key], self.known)) for key in self.reports if key in self.imprints)
        return {report: credit for report, credit in found if credit}


@dataclass(frozen=True, slots=True)
class Origins:
    """The speakers of one incident's claims, each under its fullest name."""

    names: Mapping[str, str]
    """By claim id."""
    carried: tuple[Carried, ...] = ()
    """Each speaker with the outlets that carry its word, the most carried first."""

    def of(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The speakers of these claims, each once, in order of appearance."""
        return tuple(dict.fromkeys(self.names[claim.id] for claim in claims))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A claim's origin before names are joined."""

    name: str
    kind: OriginKind
    why: str = ""


def display_name(claim: Claim, report: Report | None = None) -> str:
    """The name that a claim's origin is shown under: the outlet's own where it speaks itself."""
    if claim.origin.name:
        return claim.origin.name
    return (claim.via[0] if claim.via else "") or claim.outlet or (report.outlet or report.key if report else "") or "the report"


def origins_of(claims: Sequence[Claim], sources: Sources | Mapping[str, Report]) -> Origins:
    """Name the speaker of each claim; a name that could be short for two others stays its own."""
    told = sources if isinstance(sources, Sources) else Sources(sources, known_origins())
    spoken = {claim.id: _spoken(claim, told) for claim in claims}
    spoken |= dict(_edited([claim for claim in claims if _is_own(claim)], told))
    spoken |= dict(_same_words([c for c in claims if _is_own(c) and not spoken[c.id].why], spoken, told))
    spoken |= dict(_headlines(claims, spoken))
    acronyms = {report: dict(told.imprints[report].acronyms) for report in {c.report for c in claims} if report in told.imprints}
    names = joined({claim.id: (spoken[claim.id].name, claim.report) for claim in claims}, told.known, acronyms)
    return Origins(names, tuple(_carried(claims, names, spoken, told)))


def _is_own(claim: Claim) -> bool:
    """Whether the outlet says it in its own voice."""
    return not claim.origin.name and not claim.via


def _spoken(claim: Claim, sources: Sources) -> _Spoken:
    """Who says it; in an outlet's own voice the writer of the text that it prints."""
    report = sources.reports.get(claim.report)
    if not _is_own(claim) or report is None:
        return _Spoken(display_name(claim, report), claim.origin.kind)
    own = _Spoken(display_name(claim, report), "outlet")
    credit = sources.credits.get(report.id)
    inserted = False
    for story in sources.copies.of(report.id):
        stretch = sources.copies.stretch(story, claim)
        if stretch.shared or (claim.headline and sources.copies.share(story, report.id) >= MOSTLY):
            return _writer(story, sources)
        inserted = inserted or stretch.inserted
    imprint = sources.imprints.get(report.id)
    if imprint and (agency := caption_credit(imprint, claim, sources.known)):
        return _Spoken(agency, "agency", f"the caption of a picture by {agency}")
    if credit and not credit.mixed and not inserted:
        return _Spoken(credit.agency, "agency", f"{own.name} credits {credit.agency} with its text")
    return own


def _edited(own: Sequence[Claim], sources: Sources) -> Iterator[tuple[str, _Spoken]]:
    """Claims in sentences of a story that a desk has edited, where another printing says just the same."""
    said = {(story.reports, _says(c)) for c in own for story in sources.copies.of(c.report) if sources.copies.stretch(story, c).shared}
    for claim in own:
        for story in sources.copies.of(claim.report):
            if (story.reports, _says(claim)) in said and sources.copies.stretch(story, claim).around >= MOSTLY:
                yield claim.id, _writer(story, sources)


def _says(claim: Claim) -> tuple[object, ...]:
    return claim.question, claim.group, claim.low, claim.high, claim.value, claim.stance


def _writer(story: Story, sources: Sources) -> _Spoken:
    """Whose story it is: a well-known origin's that prints it itself, the agency's that a printing credits, else the first outlet's."""
    reports = [one.report for one in story.printings]
    bodies = sorted({found.name for r in reports if (found := sources.known.of(r.outlet)) and found.kind != "outlet"})
    credits = sorted((c.mixed, c.agency) for r in reports if (c := sources.credits.get(r.id)))
    why = f"one story, printed by {len({outlet_key(r) for r in reports})} outlets"
    if len(bodies) == 1 or credits:
        return _named(bodies[0] if len(bodies) == 1 else credits[0][1], why, sources)
    first = min(story.printings, key=lambda one: _first_hand(one, sources.copies.share(story, one.report.id)))
    return _Spoken(first.report.outlet or first.report.key, "outlet", why)


def _named(name: str, why: str, sources: Sources) -> _Spoken:
    known = sources.known.of(name)
    return _Spoken(name, known.kind if known else "agency", why)


def _first_hand(one: Printed, share: float) -> tuple[str, float, int, str]:
    """The first to come out first; of one day the one that holds least besides the story, and then most of it."""
    return one.report.published[:10] or "~", -round(share, 1), -len(one.starts), one.report.id


def _same_words(own: Sequence[Claim], spoken: Mapping[str, _Spoken], sources: Sources) -> Iterator[tuple[str, _Spoken]]:
    """Claims of several outlets that say the same in the same words: told once, by the first of them to come out."""
    said: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in own:
        for run in _runs(claim):
            said[run].append(claim)
    order = {claim.id: (_published(claim, sources), claim.outlet, claim.id) for claim in own}
    head: dict[str, str] = {}

    def first_of(claim: str) -> str:
        while (before := head.get(claim, claim)) != claim:
            claim = before
        return claim

    for claims in said.values():
        if len({spoken[claim.id].name for claim in claims}) > 1:
            heads = {first_of(claim.id) for claim in claims}
            head |= dict.fromkeys(heads, min(heads, key=order.__getitem__))
    for claim in own:
        if claim.id in head:
            yield claim.id, replace(spoken[first_of(claim.id)], why="outlets that say it in the same words")


def _runs(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The runs of words in its sentence that hold the quote's first figure or word."""
    if claim.sentence is None:
        return
    text, at = claim.sentence.text, claim.start - claim.sentence.start
    words = [(match.start(), match[0].casefold()) for match in re.finditer(r"\w+", text)]
    place = next((i for i, (start, word) in enumerate(words) if start + len(word) > at), 0)
    for first in range(max(0, place - SAME_WORDS + 1), min(place, len(words) - SAME_WORDS) + 1):
        yield tuple(word for _, word in words[first : first + SAME_WORDS])


def _headlines(claims: Sequence[Claim], spoken: Mapping[str, _Spoken]) -> Iterator[tuple[str, _Spoken]]:
    """A headline knows no more than its text: what the same report says below it in another's name is that origin's."""
    below: dict[tuple[str, str, str | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.headline and claim.stance == "asserted" and claim.low is not None:
            below[claim.report, claim.question, claim.group].append(claim)
    for claim in claims:
        if claim.headline and _is_own(claim) and claim.low is not None and claim.stance == "asserted":
            same = [c for c in below[claim.report, claim.question, claim.group] if figures.bounds(c) == figures.bounds(claim)]
            if same and not any(_is_own(c) for c in same):
                first = min(same, key=lambda c: c.start)
                yield claim.id, replace(spoken[first.id], why=spoken[first.id].why)


def _published(claim: Claim, sources: Sources) -> str:
    report = sources.reports.get(claim.report)
    return (report.published if report else "") or "~"


def _carried(claims: Sequence[Claim], names: Mapping[str, str], spoken: Mapping[str, _Spoken], sources: Sources) -> Iterator[Carried]:
    """Each origin with what it was called, who carries it, and why that is one origin."""
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_name[names[claim.id]].append(claim)
    made = [_one_carried(name, told, spoken, sources) for name, told in by_name.items()]
    yield from sorted(made, key=lambda c: (-len(c.outlets), c.kind == "outlet", -len(c.claims), c.name))


def _one_carried(name: str, claims: Sequence[Claim], spoken: Mapping[str, _Spoken], sources: Sources) -> Carried:
    known = sources.known.of(name)
    kinds = Counter(spoken[c.id].kind for c in claims)
    outlets = {_outlet(c, sources): None for c in sorted(claims, key=lambda c: (_published(c, sources), _outlet(c, sources)))}
    return Carried(
        name=name,
        kind=known.kind if known and set(kinds) != {"outlet"} else min(kinds, key=lambda k: (k == "outlet", -kinds[k], k)),
        also=tuple(sorted({spoken[c.id].name for c in claims} - {name})),
        outlets=tuple(outlets),
        reports=tuple(sorted({c.report for c in claims})),
        claims=tuple(sorted(c.id for c in claims)),
        why=tuple(sorted({spoken[c.id].why for c in claims} - {""})),
    )


def _outlet(claim: Claim, sources: Sources) -> str:
    report = sources.reports.get(claim.report)
    return claim.outlet or (report.outlet or report.key if report else "") or claim.report
