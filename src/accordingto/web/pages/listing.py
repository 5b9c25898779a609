"""The incidents on a timeline, a map and a list, which one form narrows together; and the filters that people keep."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form, Request, Response

from accordingto.records import COUNTS, TYPES, VALUES
from accordingto.web import filters
from accordingto.web.asking import AtDesk, InCasebook, Own, Reader
from accordingto.web.filters import Filter
from accordingto.web.pages.drawing import draw_places, draw_time
from accordingto.web.pages.flashing import led_to
from accordingto.web.pages.narrowing import GRADES, STATUSES, Narrowing, cursor, last_of
from accordingto.web.pages.rendering import shown

router = APIRouter()


@router.get("/")
def listed(request: Request, casebook: InCasebook, at: AtDesk, person: Reader) -> Response:
    """The incidents that fit what is asked for, on a timeline, a map and a list."""
    told = Narrowing.of(request.query_params)
    after = request.query_params.get("after", "")
    query = told.query(casebook, last_of(after))
    with casebook.looking():  # all of it is of one moment
        found = casebook.overview(query)
        page = found.page
        reports = 0 if page.total or told.given else casebook.standing().reports
    return shown(
        request,
        "incidents.html",
        person=person,
        told=told,
        page=page,
        timeline=draw_time(found.periods, told),
        map=draw_places(found.spots, page.total, told),
        pages={"first": told.address() if after else "", "next": told.address(after=cursor(page.after)) if page.after else ""},
        filters=filters.filters_of(at.store, person),
        reports=reports,
        choices={"type": TYPES, "question": (*COUNTS, *VALUES), "status": STATUSES, "grade": GRADES},
    )


@router.post("/filters")
def kept(at: AtDesk, person: Own, name: Annotated[str, Form()], address: Annotated[str, Form()] = "") -> Response:
    """Keep a filter under a name."""
    told = Narrowing.of(dict(parse_qsl(address)))
    filters.keep(at.store, person, Filter(name, told.address().partition("?")[2]))
    return led_to(told.address(), f"Kept as “{' '.join(name.split())}”.")


@router.post("/filters/forget")
def forgotten(at: AtDesk, person: Own, name: Annotated[str, Form()]) -> Response:
    """Keep a filter no more."""
    filters.forget(at.store, person, name)
    return led_to("/", f"“{name}” is kept no more.")
