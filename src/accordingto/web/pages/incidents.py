"""One incident."""

from fastapi import APIRouter, Request, Response

from accordingto.pipeline import record_of
from accordingto.views.page.sections import lay_out
from accordingto.web.asking import InCasebook, Reader
from accordingto.web.pages.rendering import shown

router = APIRouter()


@router.get("/incidents/{id}")
def one(request: Request, id: str, casebook: InCasebook, person: Reader) -> Response:
    """One incident: its accounts side by side, its claims in place, its findings, and how it came to be so."""
    record = record_of(casebook, id)
    return shown(request, "one_incident.html", person=person, record=record, laid=lay_out(record))
