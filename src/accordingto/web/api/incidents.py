"""Incidents: lists of them by the same filters, and one of them with its claims, neighbours and history."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response

from accordingto.casebook import Event, Last, Line, Period, Spot
from accordingto.pipeline import record_of
from accordingto.records import Check, Claim, Incident
from accordingto.web.api.answers import PAGED, TAGGED, Limit, known, one, page, page_of, told, unchanged
from accordingto.web.api.cursors import Cursor, cursor_after, place_of
from accordingto.web.api.narrowing import Narrowed
from accordingto.web.api.nouns import list_of, model_of
from accordingto.web.api.sending import Id
from accordingto.web.asking import InCasebook, Reader

router = APIRouter(prefix="/incidents", tags=["incidents"])


@router.get(
    "", operation_id="list_incidents", summary="Incidents, the newest first", response_model=page_of(Line, total=True), responses=PAGED
)
def incidents(
    request: Request, casebook: InCasebook, person: Reader, narrowed: Narrowed, cursor: Cursor = "", limit: Limit = 50
) -> Response:
    """A line for each that fits all that is given."""
    found = casebook.incidents(replace(narrowed, limit=limit, after=place_of(request, cursor, Last)))
    return page(request, found.rows, cursor_after(request, found.after), total=found.total)


@router.get("/over-time", operation_id="count_incidents_over_time", summary="How many incidents, by time", response_model=list_of(Period))
def over_time(casebook: InCasebook, person: Reader, narrowed: Narrowed) -> Response:
    """By day, month, year, decade or century, whichever gives no more than 60."""
    return told(casebook.over_time(narrowed))


@router.get(
    "/over-places", operation_id="count_incidents_over_places", summary="How many incidents, by place", response_model=list_of(Spot)
)
def over_places(casebook: InCasebook, person: Reader, narrowed: Narrowed) -> Response:
    """The 200 places with the most, these first."""
    return told(casebook.over_places(narrowed))


@router.get("/{id}", operation_id="get_incident", summary="One incident", response_model=model_of(Incident), responses=TAGGED)
def incident(request: Request, id: Id, casebook: InCasebook, person: Reader) -> Response:
    """With its findings and their sides; by its id, one that led to it, or the beginning of one.

    Its ETag is the stamp by which a decision says which state of it was `seen`.
    """
    with casebook.looking():  # the tag and what it is of at one moment
        stamp = casebook.stamp(id)
        return unchanged(stamp) if known(request, stamp) else one(request, record_of(casebook, id).incidents[0], stamp)


@router.get("/{id}/claims", operation_id="list_incident_claims", summary="An incident's claims", response_model=list_of(Claim))
def claims(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """All that reports say of it, each with its quote and origin."""
    record = record_of(casebook, id)
    return told([claim for claim in record.claims if claim.incident == record.incidents[0].id])


@router.get("/{id}/checks", operation_id="list_incident_checks", summary="What the rules say of an incident", response_model=list_of(Check))
def checks(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """Each with its verdict and a sentence that says why."""
    return told(record_of(casebook, id).checks)


@router.get(
    "/{id}/neighbours",
    operation_id="list_incident_neighbours",
    summary="Incidents that it is like and is not",
    response_model=list_of(Incident),
)
def neighbours(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """Those that it is kept apart from; the reasons are in its `apart`."""
    return told(record_of(casebook, id).incidents[1:])


@router.get("/{id}/history", operation_id="list_incident_history", summary="How an incident came to be so", response_model=list_of(Event))
def history(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """Every entry of the log that had a part in it, the first first."""
    with casebook.looking():
        return told(casebook.history(record_of(casebook, id).incidents[0].id))
