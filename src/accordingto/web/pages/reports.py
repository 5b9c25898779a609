"""The reports, and one of them with all that it is read to say."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from accordingto.casebook import Casebook, Event, Query, Told
from accordingto.records import Quotation, Tally
from accordingto.views.page.shown import anchor, visible
from accordingto.views.page.words import answer, asked, tally_figure
from accordingto.web.asking import InCasebook, Reader
from accordingto.web.pages.marking import Mark, blocks
from accordingto.web.pages.narrowing import LIMIT, Narrowing, cursor, last_of
from accordingto.web.pages.rendering import shown

router = APIRouter(prefix="/reports")

_OF_A_REPORT = ("q", "since", "until", "outlet", "origin")
"""The fields that narrow reports; the others ask what became of the incidents that they tell of."""


@router.get("")
def listed(request: Request, casebook: InCasebook, person: Reader) -> Response:
    """The reports in which what is asked for stands, the newest first."""
    told = Narrowing.of({name: request.query_params.get(name, "") for name in _OF_A_REPORT})
    after = request.query_params.get("after", "")
    asked_for = told.query(casebook, last_of(after))
    query = Query(
        words=asked_for.words,
        kind="report",
        since=asked_for.since,
        until=asked_for.until,
        outlet=asked_for.outlet,
        origin=asked_for.origin,
        limit=LIMIT,
        after=asked_for.after,
    )
    with casebook.looking():
        found, held = casebook.search(query), casebook.standing().reports
    pages = {
        "first": told.address("/reports") if after else "",
        "next": told.address("/reports", after=cursor(found.after)) if found.after else "",
    }
    return shown(request, "reports.html", person=person, told=told, found=found, held=held, pages=pages)


@router.get("/{id}")
def one(request: Request, id: str, casebook: InCasebook, person: Reader) -> Response:
    """One report: its whole text with every claim in its place, what it is read to say, and what of it was not understood."""
    told = casebook.report(id)
    if id != told.report.id:
        return RedirectResponse(f"/reports/{told.report.id}", 303)
    numbers = {claim.id: number for number, claim in enumerate(told.claims, 1)}
    return shown(
        request,
        "one_report.html",
        person=person,
        told=told,
        numbers=numbers,
        labels={incident.id: incident.label for incident in told.incidents},
        blocks=blocks(told.report.text, _marks(told, numbers)),
        renewals=_renewals(casebook, told),
    )


def _marks(told: Told, numbers: dict[str, int]) -> list[Mark]:
    """Everything that was taken from the report, and what was not understood."""
    claims = [
        Mark(one.start, one.end, "claim", anchor(one.id), numbers[one.id], visible(f"{asked(one.question, one.group)}: {answer(one)}"))
        for one in told.claims
    ]
    gaps = [
        Mark(gap.start, gap.end, "unclear", f"u-{number}", number, visible(f"not understood: {gap.reason}"))
        for number, gap in enumerate(told.not_understood, 1)
    ]
    return [*claims, *map(_tally, told.reading.tallies), *map(_quotation, told.reading.quotations, range(1, 1_000_000)), *gaps]


def _tally(tally: Tally) -> Mark:
    return Mark(tally.start, tally.end, "tally", anchor(tally.id), 0, visible(f"running total: {tally_figure(tally)} {tally.what}"))


def _quotation(quotation: Quotation, number: int) -> Mark:
    return Mark(quotation.start, quotation.end, "quotation", f"q-{number}", number, visible(f"said by {quotation.speaker or 'somebody'}"))


def _renewals(casebook: Casebook, told: Told) -> list[Event]:
    """What newer versions, and other readings, say otherwise; the last first."""
    return [event for event in casebook.history(told.report.id) if event.what in ("version", "reading")][::-1]
