"""Running totals, what the rules say, and what waits for somebody's decision."""

from fastapi import APIRouter, Request, Response

from accordingto.casebook import After, Item, Running
from accordingto.casebook.sums import Nth
from accordingto.casebook.waits import Kind
from accordingto.records import Check, Tally, Verdict
from accordingto.web.api.answers import PAGED, Limit, page, page_of, told
from accordingto.web.api.cursors import Cursor, cursor_after, place_of
from accordingto.web.api.nouns import list_of
from accordingto.web.asking import InCasebook, Reader

router = APIRouter()


@router.get(
    "/tallies",
    tags=["sums"],
    operation_id="list_tallies",
    summary="Running totals over a period and area",
    response_model=page_of(Tally),
    responses=PAGED,
)
def tallies(request: Request, casebook: InCasebook, person: Reader, cursor: Cursor = "", limit: Limit = 50) -> Response:
    """In the order that they were read; without the sentences that they stand in."""
    found = casebook.tallies_told(place_of(request, cursor, Nth), limit)
    return page(request, found.items, cursor_after(request, found.after))


@router.get(
    "/totals", tags=["sums"], operation_id="list_totals", summary="Running totals beside sums of incidents", response_model=list_of(Running)
)
def totals(casebook: InCasebook, person: Reader) -> Response:
    """Tallies of one origin that count one thing in one area, as time goes on, each with what the incidents known there come to."""
    return told(casebook.totals())


@router.get(
    "/checks", tags=["sums"], operation_id="list_checks", summary="What the rules say", response_model=page_of(Check), responses=PAGED
)
def checks(
    request: Request, casebook: InCasebook, person: Reader, verdict: Verdict | None = None, cursor: Cursor = "", limit: Limit = 50
) -> Response:
    """Over claims, tallies and incidents, each with a sentence that says why; one that is said anew meanwhile comes again."""
    found = casebook.checks_told(verdict, place_of(request, cursor, Nth), limit)
    return page(request, found.items, cursor_after(request, found.after))


@router.get(
    "/waiting",
    tags=["waiting"],
    operation_id="list_waiting",
    summary="What waits for somebody's decision",
    response_model=page_of(Item, total=True),
    responses=PAGED,
)
def waiting(
    request: Request, casebook: InCasebook, person: Reader, kind: Kind | None = None, cursor: Cursor = "", limit: Limit = 50
) -> Response:
    """What settles most first."""
    found = casebook.waiting(kind or "", place_of(request, cursor, After), limit)
    return page(request, found.items, cursor_after(request, found.after), total=found.total)
