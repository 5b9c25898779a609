"""What a decision is about, shown to whoever takes it, and what else it could be about."""

from collections.abc import Iterable
from dataclasses import dataclass

from accordingto.casebook import Casebook, Event, Line, Query
from accordingto.errors import UnknownClaim, UnknownIncident
from accordingto.records import Claim, Incident, Mention, Report
from accordingto.web.pages.marking import Block, Mark, around, blocks
from accordingto.web.pages.steps import ON_CLAIMS, ON_TWO, UNDO, Fields, kind_of

_BESIDE = 3_000
"""Characters around a claim within which a correction can be selected."""
_FOUND = 8


@dataclass(frozen=True, slots=True)
class Other:
    """An incident that may be chosen, with why it is offered."""

    id: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """An account that leaves its incident."""

    id: str
    report: Report
    mention: Mention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """All that the form shows of what it is about."""

    claim: Claim | None = None
    report: Report | None = None
    blocks: tuple[Block, ...] = ()
    incidents: tuple[Incident, ...] = ()
    """Those that it is about, the claim's own among them."""
    leaving: tuple[Leaving, ...] = ()
    undone: Event | None = None
    others: tuple[Other, ...] = ()

    @property
    def home(self) -> str:
        """Where it leads back to."""
        if self.incidents:
            return f"/incidents/{self.incidents[0].id}"
        return f"/reports/{self.claim.report}" if self.claim else "/decisions"


def subject_of(fields: Fields, casebook: Casebook) -> Subject:
    """What the fields name; raises where it is not there."""
    kind, about = kind_of(fields), fields.named
    if kind == UNDO:
        return _undone(casebook.decision(about[0]), casebook)
    if kind in ON_CLAIMS or (kind == "note" and about[0].startswith("c-")):
        return _on_claim(casebook, casebook.claim(about[0]), kind, fields)
    if kind == "one origin":
        return Subject()
    whole = casebook.part(about[0])
    first = whole.incidents[0]
    leaving: tuple[Leaving, ...] = ()
    if kind == "split":
        leaving = tuple(
            Leaving(account.id, reading.report, account.mentions[0] if account.mentions else None)
            for reading in whole.readings
            for account in reading.accounts
            if account.id in about[1:]
        )
    more = tuple(casebook.part(other).incidents[0] for other in about[1:2]) if kind in ON_TWO else ()
    return Subject(incidents=(first, *more), leaving=leaving, others=_others(casebook, first, fields) if kind in ON_TWO else ())


def _on_claim(casebook: Casebook, claim: Claim, kind: str, fields: Fields) -> Subject:
    told = casebook.report(claim.report)
    home = next((one for one in told.incidents if one.id == claim.incident), None)
    others: tuple[Other, ...] = ()
    if kind == "move":
        same = tuple(Other(one.id, one.label, "the report tells of it too") for one in told.incidents if one != home)
        others = (*same, *(_others(casebook, home, fields) if home else ()))
    mark = Mark(claim.start, claim.end, "claim", claim.id, 1, "what was read")
    return Subject(
        claim=claim,
        report=told.report,
        blocks=tuple(blocks(told.report.text, [mark], around([mark], len(told.report.text), _BESIDE))) if kind == "correct" else (),
        incidents=(home,) if home else (),
        others=_each_once(others),
    )


def _undone(event: Event, casebook: Casebook) -> Subject:
    incidents = []
    for name in event.judgement.about if event.judgement else ():
        try:
            id_ = casebook.claim(name).incident if name.startswith("c-") else name
            incidents.append(casebook.part(id_).incidents[0])
        except (UnknownClaim, UnknownIncident):  # an account, or what no report tells of any more
            continue
    return Subject(incidents=tuple({one.id: one for one in incidents}.values()), undone=event)


def _others(casebook: Casebook, first: Incident, fields: Fields) -> tuple[Other, ...]:
    """Its look-alikes, and what was looked for by words."""
    alike = [Other(one.id, one.label, "alike, and kept apart") for one in casebook.part(first.id).incidents[1:]]
    sought = Query(words=fields.find, kind="incident", limit=_FOUND)
    found: tuple[Line, ...] = casebook.incidents(sought).rows if fields.find.strip() else ()
    return _each_once([*(Other(one.id, one.label, "found") for one in found if one.id != first.id), *alike])


def _each_once(others: Iterable[Other]) -> tuple[Other, ...]:
    return tuple({one.id: one for one in reversed(list(others))}.values())[::-1]
