"""Reports, and the claims that are read out of them."""

from dataclasses import replace
from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from accordingto.casebook import Event, Gap, Last, Version
from accordingto.casebook.searching import Hit
from accordingto.records import Claim, Dropped, Quotation, Report
from accordingto.web.api.answers import PAGED, TAGGED, Limit, one, page, page_of, told
from accordingto.web.api.cursors import Cursor, cursor_after, place_of
from accordingto.web.api.narrowing import Narrowed
from accordingto.web.api.nouns import list_of, model_of
from accordingto.web.api.sending import Id
from accordingto.web.asking import InCasebook, Reader

router = APIRouter()
Kind = Literal["report", "incident"]


class Text(BaseModel):
    """A report's text, in which all offsets count."""

    report: str
    text: str


class NotUnderstood(BaseModel):
    """What of a report was not understood."""

    stretches: list_of(Gap)  # type: ignore[valid-type]
    dropped: list_of(Dropped)  # type: ignore[valid-type]


@router.get(
    "/search",
    tags=["search"],
    operation_id="search",
    summary="Reports and incidents with the words that were meant",
    response_model=page_of(Hit),
    responses=PAGED,
)
def search(
    request: Request,
    casebook: InCasebook,
    person: Reader,
    narrowed: Narrowed,
    kind: Kind | None = None,
    cursor: Cursor = "",
    limit: Limit = 20,
) -> Response:
    """Those with the words in their title first, the newest of them first."""
    return _found(request, casebook, narrowed, kind, cursor, limit)


@router.get(
    "/reports",
    tags=["reports"],
    operation_id="list_reports",
    summary="Reports, the newest first",
    response_model=page_of(Hit),
    responses=PAGED,
)
def reports(request: Request, casebook: InCasebook, person: Reader, narrowed: Narrowed, cursor: Cursor = "", limit: Limit = 50) -> Response:
    """A line for each that fits all that is given."""
    return _found(request, casebook, narrowed, "report", cursor, limit)


def _found(request: Request, casebook: InCasebook, narrowed: Narrowed, kind: Kind | None, cursor: str, limit: int) -> Response:
    found = casebook.search(replace(narrowed, kind=kind, limit=limit, after=place_of(request, cursor, Last)))
    return page(request, found.hits, cursor_after(request, found.after))


@router.get(
    "/reports/{id}", tags=["reports"], operation_id="get_report", summary="One report", response_model=model_of(Report), responses=TAGGED
)
def report(request: Request, id: Id, casebook: InCasebook, person: Reader) -> Response:
    """In its last version, without its text; by its id or key."""
    found = casebook.report(id)
    return one(request, replace(found.report, incidents=tuple(incident.id for incident in found.incidents)))


@router.get(
    "/reports/{id}/text", tags=["reports"], operation_id="get_report_text", summary="A report's text", response_model=Text, responses=TAGGED
)
def text(request: Request, id: Id, casebook: InCasebook, person: Reader) -> Response:
    """As it was received; empty where it was erased."""
    found = casebook.report(id).report
    return one(request, {"report": found.id, "text": found.text})


@router.get(
    "/reports/{id}/claims", tags=["reports"], operation_id="list_report_claims", summary="A report's claims", response_model=list_of(Claim)
)
def claims(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """All that is read out of it, in the order of its text."""
    return told(casebook.report(id).claims)


@router.get(
    "/reports/{id}/quotes",
    tags=["reports"],
    operation_id="list_report_quotes",
    summary="Words that a report puts in somebody's mouth",
    response_model=list_of(Quotation),
)
def quotes(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """In the order of its text."""
    return told(casebook.report(id).reading.quotations)


@router.get(
    "/reports/{id}/versions",
    tags=["reports"],
    operation_id="list_report_versions",
    summary="A report's versions",
    response_model=list_of(Version),
)
def versions(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """As it was received each time, the first first."""
    return told(casebook.report(id).versions)


@router.get(
    "/reports/{id}/not-understood",
    tags=["reports"],
    operation_id="get_report_not_understood",
    summary="What of a report was not understood",
    response_model=NotUnderstood,
)
def not_understood(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """Stretches of its text with a reason each, and how many answers of its reader it does not bear out."""
    found = casebook.report(id)
    return told({"stretches": found.not_understood, "dropped": found.dropped})


@router.get(
    "/reports/{id}/history",
    tags=["reports"],
    operation_id="list_report_history",
    summary="How a report came to be read so",
    response_model=list_of(Event),
)
def report_history(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """Every entry of the log that had a part in it, the first first."""
    return told(casebook.history(casebook.report(id).report.id))


@router.get(
    "/claims/{id}", tags=["claims"], operation_id="get_claim", summary="One claim", response_model=model_of(Claim), responses=TAGGED
)
def claim(request: Request, id: Id, casebook: InCasebook, person: Reader) -> Response:
    """With its quote, its origin and the incident that it stands under."""
    return one(request, casebook.claim(id))


@router.get(
    "/claims/{id}/history",
    tags=["claims"],
    operation_id="list_claim_history",
    summary="How a claim came to be so",
    response_model=list_of(Event),
)
def claim_history(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """Every entry of the log that had a part in it, the first first."""
    return told(casebook.history(casebook.claim(id).id))
