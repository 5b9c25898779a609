"""What a page that is open hears of incidents."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from accordingto.web.asking import AtDesk, Reader
from accordingto.web.telling import of_incidents

router = APIRouter()


@router.get("/events")
def events(
    at: AtDesk,
    person: Reader,
    incident: Annotated[str, Query(max_length=200)] = "",
    last_event_id: Annotated[str, Header()] = "",
) -> Response:
    """Each incident that becomes another; or one alone."""
    return of_incidents(at.bell, last_event_id, incident, may=lambda: at.people.still_lets_in(person))
