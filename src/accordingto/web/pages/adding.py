"""Adding reports: files, a text, an address; how far the clerk is with them, and what became of them."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Header, Request, Response, UploadFile

from accordingto.web.adding import MOST_FILES, Handed
from accordingto.web.asking import Adder, AtDesk
from accordingto.web.pages.account import Number, at_second
from accordingto.web.pages.flashing import led_to
from accordingto.web.pages.rendering import shown
from accordingto.web.people import Person
from accordingto.web.refusing import TooMany, Unacceptable, status_of
from accordingto.web.telling import of_addition

router = APIRouter(prefix="/add")
Typed = Annotated[str, Form()]
_FRESH = {"text": "", "address": "", "title": "", "outlet": "", "published": "", "url": ""}


@router.get("")
def asked(request: Request, at: AtDesk, person: Adder) -> Response:
    """What can be handed in, and what was lately."""
    return _asked(request, at, person, _FRESH)


@router.post("")
def take(
    request: Request,
    at: AtDesk,
    person: Adder,
    files: Annotated[list[UploadFile], File()] = [],  # noqa: B006  # FastAPI makes a new one for each request
    text: Typed = "",
    address: Typed = "",
    title: Typed = "",
    outlet: Typed = "",
    published: Typed = "",
    url: Typed = "",
) -> Response:
    """It is handed to the clerk."""
    fields = {"title": title, "outlet": outlet, "published": published, "url": url}
    handed = Handed([(one.filename, one.file) for one in files if one.filename], text, address, fields)
    try:
        made = at.clerk.take(person.name, handed)
    except (Unacceptable, TooMany) as error:
        return _asked(request, at, person, {"text": text, "address": address, **fields}, error)
    return led_to(f"/add/{made.number}")


@router.get("/{number}")
def one(request: Request, at: AtDesk, person: Adder, number: Number) -> Response:
    """How far it is, or what became of it."""
    return shown(request, "adding_one.html", person=person, addition=at.additions.get(number), at=at_second)


@router.get("/{number}/events")
def events(at: AtDesk, person: Adder, number: Number, last_event_id: Annotated[str, Header()] = "") -> Response:
    """Each step of it as it is made."""
    at.additions.get(number)
    return of_addition(at.additions, number, at.bell, last_event_id, may=lambda: at.people.still_lets_in(person))


def _asked(request: Request, at: AtDesk, person: Person, typed: dict[str, str], error: Unacceptable | TooMany | None = None) -> Response:
    told = {"typed": typed, "last": at.additions.last(), "most": MOST_FILES, "largest": at.house.settings.largest_report // 1_000_000}
    status, said = (status_of(error), str(error)) if error else (200, "")
    return shown(request, "adding.html", status, person=person, said=said, at=at_second, **told)
