"""Who said it, as shown: an origin's name, its way to the reader, and where in a report its words stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from accordingto.records import Carried, Claim, Incident, Origin, Report, Sentence
from accordingto.views.page.shown import LONGEST_QUOTE, LONGEST_TITLE, link, name, prose, shorten
from accordingto.views.page.words import KINDS

_WHERE_QUOTE_STARTS = 400
"""Characters of a sentence that are shown before its quote, and after it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report as a reader is sent to it."""

    report: Report | None
    outlet: str
    title: str
    published: str
    url: str
    """Empty unless a reader may be sent there."""


def source_of(report: Report | None, outlet: str = "") -> Source:
    """A report's outlet, title and address; a report that is not in the record keeps the outlet that was told."""
    if report is None:
        return Source(None, outlet or "an unknown report", "", "", "")
    return Source(report, outlet or outlet_of(report), shorten(report.title, LONGEST_TITLE), report.published, link(report.url))


def outlet_of(report: Report) -> str:
    """The outlet's name, else what the report is known by."""
    return report.outlet or report.key or report.title or report.id


def speaker_of(origin: Origin, outlet: str, report: Report | None) -> str:
    """An origin's name; an outlet's own voice stands under the outlet's name."""
    return origin.name or outlet or (outlet_of(report) if report else "an unnamed outlet")


def folded(speaker: str) -> str:
    """A name without the differences that make no other origin."""
    return " ".join(speaker.casefold().removeprefix("the ").split())


def carried_in(incident: Incident, claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[Carried, ...]:
    """The incident's origins; worked out here for a record that was written without them."""
    known = {claim for origin in incident.origins for claim in origin.claims}
    if all(claim.id in known for claim in claims):
        return incident.origins
    from accordingto.weighing.origins import origins_of

    return origins_of(claims, reports).carried


def is_itself(origin: Carried) -> bool:
    """Whether an outlet speaks for itself, and no other carries its word."""
    return origin.kind == "outlet" and origin.outlets == (origin.name,)


def outlets_of(incident: Incident, reports: Mapping[str, Report]) -> tuple[str, ...]:
    """The outlets whose reports tell of an incident, each once."""
    named = (outlet_of(reports[report]) if report in reports else report for report in incident.reports)
    return tuple({folded(outlet): outlet for outlet in reversed(list(named))}.values())[::-1]


class Pointing(Protocol):
    """Whatever says where in its report's text it stands."""

    @property
    def start(self) -> int:
        """Its first character."""
        ...


def in_place(span: Pointing, quote: str, sentence: Sentence | None) -> Markup:
    """The quote marked within its sentence; alone where the sentence does not hold it."""
    shown = Markup("<mark>") + prose(shorten(quote, LONGEST_QUOTE)) + Markup("</mark>")
    if sentence is None:
        return shown
    start, end = span.start - sentence.start, span.start - sentence.start + len(quote)
    if start < 0 or sentence.text[start:end] != quote:
        return shown
    before, after = sentence.text[:start], sentence.text[end:]
    if len(before) > _WHERE_QUOTE_STARTS:
        before = "… " + before[-_WHERE_QUOTE_STARTS:]
    return prose(before) + shown + prose(shorten(after, _WHERE_QUOTE_STARTS))


def own_voice(claim: Claim, speaker: str) -> bool:
    """Whether the outlet says it itself, and was not the second to print another's story."""
    return not claim.origin.name and not claim.via and folded(speaker) in ("", folded(claim.outlet))


def kind_of(claim: Claim, speaker: str, carried: Carried | None = None) -> str:
    """What kind of origin speaks, in words."""
    if carried and carried.kind != "outlet":
        return KINDS[carried.kind]
    if claim.origin.name:
        return KINDS[claim.origin.kind]
    return KINDS["outlet"] if own_voice(claim, speaker) or not claim.outlet else "another outlet"


def said_through(claim: Claim, speaker: str) -> Markup:
    """How a claim reached the reader: "via SANA · in The Paper", or the outlet's own voice."""
    if own_voice(claim, speaker):
        return Markup("in its own voice")
    outlet = Markup("in {}").format(name(claim.outlet)) if claim.outlet else Markup("in a report without an outlet")
    via = [Markup("via {}").format(name(step)) for step in claim.via if folded(step) != folded(speaker)]
    return Markup(" · ").join([*via, outlet])
