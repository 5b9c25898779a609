"""One incident."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from accordingto.casebook import Casebook, Event
from accordingto.errors import UnknownJudged
from accordingto.pipeline import record_in
from accordingto.views.page.sections import view_of
from accordingto.views.page.shown import anchor
from accordingto.web.asking import InCasebook, Reader
from accordingto.web.pages.rendering import shown
from accordingto.web.pages.telling import tellings
from accordingto.web.pages.wording import became
from accordingto.weighing import policy_named

router = APIRouter(prefix="/incidents/{id}")
claims = APIRouter(prefix="/claims")


@router.get("")
def one(request: Request, id: str, casebook: InCasebook, person: Reader) -> Response:
    """One incident: its accounts side by side, its claims in place, its findings, and how it came to be so."""
    with casebook.looking():  # its parts are of one moment
        whole = casebook.part(id)
        record = record_in(whole)
        view = view_of(record)
        told = tellings(whole, view)
        done = _done(casebook, request.query_params.get("done", ""))
        stamp = casebook.stamp(view.incident)
    if id != view.incident.id and not done:
        return RedirectResponse(f"/incidents/{view.incident.id}", 303)
    return shown(
        request,
        "one_incident.html",
        person=person,
        view=view,
        told=told,
        numbers={quoted.claim.id: quoted.number for quoted in view.matrix.quotes},
        done=done,
        stamp=stamp,
        policy=policy_named(record.policy),
    )


@router.get("/history")
def history(request: Request, id: str, casebook: InCasebook, person: Reader) -> Response:
    """Who added, said and decided what about it, and what it became each time."""
    with casebook.looking():
        incident = casebook.part(id).incidents[0]
        events = casebook.history(id)
    told: list[tuple[Event, list[str]]] = []
    before: dict[str, Event] = {}
    last: Event | None = None
    for event in events:
        told.append((event, became(event, before.get(event.incident.id, last) if event.incident else None)))
        if event.incident:
            before[event.incident.id] = last = event
    return shown(request, "incident_history.html", person=person, incident=incident, events=told[::-1])


@claims.get("/{claim}")
def of_claim(claim: str, casebook: InCasebook, person: Reader) -> Response:
    """A claim has no page of its own: it stands on its incident's."""
    told = casebook.claim(claim)
    return RedirectResponse(f"/incidents/{told.incident}#{anchor(told.id)}", 303)


def _done(casebook: Casebook, name: str) -> Event | None:
    """The decision that led here, if one did."""
    try:
        return casebook.decision(name) if name else None
    except UnknownJudged:
        return None
