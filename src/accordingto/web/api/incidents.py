"""Incidents: one of them with its claims, neighbours and history."""

from fastapi import APIRouter, Request, Response

from accordingto.casebook import Event
from accordingto.pipeline import record_of
from accordingto.records import Claim, Incident
from accordingto.web.api.answers import TAGGED, one, told
from accordingto.web.api.nouns import list_of, model_of
from accordingto.web.api.sending import Id
from accordingto.web.asking import InCasebook, Reader

router = APIRouter(prefix="/incidents", tags=["incidents"])


@router.get("/{id}", operation_id="get_incident", summary="One incident", response_model=model_of(Incident), responses=TAGGED)
def incident(request: Request, id: Id, casebook: InCasebook, person: Reader) -> Response:
    """Its findings with their sides, and why it is one; by its id, one that led to it, or the beginning of one."""
    return one(request, record_of(casebook, id).incidents[0])


@router.get("/{id}/claims", operation_id="get_incident_claims", summary="An incident's claims", response_model=list_of(Claim))
def claims(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """All that reports say of it, each with its quote and origin."""
    record = record_of(casebook, id)
    return told([claim for claim in record.claims if claim.incident == record.incidents[0].id])


@router.get(
    "/{id}/neighbours",
    operation_id="get_incident_neighbours",
    summary="Incidents it is like and is not",
    response_model=list_of(Incident),
)
def neighbours(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """Those it is kept apart from; the reasons are in its `apart`."""
    return told(record_of(casebook, id).incidents[1:])


@router.get("/{id}/history", operation_id="get_incident_history", summary="How an incident came to be so", response_model=list_of(Event))
def history(id: Id, casebook: InCasebook, person: Reader) -> Response:
    """Every entry of the log that had a part in it, the first first."""
    return told(casebook.history(id))
