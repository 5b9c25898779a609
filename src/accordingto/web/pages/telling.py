"""An incident report by report: what each account of it says, and the words of the report that it stands in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.casebook import Whole
from accordingto.records import Account, Joined, Mention, Report
from accordingto.views.page.matrix import Quoted
from accordingto.views.page.sections import IncidentView
from accordingto.views.page.sources import Source, source_of
from accordingto.web.pages.marking import Block, Mark, around, blocks

WHOLE_UP_TO = 12_000
"""Characters of a report that are shown beside its claims; of a longer one, what stands around them."""
WHOLE_FOR = 10
"""Reports of an incident up to which they are shown so; of more, each is shown around its claims alone."""
BESIDE = 700
"""Characters around a claim that are shown of a long report."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of an incident."""

    report: Report
    source: Source
    accounts: tuple[Account, ...]
    """What of it is about this incident."""
    joined: tuple[Joined, ...]
    """Why it was taken for this incident."""
    quotes: tuple[Quoted, ...]
    mentions: tuple[Mention, ...]
    blocks: tuple[Block, ...]
    left_out: int
    """Characters that are not shown."""


def tellings(whole: Whole, view: IncidentView) -> list[Telling]:
    """The reports of the incident that was loaded, in its own order."""
    quotes: dict[str, list[Quoted]] = defaultdict(list)
    for quoted in view.matrix.quotes:
        quotes[quoted.claim.report].append(quoted)
    readings = {reading.report.id: reading for reading in whole.readings}
    told = []
    for id_ in view.incident.reports:
        if id_ in readings:
            accounts = tuple(one for one in readings[id_].accounts if whole.stands.get(one.id) == view.incident.id)
            mine = sorted(quotes[id_], key=lambda one: (one.claim.start, one.claim.end, one.number))
            told.append(_telling(readings[id_].report, accounts, view, mine))
    return told


def _telling(report: Report, accounts: tuple[Account, ...], view: IncidentView, quotes: Sequence[Quoted]) -> Telling:
    text = report.text
    marks = [Mark(one.claim.start, one.claim.end, "claim", one.href, one.number, f"{one.question}: {one.answer}") for one in quotes]
    mentions = tuple(mention for account in accounts for mention in account.mentions)
    short = len(text) <= WHOLE_UP_TO and len(view.incident.reports) <= WHOLE_FOR
    near: list[Mark] = marks or [Mark(one.start, one.end, "claim", "", 0, "") for one in mentions[:1]]
    stretches = [(0, len(text))] if short else around(near, len(text), BESIDE)
    return Telling(
        report=report,
        source=source_of(report),
        accounts=accounts,
        joined=tuple(one for one in view.incident.joined if one.report == report.id),
        quotes=tuple(quotes),
        mentions=mentions,
        blocks=tuple(blocks(text, marks, stretches)),
        left_out=len(text) - sum(end - start for start, end in stretches),
    )
